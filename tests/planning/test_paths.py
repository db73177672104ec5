"""Order and slack: acts in an order that can be followed, the chain without slack, circles that do no harm."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from crisiskit.planning.paths import Act, find_needed, find_slack, untangle
from planning.builders import AWARE, at, minutes

START = at(AWARE)


def act(name: str, due: int | None, *after: str) -> Act:
    return Act(name, after, None if due is None else START + minutes(due), START)


def slack(goal: str, *acts: Act, firm: tuple[str, ...] = ()) -> dict[str, int]:
    found = find_slack(untangle(acts), goal, firm)
    return {name: length // timedelta(minutes=1) for name, length in found.items()}


ACTS = (
    act("statement", 60, "acknowledge", "ask"),
    act("pause", 5),
    act("log", 5),
    act("ask", 10, "pause"),
    act("acknowledge", 30, "pause"),
    act("families", 120, "ask"),
)


def test_what_is_waited_for_comes_first_then_the_earlier_deadline() -> None:
    assert [item.id for item in untangle(ACTS)] == ["pause", "log", "ask", "acknowledge", "statement", "families"]


def test_the_chain_that_decides_the_goal_has_no_slack() -> None:
    # The statement needs the half hour after 30; the question is due at 10 and could come at 30.
    assert slack("statement", *ACTS) == {"pause": 0, "ask": 20, "acknowledge": 0, "statement": 0}


def test_an_act_that_the_goal_does_not_wait_for_has_no_slack_to_state() -> None:
    assert set(slack("statement", *ACTS)) == {"pause", "ask", "acknowledge", "statement"}


def test_a_firm_deadline_on_the_way_takes_the_slack_of_what_leads_to_it() -> None:
    acts = (act("log", 5), act("acknowledge", 15, "log"), act("check", 45, "log"), act("statement", 60, "acknowledge", "check"))
    assert slack("statement", *acts)["acknowledge"] == 30
    assert slack("statement", *acts, firm=("acknowledge",)) == {"log": 0, "acknowledge": 0, "check": 0, "statement": 0}


def test_deadlines_that_contradict_the_order_have_slack_below_zero() -> None:
    acts = (act("first", 40), act("second", 30, "first"))
    assert slack("second", *acts) == {"first": -10, "second": -10}


def test_an_act_without_a_deadline_takes_no_time_and_hides_no_deadline_before_it() -> None:
    acts = (act("first", 10), act("second", None, "first"), act("third", 30, "second"))
    assert slack("third", *acts) == {"first": 0, "second": 0, "third": 0}


def test_a_circle_is_cut_where_it_leads_down_the_document() -> None:
    acts = (act("first", 10, "third"), act("second", 20, "first"), act("third", 30, "second"))
    assert [(item.id, item.after) for item in untangle(acts)] == [("first", ()), ("second", ("first",)), ("third", ("second",))]


def test_an_act_that_waits_for_itself_or_for_nothing_known_waits_no_more() -> None:
    assert [item.after for item in untangle((act("one", 5, "one", "nowhere"),))] == [()]


NAMES = st.sampled_from("abcdef")


@given(
    st.dictionaries(
        NAMES, st.tuples(st.none() | st.integers(0, 90), st.lists(NAMES | st.just("gone"), max_size=4)), min_size=1
    )
)
def test_whatever_waits_for_whatever_an_order_comes_out_and_keeps_every_wait_left(
    graph: dict[str, tuple[int | None, list[str]]],
) -> None:
    acts = untangle(act(name, due, *after) for name, (due, after) in graph.items())
    assert sorted(item.id for item in acts) == sorted(graph)
    done: set[str] = set()
    for item in acts:
        assert done.issuperset(item.after)
        done.add(item.id)
    goal = acts[-1].id
    assert set(find_slack(acts, goal)) == find_needed(acts, goal)
