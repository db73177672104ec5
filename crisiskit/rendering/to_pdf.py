"""A statement as a PDF that screen readers can read (PDF/UA-1), made by WeasyPrint from our own HTML. Same input, same bytes.

    print_pdf(make_sheet(statement, situation))      # b"%PDF-1.7…"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisiskit.errors import ExtraMissing
from crisiskit.problems import problem
from crisiskit.rendering.to_html import print_html

if TYPE_CHECKING:
    from crisiskit.rendering.sheets import PrintedSheet


def print_pdf(sheet: PrintedSheet) -> bytes:
    """The file. Raises ExtraMissing where WeasyPrint, or the Pango library that it needs, is not there."""
    try:
        from weasyprint import HTML
    except ImportError as error:
        raise ExtraMissing([problem("extra-missing", None, format="pdf", extra="pdf")]) from error
    except OSError as error:  # WeasyPrint is there, and a library of the system is not
        raise ExtraMissing([problem("library-missing", None, format="pdf", library="Pango")]) from error
    page = HTML(string=print_html(sheet), url_fetcher=_fetch_nothing)
    made: bytes = page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=sheet.digest.encode())
    return made


def _fetch_nothing(url: str, *_: Any, **__: Any) -> Any:
    """Our page names no address; were there one, it would not be opened."""
    raise ValueError(url)
