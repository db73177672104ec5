"""The words of a time mean one thing, in whatever language they are written."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest

from crisiskit.language.catalogue import LANGUAGES, UnknownLanguage, book
from crisiskit.language.dates import say_duration
from crisiskit.language.time_words import find_names, find_units, find_words
from crisiskit.model.when import PARTS


def test_no_word_is_two_kinds_of_thing() -> None:
    words, names = find_words(None), find_names(None)
    kinds = [set(words.parts), set(words.zones), words.filler, set(names.months), set(names.weekdays)]
    assert all(kinds)
    for one, other in combinations(kinds, 2):
        assert not set(one) & set(other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_written_small_and_parts_have_at_most_two(language: str) -> None:
    reading = book(language, "formats")["reading"]
    assert set(reading["parts"]) == set(PARTS)
    parts = [word for words in reading["parts"].values() for word in words]
    units = [word for words in reading["units"].values() for word in words]
    assert len(parts) >= len(PARTS)
    assert len(units) == len(set(units))
    for word in (*parts, *units, *reading["filler"], *reading["months"], *reading["weekdays"]):
        assert word == word.casefold()
        assert len(word.split()) <= (2 if word in parts else 1)


def test_abbreviations_stand_for_zones_that_call_themselves_so() -> None:
    zones = find_words(None).zones
    assert {"wib", "wita", "wit", "utc"} <= set(zones)
    assert len({ZoneInfo(key) for key in zones.values()}) >= 4


def test_names_of_both_languages_are_known_long_and_short() -> None:
    names = find_names(None)
    assert {names.months[name] for name in ("agustus", "agt", "agu", "august", "aug")} == {8}
    assert {names.months[name] for name in ("september", "sep", "sept")} == {9}
    assert {names.weekdays[name] for name in ("jumat", "jum'at", "jum", "friday", "fri")} == {5}
    assert {names.weekdays[name] for name in ("minggu", "ahad", "sunday", "sun")} == {7}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_that_is_said_can_be_read(language: str) -> None:
    units = find_units(language)
    for unit in ("day", "hour", "minute", "second"):
        for count in (1, 2):
            _, word = say_duration(timedelta(**{f"{unit}s": count}), language).split()
            assert units[word] == timedelta(**{f"{unit}s": 1})


def test_a_language_that_is_not_there_has_no_words() -> None:
    for find in (find_words, find_names):
        with pytest.raises(UnknownLanguage):
            find("xx")
