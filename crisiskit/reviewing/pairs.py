"""Whether a text and the same text in another language give the same figures, dates and times.

    check_languages(read_prose("Enam orang meninggal pukul 06.30 WIB.", "id"), setting)     # setting.other: "… five people …"

Neither is a translation of the other: words may differ, figures may not. Coordinated Universal Time, which the English version
adds, needs no counterpart.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.language.time_words import find_names
from crisiskit.reviewing.hits import Hit, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.prose import Prose

_CLOCK = re.compile(r"(?<![\d.,:/])([01]?\d|2[0-4])[.:]([0-5]\d)(?![\d/])(?=\s*(\w+)?)")
_DATE = re.compile(r"(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_FIGURE = re.compile(r"(?<![\w.,:/@+-])\d+(?:[.,]\d+)*%?")


def check_languages(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """The figures, dates and times that the other text does not have, at their words."""
    if setting.other is None or setting.other.language == prose.language:
        return
    theirs = {value for value, _, _ in find_values(setting.other)}
    for value, start, end in find_values(prose):
        if value not in theirs:
            yield Hit("languages-differ", start, end)


def find_values(prose: Prose) -> list[tuple[tuple[str | int, ...], int, int]]:
    """Every time, date and figure with its place, in a form that is the same in all languages."""
    taken = [False] * len(prose.text)
    found: list[tuple[tuple[str | int, ...], int, int]] = []

    def take(value: tuple[str | int, ...] | None, start: int, end: int) -> None:
        if value is not None and not any(taken[start:end]):
            found.append((value, start, end))
        taken[start:end] = [True] * (end - start)

    for match in _long_date(prose.language).finditer(prose.text):
        take(_read_long_date(match, prose.language), *match.span())
    for match in _DATE.finditer(prose.text):
        take(("date", int(match[1]), int(match[2])), *match.span())
    for match in _CLOCK.finditer(prose.text):
        take(None if match[3] == "UTC" else ("time", int(match[1]), int(match[2])), match.start(), match.end())
    for match in _FIGURE.finditer(prose.text):
        take(("figure", _plain(match[0], prose.language)), *match.span())
    for match in _words(prose.language).finditer(prose.text):
        number = book(prose.language, "review/chain")["numbers"][match[0].casefold()]
        if number > 1:
            take(("figure", str(number)), *match.span())
    return sorted(found, key=lambda item: item[1])


def _plain(figure: str, language: str) -> str:
    """The figure without grouping, with a point for the decimal sign."""
    group, point = (".", ",") if book(language, "formats").get("kept", {}).get("group") == "." else (",", ".")
    return figure.replace(group, "").replace(point, ".")


@cache
def _words(language: str) -> re.Pattern[str]:
    numbers = sorted(book(language, "review/chain")["numbers"], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(numbers)})(?![\w-])", re.IGNORECASE)


@cache
def _long_date(language: str) -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, find_names(language).months), key=len, reverse=True))
    return re.compile(rf"(?<!\d)(\d{{1,2}})\s+({months})\b(?:\s+\d{{4}})?", re.IGNORECASE)


def _read_long_date(match: re.Match[str], language: str) -> tuple[str | int, ...]:
    return ("date", int(match[1]), find_names(language).months[match[2].casefold()])
