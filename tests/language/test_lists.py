"""Enumerations, capitals and articles are those of each language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.language.lists import article, capitalise, say_list, title


def test_items_are_joined_as_each_language_joins_them() -> None:
    assert say_list(["A", "B", "C"], "id") == "A, B, dan C"
    assert say_list(["A", "B"], "id") == "A dan B"
    assert say_list(["A", "B", "C"], "id", conjunction="or") == "A, B, atau C"
    assert say_list(["A", "B", "C"], "en") == "A, B and C"
    assert say_list(("A", "B"), "en", conjunction="or") == "A or B"
    assert say_list(["A"], "en") == "A"
    assert say_list([], "en") == ""


@given(st.lists(st.text(), max_size=5), st.sampled_from(LANGUAGES))
def test_items_come_out_as_they_went_in(items: list[str], language: str) -> None:
    said, position = say_list(items, language), 0
    for item in items:
        position = said.index(item, position) + len(item)


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("kecelakaan kapal di perairan Sanur, Bali", "Kecelakaan Kapal di Perairan Sanur, Bali"),
        ("di perairan Sanur", "Di Perairan Sanur"),
        ("pencarian korban KMP Tunu dan yang selamat", "Pencarian Korban KMP Tunu dan yang Selamat"),
        ("tarif di DI Yogyakarta naik", "Tarif di DI Yogyakarta Naik"),
        ("anak-anak dan undang-undang", "Anak-Anak dan Undang-Undang"),
        ("gerak-gerik kapal", "Gerak-gerik Kapal"),
        ("“kapal karam”, (dari laut)", "“Kapal Karam”, (dari Laut)"),
        ("keterangan: dari Basarnas", "Keterangan: Dari Basarnas"),
        ("ikuti dephub.go.id dan @kemenhub151", "Ikuti dephub.go.id dan @kemenhub151"),
        ("HUT ke-80", "HUT Ke-80"),
        ("3 juli  2025", "3 Juli  2025"),
        ("", ""),
    ],
)
def test_an_indonesian_title_has_capitals_but_for_its_small_words(text: str, titled: str) -> None:
    assert title(text, "id") == titled


def test_a_place_in_the_middle_of_a_headline_keeps_its_small_word() -> None:
    assert title("di perairan Sanur", "id", start=False) == "di Perairan Sanur"
    assert title("off Sanur, Bali", "en", start=False) == "off Sanur, Bali"


def test_an_english_title_has_one_capital() -> None:
    assert title("vessel accident off Sanur", "en") == "Vessel accident off Sanur"
    assert title("KMP Tunu sinks", "en") == "KMP Tunu sinks"


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("tim SAR", "Tim SAR"),
        ("“kapal itu", "“Kapal itu"),
        ("élan", "Élan"),
        ("@kemenhub151 menyampaikan", "@kemenhub151 menyampaikan"),
        ("#sanur", "#sanur"),
        ("https://dephub.go.id", "https://dephub.go.id"),
        ("dephub.go.id menyampaikan", "dephub.go.id menyampaikan"),
        ("humas@dephub.example", "humas@dephub.example"),
        ("3 orang", "3 orang"),
        ("iNews melaporkan", "iNews melaporkan"),
        ("non-ASN", "Non-ASN"),
        ("selamat.", "Selamat."),
        ("… ", "… "),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_a_capital_where_it_can(text: str, begun: str) -> None:
    assert capitalise(text) == begun


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_can_be_titled_and_begun(text: str, language: str) -> None:
    assert capitalise(capitalise(text)) == capitalise(text)
    if "\N{LATIN SMALL LETTER DOTLESS I}" not in text:  # its capital is that of another letter
        assert title(text, language).casefold() == text.casefold()
    assert article(text, language).endswith(text)


SOUNDS = """
a Brazilian, an Indian, a European, a Ukrainian, a Ugandan, an Uzbek, an Emirati, a Yemeni, an hour, an honest
mistake, an heir, an honorary consul, a one-way street, an onerous duty, a university, a unanimous vote, a unit,
a useful map, a usual route, a utility, an umbrella, an unidentified boat, an uninjured passenger, an
unimportant detail, an unanswered call, an MP, a UN team, a US citizen, a UK citizen, an EU citizen, an NGO, an
SMS, a SAR helicopter, a NATO ship, an ASEAN citizen, a KNKT report, a UNESCO site, an X-ray, a U-turn, an F-16,
an 8-metre wave, an 11-hour trip, an 18,000-tonne ship, a 110-metre ferry, an 80-year-old, a 1,100-tonne ship, a
7-metre boat
"""


@pytest.mark.parametrize("said", " ".join(SOUNDS.split()).split(", "))
def test_an_article_follows_the_sound(said: str) -> None:
    assert article(said.partition(" ")[2], "en") == said


def test_an_article_looks_behind_a_quote() -> None:
    assert article("“Indian”", "en") == "an “Indian”"
    assert article("?", "en") == "a ?"
    assert article(" ", "en") == " "


def test_indonesian_has_no_article() -> None:
    assert article("warga negara Brasil", "id") == "warga negara Brasil"


def test_small_words_are_small() -> None:
    small = [word for language in LANGUAGES for word in book(language, "formats")["title"]["small"]]
    assert len(small) > 20
    assert all(word.islower() for word in small)
