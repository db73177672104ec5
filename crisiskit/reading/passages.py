r"""A piece of a document's text that remembers where each of its characters stood.

    passage.text           # "[deaths > 0] Kami menyampaikan duka cita."
    passage.where(1)       # playbooks/base/id.md:118:4

Escapes that editors add (`\_`, `\[`) are taken as meant, and however much space stands between two words is one space, so the text
may be shorter than its source.
"""

from __future__ import annotations

from collections.abc import Sequence

from crisiskit.problems import Where

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
#: What makes a text shorter than its source.
_UNEVEN = ("\n", "\\", "  ", "\t")
#: (offset in the text, line, column of that offset), ascending.
Marks = tuple[tuple[int, int, int], ...]


class Passage:
    """Text with its places; the first place is that of its first character."""

    __slots__ = ("_marks", "_path", "text")

    def __init__(self, text: str, start: Where, marks: Marks = ()) -> None:
        """Text that begins at `start`; further marks where lines break or escapes were taken out."""
        self.text = text
        self._path = start.path
        self._marks = marks or ((0, start.line, start.column),)

    def where(self, offset: int = 0) -> Where:
        """The place of the character at `offset`."""
        found = self._marks[0]
        for mark in self._marks:
            if mark[0] > offset:
                break
            found = mark
        return Where(self._path, found[1], found[2] + offset - found[0])

    def __repr__(self) -> str:
        """The text and its first place."""
        return f"Passage({self.text!r}, {self.where()})"


def make_passage(content: str, path: str, line: int, lines: Sequence[str], column: int | None = None) -> Passage:
    """The passage of `content`, which begins in line `line` (from 0) of the document, at `column` if that is known."""
    if not any(mark in content for mark in _UNEVEN):
        start = column if column is not None else _column(content, lines, line)
        return Passage(content, Where(path, line + 1, start + 1))
    text: list[str] = []
    marks: list[tuple[int, int, int]] = []
    rows = content.split("\n")
    for number, row in enumerate(rows):
        start = column if column is not None and number == 0 else _column(row, lines, line + number)
        # A backslash before the line's end is how editors write a break inside a paragraph.
        plain = row.strip() if number == len(rows) - 1 else row.strip().removesuffix("\\").rstrip()
        if not plain:
            continue
        if text:
            text.append(" ")
        before = len(text)
        marks += ((before + offset, line + number + 1, start + source + 1) for offset, source in _settle_row(plain, text))
    return Passage("".join(text), Where(path, line + 1, 1), tuple(marks))


def _settle_row(row: str, text: list[str]) -> list[tuple[int, int]]:
    """Add a row's characters to the text; the offsets at which text and source part, each with the source's."""
    marks = [(0, 0)]
    at, before = 0, len(text)
    while at < len(row):
        if row[at] == "\\" and at + 1 < len(row) and row[at + 1] in _PUNCTUATION:
            at += 1
            marks.append((len(text) - before, at))
        text.append(" " if row[at].isspace() else row[at])
        at += 1
        if text[-1] == " " and row[at].isspace():
            while row[at].isspace():
                at += 1
            marks.append((len(text) - before, at))
    return marks


def _column(row: str, lines: Sequence[str], line: int) -> int:
    """The column, from 0, at which the row stands in its source line."""
    if line >= len(lines):
        return 0
    return max(lines[line].find(row.strip()), 0) if row.strip() else 0
