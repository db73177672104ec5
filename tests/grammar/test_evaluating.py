"""Three values for severity, two for guards: what nobody knows never lowers a level and never lets a sentence be said."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.grammar.evaluating import facts_in, holds, kleene
from crisiskit.model.condition import And, Compare, Condition, Name, Not, Or
from crisiskit.model.playbook import FactSpec, FactType
from crisiskit.model.vocabulary import FactKind


def fact(name: str, kind: FactKind, *choices: str) -> FactSpec:
    return FactSpec(id=name, type=FactType(kind=kind, choices=choices))


FACTS = {
    "yes": fact("yes", FactKind.YES_NO), "also": fact("also", FactKind.YES_NO), "dead": fact("dead", FactKind.COUNT),
    "event": fact("event", FactKind.CHOICE, "sunk", "fire"), "place": fact("place", FactKind.PLACE),
}  # fmt: skip
NAMED: dict[str, Condition] = {"happened": Or((Name("yes"), Compare("dead", ">", 0)))}

TRUE, FALSE, OPEN = True, False, None
AND = {
    (TRUE, TRUE): TRUE, (TRUE, FALSE): FALSE, (TRUE, OPEN): OPEN, (FALSE, FALSE): FALSE, (FALSE, OPEN): FALSE, (OPEN, OPEN): OPEN,
}  # fmt: skip
OR = {
    (TRUE, TRUE): TRUE, (TRUE, FALSE): TRUE, (TRUE, OPEN): TRUE, (FALSE, FALSE): FALSE, (FALSE, OPEN): OPEN, (OPEN, OPEN): OPEN,
}  # fmt: skip


def judge(condition: Condition, **known: object) -> bool | None:
    return kleene(condition, known.get, FACTS, NAMED)  # type: ignore[arg-type]


@pytest.mark.parametrize(("left", "right"), [*product((TRUE, FALSE, OPEN), repeat=2)])
def test_kleenes_tables(left: bool | None, right: bool | None) -> None:
    known = {name: value for name, value in (("yes", left), ("also", right)) if value is not None}
    pair = (left, right) if (left, right) in AND else (right, left)
    assert judge(And((Name("yes"), Name("also"))), **known) is AND[pair]
    assert judge(Or((Name("yes"), Name("also"))), **known) is OR[pair]
    assert judge(Not(Name("yes")), **known) is (None if left is None else not left)


def test_an_atom_over_an_open_fact_is_unknown_and_for_a_guard_false() -> None:
    for atom in (Compare("dead", ">", 0), Compare("event", "!=", "sunk"), Name("yes"), Name("place")):
        assert judge(atom) is None
        assert holds(atom, lambda _: (), FACTS, NAMED) is False
        assert holds(Not(atom), lambda _: (), FACTS, NAMED) is True


def test_a_bare_name_is_a_yes_or_says_that_the_fact_is_established() -> None:
    assert judge(Name("yes"), yes=False) is False
    assert judge(Name("place"), place={"id": "di sana"}) is True
    assert judge(Name("event"), event="fire") is True
    assert judge(Name("happened"), dead=0, yes=False) is False
    assert judge(Name("happened"), dead=2) is True


def test_a_guard_over_disputed_values_holds_only_if_it_holds_for_each() -> None:
    more = Compare("dead", ">", 0)
    assert holds(more, lambda _: (2, 3), FACTS, NAMED)
    assert not holds(more, lambda _: (0, 3), FACTS, NAMED)
    assert not holds(Compare("dead", "=", 3), lambda _: (2, 3), FACTS, NAMED)


def test_the_facts_a_condition_rests_on_are_found_through_its_names() -> None:
    assert facts_in(And((Name("happened"), Name("place"), Not(Name("yes")))), NAMED) == ("yes", "dead", "place")


ATOMS = st.sampled_from(
    [Name("yes"), Name("also"), Name("event"), Name("happened"), Compare("dead", ">", 0), Compare("dead", "=", 2),
     Compare("event", "=", "sunk"), Compare("event", "!=", "sunk")]
)  # fmt: skip
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        inner.map(Not), st.lists(inner, min_size=2, max_size=3).map(lambda items: And(tuple(items))),
        st.lists(inner, min_size=2, max_size=3).map(lambda items: Or(tuple(items))),
    ),
    max_leaves=6,
)  # fmt: skip
VALUES = {"yes": [True, False], "also": [True, False], "dead": [0, 2, 5], "event": ["sunk", "fire"]}
WORLDS = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})


@given(CONDITIONS, WORLDS, st.sets(st.sampled_from(sorted(VALUES))))
def test_learning_more_never_takes_an_answer_back(condition: Condition, world: dict[str, object], open_facts: set[str]) -> None:
    part = {name: value for name, value in world.items() if name not in open_facts}
    early = judge(condition, **part)
    assert early in (None, judge(condition, **world))


@given(CONDITIONS, WORLDS)
def test_where_all_is_known_both_ways_agree(condition: Condition, world: dict[str, object]) -> None:
    assert holds(condition, lambda name: (world[name],), FACTS, NAMED) is judge(condition, **world)  # type: ignore[arg-type,return-value]
