"""What people type, as plain words: small letters, no marks, slang spelled out, synonyms by one name, endings taken off.

    plain_words("Knp kapalnya blh berlayar??", "id")     # ("?why", "kapal", "boleh", "layar")
    clauses("Halo min. Kapan dibuka lagi?", "id")        # ("Halo min", "Kapan dibuka lagi?")

A language's slang, synonyms, question words, small words and endings stand in its `asking.json`; a language without one is
compared word by word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from crisiskit.language.catalogue import book

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: What stands before the name of a question word: `?why`.
ASKING = "?"
#: Comments and questions are read as far as this; what lies behind is a story, not a question.
LONGEST = 2000
#: An ending is taken off only where so many letters stay.
SHORTEST_STEM = 4
#: So many texts' words are remembered: those of the playbooks are asked for again and again.
_REMEMBERED = 4096
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: A letter three times or more is written for its sound: "tolooong".
_DRAWN = re.compile(r"(\w)\1{2,}")
_END = re.compile(r"(?<=[.?!\n;])\s*")


@cache
def asking(language: str) -> Mapping[str, Any]:
    """The language's `asking.json`, empty where it has none."""
    try:
        return book(language, "asking")
    except FileNotFoundError:
        return MappingProxyType({})


def raw_words(text: str, language: str) -> tuple[str, ...]:
    """The words as typed, in small letters, slang spelled out, nothing else taken away."""
    slang: Mapping[str, str] = asking(language).get("slang", {})
    found: list[str] = []
    for word in _WORD.findall(_DRAWN.sub(r"\1", _fold(text[:LONGEST]))):
        plain = word.replace("’", "'")
        # `teman2` and `anak-anak`: a word said twice is that word.
        first, _, second = plain.partition("-")
        if second and first == second:
            plain = first
        elif plain[:-1].isalpha() and plain[-1:] == "2":
            plain = plain[:-1]
        found += slang.get(plain, plain).split()
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def plain_words(text: str, language: str) -> tuple[str, ...]:
    """The words that carry the meaning, in the order typed, each by the name of its family or its stem."""
    words = tuple(_bare(word, language) for word in raw_words(text, language))
    families, small = _families(language), small_words(language)
    longest = max((len(key) for key in families), default=1)
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            name = families.get(words[at : at + length])
            if name is not None:
                found.append(name)
                at += length
                break
        else:
            word = words[at]
            at += 1
            if word not in small:
                stem = find_stem(word, language)
                name = families.get((stem,), stem)
                if name not in small:
                    found.append(name)
    return tuple(found)


def _bare(word: str, language: str) -> str:
    """The word without a clitic such as `-nya`, where enough of it stays."""
    for clitic in asking(language).get("clitics", ()):
        if word.endswith(clitic) and len(word) - len(clitic) >= SHORTEST_STEM - 1:
            return word[: -len(clitic)]
    return word


@lru_cache(maxsize=_REMEMBERED)
def find_stem(word: str, language: str) -> str:
    """The word without one ending and one beginning of the language's lists, where enough of it stays.

    It need be no word: it is compared with others treated alike.
    """
    endings, beginnings = _affixes(language)
    if word.endswith(endings):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
                word = word[: -len(ending)]
    if word.startswith(beginnings):
        for beginning in beginnings:
            if word.startswith(beginning) and len(word) - len(beginning) >= SHORTEST_STEM:
                return word[len(beginning) :]
    return word


@cache
def _affixes(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = asking(language)
    return tuple(data.get("endings", ())), tuple(data.get("beginnings", ()))


def clauses(text: str, language: str) -> tuple[str, ...]:
    """The pieces of a text that may each be a question: its sentences, cut before words such as `padahal` or `because`."""
    found: list[str] = []
    breaks = frozenset(asking(language).get("breaks", ()))
    for sentence in _END.split(text[:LONGEST]):
        piece: list[str] = []
        for word in sentence.split():
            if word.strip(",.?!").casefold() in breaks and piece:
                found.append(" ".join(piece))
                piece = []
            piece.append(word)
        if piece:
            found.append(" ".join(piece))
    return tuple(found)


def guess_language(text: str, languages: Sequence[str]) -> str | None:
    """The language most of whose small words, question words and slang the text has; None where none is ahead."""
    scores = {language: _count_known(text, language) for language in languages}
    best = max(scores.values(), default=0)
    leading = [language for language, score in scores.items() if score == best]
    return leading[0] if best and len(leading) == 1 else None


def _count_known(text: str, language: str) -> int:
    return sum(word in _known(language) for word in _WORD.findall(_fold(text[:LONGEST])))


@cache
def _known(language: str) -> frozenset[str]:
    """The words by which the language is told: those that stand alone in its data."""
    single = {key[0] for key in _families(language) if len(key) == 1}
    heard = {word for patterns in _comments(language).values() for row in patterns for word in row.split()}
    return frozenset({*small_words(language), *asking(language).get("slang", ()), *single, *heard})


def _comments(language: str) -> Mapping[str, Sequence[str]]:
    """The word families of comments, where the language has them."""
    try:
        found: Mapping[str, Sequence[str]] = book(language, "comments")["families"]
    except FileNotFoundError:
        return MappingProxyType({})
    return found


def _fold(text: str) -> str:
    """Small letters without accents, compatibility forms such as bold letters taken as meant."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@cache
def small_words(language: str) -> frozenset[str]:
    """Words that carry no meaning of their own, such as `di` and `the`."""
    return frozenset(asking(language).get("small", ()))


@cache
def light_words(language: str) -> frozenset[str]:
    """Words that say little about what is asked, small ones and by their stems too."""
    words = {*asking(language).get("light", ()), *small_words(language)}
    return frozenset({*words, *(find_stem(word, language) for word in words)})


@cache
def _families(language: str) -> Mapping[tuple[str, ...], str]:
    """Each word or group of words by the name of its family; question words by theirs."""
    data = asking(language)
    pairs = [(word, family[0]) for family in data.get("same", ()) for word in family]
    pairs += [(word, ASKING + name) for name, words in data.get("asked", {}).items() for word in words]
    found = {tuple(_bare(piece, language) for piece in word.split()): name for word, name in pairs}
    return MappingProxyType({**_stemmed(found, language), **found})


def _stemmed(found: Mapping[tuple[str, ...], str], language: str) -> Mapping[tuple[str, ...], str]:
    """Single words of the families by their stems too, unless the stem is a word of its own: `pembaruan` is not `baru`."""
    taken = {*small_words(language), *asking(language).get("light", ())}
    stems = {(find_stem(key[0], language),): name for key, name in found.items() if len(key) == 1 and name[0] != ASKING}
    return {key: name for key, name in stems.items() if key[0] not in taken}


def vocabulary(texts: Iterable[str], language: str) -> frozenset[str]:
    """Every word that is spelled right: those of the texts and of the language's data."""
    words = {word for text in texts for word in raw_words(text, language)}
    data = asking(language)
    for row in (*data.get("same", ()), *data.get("asked", {}).values()):
        words |= {piece for word in row for piece in word.split()}
    return frozenset({*words, *small_words(language), *data.get("light", ())})


__all__ = [
    "ASKING", "asking", "clauses", "find_stem", "guess_language", "light_words", "plain_words", "raw_words", "small_words",
    "vocabulary",
]  # fmt: skip
