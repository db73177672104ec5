"""The times of a table that a program exported: `3/7/2026 9:00 AM`, `2026-03-07T09:00Z`, `7 Maret 2026 09.00 WIB`.

    read_stamps(["3/7/2026 9:00 AM", "3/8/2026 9:00 AM"], ZoneInfo("Asia/Jakarta"))[0].at     # 2026-03-07 02:00 UTC

Whether the day or the month comes first is told by the whole column: a number above 12 decides, else the order in which the times
lie closer together; one day alone is read day first, as everywhere in the house.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.reading.times import TimeTrouble, read_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from zoneinfo import ZoneInfo

_YEARS = range(1900, 2101)
#: Longer than any way of writing a time.
_LONGEST = 80


class Stamp(NamedTuple):
    """A moment, in UTC, and whether a time of day was written."""

    at: datetime
    has_clock: bool


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(
        r"""(?: (?P<year>[0-9]{4}) [-/.] (?P<month>[0-9]{1,2}) [-/.] (?P<day>[0-9]{1,2})
              | (?P<first>[0-9]{1,2}) [-/.] (?P<second>[0-9]{1,2}) [-/.] (?P<last>[0-9]{4}|[0-9]{2}) )
        (?: [T\s,]+ (?P<hour>[0-9]{1,2}) (?: [:.] (?P<minute>[0-9]{2}) (?: [:.] [0-9]{2} (?: [.,][0-9]{1,9} )? )? )?
            \s* (?P<half>[ap]\.?m\.?)? \s* (?P<offset>Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})? )?""",
        re.VERBOSE | re.IGNORECASE,
    )


def read_stamps(cells: Sequence[str], zone: ZoneInfo) -> list[Stamp | None]:
    """Each cell's moment, in `zone` where it names none; None for one that cannot be read. A range is read as its beginning."""
    written = [re.split(r"\s+[-–]\s+", cell.strip()[:_LONGEST], maxsplit=1)[0] for cell in cells]
    found = [_numeric().fullmatch(text) for text in written]
    is_month_first = _is_month_first(match for match in found if match is not None and match["last"])
    return [
        _read_words(text, zone) if match is None else _read_figures(match, zone, is_month_first=is_month_first)
        for text, match in zip(written, found, strict=True)
    ]


def _is_month_first(matches: Iterable[re.Match[str]]) -> bool:
    dates = {(int(match["first"]), int(match["second"]), _year(match["last"])) for match in matches}
    if any(first > 12 for first, _, _ in dates) or not dates:
        return False
    if any(second > 12 for _, second, _ in dates):
        return True
    by_month = [day for first, second, year in dates if (day := _make_date(year, first, second))]
    by_day = [day for first, second, year in dates if (day := _make_date(year, second, first))]
    return bool(by_month and by_day) and _span(by_month) < _span(by_day)


def _span(days: list[date]) -> timedelta:
    return max(days) - min(days)


def _year(written: str) -> int:
    return int(written) + (2000 if len(written) == 2 else 0)


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _read_figures(match: re.Match[str], zone: ZoneInfo, *, is_month_first: bool) -> Stamp | None:
    if match["year"]:
        day = _make_date(int(match["year"]), int(match["month"]), int(match["day"]))
    else:
        first, second = int(match["first"]), int(match["second"])
        month, number = (first, second) if is_month_first else (second, first)
        day = _make_date(_year(match["last"]), month, number)
    clock = _read_clock(match)
    offset = _read_offset(match["offset"]) if match["offset"] else zone
    if day is None or clock is None or offset is None:
        return None
    moment = datetime.combine(day, clock, tzinfo=offset)
    return Stamp(moment.astimezone(UTC), match["hour"] is not None)


def _read_clock(match: re.Match[str]) -> time | None:
    """The time of day, midnight where none is written; seconds are of no use to counts."""
    hour, minute, half = int(match["hour"] or 0), int(match["minute"] or 0), (match["half"] or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _read_offset(written: str) -> timezone | None:
    if written[0] not in "+-":
        return UTC
    hours, minutes = int(written[1:3]), int(written[-2:])
    if hours > 15 or minutes > 59:
        return None
    length = timedelta(hours=hours, minutes=minutes)
    return timezone(-length if written[0] == "-" else length)


def _read_words(text: str, zone: ZoneInfo) -> Stamp | None:
    """Times with names of months, days or zones, in any of our languages."""
    half = re.search(r"\s([ap])\.?m\.?$", text, re.IGNORECASE)
    try:
        when = read_when(text[: half.start()] if half else text, zone)
    except TimeTrouble:
        return None
    if when.clock is None:
        if when.part or half:
            return None
        return Stamp(datetime.combine(when.day, time(), tzinfo=zone).astimezone(UTC), has_clock=False)
    moment = when.clock
    if half:
        if not 1 <= moment.hour <= 12:
            return None
        moment = moment.replace(hour=moment.hour % 12 + (12 if half[1].casefold() == "p" else 0))
    return Stamp(moment.astimezone(UTC), has_clock=True)
