"""The figures of people that a text gives, and whether they are those of the crisis.

    find_counts(read_prose("Basarnas mencatat 6 orang meninggal.", "id"))     # {"deaths": [Count(18, 25, 6)]}

Only what the language's data can name for certain is held against the crisis: the dead, the missing, the injured, the rescued.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.language.catalogue import book
from crisiskit.language.numbers import say_number
from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.wordings import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crisiskit.model.situation import Fact
    from crisiskit.reviewing.prose import Prose


#: The texts of one review: several rules ask the same of them.
_REMEMBERED = 32


class Count(NamedTuple):
    """A figure in a text: where its words start and end, and what it is."""

    start: int
    end: int
    value: int


@cache
def list_counts(language: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The patterns of each fact, with the number they find as the group `n`."""
    words = book(language, "review/chain")
    numbers = "|".join(sorted(words["numbers"], key=len, reverse=True))
    number = rf"(?P<n>(?<![\d.,:/])\d{{1,3}}(?:[.,]\d{{3}})+|(?<![\d.,:/])\d{{1,6}}|(?<!\bno )\b(?:{numbers}))(?![\d:/])(?!\.\d)"
    return {
        fact: tuple(compile_pattern(_fill(text, number, numbers), words["words"], cased=False) for text in texts)
        for fact, texts in words["counts"].items()
    }


def _fill(text: str, number: str, numbers: str) -> str:
    """The pattern with the number it looks for, and with those that must not come between it and its noun."""
    return text.replace("{n}", number).replace("{number}", rf"(?:\d|(?:{numbers})\b)")


@cache
def _earlier(language: str) -> re.Pattern[str]:
    return re.compile(book(language, "review/chain")["earlier"], re.IGNORECASE)


def read_number(text: str, language: str) -> int:
    """A number in digits or in a word of the language."""
    words: Mapping[str, int] = book(language, "review/chain")["numbers"]
    known = words.get(text.casefold())
    return known if known is not None else int(re.sub(r"\D", "", text))


@lru_cache(maxsize=_REMEMBERED)
def find_counts(prose: Prose) -> Mapping[str, list[Count]]:
    """The figures of each fact, by place; of words that overlap, the shortest."""
    found: dict[str, list[Count]] = {}
    for fact, patterns in list_counts(prose.language).items():
        counts = {
            Count(*match.span(), read_number(match["n"], prose.language))
            for pattern in patterns
            for match in pattern.finditer(prose.text)
        }
        if counts:
            found[fact] = sorted(counts)
    return found


def check_figures(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """Figures that differ from the crisis's at that moment, or that nobody has confirmed; earlier ones named as such are none."""
    if setting.knowledge is None:
        return
    for name, counts in find_counts(prose).items():
        fact = setting.knowledge.facts.get(name)
        for count in counts if fact is not None else ():
            if fact is not None and not _earlier(prose.language).search(prose.around(count.start)):
                yield from _compare(count, fact, prose, setting)


def _compare(count: Count, fact: Fact, prose: Prose, setting: Setting) -> Iterator[Hit]:
    if not fact.candidates:
        yield Hit("figure-not-confirmed", count.start, count.end)
    elif count.value not in fact.candidates:
        text = setting.situation.playbook.texts.get(prose.language) if setting.situation else None
        called = text.facts[fact.id].called if text and fact.id in text.facts else None
        known = fact.candidates[0]
        said = say_number(known, prose.language) if isinstance(known, int) else str(known)
        yield Hit("figure-differs", count.start, count.end, arguments=(("called", called or fact.id), ("known", said)))
