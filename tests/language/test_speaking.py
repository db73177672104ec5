"""How long texts are when they are read aloud: figures, clock times and abbreviations in words, at the language's rate."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.language.speaking import count_spoken, seconds_of, speak


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("id", "pukul 23.35 WIB", "pukul dua puluh tiga lewat tiga puluh lima menit Waktu Indonesia Barat"),
        ("en", "at 23:35 WIB", "at twenty three thirty five Western Indonesia Time"),
        ("id", "84 penumpang", "delapan puluh empat penumpang"),
        ("en", "84 passengers", "eighty four passengers"),
        ("id", "Rp1.500.000", "rupiah satu juta lima ratus ribu"),
        ("en", "1,203 of 105", "one thousand two hundred and three of one hundred and five"),
        ("id", "1.203 dan 1.000", "seribu dua ratus tiga dan seribu"),
        ("id", "5,6 km", "lima koma enam kilometer"),
        ("en", "5.6 km", "five point six kilometres"),
        ("en", "at 09:05, 10:00 or 12:30", "at nine oh five ten o'clock or twelve thirty"),
        ("id", "pukul 10.00 WITA", "pukul sepuluh Waktu Indonesia Tengah"),
        ("id", "0812-3456", "nol delapan satu dua tiga ribu empat ratus lima puluh enam"),
        ("id", "10–12 orang", "sepuluh sampai dua belas orang"),
        ("id", "sia-sia", "sia sia"),
        ("id", "BNPB dan SAR", "B N P B dan SAR"),
        ("id", "KMP Latih (KNKT).", "kapal motor penyeberangan Latih K N K T"),
        ("id", "dishub.go.id", "dishub titik go titik id"),
        ("en", "50%", "fifty per cent"),
        ("id", "99.99 dan 2.345", "sembilan puluh sembilan sembilan puluh sembilan dan dua ribu tiga ratus empat puluh lima"),
        ("id", "– — …", ""),
        ("en", "", ""),
    ],
)  # fmt: skip
def test_a_text_in_words(language: str, text: str, said: str) -> None:
    assert speak(text, language) == said


def test_indonesian_is_counted_in_syllables_and_english_in_words() -> None:
    assert count_spoken("Kapal terbalik di kepulauan itu.", "id") == 2 + 3 + 1 + 4 + 2
    assert count_spoken("The vessel capsized off the islands.", "en") == 6
    assert count_spoken("BNPB", "id") == 4
    assert (seconds_of(330, "id"), seconds_of(331, "id"), seconds_of(180, "en"), seconds_of(1, "en")) == (60, 61, 60, 1)


def test_a_clock_time_takes_long() -> None:
    """The example of the brief: a fifth of a half minute for three tokens."""
    assert seconds_of(count_spoken("pukul 23.35 WIB", "id"), "id") == 5


def test_numbers_are_named_as_their_parts() -> None:
    """Every number below ten thousand has words, and no two have the same."""
    for language in LANGUAGES:
        said = {speak(str(number), language) for number in range(10_000)}
        assert len(said) == 10_000
        assert all("{" not in words and "  " not in words for words in said)


PIECES = st.one_of(
    st.sampled_from(["Kapal", "23.35", "WIB.", "Rp1.500.000", "10-12", "S.H.,", "(KSOP)", "dephub.go.id", "@a", "50%", "–"]),
    st.text(max_size=12),
    st.text("0123456789.,:-", max_size=24),
)


@given(first=PIECES, second=PIECES, joint=st.sampled_from([" ", "\n", "\n\n"]), language=st.sampled_from(LANGUAGES))
def test_any_text_is_counted_and_joined_texts_add_up(first: str, second: str, joint: str, language: str) -> None:
    count = count_spoken(first, language) + count_spoken(second, language)
    assert count_spoken(first + joint + second, language) == count
    assert count >= 0


def test_a_figure_of_any_length_is_read() -> None:
    assert count_spoken("9" * 10_000, "id") == 10_000 * 3
    assert count_spoken("1" + ".000" * 3_000, "en") > 3_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_keys_of_speech(language: str) -> None:
    speech = book(language, "speech")
    assert speech.keys() == book("id", "speech").keys()
    assert speech["numbers"].keys() == book("id", "speech")["numbers"].keys()
    assert len(speech["numbers"]["words"]) == 20
    assert len(speech["numbers"]["tens"]) == 10
    assert [row[0] for row in speech["numbers"]["scales"]] == [10**12, 10**9, 10**6, 1000, 100]
    assert speech["unit"] in ("words", "syllables")


def test_the_rates_are_those_that_were_looked_up(conformance: Path) -> None:
    """English as sourced; Indonesian as the report derives it: 330 syllables are 125 words of 2.64 syllables."""
    text = (conformance / "channels" / "limits.json").read_text("utf-8")
    assert '"rate_en",\n  "limit": 180' in text
    assert '"rate_id",\n  "limit": 125' in text
    assert book("en", "speech")["per_minute"] == 180
    assert book("id", "speech")["per_minute"] == pytest.approx(125 * 2.64)


def test_many_signs_without_a_space_take_no_longer_than_as_many_words() -> None:
    """Each sign once looked at the whole piece again: such a text took minutes."""
    assert count_spoken("[]{}|^~" * 30_000, "id") == 0
