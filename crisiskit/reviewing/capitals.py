"""Shouting: a sentence or a stressed phrase in capitals.

    check_capitals(read_prose("Warga diminta TETAP TENANG dan JANGAN PANIK.", "id"), Setting("post"))
    # finds “TETAP TENANG” and “JANGAN PANIK”

Initials, ships and companies, levels such as AWAS, the mark of a drill and a letterhead are written so by custom. What an
ordinary word is, of which capitals make a shout, is in the language's file `review/tone`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.language.catalogue import book
from crisiskit.reviewing.hits import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.hits import Setting
    from crisiskit.reviewing.prose import Prose, Sentence

#: Words in capitals with nothing but spaces, commas and hyphens between them.
_RUN = re.compile(r"(?<![\w@#/.&])[A-ZÀ-Þ][A-ZÀ-Þ'-]*(?:,? (?:& )?[A-ZÀ-Þ][A-ZÀ-Þ'-]*)*(?![\w@/])")
_TOKEN = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'-]*")
_LOWER = re.compile(r"[a-zà-þ]")
#: Words of fewer letters may be initials, as may those without a vowel.
_SHORTEST = 4
_VOWEL = re.compile(r"[AEIOUÀ-Þ]")
#: A run with at least so many words that are no initials is a shout, whichever they are.
_LOUD = 3


class Capitals(NamedTuple):
    """A language's words in capitals: ordinary ones, those that shout alone, those that do not count, and what excuses a line."""

    ordinary: frozenset[str]
    alone: frozenset[str]
    silent: frozenset[str]
    names: re.Pattern[str]
    letterhead: re.Pattern[str]
    field: re.Pattern[str]


@cache
def read_capitals(language: str) -> Capitals:
    """The words of `review/tone`, rule `all-caps`."""
    rule = book(language, "review/tone")["rules"]["all-caps"]
    ordinary, alone, silent = (frozenset(str(rule[name]).upper().split()) for name in ("ordinary", "alone", "silent"))
    names, letterhead, field = (re.compile(rule[name]) for name in ("names", "letterhead", "field"))
    return Capitals(ordinary | alone, alone, silent, names, letterhead, field)


def check_capitals(prose: Prose, setting: Setting) -> Iterator[Hit]:  # noqa: ARG001 - a rule's signature
    """Phrases in capitals; a headline is a hint where nothing in it shouts."""
    words = read_capitals(prose.language)
    for sentence in prose.sentences:
        if words.field.match(sentence.text) or _is_letterhead(sentence, words):
            continue
        title = sentence.block == "heading" and not _LOWER.search(sentence.text)
        for run in _RUN.finditer(prose.plain, sentence.start, sentence.end):
            start, end = run.span()
            shout = _judge(prose, start, end, words)
            if shout is not None:
                yield Hit("all-caps", start, end, title and not shout and "!" not in sentence.text)


def _is_letterhead(sentence: Sentence, words: Capitals) -> bool:
    """Whether the line is the name of the house or of the kind of text."""
    return not _LOWER.search(sentence.text) and bool(words.letterhead.search(sentence.text)) and "!" not in sentence.text


def _judge(prose: Prose, start: int, end: int, words: Capitals) -> bool | None:
    """None for no shout; otherwise whether a word is in it that is only ever written so to shout."""
    named = words.names.search(prose.plain, max(0, start - 30), end)
    tokens = _TOKEN.findall(prose.plain, start, end)
    loud = [token for token in tokens if _is_loud(token, words)]
    ordinary = [token for token in tokens if token in words.ordinary]
    alone = [token for token in tokens if token in words.alone]
    if prose.plain[end : end + 1] == ":" and not alone and len(tokens) <= _LOUD:
        return None
    if named and named.end() > start and len(ordinary) < 2:
        return None
    if alone or len(ordinary) >= 2 or (ordinary and len(loud) >= 2) or len(loud) >= _LOUD:
        return bool(alone)
    return None


def _is_loud(token: str, words: Capitals) -> bool:
    """Whether it is a word, as far as can be told, and no initials."""
    if token in words.silent:
        return False
    return token in words.ordinary or (len(token) >= _SHORTEST and bool(_VOWEL.search(token[1:])))
