"""Whatever both languages state must agree; each difference is found on the second document's line, at the cell that differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisiskit.problems import Problem
from documents import VALID, check_all, write_files

FOLDERS = {"base": VALID / "base", "landslide": VALID / "landslide"}


def change(folder: Path, playbook: str, old: str, new: str, language: str = "en") -> tuple[list[Problem], list[str]]:
    """The problems of a valid pair after one change to one of its documents, and the lines of that document."""
    files = {f"{playbook}/{path.name}": path.read_text(encoding="utf-8") for path in FOLDERS[playbook].iterdir()}
    name = f"{playbook}/{language}.md"
    assert files[name].count(old) == 1, f"{old!r} is not there once"
    files[name] = files[name].replace(old, new)
    found = check_all(write_files(folder, files))
    return list(found), files[name].split("\n")


def test_the_valid_pairs_agree() -> None:
    assert check_all(VALID) == ()


@pytest.mark.parametrize(
    ("playbook", "old", "new", "shown"),
    [
        ("landslide", "version: 1.0.0", "version: 1.0.1", "1.0.1"),
        ("landslide", "lead: bpbd", "lead: pvmbg", "pvmbg"),
        ("landslide", "starts_at: moderate", "starts_at: high", "high"),
        ("landslide", "category: Geo", "category: Met", "Met"),
        ("landslide", "valid_from: 2026-11-24", "valid_from: 2026-11-25", "2026-11-25"),
        ("landslide", "What came down? | bpbd |", "What came down? | pvmbg |", "pvmbg"),
        ("landslide", "| damage | money |", "| damage | count |", "count"),
        ("landslide", "choice: slide, rockfall", "choice: rockfall, slide", "choice:"),
        ("landslide", "harmed or event or road_closed |", "harmed or event |", "harmed or"),
        ("landslide", "| moderate | road_closed |", "| low | road_closed |", "low |"),
        ("landslide", "| moderate | road_closed |", "| moderate | not road_closed |", "not"),
        ("landslide", "| accidental | damage", "| preventable | damage", "preventable"),
        ("landslide", "| liaison | 20 min |", "| head | 20 min |", "head |"),
        ("landslide", "| liaison | 20 min |", "| liaison | 25 min |", "25"),
        ("landslide", "| call-lead | moderate |", "| pause | moderate |", "pause"),
        ("landslide", "| call-lead | moderate | public |", "| call-lead | high | public |", "high"),
        ("landslide", "| call-lead | moderate | public |", "| call-lead | moderate | media |", "media"),
        ("landslide", "| event | slide | 0 |", "| event | rockfall | 0 |", "rockfall"),
        ("landslide", "| missing | 3 | 20 |", "| missing | 4 | 20 |", "4"),
        ("landslide", "| missing | 3 | 20 | liaison |", "| missing | 3 | 20 | head |", "head"),
        ("base", "| high | 30 min | 60 min | 2 hours |", "| high | 30 min | 60 min | 3 hours |", "3 hours"),
        ("base", "liaison, lead | deaths > 0 |", "liaison, lead | deaths > 1 |", "deaths > 1"),
        ("base", "| high | head | 15 min |", "| high | head | 20 min |", "20"),
        ("base", "| soil | pvmbg | siaga |", "| soil | bpbd | siaga |", "bpbd"),
        ("base", "| People and damage | | | |", "| People and damage | 2020-01-01 | | |", "2020-01-01"),
    ],
)  # fmt: skip
def test_a_cell_that_differs_is_named_in_its_place(playbook: str, old: str, new: str, shown: str, tmp_path: Path) -> None:
    found, lines = change(tmp_path, playbook, old, new)
    assert [item.code for item in found] == ["pair-differs"]
    where = found[0].where
    assert where is not None
    assert where.path.endswith("en.md")
    assert lines[where.line - 1][where.column - 1 :].startswith(shown)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#### cause\n- {{ cause | source }} says: {{ cause }}.\n\n", ""),
        ("| missing | 3 | 20 | liaison |\n", ""),
        ("| warned | warning = siaga |\n", "| warned | warning = siaga |\n| closed | road_closed |\n"),
        ("| low | happened | it has been confirmed |\n", ""),
        ("| low | happened | it has been confirmed |\n", "| low | happened | so |\n| low | event | more |\n"),
        ("| extreme | harmed and warned | people are harmed and more may come down |\n", ""),
        ("| rumour | event and not road_closed | the road is said to be closed |\n", ""),
        ("### 00:05 sister-on-the-road", "### 00:05 brother-on-the-road"),
    ],
)
def test_what_is_there_in_one_language_only_is_named_where_it_stands(old: str, new: str, tmp_path: Path) -> None:
    found, _ = change(tmp_path, "landslide", old, new)
    assert {item.code for item in found} == {"pair-missing"}
    for item in found:
        assert item.where is not None
        assert {item.where.path[-5:-3], item.argument("language")} == {"id", "en"}, "there, and missing here"


def test_a_row_that_only_one_language_removes_is_a_difference(tmp_path: Path) -> None:
    text = "| close-road | Ask for the road to be closed | liaison | 20 min | call-lead | moderate | public | |\n"
    found, _ = change(tmp_path, "landslide", text, f"{text}| acknowledge | - | - | - | - | - | - | - |\n")
    assert [item.code for item in found] == ["pair-missing"]
    found, _ = change(tmp_path / "more", "landslide", text, "| close-road | - | - | - | - | - | - | - |\n")
    assert "pair-differs" in {item.code for item in found}


def test_one_missing_row_does_not_make_all_the_following_differ(tmp_path: Path) -> None:
    found, _ = change(tmp_path, "landslide", "| extreme | harmed and warned | people are harmed and more may come down |\n", "")
    assert len(found) == 1


def test_words_may_differ_and_one_language_alone_is_valid(tmp_path: Path) -> None:
    found, _ = change(tmp_path, "landslide", "the road is closed |\n| low", "the road cannot be used |\n| low")
    assert not found
    english = (VALID / "landslide" / "en.md").read_text(encoding="utf-8")
    assert not check_all(write_files(tmp_path / "alone", {"landslide/en.md": english}))
