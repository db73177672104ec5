"""A table's rows as typed cells: each column found by its word in the document's language, each fault noted with its place.

    for row in read_rows(section, "facts", context):
        row.ident("fact"), row.text("question"), row.idents("authority")
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crisiskit.grammar.conditions import parse_condition
from crisiskit.grammar.trouble import GrammarTrouble
from crisiskit.model.vocabulary import ClockName, Severity
from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.idents import is_ident
from crisiskit.reading.keywords import Keywords, nearest
from crisiskit.reading.outline import Bullet, Section, Table
from crisiskit.reading.passages import Passage
from crisiskit.reading.times import read_duration

if TYPE_CHECKING:
    from crisiskit.model.condition import Condition

#: The columns without which a section's table cannot be read; the rest may be left out.
REQUIRED = {
    "facts": ("fact", "type"), "conditions": ("condition", "when"), "severity": ("level", "when"), "cluster": ("cluster", "when"),
    "steps": ("step", "do", "owner"), "never-say": ("pattern", "why"), "scenario": ("fact", "value", "minute"),
    "roles": ("role", "name"), "agencies": ("agency", "short", "name"), "clocks": ("level",), "approvals": ("level", "approves"),
    "ladder": ("level", "tell", "by"), "schemes": ("scheme", "authority", "level"),
}
#: More rows than this no playbook needs, and a stranger's would only cost time.
MOST_ROWS = 400
#: A row whose other cells hold only this takes the inherited row away.
REMOVE = "-"


@dataclass(slots=True)
class Context:
    """What reading one document needs to know, and the problems it has found so far."""

    path: str
    language: str
    words: Keywords
    problems: list[Problem] = field(default_factory=list)

    def note(self, code: str, where: Where, /, **arguments: str | int) -> None:
        """Note a problem."""
        self.problems.append(problem(code, where, **arguments))


class Cells:
    """One row of a section's table, by column id."""

    def __init__(self, section: str, cells: dict[str, Passage], start: Where, context: Context) -> None:
        """The row's passages by column, and where the row begins."""
        self._section = section
        self._cells = cells
        self._context = context
        self.where = start

    @property
    def removes(self) -> bool:
        """Whether every cell but that of the row's id is `-`: the inherited row is taken away."""
        ident = REQUIRED[self._section][0]
        rest = [cell.text for column, cell in self._cells.items() if column != ident]
        return bool(rest) and all(text == REMOVE for text in rest)

    def place(self, column: str, word: str | None = None) -> Where:
        """The place of a cell, or of a word in it."""
        passage = self.passage(column)
        return passage.where(_find_word(passage.text, word) if word else 0)

    def passage(self, column: str) -> Passage:
        """The cell as it stands; an empty one when the column is absent."""
        return self._cells.get(column) or Passage("", self.where)

    def text(self, column: str) -> str:
        """The cell's text."""
        return self.passage(column).text

    def plain(self, column: str) -> str:
        """The text of a cell that is said as it stands: nothing would fill the slots of a wording, so its marks are a problem."""
        text = self.text(column)
        for mark in ("{{", "}}", "[[", "]]"):
            if mark in text:
                self._context.note("stray-mark", self.passage(column).where(text.index(mark)), found=mark)
                return ""
        return text

    def note(self, code: str, column: str, /, word: str | None = None, **arguments: str | int) -> None:
        """Note a problem at a cell, or at a word in it."""
        self._context.note(code, self.place(column, word), **arguments)

    def note_blank(self, column: str) -> None:
        """Note that a cell is empty, if it is."""
        if not self.text(column):
            self.note("empty-cell", column, column=self._word(column))

    def ident(self, column: str, *, required: bool = True) -> str | None:
        """An id, or None with a problem."""
        text = self.text(column)
        if is_ident(text):
            return text
        if text or required:
            self.note("bad-id" if text else "empty-cell", column, column=self._word(column), found=text)
        return None

    def idents(self, column: str) -> tuple[str, ...]:
        """A list of ids separated by commas."""
        return self.checked(column, [name.strip() for name in self.text(column).split(",") if name.strip()])

    def checked(self, column: str, names: Sequence[str]) -> tuple[str, ...]:
        """Those of some names in a cell that are ids; each of the others is a problem."""
        for name in names:
            if not is_ident(name):
                self.note("bad-id", column, name, column=self._word(column), found=name)
        return tuple(name for name in names if is_ident(name))

    def level(self, column: str = "level") -> Severity | None:
        """A severity in the document's words."""
        text = self.text(column)
        found = self._context.words.level(text)
        if found is None:
            choices = self._context.words.written("levels")
            self.note("unknown-level", column, found=text, instead=nearest(text, choices))
            return None
        return Severity(found)

    def duration(self, column: str) -> timedelta | None:
        """A duration such as `10 menit`; None when blank or, with a problem, when it is none."""
        text = self.text(column)
        if not text:
            return None
        found = read_duration(text, self._context.language)
        if found is None:
            self.note("bad-duration", column, found=text)
        return found

    def limit(self, column: str) -> timedelta | ClockName | None:
        """A duration, or the name of a clock of the level."""
        clock = self._context.words.clock(self.text(column))
        return ClockName(clock) if clock else self.duration(column)

    def condition(self, column: str) -> Condition | None:
        """A condition; None when blank or, with a problem, when it cannot be read."""
        return read_condition(self.passage(column), self._context)

    def day(self, column: str) -> date | None:
        """A date written 2024-10-21."""
        text = self.text(column)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.note("bad-date", column, found=text)
            return None

    def number(self, column: str) -> int | None:
        """A whole number."""
        text = self.text(column)
        if text.isascii() and text.isdigit() and len(text) < 16:
            return int(text)
        self.note("bad-number", column, found=text)
        return None

    def _word(self, column: str) -> str:
        """The column's head in the document's language."""
        return self._context.words.word("columns", column, self._section)


