"""Joining a document to the one it extends: rows with an id replace, `-` removes, severity adds, new messages go first.

    merged, problems = inherit(child, parent)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crisiskit.problems import Problem, problem
from crisiskit.reading.document import Document, Entry

_INHERITED = ("lead", "starts_at", "cluster", "category", "family")


def inherit(child: Document, parent: Document) -> tuple[Document, list[Problem]]:
    """The child with everything of the parent it does not replace or remove."""
    problems: list[Problem] = []
    front = child.front.model_copy(
        update={key: getattr(parent.front, key) for key in _INHERITED if getattr(child.front, key) is None}
    )
    merged = Document(child.path, front, child.purpose or parent.purpose)
    for key in dict.fromkeys((*parent.entries, *child.entries)):
        above, below = parent.entries.get(key, {}), child.entries.get(key, {})
        if key == "messages":
            merged.entries[key] = _join_messages(above, below, problems)
        else:
            merged.entries[key] = {**above, **below}
        problems += _check_removals(above, below)
    return merged, problems


def check_removals(document: Document) -> list[Problem]:
    """What a document that extends nothing removes all the same."""
    return [item for rows in document.entries.values() for item in _check_removals({}, rows)]


def _join_messages(above: dict[Any, Entry], below: dict[Any, Entry], problems: list[Problem]) -> dict[Any, Entry]:
    """The child's new messages, then the inherited ones with the child's versions in their place."""
    joined: dict[Any, Entry] = {name: entry for name, entry in below.items() if name not in above}
    for name, entry in above.items():
        own = below.get(name, entry)
        if not own.removes and not entry.removes and own.spec is not entry.spec:
            problems.append(problem("message-part-differs", own.where, found=name, part=entry.spec.value))
            own = entry
        joined[name] = own
    return joined


def _check_removals(above: dict[Any, Entry], below: dict[Any, Entry]) -> Iterator[Problem]:
    """Nothing is removed that was not inherited: the id is probably misspelt."""
    for name, entry in below.items():
        if entry.removes and (name not in above or above[name].removes):
            yield problem("nothing-to-remove", entry.where, found=str(getattr(name, "value", name)))
