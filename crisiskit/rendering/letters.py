"""What a layout is filled with: a statement's own words, and those of the house around them, as plain data.

    letter = make_letter(statement, situation.house)
    make_context(letter)["dateline"]       # "Tanjung Sekar, 4 Desember 2026"

Nothing here is invented: number, quotation, article and signatory are given or absent, and a line that would need an absent one is
absent itself.
"""

from __future__ import annotations

from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from crisiskit.channels.overriding import find_channel_of
from crisiskit.language.catalogue import book
from crisiskit.language.dates import say_date, say_dateline
from crisiskit.language.lists import capitalise
from crisiskit.language.marks import find_mark, name_mark
from crisiskit.model.statement import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from crisiskit.model.crisis import Published
    from crisiskit.model.house import House
    from crisiskit.model.statement import Change, Statement
    from crisiskit.model.vocabulary import Status

#: The names a layout may use, and below `article` and `lines` theirs; `None` stands for a plain value.
NAMES: dict[str, frozenset[str] | None] = {
    "language": None, "title": None, "letterhead": None, "number": None, "headline": None, "dateline": None, "city": None,
    "day": None, "paragraphs": None, "quote": None, "contact": None, "handles": None, "signatory": None, "mark": None,
    "article": frozenset({"outlet", "title", "day", "url", "passage"}), "lines": frozenset(),
}  # fmt: skip


#: The layout, on paper, of a text that its channel sets in none: who finds a printed note must see for whom it is.
UNSET: Mapping[Kind, str] = MappingProxyType({Kind.INTERNAL: "internal"})
#: Changes of our own data that a correction is about.
_CORRECTING = ("corrected", "withdrawn")


class Letter(NamedTuple):
    """What is laid out.

    `corrects`: our own data are corrected or withdrawn. `mark` is that of a drill (`LATIHAN: `), empty for the real thing; `day` is
    that of the dateline.
    """

    layout: str
    language: str
    agency: str
    city: str
    day: date
    mark: str = ""
    number: str | None = None
    headline: str | None = None
    paragraphs: tuple[str, ...] = ()
    quote: str | None = None
    contact: str = ""
    handles: tuple[str, ...] = ()
    signatory: str = ""
    article: Published | None = None
    corrects: bool = False


def address_letter(
    house: House, language: str, *, status: Status, day: date, layout: str, changes: Sequence[Change], **words: Any
) -> Letter:
    """A letter of the house: its name, city, contact and channels around the words given."""
    name = house.agency[language].name if language in house.agency else ""
    title = "" if house.spokesperson is None else house.spokesperson.title.get(language, "")
    return Letter(
        layout, language, name, house.city, day, mark=find_mark(status, language), contact=house.media_contact.get(language, ""),
        handles=tuple(list_outlets(house, language)), signatory=title,
        corrects=any(change.how in _CORRECTING for change in changes), **words,
    )  # fmt: skip


def make_letter(statement: Statement, house: House) -> Letter:
    """The letter of a statement, new or kept: the same words again, in its layout, or in one for a text that has none."""
    mark = find_mark(statement.status, statement.language)
    day = statement.drafted_at.astimezone(ZoneInfo(house.zone)).date()
    paragraphs = statement.paragraphs
    if statement.layout is None:
        paragraphs = tuple(part for post in statement.posts for part in post.split("\n") if part)
    return address_letter(
        house, statement.language, layout=statement.layout or UNSET.get(statement.kind, "plain"), status=statement.status, day=day,
        number=statement.number, headline=None if statement.headline is None else statement.headline.removeprefix(mark),
        paragraphs=paragraphs, quote=statement.quote, article=statement.article, changes=statement.changes,
    )  # fmt: skip


def make_context(letter: Letter, *, like: str, dated: bool) -> dict[str, object]:
    """The names of `NAMES` with their values; an absent value is an empty text.

    `like` is the layout whose title and lines stand in where the letter's own layout has none in the language's data.
    """
    words, article = book(letter.language, "layouts"), letter.article
    headline = f"{letter.mark}{letter.headline}" if letter.headline else ""
    day = say_dateline(letter.day, letter.language)
    context: dict[str, object] = {
        "language": letter.language, "title": words["titles"].get(letter.layout, words["titles"].get(like, "")),
        "letterhead": capitalise(letter.agency), "number": _say(words["number"], {"number": letter.number}), "headline": headline,
        "dateline": _say(words["dateline"], {"city": letter.city, "day": day}) if dated and letter.paragraphs else "",
        "city": letter.city, "day": day, "paragraphs": list(letter.paragraphs),
        "quote": _say(words["quote"], {"quote": letter.quote}),
        "contact": _say(words["contact"], {"contact": letter.contact}),
        "handles": _say(words["handles"], {"handles": ", ".join(dict.fromkeys(letter.handles))}),
        "signatory": letter.signatory, "mark": name_mark(letter.mark), "article": _describe_article(article, letter.language),
    }  # fmt: skip
    values = {"agency": letter.agency, "city": letter.city, "day": day, "headline": headline, "contact": letter.contact}
    values |= {"signatory": letter.signatory, "letterhead": capitalise(letter.agency)}
    values |= {f"article_{name}": text for name, text in _describe_article(article, letter.language).items()}
    lines: Mapping[str, str] = words["lines"].get(letter.layout, words["lines"].get(like, {}))
    return {**context, "lines": {name: _say(pattern, values) for name, pattern in lines.items()}}


def _describe_article(article: Published | None, language: str) -> dict[str, str]:
    if article is None:
        return dict.fromkeys(("outlet", "title", "day", "url", "passage"), "")
    return {
        "outlet": article.outlet, "title": article.title, "day": say_date(article.day, language), "url": article.url or "",
        "passage": article.passage,
    }  # fmt: skip


def list_outlets(house: House, language: str) -> list[str]:
    """Where the public finds us; a text message's sender is no place to look."""
    speaking = (outlet for outlet in house.channels if outlet.language in (None, language))
    found = ((outlet.handle, find_channel_of(house, outlet.channel)) for outlet in speaking)
    return [handle for handle, channel in found if channel is None or not channel.signs or channel.is_heard]


def _say(pattern: str, values: Mapping[str, str | None]) -> str:
    """The pattern with its values, or nothing where one of them is missing."""
    used = [name for _, name, _, _ in Formatter().parse(pattern) if name is not None]
    return pattern.format(**values) if all(values.get(name) for name in used) else ""
