"""The words of clocks: the same in all languages, one for every clock, anchor and state there is; the next promise on top."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

import pytest

from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.model.crisis import Complaint
from crisiskit.model.plan import ClockState
from crisiskit.model.record import Contacted
from crisiskit.model.when import When
from crisiskit.planning.calendars import list_public_holidays
from crisiskit.rendering.clocks import ORDER, WORDS_TO_THE_PUBLIC
from crisiskit.rendering.formats import render
from installed import ROOT
from planning.builders import HERE, ZONE, at, make_situation, plan_at, report

SITUATION = make_situation(report("basarnas", "2026-03-07 09:18", confirmed={"missing": 3}))


def walk(words: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, set[str]]]:
    """Each sentence by its path, with the places to fill."""
    for key, value in words.items():
        if isinstance(value, dict):
            yield from walk(value, f"{path}{key}.")
        else:
            yield path + key, {name for _, name, _, _ in Formatter().parse(value) if name is not None}


def test_all_languages_have_the_same_words_with_the_same_places_to_fill() -> None:
    first, *others = (dict(walk(book(language, "clocks"))) for language in LANGUAGES)
    assert len(first) > 40
    assert others
    assert all(other == first for other in others)


def find_texts() -> set[str]:
    """Every text in the modules that make clocks."""
    found = set()
    for name in ("deadlines", "legal_clocks"):
        tree = ast.parse((ROOT / "crisiskit" / "planning" / f"{name}.py").read_text(encoding="utf-8"))
        found |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return found


def test_every_clock_anchor_and_state_has_its_words_and_no_word_is_left_over() -> None:
    words = book("en", "clocks")
    texts = find_texts()
    assert set(words["names"]) == {"acknowledgement", "statement", "update"} | (set(words["names"]) & texts)
    assert set(words["anchors"]) <= texts
    assert {text for text in texts if text.endswith(("-known", "-published", "-rise"))} <= set(words["anchors"])
    assert set(words["basis"]) == {name for name in words["names"] if name in texts and name != "promise"}
    assert {state.value for state in ClockState} <= set(words["states"])
    assert set(ORDER) == set(ClockState)
    assert set(words["names"]) >= WORDS_TO_THE_PUBLIC


def test_the_next_promise_stands_on_top_of_every_form_of_the_sheet() -> None:
    found = plan_at(SITUATION, "2026-03-07 09:40")
    said = {"id": "Janji berikutnya: tanggapan awal, pukul 09.48 WITA (8 menit lagi).", "en": "Next promise: "}
    for form, most in (("text", 5), ("markdown", 8), ("hour", 2)):
        for language, words in said.items():
            top = render(found, form, language=language).splitlines()[:most]
            assert any(words in line for line in top), (form, language)


def test_what_was_missed_stands_above_the_next_promise() -> None:
    lines = render(plan_at(SITUATION, "2026-03-07 10:00", published=()), "text", language="en").splitlines()
    missed_at = "Promise missed: acknowledgement, 09:48 WITA (late by 12 minutes)."
    said = f"{missed_at} Publish it now, even if nothing is new. Who: duty officer (Piket siang)"
    missed = lines.index(said)
    assert lines[missed + 1].startswith("Next promise: statement, 10:18 WITA")


def test_a_clock_of_working_days_says_when_no_calendar_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    complaint = Complaint(id="7654321", at=When.at(at("2026-03-07 09:20"), ZONE), where=HERE)
    crisis = SITUATION.crisis.model_copy(update={"complaints": (complaint,)})
    situation = SITUATION.model_copy(update={"crisis": crisis})
    assert "not counted" not in render(plan_at(situation, "2026-03-07 09:40"), "text", language="en")
    monkeypatch.setitem(sys.modules, "holidays", None)
    list_public_holidays.cache_clear()
    try:
        text = render(plan_at(situation, "2026-03-07 09:40"), "text", language="en")
    finally:
        list_public_holidays.cache_clear()
    assert text.count("Public holidays are not counted: the calendar is not installed.") == 2


def test_the_ladder_says_who_was_told_and_who_has_answered() -> None:
    contacts = (
        Contacted(role="comms-head", told=at("2026-03-07 09:35")),
        Contacted(role="secretary", answered=at("2026-03-07 09:36")),
    )
    text = render(plan_at(SITUATION, "2026-03-07 09:40", contacts=contacts), "text", language="en")
    assert "(Budi, 0000-6), told by the crisis communication lead. Told: 09:35 WITA. If silent until 09:45" in text
    assert "Secretary general (Sekretaris Dinas), told by the head of communications. Answered: 09:36 WITA." in text
