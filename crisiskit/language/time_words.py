"""Words that may stand in a time, in all languages at once, each with what it means.

    find_words(None).parts["dini hari"]        # dawn
    find_words(None).zones["wita"]             # Asia/Makassar
    find_names("id").months["agustus"]         # 8
    find_units("id")["menit"]                  # timedelta(minutes=1)

Someone who writes in one language is understood in every other: a desk in Bali pastes from both.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.language.catalogue import LANGUAGES, book, find_locale

if TYPE_CHECKING:
    from collections.abc import Mapping


class TimeWords(NamedTuple):
    """Parts of a day, abbreviations of zones with their IANA keys, and words that add nothing; small letters only."""

    parts: Mapping[str, str]
    zones: Mapping[str, str]
    filler: frozenset[str]


class TimeNames(NamedTuple):
    """Months (January is 1) and weekdays (Monday is 1) by their names, long and short; small letters only."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]


@cache
def find_words(language: str | None) -> TimeWords:
    """The words of all languages; where two languages differ, `language` holds, then the order of `LANGUAGES`."""
    parts: dict[str, str] = {}
    zones: dict[str, str] = {}
    filler: set[str] = set()
    for code in _from_last(language):
        reading = book(code, "formats")["reading"]
        parts.update((word, part) for part, words in reading["parts"].items() for word in words)
        zones.update((word.casefold(), key) for word, key in reading["zones"].items())
        filler.update(reading["filler"])
    return TimeWords(parts, zones, frozenset(filler))


# Apart from the words: Babel's tables take long to load, and a time in a file seldom needs them.
@cache
def find_names(language: str | None) -> TimeNames:
    """The names of all languages, Babel's and those that people write besides, with the same precedence."""
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for code in _from_last(language):
        locale, reading = find_locale(code), book(code, "formats")["reading"]
        for width in ("abbreviated", "wide"):
            months.update((_bare(name), number) for number, name in locale.months["format"][width].items())
            weekdays.update((_bare(name), number + 1) for number, name in locale.days["format"][width].items())
        months.update(reading["months"])
        weekdays.update(reading["weekdays"])
    return TimeNames(months, weekdays)


@cache
def find_units(language: str) -> Mapping[str, timedelta]:
    """Units of time by the words and signs of one language, since `h` need not be an hour in the next."""
    units: dict[str, list[str]] = book(language, "formats")["reading"]["units"]
    return {word: timedelta(**{f"{unit}s": 1}) for unit, words in units.items() for word in words}


def _from_last(language: str | None) -> list[str]:
    """All languages, the one that overrules the others at the end."""
    others = [code for code in reversed(LANGUAGES) if code != language]
    return others if language is None else [*others, language]


def _bare(name: str) -> str:
    return name.casefold().rstrip(".")
