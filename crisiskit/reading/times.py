"""Times as people write them: in YAML, on the command line, in tables, in both languages.

    read_when("Kamis, 3 Juli 2025 09.15 WIB", jakarta).isoformat()    # 2025-07-03T09:15:00+07:00
    read_when("3 July 2025 evening", jakarta).part                    # evening
    read_when("30/9/20205", jakarta)                                  # TimeTrouble: no-such-time
    read_duration("1 jam 30 menit", "id"), read_hours("20.00–08.00")

Days come before months, hours are those of the 24-hour clock. What could mean two things is refused, never guessed:
official releases have carried "pukul 06.330 WITA" and "Selasa (30/9/20205)" (domain report, section 6.4).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.dates import say_weekday
from crisiskit.language.time_words import find_names, find_units, find_words
from crisiskit.model.when import When

if TYPE_CHECKING:
    from crisiskit.language.time_words import TimeNames


class TimeTrouble(ValueError):
    """A text that is no time: `code` says why, `arguments` are those of its sentence (`text` always).

    Codes: `bad-time`, `no-such-time`, `weekday-differs` (with `day`, the name of the right one, and `date`),
    `unknown-zone`, `time-needs-date`.
    """

    def __init__(self, code: str, arguments: dict[str, str]) -> None:
        super().__init__(code, arguments)
        self.code = code
        self.arguments = arguments


#: A year outside these is a slip of the finger.
_YEARS = range(1900, 2101)

#: Longer than any way of writing a time; what is shown of a longer text.
_LONGEST, _SHOWN = 120, 80


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(
        r"""(?P<date>[0-9]+([-/.])[0-9]+\2[0-9]+) (?P<joined>T(?=[0-9]))?
        | (?P<clock>[0-9]+[.:][0-9]+ (?:[.:][0-9]+ (?:\.[0-9]{1,6})?)?)
        | (?P<offset>Z(?![^\W_]) | (?:UTC|GMT)?[+-][0-9]{1,2}(?::?[0-9]{2})?(?![0-9]))
        | (?P<number>[0-9]+)
        | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)
        | (?P<gap>(?:[\s,;()] | [-–](?=\s) | \.(?=[\s,)]|$))+)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@dataclass(slots=True)
class _Found:
    """What has been found in a text so far, each thing at most once."""

    text: str
    day: date | None = None
    clock: tuple[int, int, int, int] | None = None
    part: str | None = None
    weekday: int | None = None
    month: int | None = None
    #: The name of a zone in small letters, or a distance from UTC.
    zone: str | timezone | None = None
    #: Date and time are joined by a T, as machines write them.
    joined: bool = False
    numbers: list[str] = field(default_factory=list)

    def trouble(self, code: str, **arguments: str) -> TimeTrouble:
        """The trouble with this text."""
        return TimeTrouble(code, {"text": self.text[:_SHOWN], **arguments})

    def put(self, name: str, value: object) -> None:
        """Keep what was found; a second one makes the text mean two things."""
        if getattr(self, name) is not None:
            raise self.trouble("bad-time")
        setattr(self, name, value)


def read_when(text: str, zone: ZoneInfo, *, language: str | None = None, before: datetime | None = None) -> When:
    """The moment that `text` names, in `zone` where it names no zone, its clock time converted to `zone`.

    Words of all languages are understood; those of `language` come first, and troubles name the weekday in it. A bare
    clock time is the latest that is not after `before` (aware), as one means it who tells what has happened. On any
    text TimeTrouble is the only exception.
    """
    if before is not None and before.tzinfo is None:
        raise ValueError(f"{before} has no zone")
    found = _collect(text, language)
    day = _find_day(found)
    if day and found.weekday and day.isoweekday() != found.weekday:
        right = say_weekday(day, language or LANGUAGES[0])
        raise found.trouble("weekday-differs", day=right, date=day.isoformat())
    if found.clock and found.part:
        raise found.trouble("bad-time")
    if found.clock:
        return When.at(_find_moment(found, found.clock, day, zone, before), zone.key)
    if day is None:
        raise found.trouble("time-needs-date" if found.part or found.weekday else "bad-time")
    named = find_words(None).zones.get(found.zone) if isinstance(found.zone, str) else None
    if found.zone and not named:
        raise found.trouble("bad-time")
    return When(day, None, found.part, named or zone.key)


