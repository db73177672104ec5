"""Initials that nobody has spelled out: “BNPB” before “Badan Nasional Penanggulangan Bencana (BNPB)”.

    find_unexpanded(prose, setting)     # a hit at the first BNPB

What everybody knows by its initials (SMS, TNI, WIB …) is a list of the language. In a headline they may stand if the text behind it
spells them out.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.wordings import find_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.prose import Prose

#: In a text of fewer words than this, the initials of the best-known authorities are a hint; in an excerpt those of all
#: authorities, since the longer text may spell them out.
_EXCERPT = 45
_LONGEST_HEADLINE = 14
_TOKEN = re.compile(r"(?<![\w@#&.'’-])[A-Z]{2,}(?=s?(?![\w@&]))")
_ROMAN = re.compile(r"[IVX]{1,5}|[XLCDM]{1,4}")
_CAPITAL = re.compile(r"[A-ZÀ-Þ]{2,}")
_VOWELS = frozenset("AEIOU")
_NEAR, _WORDS_BEFORE = 140, 9


@cache
def _listed(language: str, name: str) -> frozenset[str]:
    return frozenset(book(language, "review/form")["words"][name].split())


def find_unexpanded(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """The first use of each set of initials, where it is not spelled out."""
    if setting.is_short:
        return
    seen: set[str] = set()
    short = len(prose.text.split()) < _EXCERPT
    for found in _TOKEN.finditer(prose.text):
        name = found.group()
        if name in seen or _is_known(name, prose.language) or _is_no_initials(prose, found):
            continue
        if _is_headline(prose, found.start()):
            continue
        seen.add(name)
        if not _is_expanded(prose, found):
            known = "initials_household" if setting.excerpt else "initials_best_known"
            hint = short and name in _listed(prose.language, known)
            yield Hit("unexpanded-acronym", *found.span(), hint=hint)


def _is_headline(prose: Prose, offset: int) -> bool:
    """Whether it stands in a headline, a label or a signature: a short line of its own that ends no sentence."""
    sentence = prose.sentences[prose.find_sentence(offset)]
    line = prose.text[prose.text.rfind("\n", 0, offset) + 1 :].split("\n", 1)[0].strip()
    alone = "\n" in prose.text.strip() and line[-1:] not in '.!?:;”"' and len(line.split()) <= _LONGEST_HEADLINE
    return sentence.block == "heading" or (alone and sentence.block != "list")


def _is_known(name: str, language: str) -> bool:
    """Whether everybody knows it, or it is a numeral or a word that was only written large."""
    listed = name in _listed(language, "initials_known") or name in _listed(language, "shouted")
    return listed or _ROMAN.fullmatch(name) is not None or _reads_as_word(name)


def _reads_as_word(name: str) -> bool:
    """Whether it can be spoken: a word in capitals, or a name of syllables (BASARNAS)."""
    return len(name) >= 5 and sum(sign in _VOWELS for sign in name) >= 0.25 * len(name)


def _is_no_initials(prose: Prose, found: re.Match[str]) -> bool:
    """Whether the capitals are part of an address, a number, a code, or of a line in capitals."""
    text, (start, end) = prose.text, found.span()
    left = text.rfind(" ", max(0, start - 60), start) + 1
    chunk = text[max(left, text.rfind("\n", 0, start) + 1) : end] + re.split(r"\s", text[end : end + 60], maxsplit=1)[0]
    if re.search(r"[\d@]|://|\w\.\w", chunk.strip(".,;:()")):
        return True
    if len(found.group()) <= 3 and re.match(r"[\s-]?\d", text[end : end + 2]):
        return True
    sentence = prose.sentences[prose.find_sentence(start)]
    return _is_in_capitals(sentence.text) or _stands_in_capitals(text, start, end)


# Asked for every set of initials of a sentence in turn.
@lru_cache(maxsize=8)
def _is_in_capitals(sentence: str) -> bool:
    """Whether more than half of a sentence is in capitals."""
    words = re.findall(r"[^\W\d_]{2,}", sentence)
    capitals = sum(word.isupper() for word in words)
    return bool(capitals > 1 and capitals * 10 >= len(words) * 6)


def _stands_in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word beside it is in capitals too and can be spoken: the name of a ship, a shouted phrase."""
    before = re.search(r"([^\W\d_]+)\s$", text[max(0, start - 30) : start])
    after = re.match(r"\s([^\W\d_]+)", text[end : end + 30])
    beside = [found[1] for found in (before, after) if found is not None]
    return any(word.isupper() and (_reads_as_word(word) or (len(word) == 4 and word[1] in _VOWELS)) for word in beside)


def _is_expanded(prose: Prose, found: re.Match[str]) -> bool:
    """Whether the name stands in full just before or behind."""
    before = prose.text[max(0, found.start() - _NEAR) : found.start()]
    if find_pattern(prose.language, "form", "expands_before").search(before):
        return True
    if find_pattern(prose.language, "form", "expands_after").search(prose.text[found.end() : found.end() + _NEAR]):
        return True
    words = re.findall(r"[^\W\d_]+", before)[-_WORDS_BEFORE:]
    return "".join(word[0] for word in words if word[0].isupper()).endswith(found.group())
