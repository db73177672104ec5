"""The plan as a whole: never empty, pure, marked, complete."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.assessing.grading import assess
from crisiskit.model.plan import EscalationPlan
from crisiskit.model.record import Publication
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Certainty, Severity, Status
from crisiskit.planning.agenda import Call, gather_calls, list_acts, list_people, next_acts, past_acts
from crisiskit.planning.naming import name_agency, name_source
from crisiskit.planning.plans import plan
from crisiskit.recording.folding import fold
from planning.builders import at, make_house, make_playbook, make_situation, plan_at, report

PLACE = {"id": "di Selat Seruni", "en": "in the Seruni Strait"}
MISSING = report("basarnas", "2026-03-07 09:20", confirmed={"missing": 3, "place": PLACE})


def test_nothing_confirmed_still_gives_a_plan() -> None:
    found = plan_at(make_situation(), "2026-03-07 09:15")
    assert found.level is Severity.MODERATE
    assert found.verify
    assert found.tasks
    assert found.ladder
    assert found.promises


def test_a_house_without_roster_or_channels_still_gets_a_plan() -> None:
    found = plan_at(make_situation(house=make_house(duty=(), channels=())), "2026-03-07 09:15")
    assert found.tasks
    assert all(person.who is None for person in list_people(found))


def test_a_playbook_in_one_language_gives_a_plan_in_it() -> None:
    found = plan_at(make_situation(playbook=make_playbook(languages=("id",))), "2026-03-07 09:15")
    assert set(found.tasks[0].do) == {"id"}


def test_the_plan_carries_level_reasons_and_the_names_of_their_sources() -> None:
    rumour = report("radio", "2026-03-07 09:30", reported={"deaths": 20})
    found = plan_at(make_situation(MISSING, rumour), "2026-03-07 09:40")
    assert (found.level, found.reached) == (Severity.EXTREME, Severity.EXTREME)
    assert [reason.rests_on for reason in found.reasons] == [Certainty.REPORTED, Certainty.CONFIRMED]
    assert found.sources["radio"] == {"id": "radio pantai", "en": "coast radio"}
    assert found.sources["basarnas"]["en"] == "Basarnas"


@pytest.mark.parametrize("status", list(Status))
def test_the_plan_carries_the_status(status: Status) -> None:
    assert plan_at(make_situation(status=status), "2026-03-07 09:40").status is status


def test_the_title_names_the_place_once_it_is_confirmed() -> None:
    assert plan_at(make_situation(), "2026-03-07 09:15").title["id"] == "Kecelakaan feri"
    found = plan_at(make_situation(MISSING), "2026-03-07 09:40")
    assert found.title == {"id": "Kecelakaan feri di Selat Seruni", "en": "Ferry accident in the Seruni Strait"}
    heard = report("radio", "2026-03-07 09:20", reported={"place": PLACE})
    assert plan_at(make_situation(heard), "2026-03-07 09:40").title["id"] == "Kecelakaan feri"


def test_a_moment_without_a_zone_is_refused() -> None:
    situation = make_situation()
    with pytest.raises(ValueError, match="zone"):
        plan(situation, assess(situation, now=at("2026-03-07 09:15")), now=datetime(2026, 3, 7, 9, 15))  # noqa: DTZ001


def test_knowledge_given_is_the_knowledge_used() -> None:
    situation, now = make_situation(MISSING), at("2026-03-07 09:40")
    assessment = assess(situation, now=now)
    assert plan(situation, assessment, now=now, knowledge=fold(situation, now)) == plan(situation, assessment, now=now)


def test_a_plan_comes_back_from_its_json_as_it_was() -> None:
    found = plan_at(make_situation(), "2026-03-07 09:15")
    assert EscalationPlan.model_validate_json(found.model_dump_json()) == found


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "missing": st.integers(0, 30), "deaths": st.integers(0, 30), "event": st.sampled_from(["capsized", "aground"]),
        "place": st.just(PLACE), "aboard": st.integers(0, 90),
    },
)  # fmt: skip
SOURCES = st.sampled_from(["basarnas", "dvi", "ksop", "radio", "nobody", "self"])
MINUTES = st.integers(0, 600)


@given(st.lists(st.tuples(SOURCES, MINUTES, VALUES, VALUES), max_size=6), MINUTES)
def test_whatever_is_reported_there_is_always_something_to_do_and_the_same_plan_twice(
    calls: list[tuple[str, int, dict[str, object], dict[str, object]]], minute: int
) -> None:
    reports = [
        report(source, f"2026-03-07 {9 + after // 60:02}:{after % 60:02}", confirmed=sure, reported=heard)  # type: ignore[arg-type]
        for source, after, sure, heard in calls
    ]
    situation = make_situation(*reports)
    moment = f"2026-03-07 {9 + minute // 60:02}:{minute % 60:02}"
    found = plan_at(situation, moment)
    assert found == plan_at(situation, moment)
    if found.level > Severity.MONITOR:
        assert found.tasks
    assert [act.due for act in next_acts(found)] == sorted(
        (act.due for act in next_acts(found)), key=lambda due: (due is None, due or found.at)
    )
    assert len(past_acts(found)) + len(next_acts(found, 999)) == len(list_acts(found))
    said = fold(situation, at(moment)).facts
    assert all(said[item.fact].sayable is None for item in found.verify)


# ---- agenda


def test_the_next_acts_are_the_first_whose_time_has_not_passed() -> None:
    found = plan_at(make_situation(MISSING), "2026-03-07 09:22")
    assert [act.id if hasattr(act, "id") else type(act).__name__ for act in next_acts(found)] == ["call-lead", "Call", "Notice"]
    assert {act.id for act in past_acts(found) if hasattr(act, "id")} == {"pause", "log"}


def test_questions_to_one_agency_are_one_call() -> None:
    calls = gather_calls(plan_at(make_situation(), "2026-03-07 09:15").verify)
    assert [(call.to.id if call.to else None, [item.fact for item in call.questions]) for call in calls] == [
        ("basarnas", ["deaths", "missing", "event"]),
        ("basarnas", ["place", "occurred_at"]),
        ("knkt", ["cause"]),
        (None, ["coordinating"]),
    ]


def test_a_call_has_the_person_and_the_time_of_its_questions() -> None:
    questions = plan_at(make_situation(), "2026-03-07 09:15").verify
    call = gather_calls(questions)[0]
    assert isinstance(call, Call)
    assert (call.owner, call.due) == (questions[0].owner, questions[0].due)


def test_at_the_same_moment_the_word_to_the_public_comes_first() -> None:
    early = report("basarnas", "2026-03-07 09:10", confirmed={"missing": 3})
    first = next_acts(plan_at(make_situation(early), "2026-03-07 09:45"))[0]
    assert getattr(first, "id", None) == "acknowledge"


def test_what_the_public_waits_for_leads_the_acts_that_are_past() -> None:
    early = report("basarnas", "2026-03-07 09:10", confirmed={"missing": 3})
    first = past_acts(plan_at(make_situation(early), "2026-03-07 10:50"))[0]
    assert getattr(first, "id", None) == "acknowledge"


def test_everyone_is_listed_once_in_the_order_needed() -> None:
    people = [(person.role, person.who) for person in list_people(plan_at(make_situation(MISSING), "2026-03-07 09:22"))]
    assert len(people) == len(set(people))
    assert people[:2] == [("social-admin", "Rina"), ("duty-officer", "Piket siang")]


# ---- naming


def test_sources_have_the_name_that_the_crisis_the_roles_or_the_registry_give_them() -> None:
    situation = make_situation()
    assert name_source(situation, "radio")["id"] == "radio pantai"
    assert name_source(situation, "liaison")["en"] == "interagency liaison"
    assert name_source(situation, "self")["en"] == "Transport Office"
    assert name_source(situation, "ksop")["en"] == "the harbour master"
    assert name_agency(situation, "dishub")["id"] == "Dishub"
    assert name_source(situation, "stranger") == {}


def test_a_word_that_went_out_is_no_act_any_more() -> None:
    out = Publication(at=at("2026-03-07 09:40"), kind=Kind.ACKNOWLEDGEMENT, channel="x", language="id")
    found = plan_at(make_situation(MISSING), "2026-03-07 10:00", published=[out])
    assert [task.id for task in found.tasks if task.kept_at == at("2026-03-07 09:40")] == ["acknowledge"]
    names = [getattr(act, "id", None) for act in list_acts(found)]
    assert "acknowledge" not in names
    assert "statement" in names
