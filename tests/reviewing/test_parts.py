"""Which parts each kind is asked for, at which words, on which channels; and times, levels and figures by themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.dates import say_date
from crisiskit.model.statement import Kind
from crisiskit.problems import Weight
from crisiskit.reviewing.hits import Setting
from crisiskit.reviewing.moments import find_days
from crisiskit.reviewing.parts import NEEDED
from crisiskit.reviewing.reviewer import review_text

#: A text that says nothing a kind asks for.
EMPTY = {"id": "Kami turut prihatin dan sedang bekerja.", "en": "We are concerned and at work."}
PARTS = {part for needed in NEEDED.values() for part in needed}
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def missing(text: str, kind: str, language: str, *, channel: str | None = None, excerpt: bool = False) -> dict[str, str]:
    """The parts that are missed, each with the words in its stead."""
    found = review_text(text, language=language, setting=Setting(kind, channel, excerpt))
    return {item.code: str(item.argument("words") or "") for item in found if item.code in PARTS}


def codes(text: str, language: str) -> set[str]:
    found = review_text(text, language=language, setting=Setting("post", excerpt=True))
    return {item.code for item in found if item.weight is not Weight.HINT}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", NEEDED)
def test_an_empty_text_lacks_every_part_of_its_kind(kind: str, language: str) -> None:
    assert set(missing(EMPTY[language], kind, language)) == set(NEEDED[kind])
    assert missing(EMPTY[language], kind, language, excerpt=True) == {}


def test_the_kinds_asked_for_parts_are_kinds() -> None:
    assert set(NEEDED) < {kind.value for kind in Kind}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["press-release", "post", "reply"])
def test_wording_alone_is_asked_of_the_rest(kind: str, language: str) -> None:
    assert missing(EMPTY[language], kind, language) == {}


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("id", "Perkembangan akan kami sampaikan secara berkala.", "secara berkala"),
        ("en", "Further information will be provided in due course.", "in due course"),
    ],
)
def test_a_promise_without_an_hour_is_pointed_at_even_in_an_excerpt(language: str, text: str, words: str) -> None:
    assert missing(text, "holding", language, excerpt=True) == {"missing-next-update": words}


def test_a_post_shows_whom_to_ask_and_a_short_one_its_date() -> None:
    assert "missing-contact" in missing(EMPTY["en"], "correction", "en", channel="press")
    assert missing(EMPTY["en"], "correction", "en", channel="facebook") == {"missing-date": ""}
    assert missing(EMPTY["en"], "correction", "en", channel="x") == {}


@given(day=DAYS, away=st.integers(1, 6), language=st.sampled_from(LANGUAGES))
def test_a_date_as_we_say_it_is_never_a_wrong_weekday_and_another_weekday_always_is(day: date, away: int, language: str) -> None:
    said = say_date(day, language)
    other = say_date(day + timedelta(days=away), language).split()[0]
    assert "wrong-weekday" not in codes(f"Jalan dibuka {said}.", language)
    assert "wrong-weekday" in codes(f"Jalan dibuka {other} {' '.join(said.split()[1:])}.", language)


@given(day=DAYS, language=st.sampled_from(LANGUAGES))
def test_a_date_as_we_say_it_is_found_whole(day: date, language: str) -> None:
    (found,) = find_days(say_date(day, language))
    assert (found.day, found.month, found.year) == (day.day, day.month, day.year)


@given(hour=st.integers(0, 99), minute=st.integers(0, 99))
def test_a_clock_time_is_impossible_just_where_no_clock_shows_it(hour: int, minute: int) -> None:
    possible = minute < 60 and (hour < 24 or (hour, minute) == (24, 0))
    assert ("impossible-time" in codes(f"Kapal tiba pukul {hour:02}.{minute:02} WITA.", "id")) is not possible


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", range(4))
def test_each_level_of_a_volcano_goes_with_its_own_name_alone(level: int, language: str) -> None:
    numerals, names = ("I", "II", "III", "IV"), ("Normal", "Waspada", "Siaga", "Awas")
    texts = {name: f"PVMBG: Gunung Agung Level {numerals[level]} ({name})." for name in names}
    wrong = {name for name, text in texts.items() if "wrong-official-level" in codes(text, language)}
    assert wrong == {*names} - {names[level]}


@given(
    text=st.text(alphabet="aA1 .:,/-()“”\n@#é", max_size=400), language=st.sampled_from(LANGUAGES),
    kind=st.sampled_from(sorted(NEEDED)),
)  # fmt: skip
def test_no_text_makes_the_rules_fail(text: str, language: str, kind: str) -> None:
    for item in review_text(text, language=language, setting=Setting(kind)):
        assert item.where is not None