def read_condition(passage: Passage, context: Context, start: int = 0, end: int | None = None) -> Condition | None:
    """The condition in a passage, or in its part from `start` to `end`."""
    text = passage.text[start:end]
    if not text.strip():
        return None
    try:
        return parse_condition(text, context.words.conditions, lambda offset: passage.where(start + offset))
    except GrammarTrouble as trouble:
        context.note(trouble.code, passage.where(start + trouble.offset), **trouble.arguments)
        return None


def read_rows(section: Section, key: str, context: Context) -> Iterator[Cells]:
    """The rows of a section's tables; anything else in the section but paragraphs is a problem."""
    for block in section.blocks:
        if isinstance(block, Table):
            columns = _columns(block, key, context)
            if len(block.rows) > MOST_ROWS:
                context.note("too-many-rows", block.rows[MOST_ROWS][0].where(), rows=len(block.rows), limit=MOST_ROWS)
            if columns is not None:
                for row in block.rows[:MOST_ROWS]:
                    cells = {column: cell for column, cell in zip(columns, row, strict=False) if column}
                    if any(cell.text for cell in cells.values()):
                        yield Cells(key, cells, row[0].where(), context)
        elif isinstance(block, Bullet):
            context.note("bullets-not-table", block.text.where(), section=section.title.text)
        elif block.text.text.startswith("|"):
            context.note("broken-table", block.text.where(), section=section.title.text)


def refuse_headings(section: Section, context: Context) -> None:
    """Headings inside a section that has none: what stands under them would be lost."""
    for inner in section.sections:
        context.note("unexpected-heading", inner.title.where(), found=inner.title.text)


def _columns(table: Table, key: str, context: Context) -> Sequence[str | None] | None:
    """The ids of a table's columns; None when a required one is missing."""
    found: list[str | None] = []
    for cell in table.head:
        column = context.words.column(key, cell.text)
        if column is None:
            choices = context.words.written("columns", key)
            context.note("unknown-column", cell.where(), found=cell.text, instead=nearest(cell.text, choices))
        elif column in found:
            context.note("duplicate-column", cell.where(), found=cell.text)
        found.append(column)
    missing = [context.words.word("columns", name, key) for name in REQUIRED[key] if name not in found]
    if missing:
        context.note("missing-column", table.where, missing=", ".join(missing))
        return None
    return found


def _find_word(text: str, word: str) -> int:
    """The offset at which a word or id stands whole; 0 where it does not."""
    at = text.find(word)
    while at >= 0:
        around = text[max(at - 1, 0) : at] + text[at + len(word) : at + len(word) + 1]
        if not any(sign.isalnum() or sign in "-_" for sign in around):
            return at
        at = text.find(word, at + 1)
    return 0
