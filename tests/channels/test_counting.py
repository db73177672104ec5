"""The counters of plain posts."""

from __future__ import annotations

from crisiskit.channels.counting import CharacterCounter, GraphemeCounter

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def test_characters_are_code_points() -> None:
    counter = CharacterCounter()
    assert counter.measure(f"Sanur {FAMILY}") == (11,)
    assert counter.unit == "characters"


def test_graphemes_are_what_a_reader_takes_for_one_character() -> None:
    counter = GraphemeCounter()
    assert counter.size(counter.measure(f"Sanur {FAMILY}")) == 7
    assert counter.size(counter.measure("e\u0301")) == 1
    assert counter.unit == "graphemes"


def test_a_post_is_one_part_in_no_encoding_and_sent_as_it_is() -> None:
    counter = CharacterCounter()
    measure = counter.measure("“Sanur”")
    assert (counter.parts(measure), counter.count_parts("“Sanur”"), counter.encoding(measure)) == (1, 1, None)
    assert counter.prepare("“Sanur”") == "“Sanur”"
    assert counter.capacity(measure, 280, 1) == 280
