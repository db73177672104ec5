"""Press releases and web pages: blocks that vanish, marks that stay, and what is not loaded."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from crisiskit.rendering.press import lay_out

FIELDS = ("letterhead", "number", "headline", "quote", "contact", "handles")


def release(layout: str = "press", **changes: Any) -> str:
    fields: dict[str, Any] = {
        "language": "id", "letterhead": "Kementerian Pariwisata", "number": None, "headline": "Judul",
        "dateline_city": "Jakarta", "day": date(2025, 6, 24), "paragraphs": ("Satu.", "Dua."), "quote": None,
        "contact": "humas@kemenpar.example", "handles": (), "mark": "",
    }  # fmt: skip
    return lay_out(layout, **{**fields, **changes})


def test_a_press_release_has_the_blocks_of_the_field_in_order() -> None:
    assert release(number="93/SP/IV/2025", quote="Kutipan.", handles=("kemenpar.example", "@x", "@x")) == (
        "SIARAN PERS\nKementerian Pariwisata\nNomor: 93/SP/IV/2025\n\nJudul\n\nJakarta, 24 Juni 2025 – Satu.\n\nDua.\n\n"
        "“Kutipan.”\n\nNarahubung: humas@kemenpar.example\nKanal resmi: kemenpar.example, @x"
    )


def test_the_english_dateline_is_english() -> None:
    assert "\nJakarta, 24 June 2025 – Satu.\n" in release(language="en")


def test_a_web_page_has_no_dateline_and_no_letterhead() -> None:
    assert release("web") == "Judul\n\nSatu.\n\nDua.\n\nNarahubung: humas@kemenpar.example"


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("layout", ["press", "web"])
def test_a_block_whose_value_is_absent_is_absent(layout: str, field: str) -> None:
    values: dict[str, Any] = {name: f"<{name}>" for name in FIELDS} | {"handles": ("<handles>",)}
    whole, text = release(layout, **values), release(layout, **{**values, field: () if field == "handles" else ""})
    assert f"<{field}>" not in text
    assert all(f"<{name}>" in text for name in FIELDS if name != field and f"<{name}>" in whole)
    assert "None" not in text
    assert "\n\n\n" not in text
    assert text == text.strip()


def test_without_paragraphs_nothing_is_dated() -> None:
    assert "Jakarta" not in release(paragraphs=())


@pytest.mark.parametrize("layout", ["press", "web"])
@pytest.mark.parametrize("headline", ["Judul", "", None])
def test_the_mark_begins_the_first_line_and_the_headline(layout: str, headline: str | None) -> None:
    text = release(layout, headline=headline, mark="LATIHAN: ")
    assert text.startswith("LATIHAN: ")
    if headline:
        assert "LATIHAN: Judul" in text
    assert text.count("LATIHAN: ") == (2 if headline and layout == "press" else 1)


def test_jinja_is_loaded_by_the_first_release_and_not_before() -> None:
    code = "import sys, crisiskit.rendering.press, crisiskit.rendering.formats; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
