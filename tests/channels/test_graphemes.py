"""Grapheme clusters: Unicode's own cases, through our function, and what the shortcut for ordinary text may hold."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.channels import graphemes
from crisiskit.channels.graphemes import is_pictograph, split_graphemes
from tallying import Tally

FLAG = "\U0001f1ee\U0001f1e9"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def read_cases(path: Path) -> list[list[str]]:
    """The clusters of each case: ÷ marks a break, × none."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [
        ["".join(chr(int(code, 16)) for code in cluster.replace("×", " ").split()) for cluster in line.split("÷")[1:-1]]
        for line in lines
        if line
    ]


def test_all_cases_of_unicode_pass(conformance: Path, tally: Tally) -> None:
    cases = read_cases(conformance / "unicode" / "GraphemeBreakTest.txt")
    assert len(cases) == 853
    wrong = [case for case in cases if split_graphemes("".join(case)) != case]
    assert wrong == []
    tally("UAX #29: grapheme clusters", len(cases) - len(wrong), 853)


@pytest.mark.parametrize("before", ["", "\n", "\r\n", "\t", "\u202c", " ", "a", "…"])
def test_a_flag_and_a_family_are_one_cluster_whatever_stands_before(before: str) -> None:
    for emoji in (FLAG, FAMILY):
        assert split_graphemes(before + emoji) == [*([before] if before else []), emoji]


def test_a_carriage_return_joins_its_line_feed_and_nothing_else() -> None:
    assert split_graphemes("a\r\nb\rc\n") == ["a", "\r\n", "b", "\r", "c", "\n"]


def test_characters_of_the_shortcut_never_join_each_other() -> None:
    alone = re.compile(f"[{graphemes._ALONE}]")
    characters = [character for character in map(chr, range(0x3000)) if alone.match(character)]
    assert len(characters) > 3000
    length = graphemes._load_package().length
    # No rule but that for flags looks at more than two characters here, and the class has no flag letters.
    for first, second in [*pairwise(characters), *((character, character) for character in characters)]:
        assert length(first + second) == 2, (first, second)


#: Marks, joiners, a prepended sign, Hangul, line ends: what joins its neighbours, and what does not.
SIGNS = st.sampled_from(f"a …é→\r\n\t{FLAG}{FAMILY}🙏🏽❤\ufe0f\u0301\u0600ก\u0e33\u1100\u1161\u200b")


@given(st.text(st.one_of(SIGNS, st.characters()), max_size=40))
def test_what_is_left_to_the_shortcut_changes_nothing(text: str) -> None:
    """The clusters are those of the whole text, however little of it the package is shown."""
    assert split_graphemes(text) == graphemes._split_doubtful(text)
    assert "".join(split_graphemes(text)) == text


def test_pictographs_are_told_from_other_signs() -> None:
    assert all(map(is_pictograph, "😀☺©™❤\U0001fae8"))
    assert not any(map(is_pictograph, "a1#…→\u0301語"))


@pytest.mark.parametrize("unit", ["😀\u200d", "e\u0301", "ابج ", "क्"])
def test_what_no_one_writes_is_cut_where_a_letter_would_never_be_so_long(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package's work grows with the square of what it is shown, so it is shown little at a time."""
    shown: list[int] = []
    package = graphemes._load_package()
    real = package.graphemes

    def watch(text: str) -> object:
        shown.append(len(text))
        return real(text)

    monkeypatch.setattr(package, "graphemes", watch)
    text = unit * 5_000
    assert "".join(split_graphemes(text)) == text
    assert shown
    assert max(shown) <= graphemes.LONGEST_PIECE


def test_a_long_text_has_no_more_characters_for_being_cut() -> None:
    word = "كتاب "
    assert len(split_graphemes(word * 2_000)) == len(word) * 2_000
