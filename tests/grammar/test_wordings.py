"""Wordings: slots, filters, optional phrases, guards; nothing else exists in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.grammar.trouble import GrammarTrouble
from crisiskit.grammar.wordings import parse_pieces, split_guard
from crisiskit.model.wording import Phrase, Piece, Slot


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Kami turut prihatin.", ("Kami turut prihatin.",)),
        ("{{ vessel }} sank.", (Slot("vessel"), " sank.")),
        ("{{vessel}}", (Slot("vessel"),)),
        ("on {{ occurred_at | date }}", ("on ", Slot("occurred_at", "date"))),
        ("{{ deaths | count: one / # many }}.", (Slot("deaths", "count", ("one", "# many")), ".")),
        ("{{ jasa-raharja }}", (Slot("jasa-raharja"),)),
        ("sank[[ on {{ d | date }}]].", ("sank", Phrase((" on ", Slot("d", "date"))), ".")),
        ("[[{{ a }} ]]b", (Phrase((Slot("a"), " ")), "b")),
    ],
)
def test_what_is_written_is_read(text: str, pieces: tuple[Piece, ...]) -> None:
    assert parse_pieces(text) == pieces


@pytest.mark.parametrize(
    ("text", "guard", "rest"),
    [
        ("[deaths > 0] Kami berduka.", "deaths > 0", "Kami berduka."),
        ("[[ on {{ d }}]] it sank", None, "[[ on {{ d }}]] it sank"),
        ("No guard [here].", None, "No guard [here]."),
        ("[a]b", "a", "b"),
    ],
)
def test_a_guard_stands_in_front(text: str, guard: str | None, rest: str) -> None:
    found, _, start = split_guard(text)
    assert (found, text[start:]) == (guard, rest)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ vessel", "unclosed-slot"),
        ("sank ]] here", "stray-mark"),
        ("sank }} here", "stray-mark"),
        ("[[ on {{ d }}", "unclosed-phrase"),
        ("[[ a [[ {{ b }} ]] ]]", "nested-phrase"),
        ("[[ always ]]", "phrase-without-slot"),
        ("{{ }}", "bad-slot"),
        ("{{ 'x' * 9 }}", "bad-slot"),
        ("{{ config.items() }}", "bad-slot"),
        ("{{ d | upper }}", "unknown-filter"),
        ("{{ d | count }}", "bad-count-forms"),
        ("{{ d | count: a / b / c / d }}", "bad-count-forms"),
        ("{{ d | date: x }}", "filter-takes-no-forms"),
    ],
)
def test_what_is_no_wording_is_trouble(text: str, code: str) -> None:
    with pytest.raises(GrammarTrouble) as trouble:
        parse_pieces(text)
    assert trouble.value.code == code
    assert 0 <= trouble.value.offset < len(text)


def test_a_guard_without_an_end_is_trouble() -> None:
    with pytest.raises(GrammarTrouble, match="unclosed-guard"):
        split_guard("[deaths > 0 Kami berduka.")


@given(st.text("ab {}[]|:/", max_size=40))
def test_no_text_brings_about_anything_but_trouble(text: str) -> None:
    try:
        pieces = parse_pieces(text)
    except GrammarTrouble:
        return
    assert all(isinstance(piece, str | Slot | Phrase) for piece in pieces)
