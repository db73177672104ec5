"""Who on the ladder is silent and who is next: by the clock, from who was told and who has answered, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from crisiskit.assessing.grading import assess
from crisiskit.model.plan import EscalationPlan
from crisiskit.model.record import Contacted
from crisiskit.planning.agenda import list_acts
from crisiskit.planning.plans import plan
from planning.builders import DUTY, at, clock, duty, make_house, make_situation, report

#: At 09.18 the level is high: comms-head is due at 09.33, secretary at 09.48, each with ten minutes to answer.
MISSING = report("basarnas", "2026-03-07 09:18", confirmed={"missing": 3})
SITUATION = make_situation(MISSING, house=make_house(duty=(*DUTY, duty("leader", "Kepala Dinas"))))
ROLES = ("crisis-lead", "comms-head", "secretary", "leader")


def plan_with(moment: str, contacts: Iterable[Contacted] | None) -> EscalationPlan:
    now = at(f"2026-03-07 {moment}")
    return plan(SITUATION, assess(SITUATION, now=now), now=now, contacts=contacts)


def told(role: str, moment: str) -> Contacted:
    return Contacted(role=role, told=at(f"2026-03-07 {moment}"))


def answered(role: str, moment: str) -> Contacted:
    return Contacted(role=role, answered=at(f"2026-03-07 {moment}"))


def silent(moment: str, *contacts: Contacted) -> list[tuple[str, str | None, str | None, str | None]]:
    """Who is silent since when, who is next and by when."""
    return [
        (item.person.role, clock(item.until), None if item.next is None else item.next.role, clock(item.next_until))
        for item in plan_with(moment, contacts).silent
    ]


def test_nobody_is_silent_before_their_time_is_over() -> None:
    assert silent("09:43") == []
    assert silent("09:44") == [("comms-head", "09:43", "secretary", "09:53")]


def test_whoever_has_answered_is_not_silent_and_one_who_answers_later_is_until_then() -> None:
    assert silent("09:44", answered("comms-head", "09:30")) == []
    assert silent("09:44", answered("comms-head", "09:50")) == [("comms-head", "09:43", "secretary", "09:53")]


def test_a_rung_is_settled_once_somebody_next_in_line_has_answered() -> None:
    assert silent("09:50", answered("secretary", "09:47")) == []


def test_the_clock_goes_on_along_the_ladder_while_nobody_answers() -> None:
    found = plan_with("09:54", ()).silent
    assert [(item.person.role, item.next and item.next.role, clock(item.next_until)) for item in found] == [
        ("comms-head", "leader", "10:03")
    ]
    assert [person.role for person in found[0].passed] == ["secretary"]


def test_an_empty_chair_on_the_ladder_is_passed_over() -> None:
    now = at("2026-03-07 09:44")
    others = [line for line in DUTY if line.role != "secretary"]
    house = make_house(duty=(*others, duty("leader", "Kepala Dinas")))
    situation = make_situation(MISSING, house=house)
    found = plan(situation, assess(situation, now=now), now=now, contacts=()).silent
    assert [(item.person.role, item.next and item.next.role, item.passed) for item in found] == [("comms-head", "leader", ())]


def test_when_everyone_that_the_ladder_names_is_silent_nobody_is_next() -> None:
    assert silent("10:04")[0] == ("comms-head", "09:43", None, None)


def test_the_time_to_answer_begins_when_somebody_was_told() -> None:
    assert silent("09:44", told("comms-head", "09:40")) == []
    assert silent("09:51", told("comms-head", "09:40")) == [("comms-head", "09:50", "secretary", "10:00")]


def test_one_who_was_told_before_their_turn_has_had_their_time() -> None:
    assert silent("09:44", told("secretary", "09:20")) == [
        ("secretary", "09:30", None, None), ("comms-head", "09:43", "leader", "09:53"),
    ]  # fmt: skip


def test_without_contacts_nobody_is_blamed() -> None:
    assert plan_with("12:00", None).silent == ()
    assert all(notice.answered is None for notice in plan_with("12:00", None).ladder)


def test_who_has_answered_needs_no_telling() -> None:
    found = plan_with("09:40", [answered("comms-head", "09:30")])
    assert [notice.answered for notice in found.ladder if notice.person.role == "comms-head"] == [at("2026-03-07 09:30")]
    roles = [act.person.role for act in list_acts(found) if hasattr(act, "person")]
    assert "comms-head" not in roles
    assert "secretary" in roles


CONTACTS = st.lists(
    st.builds(
        lambda role, minute, kind: Contacted(**{"role": role, kind: at("2026-03-07 09:15") + timedelta(minutes=minute)}),
        st.sampled_from(ROLES), st.integers(0, 120), st.sampled_from(["told", "answered"]),
    ),
    max_size=6,
)  # fmt: skip


@given(CONTACTS, st.integers(0, 150))
def test_the_silent_have_not_answered_their_time_is_past_and_the_next_has_time_left(contacts: list[Contacted], minute: int) -> None:
    now = at("2026-03-07 09:18") + timedelta(minutes=minute)
    found = plan(SITUATION, assess(SITUATION, now=now), now=now, contacts=contacts)
    have_answered = {item.role for item in contacts if item.answered is not None and item.answered <= now}
    for item in found.silent:
        assert item.person.role not in have_answered
        assert item.until < now
        assert not {person.role for person in item.passed} & have_answered
        if item.next is not None and item.next_until is not None:
            assert item.next.role not in have_answered
            assert item.until <= now <= item.next_until
    # More answers never make more people silent.
    answers = [*contacts, *(Contacted(role=role, answered=at("2026-03-07 09:15")) for role in ROLES)]
    assert plan(SITUATION, assess(SITUATION, now=now), now=now, contacts=answers).silent == ()
