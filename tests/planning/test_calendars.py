"""Working days skip weekends and holidays, whether a calendar is installed, the house says so, or both."""

from __future__ import annotations

import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.planning.calendars import Calendar, Holiday, count_working_days, list_public_holidays
from planning.builders import days_away, make_house

MONDAY = date(2026, 3, 2)
DAYS = st.integers(0, 60).map(lambda number: MONDAY + timedelta(days=number))


def make_calendar(listed: set[date], own: set[date], works: set[date]) -> Calendar:
    house = make_house(
        holidays=tuple(days_away(str(day)) for day in own), working_days=tuple(days_away(str(day)) for day in works)
    )
    return Calendar(house, lambda _: {day: Holiday(day, {"id": "libur"}) for day in listed})


CALENDARS = st.builds(make_calendar, *[st.sets(DAYS, max_size=8)] * 3)


@given(CALENDARS, DAYS, st.integers(1, 14))
def test_so_many_working_days_lie_between_the_start_and_the_day_found(calendar: Calendar, start: date, number: int) -> None:
    found = count_working_days(calendar, start, number)
    assert found is not None
    assert found > start
    assert calendar.is_working(found)
    between = [start + timedelta(days=step) for step in range(1, (found - start).days + 1)]
    assert sum(calendar.is_working(day) for day in between) == number


@given(CALENDARS, DAYS)
def test_a_working_day_is_no_weekend_and_no_holiday_unless_the_house_says_that_it_works(calendar: Calendar, day: date) -> None:
    works = any(span.covers(day) for span in calendar.house.working_days)
    off = day.isoweekday() > 5 or day in (calendar.listing(day.year) or {}) or any(
        span.covers(day) for span in calendar.house.holidays
    )
    assert calendar.is_working(day) is (works or not off)
    assert calendar.find_holiday(day) is None or not calendar.is_working(day)


def test_a_house_that_never_works_has_no_working_day() -> None:
    calendar = Calendar(make_house(holidays=(days_away("2026-01-01/2999-12-31"),)), lambda _: None)
    assert count_working_days(calendar, MONDAY, 1) is None


def test_public_holidays_and_joint_leave_have_their_names_in_both_languages() -> None:
    listed = list_public_holidays(2026)
    assert listed is not None
    assert listed[date(2026, 12, 25)].name == {"id": "Hari Raya Natal", "en": "Christmas Day"}
    assert not Calendar(make_house()).is_working(date(2026, 12, 24))  # joint leave
    assert Calendar(make_house()).is_working(date(2026, 12, 23))


def test_years_beyond_the_calendar_are_not_known() -> None:
    assert list_public_holidays(2300) is None


def test_an_islamic_holiday_of_a_year_ahead_is_an_estimate() -> None:
    listed = list_public_holidays(2027)
    assert listed is not None
    assert [holiday.estimated for day, holiday in listed.items() if day in (date(2027, 3, 10), date(2027, 8, 17))] == [True, False]


def test_without_the_calendar_only_weekends_and_the_days_of_the_house_are_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    list_public_holidays.cache_clear()
    try:
        calendar = Calendar(make_house(holidays=(days_away("2026-12-28", "libur daerah"),)))
        assert not calendar.knows_holidays(date(2026, 12, 25))
        assert [day for day in range(21, 32) if calendar.is_working(date(2026, 12, day))] == [21, 22, 23, 24, 25, 29, 30, 31]
        holiday = calendar.find_holiday(date(2026, 12, 28))
        assert holiday is not None
        assert holiday.name["en"] == "libur daerah"
    finally:
        list_public_holidays.cache_clear()
