"""Listing playbooks reads no more of each than its front matter, and stops at no fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisiskit.reading.listing import LONGEST_HEAD, group_by_family, list_playbooks, read_head_of, read_summaries
from crisiskit.reading.roots import bundled_root
from documents import write_files

FRONT = "---\nid: {id}\nlanguage: {language}\nname: {name}\nversion: 1.2.0\nkind: {kind}\nsummary: What for.\n---\n"


def put(root: Path, ident: str, language: str, name: str = "Fire", kind: str = "type", after: str = "") -> Path:
    path = root / ident / f"{language}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(FRONT.format(id=ident, language=language, name=name, kind=kind) + after, encoding="utf-8")
    return path


def test_our_own_are_listed_in_every_language() -> None:
    found = list_playbooks([bundled_root()])
    assert {"boat-accident", "tourist-accident-sar"} <= set(found)
    assert all(set(item.names) == set(item.summaries) == {"id", "en"} for item in found.values())


def test_a_playbook_has_the_languages_it_has(tmp_path: Path) -> None:
    put(tmp_path, "fire", "en")
    (item,) = list_playbooks([tmp_path]).values()
    assert (item.id, item.version, item.names, item.summaries, item.folder) == (
        "fire", "1.2.0", {"en": "Fire"}, {"en": "What for."}, tmp_path / "fire",
    )  # fmt: skip


def test_what_is_only_extended_is_not_listed(tmp_path: Path) -> None:
    for kind in ("base", "family", "house"):
        put(tmp_path, kind, "en", kind=kind)
    assert list_playbooks([tmp_path]) == {}


def test_the_first_folder_that_has_an_id_wins(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        put(tmp_path / name, "fire", "en", name=name)
    roots = [tmp_path / "two", tmp_path / "nowhere", tmp_path / "one"]
    assert list_playbooks(roots)["fire"].names == {"en": "two"}


def test_the_rest_of_a_document_is_not_looked_at(tmp_path: Path) -> None:
    put(tmp_path, "fire", "en", after="\n## Nonsense\n\n| a |\n\n---\nid: other\n")
    assert list(list_playbooks([tmp_path])) == ["fire"]


@pytest.mark.parametrize("text", ["", "# Fire\n", "---\nid: fire\n", "---\nid: [\n---\n", "---\nname: Fire\n---\n", "---"])
def test_a_document_without_its_particulars_is_left_out(tmp_path: Path, text: str) -> None:
    path = put(tmp_path, "fire", "en")
    path.write_text(text, encoding="utf-8")
    assert read_head_of(path) is None
    assert list_playbooks([tmp_path]) == {}


def test_types_are_grouped_by_the_family_they_or_what_they_extend_state(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "family-water/en.md": FRONT.format(id="family-water", language="en", name="Water", kind="family"),
            "flood/en.md": FRONT.format(id="flood", language="en", name="Flood", kind="type\nextends: family-water"),
            "our-flood/en.md": FRONT.format(id="our-flood", language="en", name="Our flood", kind="type\nextends: flood"),
            "wave/en.md": FRONT.format(id="wave", language="en", name="Wave", kind="type\nfamily: water"),
            "fire/en.md": FRONT.format(id="fire", language="en", name="Fire", kind="type\nfamily: heat"),
            "gaffe/en.md": FRONT.format(id="gaffe", language="en", name="Gaffe", kind="type"),
        },
    )
    found = [(item.id, item.names, [one.id for one in item.members]) for item in group_by_family(read_summaries([tmp_path]))]
    assert found == [("heat", {}, ["fire"]), ("water", {"en": "Water"}, ["flood", "our-flood", "wave"]), (None, {}, ["gaffe"])]


@pytest.mark.parametrize("before", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_editor_may_begin_and_end_lines_its_own_way(tmp_path: Path, before: str, end: str) -> None:
    text = before + FRONT.format(id="fire", language="en", name="Fire", kind="type").replace("\n", end)
    write_files(tmp_path, {"fire/en.md": text.encode()})
    assert list_playbooks([tmp_path])["fire"].summaries == {"en": "What for."}


def test_a_long_head_is_read_to_its_end_and_one_without_end_is_none(tmp_path: Path) -> None:
    cues = ", ".join(f"word{number}" for number in range(1500))
    head = FRONT.format(id="fire", language="en", name="Fire", kind=f"type\ncues: [{cues}]")
    write_files(tmp_path, {"fire/en.md": head, "wave/en.md": head[:-4] + "x: y\n" * LONGEST_HEAD})
    assert len(list_playbooks([tmp_path])["fire"].cues["en"]) == 1500
    assert "wave" not in list_playbooks([tmp_path])
