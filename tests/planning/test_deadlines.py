"""The clocks that run for us: what they run from, when they end, on what they rest, and whether what went out kept them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.assessing.grading import assess
from crisiskit.model.crisis import Complaint, ComplaintKind, Report
from crisiskit.model.plan import ClockState, Deadline, EscalationPlan
from crisiskit.model.playbook import FactSpec, FactType
from crisiskit.model.record import Publication
from crisiskit.model.situation import Situation
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import FactKind, Status
from crisiskit.model.when import When
from crisiskit.planning.calendars import Calendar
from crisiskit.planning.deadlines import find_late
from crisiskit.planning.plans import plan
from planning.builders import HERE, ZONE, at, clock, days_away, make_house, make_playbook, make_situation, report
from rendering.samples import make_statement

MISSING = report("basarnas", "2026-03-07 09:18", confirmed={"missing": 3})
#: The small playbook, with the facts of `base` that start clocks of the law.
PLAYBOOK = make_playbook()
PLAYBOOK = PLAYBOOK.model_copy(
    update={
        "facts": {
            **PLAYBOOK.facts,
            "data_exposed": FactSpec(id="data_exposed", type=FactType(kind=FactKind.TEXT), authority=("self",)),
            "threat_continues": FactSpec(id="threat_continues", type=FactType(kind=FactKind.YES_NO), authority=("basarnas",)),
        }
    }
)
EXPOSED = {"data_exposed": {"id": "nama penumpang", "en": "names of passengers"}}


def published(moment: str, kind: Kind = Kind.HOLDING, until: str | None = None, channel: str = "x") -> Publication:
    """Something that went out on 7 March, with the time of the next word that it names."""
    ends = None if until is None else at(f"2026-03-07 {until}")
    return Publication(
        at=at(f"2026-03-07 {moment}"), kind=kind, channel=channel, language="id", next_update_at=ends, valid_until=ends
    )


def plan_with(
    moment: str, *out: Publication, reports: tuple[Report, ...] = (MISSING,), looked: bool = True, **crisis: Any
) -> EscalationPlan:
    """The plan at a clock time of 7 March, or at a day and time, after some publications."""
    situation = make_situation(*reports, playbook=PLAYBOOK)
    if crisis:
        situation = situation.model_copy(update={"crisis": situation.crisis.model_copy(update=crisis)})
    now = at(moment if "-" in moment else f"2026-03-07 {moment}")
    return plan(situation, assess(situation, now=now), now=now, published=out if looked else None)


def find(found: EscalationPlan, name: str) -> Deadline:
    return next(item for item in found.deadlines if item.id == name)


def state(found: EscalationPlan, name: str) -> tuple[str | None, ClockState, int]:
    item = find(found, name)
    return clock(item.due), item.state, item.late_minutes


# ---- norms


def test_the_first_words_are_counted_from_the_rise_of_level_and_name_its_source() -> None:
    item = find(plan_with("09:40"), "acknowledgement")
    assert (item.anchor, clock(item.anchored_at), clock(item.due), item.rests_on) == ("level-rise", "09:18", "09:48", "norm")
    assert item.basis == {"id": "Pedoman uji", "en": "Test guide"}
    assert (item.owner.role, item.owner.who, item.state) == ("duty-officer", "Piket siang", ClockState.RUNNING)


def test_the_first_word_keeps_the_acknowledgement_and_only_a_fuller_one_the_statement() -> None:
    early = published("09:40", Kind.ACKNOWLEDGEMENT, "10:15")
    found = plan_with("10:30", early)
    assert state(found, "acknowledgement") == ("09:48", ClockState.KEPT, 0)
    assert state(found, "statement") == ("10:18", ClockState.LATE, 12)
    found = plan_with("10:40", early, published("10:30"))
    assert state(found, "statement") == ("10:18", ClockState.KEPT_LATE, 12)


@pytest.mark.parametrize("kind", [Kind.INTERNAL, Kind.REPLY])
def test_what_the_public_never_heard_keeps_no_clock(kind: Kind) -> None:
    assert state(plan_with("09:50", published("09:30", kind)), "acknowledgement") == ("09:48", ClockState.LATE, 2)


def test_what_goes_out_later_than_now_is_not_there_yet() -> None:
    assert find(plan_with("09:40", published("09:45")), "acknowledgement").state is ClockState.RUNNING


def test_where_nobody_looked_a_clock_is_past_and_not_late() -> None:
    found = plan_with("09:50", looked=False)
    assert find(found, "acknowledgement").state is ClockState.PAST
    assert find_late(found.deadlines, found.expired) == []


# ---- promises and the cadence of updates


def test_each_promise_is_kept_by_the_next_word_that_names_another_time() -> None:
    out = (
        published("09:40", Kind.ACKNOWLEDGEMENT, "10:15"), published("09:44", Kind.ACKNOWLEDGEMENT, "10:15", "web"),
        published("10:20", Kind.HOLDING, "12:20"), published("12:10", Kind.UPDATE, "14:10"),
    )  # fmt: skip
    found = plan_with("14:30", *out)
    promises = [(clock(item.due), item.state, item.late_minutes) for item in found.deadlines if item.id == "promise"]
    assert promises == [("10:15", ClockState.KEPT_LATE, 5), ("12:20", ClockState.KEPT, 0), ("14:10", ClockState.LATE, 20)]
    assert all(item.rests_on == "promise" for item in found.deadlines if item.id == "promise")


def test_a_rise_of_level_asks_for_an_update_before_the_time_that_was_promised() -> None:
    worse = report("basarnas", "2026-03-07 10:30", confirmed={"deaths": 12})
    found = plan_with("10:40", published("10:20", Kind.HOLDING, "12:20"), reports=(MISSING, worse))
    item = find(found, "update")
    assert (item.anchor, clock(item.anchored_at), clock(item.due)) == ("level-rise", "10:30", "11:30")


def test_without_a_promise_the_next_update_is_counted_from_the_last_word() -> None:
    item = find(plan_with("10:40", published("10:21")), "update")
    assert (item.anchor, clock(item.anchored_at), clock(item.due)) == ("last-published", "10:21", "12:25")


def test_after_the_closing_statement_no_update_is_due_and_nothing_expires() -> None:
    found = plan_with("20:00", published("09:40", Kind.ACKNOWLEDGEMENT, "10:15"), published("18:00", Kind.CLOSING))
    assert not [item for item in found.deadlines if item.id == "update"]
    assert found.expired == ()


def test_the_next_promise_is_the_first_whose_time_has_not_passed() -> None:
    found = plan_with("09:40").next_promise
    assert found is not None
    assert (found.what, clock(found.at)) == ("acknowledgement", "09:48")
    found = plan_with("09:45", published("09:40", Kind.ACKNOWLEDGEMENT, "10:15")).next_promise
    assert found is not None
    assert (found.what, clock(found.at), found.made) == ("update", "10:15", True)


def test_the_last_text_of_each_channel_that_no_longer_holds_is_named() -> None:
    out = (
        published("09:40", Kind.ACKNOWLEDGEMENT, "10:15", "web"), published("09:40", Kind.ACKNOWLEDGEMENT, "10:15", "x"),
        published("10:10", Kind.HOLDING, "12:10", "x"),
    )  # fmt: skip
    found = plan_with("10:30", *out)
    assert [(item.channel, item.kind, clock(item.valid_until)) for item in found.expired] == [
        ("web", Kind.ACKNOWLEDGEMENT, "10:15")
    ]
    codes = [(item.code, item.argument("channel")) for item in find_late(found.deadlines, found.expired)]
    assert codes == [("statement-expired", "web")]


def test_each_clock_that_nothing_kept_is_a_warning() -> None:
    found = plan_with("10:30", published("09:40", Kind.ACKNOWLEDGEMENT, "10:15"))
    assert [(item.code, item.argument("clock")) for item in find_late(found.deadlines, ())] == [
        ("promise-missed", None), ("clock-late", "statement"),
    ]  # fmt: skip


def test_a_statement_counts_as_published_when_it_was_drafted_and_one_of_a_drill_does_not_count() -> None:
    situation, now = make_situation(MISSING), at("2026-03-07 10:40")
    real, drill = make_statement(), make_statement(status=Status.EXERCISE, drafted_at=at("2026-03-07 09:20"))
    found = plan(situation, assess(situation, now=now), now=now, published=[drill, real])
    assert [(clock(find(found, name).kept_at), find(found, name).late_minutes) for name in ("acknowledgement", "statement")] == [
        ("10:10", 22), ("10:10", 0),
    ]  # fmt: skip
    assert clock(find(found, "promise").due) == "12:10"


# ---- law


def test_a_breach_of_personal_data_is_notified_within_three_times_24_hours_of_knowing() -> None:
    heard = report("radio", "2026-03-07 10:00", reported=EXPOSED)
    item = find(plan_with("11:00", reports=(MISSING, heard)), "personal-data-notice")
    assert (item.anchor, item.anchored_at, item.due) == ("exposure-known", at("2026-03-07 10:00"), at("2026-03-10 10:00"))
    assert (item.rests_on, item.reported) == ("law", True)
    assert "Nomor 27 Tahun 2022" in item.basis["id"]
    assert "Law 27 of 2022" in item.basis["en"]
    sure = report("self", "2026-03-07 12:00", confirmed=EXPOSED)
    item = find(plan_with("2026-03-10 10:01", reports=(MISSING, heard, sure)), "personal-data-notice")
    assert (item.anchored_at, item.reported, item.state) == (at("2026-03-07 10:00"), False, ClockState.LATE)
    out = published("15:00", Kind.PERSONAL_DATA_NOTICE)
    assert find(plan_with("16:00", out, reports=(MISSING, sure)), "personal-data-notice").state is ClockState.KEPT


def test_an_exposure_known_by_day_alone_counts_from_the_beginning_of_the_day() -> None:
    item = find(plan_with("13:00", reports=(MISSING, report("self", "2026-03-07", confirmed=EXPOSED))), "personal-data-notice")
    assert item.anchored_at == at("2026-03-07 00:00")


def test_a_withdrawn_exposure_starts_no_clock() -> None:
    gone = report("self", "2026-03-07 12:00", withdrawn=("data_exposed",))
    found = plan_with("13:00", reports=(MISSING, report("self", "2026-03-07 11:00", confirmed=EXPOSED), gone))
    assert not [item for item in found.deadlines if item.id == "personal-data-notice"]


def test_what_endangers_people_is_announced_within_the_time_of_the_first_word() -> None:
    danger = report("basarnas", "2026-03-07 10:00", confirmed={"threat_continues": True})
    found = plan_with("11:00", reports=(MISSING, danger))
    assert state(found, "immediate-information") == ("10:30", ClockState.LATE, 30)
    over = report("basarnas", "2026-03-07 10:30", confirmed={"threat_continues": False})
    found = plan_with("11:00", reports=(MISSING, danger, over))
    assert not [item for item in found.deadlines if item.id == "immediate-information"]


# ---- complaints: working days


def complain(**fields: Any) -> tuple[Complaint, ...]:
    """A complaint that came in on Friday 6 March 2026."""
    return (Complaint(id="7654321", at=When.at(at("2026-03-06 16:00"), ZONE), where=HERE, **fields),)


@pytest.mark.parametrize(
    ("kind", "settled"),
    [
        (ComplaintKind.SIMPLE, "2026-03-13"), (ComplaintKind.NO_FIELD_CHECK, "2026-04-02"),
        (ComplaintKind.FIELD_CHECK, "2026-06-17"),
    ],
)
def test_a_complaint_has_working_days(kind: ComplaintKind, settled: str) -> None:
    found = plan_with("09:40", complaints=complain(kind=kind))
    first, last = find(found, "lapor-answer"), find(found, "lapor-settlement")
    # Counted by hand: Nyepi, Idul Fitri and their joint leave lie before April, eight more days off before the middle of June.
    assert (f"{first.due:%Y-%m-%d %H:%M}", first.working_days, first.holidays_known) == ("2026-03-11 23:59", 3, True)
    assert (f"{last.due:%Y-%m-%d}", last.about, last.rests_on) == (settled, "7654321", "norm")


def test_a_complaint_is_late_until_it_is_recorded_as_answered() -> None:
    found = plan_with("2026-03-12 08:00", complaints=complain(), looked=False)
    assert find(found, "lapor-answer").state is ClockState.LATE
    assert [item.code for item in find_late(found.deadlines, ())] == ["complaint-late"]
    day = When(date(2026, 3, 11), None, None, ZONE)
    found = plan_with("2026-03-12 08:00", complaints=complain(answered=day))
    assert find(found, "lapor-answer").state is ClockState.KEPT


# ---- invariants

KINDS = st.sampled_from([*Kind])
TOLD: list[dict[str, Any]] = [{"missing": 3}, {"deaths": 12}, EXPOSED, {"threat_continues": True}]
MINUTES = st.integers(0, 3000)


@st.composite
def publications(draw: st.DrawFn) -> Publication:
    """Something that went out within two days, with or without a promise."""
    moment = at("2026-03-07 09:15") + timedelta(minutes=draw(MINUTES))
    ahead = draw(st.one_of(st.none(), st.integers(15, 1500)))
    until = None if ahead is None else moment + timedelta(minutes=ahead)
    return Publication(at=moment, kind=draw(KINDS), channel="x", language="id", next_update_at=until, valid_until=until)


@st.composite
def complaints(draw: st.DrawFn) -> Complaint:
    """A complaint of some kind, within two days."""
    moment = at("2026-03-05 09:15") + timedelta(minutes=draw(MINUTES))
    return Complaint(id="1", kind=draw(st.sampled_from(ComplaintKind)), at=When.at(moment, ZONE), where=HERE)


def make(reports: list[Report], filed: list[Complaint]) -> Situation:
    house = make_house(holidays=(days_away("2026-03-09"),), zone="Asia/Jakarta")
    situation = make_situation(*reports, playbook=PLAYBOOK, house=house)
    return situation.model_copy(update={"crisis": situation.crisis.model_copy(update={"complaints": tuple(filed)})})


@given(
    st.lists(publications(), max_size=5), st.lists(complaints(), max_size=2), MINUTES,
    st.lists(st.tuples(st.sampled_from(TOLD), st.integers(0, 600)), max_size=3),
)  # fmt: skip
def test_a_due_time_never_precedes_what_it_is_counted_from(
    out: list[Publication], filed: list[Complaint], minute: int, told: list[tuple[dict[str, Any], int]]
) -> None:
    now = at("2026-03-07 09:15") + timedelta(minutes=minute)
    reports = [report("basarnas", f"2026-03-07 {9 + late // 60:02}:{late % 60:02}", reported=values) for values, late in told]
    situation = make(reports, filed)
    found = plan(situation, assess(situation, now=now), now=now, published=out)
    for item in found.deadlines:
        assert item.due >= item.anchored_at
        assert item.late_minutes >= 0
        assert (item.kept_at is not None) is (item.state in {ClockState.KEPT, ClockState.KEPT_LATE})
        assert item.kept_at is None or item.kept_at <= now
        if item.state in {ClockState.RUNNING, ClockState.LATE}:
            assert (item.due >= now) is (item.state is ClockState.RUNNING)
        if item.working_days is not None:
            calendar, day = Calendar(situation.house), item.due.astimezone(ZoneInfo("Asia/Jakarta"))
            assert calendar.is_working(day.date())
            assert day.time() == time(23, 59)
    assert found.next_promise is None or found.next_promise.at >= now
    for text in found.expired:
        assert text.valid_until < now


def test_the_moment_of_the_plan_needs_a_zone_for_clocks_too() -> None:
    situation = make_situation(MISSING)
    naive = datetime(2026, 3, 7, 9, 15)  # noqa: DTZ001
    with pytest.raises(ValueError, match="zone"):
        plan(situation, assess(situation, now=at("2026-03-07 09:40")), now=naive, published=())
