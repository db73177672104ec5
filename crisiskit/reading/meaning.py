"""What the words of a merged document refer to: every name is declared, every type fits, every claim is founded.

    settled, problems = settle(merged)

A rung, row or condition with a fault is a problem on its line and is left out, so that nothing unsound reaches a statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from crisiskit.grammar.conditions import atoms_in
from crisiskit.grammar.founded import unfounded_rungs
from crisiskit.model.condition import Compare, Condition, Name
from crisiskit.model.vocabulary import NUMBERS, FactKind
from crisiskit.model.wording import Message, Rung
from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.document import Document, Entry
from crisiskit.reading.keywords import nearest
from crisiskit.reading.people import check_people
from crisiskit.reading.slots import check_slots

if TYPE_CHECKING:
    from crisiskit.model.playbook import FactSpec


def settle(document: Document) -> tuple[Document, list[Problem]]:
    """The document without what is unsound, and every problem of reference in it."""
    settled = Document(document.path, document.front, document.purpose, dict(document.entries))
    problems: list[Problem] = []
    facts = {key: entry.spec for key, entry in document.section("facts").items()}
    conditions = _sound_conditions(settled, facts, problems)
    for section in ("severity", "cluster"):
        rows = settled.section(section)
        settled.entries[section] = {
            key: row for key, row in rows.items() if _note(problems, check_condition(row.spec.when, row.where, facts, conditions))
        }
    for row in settled.section("facts").values():
        if row.text.gap_guard is not None:
            problems += check_condition(row.text.gap_guard, row.where, facts, conditions)
    for row in settled.section("approvals").values():
        if row.spec.clears_law_when is not None:
            problems += check_condition(row.spec.clears_law_when, row.where, facts, conditions)
    _settle_ladders(settled, facts, conditions, problems)
    problems += check_people(settled)
    if document.front.kind in ("type", "base") and "happened" not in conditions:
        problems.append(problem("happened-missing", document.front.where("")))
    return settled, problems


def _note(problems: list[Problem], found: list[Problem]) -> bool:
    """Add the problems found; whether there were none."""
    problems += found
    return not found


def _sound_conditions(
    document: Document, facts: Mapping[str, FactSpec], problems: list[Problem]
) -> dict[str, Condition]:
    """The named conditions that refer to what is declared and do not refer to themselves."""
    rows = document.section("conditions")
    every = {key: row.spec for key, row in rows.items()}
    sound: dict[str, Condition] = {}
    for key, row in rows.items():
        if key in facts:
            problems.append(problem("condition-named-as-fact", row.where, found=key))
        elif key in _reached(row.spec, every):
            problems.append(problem("condition-cycle", row.where, found=key))
        elif _note(problems, check_condition(row.spec, row.where, facts, every)):
            sound[key] = row.spec
    document.entries["conditions"] = {key: row for key, row in rows.items() if key in sound}
    return sound


def _reached(condition: Condition, every: Mapping[str, Condition]) -> set[str]:
    """The names of conditions a condition rests on, directly or not."""
    reached: set[str] = set()
    pending = [condition]
    while pending:
        for atom in atoms_in(pending.pop()):
            if atom.name in every and atom.name not in reached:
                reached.add(atom.name)
                pending.append(every[atom.name])
    return reached


def check_condition(
    condition: Condition, where: Where, facts: Mapping[str, FactSpec], conditions: Mapping[str, Condition]
) -> list[Problem]:
    """Names nobody declared, counts without a comparison, values a fact can never have."""
    return [item for atom in atoms_in(condition) for item in _check_atom(atom, where, facts, conditions)]


def _check_atom(
    atom: Name | Compare, where: Where, facts: Mapping[str, FactSpec], conditions: Mapping[str, Condition]
) -> Iterator[Problem]:
    spec = facts.get(atom.name)
    if spec is not None:
        yield from _check_name(atom, where, spec) if isinstance(atom, Name) else _check_value(atom, where, spec)
    elif atom.name not in conditions:
        yield problem("unknown-name", where, found=atom.name, instead=nearest(atom.name, [*facts, *conditions]))
    elif isinstance(atom, Compare):
        yield problem("condition-compared", where, found=atom.name)


def _check_name(atom: Name, where: Where, spec: FactSpec) -> Iterator[Problem]:
    if spec.type.kind in NUMBERS:
        yield problem("count-needs-comparison", where, found=atom.name)


def _check_value(atom: Compare, where: Where, spec: FactSpec) -> Iterator[Problem]:
    """Whether a comparison can ever hold: a number with a number, a choice with one of its ids."""
    kind, value, sign = spec.type.kind, atom.value, atom.sign
    is_equality = sign in ("=", "!=")
    if kind in NUMBERS or kind is FactKind.YES_NO:
        fits = isinstance(value, int) and isinstance(value, bool) is (kind is FactKind.YES_NO)
        if not fits or (kind is FactKind.YES_NO and not is_equality):
            yield problem("value-of-wrong-type", where, fact=atom.name, found=str(value), type=kind.value)
    elif kind is FactKind.CHOICE:
        if value not in spec.type.choices or not is_equality:
            yield problem("unknown-choice", where, fact=atom.name, found=str(value), instead=", ".join(spec.type.choices))
    elif kind is FactKind.OFFICIAL:
        if sign != "=":
            yield problem("official-compared", where, fact=atom.name)
    else:
        yield problem("fact-not-comparable", where, fact=atom.name, type=kind.value)


def _settle_ladders(
    document: Document, facts: Mapping[str, FactSpec], conditions: Mapping[str, Condition], problems: list[Problem]
) -> None:
    """Leave out every rung that refers to nothing or asserts without ground."""

    def sound(message: Message) -> Message | None:
        unfounded = unfounded_rungs(message, facts, conditions)
        problems.extend(problem("unfounded-claim", rung.where, message=message.id) for rung in unfounded)
        kept = tuple(rung for rung in message.rungs if _sound_rung(rung, document, facts, conditions, problems))
        kept = tuple(rung for rung in kept if rung not in unfounded)
        if kept == message.rungs:
            return message
        return Message(message.id, message.part, kept, message.where) if kept else None

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


def _sound_rung(
    rung: Rung, document: Document, facts: Mapping[str, FactSpec], conditions: Mapping[str, Condition], problems: list[Problem]
) -> bool:
    found = [] if rung.guard is None else check_condition(rung.guard, rung.where, facts, conditions)
    for form in rung.forms:
        found += check_slots(form, document)
    problems += found
    return not found


