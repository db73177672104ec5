"""A sentence that asserts something about the world names a confirmed fact, or stands behind a guard over confirmed facts."""

from __future__ import annotations

import pytest

from crisiskit.grammar.conditions import negate, parse_condition
from crisiskit.grammar.founded import ASSERTING, EXEMPT_LAST, is_founded, unfounded_rungs
from crisiskit.grammar.wordings import parse_pieces
from crisiskit.model.vocabulary import Part
from crisiskit.model.wording import Message, Rung, Wording
from crisiskit.problems import Where
from crisiskit.reading.keywords import keywords
from documents import small_playbook

PLAYBOOK = small_playbook()
HERE = Where("x.md")


def rung(guard: str | None, *texts: str) -> Rung:
    condition = None
    if guard is not None:
        condition = parse_condition(guard.removeprefix("unless "), keywords("en").conditions)
        condition = negate(condition) if guard.startswith("unless ") else condition
    return Rung(condition, tuple(Wording(parse_pieces(text), HERE) for text in texts))


@pytest.mark.parametrize(
    ("guard", "text", "founded"),
    [
        (None, "Teams are searching.", False),
        (None, "{{ deaths | count: one / # }} died.", True),
        (None, "It will cost {{ damage }}.", True),
        (None, "It was {{ event }}.", True),
        (None, "The cause was {{ cause }}.", True),
        (None, "The warning is {{ warning }}.", True),
        (None, "According to {{ source }}, {{ figures }}.", True),
        # A place, a time and a name can stand beside any claim and prove none; so can our own name and a source.
        (None, "Teams are searching {{ place }}.", False),
        (None, "It happened at {{ occurred_at | time }}.", False),
        (None, "{{ road }} is buried.", False),
        (None, "{{ agency }} is searching.", False),
        (None, "{{ bpbd }} is searching.", False),
        (None, "{{ deaths | source }} says that teams are searching.", False),
        (None, "As of {{ deaths | as_of }} teams are searching.", False),
        # What may vanish carries nothing.
        (None, "Teams are searching[[ for {{ missing }} people]].", False),
        # A guard carries a sentence if it is false while nothing is confirmed.
        ("road_closed", "Teams are searching.", True),
        ("missing > 0", "Teams are searching.", True),
        ("missing != 0", "Teams are searching.", True),
        ("happened", "Teams are searching.", True),
        ("not road_closed", "Teams are searching.", False),
        ("unless road_closed", "Teams are searching.", False),
        ("unless road_closed", "{{ deaths }} died.", True),
        ("road_closed or not happened", "Teams are searching.", False),
        ("road_closed and not happened", "Teams are searching.", True),
    ],
)
def test_what_carries_a_claim(guard: str | None, text: str, founded: bool) -> None:
    assert is_founded(rung(guard, text), PLAYBOOK.facts, PLAYBOOK.conditions) is founded


def test_every_form_of_a_rung_needs_its_ground() -> None:
    assert not is_founded(rung(None, "{{ deaths }} died.", "People died."), PLAYBOOK.facts, PLAYBOOK.conditions)
    assert is_founded(rung("deaths > 0", "{{ deaths }} died.", "People died."), PLAYBOOK.facts, PLAYBOOK.conditions)


@pytest.mark.parametrize("part", [part for part in Part if part not in (Part.CHAIN, Part.CHANGES)])
def test_only_parts_that_assert_are_judged_and_only_the_last_rung_of_three_is_exempt(part: Part) -> None:
    message = Message("m", part, (rung(None, "Teams are searching."), rung(None, "A report was received.")), HERE)
    found = unfounded_rungs(message, PLAYBOOK.facts, PLAYBOOK.conditions)
    assert len(found) == (0 if part not in ASSERTING else 1 if part in EXEMPT_LAST else 2)


def test_the_parts_that_assert_are_those_of_the_design() -> None:
    assert {part.value for part in ASSERTING} == {
        "headline", "topic", "opening", "known", "actions", "warning", "danger", "responsibility", "data", "closing",
    }  # fmt: skip
    assert {part.value for part in EXEMPT_LAST} == {"headline", "topic", "opening"}
