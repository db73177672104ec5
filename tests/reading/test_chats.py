"""Figures in a pasted message: only those that belong to a fact for certain are proposed, and the rest is named."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisiskit.door import load_playbook
from crisiskit.reading.chats import Message, read_message

PLAYBOOK = load_playbook("boat-accident")


def read(text: str, **sources: tuple[str, ...]) -> Message:
    return read_message(text, PLAYBOOK, sources)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("selamat 88, meninggal 2 dan 8 belum ditemukan", {"rescued": 88, "deaths": 2, "missing": 8}),
        ("88 selamat 2 meninggal", {"rescued": 88, "deaths": 2}),
        ("Selamat: 88 org\nMD: 2\nHilang: 8", {"rescued": 88, "deaths": 2, "missing": 8}),
        ("88 people have been rescued; 3 dead.", {"rescued": 88, "deaths": 3}),
        ("1.200 orang luka", {"injured": 1200}),
        ("3 tidak selamat", {"deaths": 3}),
        ("3 ditemukan meninggal, 4/12/2026 jam 09.30", {"deaths": 3}),
    ],
)
def test_a_figure_beside_its_word_is_taken(text: str, values: dict[str, int]) -> None:
    assert read(text).values == values


@pytest.mark.parametrize(
    "text",
    [
        "sekitar 20 orang tewas", "apa benar 20 meninggal?", "meninggal 081234567890", "belum 20 orang meninggal",
        "88 selamat dari 98 orang", "2 meninggal selamat 88", "not 20 people dead", "20 orang di pelabuhan", "meninggal 2\ntewas 3",
        "katanya 20 tewas", "at least 20 killed",
    ],
)  # fmt: skip
def test_what_is_hedged_denied_asked_or_ambiguous_is_left_and_named(text: str) -> None:
    found = read(text)
    assert found.values == {}
    assert found.left


def test_source_and_time_are_the_ones_the_message_names() -> None:
    found = read("[09.50, 4/12/2026] Budi KSOP: Info Basarnas pkl 09.35 WITA, cek KNKT: 2 meninggal")
    assert (found.source, found.clock) == ("basarnas", "09:35 WITA")
    assert read("posko Sanur jam 9.05: 2 meninggal", post=("posko Sanur",)).source == "post"
    assert read("jam 9.05 dan jam 9.10: 2 meninggal").clock is None
    assert read("2 meninggal pukul 09.35.").clock == "09:35"
    assert read("2 meninggal").source is None


WORDS = st.sampled_from(
    ["selamat", "meninggal", "hilang", "dan", "tidak", "2", "88", "1.200", "pukul 09.35", "Basarnas", ",", ".", "\n", "?", "orang",
     "dead", "not", "rescued", "081234567890", "sekitar", "[", "]", ":"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=200))
def test_no_figure_is_proposed_that_the_message_does_not_have(text: str) -> None:
    digits = {re.sub(r"[.,]", "", number) for number in re.findall(r"\d[\d.,]*", text)}
    found = read(text)
    assert {str(value) for value in found.values.values()} <= {str(int(number)) for number in digits if number}
    assert found.values.keys() <= {"deaths", "missing", "rescued", "injured"}