def _collect(text: str, language: str | None) -> _Found:
    """Everything in the text, sorted by what it is; trouble where something is nothing known."""
    found = _Found(text.strip())
    said = unicodedata.normalize("NFKC", text).replace("’", "'").replace("−", "-")
    if len(said) > _LONGEST:
        raise found.trouble("bad-time")
    position, words = 0, []
    while position < len(said):
        token = _tokens().match(said, position)
        if token is None:
            raise found.trouble("bad-time")
        position = token.end()
        if token["word"]:
            words.append(token["word"])
        elif not token["gap"]:
            _put_words(found, words, language)
            words = []
            _put_figures(found, token)
    _put_words(found, words, language)
    return found


def _put_figures(found: _Found, token: re.Match[str]) -> None:
    """Keep a token that is made of digits."""
    if token["date"]:
        pieces = re.split("[-/.]", token["date"])
        if token[2] == "." and max(map(len, pieces)) <= 2:
            _put_clock(found, pieces)
        else:
            found.put("day", _read_date(found, pieces))
            found.joined = token["joined"] is not None
    elif token["clock"]:
        _put_clock(found, re.split("[.:]", token["clock"]))
    elif token["offset"]:
        found.put("zone", _read_offset(found, token["offset"]))
    else:
        found.numbers.append(token["number"])


def _put_clock(found: _Found, pieces: list[str]) -> None:
    """Keep hours, minutes, seconds, and a fraction of a second; 24.00 is the end of a day (ISO 8601)."""
    hour, minute, second, fraction = (*pieces, *("00", "0")[len(pieces) - 2 :])
    fits = len(hour) <= 2 and len(minute) == len(second) == 2
    clock = (int(hour), int(minute), int(second), int(fraction.ljust(6, "0")))
    if not fits or clock[1] > 59 or clock[2] > 59 or clock > (24, 0, 0, 0):
        raise found.trouble("no-such-time")
    found.put("clock", clock)


def _read_date(found: _Found, pieces: list[str]) -> date:
    """The date of three numbers, year first or day first; the year has four digits, or the order is anybody's guess."""
    year, month, day = pieces if len(pieces[0]) >= 4 else reversed(pieces)
    if len(year) < 4:
        raise found.trouble("bad-time")
    if len(year) > 4 or len(month) > 2 or len(day) > 2 or int(year) not in _YEARS:
        raise found.trouble("no-such-time")
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise found.trouble("no-such-time") from error


def _read_offset(found: _Found, offset: str) -> timezone:
    """`+07:00`, `+0700`, `UTC+7`, `Z`; a bare minus only behind a T, since people mean a span by 09:15-10:00."""
    if offset in "Zz":
        return UTC
    if offset.startswith("-") and not found.joined:
        raise found.trouble("bad-time")
    sign, digits = (-1 if "-" in offset else 1), offset.lstrip("UTCGMutcgm+-").replace(":", "")
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    distance = sign * timedelta(hours=int(hours), minutes=int(minutes))
    if int(minutes) > 59 or not timedelta(hours=-12) <= distance <= timedelta(hours=14):
        raise found.trouble("unknown-zone", found=offset)
    return timezone(distance)


def _put_words(found: _Found, words: list[str], language: str | None) -> None:
    """Keep a row of words, two at a time where two are one (`dini hari`)."""
    known = find_words(language)
    index = 0
    while index < len(words):
        word, pair = words[index].casefold(), " ".join(words[index : index + 2]).casefold()
        index += 1
        if pair in known.parts and pair != word:
            found.put("part", known.parts[pair])
            index += 1
        elif word in known.parts:
            found.put("part", known.parts[word])
        elif word in known.zones:
            found.put("zone", word)
        elif word not in known.filler:
            _put_name(found, words[index - 1], find_names(language))


