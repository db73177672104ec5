"""Times are read as people write them, and what could mean two things is refused."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.dates import say_date, say_duration, say_moment
from crisiskit.model.when import PARTS, When
from crisiskit.reading.times import TimeTrouble, read_duration, read_hours, read_when

JAKARTA, MAKASSAR = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar")
ZONES = [
    ZoneInfo(key)
    for key in (
        *("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC", "Europe/London", "America/New_York"),
        *("Asia/Riyadh", "Asia/Kathmandu", "America/Sao_Paulo", "Africa/Casablanca", "Australia/Lord_Howe"),
    )
]
CODES = {"bad-time", "no-such-time", "weekday-differs", "unknown-zone", "time-needs-date"}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-03-07 09:15", "2026-03-07T09:15:00+08:00"),
        ("2026-03-07 9.15", "2026-03-07T09:15:00+08:00"),
        ("2026-03-07T09:15+08:00", "2026-03-07T09:15:00+08:00"),
        ("2026-03-07T09:15:30+07:00", "2026-03-07T10:15:30+08:00"),
        ("2026-03-07T01:15Z", "2026-03-07T09:15:00+08:00"),
        ("2026-03-07t01:15:00.5z", "2026-03-07T09:15:00.500000+08:00"),
        ("2026-03-06T20:15-05:00", "2026-03-07T09:15:00+08:00"),
        ("2026-03-07 09:15 +0800", "2026-03-07T09:15:00+08:00"),
        ("2026-03-07 09:15 UTC+8", "2026-03-07T09:15:00+08:00"),
        ("2026-03-06 22:15 UTC-3", "2026-03-07T09:15:00+08:00"),
        ("2026-03-07", "2026-03-07"),
        ("2026/03/07", "2026-03-07"),
        ("7/3/2026", "2026-03-07"),
        ("07-03-2026", "2026-03-07"),
        ("7.3.2026 09.15", "2026-03-07T09:15:00+08:00"),
        ("7/3/2026 09.15", "2026-03-07T09:15:00+08:00"),
        ("7/3/2026 09.15.20", "2026-03-07T09:15:20+08:00"),
        ("7 Maret 2026 pukul 09.15 WITA", "2026-03-07T09:15:00+08:00"),
        ("7 maret 2026 jam 09.15 wita", "2026-03-07T09:15:00+08:00"),
        ("7 March 2026, 9:15", "2026-03-07T09:15:00+08:00"),
        ("March 7, 2026 at 9:15", "2026-03-07T09:15:00+08:00"),
        ("the 7th of March 2026", "2026-03-07"),
        ("7 Agt 2026", "2026-08-07"),
        ("7 Sept. 2026", "2026-09-07"),
        ("Kamis, 3 Juli 2025 09.15 WIB", "2025-07-03T10:15:00+08:00"),
        ("pada hari Jum’at, tanggal 4 Juli 2025", "2025-07-04"),
        ("Thu 3 Jul 2025", "2025-07-03"),
        ("Kamis (3/7/2025) pukul 09.15 WITA.", "2025-07-03T09:15:00+08:00"),
        ("23.35 WIB, 2 Juli 2025", "2025-07-03T00:35:00+08:00"),
        ("23.35 waktu setempat, 2 Juli 2025", "2025-07-02T23:35:00+08:00"),
        ("2 Juli 2025 – 23.35", "2025-07-02T23:35:00+08:00"),
        ("2 Juli 2025 23.35", "2025-07-02T23:35:00+08:00"),
        ("2025-07-02 24.00", "2025-07-03T00:00:00+08:00"),
        ("2025-07-03 malam", "2025-07-03 night"),
        ("3 Juli 2025 dini hari", "2025-07-03 dawn"),
        ("3 Juli 2025, pagi hari", "2025-07-03 morning"),
        ("Kamis siang, 3 Juli 2025", "2025-07-03 midday"),
        ("3 July 2025 evening", "2025-07-03 evening"),
        ("early morning of 3 July 2025", "2025-07-03 dawn"),
        ("  2026-03-07\t09:15\n", "2026-03-07T09:15:00+08:00"),
    ],
)
@pytest.mark.parametrize("language", [None, *LANGUAGES])
def test_a_time_is_read_as_people_write_it(text: str, read: str, language: str | None) -> None:
    when = read_when(text, MAKASSAR, language=language)
    assert when.isoformat() == read
    assert when.zone == "Asia/Makassar"


def test_midnight_in_one_zone_is_not_midnight_in_the_next() -> None:
    """00.22 WITA on 3 July is 23.22 WIB on 2 July; the weekday that is given is that of the date as written."""
    when = read_when("Kamis, 3 Juli 2025, pukul 00.22 WITA", JAKARTA)
    assert when.isoformat() == "2025-07-02T23:22:00+07:00"
    assert when.day.isoformat() == "2025-07-02"


def test_a_day_keeps_the_zone_it_was_said_in() -> None:
    assert read_when("3 Juli 2025 malam WITA", JAKARTA) == When.parse_iso("2025-07-03 night", "Asia/Makassar")


@pytest.mark.parametrize(
    ("text", "before", "read"),
    [
        ("09.15", "2025-07-03T00:40+07:00", "2025-07-02T09:15:00+07:00"),
        ("00:40", "2025-07-03T00:40+07:00", "2025-07-03T00:40:00+07:00"),
        ("pukul 00.41", "2025-07-03T00:40+07:00", "2025-07-02T00:41:00+07:00"),
        ("01.30 WITA", "2025-07-03T00:40+07:00", "2025-07-03T00:30:00+07:00"),
        ("01.45 WITA", "2025-07-03T00:40+07:00", "2025-07-02T00:45:00+07:00"),
        ("00.10 WITA", "2025-07-02T23:30+07:00", "2025-07-02T23:10:00+07:00"),
        ("24.00", "2025-07-03T00:40+07:00", "2025-07-03T00:00:00+07:00"),
        ("24.00 UTC-12", "2025-07-03T00:00+14:00", "2025-07-01T19:00:00+07:00"),
        ("12.00", "2025-07-03T04:00Z", "2025-07-02T12:00:00+07:00"),
    ],
)
def test_a_bare_clock_time_is_the_latest_that_has_been(text: str, before: str, read: str) -> None:
    assert read_when(text, JAKARTA, before=datetime.fromisoformat(before)).isoformat() == read


@given(st.times(), st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1), timezones=st.sampled_from((UTC, MAKASSAR))))  # noqa: DTZ001
def test_a_bare_clock_time_lies_within_the_last_day(clock: time, before: datetime) -> None:
    text = f"{clock:%H.%M}"
    when = read_when(text, JAKARTA, before=before)
    assert timedelta(0) <= before - when.key < timedelta(days=1)
    assert f"{when.key:%H.%M}" == text


def test_before_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="no zone"):
        read_when("09.15", JAKARTA, before=datetime(2025, 7, 3))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        (
            "bad-time",
            ["", " ", "besok", "pukul", "WIB", "7/3/26", "07.03.26 09.15", "9 15", "9:15 pm 7 March 2026", "x" * 500,
             "sekitar 09.15", "2 Juli 2025, 3 Juli 2025", "2025-07-02 3 Juli 2025", "2025-07-02 09.15 10.15",
             "2025-07-02 09.15 malam", "2025-07-02 pagi malam", "2025-07-02 09:15-10:00", "2025-07-02 09.15–10.15",
             "2025-07-02 09.15 WIB WITA", "2025-07-02 09.15 +07:00 WIB", "2025-07-02 +07:00", "2025-07-02 est",
             "7 8 Juli 2025", "2025-07-02 09.15 yesterday", "９:15pm", "\ud800",
             "pukul 23.35 WIB (00.35 WITA, 3 Juli)"],
        ),
        (
            "no-such-time",
            ["25.10", "06.330", "9.5", "009.15", "09.60", "09.15.60", "24.01", "31/2/2025", "31 Feb 2025",
             "0 Juli 2025", "2025-13-01", "Selasa (30/9/20205)", "2 Juli 20205", "2 Juli 0025", "2 Juli 2205",
             "2025-007-02", "1.1.1899", "2 Juli 2025 pukul 06.330 WITA"],
        ),
        ("weekday-differs", ["Rabu, 3 Juli 2025", "Sunday 21 June 2025", "Minggu, 21/6/2025 06.30", "Wed 2025-07-03"]),
        (
            "unknown-zone",
            ["2025-07-02 09.15 XYZ", "2 Juli 2025 09.15 EST", "2025-07-02 09:15 +15:00", "09:15 UTC+7:60 2 Mei 2025"],
        ),
        (
            "time-needs-date",
            ["09.15", "9:15 WITA", "malam", "Kamis", "Kamis 09.15", "3 Juli", "3 Juli 09.15", "Juli 2025", "July"],
        ),
    ],
)
def test_trouble_has_its_code(code: str, texts: list[str]) -> None:
    for text in texts:
        with pytest.raises(TimeTrouble) as caught:
            read_when(text, JAKARTA)
        assert (text, caught.value.code) == (text, code)
        assert caught.value.arguments["text"] == text.strip()[:80]


def test_a_weekday_without_a_date_is_not_guessed_from_what_came_before() -> None:
    for text in ("Kamis 09.15", "3 Juli", "malam"):
        with pytest.raises(TimeTrouble) as caught:
            read_when(text, JAKARTA, before=datetime(2025, 7, 3, 12, tzinfo=JAKARTA))
        assert caught.value.code == "time-needs-date"


def test_a_wrong_weekday_says_the_right_one_in_the_readers_language() -> None:
    for language, day in ((None, "Kamis"), ("id", "Kamis"), ("en", "Thursday")):
        with pytest.raises(TimeTrouble) as caught:
            read_when("Rabu, 3 Juli 2025", JAKARTA, language=language)
        assert caught.value.arguments == {"text": "Rabu, 3 Juli 2025", "day": day, "date": "2025-07-03"}


def test_an_unknown_zone_is_named() -> None:
    with pytest.raises(TimeTrouble) as caught:
        read_when("2 Juli 2025 09.15 EST", JAKARTA)
    assert caught.value.arguments["found"] == "EST"


def test_trouble_crosses_process_pools_as_itself() -> None:
    trouble = pickle.loads(pickle.dumps(TimeTrouble("bad-time", {"text": "x"})))  # noqa: S301
    assert (trouble.code, trouble.arguments) == ("bad-time", {"text": "x"})


def test_an_hour_that_was_skipped_is_impossible() -> None:
    with pytest.raises(TimeTrouble) as caught:
        read_when("2025-03-30 01:30", ZoneInfo("Europe/London"))
    assert caught.value.code == "no-such-time"


@given(
    st.datetimes(datetime(1975, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001
    st.sampled_from(ZONES),
    st.sampled_from(LANGUAGES),
)
def test_a_moment_that_is_said_in_full_is_read_back(naive: datetime, zone: ZoneInfo, language: str) -> None:
    moment = naive.replace(second=0, microsecond=0, tzinfo=UTC).astimezone(zone)
    said = say_moment(moment, language, near=moment + timedelta(days=2), zones=(zone,))
    when = read_when(said, zone)
    assert when.clock is not None
    assert when.clock.astimezone(UTC) == moment.astimezone(UTC)
    assert read_when(say_date(moment, language), zone).day == moment.date()


@given(
    st.datetimes(datetime(1975, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001
    st.sampled_from(ZONES),
    st.sampled_from(("clock", None, *PARTS)),
)
def test_what_is_written_for_machines_is_read_back(naive: datetime, zone: ZoneInfo, part: str | None) -> None:
    moment = naive.replace(tzinfo=UTC)
    when = When.at(moment, zone.key) if part == "clock" else When(moment.date(), None, part, zone.key)
    assert read_when(when.isoformat(), zone) == when


PIECES = [
    *("2025-07-03", "3/7/2025", "31.2.2025", "3", "2025", "20205", "Juli", "March", "Kamis", "Wed", "malam", "dini"),
    *("hari", "pukul", "09.15", "23:35:10", "25.10", "06.330", "24.00", "T", "Z", "+07:00", "-03", "WIB", "UTC", "EST"),
    *(" ", " ", " ", ",", ".", "(", ")", "-", "–", ":", "’", "99999999999999999999", "0", "１", "²", "ß"),
]


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(ZONES), st.booleans())
def test_any_text_is_a_moment_or_trouble(text: str, zone: ZoneInfo, bare: bool) -> None:
    outcome = find_outcome(text, zone, datetime(2025, 7, 3, 0, 40, tzinfo=JAKARTA) if bare else None)
    if isinstance(outcome, When):
        assert When.parse_iso(outcome.isoformat(), outcome.zone) == outcome
    else:
        assert outcome.code in CODES
        assert len(outcome.arguments["text"]) <= 80


def find_outcome(text: str, zone: ZoneInfo, before: datetime | None) -> When | TimeTrouble:
    """What a text is read as, or why it is not."""
    try:
        return read_when(text, zone, before=before)
    except TimeTrouble as trouble:
        return trouble


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("10 min", "en", 10), ("2 h", "en", 120), ("1 d", "en", 1440), ("1 hour 30 minutes", "en", 90),
        ("1h30m", "en", 90), ("2 Hrs.", "en", 120), ("1 week", "en", 10080), ("3 x 24 h", "en", 4320),
        ("10 menit", "id", 10), ("10 mnt", "id", 10), ("10 min", "id", 10), ("2 jam", "id", 120),
        ("1 hari", "id", 1440), ("1 jam, 30 menit", "id", 90), ("3×24 jam", "id", 4320), ("2 minggu", "id", 20160),
        ("0 menit", "id", 0),
    ],
)
def test_a_duration_is_read_with_the_words_of_its_language(text: str, language: str, minutes: int) -> None:
    assert read_duration(text, language) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "id"), ("10", "id"), ("menit", "id"), ("10 menit lagi", "id"), ("1 jam 2 jam", "id"), ("-5 menit", "id"),
        ("1,5 jam", "id"), ("2 h", "id"), ("2 jam", "en"), ("99999 menit", "id"), ("statement", "en"), ("09.15", "en"),
    ],
)
def test_what_is_no_duration_is_none(text: str, language: str) -> None:
    assert read_duration(text, language) is None


@given(st.integers(0, 9999), st.integers(0, 23), st.integers(0, 59), st.sampled_from(LANGUAGES))
def test_a_duration_that_is_said_is_read_back(days: int, hours: int, minutes: int, language: str) -> None:
    delta = timedelta(days=days, hours=hours, minutes=minutes)
    assert read_duration(say_duration(delta, language), language) == delta


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("20:00-08:00", (time(20), time(8))),
        ("06.00–09.00", (time(6), time(9))),
        (" 6.30 — 9.00 ", (time(6, 30), time(9))),
        ("18:00-24:00", (time(18), time(0))),
        ("00:00-24:00", (time(0), time(0))),
        ("20:00", None), ("24:00-06:00", None), ("20:60-21:00", None), ("20-08", None), ("siang", None), ("", None),
        ("20:00-08:00 WIB", None), ("18:00-24:30", None),
    ],
)
def test_hours_are_read(text: str, hours: tuple[time, time] | None) -> None:
    assert read_hours(text) == hours


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_is_a_duration_or_none(text: str, language: str) -> None:
    read_duration(text, language)
    read_hours(text)
