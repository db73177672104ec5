r"""A piece of a document's text that remembers where each of its characters stood.

    passage.text           # "[deaths > 0] Kami menyampaikan duka cita."
    passage.where(1)       # playbooks/base/id.md:118:4

Escapes that editors add (`\_`, `\[`) are taken as meant, and no-break spaces are spaces, so the text may be shorter than its
source.
"""

from __future__ import annotations

from collections.abc import Sequence

from crisiskit.problems import Where

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
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
    if "\n" not in content and "\\" not in content:
        start = column if column is not None else _column(content, lines, line)
        return Passage(content.replace("\u00a0", " "), Where(path, line + 1, start + 1))
    text: list[str] = []
    marks: list[tuple[int, int, int]] = []
    length = 0
    for number, row in enumerate(content.split("\n")):
        start = column if column is not None and number == 0 else _column(row, lines, line + number)
        if number:
            text.append(" ")
            length += 1
        marks.append((length, line + number + 1, start + 1))
        at = 0
        while at < len(row):
            if row[at] == "\\" and at + 1 < len(row) and row[at + 1] in _PUNCTUATION:
                at += 1
                marks.append((length, line + number + 1, start + at + 1))
            text.append(row[at])
            length += 1
            at += 1
    return Passage("".join(text).replace("\u00a0", " "), Where(path, line + 1, 1), tuple(marks))


def _column(row: str, lines: Sequence[str], line: int) -> int:
    """The column, from 0, at which the row stands in its source line."""
    if line >= len(lines):
        return 0
    return max(lines[line].find(row.strip()), 0) if row.strip() else 0
