"""A statement on paper: its page, and what stands around it whatever the form, the mark of a drill on every page first of all.

    sheet = make_sheet(statement, situation)
    sheet.title, sheet.mark, sheet.page      # "LATIHAN: Feri Terbalik …", "LATIHAN", Page(…)

HTML, DOCX and PDF are made from the same sheet, so they say the same; the mark is put on by them and no layout is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crisiskit.language.catalogue import book
from crisiskit.language.lists import capitalise
from crisiskit.language.marks import find_mark, name_mark
from crisiskit.rendering.layouts import lay_out
from crisiskit.rendering.letters import make_letter

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.situation import Situation
    from crisiskit.model.statement import Statement
    from crisiskit.rendering.pages import Page


class PrintedSheet(NamedTuple):
    """`mark` is the word on every page, empty for the real thing; `numbering` says page and pages: `Halaman {number} dari {of}`."""

    page: Page
    language: str
    title: str
    author: str
    mark: str
    created: datetime
    numbering: str
    digest: str


def make_sheet(statement: Statement, situation: Situation) -> PrintedSheet:
    """The sheet of a statement, new or kept. Raises LayoutRefused."""
    house, language = situation.house, statement.language
    mark = find_mark(statement.status, language)
    words = book(language, "layouts")
    letter = make_letter(statement, house)
    headline = letter.headline or words["titles"].get(letter.layout, "") or letter.agency
    return PrintedSheet(
        page=lay_out(letter, situation.layouts), language=language, title=mark + capitalise(headline),
        author=capitalise(letter.agency), mark=name_mark(mark), created=statement.drafted_at, numbering=words["page"],
        digest=statement.digest,
    )  # fmt: skip


def split_numbering(numbering: str) -> tuple[str, str, str]:
    """What stands before the page's number, between it and the number of pages, and behind both."""
    before, _, rest = numbering.partition("{number}")
    between, _, after = rest.partition("{of}")
    return before, between, after
