"""A statement as one HTML page: for the web, and for the PDF that is made from it. No script, no address, nothing fetched.

    print_html(make_sheet(statement, situation))     # "<!DOCTYPE html>…"
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from crisiskit.rendering.filling import fill, keep
from crisiskit.rendering.sheets import split_numbering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crisiskit.rendering.pages import Block
    from crisiskit.rendering.sheets import PrintedSheet


def print_html(sheet: PrintedSheet) -> str:
    """The whole page, without a line break at its end."""
    before, between, after = map(_spell_css, split_numbering(sheet.numbering))
    context = {
        "language": sheet.language, "title": sheet.title, "author": sheet.author, "mark": sheet.mark,
        "mark_css": _spell_css(sheet.mark), "created": sheet.created.isoformat(timespec="seconds"), "page_before": before,
        "page_between": between, "page_after": after, "parts": list(_split_parts(sheet.page.blocks)),
    }  # fmt: skip
    return fill("sheet.html.j2", context, keep)


def _split_parts(blocks: Sequence[Block]) -> Iterator[dict[str, Any]]:
    """The blocks by region, each list opened and closed."""
    for region, members in groupby(blocks, key=lambda block: block.region):
        inside = list(members)
        tags = ["", *(block.tag for block in inside), ""]
        described = [
            {
                "tag": block.tag, "classes": " ".join(sorted(block.classes)),
                "opens": block.tag == "li" and tags[place] != "li", "closes": block.tag == "li" and tags[place + 2] != "li",
                "runs": [{"text": run.text, "bold": run.bold, "italic": run.italic} for run in block.runs],
            }
            for place, block in enumerate(inside)
        ]  # fmt: skip
        yield {"region": region, "blocks": described}


def _spell_css(text: str) -> str:
    """The text inside a string of CSS: every sign but letters and digits by its number, so that nothing can end the string."""
    return "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in text)
