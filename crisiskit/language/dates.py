"""Dates, times of day and durations as an official text says them (domain report, section 6.4).

    say_date(date(2025, 7, 2), "id")                    # Rabu, 2 Juli 2025
    say_time(moment, "id", zones=(jakarta, makassar))   # pukul 23.35 WIB (00.35 WITA, 3 Juli)
    say_moment(moment, "en", near=now)                  # 09:00 WITA on Wednesday 25 June 2025

The patterns are our own, in `<language>/formats.json`: Babel's put characters into English times that no SMS can carry,
and know no WIB. Names of days and months are Babel's. A clock time never goes without the name of its zone.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from crisiskit.language.catalogue import book, find_locale

#: Enough for every moment and day of one crisis, all channels and languages.
_REMEMBERED = 2048

#: What makes two equal instants different to say: the zone and the fold, or the distance from UTC and the zone's name.
_Mark = tuple[ZoneInfo, int] | tuple[timedelta, str | None]


class _Names(NamedTuple):
    """Names of a language: days from Monday on inside a date and alone, months from January on."""

    weekdays: tuple[str, ...]
    weekdays_alone: tuple[str, ...]
    months: tuple[str, ...]


@cache
def _find_names(language: str) -> _Names:
    kept = book(language, "formats").get("kept")
    if kept is not None:
        return _Names(tuple(kept["weekdays"]), tuple(kept["weekdays_alone"]), tuple(kept["months"]))
    locale = find_locale(language)
    return _Names(
        weekdays=tuple(locale.days["format"]["wide"][number] for number in range(7)),
        weekdays_alone=tuple(locale.days["stand-alone"]["wide"][number] for number in range(7)),
        months=tuple(locale.months["format"]["wide"][number] for number in range(1, 13)),
    )


def say_date(day: date, language: str, *, short: bool = False) -> str:
    """`Rabu, 2 Juli 2025` or `Wednesday 2 July 2025`; `short` leaves out the year and nothing else."""
    return _fill_date(day.toordinal(), language, "short" if short else "long")


def say_dateline(day: date, language: str) -> str:
    """The date as it stands behind the city of a press release: `2 Juli 2025`, `2 July 2025`."""
    return _fill_date(day.toordinal(), language, "dateline")


def say_weekday(day: date, language: str) -> str:
    """The name of the day alone: `Rabu`, `Wednesday`."""
    return _find_names(language).weekdays_alone[day.weekday()]


# Keyed on the day's number: a datetime is a date too, and equal instants in two zones are equal keys.
@lru_cache(maxsize=_REMEMBERED)
def _fill_date(ordinal: int, language: str, form: str) -> str:
    day, names = date.fromordinal(ordinal), _find_names(language)
    pattern: str = book(language, "formats")["dates"][form]
    return pattern.format(
        weekday=names.weekdays[day.weekday()], day=day.day, month=names.months[day.month - 1], year=day.year
    )


def say_time(moment: datetime, language: str, *, zones: tuple[ZoneInfo, ...] = (), utc: bool = False) -> str:
    """The time of day, on the 24-hour clock, with its zone: `pukul 23.35 WIB (00.35 WITA, 3 Juli)`, `23:35 WIB`.

    `moment` is aware (ValueError otherwise). The first of `zones` is the crisis's own, without any the moment's is; the
    others follow in brackets, with their date where it is another day, and UTC last if `utc`. A zone that would say
    the same again is left out.
    """
    return _fill_time(moment, _mark(moment), language, zones, utc)


def say_moment(
    moment: datetime, language: str, *, near: datetime, zones: tuple[ZoneInfo, ...] = (), short: bool = False
) -> str:
    """The time alone where it is on the same day as `near` in the first zone, otherwise the date with it.

    `Rabu, 25 Juni 2025, pukul 09.00 WITA`, `09:00 WITA on Wednesday 25 June 2025`; `short` leaves out the year. Both
    moments are aware (ValueError otherwise); `zones` as in `say_time`.
    """
    return _fill_moment(moment, _mark(moment), language, near, _mark(near), zones, short)


def _mark(moment: datetime) -> _Mark:
    """The part of a cache's key that equality of moments passes over.

    A `timezone` equals any other at its distance, whatever its name; a ZoneInfo only itself, and asking it is slower.
    """
    zone = moment.tzinfo
    if type(zone) is ZoneInfo:
        return zone, moment.fold
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment} has no zone")
    return offset, moment.tzname()


@lru_cache(maxsize=_REMEMBERED)
def _fill_time(moment: datetime, _of: _Mark, language: str, zones: tuple[ZoneInfo, ...], utc: bool) -> str:  # noqa: FBT001
    _, own, others = _fill_clocks(moment, language, zones, utc=utc)
    return own + others


@lru_cache(maxsize=_REMEMBERED)
def _fill_moment(
    moment: datetime, _of: _Mark, language: str, near: datetime, _near: _Mark, zones: tuple[ZoneInfo, ...], short: bool  # noqa: FBT001
) -> str:
    local, own, others = _fill_clocks(moment, language, zones, utc=False)
    if local.date() == near.astimezone(local.tzinfo).date():
        return own + others
    pattern: str = book(language, "formats")["times"]["moment"]
    return pattern.format(day=say_date(local, language, short=short), time=own, others=others)


def _fill_clocks(
    moment: datetime, language: str, zones: tuple[ZoneInfo, ...], *, utc: bool
) -> tuple[datetime, str, str]:
    """The moment in its first zone, its time there in words, and the brackets with the other zones, if any."""
    patterns = book(language, "formats")["times"]
    local, *rest = [moment.astimezone(zone) for zone in zones] or [moment]
    if utc:
        rest.append(moment.astimezone(UTC))
    said = [(_fill_clock(local, language), _name_zone(local))]
    asides = []
    for other in rest:
        clock, zone = _fill_clock(other, language), _name_zone(other)
        if (clock, zone) not in said:
            said.append((clock, zone))
            form = "other" if other.date() == local.date() else "other_day"
            day = _fill_date(other.toordinal(), language, "aside")
            asides.append(patterns[form].format(clock=clock, zone=zone, day=day))
    own = patterns["own"].format(clock=said[0][0], zone=said[0][1])
    return local, own, patterns["others"].format(list=patterns["between"].join(asides)) if asides else ""


def _fill_clock(local: datetime, language: str) -> str:
    pattern: str = book(language, "formats")["times"]["clock"]
    return pattern.format(hour=local.hour, minute=local.minute)


def _name_zone(local: datetime) -> str:
    """`WITA`; `UTC+3` and `UTC+5:30` where the zone has a number for a name."""
    name, offset = local.tzname(), local.utcoffset()
    if offset is None or (name and not name.startswith(("+", "-", "UTC+", "UTC-"))):
        return name or ""
    minutes = abs(offset) // timedelta(minutes=1)
    if not minutes:
        return "UTC"
    sign = "-" if offset < timedelta(0) else "+"
    return f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")


def round_up(moment: datetime, minutes: int = 5) -> datetime:
    """The moment itself if it lies on a multiple of `minutes` since local midnight, otherwise the next that does.

    `moment` is aware (ValueError otherwise) and keeps its zone.
    """
    _mark(moment)
    step = timedelta(minutes=minutes)
    since_midnight = timedelta(
        hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond
    )
    # Counted in UTC, so that a clock that is put forward or back in between does no harm.
    return (moment.astimezone(UTC) + -since_midnight % step).astimezone(moment.tzinfo)


def say_duration(delta: timedelta, language: str) -> str:
    """A duration in days, hours, minutes and seconds, nothing rounded: `1 jam 30 menit`, `2 days`.

    Parts of a second are dropped. ValueError where `delta` is negative: say "late by" around it instead.
    """
    if delta < timedelta(0):
        raise ValueError(f"{delta} is less than nothing")
    return _fill_duration(delta, language)


@lru_cache(maxsize=_REMEMBERED)
def _fill_duration(delta: timedelta, language: str) -> str:
    patterns = book(language, "formats")["durations"]
    hours, seconds = divmod(delta.seconds, 3600)
    amounts = {"day": delta.days, "hour": hours, "minute": seconds // 60, "second": seconds % 60}
    if not any(amounts.values()):
        return _count_unit(0, patterns["units"]["minute"])
    return str(patterns["between"].join(_count_unit(n, patterns["units"][unit]) for unit, n in amounts.items() if n))


def _count_unit(number: int, forms: list[str]) -> str:
    """`1 hour`, `2 hours`, `2 jam`: digits always, since a duration is read off, not read."""
    return f"{number} {forms[0] if number == 1 else forms[-1]}"
