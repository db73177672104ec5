r"""The structure of a Markdown document: headings, tables, bullets, paragraphs, quotes, each with its place; no meaning yet.

    outline, problems = read_outline("# Banjir\n\n## Fakta\n…", "playbooks/flood/id.md")
    outline.sections[0].title      # "Banjir"

The engine gives block tokens with their lines; inline markup is never parsed, because a wording is not Markdown. Cells are cut from
the source line so that each has its column and none is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.passages import Passage, make_passage

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class Table(NamedTuple):
    """A table: the cells of its head and of each row."""

    head: list[Passage]
    rows: list[list[Passage]]
    where: Where


class Bullet(NamedTuple):
    """A list item: its text and the bullets under it."""

    text: Passage
    children: list[Bullet]


class Paragraph(NamedTuple):
    """A paragraph, or a quoted one."""

    text: Passage
    quoted: bool = False


Block = Table | Bullet | Paragraph


@dataclass(slots=True)
class Section:
    """A heading and what stands under it up to the next heading of its level; `has_lost` if not all of that could be read."""

    level: int
    title: Passage
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    has_lost: bool = False


@dataclass(slots=True)
class Outline:
    """A whole document."""

    path: str
    front: str | None
    front_line: int
    sections: list[Section]


#: Spaces at which no line may break: an editor puts them in, nobody means anything by them.
_SPACES = "\u00a0\u2007\u202f"


#: What a document never means: inline markup in a wording, link definitions, headings underlined.
_UNUSED = ["inline", "text_join", "reference", "lheading"]


@cache
def _engine() -> MarkdownIt:
    """The parser: CommonMark with tables and front matter, inline markup left alone."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    return MarkdownIt("commonmark").enable("table").use(front_matter_plugin).disable(_UNUSED)


def read_outline(text: str, path: str) -> tuple[Outline, list[Problem]]:
    """The outline of a document and the structures it may not have."""
    plain = text
    for space in _SPACES:
        plain = plain.replace(space, " ")
    builder = _Builder(plain.split("\n"), path)
    builder.walk(_engine().parse(plain))
    return builder.outline, builder.problems


class _Builder:
    """Walks the block tokens once."""

    def __init__(self, lines: Sequence[str], path: str) -> None:
        self.lines = lines
        self.path = path
        self.problems: list[Problem] = []
        self.outline = Outline(path, None, 1, [])
        self.open: list[Section] = []

    def walk(self, tokens: Sequence[Token]) -> None:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            end = _closing(tokens, at)
            if token.type == "front_matter":
                self.outline.front, self.outline.front_line = token.content, 2
            elif token.type == "heading_open":
                self._heading(int(token.tag[1]), tokens[at + 1])
            elif token.type == "table_open":
                self._add(self._table(tokens[at:end]), token)
            elif token.type == "bullet_list_open":
                for bullet in self._bullets(tokens[at + 1 : end]):
                    self._add(bullet, token)
            elif token.type == "paragraph_open":
                self._add(Paragraph(self._passage(tokens[at + 1])), token)
            elif token.type == "blockquote_open":
                self._quote(tokens[at + 1 : end])
            elif token.type != "hr":
                self._unexpected(token)
            at = end + 1

    def _heading(self, level: int, inline: Token) -> None:
        section = Section(level, self._passage(inline))
        while self.open and self.open[-1].level >= level:
            self.open.pop()
        (self.open[-1].sections if self.open else self.outline.sections).append(section)
        self.open.append(section)

    def _add(self, block: Block, token: Token) -> None:
        if self.open:
            self.open[-1].blocks.append(block)
        else:
            self.problems.append(problem("text-before-heading", self._where(token)))

    def _quote(self, tokens: Sequence[Token]) -> None:
        """A quotation holds paragraphs, and nothing else that would be lost in it."""
        at = 0
        while at < len(tokens):
            if tokens[at].type == "paragraph_open":
                self._add(Paragraph(self._passage(tokens[at + 1]), quoted=True), tokens[at])
            else:
                self._unexpected(tokens[at])
            at = _closing(tokens, at) + 1

    def _unexpected(self, token: Token) -> None:
        code = "ordered-list" if token.type == "ordered_list_open" else "unexpected-block"
        self.problems.append(problem(code, self._where(token)))
        if self.open:
            self.open[-1].has_lost = True

    def _where(self, token: Token) -> Where:
        line = token.map[0] if token.map else 0
        text = self.lines[line] if line < len(self.lines) else ""
        return Where(self.path, line + 1, len(text) - len(text.lstrip()) + 1)

    def _passage(self, inline: Token) -> Passage:
        first = inline.map[0] if inline.map else 0
        return make_passage(inline.content, self.path, first, self.lines)

    def _bullets(self, tokens: Sequence[Token]) -> Iterator[Bullet]:
        at = 0
        while at < len(tokens):
            end = _closing(tokens, at)
            if tokens[at].type == "list_item_open":
                yield self._bullet(tokens[at + 1 : end], tokens[at])
            at = end + 1

    def _bullet(self, tokens: Sequence[Token], item: Token) -> Bullet:
        text: Passage | None = None
        children: list[Bullet] = []
        at = 0
        while at < len(tokens):
            end = _closing(tokens, at)
            token = tokens[at]
            if token.type == "paragraph_open" and text is None:
                text = self._passage(tokens[at + 1])
            elif token.type == "bullet_list_open":
                children.extend(self._bullets(tokens[at + 1 : end]))
            else:
                self._unexpected(token)
            at = end + 1
        where = self._where(item)
        return Bullet(text or Passage("", where), children)

    def _table(self, tokens: Sequence[Token]) -> Table:
        rows: list[list[Passage]] = []
        for token in tokens:
            if token.type == "tr_open" and token.map:
                rows.append(self._cells(token.map[0]))
        head = rows.pop(0)
        for row in rows:
            if len(row) > len(head):
                self.problems.append(problem("too-many-cells", row[len(head)].where(0), columns=len(head), cells=len(row)))
                del row[len(head) :]
        return Table(head, rows, head[0].where(0))

    def _cells(self, line: int) -> list[Passage]:
        """The cells of a table's row: cut at every bar that is not escaped, each with its column."""
        text = self.lines[line].rstrip()
        start = len(text) - len(text.lstrip())
        start += text.startswith("|", start)
        cells: list[Passage] = []
        while start < len(text):
            end = text.find("|", start)
            while end > 0 and _escaped(text, end):
                end = text.find("|", end + 1)
            raw = text[start : end if end >= 0 else len(text)]
            column = start + (len(raw) - len(raw.lstrip()) if raw.strip() else 0)
            cells.append(make_passage(raw.strip(), self.path, line, self.lines, column))
            start = end + 1 if end >= 0 else len(text)
        return cells or [Passage("", Where(self.path, line + 1, 1))]


def _escaped(text: str, at: int) -> bool:
    """Whether an odd number of backslashes stands before the character."""
    backslashes = len(text[:at]) - len(text[:at].rstrip("\\"))
    return backslashes % 2 == 1


def _closing(tokens: Sequence[Token], at: int) -> int:
    """The index of the token that closes the one at `at` (itself if it opens nothing)."""
    if tokens[at].nesting != 1:
        return at
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1
