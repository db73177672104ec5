"""Whether the languages of a playbook agree in all that both state: ids, authorities, owners, times, conditions, types.

Neither text is a translation of the other; the skeleton is one. A difference is a problem on the line of the second document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from crisiskit.model.base import Model
from crisiskit.model.vocabulary import LOCALIZED, FactKind
from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from crisiskit.problems import Where
    from crisiskit.reading.document import Document, Entry

#: Sections whose rows have ids that both languages share.
BY_ID = (
    "facts", "conditions", "steps", "roles", "agencies", "clocks", "approvals", "ladder", "schemes", "messages", "questions",
    "injects", "scenario",
)  # fmt: skip
#: Sections whose rows agree in order.
BY_ORDER = ("severity", "cluster")
#: Columns that are not called as the field they fill.
COLUMNS = {"since": "from"}
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
        if other is not None and row.spec != other.spec:
            yield problem("pair-differs", _place(row, other), id=_shown(key), what=section)


def _missing(
    section: str, rows: Mapping[object, Entry], others: Mapping[object, Entry], language: str
) -> Iterator[Problem]:
    for key, row in rows.items():
        if key not in others:
            yield problem("pair-missing", row.where, id=_shown(key), what=section, language=language)


def _compare_order(section: str, first: Document, second: Document) -> Iterator[Problem]:
    rows, others = list(first.section(section).values()), list(second.section(section).values())
    matcher = SequenceMatcher(None, [row.spec for row in rows], [other.spec for other in others], autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        both = min(end - start, other_end - other_start)
        for number in range(both):
            row, other = rows[start + number], others[other_start + number]
            yield problem("pair-differs", _place(row, other), id=str(other_start + number + 1), what=section)
        for number in range(start + both, end):
            yield problem("pair-missing", rows[number].where, id=str(number + 1), what=section, language=second.front.language)
        for number in range(other_start + both, other_end):
            yield problem("pair-missing", others[number].where, id=str(number + 1), what=section, language=first.front.language)


def _place(row: Entry, other: Entry) -> Where:
    """Where the other row says something else: the first cell whose value differs, or the row where that is no single cell."""
    if not isinstance(row.spec, Model) or type(row.spec) is not type(other.spec):
        return other.place("when")
    fields = (name for name in type(row.spec).model_fields if getattr(row.spec, name) != getattr(other.spec, name))
    name = next(fields, "")
    return other.place(COLUMNS.get(name, name))


def _compare_scenario(first: Document, second: Document) -> Iterator[Problem]:
    """Values that are no words must be the same in both."""
    facts = {key: row.spec.type.kind for key, row in first.section("facts").items()}
    others = second.section("scenario")
    for key, row in first.section("scenario").items():
        kind = facts.get(row.spec.fact)
        if key not in others or kind in LOCALIZED or kind in (FactKind.YES_NO, FactKind.TIME):
            continue
        # Of an inherited fact the type is not known here; figures are no words in any language.
        same = row.text.text == others[key].text.text
        if not same and (kind is not None or row.text.text.isdecimal() or others[key].text.text.isdecimal()):
            yield problem("pair-differs", others[key].place("value"), id=_shown(key), what="scenario")


def _shown(key: object) -> str:
    items = key if isinstance(key, tuple) else (key,)
    return " ".join(str(getattr(item, "value", item)) for item in items)
