"""A moment keeps exactly as much as is known of it."""

from __future__ import annotations

import pickle
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.model.when import PARTS, When

JAKARTA, MAKASSAR = "Asia/Jakarta", "Asia/Makassar"
ZONES = (JAKARTA, MAKASSAR, "Asia/Jayapura", "UTC", "Europe/London", "America/New_York")
DAY = date(2025, 7, 2)


@st.composite
def moments(draw: st.DrawFn) -> When:
    zone = draw(st.sampled_from(ZONES))
    if draw(st.booleans()):
        local = draw(st.datetimes(datetime(1975, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001
        return When.at(local.replace(tzinfo=ZoneInfo(zone), fold=draw(st.integers(0, 1))), zone)
    return When(draw(st.dates()), None, draw(st.sampled_from((None, *PARTS))), zone)


@given(moments())
def test_what_is_written_is_read_back(when: When) -> None:
    assert When.parse_iso(when.isoformat(), when.zone) == when
    assert pickle.loads(pickle.dumps(when)) == when  # noqa: S301


@given(moments())
def test_what_is_written_with_its_zone_is_read_back_without_being_told_it(when: When) -> None:
    assert When.parse_zoned(when.zoned()) == when
    assert When.parse_zoned(when.zoned()).key == when.key


@pytest.mark.parametrize(
    "text",
    [
        "", "2025-07-02", "2025-07-02[]", "2025-07-02[Mars/Olympus]", "2025-07-02[../UTC]", "2025-07-02[Asia]", "2025-07-02[UTC",
        "2025-07-02T23:35:00[Asia/Jakarta]", "2025-07-02 teatime[Asia/Jakarta]", "0001-01-01T00:00:00+14:00[America/New_York]",
        "yesterday[UTC]",
    ],
)  # fmt: skip
def test_a_text_that_names_no_moment_and_zone_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        When.parse_zoned(text)


@given(st.lists(moments(), min_size=2, max_size=6))
def test_moments_stand_in_the_order_of_their_keys(some: list[When]) -> None:
    ordered = sorted(some)
    assert [when.key for when in ordered] == sorted(when.key for when in some)
    first, last = ordered[0], ordered[-1]
    assert first <= last
    assert last >= first
    assert (first < last) == (last > first) == (first.key != last.key)


@pytest.mark.parametrize(
    ("text", "day", "part"),
    [
        ("2025-07-02T23:35:00+07:00", DAY, None),
        ("2025-07-02 night", DAY, "night"),
        ("2025-07-02", DAY, None),
    ],
)
def test_the_three_forms(text: str, day: date, part: str | None) -> None:
    when = When.parse_iso(text, JAKARTA)
    assert (when.day, when.part, when.isoformat()) == (day, part, text)


def test_the_parts_of_a_day_come_one_after_the_other() -> None:
    keys = [When(DAY, None, part, JAKARTA).key for part in PARTS]
    assert len(keys) == 6
    assert keys == sorted(keys)
    assert [key.hour for key in keys] == [3, 8, 12, 16, 18, 21]
    assert When(DAY, None, None, JAKARTA).key.hour == 12


def test_a_clock_time_moves_into_its_zone_and_so_does_its_day() -> None:
    when = When.at(datetime(2025, 7, 3, 0, 22, tzinfo=ZoneInfo(MAKASSAR)), JAKARTA)
    assert when.day == DAY
    assert when.isoformat() == "2025-07-02T23:22:00+07:00"


def test_the_same_instant_known_differently_is_not_equal() -> None:
    noon = When.parse_iso("2025-07-02T12:00:00+07:00", JAKARTA)
    assert noon.key == When(DAY, None, None, JAKARTA).key == When(DAY, None, "midday", JAKARTA).key
    assert len({noon, When(DAY, None, None, JAKARTA), When(DAY, None, "midday", JAKARTA)}) == 3


@pytest.mark.parametrize(
    ("clock", "part"),
    [
        (None, "teatime"),
        (datetime(2025, 7, 2, 12, tzinfo=ZoneInfo(JAKARTA)), "midday"),
        (datetime(2025, 7, 2, 12), None),  # noqa: DTZ001
        (datetime(2025, 7, 3, 12, tzinfo=ZoneInfo(JAKARTA)), None),
    ],
)
def test_a_moment_that_contradicts_itself_is_refused(clock: datetime | None, part: str | None) -> None:
    with pytest.raises(ValueError, match=r"2025|teatime|midday"):
        When(DAY, clock, part, JAKARTA)


@pytest.mark.parametrize(
    "text",
    ["", "2025-07-32", "2025-07-02 teatime", "2025-07-02T12:00:00", "2025-07-02T12:00+07:00 night", "yesterday",
     "0001-01-01T00:00:00+14:00"],
)
def test_nothing_else_is_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        When.parse_iso(text, JAKARTA)


def test_a_naive_clock_is_nobodys_time() -> None:
    with pytest.raises(ValueError, match="no zone"):
        When.at(datetime(2025, 7, 2, 12), JAKARTA)  # noqa: DTZ001


def test_a_fixed_offset_will_do() -> None:
    when = When.at(datetime(2025, 7, 2, 12, tzinfo=timezone(timedelta(hours=8))), JAKARTA)
    assert when.isoformat() == "2025-07-02T11:00:00+07:00"
