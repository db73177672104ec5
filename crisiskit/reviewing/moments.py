"""Dates and clock times where they stand in prose, right or wrong: what the rules on them are about.

    find_days(text)[0]       # Day(start=…, end=…, day=23, last=25, month=6, year=2025) for "23–25 Juni 2025"
    find_clocks(prose)[0]     # Clock(start=…, end=…, has_zone=False) for "pukul 09.15"

`reading.times` reads one time that a person wrote into a field; here times are found among other words, and none is refused.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.language.time_words import find_names
from crisiskit.reviewing.wordings import find_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.prose import Prose


#: How far a list is looked through for its zone.
_LIST = 40


class Day(NamedTuple):
    """A date in a text, possible or not; `last` is the last day of a range; `year` None where none is written.

    `slashed` dates may have month and day the American way round.
    """

    start: int
    end: int
    day: int
    last: int | None
    month: int
    year: int | None
    slashed: bool = False

    def calendar(self, year: int) -> date | None:
        """The date in a year; None where no calendar has it."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


class Clock(NamedTuple):
    """A time of day in a text, and whether a zone is named in its sentence."""

    start: int
    end: int
    has_zone: bool


def is_year(number: int | None) -> bool:
    """Whether a number can be the year of an event."""
    return number is not None and 1900 <= number <= 2100


@cache
def _day_patterns() -> tuple[re.Pattern[str], ...]:
    """Day first, month first, in figures, year first."""
    month = "|".join(sorted(map(re.escape, find_names(None).months), key=len, reverse=True))
    year = r"(?:,?\s(?P<year>(?:1[89]|20|2[1-9]|3\d)\d{2}|(?:19|20)\d{3,4})(?![\w%]|[.,]\d))?"
    span = r"(?:\s?(?:[-–—/&]|s\.?d\.?|hingga|sampai|dan|to|and|until)\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
    apart = r"(?<![\w/.,:-])"
    return tuple(
        re.compile(text, re.IGNORECASE)
        for text in (
            rf"{apart}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{span}\s(?:of\s)?(?P<month>{month})\b\.?{year}",
            rf"\b(?P<month>{month})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{span}(?![\w%]|[.,:/]\d){year}",
            rf"{apart}(?P<day>\d{{1,2}})(?:[-–](?P<last>\d{{1,2}}))?(?P<sign>[/.-])(?P<month>\d{{1,2}})(?P=sign)(?P<year>\d{{3,6}})(?![\w/-])",
            rf"{apart}(?P<year>(?:19|20)\d{{2}})(?P<last>)-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?![\w/-])",
        )
    )


def find_days(text: str) -> list[Day]:
    """Every date of a text, by place, in the words of every language."""
    found = [_read_day(item) for pattern in _day_patterns() for item in pattern.finditer(text)]
    kept: list[Day] = []
    for day in sorted(found, key=lambda day: (day.start, -day.end)):
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return kept


def _read_day(found: re.Match[str]) -> Day:
    month = found["month"].casefold()
    number = int(month) if month.isdigit() else find_names(None).months[month]
    last = int(found["last"]) if found["last"] else None
    slashed = "/" in found.group()
    return Day(found.start(), found.end(), int(found["day"]), last, number, int(found["year"]) if found["year"] else None, slashed)


def find_clocks(prose: Prose) -> list[Clock]:
    """Every time of day, by place. A zone that is named in its sentence, or for all times of the text, is its own."""
    pattern = find_pattern(prose.language, "form", "clock")
    for_all = find_pattern(prose.language, "form", "zone_for_all").search(prose.text) is not None
    zoned: dict[int, bool] = {}
    found = []
    for item in pattern.finditer(prose.text):
        at = prose.find_sentence(item.start())
        if at not in zoned:
            zoned[at] = for_all or _has_zone(prose, at)
        found.append(Clock(*item.span(), has_zone=zoned[at]))
    return found


def _has_zone(prose: Prose, at: int) -> bool:
    """Whether a sentence names a zone, or the list that it is an item of."""
    zone = find_pattern(prose.language, "form", "zone")
    return any(zone.search(prose.sentences[number].text) for number in _beside(prose, at))


def _beside(prose: Prose, at: int) -> Iterator[int]:
    """The sentence; of an item of a list, all items and what leads to them."""
    yield at
    if prose.sentences[at].block == "list":
        for step in (-1, 1):
            other = at + step
            while 0 <= other < len(prose.sentences) and prose.sentences[other].block == "list" and abs(other - at) < _LIST:
                yield other
                other += step
            if step < 0 <= other:
                yield other
