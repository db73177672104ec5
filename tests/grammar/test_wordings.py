"""A wording is text, slots and phrases that may vanish; what looks like more is refused in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.grammar.trouble import GrammarTrouble
from crisiskit.grammar.wordings import FILTERS, parse_pieces, split_guard
from crisiskit.model.wording import Phrase, Piece, Slot, Wording
from crisiskit.problems import Where


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Teams are searching.", ("Teams are searching.",)),
        ("{{ vessel }}", (Slot("vessel"),)),
        ("{{vessel}} sank.", (Slot("vessel"), " sank.")),
        ("at {{ occurred_at | time }}.", ("at ", Slot("occurred_at", "time"), ".")),
        ("{{ deaths|count: one person / # people }}", (Slot("deaths", "count", ("one person", "# people")),)),
        ("{{ deaths | count: # }}", (Slot("deaths", "count", ("#",)),)),
        ("It sank[[ on {{ day | date }}]].", ("It sank", Phrase((" on ", Slot("day", "date"))), ".")),
        ("[[{{ a }} and {{ b }}]]", (Phrase((Slot("a"), " and ", Slot("b"))),)),
        ("a [single] bracket { and brace } are text", ("a [single] bracket { and brace } are text",)),
        ("", ()),
    ],
)
def test_a_wording_is_text_slots_and_phrases(text: str, pieces: tuple[Piece, ...]) -> None:
    assert parse_pieces(text) == pieces


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("a {{ b", "unclosed-slot", 2),
        ("a {{ b {{ c }}", "unclosed-slot", 2),
        ("a [[ b", "unclosed-phrase", 2),
        ("a [[ {{ b }}", "unclosed-phrase", 2),
        ("a }} b", "stray-mark", 2),
        ("a ]] b", "stray-mark", 2),
        ("a [[ {{ b }} }} ]]", "stray-mark", 13),
        ("[[ {{ a }} [[ {{ b }} ]] ]]", "nested-phrase", 11),
        ("a [[ b ]]", "phrase-without-slot", 2),
        ("a [[]]", "phrase-without-slot", 2),
        ("{{ }}", "bad-slot", 0),
        ("{{ a b }}", "bad-slot", 0),
        ("{{ a.b }}", "bad-slot", 0),
        ("{{ a() }}", "bad-slot", 0),
        ("{{ 'a' }}", "bad-slot", 0),
        ("{{ a | upper }}", "unknown-filter", 0),
        ("{{ a | }}", "unknown-filter", 0),
        ("{{ a | count }}", "bad-count-forms", 0),
        ("{{ a | count: }}", "bad-count-forms", 0),
        ("{{ a | count: x / }}", "bad-count-forms", 0),
        ("{{ a | count: a / b / c / d }}", "bad-count-forms", 0),
        ("{{ a | date: x }}", "filter-takes-no-forms", 0),
        ("{{ a | title | date }}", "unknown-filter", 0),
    ],
)
def test_what_is_no_wording_is_refused_in_its_place(text: str, code: str, offset: int) -> None:
    with pytest.raises(GrammarTrouble) as caught:
        parse_pieces(text)
    assert (caught.value.code, caught.value.offset) == (code, offset)


def test_every_filter_but_count_stands_alone() -> None:
    assert len(FILTERS) == 8
    for name in FILTERS - {"count"}:
        assert parse_pieces(f"{{{{ a | {name} }}}}") == (Slot("a", name),)


@pytest.mark.parametrize(
    ("text", "guard", "rest"),
    [
        ("We grieve.", None, "We grieve."),
        ("[deaths > 0] We grieve.", "deaths > 0", "We grieve."),
        ("[deaths > 0]We grieve.", "deaths > 0", "We grieve."),
        ("[unless a]   We grieve.", "unless a", "We grieve."),
        ("[[ {{ a }} ]]We grieve.", None, "[[ {{ a }} ]]We grieve."),
        ("[a] [[ {{ b }} ]]We grieve.", "a", "[[ {{ b }} ]]We grieve."),
    ],
)
def test_a_guard_stands_in_front_and_a_phrase_is_none(text: str, guard: str | None, rest: str) -> None:
    found, at, start = split_guard(text)
    assert found == guard
    assert text[start:] == rest
    assert guard is None or text[at : at + len(guard)] == guard


def test_a_guard_that_never_ends_is_refused() -> None:
    with pytest.raises(GrammarTrouble) as caught:
        split_guard("[deaths > 0 We grieve.")
    assert caught.value.code == "unclosed-guard"


def test_slots_keep_their_places_which_play_no_part_in_equality() -> None:
    pieces = parse_pieces("[a] {{ b }}[[ or {{ c | date }}]]", 4, lambda offset: Where("x.md", 3, offset + 1))
    wording = Wording(pieces, Where("x.md"))
    assert [slot.where for slot in wording.all_slots] == [Where("x.md", 3, 5), Where("x.md", 3, 18)]
    assert wording.slots == (Slot("b"),)
    assert wording.all_slots == (Slot("b"), Slot("c", "date"))


@given(st.text(alphabet="ab {}[]|:/#date", max_size=30))
def test_any_text_is_a_wording_or_trouble_inside_it(text: str) -> None:
    found = read_or_trouble(text)
    if isinstance(found, GrammarTrouble):
        assert 0 <= found.offset < len(text)
    else:
        kept = "".join(piece for piece in found if isinstance(piece, str))
        assert not any(mark in kept for mark in ("{{", "}}", "[[", "]]")), "a mark that would reach the public"


def read_or_trouble(text: str) -> tuple[Piece, ...] | GrammarTrouble:
    try:
        return parse_pieces(text)
    except GrammarTrouble as trouble:
        return trouble
