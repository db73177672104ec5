"""Joining a document to the one it extends: rows with an id replace, `-` removes, severity adds, new messages go first.

    merged, problems = inherit(child, parent)
"""

from __future__ import annotations

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
        _check_removals(above, below, problems)
    return merged, problems


def _join_messages(
    above: dict[Any, Entry | None], below: dict[Any, Entry | None], problems: list[Problem]
) -> dict[Any, Entry | None]:
    """The child's new messages, then the inherited ones with the child's versions in their place."""
    joined: dict[Any, Entry | None] = {name: entry for name, entry in below.items() if name not in above}
    for name, entry in above.items():
        own = below.get(name, entry)
        if name in below and own is not None and entry is not None and own.spec is not entry.spec:
            problems.append(problem("message-part-differs", own.where, found=name, part=entry.spec.value))
            own = entry
        joined[name] = own
    return joined


def _check_removals(above: dict[Any, Entry | None], below: dict[Any, Entry | None], problems: list[Problem]) -> None:
    """Nothing is removed that was not inherited: the id is probably misspelt."""
    for name, entry in below.items():
        if entry is None and name not in above:
            problems.append(problem("nothing-to-remove", None, found=str(name)))
