"""Words never to say are found whole, with any ending where a star allows it, in wordings and texts."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.reviewing.words import find_words


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("oknum*", "Ini ulah oknumnya.", "oknumnya"),
        ("oknum*", "Ini ulah Oknum.", "Oknum"),
        ("oknum", "Ini ulah oknumnya.", None),
        ("human error", "It was human error.", "human error"),
        ("human error", "It was inhuman errors.", None),
        ("kelebihan muatan*", "karena kelebihan muatannya", "kelebihan muatannya"),
        ("over*load*", "an overload and an overcrowded lorry", "overload"),
        ("*load", "an overload", "overload"),
        ("a*b*c", "axbxbc", "axbxbc"),
        ("a*b", "axbyb", "axbyb"),
        ("a*b", "axbyc", None),
        ("a* c", "abb c", "abb c"),
        ("aman.", "aman.", "aman."),
        ("aman.", "amany", None),
        ("(sic)", "it is (sic) so", "(sic)"),
        ("**", "word", "word"),
    ],
)
def test_a_pattern_finds_words(pattern: str, text: str, found: str | None) -> None:
    assert find_words(pattern, text) == found


@given(st.text("ab*", min_size=1, max_size=8).filter(lambda pattern: pattern.strip("*")), st.text("ab ", max_size=12))
def test_stars_stand_for_any_letters_of_a_word_and_for_nothing_else(pattern: str, text: str) -> None:
    assert (find_words(pattern, text) is not None) is any(_matches(pattern, word) for word in text.split())


def _matches(pattern: str, word: str) -> bool:
    """Whether a star-pattern is a word, letter by letter."""
    if not pattern:
        return not word
    if pattern[0] == "*":
        return any(_matches(pattern[1:], word[at:]) for at in range(len(word) + 1))
    return word[:1] == pattern[0] and _matches(pattern[1:], word[1:])


@pytest.mark.parametrize("pattern", ["a*" * 200, "*" * 5000, "a*" * 50 + "b", "*a" * 100])
def test_no_pattern_costs_more_than_reading_the_text(pattern: str) -> None:
    start = perf_counter()
    find_words(pattern, "a" * 20_000 + " " + "ab " * 5000)
    assert perf_counter() - start < 10
