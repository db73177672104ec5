"""Whether the languages of a playbook agree in all that both state: ids, authorities, owners, times, conditions, types.

Neither text is a translation of the other; the skeleton is one. A difference is a problem on the line of the second document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from crisiskit.model.vocabulary import LOCALIZED, FactKind
from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from crisiskit.reading.document import Document, Entry

#: Sections whose rows have ids that both languages share.
BY_ID = (
    "facts", "conditions", "steps", "roles", "agencies", "clocks", "approvals", "ladder", "schemes", "messages", "questions",
    "injects", "scenario",
)  # fmt: skip
#: Sections whose rows agree in order.
BY_ORDER = ("severity", "cluster")
FRONT = ("id", "version", "kind", "valid_from", "extends", "lead", "starts_at", "cluster", "category", "family")


def compare_pair(first: Document, second: Document) -> list[Problem]:
    """The differences of two documents of one playbook."""
    problems = [
        problem("pair-differs", second.front.where(key), id=key, what="---")
        for key in FRONT
        if getattr(first.front, key) != getattr(second.front, key)
    ]
    for section in BY_ID:
        problems += _compare_ids(section, first, second)
    for section in BY_ORDER:
        problems += _compare_order(section, first, second)
    problems += _compare_scenario(first, second)
    return problems


def _compare_ids(section: str, first: Document, second: Document) -> Iterator[Problem]:
    rows, others = first.entries.get(section, {}), second.entries.get(section, {})
    yield from _missing(section, rows, others, second.front.language)
    yield from _missing(section, others, rows, first.front.language)
    for key, row in rows.items():
        other = others.get(key)
        if row is not None and other is not None and row.spec != other.spec:
            yield problem("pair-differs", other.where, id=_shown(key), what=section)


def _missing(
    section: str, rows: Mapping[object, Entry | None], others: Mapping[object, Entry | None], language: str
) -> Iterator[Problem]:
    for key, row in rows.items():
        if key not in others and row is not None:
            yield problem("pair-missing", row.where, id=_shown(key), what=section, language=language)


def _compare_order(section: str, first: Document, second: Document) -> Iterator[Problem]:
    rows, others = list(first.section(section).values()), list(second.section(section).values())
    for row, other in zip(rows, others, strict=False):
        if row.spec != other.spec:
            yield problem("pair-differs", other.where, id=str(others.index(other) + 1), what=section)
    longer, language = (rows, second.front.language) if len(rows) > len(others) else (others, first.front.language)
    for row in longer[min(len(rows), len(others)) :]:
        yield problem("pair-missing", row.where, id=str(longer.index(row) + 1), what=section, language=language)


def _compare_scenario(first: Document, second: Document) -> Iterator[Problem]:
    """Values that are no words must be the same in both."""
    facts = {key: row.spec.type.kind for key, row in first.section("facts").items()}
    others = second.section("scenario")
    for key, row in first.section("scenario").items():
        kind = facts.get(row.spec.fact)
        if kind is None or kind in LOCALIZED or kind in (FactKind.YES_NO, FactKind.TIME) or key not in others:
            continue
        if row.text.text != others[key].text.text:
            yield problem("pair-differs", others[key].where, id=_shown(key), what="scenario")


def _shown(key: object) -> str:
    items = key if isinstance(key, tuple) else (key,)
    return " ".join(str(getattr(item, "value", item)) for item in items)
