"""Severity is judged in three values, so that what nobody knows lowers nothing; a guard in two, so that nothing unknown is said."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.grammar.conditions import parse_condition
from crisiskit.grammar.evaluating import facts_in, holds, kleene
from crisiskit.model.condition import And, Compare, Condition, Name, Not, Or
from crisiskit.model.crisis import Value
from crisiskit.reading.keywords import keywords
from documents import small_playbook
from strategies import conditions, values

PLAYBOOK = small_playbook()
FACTS = PLAYBOOK.facts
ENGLISH = keywords("en").conditions
#: Yes, no and unknown, by a yes-no fact each.
TRIO = {True: "road_closed", False: "coordinating", None: "unheard"}
KNOWN = {"road_closed": True, "coordinating": False}


def judge(condition: Condition, known: Mapping[str, Value], named: Mapping[str, Condition] | None = None) -> bool | None:
    return kleene(condition, known.get, FACTS, named or {})


def guard(condition: Condition, known: Mapping[str, Sequence[Value]], named: Mapping[str, Condition] | None = None) -> bool:
    return holds(condition, lambda name: known.get(name, ()), FACTS, named or {})


@pytest.mark.parametrize("first", [True, False, None])
@pytest.mark.parametrize("second", [True, False, None])
def test_kleenes_tables(first: bool | None, second: bool | None) -> None:
    """And is the least of its members, or the greatest, with unknown between no and yes; not turns yes and no around."""
    atoms = (Name(TRIO[first]), Name(TRIO[second]))
    rank: dict[bool | None, int] = {False: 0, None: 1, True: 2}
    answers = {number: answer for answer, number in rank.items()}
    assert judge(atoms[0], KNOWN) is first
    assert judge(And(atoms), KNOWN) is answers[min(rank[first], rank[second])]
    assert judge(Or(atoms), KNOWN) is answers[max(rank[first], rank[second])]
    assert judge(Not(atoms[0]), KNOWN) is answers[2 - rank[first]]


@pytest.mark.parametrize(
    ("text", "three", "two"),
    [
        ("deaths > 0", None, False),
        ("deaths != 0", None, False),
        ("deaths = 0", None, False),
        ("not deaths > 0", None, True),
        ("road_closed", None, False),
        ("not road_closed", None, True),
        ("road_closed = no", None, False),
        ("event", None, False),
        ("event != slide", None, False),
        ("not deaths > 0 and missing > 0", None, True),
        ("deaths > 0 or missing > 0", True, True),
        ("deaths > 0 and missing > 5", False, False),
    ],
)
def test_over_what_is_not_established_severity_does_not_know_and_a_guard_says_no(text: str, three: bool | None, two: bool) -> None:
    """Missing is known to be 3; deaths, the road and the event are open."""
    condition = parse_condition(text, ENGLISH)
    assert judge(condition, {"missing": 3}) is three
    assert guard(condition, {"missing": (3,)}) is two


@pytest.mark.parametrize("sign", ["=", "!=", "<", "<=", ">", ">="])
@pytest.mark.parametrize("number", [0, 2, 3, 4])
def test_numbers_compare_as_numbers(sign: str, number: int) -> None:
    signs = {
        "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    }  # fmt: skip
    condition = Compare("deaths", sign, number)
    assert judge(condition, {"deaths": 3}) is signs[sign](3, number)
    assert guard(condition, {"deaths": (3,)}) is signs[sign](3, number)


def test_a_bare_name_is_a_yes_no_facts_value_and_for_others_that_they_are_established() -> None:
    assert judge(Name("road_closed"), {"road_closed": False}) is False
    assert judge(Name("event"), {"event": "slide"}) is True
    assert judge(Name("road"), {"road": "Jalan Raya"}) is True
    assert guard(Name("road_closed"), {"road_closed": (False,)}) is False
    assert guard(Name("event"), {"event": ("slide",)}) is True


def test_a_named_condition_stands_for_its_tree() -> None:
    named: dict[str, Condition] = {"harmed": Compare("deaths", ">", 0), "grave": And((Name("harmed"), Name("road_closed")))}
    assert judge(Name("grave"), {"deaths": 1, "road_closed": True}, named) is True
    assert judge(Name("grave"), {"deaths": 0}, named) is False
    assert judge(Name("grave"), {"deaths": 1}, named) is None
    assert guard(Name("grave"), {"deaths": (1,)}, named) is False
    assert facts_in(Or((Name("grave"), Name("event"), Name("harmed"))), named) == ("deaths", "road_closed", "event")


def test_a_guard_needs_all_the_values_that_may_hold() -> None:
    """While authorities disagree about 0 or 2 deaths, neither that people died nor that none did is said."""
    assert not guard(Compare("deaths", ">", 0), {"deaths": (0, 2)})
    assert not guard(Compare("deaths", "=", 0), {"deaths": (0, 2)})
    assert guard(Compare("deaths", "<", 3), {"deaths": (0, 2)})


def test_a_name_that_nobody_declared_is_unknown_and_unsaid() -> None:
    assert judge(Name("nothing"), {"nothing": True}) is None
    assert guard(Name("nothing"), {"nothing": (True,)}) is False


def known_values() -> st.SearchStrategy[dict[str, Value]]:
    """A value for each fact of the small playbook."""
    return st.fixed_dictionaries({name: values(spec, PLAYBOOK) for name, spec in FACTS.items()})


@given(condition=conditions(FACTS), known=known_values(), hidden=st.sets(st.sampled_from(sorted(FACTS))))
def test_what_is_decided_stays_decided_when_more_becomes_known(
    condition: Condition, known: dict[str, Value], hidden: set[str]
) -> None:
    """Kleene's answers are monotone: knowing more may turn unknown into yes or no, never yes into no."""
    before = judge(condition, {name: value for name, value in known.items() if name not in hidden})
    after = judge(condition, known)
    assert after is not None
    assert before in (None, after)


@given(condition=conditions(FACTS), known=known_values())
def test_when_all_is_known_guards_and_severity_agree(condition: Condition, known: dict[str, Value]) -> None:
    assert guard(condition, {name: (value,) for name, value in known.items()}) is judge(condition, known)


@given(condition=conditions(FACTS), known=known_values(), hidden=st.sets(st.sampled_from(sorted(FACTS))))
def test_without_a_not_a_guard_says_what_severity_is_sure_of(
    condition: Condition, known: dict[str, Value], hidden: set[str]
) -> None:
    """Unknown counts as no in an atom, so only `not` can turn what nobody knows into a yes."""
    seen = {name: value for name, value in known.items() if name not in hidden}
    three = judge(condition, seen)
    if three is not None and not _has_not(condition):
        assert guard(condition, {name: (value,) for name, value in seen.items()}) is three


def _has_not(condition: Condition) -> bool:
    if isinstance(condition, Not):
        return True
    return isinstance(condition, And | Or) and any(_has_not(item) for item in condition.items)
