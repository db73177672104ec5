"""Listing playbooks reads no more of each than its front matter, and stops at no fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisiskit.reading.library import Library, bundled_root
from crisiskit.reading.listing import list_playbooks, read_front_of

FRONT = "---\nid: {id}\nlanguage: {language}\nname: {name}\nversion: 1.2.0\nkind: {kind}\nsummary: What for.\n---\n"


def put(root: Path, ident: str, language: str, name: str = "Fire", kind: str = "type", after: str = "") -> Path:
    path = root / ident / f"{language}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(FRONT.format(id=ident, language=language, name=name, kind=kind) + after, encoding="utf-8")
    return path


def test_our_own_are_listed_in_every_language() -> None:
    found = list_playbooks(Library([bundled_root()]))
    assert {"boat-accident", "tourist-accident-sar"} <= set(found)
    assert list(found) == sorted(path.name for path in bundled_root().iterdir() if not path.name.startswith(("base", "family-")))
    assert all(set(item.names) == set(item.summaries) == {"id", "en"} for item in found.values())


def test_a_playbook_has_the_languages_it_has(tmp_path: Path) -> None:
    put(tmp_path, "fire", "en")
    (item,) = list_playbooks(Library([tmp_path])).values()
    assert (item.id, item.version, item.names, item.summaries, item.folder) == (
        "fire", "1.2.0", {"en": "Fire"}, {"en": "What for."}, tmp_path / "fire",
    )  # fmt: skip


def test_what_is_only_extended_is_not_listed(tmp_path: Path) -> None:
    for kind in ("base", "family", "house"):
        put(tmp_path, kind, "en", kind=kind)
    assert list_playbooks(Library([tmp_path])) == {}


def test_the_first_folder_that_has_an_id_wins(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        put(tmp_path / name, "fire", "en", name=name)
    roots = [tmp_path / "two", tmp_path / "nowhere", tmp_path / "one"]
    assert list_playbooks(Library(roots))["fire"].names == {"en": "two"}


def test_the_rest_of_a_document_is_not_looked_at(tmp_path: Path) -> None:
    put(tmp_path, "fire", "en", after="\n## Nonsense\n\n| a |\n\n---\nid: other\n")
    assert list(list_playbooks(Library([tmp_path]))) == ["fire"]


@pytest.mark.parametrize("text", ["", "# Fire\n", "---\nid: fire\n", "---\nid: [\n---\n", "---\nname: Fire\n---\n", "---"])
def test_a_document_without_its_particulars_is_left_out(tmp_path: Path, text: str) -> None:
    path = put(tmp_path, "fire", "en")
    path.write_text(text, encoding="utf-8")
    assert read_front_of(path) is None
    assert list_playbooks(Library([tmp_path])) == {}
