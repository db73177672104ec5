"""The words of the sheets: the same keys and the same places to fill in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter

import pytest

from crisiskit.channels.table import load_channels
from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.model.crisis import Source
from crisiskit.model.plan import Person
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Audience, Cluster
from crisiskit.planning.tasks import PHASES
from crisiskit.rendering.acts import end_sentence
from crisiskit.rendering.saying import Sheet
from planning.builders import at


def walk(words: Mapping[str, object], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in words.items():
        if isinstance(value, Mapping):
            yield from walk(value, f"{path}{key}.")
        else:
            assert isinstance(value, str), path + key
            yield path + key, value


def places(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}


def test_all_languages_have_the_same_words_with_the_same_places_to_fill() -> None:
    books = {language: dict(walk(book(language, "sheets"))) for language in LANGUAGES}
    first = books[LANGUAGES[0]]
    assert len(first) > 100
    expected = {key: places(value) for key, value in first.items()}
    for language, words in books.items():
        assert not [key for key, value in words.items() if not value.strip()], language
        assert {key: places(value) for key, value in words.items()} == expected, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_has_a_closed_list_has_a_word(language: str) -> None:
    words = book(language, "sheets")
    assert set(words["audiences"]) == {item.value for item in Audience}
    assert set(words["assessment"]["clusters"]) == {item.value for item in Cluster}
    assert set(words["channels"]) >= set(load_channels())
    assert set(words["languages"]) == set(LANGUAGES)
    assert set(words["statement"]["kinds"]) >= {kind.value for kind in Kind}
    assert {phase.value for phase in PHASES} <= set(words["plan"]["tasks"])


def sheet(language: str = "id") -> Sheet:
    now = at("2026-03-07 09:15")
    return Sheet(language, now, ())


def test_a_word_there_is_none_for_is_shown_by_its_id() -> None:
    assert sheet().word("channels", "radio") == "radio"
    assert sheet().pick({}, "basarnas") == "basarnas"
    assert Source(id="a", names={}).names == {}


def test_distances_are_in_whole_minutes_either_way() -> None:
    assert sheet().left(at("2026-03-07 09:15")) == "sekarang"
    assert sheet("en").left(at("2026-03-07 10:20")) == "in 1 hour 5 minutes"
    assert sheet("en").ago(at("2026-03-06 09:15")) == "1 day ago"
    assert sheet("en").ago(at("2026-03-07 09:15")) == "just now"


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (Person(role="liaison", title={"en": "liaison"}, who="Made", contact="0000"), "liaison (Made, 0000)"),
        (Person(role="liaison", title={"en": "liaison"}), "liaison (nobody on duty)"),
        (Person(role="legal", title={"en": "legal bureau", "id": "Biro Hukum"}, who="Biro Hukum"), "legal bureau"),
        (Person(role="liaison", title={}, who="Tono", instead_of="Made"), "liaison (Tono, standing in for Made)"),
    ],
)
def test_people_are_named_with_their_role_once(person: Person, expected: str) -> None:
    assert sheet("en").person(person, contact=True) == expected


def test_a_sentence_gets_one_stop() -> None:
    assert [end_sentence(text) for text in ("Satu", "Satu.", "Satu?")] == ["Satu.", "Satu.", "Satu?"]
