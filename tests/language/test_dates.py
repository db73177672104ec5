"""Dates, times and durations come out as official texts write them, in every zone and at every midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.catalogue import LANGUAGES, UnknownLanguage
from crisiskit.language.dates import (
    round_up,
    say_date,
    say_dateline,
    say_duration,
    say_moment,
    say_time,
    say_weekday,
)

JAKARTA, MAKASSAR, JAYAPURA = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")
SINKING = datetime(2025, 7, 2, 23, 35, tzinfo=JAKARTA)


def test_a_date_is_said_in_full_in_short_and_on_a_dateline() -> None:
    day = date(2025, 7, 2)
    assert say_date(day, "id") == "Rabu, 2 Juli 2025"
    assert say_date(day, "id", short=True) == "Rabu, 2 Juli"
    assert say_date(day, "en") == "Wednesday 2 July 2025"
    assert say_date(day, "en", short=True) == "Wednesday 2 July"
    assert say_dateline(day, "id") == "2 Juli 2025"
    assert say_dateline(day, "en") == "2 July 2025"


def test_days_and_months_have_their_official_names() -> None:
    week = [date(2025, 6, 30) + timedelta(days=n) for n in range(7)]
    assert " ".join(say_weekday(day, "id") for day in week) == "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"
    assert [say_weekday(day, "en") for day in week][:2] == ["Monday", "Tuesday"]
    months = [say_date(date(2025, month, 1), "id", short=True).split()[-1] for month in range(1, 13)]
    assert " ".join(months) == (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    )


def test_a_datetime_gives_the_date_it_has_where_it_is() -> None:
    """Equal instants are equal keys of a cache: the second must not get the first one's date."""
    there = SINKING.astimezone(MAKASSAR)
    assert there == SINKING
    assert say_date(SINKING, "id") == "Rabu, 2 Juli 2025"
    assert say_date(there, "id") == "Kamis, 3 Juli 2025"


@pytest.mark.parametrize(
    ("language", "zones", "utc", "said"),
    [
        ("id", (), False, "pukul 23.35 WIB"),
        ("id", (JAKARTA,), False, "pukul 23.35 WIB"),
        ("id", (JAKARTA, MAKASSAR), False, "pukul 23.35 WIB (00.35 WITA, 3 Juli)"),
        ("id", (MAKASSAR, JAKARTA), False, "pukul 00.35 WITA (23.35 WIB, 2 Juli)"),
        ("id", (MAKASSAR, JAYAPURA), False, "pukul 00.35 WITA (01.35 WIT)"),
        ("id", (JAKARTA,), True, "pukul 23.35 WIB (16.35 UTC)"),
        ("en", (), False, "23:35 WIB"),
        ("en", (JAKARTA, MAKASSAR), False, "23:35 WIB (00:35 WITA on 3 July)"),
        ("en", (JAKARTA, MAKASSAR), True, "23:35 WIB (00:35 WITA on 3 July; 16:35 UTC)"),
        ("en", (MAKASSAR,), True, "00:35 WITA (16:35 UTC on 2 July)"),
        ("en", (JAKARTA, MAKASSAR, JAYAPURA), False, "23:35 WIB (00:35 WITA on 3 July; 01:35 WIT on 3 July)"),
        ("en", (ZoneInfo("Asia/Riyadh"), ZoneInfo("Asia/Kathmandu")), False, "19:35 UTC+3 (22:20 UTC+5:45)"),
        ("en", (ZoneInfo("America/Sao_Paulo"),), False, "13:35 UTC-3"),
    ],
)
def test_a_time_is_said_in_its_zones(language: str, zones: tuple[ZoneInfo, ...], utc: bool, said: str) -> None:
    assert say_time(SINKING, language, zones=zones, utc=utc) == said


