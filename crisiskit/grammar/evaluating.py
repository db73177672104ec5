"""What a condition says of a state of knowledge: three-valued for severity, two-valued for guards.

Severity must not be lowered by what nobody knows, so an atom over an open fact is unknown (Kleene). A guard decides whether a
sentence may be said, so an atom over a fact that is not established is false, `!=` too, and `not` of it is true.

    kleene(Compare("deaths", ">", 0), {}.get, facts, {})      # None: unknown
    holds(Compare("deaths", ">", 0), lambda name: (), facts, {})   # False
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from crisiskit.model.condition import And, Compare, Condition, Name, Not, Or
from crisiskit.model.playbook import FactSpec
from crisiskit.model.vocabulary import FactKind

if TYPE_CHECKING:
    from crisiskit.model.crisis import Value

_SIGNS: Mapping[str, Callable[[int, int], bool]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}
Facts = Mapping[str, FactSpec]
Conditions = Mapping[str, Condition]


def satisfies(atom: Name | Compare, value: Value, spec: FactSpec) -> bool:
    """Whether one value of a fact satisfies a comparison or bare name."""
    if isinstance(atom, Name):
        return value is True if spec.type.kind is FactKind.YES_NO else True
    if isinstance(value, int) and isinstance(atom.value, int):
        return _SIGNS[atom.sign](value, atom.value)
    return (value == atom.value) if atom.sign == "=" else (atom.sign == "!=" and value != atom.value)


def kleene(condition: Condition, value_of: Callable[[str], Value | None], facts: Facts, conditions: Conditions) -> bool | None:
    """True, False, or None while an open fact decides. `value_of` gives None for a fact nobody knows."""
    if isinstance(condition, Name) and condition.name in conditions:
        return kleene(conditions[condition.name], value_of, facts, conditions)
    if isinstance(condition, Name | Compare):
        value = value_of(condition.name)
        spec = facts.get(condition.name)
        return None if value is None or spec is None else satisfies(condition, value, spec)
    if isinstance(condition, Not):
        inner = kleene(condition.item, value_of, facts, conditions)
        return None if inner is None else not inner
    decisive = isinstance(condition, Or)
    answers = [kleene(item, value_of, facts, conditions) for item in condition.items]
    if decisive in answers:
        return decisive
    return None if None in answers else not decisive


def holds(condition: Condition, candidates: Callable[[str], Sequence[Value]], facts: Facts, conditions: Conditions) -> bool:
    """Whether a guard holds over confirmed facts.

    `candidates` gives the values that may hold: none for a fact not established, several while authorities disagree; an atom is
    true only if there is one and all of them satisfy it.
    """
    if isinstance(condition, Name) and condition.name in conditions:
        return holds(conditions[condition.name], candidates, facts, conditions)
    if isinstance(condition, Name | Compare):
        values = candidates(condition.name)
        spec = facts.get(condition.name)
        return bool(values) and spec is not None and all(satisfies(condition, value, spec) for value in values)
    if isinstance(condition, Not):
        return not holds(condition.item, candidates, facts, conditions)
    quantifier = all if isinstance(condition, And) else any
    return quantifier(holds(item, candidates, facts, conditions) for item in condition.items)


def facts_in(condition: Condition, conditions: Conditions) -> tuple[str, ...]:
    """The facts a condition rests on, named conditions opened up, each once, in order."""
    found: dict[str, None] = {}
    pending: list[Condition] = [condition]
    while pending:
        item = pending.pop(0)
        if isinstance(item, Name | Compare):
            inner = conditions.get(item.name) if isinstance(item, Name) else None
            if inner is None:
                found[item.name] = None
            else:
                pending.insert(0, inner)
        elif isinstance(item, Not):
            pending.insert(0, item.item)
        else:
            pending[:0] = item.items
    return tuple(found)
