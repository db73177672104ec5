"""Families of words in comments: what sort of thing somebody writes, told by small lists in the language's `comments.json`.

    find_families("Adik saya di kapal itu!", "id")      # {"relative": ("adik saya", "kapal")}

A pattern is words in a row; `*` stands for any ending, `@kin` for any word of a group, and ` + ` joins patterns that must all be
there. Slang is spelled out first. A praise or an insult behind a `not` is none.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from crisiskit.language.catalogue import book
from crisiskit.language.plain_words import asking, raw_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: So many words before a word of praise or insult may turn it round.
_REACH = 3
#: The families that a negation turns round.
TURNED = frozenset({"praise", "insult", "hate"})


class _Word(NamedTuple):
    """What one word of a pattern matches: any of these, or what begins so."""

    any_of: frozenset[str]
    start: str | None = None

    def matches(self, word: str) -> bool:
        return word in self.any_of or (self.start is not None and word.startswith(self.start))


_Run = tuple[_Word, ...]


def find_families(text: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """The families whose words the text has, each with the words that told, in the order of the data."""
    words = raw_words(text, language)
    found: dict[str, tuple[str, ...]] = {}
    for family, patterns in _patterns(language).items():
        for runs in patterns:
            told = [_find_run(run, words, language, turned=family in TURNED) for run in runs]
            if all(told):
                found[family] = tuple(dict.fromkeys(piece for piece in told if piece))
                break
    return MappingProxyType(found)


def _find_run(run: _Run, words: Sequence[str], language: str, *, turned: bool) -> str | None:
    """The words of the text that a run of a pattern matches, or None."""
    for at in range(len(words) - len(run) + 1):
        if all(item.matches(word) for item, word in zip(run, words[at:], strict=False)):
            before = words[max(0, at - _REACH) : at]
            if not (turned and _negations(language) & {*before}):
                return " ".join(words[at : at + len(run)])
    return None


@cache
def _negations(language: str) -> frozenset[str]:
    return frozenset(asking(language).get("negations", ()))


@cache
def _patterns(language: str) -> Mapping[str, tuple[tuple[_Run, ...], ...]]:
    """Every family's patterns, each as the runs of words that must all be there."""
    try:
        data: Mapping[str, Any] = book(language, "comments")
    except FileNotFoundError:
        return MappingProxyType({})
    groups = {name: frozenset(words) for name, words in data["groups"].items()}

    def read(pattern: str) -> tuple[_Run, ...]:
        return tuple(tuple(_read_word(word, groups) for word in run.split()) for run in pattern.split(" + "))

    return MappingProxyType({name: tuple(read(pattern) for pattern in rows) for name, rows in data["families"].items()})


def _read_word(word: str, groups: Mapping[str, frozenset[str]]) -> _Word:
    if word.startswith("@"):
        return _Word(groups[word[1:]])
    if word.endswith("*"):
        return _Word(frozenset(), word[:-1])
    return _Word(frozenset({word}))


__all__ = ["find_families"]
