"""Capitals, first words, emoji and the patterns of `review/tone`: what they find, what they leave alone, what they cost."""

from __future__ import annotations

import re

import pytest

from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.reviewing.beginnings import check_beginning
from crisiskit.reviewing.capitals import check_capitals
from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.jokes import check_jokes
from crisiskit.reviewing.prose import read_prose
from crisiskit.reviewing.rules import RULES
from crisiskit.reviewing.wordings import find_wordings, read_wordings

SETTING = Setting("post")
TONE = ("minimising", "no-comment", "non-apology", "stock-grief", "joke", "jargon")


def said(hits: object, text: str) -> list[tuple[str, bool]]:
    """The words found, and whether each is a hint."""
    assert isinstance(hits, list)
    return [(text[hit.start : hit.end], hit.hint) for hit in hits if isinstance(hit, Hit)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Warga diminta TETAP TENANG dan JANGAN PANIK.", [("TETAP TENANG", False), ("JANGAN PANIK", False)]),
        ("BNPB, BPBD, TNI, dan POLRI mencari korban.", []),
        ("PEMERINTAH KABUPATEN GARUT\n\nAir mulai surut.", []),
        ("KAPAL TENGGELAM DI SELAT BALI\n\nSebuah feri tenggelam.", [("KAPAL TENGGELAM DI SELAT BALI", True)]),
        ("Statusnya Level IV (AWAS).", []),
        ("KM BARCELONA TIGA terbakar.", []),
        ("LATIHAN LATIHAN LATIHAN\n\nAir naik.", []),
    ],
)
def test_capitals_that_shout_are_told_from_those_that_name(text: str, found: list[tuple[str, bool]]) -> None:
    assert said(list(check_capitals(read_prose(text, "id"), SETTING)), text) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Hal tersebut terjadi kemarin.", "id", [("Hal tersebut", False)]),
        ("Bus itu terguling.", "id", [("Bus itu", True)]),
        ("Hari ini air surut.", "id", []),
        ("LATIHAN: Mereka selamat.", "id", [("Mereka", False)]),
        ("Garut, 2 Juli 2025 – Peristiwa itu terjadi kemarin.", "id", [("Peristiwa itu", False)]),
        ("SIARAN PERS\n\nMereka selamat.", "id", [("Mereka", False)]),
        ("Banjir di Garut\n\nPeristiwa itu terjadi kemarin.", "id", []),
        ("They are safe.", "en", [("They are", False)]),
        ("This is an exercise.", "en", []),
        ("", "en", []),
    ],
)
def test_first_words_that_point_back(text: str, language: str, found: list[tuple[str, bool]]) -> None:
    assert said(list(check_beginning(read_prose(text, language), SETTING)), text) == found


def test_in_a_reply_first_words_may_point_back() -> None:
    text = "Hal tersebut sudah kami periksa."
    assert said(list(check_beginning(read_prose(text, "id"), Setting("reply"))), text) == [("Hal tersebut", True)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Air naik 😅😅 lagi.", [("😅😅", False)]),
        ("Tiga orang meninggal ❤️", [("❤️", False)]),
        ("📞 Telepon 119.", []),
        ("📞 Keluarga korban dapat menelepon 119.", [("📞", True)]),
        ("Air naik :)", [(":)", False)]),
        ("Pukul 08:00 (8) hak cipta ©.", []),
    ],
)
def test_emoji_in_grave_news(text: str, found: list[tuple[str, bool]]) -> None:
    assert said(list(check_jokes(read_prose(text, "id"), SETTING)), text) == found


def test_words_that_overlap_are_one_finding_and_a_fault_swallows_a_hint() -> None:
    text = "Air keruh itu cuma dikeluhkan segelintir pelanggan."
    assert said(list(find_wordings("minimising", "tone", read_prose(text, "id"), SETTING)), text) == [
        ("cuma dikeluhkan segelintir pelanggan", False)
    ]


#: What a careless pattern would read for ever: one line of 20,000 signs.
LINES = ("a" * 20_000, "a-" * 10_000, "hanya " * 3300, "maaf jika " * 2000, "only a few people were " * 850, "99 percent " * 1800,
         "DO NOT " * 2800, "a.b." * 5000, "Kata Kata " * 2000, "(" * 20_000, "sorry if " * 2200, "1.000 " * 3300)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", LINES, ids=[line[:12] for line in LINES])
def test_no_line_takes_for_ever(line: str, language: str) -> None:
    prose = read_prose(line, language)
    rules = [rule for rule in RULES if rule.family == "tone"]
    assert len(rules) == 10
    hits = [hit for rule in rules for hit in rule.check(prose, SETTING)]
    assert all(0 <= hit.start < hit.end <= len(line) for hit in hits)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_file_is_called_by_a_pattern(language: str) -> None:
    tone = book(language, "review/tone")
    called = set(re.findall(r"\{([a-z_]+)\}", str(tone)))
    assert len(called) > 5
    assert set(tone["words"]) <= called
    assert all(read_wordings(language, "tone", rule) for rule in TONE)
