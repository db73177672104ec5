"""How sentences run: their length in words as they are read, and their openings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.reviewing.hits import Setting
from crisiskit.reviewing.prose import read_prose
from crisiskit.reviewing.sentences import DOUBTFUL, LONGEST, check_length, check_openings

SETTING = Setting("post")


def lengths(text: str, language: str = "id") -> list[tuple[str, bool]]:
    """The words of each long sentence, and whether it is a hint."""
    prose = read_prose(text, language)
    return [(text[hit.start : hit.end], hit.hint) for hit in check_length(prose, SETTING)]


def openings(text: str, language: str = "id") -> list[tuple[str, int, bool]]:
    """The repeated words, where they stand, and whether it is a hint."""
    prose = read_prose(text, language)
    return [(text[hit.start : hit.end], hit.start, hit.hint) for hit in check_openings(prose, SETTING)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("count", "found"), [(LONGEST, []), (LONGEST + 1, [True]), (DOUBTFUL, [True]), (DOUBTFUL + 1, [False])])
def test_a_sentence_has_at_most_25_words_and_up_to_28_it_is_a_hint(count: int, found: list[bool], language: str) -> None:
    text = " ".join(["kata"] * count) + "."
    assert [hint for _, hint in lengths(text, language)] == found


@pytest.mark.parametrize(
    "unit",
    ["pukul 14.30 WIB", "pukul 14.30–18.00 WIB (15.30–19.00 WITA)", "Kamis, 3 Juli 2025, pukul 14.30 WIB", "2,5 kilometer",
     "Badan Nasional Pencarian dan Pertolongan (Basarnas)", "(sebelumnya 6)"],
)  # fmt: skip
def test_what_the_eye_takes_in_at_once_is_one_word(unit: str) -> None:
    text = " ".join(["kata"] * (LONGEST - 2)) + f" {unit} {unit}."
    assert all(hint for _, hint in lengths(text)), "by its spaces alone it is no more than a hint"
    assert lengths(text + " " + text.replace(unit, "kata kata kata"))[-1][1] is False


def test_items_of_a_list_may_be_long_and_a_list_in_a_sentence_is_one_word() -> None:
    item = " ".join(["kata"] * 40)
    assert lengths(f"Bawalah:\n- {item}\n- {item}\n") == []
    names = ", ".join(f"Desa Nomor {number}" for number in "ABCDEFGHIJKLMNOP")
    assert [hint for _, hint in lengths(f"Air mati di {names}.")] == [True]
    assert [hint for _, hint in lengths(f"Air mati di: {names.replace(',', ';')}.")] == [True]


def test_the_third_sentence_with_the_same_opening_is_found_once() -> None:
    assert openings("Kami ada. Kami datang. Kami pergi. Kami kembali.") == [("Kami", 23, False)]
    assert openings("Kami ada. Kami datang. Mereka pergi. Kami kembali.") == []
    assert openings("“Kami ada. Kami datang.”\n\nKami pergi.") == [("Kami", 26, False)]


def test_the_mark_of_a_drill_and_a_counter_are_no_openings() -> None:
    assert openings("EXERCISE: Boats sink. (1/3)\n\nEXERCISE: Crews swim. (2/3)\n\nEXERCISE: Ports close. (3/3)", "en") == []


def test_an_article_alone_is_a_hint() -> None:
    assert [hint for *_, hint in openings("The boat sank. The crew swam. The port closed.", "en")] == [True]
    assert [hint for *_, hint in openings("The boat sank. The boat burned. The boat drifted.", "en")] == [False]


@given(st.lists(st.sampled_from(["Kami pergi.", "Air naik.", "- Kami ada", "\n", "Jalan tutup"]), max_size=30))
def test_what_is_found_lies_within_the_text(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    prose = read_prose(text, "id")
    for hit in (*check_openings(prose, SETTING), *check_length(prose, SETTING)):
        assert 0 <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end].strip()
