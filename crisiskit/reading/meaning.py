"""What the words of a merged document refer to: every name is declared, every type fits, every claim is founded.

    settled, problems = settle(merged)

A rung, row or condition with a fault is a problem on its line and is left out, so that nothing unsound reaches a statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from crisiskit.grammar.founded import has_ground, unfounded_rungs
from crisiskit.grammar.wordings import BUILT_IN
from crisiskit.model.wording import Message, Rung
from crisiskit.problems import Problem, problem
from crisiskit.reading.atoms import Names, check_condition, is_sound, sound_conditions
from crisiskit.reading.document import Document, Entry
from crisiskit.reading.people import check_people
from crisiskit.reading.slots import Fillers, check_slots

if TYPE_CHECKING:
    from crisiskit.model.condition import Condition


def settle(document: Document) -> tuple[Document, list[Problem]]:
    """The document without what is unsound, and every problem of reference in it."""
    settled = Document(document.path, document.front, document.purpose, dict(document.entries))
    problems = [*_check_taken(settled)]
    declared = settled.section("conditions")
    schemes: dict[str, tuple[str, ...]] = {}
    for row in settled.section("schemes").values():
        schemes[row.spec.scheme] = (*schemes.get(row.spec.scheme, ()), row.spec.level)
    names = Names({key: entry.spec for key, entry in settled.section("facts").items()}, frozenset(declared), schemes)
    conditions = sound_conditions(declared, names, problems)
    settled.entries["conditions"] = {key: row for key, row in declared.items() if key in conditions}
    _settle_tables(settled, names, conditions, problems)
    _settle_ladders(settled, names, conditions, problems)
    problems += check_people(settled)
    if document.front.kind in ("type", "base") and "happened" not in declared:
        problems.append(problem("happened-missing", document.front.where("")))
    return settled, problems


def _check_taken(document: Document) -> Iterator[Problem]:
    """A fact with the name of a built-in slot or an agency: a slot could mean either."""
    taken = {*BUILT_IN, *document.section("agencies")}
    for key, row in document.section("facts").items():
        if key in taken:
            yield problem("duplicate-id", row.place("fact"), found=key)


def _settle_tables(document: Document, names: Names, conditions: Mapping[str, Condition], problems: list[Problem]) -> None:
    """Leave out the rows, and the phrases for what is not known, whose condition cannot be judged."""

    def judged(condition: Condition | None, row: Entry, column: str) -> bool:
        if condition is None:
            return True
        found = check_condition(condition, row.place(column), names)
        problems.extend(found)
        return not found and is_sound(condition, names, conditions)

    for section in ("severity", "cluster"):
        rows = document.section(section)
        document.entries[section] = {key: row for key, row in rows.items() if judged(row.spec.when, row, "when")}
    facts = document.section("facts")
    for key, row in facts.items():
        if not judged(row.text.gap_guard, row, "not_known"):
            facts[key] = row._replace(text=row.text.model_copy(update={"gap": "", "gap_guard": None}))
    document.entries["facts"] = facts
    for row in document.section("approvals").values():
        judged(row.spec.clears_law_when, row, "clears_law_when")


def _settle_ladders(document: Document, names: Names, conditions: Mapping[str, Condition], problems: list[Problem]) -> None:
    """Leave out every rung that refers to nothing or asserts without ground."""
    fillers = Fillers.of(document)

    def sound(message: Message) -> Message | None:
        unfounded = unfounded_rungs(message, names.facts, conditions)
        for rung in unfounded:
            form = next(form for form in rung.forms if not has_ground(form, names.facts))
            problems.append(problem("unfounded-claim", form.where, message=message.id))
        kept = tuple(rung for rung in message.rungs if judged(rung) and rung not in unfounded)
        if kept == message.rungs:
            return message
        return Message(message.id, message.part, kept, message.where) if kept else None

    def judged(rung: Rung) -> bool:
        found = [] if rung.guard is None else check_condition(rung.guard, rung.where, names)
        for form in rung.forms:
            found += check_slots(form, fillers)
        problems.extend(found)
        return not found and (rung.guard is None or is_sound(rung.guard, names, conditions))

    messages = {key: (row, sound(row.text)) for key, row in document.section("messages").items()}
    document.entries["messages"] = {
        key: Entry(row.spec, message, row.where) for key, (row, message) in messages.items() if message is not None
    }
    questions = {key: (row, sound(row.text.answer)) for key, row in document.section("questions").items()}
    document.entries["questions"] = {
        key: Entry(row.spec, row.text.model_copy(update={"answer": answer}), row.where)
        for key, (row, answer) in questions.items()
        if answer is not None
    }
