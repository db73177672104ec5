"""What differs between two playbooks, or two versions of one, by meaning; how a document is set makes no difference.

    compare(ours, theirs, "id")
    # (Difference(section="facts", how="changed", id="deaths", changes=(Change(what="wewenang", before="Basarnas", …),)), …)

Both are compared with everything they inherit, so a row that moved up into a shared document is no difference.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from crisiskit.model.difference import Change, Difference
from crisiskit.rendering.stating import Stated, state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.model.playbook import Playbook
    from crisiskit.rendering.stating import Rows

#: What the lines of a row are called where they differ.
LINES = "lines"


def compare(before: Playbook, after: Playbook, language: str) -> tuple[Difference, ...]:
    """Every row added, changed or removed, by section; KeyError for a language that one of them has no text in."""
    first, second = state(before, language), state(after, language)
    return tuple(item for section in first for item in _compare_rows(section, first[section], second[section]))


def _compare_rows(section: str, before: Rows, after: Rows) -> Iterator[Difference]:
    for key, row in before.items():
        if key not in after:
            yield Difference(section=section, how="removed", id=key, title=row.title, changes=tuple(_list_lines(row, gone=True)))
        elif changes := tuple(_compare_cells(row, after[key])):
            yield Difference(section=section, how="changed", id=key, title=after[key].title, changes=changes)
    for key, row in after.items():
        if key not in before:
            yield Difference(section=section, how="added", id=key, title=row.title, changes=tuple(_list_lines(row, gone=False)))


def _compare_cells(before: Stated, after: Stated) -> Iterator[Change]:
    if before.title != after.title and before.title not in before.cells.values():
        yield Change(what="", before=before.title, after=after.title)
    for name in dict.fromkeys((*before.cells, *after.cells)):
        old, new = before.cells.get(name, ""), after.cells.get(name, "")
        if old != new:
            yield Change(what=name, before=old, after=new)
    steps = SequenceMatcher(None, before.lines, after.lines, autojunk=False).get_opcodes()
    for step, start, end, since, upto in steps:
        if step != "equal":
            yield Change(what=LINES, before="\n".join(before.lines[start:end]), after="\n".join(after.lines[since:upto]))


def _list_lines(row: Stated, *, gone: bool) -> Iterator[Change]:
    """What a whole row said, so that it can be judged without looking it up."""
    for name, value in row.cells.items():
        if value and value != row.title:
            yield Change(what=name, before=value) if gone else Change(what=name, after=value)
    if row.lines:
        said = "\n".join(row.lines)
        yield Change(what=LINES, before=said) if gone else Change(what=LINES, after=said)