def _put_name(found: _Found, word: str, names: TimeNames) -> None:
    """Keep the name of a month or a day; capitals behind a clock time are taken for those of a zone."""
    name = word.casefold()
    if name in names.months:
        found.put("month", names.months[name])
    elif name in names.weekdays:
        found.put("weekday", names.weekdays[name])
    elif found.clock and word.isupper() and 2 <= len(word) <= 5:
        found.put("zone", name)
    else:
        raise found.trouble("bad-time")


def _find_day(found: _Found) -> date | None:
    """The date, from its figures, or from a month's name with a day and a year on either side."""
    if found.month is None and not found.numbers:
        return found.day
    if found.month is None or found.day or len(found.numbers) > 2:
        raise found.trouble("bad-time")
    if len(found.numbers) < 2:
        raise found.trouble("time-needs-date")
    day, year = sorted(found.numbers, key=len)
    return _read_date(found, [year, str(found.month), day])


def _find_moment(
    found: _Found, clock: tuple[int, int, int, int], day: date | None, zone: ZoneInfo, before: datetime | None
) -> datetime:
    """The clock time on its day, or on the latest day on which it is not after `before`."""
    if day is not None:
        moment = _localise(found, _on(day, clock), zone)
    elif before is None or found.weekday:
        raise found.trouble("time-needs-date")
    else:
        today = before.astimezone(zone).date()
        days = (today + timedelta(days=ahead) for ahead in (1, 0, -1, -2, -3))
        moment = next(m for m in (_localise(found, _on(day, clock), zone) for day in days) if m <= before)
    if moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise found.trouble("no-such-time")  # the hour that is skipped when clocks are put forward
    return moment


def _on(day: date, clock: tuple[int, int, int, int]) -> datetime:
    hour, minute, second, microsecond = clock
    return datetime.combine(day, time(hour % 24, minute, second, microsecond)) + timedelta(days=hour // 24)


def _localise(found: _Found, naive: datetime, zone: ZoneInfo) -> datetime:
    """The clock time in the zone that the text names; `zone` by its own abbreviation too (`EST`, `EDT`)."""
    if not isinstance(found.zone, str):
        return naive.replace(tzinfo=found.zone or zone)
    for fold in (0, 1):
        local = naive.replace(tzinfo=zone, fold=fold)
        if (local.tzname() or "").casefold() == found.zone:
            return local
    key = find_words(None).zones.get(found.zone)
    if key is None:
        raise found.trouble("unknown-zone", found=found.zone.upper())
    return naive.replace(tzinfo=ZoneInfo(key))


def read_duration(text: str, language: str) -> timedelta | None:
    """`10 min`, `2 jam`, `1 jam 30 menit`, `3×24 jam`, with the words of `language`; None where it is no duration."""
    units = find_units(language)
    said = unicodedata.normalize("NFKC", text).casefold().strip()
    amounts: dict[timedelta, timedelta] = {}
    while said:
        amount = re.match(r"([0-9]{1,4})(?:\s*[x×]\s*([0-9]{1,4}))?\s*([^\W\d_]+)\.?[\s,]*", said)
        unit = units.get(amount[3]) if amount else None
        if amount is None or unit is None or unit in amounts:
            return None
        amounts[unit] = int(amount[1]) * int(amount[2] or 1) * unit
        said = said[amount.end() :]
    return sum(amounts.values(), timedelta()) if amounts else None


def read_hours(text: str) -> tuple[time, time] | None:
    """From when to when: `20:00-08:00`, `06.00–09.00` (24.00 comes out as 0.00); None where the text is no span."""
    hours = re.fullmatch(r"\s*([0-9]{1,2})[.:]([0-9]{2})\s*[-–—−]\s*([0-9]{1,2})[.:]([0-9]{2})\s*", text)
    if hours is None:
        return None
    start_hour, start_minute, end_hour, end_minute = map(int, hours.groups())
    try:
        end = time(0 if (end_hour, end_minute) == (24, 0) else end_hour, end_minute)
        return time(start_hour, start_minute), end
    except ValueError:
        return None
