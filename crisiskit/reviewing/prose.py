"""A text as the reviewer reads it: its sentences, lists and headings, and what stands between quotation marks, each with its place.

    prose = read_prose("Basarnas menyelamatkan 29 orang. Pencarian dilanjutkan.", "id")
    prose.sentences[1].text     # "Pencarian dilanjutkan."

Offsets are those of the text as given, so that a problem points at the exact words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.language.catalogue import book
from crisiskit.reviewing.anchors import Anchor, spread

if TYPE_CHECKING:
    from collections.abc import Iterator



class Sentence(NamedTuple):
    """A sentence, a heading or an item of a list: where it starts and ends, its words, and which of the three it is."""

    start: int
    end: int
    text: str
    block: str


class Prose:
    """A text that has been read: `text` as it was given; `flowing`, as long, read on across lines that were wrapped by hand."""

    def __init__(self, text: str, flowing: str, language: str, sentences: tuple[Sentence, ...]) -> None:
        self.text = text
        self.flowing = flowing
        self._spread = spread(flowing)
        self.language = language
        self.sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._held: dict[int, bool] = {}

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Where quotations start and end, their marks included."""
        return tuple(found.span() for found in _QUOTED.finditer(self.text))

    def holds(self, anchor: Anchor) -> bool:
        """Whether one of the strings stands in the text when it is spread; one that many patterns share is looked for once."""
        held = self._held.get(id(anchor))
        if held is None:
            held = self._held[id(anchor)] = any(map(self._spread.__contains__, anchor))
        return held

    @cached_property
    def lines(self) -> list[int]:
        """Where each line starts."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def find_place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, from 1."""
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1

    def find_sentence(self, offset: int) -> int:
        """The number of the sentence that an offset lies in, from 0."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def around(self, offset: int, *, before: int = 0, after: int = 0) -> str:
        """The sentence at an offset, with so many before and after it."""
        at = self.find_sentence(offset)
        chosen = self.sentences[max(0, at - before) : at + after + 1]
        return " ".join(sentence.text for sentence in chosen)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether the words stand between quotation marks, and not alone as the marks around one word do."""
        return any(first <= start and end <= last for first, last in self.quoted)


#: Signs that stand for a plain one in patterns: spaces that do not break, tabs, carriage returns, curved apostrophes.
_PLAIN = str.maketrans("\u00a0\u202f\u2009\t\r\u2019\u2018", "     ''")
#: A quotation ends where its paragraph does.
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|(?<!\w)‘[^’\n]*’(?!\w)|«[^»\n]*»")
_ITEM = re.compile(r"\s*(?:[-•*–—]|\d{1,2}[.)])\s+")
#: A line at least so long that does not end a sentence goes on in the next: the text was wrapped by hand.
_WRAPPED = 50
_ENDS = '.!?:;…”")'


def read_prose(text: str, language: str) -> Prose:
    """The text with its sentences found; `language` is a code of `LANGUAGES`."""
    blocks = tuple(_split_blocks(text, language))
    flowing = _unwrap(text, blocks)
    sentences = [sentence for start, end, block in blocks for sentence in _split(flowing, start, end, block, language)]
    return Prose(text, flowing, language, tuple(sentences))


def _unwrap(text: str, blocks: tuple[tuple[int, int, str], ...]) -> str:
    """The text, sign for sign, with a space for each line's end inside a paragraph, and plain spaces and apostrophes."""
    pieces, last = [], 0
    for start, end, _ in blocks:
        pieces += [text[last:start], text[start:end].replace("\n", " ")]
        last = end
    return "".join((*pieces, text[last:])).translate(_PLAIN)


def _split_blocks(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """The paragraphs: lines, but that one which was wrapped by hand goes on in the next."""
    start = 0
    spans: list[tuple[int, int]] = []
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        before = text[slice(*spans[-1])] if spans else ""
        last = before.rsplit("\n", 1)[-1]
        if line.strip() and spans and spans[-1][1] + 1 >= start and _goes_on(last, line):
            spans[-1] = (spans[-1][0], end)
        elif line.strip():
            spans.append((start, end))
        start += len(line)
    for number, (first, last_end) in enumerate(spans):
        paragraph = text[first:last_end]
        yield first, last_end, _name_block(paragraph, number, len(spans), language)


def _goes_on(last: str, line: str) -> bool:
    """Whether a line continues the one before it."""
    if not last or _ITEM.match(line) or last.rstrip()[-1:] in _ENDS:
        return False
    return len(last) >= _WRAPPED or line.lstrip()[:1].islower()


def _name_block(paragraph: str, number: int, count: int, language: str) -> str:
    if _ITEM.match(paragraph):
        return "list"
    ends = paragraph.rstrip()[-1:] in '.!?…”"' or _ending(language).search(paragraph)
    return "heading" if number == 0 and count > 1 and not ends else "prose"


@cache
def _ending(language: str) -> re.Pattern[str]:
    """Where a sentence ends: its sign and what closes with it, then a space and a beginning; not after an abbreviation."""
    short = "|".join(rf"(?<!\b{re.escape(word)})" for word in book(language, "review/form")["abbreviations"])
    guards = "".join(short.split("|"))
    return re.compile(rf"[.!?…]+[”\"’)\]]*(?=\s+[“\"‘(\[]?[A-Z0-9À-Þ#@•-])(?<!\b[A-Z]\.){guards}")


def _split(text: str, start: int, end: int, block: str, language: str) -> Iterator[Sentence]:
    if block == "heading":
        yield Sentence(start, end, text[start:end], block)
        return
    item = _ITEM.match(text, start, end)
    first = item.end() if item and block == "list" else start
    for found in _ending(language).finditer(text, first, end):
        yield Sentence(first, found.end(), text[first : found.end()], block)
        first = found.end() + len(text[found.end() : end]) - len(text[found.end() : end].lstrip())
    if first < end:
        yield Sentence(first, end, text[first:end], block)
