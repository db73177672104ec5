"""Whether a condition can be judged: its names are declared, its comparisons can hold, it does not rest on itself.

    names = Names(facts, frozenset({"happened"}), {})
    check_condition(Compare("deths", ">", 0), where, names)     # unknown-name, at the name
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.grammar.conditions import atoms_in, measure
from crisiskit.model.condition import Compare, Condition, Name
from crisiskit.model.vocabulary import NUMBERS, FactKind
from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.keywords import nearest

if TYPE_CHECKING:
    from crisiskit.model.playbook import FactSpec
    from crisiskit.reading.document import Entry

#: With every condition it names opened up, a condition may be this deep and this large. Judging it then costs little, whatever a
#: document holds: conditions that name two others each would otherwise double at every step.
DEEPEST, LARGEST = 100, 500


class Names(NamedTuple):
    """What a condition may name: facts by id, conditions, and the levels of each scheme."""

    facts: Mapping[str, FactSpec]
    conditions: frozenset[str]
    schemes: Mapping[str, tuple[str, ...]]


def check_condition(condition: Condition, where: Where, names: Names) -> list[Problem]:
    """Names nobody declared, counts without a comparison, values a fact can never have, each at its own place."""
    return [item for atom in atoms_in(condition) for item in _check_atom(atom, atom.where or where, names)]


def _check_atom(atom: Name | Compare, where: Where, names: Names) -> Iterator[Problem]:
    spec = names.facts.get(atom.name)
    if spec is not None:
        yield from _check_name(atom, where, spec) if isinstance(atom, Name) else _check_value(atom, where, spec, names)
    elif atom.name not in names.conditions:
        yield problem("unknown-name", where, found=atom.name, instead=nearest(atom.name, [*names.facts, *names.conditions]))
    elif isinstance(atom, Compare):
        yield problem("condition-compared", where, found=atom.name)


def _check_name(atom: Name, where: Where, spec: FactSpec) -> Iterator[Problem]:
    if spec.type.kind in NUMBERS:
        yield problem("count-needs-comparison", where, found=atom.name)


def _check_value(atom: Compare, where: Where, spec: FactSpec, names: Names) -> Iterator[Problem]:
    """Whether a comparison can ever hold: a number with a number, a choice with one of its ids."""
    kind, value, sign = spec.type.kind, atom.value, atom.sign
    is_equality = sign in ("=", "!=")
    if kind in NUMBERS or kind is FactKind.YES_NO:
        fits = isinstance(value, int) and isinstance(value, bool) is (kind is FactKind.YES_NO)
        if not fits or (kind is FactKind.YES_NO and not is_equality):
            yield problem("value-of-wrong-type", where, fact=atom.name, found=str(value), type=kind.value)
    elif kind is FactKind.CHOICE or (kind is FactKind.OFFICIAL and sign == "="):
        options = spec.type.choices if kind is FactKind.CHOICE else names.schemes.get(spec.type.scheme or "", ())
        # A scheme that nobody declared is a problem of its own, in the fact's row.
        if (value not in options and (options or kind is FactKind.CHOICE)) or not is_equality:
            yield problem("unknown-choice", where, fact=atom.name, found=str(value), instead=", ".join(options))
    elif kind is FactKind.OFFICIAL:
        yield problem("official-compared", where, fact=atom.name)
    else:
        yield problem("fact-not-comparable", where, fact=atom.name, type=kind.value)


def sound_conditions(rows: Mapping[str, Entry], names: Names, problems: list[Problem]) -> dict[str, Condition]:
    """The named conditions that refer to what is declared, not to themselves, and are soon judged; the rest are problems."""
    pending: dict[str, Entry] = {}
    for key, row in rows.items():
        found = check_condition(row.spec, row.place("when"), names)
        if key in names.facts:
            found.insert(0, problem("condition-named-as-fact", row.place("condition"), found=key))
        problems += found
        if not found:
            pending[key] = row
    measures: dict[str, tuple[int, int]] = {}
    sound: dict[str, Condition] = {}
    while ready := [key for key, row in pending.items() if is_sound(row.spec, names, measures)]:
        for key in ready:
            row = pending.pop(key)
            depth, size = measure(row.spec, measures)
            if depth > DEEPEST or size > LARGEST:
                problems.append(problem("condition-too-deep", row.place("when")))
            else:
                measures[key], sound[key] = (depth, size), row.spec
    problems += _find_cycles(pending)
    return {key: sound[key] for key in rows if key in sound}


def is_sound(condition: Condition, names: Names, sound: Mapping[str, object]) -> bool:
    """Whether all conditions that it names are sound, and so can be judged."""
    return all(atom.name in sound or atom.name in names.facts for atom in atoms_in(condition))


def _find_cycles(pending: Mapping[str, Entry]) -> Iterator[Problem]:
    """Conditions that rest on themselves; those that only rest on one of these are left out in silence."""
    for key, row in pending.items():
        reached = _reached(row.spec, pending, key)
        if key in reached:
            yield problem("condition-cycle", row.place("when"), found=key)
        elif len(reached) > DEEPEST:
            yield problem("condition-too-deep", row.place("when"))


def _reached(condition: Condition, pending: Mapping[str, Entry], until: str) -> set[str]:
    """The conditions that one rests on, directly or not, until it is found among them or there are too many."""
    reached: set[str] = set()
    open_ends = [condition]
    while open_ends and until not in reached and len(reached) <= DEEPEST:
        for atom in atoms_in(open_ends.pop()):
            if atom.name in pending and atom.name not in reached:
                reached.add(atom.name)
                open_ends.append(pending[atom.name].spec)
    return reached
