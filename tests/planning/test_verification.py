"""What must be established first, by whom, by when."""

from __future__ import annotations

import pytest

from crisiskit.model.plan import EscalationPlan, Verification
from crisiskit.model.playbook import FactSpec, FactText, FactType
from crisiskit.model.vocabulary import FactKind
from planning.builders import (
    HERE,
    STEPS,
    at,
    clock,
    duty,
    make_house,
    make_playbook,
    make_situation,
    minutes,
    plan_at,
    report,
    step,
    when,
)

PLACE = {"id": "di Selat Seruni", "en": "in the Seruni Strait"}


def questions(plan: EscalationPlan) -> dict[str, Verification]:
    return {item.fact: item for item in plan.verify}


def test_nothing_confirmed_gives_the_deciding_questions_first_then_what_statements_need() -> None:
    found = plan_at(make_situation(), "2026-03-07 09:15")
    assert [item.fact for item in found.verify] == [
        "deaths", "missing", "event", "place", "occurred_at", "cause", "coordinating",
    ]  # fmt: skip
    assert [item.fact for item in found.verify if item.decisive] == ["deaths", "missing", "event"]


def test_a_fact_that_may_be_said_is_not_asked_again() -> None:
    situation = make_situation(report("basarnas", "2026-03-07 09:20", confirmed={"deaths": 0, "missing": 0, "place": PLACE}))
    found = questions(plan_at(situation, "2026-03-07 09:30"))
    assert "event" in found
    assert {"deaths", "missing", "place"}.isdisjoint(found)


def test_a_report_without_confirmation_has_been_heard() -> None:
    situation = make_situation(report("radio", "2026-03-07 09:20", reported={"missing": 4}))
    found = questions(plan_at(situation, "2026-03-07 09:30"))
    assert found["missing"].heard
    assert not found["deaths"].heard


def test_authorities_that_disagree_are_asked_again() -> None:
    situation = make_situation(
        report("basarnas", "2026-03-07 09:20", confirmed={"deaths": 2}), report("dvi", "2026-03-07 09:20", confirmed={"deaths": 3})
    )
    assert questions(plan_at(situation, "2026-03-07 09:30"))["deaths"].disputed


def test_a_count_that_fell_without_a_reason_is_asked_again() -> None:
    situation = make_situation(
        report("basarnas", "2026-03-07 09:20", confirmed={"deaths": 2}),
        report("basarnas", "2026-03-07 09:25", confirmed={"deaths": 1}),
    )
    assert questions(plan_at(situation, "2026-03-07 09:30"))["deaths"].disputed


def test_once_nothing_can_change_the_level_no_question_is_decisive() -> None:
    situation = make_situation(report("basarnas", "2026-03-07 09:20", confirmed={"deaths": 12}))
    found = plan_at(situation, "2026-03-07 09:30")
    assert "missing" in questions(found)
    assert not any(item.decisive for item in found.verify)


def test_a_rumour_at_the_top_leaves_its_facts_decisive() -> None:
    situation = make_situation(report("radio", "2026-03-07 09:20", reported={"deaths": 20}))
    found = questions(plan_at(situation, "2026-03-07 09:30"))
    assert found["deaths"].decisive
    assert found["deaths"].heard


def test_the_gap_of_a_fact_counts_only_while_its_guard_holds() -> None:
    base = make_playbook()
    spec = FactSpec(id="hurt", type=FactType(kind=FactKind.COUNT))
    text = FactText(question="?", gap="jumlah korban luka", gap_guard=when("deaths > 0"), where=HERE)
    texts = {code: item.model_copy(update={"facts": {**item.facts, "hurt": text}}) for code, item in base.texts.items()}
    playbook = base.model_copy(update={"facts": {**base.facts, "hurt": spec}, "texts": texts})
    dead = report("basarnas", "2026-03-07 09:20", confirmed={"deaths": 2})
    assert "hurt" not in questions(plan_at(make_situation(playbook=playbook), "2026-03-07 09:30"))
    assert "hurt" in questions(plan_at(make_situation(dead, playbook=playbook), "2026-03-07 09:30"))


def test_the_authorities_are_asked_by_their_names_and_where_we_know_them() -> None:
    asked = questions(plan_at(make_situation(), "2026-03-07 09:15"))["deaths"].ask
    assert [(other.names["en"], other.contact) for other in asked] == [("Basarnas", "posko, 0000-7"), ("the police DVI team", None)]


