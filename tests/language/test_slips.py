"""A finger's slip is forgiven, another word is not."""

from __future__ import annotations

import pytest

from crisiskit.language.slips import find_meant

WORDS = ("banjir", "tsunami", "tenggelam", "kebakaran", "kapal", "boat", "hutan", "harta", "gempa")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tengelam", "tenggelam"), ("tenggelma", "tenggelam"), ("kebakarn", "kebakaran"), ("sunami", "tsunami"),
        ("banjirr", "banjir"), ("kapla", "kapal"), ("htan", "hutan"), ("tsnami", "tsunami"),
    ],
)  # fmt: skip
def test_a_slip_is_found_whatever_the_letter(written: str, meant: str) -> None:
    assert find_meant(written, WORDS) == meant


@pytest.mark.parametrize("written", ["hantu", "bot", "pasar", "gampang", "2026", "x"])
def test_another_word_is_none(written: str) -> None:
    assert find_meant(written, WORDS) is None
