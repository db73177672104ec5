"""Shifts as spans of real time: they cover a partition exactly, in every zone, and a chair is empty only when nobody is on duty."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.model.house import DayKind, Duty, House
from crisiskit.planning.calendars import Calendar
from crisiskit.planning.roster import Roster, list_handovers, on_duty
from crisiskit.planning.shifts import find_holder, find_instant, find_shifts, list_watches
from planning.builders import HERE, at, days_away, duty, make_house, make_playbook

PLAYBOOK = make_playbook()
ROLE = "duty-officer"
#: Zones without summer time, with it, with half an hour of it, and one that left out a whole day.
ZONES = ("Asia/Jakarta", "Asia/Makassar", "America/New_York", "Australia/Lord_Howe", "Europe/London", "Pacific/Apia")
#: Days on which one of these zones puts its clocks forward or back, and an ordinary one.
WRITTEN = ("2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04", "2026-03-29", "2011-12-30", "2026-07-01")
DAYS = tuple(date.fromisoformat(day) for day in WRITTEN)
NO_CALENDAR = lambda year: None


def make_shifts(minutes: list[int]) -> list[Duty]:
    """A day cut at some minutes: each shift ends where the next begins, the last past midnight."""
    clocks = [time(minute // 60, minute % 60) for minute in sorted(set(minutes))]
    ends = [*clocks[1:], clocks[0]]
    spans = enumerate(zip(clocks, ends, strict=True))
    return [Duty(role=ROLE, who=f"Piket {number}", hours=span, where=HERE) for number, span in spans]


MINUTES = st.lists(st.integers(0, 24 * 60 - 1), min_size=1, max_size=5)


@given(MINUTES, st.sampled_from(ZONES), st.sampled_from(DAYS), st.integers(-26 * 60, 26 * 60))
def test_hours_that_cut_a_day_cover_every_moment_exactly_once(minutes: list[int], zone: str, day: date, offset: int) -> None:
    house = make_house(duty=make_shifts(minutes), zone=zone)
    moment = datetime.combine(day, time(12), UTC) + timedelta(minutes=offset)
    assert len(find_shifts(house, ROLE, moment, Calendar(house))) == 1


@st.composite
def rosters(draw: st.DrawFn) -> House:
    """A few shifts, some with deputies, absences, or on some days only."""
    lines = []
    for number in range(draw(st.integers(0, 4))):
        begins, ends = (time(minute // 60, minute % 60) for minute in draw(st.tuples(*[st.integers(0, 1439)] * 2)))
        lines.append(
            Duty(
                role=ROLE, who=draw(st.sampled_from("ABC")), deputy=draw(st.sampled_from([None, "A", "D"])),
                hours=draw(st.sampled_from([None, (begins, ends)])), days=draw(st.sampled_from([None, None, *DayKind])),
                away=tuple(days_away(f"2026-03-{draw(st.integers(5, 11)):02}") for _ in range(draw(st.integers(0, 2)))),
                weekdays=tuple(draw(st.sets(st.integers(1, 7), max_size=2))) if number == 2 else (), where=HERE,
            )
        )  # fmt: skip
    return make_house(duty=tuple(lines), zone=draw(st.sampled_from(ZONES)))


@given(rosters(), st.integers(0, 5 * 1440), st.integers(1, 4 * 1440))
def test_watches_follow_each_other_without_a_gap_and_agree_with_whoever_is_on_duty(house: House, start: int, length: int) -> None:
    begins = datetime(2026, 3, 5, tzinfo=UTC) + timedelta(minutes=start)
    ends = begins + timedelta(minutes=length)
    calendar = Calendar(house, NO_CALENDAR)
    watches = list_watches(house, ROLE, begins, ends, calendar)
    assert (watches[0].begins, watches[-1].ends) == (begins, ends)
    assert all(before.ends == after.begins for before, after in pairwise(watches))
    for watch in watches:
        for moment in (watch.begins, watch.begins + (watch.ends - watch.begins) / 2, watch.ends - timedelta(seconds=1)):
            person = on_duty(house, PLAYBOOK, ROLE, moment, calendar)
            assert (None if person.who is None else (person.who, person.instead_of)) == watch.who


@given(rosters(), st.integers(0, 5 * 1440))
def test_a_chair_is_empty_exactly_when_everybody_of_every_shift_that_is_on_is_away(house: House, minute: int) -> None:
    moment = datetime(2026, 3, 5, tzinfo=UTC) + timedelta(minutes=minute)
    calendar = Calendar(house, NO_CALENDAR)
    shifts = find_shifts(house, ROLE, moment, calendar)
    holder, missing = find_holder(house, shifts)
    named = {(shift.day, name) for shift in shifts for name in (shift.duty.who, shift.duty.deputy) if name is not None}
    away = {
        (day, name) for day, name in named
        if any(span.covers(day) for line in house.duty if line.who == name for span in line.away)
    }  # fmt: skip
    assert (holder is None) is (named <= away)
    if holder is None:
        assert {item.who for item in missing} == {name for _, name in named}


@given(st.sampled_from(ZONES), st.sampled_from(DAYS), st.integers(0, 1438))
def test_the_instants_of_a_day_never_run_backwards(zone: str, day: date, minute: int) -> None:
    here = ZoneInfo(zone)
    first, second = (find_instant(day, time(item // 60, item % 60), here) for item in (minute, minute + 1))
    assert first <= second


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        (date(2026, 3, 8), time(1, 30), "2026-03-08T06:30"),
        (date(2026, 3, 8), time(2, 30), "2026-03-08T07:00"),  # skipped: the moment of the change
        (date(2026, 3, 8), time(3, 0), "2026-03-08T07:00"),
        (date(2026, 11, 1), time(1, 30), "2026-11-01T05:30"),  # comes twice: its first
    ],
)
def test_a_skipped_time_is_the_moment_of_the_change_and_a_doubled_one_its_first(day: date, clock: time, expected: str) -> None:
    assert find_instant(day, clock, ZoneInfo("America/New_York")) == datetime.fromisoformat(f"{expected}+00:00")


def test_an_absence_belongs_to_the_person_on_every_line_and_as_a_deputy() -> None:
    house = make_house(
        duty=(
            duty("leader", "Kepala", deputy="Sekretaris", away=["2026-12-21/2026-12-24"]),
            duty("secretary", "SEKRETARIS", deputy="Wati", away=["2026-12-22"]),
        )
    )
    assert on_duty(house, PLAYBOOK, "leader", at("2026-12-21 09:00")).who == "Sekretaris"
    assert on_duty(house, PLAYBOOK, "leader", at("2026-12-22 09:00")).who is None
    assert on_duty(house, PLAYBOOK, "secretary", at("2026-12-22 09:00")).who == "Wati"


def test_shifts_of_working_days_and_of_days_off_share_a_week() -> None:
    house = make_house(
        duty=(
            duty(ROLE, "Kantor", "08:00-16:00", days=DayKind.WORKING), duty(ROLE, "Libur", days=DayKind.OFF),
            duty(ROLE, "Malam", "16:00-08:00", days=DayKind.WORKING),
        ),
        holidays=(days_away("2026-12-03", "libur daerah"),), working_days=(days_away("2026-12-05"),),
    )  # fmt: skip
    calendar = Calendar(house, NO_CALENDAR)
    found = {day: on_duty(house, PLAYBOOK, ROLE, at(f"2026-12-{day:02} 09:00"), calendar).who for day in range(1, 8)}
    assert found == {1: "Kantor", 2: "Kantor", 3: "Libur", 4: "Kantor", 5: "Kantor", 6: "Libur", 7: "Kantor"}
    # The night of a working day lasts into the day off, and stands before its whole day.
    assert on_duty(house, PLAYBOOK, ROLE, at("2026-12-03 07:00"), calendar).who == "Malam"


def test_shifts_may_be_held_on_some_weekdays() -> None:
    house = make_house(duty=(duty(ROLE, "Awal", weekdays=(1, 2, 3)), duty(ROLE, "Akhir", weekdays=(4, 5, 6, 7))))
    assert [on_duty(house, PLAYBOOK, ROLE, at(f"2026-12-{day:02} 09:00")).who for day in (1, 2, 3, 4, 5)] == [
        "Awal", "Awal", "Akhir", "Akhir", "Akhir",
    ]  # fmt: skip


def test_handovers_say_when_who_takes_over_in_the_zone_of_the_crisis() -> None:
    house = make_house(
        duty=(duty(ROLE, "Siang", "08:00-20:00"), duty(ROLE, "Malam", "20:00-08:00", away=["2026-12-01"])), zone="Asia/Jakarta"
    )
    roster = Roster(house, PLAYBOOK, at("2026-12-01 12:00"), ZoneInfo("Asia/Makassar"))
    found = list_handovers(roster, [ROLE, "leader"], timedelta(hours=24))
    assert [(item.role, f"{item.at:%d %H:%M}", item.leaves, item.comes) for item in found] == [
        (ROLE, "01 21:00", "Siang", None), (ROLE, "02 09:00", None, "Siang"),
    ]  # fmt: skip
    assert list_handovers(roster, [ROLE], timedelta(hours=8)) == ()
