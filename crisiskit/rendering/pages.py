r"""A page of blocks: what every layout comes out as, and what text, HTML, DOCX and PDF are made from.

    page = read_page("<h1>SIARAN PERS</h1>\n<p class=\"tight\">Nomor: 12</p>\n<p>Satu.</p>")
    print_page(page)      # "SIARAN PERS\nNomor: 12\n\nSatu."

A page has no tag, script or address of its own: it is read from the few tags below and everything else in it is text, so whatever
is made from it is inert, and all forms of a statement say the same.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

#: Regions: the letterhead above, the contact block below.
REGIONS = frozenset({"header", "footer"})
#: Blocks: a document's title, its headline, paragraphs, a quotation, list items, a rule.
BLOCKS = frozenset({"h1", "h2", "p", "blockquote", "li", "hr"})
#: What marks words inside a block, and what it means.
INLINE = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic"}
#: Classes a block may have. `tight`: no empty line before it; `sign`: room for a signature above.
CLASSES = frozenset({"left", "center", "right", "sign", "small", "large", "indent", "tight"})
TAGS = REGIONS | BLOCKS | frozenset(INLINE) | {"ul", "br"}

#: A whole tag as layouts may write it. Whatever else begins with `<` is refused when a layout is checked.
TAG = re.compile(r'<(/?)([a-z][a-z0-9]{0,15})(?: class="([a-z ]{0,80})")? ?/?>')
#: Spaces and line ends of the layout's file; the unbreakable ones are an author's.
_SPACES = re.compile(r"[ \t\n\r\f]+")
#: What no XML may hold, and no printed page shows.
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Run(NamedTuple):
    """Words set alike. A line break inside a block is a newline."""

    text: str
    bold: bool = False
    italic: bool = False


class Block(NamedTuple):
    """One block: its tag of `BLOCKS`, its region or nothing, its classes, its words."""

    tag: str
    region: str = ""
    classes: frozenset[str] = frozenset()
    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


class Page(NamedTuple):
    """The blocks from top to bottom."""

    blocks: tuple[Block, ...]


class _Open:
    """The block being read."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tag = ""
        self.region = ""
        self.classes: frozenset[str] = frozenset()
        self.runs: list[Run] = []
        self.set: dict[str, int] = {"bold": 0, "italic": 0}

    def close(self) -> None:
        """End the block; one without words is none, unless it is a rule."""
        if not self.runs and self.tag != "hr":
            self.tag, self.classes, self.set = "", frozenset(), {"bold": 0, "italic": 0}
            return
        runs = _trim(self.runs)
        if runs or self.tag == "hr":
            self.blocks.append(Block(self.tag or "p", self.region, self.classes, runs))
        self.tag, self.classes, self.runs, self.set = "", frozenset(), [], {"bold": 0, "italic": 0}

    def take_tag(self, tag: str, classes: str, *, ends: bool) -> None:
        """Open or close what a tag opens or closes; a tag out of place does no harm."""
        if tag == "br":
            self.runs.append(Run("\n"))
        elif tag in INLINE:
            self.set[INLINE[tag]] = max(0, self.set[INLINE[tag]] + (-1 if ends else 1))
        elif tag in TAGS:
            self.close()
            if tag in REGIONS:
                self.region = "" if ends else tag
            elif not ends and tag in BLOCKS:
                self.tag, self.classes = tag, frozenset(classes.split()) & CLASSES
                if tag == "hr":
                    self.close()

    def take_text(self, text: str) -> None:
        """Add words to the block."""
        if not self.runs and text.isspace():
            return
        words = _SPACES.sub(" ", unescape(text))
        if not words.isprintable():
            words = _UNPRINTED.sub("", words)
        if words:
            self.runs.append(Run(words, bold=self.set["bold"] > 0, italic=self.set["italic"] > 0))


def read_page(text: str) -> Page:
    """The page in a filled layout. Tags that are none of ours are text like any other."""
    found = _Open()
    at = 0
    for match in TAG.finditer(text):
        if match[2] in TAGS:
            found.take_text(text[at : match.start()])
            found.take_tag(match[2], match[3] or "", ends=bool(match[1]))
            at = match.end()
    found.take_text(text[at:])
    found.close()
    return Page(tuple(found.blocks))


def mark_page(page: Page, mark: str) -> Page:
    """The page with the mark of a drill before its first word, unless it stands there."""
    if not mark or (page.blocks and page.blocks[0].text.startswith(mark)):
        return page
    if not page.blocks or not page.blocks[0].runs:
        return Page((Block("p", runs=(Run(mark.rstrip()),)), *page.blocks))
    first = page.blocks[0]
    marked = first.runs[0]._replace(text=mark + first.runs[0].text)
    return Page((first._replace(runs=(marked, *first.runs[1:])), *page.blocks[1:]))


def print_page(page: Page) -> str:
    """The page as plain text, without a line break at its end."""
    lines: list[str] = []
    before = ""
    for block in page.blocks:
        if block.tag == "hr":
            continue
        is_item = block.tag == "li"
        if lines:
            lines.append("\n" if "tight" in block.classes or (is_item and before == "li") else "\n\n")
        lines.append(f"- {block.text}" if is_item else block.text)
        before = block.tag
    return "".join(lines)


def _trim(runs: list[Run]) -> tuple[Run, ...]:
    """The runs without spaces at the ends of lines, and without empty lines."""
    kept: list[Run] = []
    at_start = True
    for run in runs:
        text = run.text.lstrip(" ") if at_start else run.text
        if run.text == "\n":
            if at_start:
                continue
            _strip_end(kept)
        if text:
            kept.append(run._replace(text=text))
            at_start = text.endswith((" ", "\n"))
    _strip_end(kept)
    while kept and kept[-1].text == "\n":
        kept.pop()
        _strip_end(kept)
    return tuple(kept)


def _strip_end(runs: list[Run]) -> None:
    """Take the space off the end of the last run."""
    while runs and runs[-1].text != "\n":
        text = runs[-1].text.rstrip(" ")
        if text:
            runs[-1] = runs[-1]._replace(text=text)
            return
        runs.pop()