def test_a_zone_that_says_the_same_again_is_left_out() -> None:
    assert say_time(SINKING, "id", zones=(JAKARTA, ZoneInfo("Asia/Pontianak"))) == "pukul 23.35 WIB"
    assert say_time(SINKING, "en", zones=(ZoneInfo("UTC"),), utc=True) == "16:35 UTC"


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        (UTC, "09:00 UTC"),
        (timezone(timedelta(hours=7)), "09:00 UTC+7"),
        (timezone(timedelta(hours=7), "WIB"), "09:00 WIB"),
        (timezone(-timedelta(hours=3, minutes=30)), "09:00 UTC-3:30"),
        (ZoneInfo("Etc/GMT-7"), "09:00 UTC+7"),
        (ZoneInfo("Africa/Casablanca"), "09:00 UTC+1"),
    ],
)
def test_a_zone_with_a_number_for_a_name_is_said_by_its_distance_from_utc(zone: tzinfo, said: str) -> None:
    assert say_time(datetime(2025, 7, 2, 9, tzinfo=zone), "en") == said


def test_equal_instants_in_different_zones_are_said_differently() -> None:
    """The trap of a cache: each of these is equal to the next, and some have the same name or distance."""
    instant = datetime(2025, 11, 2, 8, 30, tzinfo=UTC)
    zones: list[tzinfo] = [
        UTC,
        timezone(timedelta(hours=7)),
        timezone(timedelta(hours=7), "WIB"),
        JAKARTA,
        ZoneInfo("Asia/Bangkok"),
        ZoneInfo("Asia/Shanghai"),
        ZoneInfo("America/Chicago"),
    ]
    assert [say_time(instant.astimezone(zone), "en") for zone in zones] == [
        "08:30 UTC", "15:30 UTC+7", "15:30 WIB", "15:30 WIB", "15:30 UTC+7", "16:30 CST", "02:30 CST",
    ]


def test_the_hour_that_comes_twice_is_said_as_the_one_it_is() -> None:
    """The two are equal to Python, which does not look at the fold between moments of one zone."""
    first = datetime(2025, 11, 2, 1, 30, tzinfo=ZoneInfo("America/New_York"))
    second = first.replace(fold=1)
    assert first == second
    assert say_time(first, "en", utc=True) == "01:30 EDT (05:30 UTC)"
    assert say_time(second, "en", utc=True) == "01:30 EST (06:30 UTC)"


@pytest.mark.parametrize(
    ("language", "near", "short", "said"),
    [
        ("id", datetime(2025, 6, 25, 21, tzinfo=MAKASSAR), False, "pukul 09.00 WITA"),
        ("id", datetime(2025, 6, 24, 21, tzinfo=MAKASSAR), False, "Rabu, 25 Juni 2025, pukul 09.00 WITA"),
        ("id", datetime(2025, 6, 24, 21, tzinfo=MAKASSAR), True, "Rabu, 25 Juni, pukul 09.00 WITA"),
        ("en", datetime(2025, 6, 25, 0, 0, tzinfo=MAKASSAR), True, "09:00 WITA"),
        ("en", datetime(2025, 6, 24, 21, tzinfo=MAKASSAR), False, "09:00 WITA on Wednesday 25 June 2025"),
        ("en", datetime(2025, 6, 24, 21, tzinfo=MAKASSAR), True, "09:00 WITA on Wednesday 25 June"),
        ("en", datetime(2024, 6, 25, 9, tzinfo=MAKASSAR), True, "09:00 WITA on Wednesday 25 June"),
    ],
)
def test_a_moment_has_its_date_unless_it_is_the_same_day(language: str, near: datetime, short: bool, said: str) -> None:
    assert say_moment(datetime(2025, 6, 25, 9, tzinfo=MAKASSAR), language, near=near, short=short) == said


