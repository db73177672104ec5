"""Playbooks are found in the folders given, in order, and read in the languages they have."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.problems import Where
from crisiskit.reading.finding import Target, document_paths, find_targets
from crisiskit.reading.library import Library, sound
from crisiskit.reading.roots import bundled_root, find_roots
from documents import VALID, VALID_CRISIS, VALID_HOUSE, write_files


def test_the_first_folder_that_has_an_id_wins(tmp_path: Path) -> None:
    shutil.copytree(VALID / "landslide", tmp_path / "landslide")
    assert Library((tmp_path, VALID)).locate("landslide") == tmp_path / "landslide"
    assert Library((VALID, tmp_path)).folders()["landslide"] == VALID / "landslide"
    assert set(Library((tmp_path, VALID)).folders()) == {"base", "landslide"}


def test_folders_are_searched_in_the_order_of_the_design(tmp_path: Path) -> None:
    roots = find_roots([tmp_path / "given"], f"{tmp_path / 'one'}:{tmp_path / 'two'}:", ":")
    assert roots[:3] == (tmp_path / "given", tmp_path / "one", tmp_path / "two")
    assert roots[-1] == bundled_root()
    assert (bundled_root() / "base" / "id.md").is_file()
    assert find_roots([], None, ":")[-1] == bundled_root()


@pytest.mark.parametrize("languages", [("id",), ("en",), ("id", "en"), ("en", "id")])
def test_only_the_languages_asked_for_are_read_the_first_giving_the_skeleton(languages: tuple[str, ...]) -> None:
    playbook, problems = Library((VALID,)).read("landslide", languages)
    assert playbook is not None
    assert playbook.languages == languages
    assert sound(playbook, problems)
    for text in playbook.texts.values():
        assert set(text.facts) == set(playbook.facts)
        assert set(text.steps) == set(playbook.steps)
        assert len(text.because) == len(playbook.severity)


def test_an_unknown_playbook_is_a_problem_at_the_place_that_names_it() -> None:
    where = Where("crisis.yaml", 1, 11)
    playbook, problems = Library((VALID,)).read("landslip", LANGUAGES, where)
    assert playbook is None
    assert [(item.code, item.where, item.argument("instead")) for item in problems] == [("unknown-playbook", where, "landslide")]
    assert not sound(playbook, problems)


@pytest.mark.parametrize("ident", ["..", ".", "", "/", "../valid/base", "\0", "A", "a" * 300])
def test_what_is_no_id_is_no_folder(ident: str) -> None:
    assert Library((VALID / "base", VALID)).locate(ident) is None


def test_a_document_is_read_once(tmp_path: Path) -> None:
    shutil.copytree(VALID, tmp_path, dirs_exist_ok=True)
    library = Library((tmp_path,))
    first = library.document(tmp_path / "base" / "en.md")
    (tmp_path / "base" / "en.md").write_text("", encoding="utf-8")
    assert library.document(tmp_path / "base" / "en.md") is first


class TestFinding:
    """What lies at a path."""

    def test_a_folder_of_everything(self, tmp_path: Path) -> None:
        shutil.copytree(VALID, tmp_path / "playbooks")
        write_files(tmp_path, {
            "ferry/house.yaml": VALID_HOUSE.read_bytes(), "ferry/crisis.yaml": VALID_CRISIS.read_bytes(),
            "houses/ours/house.yaml": "", "notes/x.txt": "", ".hidden/house.yaml": "",
        })  # fmt: skip
        assert find_targets(tmp_path) == (
            Target("situation", tmp_path / "ferry"), Target("house", tmp_path / "houses" / "ours" / "house.yaml"),
            Target("playbook", tmp_path / "playbooks" / "base"), Target("playbook", tmp_path / "playbooks" / "landslide"),
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("name", "kind", "at"),
        [
            ("flood/en.md", "playbook", "flood"), ("ferry/crisis.yaml", "situation", "ferry"), ("ours.yaml", "house", "ours.yaml"),
            ("house.yml", "house", "house.yml"), ("x.txt", "unknown", "x.txt"),
        ],
    )  # fmt: skip
    def test_a_file(self, name: str, kind: str, at: str, tmp_path: Path) -> None:
        write_files(tmp_path, {name: "x"})
        assert [(item.kind, item.path) for item in find_targets(tmp_path / name)] == [(kind, tmp_path / at)]

    def test_nothing(self, tmp_path: Path) -> None:
        assert find_targets(tmp_path) == (Target("nothing", tmp_path),)
        assert find_targets(tmp_path / "gone") == (Target("missing", tmp_path / "gone"),)
        assert document_paths(tmp_path) == {}
