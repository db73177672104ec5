"""When things are due: from the moment we knew, or from the rise of level that added them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisiskit.assessing.grading import assess
from crisiskit.model.playbook import Clock
from crisiskit.model.situation import Situation
from crisiskit.model.vocabulary import ClockName, Severity
from crisiskit.planning.timing import Timing, find_clock, find_length, halve, watch_level
from planning.builders import at, clock, make_playbook, make_situation, minutes, plan_at, report

MISSING = report("basarnas", "2026-03-07 10:00", confirmed={"missing": 3})
TEN_DEAD = report("basarnas", "2026-03-07 11:30", confirmed={"deaths": 12})


def timing_at(situation: Situation, moment: str) -> Timing:
    now = at(moment)
    return watch_level(situation, assess(situation, now=now), now)


def rises(timing: Timing) -> list[tuple[str, str | None]]:
    return [(rise.level.value, clock(rise.at)) for rise in timing.rises]


def test_a_level_counts_from_the_report_that_brought_it() -> None:
    situation = make_situation(MISSING, TEN_DEAD)
    assert rises(timing_at(situation, "2026-03-07 09:20")) == [("moderate", "09:15")]
    assert rises(timing_at(situation, "2026-03-07 11:00")) == [("moderate", "09:15"), ("high", "10:00")]
    assert rises(timing_at(situation, "2026-03-07 12:00")) == [("moderate", "09:15"), ("high", "10:00"), ("extreme", "11:30")]


def test_what_was_known_before_we_were_aware_counts_from_awareness() -> None:
    early = report("basarnas", "2026-03-07 09:00", confirmed={"missing": 3})
    assert rises(timing_at(make_situation(early), "2026-03-07 12:00")) == [("high", "09:15")]


def test_a_rumour_raises_from_the_moment_it_was_heard() -> None:
    rumour = report("radio", "2026-03-07 09:40", reported={"deaths": 20})
    assert rises(timing_at(make_situation(rumour), "2026-03-07 10:00")) == [("moderate", "09:15"), ("extreme", "09:40")]


def test_a_report_without_a_clock_time_gives_none_to_a_deadline() -> None:
    vague = report("basarnas", "2026-03-07 midday", confirmed={"missing": 3})
    later = report("ksop", "2026-03-07 15:10", confirmed={"event": "capsized"})
    assert rises(timing_at(make_situation(vague, later), "2026-03-07 16:00")) == [("moderate", "09:15"), ("high", "15:10")]
    # Nothing with a clock time since: the first moment that is certain is now.
    assert rises(timing_at(make_situation(vague), "2026-03-07 16:00")) == [("moderate", "09:15"), ("high", "16:00")]


def test_a_level_that_has_fallen_since_sets_no_deadline() -> None:
    situation = make_situation(report("basarnas", "2026-03-07 09:10", confirmed={"missing": 3}), playbook=make_playbook())
    found = report("basarnas", "2026-03-07 09:45", confirmed={"missing": 0, "deaths": 0, "event": "aground"})
    calm = make_situation(*situation.crisis.reports, found)
    assert [rise.level for rise in timing_at(calm, "2026-03-07 10:00").rises] == [Severity.LOW]


def test_a_plan_before_anybody_was_aware_counts_from_awareness() -> None:
    situation = make_situation(MISSING)
    assert rises(timing_at(situation, "2026-03-07 09:00")) == [("moderate", "09:15")]


def test_a_level_held_back_by_an_earlier_assessment_has_a_moment_too() -> None:
    calm = make_situation(report("basarnas", "2026-03-07 09:45", confirmed={"missing": 0, "deaths": 0, "event": "aground"}))
    now = at("2026-03-07 10:00")
    before = assess(calm, now=at("2026-03-07 09:20")).model_copy(update={"planned": Severity.HIGH})
    held = assess(calm, now=now, previous=before)
    assert held.planned is Severity.HIGH
    assert rises(watch_level(calm, held, now)) == [("moderate", "09:15"), ("high", "10:00")]


def test_durations_count_from_the_rise_and_clocks_take_the_first_that_runs_out() -> None:
    timing = timing_at(make_situation(MISSING, TEN_DEAD), "2026-03-07 12:00")
    assert clock(timing.due(minutes(10), Severity.LOW)) == "09:25"
    assert clock(timing.due(minutes(10), Severity.HIGH)) == "10:10"
    assert clock(timing.due(minutes(10), Severity.EXTREME)) == "11:40"
    assert timing.due(None, Severity.LOW) is None
    # Moderate: four hours from 09.15; high: one hour from 10.00; extreme: one hour from 11.30.
    assert clock(timing.due(ClockName.STATEMENT, Severity.LOW)) == "11:00"
    assert clock(timing.due(ClockName.STATEMENT, Severity.EXTREME)) == "12:30"
    assert clock(timing.clock_due(ClockName.ACKNOWLEDGEMENT)) == "10:15"


def test_a_rise_never_postpones_a_deadline_that_runs_already() -> None:
    late = report("basarnas", "2026-03-07 13:00", confirmed={"missing": 3})
    timing = timing_at(make_situation(late), "2026-03-07 13:05")
    assert clock(timing.clock_due(ClockName.STATEMENT)) == "13:15"


def test_half_a_clock_is_whole_minutes() -> None:
    assert halve(minutes(15)) == minutes(7)
    timing = timing_at(make_situation(TEN_DEAD), "2026-03-07 11:31")
    assert clock(timing.clock_due(ClockName.STATEMENT, half=True)) == "11:15"


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (Severity.MONITOR, None),
        (Severity.LOW, Severity.MODERATE),
        (Severity.MODERATE, Severity.MODERATE),
        (Severity.HIGH, Severity.MODERATE),
    ],
)
def test_a_level_without_clocks_borrows_the_next_worse_then_the_nearest_milder(
    level: Severity, expected: Severity | None
) -> None:
    only = make_playbook(clocks={Severity.MODERATE: Clock(level=Severity.MODERATE, update=timedelta(hours=1))})
    found = find_clock(only, level)
    assert (None if found is None else found.level) is expected


def test_watching_has_no_clocks_and_no_length() -> None:
    assert find_length(make_playbook(), Severity.MONITOR, ClockName.STATEMENT) is None


def test_every_time_of_a_plan_is_in_the_first_zone_of_the_crisis() -> None:
    situation = make_situation(MISSING, zones=("Asia/Jayapura", "Asia/Jakarta"))
    found = plan_at(situation, "2026-03-07 10:10")
    times = [found.at, found.aware_at, *(item.due for item in found.verify), *(item.due for item in found.tasks)]
    times += [moment for item in found.ladder for moment in (item.due, item.silent_until)]
    times += [item.at for item in found.promises]
    known = [moment for moment in times if moment is not None]
    assert len(known) > 20
    assert {str(moment.tzinfo) for moment in known} == {"Asia/Jayapura"}
