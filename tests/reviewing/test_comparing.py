"""Two playbooks differ where they mean something else, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crisiskit.door import load_playbook
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.reviewing.comparing import compare
from documents import VALID, small_playbook

SOURCE = (VALID / "landslide" / "en.md").read_text(encoding="utf-8")
#: What is written otherwise, the section and row that differ, how, and what was and is.
EDITS = [
    ("| cause | text |", "| crew | count | How many? | bpbd | | | |\n| cause | text |", ("facts", "added", "crew"), None),
    ("| damage | money | What will the repair cost? | kemenhub |", "| damage | money | What will it cost? | bpbd |",
     ("facts", "changed", "damage"), None),
    ("| warned | warning = siaga |", "| warned | warning = siaga and harmed |", ("conditions", "changed", "warned"),
     ("warning = siaga", "warning = siaga and harmed")),
    ("| low | happened | it has been confirmed |\n", "", ("severity", "removed", "low: happened"), None),
    ("| people are harmed and more may come down |", "| people are harmed |", ("severity", "changed", "extreme: harmed and warned"),
     ("people are harmed and more may come down", "people are harmed")),
    ("| liaison | 20 min |", "| liaison | 10 min |", ("steps", "changed", "close-road"), ("20 minutes", "10 minutes")),
    ("    - {{ road }} is closed.\n", "    - {{ road }} is shut.\n", ("messages", "changed", "opening"),
     ("  - {{ road }} is closed.", "  - {{ road }} is shut.")),
    ("#### cause\n- {{ cause | source }} says: {{ cause }}.\n", "", ("messages", "removed", "cause"), None),
]  # fmt: skip


def edit(tmp_path: Path, old: str, new: str) -> Path:
    assert old in SOURCE, old
    for name in ("base", "landslide"):
        (tmp_path / name).mkdir()
        for language in LANGUAGES:
            path = tmp_path / name / f"{language}.md"
            path.write_bytes((VALID / name / f"{language}.md").read_bytes())
    (tmp_path / "landslide" / "en.md").write_text(SOURCE.replace(old, new), encoding="utf-8")
    (tmp_path / "landslide" / "id.md").unlink()
    return tmp_path / "landslide"


@pytest.mark.parametrize(("old", "new", "row", "change"), EDITS)
def test_what_is_added_changed_and_removed_is_named(
    tmp_path: Path, old: str, new: str, row: tuple[str, ...], change: tuple[str, str] | None
) -> None:
    found = compare(small_playbook(), load_playbook(edit(tmp_path, old, new)), "en")
    assert [(item.section, item.how, item.id) for item in found] == [row]
    if change is not None:
        assert change in [(one.before, one.after) for one in found[0].changes]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| --- | --- | --- |", "|---|:---|--- |"),
        ("- [happened] There has been a landslide {{ place }}.", "- [happened] There has been a\n  landslide {{ place }}."),
        ("| harmed or event or road_closed |", "|  (harmed or event)   or road_closed|"),
        ("aliases: [mudslide, road buried]", "aliases: [road buried, mudslide]"),
        ("Use this when soil", "Use  this\nwhen soil"),
        ("{{ cause | source }} says: {{ cause }}.", "{{cause|source}} says: {{ cause }}."),
    ],
)
def test_what_is_only_set_otherwise_is_no_difference(tmp_path: Path, old: str, new: str) -> None:
    assert compare(small_playbook(), load_playbook(edit(tmp_path, old, new)), "en") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_of_a_document_is_compared(language: str) -> None:
    """A type against a base that has none of its rows, and back."""
    base = load_playbook(VALID / "base")
    there, back = compare(base, small_playbook(), language), compare(small_playbook(), base, language)
    sections = {item.section for item in there}
    assert {"", "facts", "conditions", "severity", "cluster", "steps", "messages"} <= sections
    swap = {"added": "removed", "removed": "added", "changed": "changed"}
    assert {(item.section, swap[item.how], item.id) for item in there} == {(item.section, item.how, item.id) for item in back}


def test_the_rows_are_in_the_words_of_the_language() -> None:
    found = compare(load_playbook(VALID / "base"), small_playbook(), "id")
    names = {change.what for item in found for change in item.changes}
    assert {"sebutan", "jenis", "pelaksana"} <= names
    assert not any(re.search(r"\bcalled\b|\bowner\b", name) for name in names)
