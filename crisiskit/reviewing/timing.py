"""Times that no reader could use: a weekday that is not that date's, a clock that no clock shows, a time without its zone.

    “Selasa, 23 Juni 2025”        # a Monday: wrong-weekday
    “pukul 06.330 WITA”           # impossible-time
    “Kapal tenggelam pukul 09.15.”    # missing-zone: 09.15 in which of the three?

Both figures stood in official releases (domain report, section 6.4).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from crisiskit.language.dates import say_date
from crisiskit.language.time_words import find_names
from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.moments import Day, find_clocks, find_days, is_year
from crisiskit.reviewing.wordings import find_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.prose import Prose

#: How far before a date its weekday may begin, with a part of the day between them.
_REACH = 70
_LONGEST_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def find_wrong_weekdays(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """Where a weekday and the date beside it disagree; a date without a year is the one nearest to those that have one."""
    days = find_days(prose.text)
    near = _find_near(days, setting)
    for day in days:
        named = _find_named(prose, day)
        year = day.year or _nearest_year(day, near)
        if named is None or year is None or not is_year(year):
            continue
        start, end, first, last = named
        right = day.calendar(year)
        if right is not None and not _agrees(day, first, last, year):
            yield Hit("wrong-weekday", start, end, arguments=(("right", say_date(right, prose.language)),))


def _find_near(days: list[Day], setting: Setting) -> tuple[int, int] | None:
    """Year and month that the text is of: those of its first full date, or of now."""
    full = next(((day.year, day.month) for day in days if day.year is not None and is_year(day.year)), None)
    return full or ((setting.knowledge.now.year, setting.knowledge.now.month) if setting.knowledge is not None else None)


def _nearest_year(day: Day, near: tuple[int, int] | None) -> int | None:
    """The year in which the day comes nearest to the text's own month: a January beside a December is of the next year."""
    if near is None:
        return None
    year, month = near
    return min((year, year - 1, year + 1), key=lambda item: abs(item * 12 + day.month - year * 12 - month))


@cache
def _before() -> re.Pattern[str]:
    name = "|".join(sorted((re.escape(word) for word in find_names(None).weekdays if len(word) > 3), key=len, reverse=True))
    short = "|".join(sorted(re.escape(word) for word in find_names(None).weekdays if len(word) <= 3))
    link = r"\s?(?:[-–—/&]|s\.?d\.?|hingga|sampai|dan|to|and|until)\s?"
    part = r"pagi|siang|sore|petang|malam|dini|hari|subuh|ini|lalu|kemarin|besok|morning|afternoon|evening|night|early|last|next"
    gap = rf"(?:\s(?:{part}))*[\s,(]*(?:(?:pada|tanggal|tgl\.?|the|on)\s)*(?:(?:pukul|at)\s[\d.:]+(?:\s[A-Z]+)?[\s,(]*)?"
    return re.compile(
        rf"\b(?P<first>{name}|(?:{short})(?=[.,\s]))(?:{link}(?P<last>{name}))?(?:(?<=\b\w{{3}})\.)?{gap}$", re.IGNORECASE
    )


@cache
def _behind() -> re.Pattern[str]:
    name = "|".join(sorted((re.escape(word) for word in find_names(None).weekdays if len(word) > 3), key=len, reverse=True))
    return re.compile(rf"\s?(?:\((?:hari\s)?|,\s(?:a|hari)\s)(?P<first>{name})\b\)?(?P<last>)", re.IGNORECASE)


def _find_named(prose: Prose, day: Day) -> tuple[int, int, int, int | None] | None:
    """Where the weekday and its date stand, and which day of the week the first and the last are said to be."""
    base = max(0, day.start - _REACH)
    found = _before().search(prose.text[base : day.start])
    behind = None if found else _behind().match(prose.text, day.end)
    chosen = found or behind
    if chosen is None:
        return None
    names = find_names(prose.language).weekdays
    first, last = (names.get(chosen[name].casefold()) if chosen[name] else None for name in ("first", "last"))
    if first is None:
        return None
    return (base + found.start() if found else day.start, behind.end() if behind else day.end, first, last)


def _agrees(day: Day, first: int, last: int | None, year: int) -> bool:
    """Whether the weekdays are those of the days, of a range its ends; a date that is in no calendar is another rule's."""
    start = day.calendar(year)
    end = day._replace(day=day.last).calendar(year) if day.last is not None else None
    if start is None:
        return True
    if last is None:
        return start.isoweekday() == first
    if end is None:
        return start.isoweekday() in (first, last)
    return (start.isoweekday(), end.isoweekday()) == (first, last)


def find_impossible_times(prose: Prose, setting: Setting) -> Iterator[Hit]:  # noqa: ARG001 - a rule's signature
    """Where a clock or a date is none: 25.10, 06.330, 31 Juni, 30/9/20205."""
    hits = [Hit("impossible-time", *item.span("time")) for item in _find_bad_clocks(prose)]
    hits += [Hit("impossible-time", day.start, day.end) for day in find_days(prose.text) if not _is_possible(day)]
    last = -1
    for hit in sorted(hits):
        if hit.start >= last:
            yield hit
            last = hit.end


def _find_bad_clocks(prose: Prose) -> Iterator[re.Match[str]]:
    for name in ("clock_led", "clock_zoned", "clock_halved"):
        for found in find_pattern(prose.language, "form", name).finditer(prose.text):
            if not _is_clock(found["time"], halved=name == "clock_halved"):
                yield found


def _is_clock(text: str, *, halved: bool) -> bool:
    """Whether the figures are a time of day: hour and minutes, an hour, or the four figures of an hour with its minutes."""
    pieces = re.findall(r"\d+", text)
    if halved and int(pieces[0]) > 12:
        return "p" in text.casefold() and int(pieces[0]) < 24
    if len(pieces) == 1:
        return (len(pieces[0]) <= 2 and int(pieces[0]) <= 24) or (len(pieces[0]) == 4 and _fits(pieces[0][:2], pieces[0][2:]))
    return len(pieces) <= 3 and all(len(piece) == 2 for piece in pieces[1:]) and _fits(pieces[0], pieces[1])


def _fits(hour: str, minute: str) -> bool:
    return len(hour) <= 2 and int(minute) <= 59 and (int(hour) < 24 or (int(hour) == 24 and int(minute) == 0))


def _is_possible(day: Day) -> bool:
    """Whether some calendar has the date; month and day may stand the American way round, which is another fault."""
    if day.year is not None and (day.year > 9999 or day.year < 1000):
        return False
    if day.slashed and 12 < day.month <= 31 and 1 <= day.day <= 12:
        return True
    longest = _LONGEST_MONTHS.get(day.month, 31)
    if not 1 <= day.month <= 12 or not 1 <= day.day <= longest or (day.last or 1) > longest:
        return False
    return day.calendar(day.year) is not None if day.year else True


def find_missing_zones(prose: Prose, setting: Setting) -> Iterator[Hit]:  # noqa: ARG001 - a rule's signature
    """Where a time of day has no zone; a hint where the readers seem to live in one place."""
    without = [clock for clock in find_clocks(prose) if not clock.has_zone]
    if not without:
        return
    far = find_pattern(prose.language, "form", "readers_far").search(prose.text) is not None
    near = find_pattern(prose.language, "form", "readers_near").search(prose.text) is not None
    for clock in without:
        yield Hit("missing-zone", clock.start, clock.end, hint=near and not far)
