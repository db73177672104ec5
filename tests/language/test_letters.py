"""Dressed-up letters become plain ones in their place; phrases in capitals are told from acronyms."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.letters import is_shouted, soften, undress
from crisiskit.reading.files import decode


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("𝗞𝗮𝗽𝗮𝗹 𝘵𝘦𝘳𝘣𝘢𝘭𝘪𝘬 𝟑", "Kapal terbalik 3"),
        ("Ｋａｐａｌ １２", "Kapal 12"),
        ("Ⓚⓐ🄿🄰🄻", "KaPAL"),
        ("Jum’at “Bahari” é 🙏🏽 ½ km² Rp5 ™ ① ！", "Jum’at “Bahari” é 🙏🏽 ½ km² Rp5 ™ ① ！"),
        ("🇮🇩 🅰️", "🇮🇩 🅰️"),
    ],
)
def test_dressed_up_letters_become_plain(text: str, plain: str) -> None:
    assert undress(text) == plain


@given(st.text())
def test_every_letter_stays_in_its_place(text: str) -> None:
    plain = undress(text)
    assert len(plain) == len(text)
    assert undress(plain) == plain
    for before, after in zip(text, plain, strict=True):
        assert after in (before, unicodedata.normalize("NFKC", before))


@pytest.mark.parametrize(
    ("text", "softened"),
    [
        ("KM BAROKAH JAYA", "KM Barokah Jaya"),
        ("DI SELAT BALI", "di Selat Bali"),
        ("KEMENTERIAN PERHUBUNGAN", "Kementerian Perhubungan"),
        ("RSUD NEGARA DAN PUSKESMAS", "RSUD Negara dan Puskesmas"),
    ],
)
def test_a_phrase_in_capitals_is_told_and_softened(text: str, softened: str) -> None:
    assert is_shouted(text)
    assert soften(text) == softened
    assert not is_shouted(softened)


@pytest.mark.parametrize(
    "text", ["BASARNAS", "KMP Tunu Pratama Jaya", "BNPB KNKT", "KN SAR 220", "BPBD DKI", "TNI AL", "84", "", "Selat BALI", "KM 1"]
)
def test_names_and_acronyms_are_left_alone(text: str) -> None:
    assert not is_shouted(text)


def test_a_file_is_read_in_plain_letters() -> None:
    """Bold letters as pasted from a post: a screen reader cannot say them."""
    assert decode("place: 𝗦𝗲𝗹𝗮𝘁 Bali\n".encode(), "crisis.yaml") == ("place: Selat Bali\n", [])
