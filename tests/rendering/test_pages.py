"""Pages: what a filled layout is read into, and the text it prints as. Whatever is in it, nothing but text comes out."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from crisiskit.rendering.pages import Block, Page, Run, mark_page, print_page, read_page


def test_blocks_lines_and_words_are_read() -> None:
    page = read_page(
        '<header>\n<p>Dinas\n  Contoh<br>Jalan 1</p></header>\n<h1>SIARAN PERS</h1><p class="center tight">Nomor: 1</p>'
        "<p><strong>Jakarta</strong> – Satu &amp; <em>dua</em>.</p><ul><li>A</li><li>B</li></ul><hr><footer><p>Kontak</p></footer>"
    )
    assert page.blocks[0] == Block("p", "header", frozenset(), (Run("Dinas Contoh"), Run("\n"), Run("Jalan 1")))
    assert page.blocks[2].classes == {"center", "tight"}
    assert page.blocks[3].runs == (Run("Jakarta", bold=True), Run(" – Satu & "), Run("dua", italic=True), Run("."))
    assert [block.tag for block in page.blocks] == ["p", "h1", "p", "p", "li", "li", "hr", "p"]
    assert page.blocks[-1].region == "footer"
    assert print_page(page) == (
        "Dinas Contoh\nJalan 1\n\nSIARAN PERS\nNomor: 1\n\nJakarta – Satu & dua.\n\n- A\n- B\n\nKontak"
    )


def test_empty_blocks_and_empty_lines_vanish() -> None:
    assert print_page(read_page("<p> </p><h1>\n</h1><p><br>Satu<br><br></p>\n\n<p></p>Dua")) == "Satu\n\nDua"


def test_tags_out_of_place_do_no_harm() -> None:
    assert print_page(read_page("</p></strong><p>Satu<h1>Dua</p></footer>Tiga")) == "Satu\n\nDua\n\nTiga"


def test_tags_that_are_none_of_ours_are_text() -> None:
    assert print_page(read_page("<p><script>x</script></p>")) == "<script>x</script>"


def test_the_mark_stands_before_the_first_word_and_only_once() -> None:
    page = read_page("<p>Satu</p>")
    marked = mark_page(page, "LATIHAN: ")
    assert print_page(marked) == "LATIHAN: Satu"
    assert mark_page(marked, "LATIHAN: ") == marked
    assert mark_page(page, "") == page
    assert print_page(mark_page(Page(()), "LATIHAN: ")) == "LATIHAN:"
    assert print_page(mark_page(read_page("<hr><p>Satu</p>"), "LATIHAN: ")) == "LATIHAN:\n\nSatu"


def test_signs_that_no_file_may_hold_are_left_out() -> None:
    assert print_page(read_page("<p>Sa\x01tu \udcff\ufffe&#0;dua</p>")) == "Satu \ufffddua"


PRINTED = st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Zs", "Zl", "Zp"))


@given(st.lists(st.text(PRINTED, min_size=1, max_size=20), min_size=1))
def test_words_come_through_letter_by_letter(words: list[str]) -> None:
    line = " ".join(words)
    assert print_page(read_page(f"<p>{escape(line)}</p>")) == line
