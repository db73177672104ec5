"""What people type, as plain words: slang, drawn letters, clitics, endings, synonyms, question words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.plain_words import ASKING, asking, clauses, find_stem, guess_language, plain_words, raw_words


@pytest.mark.parametrize(
    ("language", "typed", "plain"),
    [
        ("id", "Knp kapalnya blh berlayar??", ("?why", "kapal", "izin", "layar")),
        ("id", "KAPAN dibuka lagi minnnn", ("?when", "buka")),
        ("id", "Berapa lama pencarian", ("?long", "cari")),
        ("id", "sampai kapan dicari", ("?long", "cari")),
        ("id", "foto-foto jenazah", ("video", "jenazah")),
        ("en", "whats the death toll now", ("die", "?many")),
        ("en", "How long will the search go on?", ("?long", "search")),
        ("en", "Who’s to blame?", ("?who", "responsible")),
        ("en", "𝐖𝐡𝐲 𝐝𝐢𝐝 𝐢𝐭 𝐬𝐢𝐧𝐤", ("?why", "sink")),
    ],
)
def test_what_is_typed_is_what_is_meant(language: str, typed: str, plain: tuple[str, ...]) -> None:
    assert plain_words(typed, language) == plain


def test_a_word_of_one_language_is_left_alone_in_the_other() -> None:
    assert "kapal" in plain_words("why kapal", "en")


def test_a_stem_keeps_enough_letters_to_be_told() -> None:
    assert find_stem("an", "id") == "an"
    assert find_stem("pencarian", "id") == find_stem("pencari", "id")


def test_a_stem_that_is_a_word_of_its_own_is_not_the_family() -> None:
    """`pembaruan` is news, `baru` is new."""
    assert plain_words("pembaruan", "id") == ("keterangan",)
    assert "keterangan" not in plain_words("kapal baru", "id")


def test_a_story_is_cut_into_its_clauses() -> None:
    assert clauses("Halo min. Kenapa boleh berlayar padahal cuaca buruk?", "id") == (
        "Halo min.", "Kenapa boleh berlayar", "padahal cuaca buruk?",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [("kapan dibuka lagi ya", "id"), ("when will it open", "en"), ("gmn min", "id"), ("😭😭", None), ("", None)],
)
def test_the_language_is_guessed_or_not_at_all(text: str, language: str | None) -> None:
    assert guess_language(text, LANGUAGES) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_belongs_to_one_family_only(language: str) -> None:
    data = asking(language)
    words = [word for family in data["same"] for word in family]
    words += [word for row in data["asked"].values() for word in row]
    assert len(words) > 200
    assert len(words) == len(set(words)), {word for word in words if words.count(word) > 1}
    assert not set(words) & {*data["small"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_sections(language: str) -> None:
    assert set(asking(language)) == set(asking("id"))


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
def test_any_text_has_plain_words(text: str, language: str) -> None:
    for word in plain_words(text, language):
        assert word == word.casefold()
        assert " " not in word.removeprefix(ASKING) or word in {row[0] for row in asking(language)["same"]}
    assert all(raw_words(piece, language) is not None for piece in clauses(text, language))