def test_our_own_acts_are_asked_of_nobody_and_belong_to_the_technical_unit() -> None:
    own = questions(plan_at(make_situation(), "2026-03-07 09:15"))["coordinating"]
    assert (own.ask, own.owner.role) == ((), "technical")


def test_our_own_id_in_the_registry_is_ourselves() -> None:
    facts = {**make_playbook().facts}
    facts["deaths"] = facts["deaths"].model_copy(update={"authority": ("dishub",)})
    found = questions(plan_at(make_situation(playbook=make_playbook(facts=facts)), "2026-03-07 09:15"))
    assert found["deaths"].ask == ()


def test_where_anyone_may_confirm_the_lead_agency_is_asked() -> None:
    facts = {**make_playbook().facts}
    facts["deaths"] = facts["deaths"].model_copy(update={"authority": ()})
    found = questions(plan_at(make_situation(playbook=make_playbook(facts=facts)), "2026-03-07 09:15"))
    assert [other.id for other in found["deaths"].ask] == ["basarnas"]


def test_the_liaison_asks_and_if_that_chair_is_empty_the_duty_officer() -> None:
    empty = make_house(duty=(duty("duty-officer", "Piket"),))
    assert questions(plan_at(make_situation(), "2026-03-07 09:15"))["deaths"].owner.who == "Made"
    assert questions(plan_at(make_situation(house=empty), "2026-03-07 09:15"))["deaths"].owner.who == "Piket"
    nobody = questions(plan_at(make_situation(house=make_house(duty=())), "2026-03-07 09:15"))["deaths"].owner
    assert (nobody.role, nobody.who) == ("liaison", None)


@pytest.mark.parametrize("name", ["ask-deaths", "call-basarnas", "ask-lead", "confirm-deaths"])
def test_a_step_made_for_the_question_says_who_asks(name: str) -> None:
    steps = (*(item for item in STEPS if item.id != "call-lead"), step(name, "technical", minutes(5)))
    found = questions(plan_at(make_situation(playbook=make_playbook(steps=steps)), "2026-03-07 09:15"))
    assert found["deaths"].owner.role == "technical"


def test_answers_are_needed_half_a_clock_before_the_text_that_needs_them() -> None:
    found = questions(plan_at(make_situation(), "2026-03-07 09:15"))
    assert clock(found["deaths"].due) == "09:45"  # moderate: acknowledgement within 60 minutes
    assert clock(found["place"].due) == "11:15"  # statement within 4 hours


def test_an_answer_that_missed_its_time_is_needed_before_the_next_word() -> None:
    early = report("basarnas", "2026-03-07 09:10", confirmed={"missing": 3})
    late = questions(plan_at(make_situation(early), "2026-03-07 12:00", ["2026-03-07 14:00"]))["deaths"]
    assert (clock(late.missed), clock(late.due)) == ("09:30", "13:00")
    soon = questions(plan_at(make_situation(early), "2026-03-07 13:40", ["2026-03-07 14:00"]))["deaths"]
    assert clock(soon.due) == "13:40"


def test_without_an_update_clock_a_missed_answer_stays_overdue() -> None:
    clocks = {level: row.model_copy(update={"update": None}) for level, row in make_playbook().clocks.items()}
    found = questions(plan_at(make_situation(playbook=make_playbook(clocks=clocks)), "2026-03-07 15:00"))["deaths"]
    assert (clock(found.due), found.missed) == ("09:45", None)


def test_without_any_clock_a_question_has_no_deadline() -> None:
    found = questions(plan_at(make_situation(playbook=make_playbook(clocks={})), "2026-03-07 15:00"))
    assert found["deaths"].due is None


def test_a_question_for_the_coming_shift_goes_to_it() -> None:
    house = make_house(duty=(duty("liaison", "Siang", "08:00-10:00"), duty("liaison", "Sore", "10:00-20:00")))
    found = questions(plan_at(make_situation(house=house), "2026-03-07 09:15"))
    assert (found["deaths"].owner.who, found["place"].owner.who) == ("Siang", "Sore")
    assert found["place"].owner.until == at("2026-03-07 20:00")
