"""Families of words in comments: patterns of words in a row, endings, groups, several that must all be there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.language.families import find_families


@pytest.mark.parametrize(
    ("language", "comment", "family"),
    [
        ("id", "Adik saya di kapal itu!", "relative"),
        ("id", "adek2 kami naik kapal", None),
        ("id", "makasih ya min", "praise"),
        ("id", "tidak terlalu bagus", None),
        ("id", "Nomor posko tidak aktif", "complaint"),
        ("en", "my sister is on it", "relative"),
        ("en", "not very helpful", None),
        ("en", "SCAMMERS are calling", "scam"),
        ("en", "the website is down", "complaint"),
        ("en", "the sea is calm", None),
    ],
)
def test_a_comment_has_the_family_or_none(language: str, comment: str, family: str | None) -> None:
    assert next(iter(find_families(comment, language)), None) == family


def test_the_words_that_told_are_kept() -> None:
    assert find_families("Adik saya di kapal itu!", "id")["relative"] == ("adik saya", "kapal")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_is_found_in_itself(language: str) -> None:
    data = book(language, "comments")
    seen = 0
    for family, patterns in data["families"].items():
        for pattern in patterns:
            words = pattern.replace(" + ", " ").split()
            text = " ".join(data["groups"][word[1:]][0] if word.startswith("@") else word.rstrip("*") for word in words)
            assert family in find_families(text, language), (family, pattern)
            seen += 1
    assert seen > 150


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
def test_any_text_has_families_or_none(text: str, language: str) -> None:
    assert set(find_families(text, language)) <= set(book(language, "comments")["families"])