def test_the_day_is_that_of_the_first_zone_whatever_zone_the_moments_come_in() -> None:
    """00.22 WITA on 3 July is 23.22 WIB on 2 July."""
    capsized = datetime(2025, 7, 3, 0, 22, tzinfo=MAKASSAR)
    near = datetime(2025, 7, 2, 16, 55, tzinfo=UTC)  # 23.55 WIB on 2 July
    assert say_moment(capsized, "id", near=near, zones=(JAKARTA,)) == "pukul 23.22 WIB"
    assert say_moment(capsized, "id", near=near, zones=(MAKASSAR,)) == "pukul 00.22 WITA"
    later = near + timedelta(minutes=10)  # 00.05 WIB on 3 July
    assert say_moment(capsized, "id", near=later, zones=(JAKARTA, MAKASSAR)) == (
        "Rabu, 2 Juli 2025, pukul 23.22 WIB (00.22 WITA, 3 Juli)"
    )
    assert say_moment(capsized, "en", near=later, zones=(JAKARTA, MAKASSAR)) == (
        "23:22 WIB on Wednesday 2 July 2025 (00:22 WITA on 3 July)"
    )


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2025, 7, 2, 23, 35)  # noqa: DTZ001
    for say in (
        lambda: say_time(naive, "id"),
        lambda: say_moment(naive, "id", near=SINKING),
        lambda: say_moment(SINKING, "id", near=naive),
        lambda: round_up(naive),
    ):
        with pytest.raises(ValueError, match="no zone"):
            say()


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        say_date(SINKING, "xx")


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from((JAKARTA, MAKASSAR, UTC))),  # noqa: DTZ001
    st.sampled_from(LANGUAGES),
)
def test_every_character_fits_the_plainest_sms(moment: datetime, language: str) -> None:
    near = moment + timedelta(days=1)
    said = say_moment(moment, language, near=near, zones=(JAKARTA, MAKASSAR)) + say_time(moment, language, utc=True)
    assert said.isascii()
    assert said.isprintable()


@pytest.mark.parametrize(
    ("at", "minutes", "rounded"),
    [
        ("09:15", 5, "2 09:15"),
        ("09:15:01", 5, "2 09:20"),
        ("09:16", 5, "2 09:20"),
        ("09:16", 15, "2 09:30"),
        ("09:16", 60, "2 10:00"),
        ("23:57", 5, "3 00:00"),
    ],
)
def test_a_time_is_rounded_up(at: str, minutes: int, rounded: str) -> None:
    moment = round_up(datetime.combine(date(2025, 7, 2), time.fromisoformat(at), JAKARTA), minutes)
    assert f"{moment.day} {moment:%H:%M}" == rounded
    assert moment.tzinfo is JAKARTA


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from((JAKARTA, MAKASSAR, UTC))))  # noqa: DTZ001
def test_rounding_up_is_the_least_step_and_done_once(moment: datetime) -> None:
    rounded = round_up(moment)
    assert timedelta(0) <= rounded - moment < timedelta(minutes=5)
    assert (rounded.minute % 5, rounded.second, rounded.microsecond) == (0, 0, 0)
    assert round_up(rounded) == rounded


def test_rounding_up_walks_over_a_clock_put_forward() -> None:
    london = ZoneInfo("Europe/London")
    assert round_up(datetime(2025, 3, 30, 0, 58, tzinfo=london)).isoformat() == "2025-03-30T02:00:00+01:00"


@pytest.mark.parametrize(
    ("delta", "indonesian", "english"),
    [
        (timedelta(minutes=45), "45 menit", "45 minutes"),
        (timedelta(minutes=1), "1 menit", "1 minute"),
        (timedelta(minutes=90), "1 jam 30 menit", "1 hour 30 minutes"),
        (timedelta(hours=72), "3 hari", "3 days"),
        (timedelta(days=1, hours=2, seconds=5), "1 hari 2 jam 5 detik", "1 day 2 hours 5 seconds"),
        (timedelta(0), "0 menit", "0 minutes"),
        (timedelta(microseconds=5), "0 menit", "0 minutes"),
    ],
)
def test_a_duration_is_not_rounded(delta: timedelta, indonesian: str, english: str) -> None:
    assert say_duration(delta, "id") == indonesian
    assert say_duration(delta, "en") == english


def test_less_than_nothing_is_no_duration() -> None:
    with pytest.raises(ValueError, match="less than nothing"):
        say_duration(timedelta(minutes=-1), "id")
