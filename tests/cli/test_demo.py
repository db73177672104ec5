"""The demonstration does the main job with no input, and every text in it is marked as a drill."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisiskit.cli.demo import find_example
from crisiskit.language.catalogue import LANGUAGES
from running import Run


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_the_whole_way_in_the_reader_s_language(
    run: Run, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("--lang", language, "demo")
    assert (done.code, done.err) == (0, "")
    for words in {
        "id": ["Tingkat ekstrem", "Satu jam ke depan", "Siaran pers", "Pukul 08.30 WITA", "crisiskit new house"],
        "en": ["extreme", "The next hour", "The press statement", "08:30 WITA", "crisiskit new house"],
    }[language]:
        assert words in done.out
    assert list(tmp_path.iterdir()) == []


def test_both_languages_and_both_channels_are_shown(run: Run) -> None:
    out = run("demo").out
    blocks = out.split("\n  == ")[1:]
    assert [block.partition(",")[0] for block in blocks] == ["X", "X", "press release", "press release"]
    for block, mark in zip(blocks, ["LATIHAN", "EXERCISE"] * 2, strict=True):
        assert block.splitlines()[1].startswith(f"  │ {mark}: ")


def test_the_rumour_is_in_the_story_and_in_no_text(run: Run) -> None:
    out = run("--lang", "en", "demo").out
    assert "20 people died because of too much cargo" in " ".join(out.split())
    texts = "\n".join(line for line in out.splitlines() if line.startswith("  │"))
    assert "Basarnas" in texts
    assert "20 " not in texts.replace("2026 ", "").replace("09:20 ", "").replace("09.20 ", "")
    assert "cargo" not in texts


def test_the_counts_of_the_story_are_those_of_the_drill(run: Run) -> None:
    out = " ".join(run("--lang", "id", "demo").out.split())
    assert "88 orang selamat, dua meninggal dunia, dan delapan belum ditemukan" in out


@pytest.mark.parametrize("columns", ["40", "80", "300"])
def test_lines_end_where_the_terminal_ends(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = [line for line in run("demo").out.splitlines() if "crisiskit " not in line and not line.startswith("      ")]
    longest = max(len(line) for line in lines if not line.strip().startswith("=="))
    assert longest <= min(int(columns), 100)


def test_the_example_lies_in_the_package_or_beside_it() -> None:
    assert (find_example("ferry-drill") / "crisis.yaml").is_file()
