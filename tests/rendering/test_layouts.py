"""The agency's formats: their blocks in order, blocks that vanish, marks that stay, what each needs, and what is not loaded."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from crisiskit.errors import LayoutRefused
from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.model.crisis import Published
from crisiskit.model.statement import Kind
from crisiskit.rendering.layouts import KIND_LAYOUTS, LAYOUTS, choose_layout, lay_out
from crisiskit.rendering.letters import Letter
from crisiskit.rendering.pages import print_page

ARTICLE = Published(outlet="Harian Contoh", title="Feri Hilang", day=date(2025, 6, 23), passage="Tidak ada yang menolong.")
LETTER = Letter(
    "press", "id", "Kementerian Pariwisata", "Jakarta", date(2025, 6, 24), headline="Judul", paragraphs=("Satu.", "Dua."),
    contact="humas@kemenpar.example", signatory="Juru Bicara", article=ARTICLE, corrects=True,
)  # fmt: skip
FIELDS = ("agency", "number", "headline", "quote", "contact", "handles")


def release(layout: str = "press", **changes: Any) -> str:
    return print_page(lay_out(LETTER._replace(layout=layout, **changes), {}))


def test_a_press_release_has_the_blocks_of_the_field_in_order() -> None:
    assert release(number="93/SP/IV/2025", quote="Kutipan.", handles=("kemenpar.example", "@x", "@x")) == (
        "Kementerian Pariwisata\n\nSIARAN PERS\nNomor: 93/SP/IV/2025\n\nJudul\n\nJakarta, 24 Juni 2025 – Satu.\n\nDua.\n\n"
        "“Kutipan.”\n\nNarahubung: humas@kemenpar.example\nKanal resmi: kemenpar.example, @x"
    )


def test_the_english_dateline_is_english() -> None:
    assert "\nJakarta, 24 June 2025 – Satu.\n" in release(language="en")


def test_a_web_page_has_its_date_but_no_city_and_no_letterhead() -> None:
    assert release("web") == "Judul\n\n24 Juni 2025\n\nSatu.\n\nDua.\n\nNarahubung: humas@kemenpar.example"


@pytest.mark.parametrize(
    ("layout", "title"),
    [
        ("holding", "PERNYATAAN SEMENTARA"), ("clarification", "KLARIFIKASI"), ("erratum", "RALAT"), ("notice", "PENGUMUMAN"),
        ("internal", "NOTA INTERNAL"), ("data-notice", "PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI"),
    ],
)  # fmt: skip
def test_each_format_says_what_it_is_below_the_letterhead(layout: str, title: str) -> None:
    assert release(layout).startswith(f"Kementerian Pariwisata\n\n{title}\n\n")


def test_a_right_of_reply_names_the_article_the_passage_the_facts_and_the_request_and_is_signed() -> None:
    text = release("right-of-reply", number="7/HJ/2025", article=ARTICLE.model_copy(update={"url": "https://harian.example/feri"}))
    wanted = (
        "Jakarta, 24 Juni 2025", "Nomor: 7/HJ/2025", "Perihal: Hak jawab atas berita “Feri Hilang”",
        "Pemimpin Redaksi Harian Contoh", "Senin, 23 Juni 2025",
        "Pasal 5 ayat (2) Undang-Undang Nomor 40 Tahun 1999 tentang Pers", "“Tidak ada yang menolong.”",
        "Satu.", "Dua.", "memuat hak jawab ini secara utuh", "https://harian.example/feri", "Hormat kami,", "Juru Bicara",
    )  # fmt: skip
    places = [text.find(words) for words in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)


def test_no_time_limit_stands_in_a_right_of_reply() -> None:
    texts = [release("right-of-reply", language=language) for language in LANGUAGES]
    assert not [text for text in texts if "24 jam" in text or "hours" in text or "hari kerja" in text]


def test_a_letter_about_an_article_without_an_address_asks_for_no_link() -> None:
    assert "ditautkan" not in release("right-of-reply")


@pytest.mark.parametrize(
    ("field", "code"),
    [("article", "layout-needs-article"), ("signatory", "layout-needs-signatory"), ("corrects", "layout-needs-correction")],
)
def test_what_a_layout_needs_is_never_invented(field: str, code: str) -> None:
    with pytest.raises(LayoutRefused) as caught:
        release("erratum" if field == "corrects" else "right-of-reply", **{field: None})
    assert [item.code for item in caught.value.problems] == [code]


def test_a_layout_there_is_none_of_is_a_problem_that_names_those_there_are() -> None:
    with pytest.raises(LayoutRefused) as caught:
        release("poster")
    (found,) = caught.value.problems
    assert found.code == "unknown-layout"
    assert "clarification" in str(found.argument("instead"))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_layout_on_press_and_none_of_its_own_elsewhere(kind: Kind) -> None:
    assert choose_layout("press", kind) in LAYOUTS
    assert choose_layout("web", kind) == "web"


def test_kinds_and_layouts_in_the_tables_are_real() -> None:
    assert set(KIND_LAYOUTS.values()) <= set(LAYOUTS)
    assert {"holding", "acknowledgement"} <= set(KIND_LAYOUTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_layout_has_its_words_in_every_language(language: str) -> None:
    words = book(language, "layouts")
    untitled = {"web", "plain"}
    assert set(words["titles"]) == set(LAYOUTS) - untitled
    assert {name: set(lines) for name, lines in words["lines"].items()} == {
        name: set(lines) for name, lines in book("id", "layouts")["lines"].items()
    }


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("layout", LAYOUTS)
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


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("headline", ["Judul", "", None])
def test_the_mark_begins_the_first_line_and_the_headline(layout: str, headline: str | None) -> None:
    text = release(layout, headline=headline, mark="LATIHAN: ")
    assert text.startswith("LATIHAN: ")
    if headline and "Judul" in text:
        assert "LATIHAN: Judul" in text
    assert "LATIHAN: LATIHAN" not in text


def test_jinja_is_loaded_by_the_first_release_and_not_before() -> None:
    code = "import sys, crisiskit.drafting.setting, crisiskit.rendering.formats; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
