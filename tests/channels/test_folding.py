"""Folding to the GSM alphabet: what is exchanged, what stays, and that nothing is exchanged twice."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.channels.folding import fold_to_gsm
from crisiskit.channels.gsm import is_gsm

WORDS = ("kapal", "Jum’at", "“Bahari”", "‘tenggelam’", "08.00–10.00", "WITA", "—", "orang…", "•", "Rp1.500.000")
SIGNS = "‘’“”„«»′″‐‑–—−…•·→×≤≥±\u00a0\u2009\u202f\t\u200b\ufeff´`"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kapal “Bahari” – 3 orang…", 'Kapal "Bahari" - 3 orang...'),
        ("Jum’at, 08.00–10.00\u00a0WITA", "Jum'at, 08.00-10.00 WITA"),
        ("• posko\n• rumah sakit", "- posko\n- rumah sakit"),
        ("Gilimanuk → Ketapang", "Gilimanuk -> Ketapang"),
        ("1½ jam, ½ jam", "1 1/2 jam, 1/2 jam"),
        ("12 km², 3 m³", "12 km2, 3 m3"),
        ("10²", "10²"),
        ("suhu 31 °C, 31°C", "suhu 31 C, 31 C"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("Ángel, São, Łódź, Đ", "Angel, Sao, Lodz, D"),
        ("José e\u0300 Ñ", "José è Ñ"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
    ],
)
def test_signs_become_letters_that_mean_the_same(text: str, folded: str) -> None:
    assert fold_to_gsm(text) == folded


@pytest.mark.parametrize("text", ["Kapal “Bahari” 🙏", "船", "8°39′ LS"])
def test_what_has_no_equal_stays_and_the_rest_is_folded(text: str) -> None:
    folded = fold_to_gsm(text)
    assert not is_gsm(folded)
    assert "“" not in folded
    assert "′" not in folded


@pytest.mark.parametrize("text", ["KM Ángel 🙏", "São 船", "8°39′ LS, Łódź"])
def test_names_keep_their_marks_where_taking_them_away_saves_nothing(text: str) -> None:
    """The message is sent in UCS-2 in any case, which has every letter."""
    assert all(name in fold_to_gsm(text) for name in ("Ángel", "São", "Łódź") if name in text)


@given(st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join))
def test_indonesian_text_with_typographic_signs_becomes_gsm(text: str) -> None:
    assert is_gsm(fold_to_gsm(text))


LETTERS = st.characters(max_codepoint=0x24F, exclude_categories=["Cc"])


@given(st.text(alphabet=st.one_of(st.sampled_from(SIGNS), LETTERS)))
def test_folding_twice_is_folding_once_and_adds_no_foreign_character(text: str) -> None:
    folded = fold_to_gsm(text)
    assert fold_to_gsm(folded) == folded
    known = set(unicodedata.normalize("NFC", text))
    assert {character for character in folded if not is_gsm(character)} <= known


def test_a_text_in_the_alphabet_is_not_touched() -> None:
    text = 'Kapal "Bahari" [3 orang] ~ €5\n'
    assert fold_to_gsm(text) is text


def test_common_signs_of_another_folding_table_are_folded_too(conformance: Path) -> None:
    pairs: dict[str, str] = json.loads((conformance / "sms" / "twilio" / "smart_encoding_map.json").read_text("utf-8"))
    common = {sign: instead for sign, instead in pairs.items() if sign in "“”„‟«»‘’‛ʻʼʹ´`ˊˋ‐―…½¼¾⁄\u200b\ufeff"}
    assert len(common) >= 15
    differing = {sign: (fold_to_gsm(sign), instead) for sign, instead in common.items() if fold_to_gsm(sign) != instead}
    assert differing == {}
