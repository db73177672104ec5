"""How sentences run: one too long to be read aloud in a breath, three in a row that open with the same word.

    prose = read_prose("Kami berduka. Kami mencari. Kami menunggu.", "id")
    [hit.start for hit in check_openings(prose, Setting("post"))]       # [29]: the third “Kami”

What the eye takes in at once, such as a date, a clock time with its zone or a name with its initials, is also counted as one word:
a sentence is warned of when it is too long either way, and hinted at when it is so only by its spaces. Asides of a few words, lists
inside a sentence and a short lead before a colon do not add to it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.reviewing.hits import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.hits import Setting
    from crisiskit.reviewing.prose import Prose, Sentence

#: GOV.UK: sentences of at most 25 words. Up to 28 the count itself is doubtful.
LONGEST, DOUBTFUL = 25, 28
#: So many sentences in a row with the same opening are a fault.
IN_A_ROW = 3
#: A list inside a sentence has at least so many items, each of at most so many words.
_ITEMS, _WORDS_OF_ITEM = 4, 4

_SIGN = re.compile(r"\w")
_ITEMS_AFTER = re.compile(r"[;,]\s|\s(?:dan|serta|and)\s")
#: An aside of a few words, as (sebelumnya 6).
_ASIDE = re.compile(r"\([^()\s]{1,40}(?:\s[^()\s]{1,40}){0,7}\)")
_FIRST = re.compile(r"[^\W\d_][\w'-]*")
#: What stands before the first words without being one of them: `LATIHAN:`, `EXERCISE:`.
_MARK = re.compile(r"\s*[A-Z]{4,}(?: [A-Z]{4,})?:\s+")


def check_length(prose: Prose, setting: Setting) -> Iterator[Hit]:  # noqa: ARG001 - a rule's signature
    """Sentences of more words than are read in one breath; items of a list may be longer."""
    units = _units(prose.language)
    for sentence in prose.sentences:
        text = prose.flowing[sentence.start : sentence.end]
        spaced = _count(text)
        if sentence.block == "list" or spaced <= LONGEST:
            continue
        clear = spaced > DOUBTFUL and count_words(text, units) > LONGEST
        yield Hit("long-sentence", sentence.start, sentence.end, not clear, (("count", spaced),))


def _count(text: str) -> int:
    """The pieces between spaces that have a letter or figure in them."""
    return sum(_SIGN.search(piece) is not None for piece in text.split())


def count_words(sentence: str, units: re.Pattern[str]) -> int:
    """The words as they are read: what `units` finds is one, and so is a list."""
    text = _ASIDE.sub("", units.sub(" 1 ", sentence))
    before, colon, after = text.partition(": ")
    if not colon:
        return _count_around_lists(text)
    items = [_count(part) for part in _ITEMS_AFTER.split(after)]
    if len(items) >= _ITEMS - 1 and max(items) <= 2 * _WORDS_OF_ITEM:
        return max(_count(before), *items)
    head, tail = _count(before), _count_around_lists(after)
    return max(head, tail) if head <= 2 * _WORDS_OF_ITEM else head + tail


def _count_around_lists(text: str) -> int:
    """The words, those of a run of short items between commas counted as one."""
    counts = [_count(part) for part in re.split(r"[,;]\s", text)]
    total, run = 0, []
    for count in (*counts, _WORDS_OF_ITEM + 1):
        if count <= _WORDS_OF_ITEM:
            run.append(count)
            continue
        total += 1 if len(run) >= _ITEMS else sum(run)
        total, run = total + count, []
    return total - _WORDS_OF_ITEM - 1


@cache
def _units(language: str) -> re.Pattern[str]:
    """What is one word to the eye, as the language's file lists it."""
    return re.compile("|".join(book(language, "review/tone")["rules"]["long-sentence"]["one_word"]))


def check_openings(prose: Prose, setting: Setting) -> Iterator[Hit]:  # noqa: ARG001 - a rule's signature
    """The third sentence in a row that opens with the same word; with the same article alone it is a hint."""
    articles = frozenset(book(prose.language, "review/tone")["rules"]["repeated-opening"]["articles"])
    run: list[tuple[str, ...]] = []
    for sentence in prose.sentences:
        if sentence.block != "prose":
            run = []
            continue
        first = list(_FIRST.finditer(prose.flowing, _begin(sentence, prose), sentence.end))[:2]
        if not first or _is_label(sentence):
            continue
        words = tuple(found[0].casefold() for found in first)
        run = [*run, words] if run and run[-1][0] == words[0] else [words]
        if len(run) == IN_A_ROW:
            yield Hit("repeated-opening", first[0].start(), first[0].end(), _differ_after(articles, run))


def _begin(sentence: Sentence, prose: Prose) -> int:
    """Where the first word is looked for: behind the mark of a drill."""
    mark = _MARK.match(prose.flowing, sentence.start, sentence.end)
    return mark.end() if mark else sentence.start


def _is_label(sentence: Sentence) -> bool:
    """Whether it is a line such as `(1/3)`, in which nothing is said."""
    return len(_FIRST.findall(sentence.text)) < 2


def _differ_after(articles: frozenset[str], run: list[tuple[str, ...]]) -> bool:
    """Whether only an article is the same: “The boat …”, “The crew …”."""
    return run[-1][0] in articles and len({words[1:] for words in run}) > 1
