"""Press releases and web pages: letterhead, number, headline, dateline, paragraphs, contact.

    lay_out("press", language="id", letterhead="Kementerian Perhubungan", headline="…", paragraphs=("…",), mark="LATIHAN: ", …)

The order of an Indonesian press release is that of the field (domain report, section 6.2). Number and quote are given or absent:
nothing here invents one. Jinja2 is loaded by the first call, since channels without a layout must not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.language.dates import say_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def lay_out(
    channel_layout: str,
    *,
    language: str,
    letterhead: str,
    number: str | None,
    headline: str | None,
    dateline_city: str,
    day: date,
    paragraphs: Sequence[str],
    quote: str | None,
    contact: str,
    handles: Sequence[str],
    mark: str,
) -> str:
    """The text of a press release (`channel_layout` "press") or of a web page ("web"), without a line break at its end.

    `day` is the date of the dateline, in the house's zone. A block whose value is absent or empty is absent. `mark` (`LATIHAN: `,
    `EXERCISE: `; empty for the real thing) begins the text and the headline, whatever the layout does.
    """
    from crisiskit.rendering.filling import fill, keep

    words = book(language, "sheets")["press"]
    first, *rest = paragraphs or ("",)
    if first and dateline_city and channel_layout == "press":
        first = words["dateline"].format(city=dateline_city, day=say_dateline(day, language), paragraph=first)
    context = {
        "title": words["title"], "letterhead": letterhead, "number": _say(words["number"], number=number),
        "headline": f"{mark}{headline}" if headline else "", "paragraphs": [item for item in (first, *rest) if item],
        "quote": _say(words["quote"], quote=quote), "contact": _say(words["contact"], contact=contact),
        "handles": _say(words["handles"], handles=", ".join(dict.fromkeys(handles))), "mark": mark,
    }  # fmt: skip
    text = fill(f"{channel_layout}.txt.j2", context, keep)
    return text if text.startswith(mark) else mark + text


def _say(pattern: str, **values: str | None) -> str:
    """The pattern with its value, or nothing where there is none."""
    return pattern.format(**values) if all(values.values()) else ""
