"""Which approved question was meant: a table of phrasings in both languages, with typing errors, slang and strangers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crisiskit
from crisiskit import Playbook
from crisiskit.drafting.matching import find_question
from crisiskit.model.answering import Match

TABLE = Path(__file__).parent / "phrasings.txt"
NONE = "-"
#: What must be found of the whole table, and of its last part, which nobody had seen when the rules were made.
FOUND, FOUND_UNSEEN = 0.85, 0.6


class Row(NamedTuple):
    """A line of the table."""

    part: int
    playbook: str
    asked: str
    meant: frozenset[str]


@cache
def playbook(ident: str) -> Playbook:
    return crisiskit.load_playbook(ident)


def read_table() -> list[Row]:
    rows, part = [], -1
    for line in TABLE.read_text(encoding="utf-8").split("\n\n", 1)[1].splitlines():
        if line.startswith("#"):
            part += 1
        elif line.strip():
            ident, asked, meant = (cell.strip() for cell in line.split("|"))
            rows.append(Row(part, ident, asked, frozenset(meant.split("/"))))
    return rows


def take(row: Row) -> str:
    found = find_question(playbook(row.playbook), row.asked).found
    return NONE if found is None else found.question


@pytest.mark.soak
def test_no_question_is_taken_for_another_and_most_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    rows = read_table()
    assert len(rows) > 400
    taken = [(row, take(row)) for row in rows]
    for part in sorted({row.part for row in rows}):
        asked = [(row, name) for row, name in taken if row.part == part and NONE not in row.meant]
        right = sum(name in row.meant for row, name in asked)
        wrong = sum(name != NONE and name not in row.meant for row, name in taken if row.part == part)
        strangers = sum(row.meant == {NONE} for row in rows if row.part == part)
        with capsys.disabled():
            print(f"\npart {part + 1}: {right} of {len(asked)} found, {wrong} taken wrongly, {strangers} strangers")  # noqa: T201 - the figures are to be seen
    wrong_ones = [(row.asked, name) for row, name in taken if name != NONE and name not in row.meant]
    assert not wrong_ones
    last = max(row.part for row in rows)
    for least, part_rows in ((FOUND, taken), (FOUND_UNSEEN, [pair for pair in taken if pair[0].part == last])):
        meant = [(row, name) for row, name in part_rows if NONE not in row.meant]
        assert sum(name in row.meant for row, name in meant) / len(meant) >= least


@pytest.mark.parametrize("ident", ["boat-accident", "tourist-accident-sar"])
@pytest.mark.soak
def test_every_way_in_which_a_playbook_asks_a_question_finds_it(ident: str) -> None:
    seen = 0
    for text in playbook(ident).texts.values():
        for question in text.questions.values():
            for way in (question.question, *question.also):
                found = find_question(playbook(ident), way)
                names = {item.question for item in (found.found, found.other) if item is not None}
                assert question.id in names, (way, found)
                seen += 1
    assert seen > 300


def ask(text: str) -> Match:
    return find_question(playbook("boat-accident"), text)


def test_the_language_asked_in_is_told() -> None:
    assert ask("knp kapal blh berlayar").language == "id"
    assert ask("why was it allowed to sail").language == "en"
    assert find_question(playbook("boat-accident"), "???", language="en").language == "en"


def test_a_second_question_as_near_is_named() -> None:
    found = ask("daftar nama korban dan penumpang")
    assert found.found is None or found.other is None or found.found.question != found.other.question
    both = ask("Why is the data different? Why did the ferry sink?")
    assert {item.question for item in (both.found, both.other) if item} == {"numbers-change", "cause"}


def test_names_of_the_crisis_say_nothing_about_what_is_asked() -> None:
    asked = "pelabuhan gilimanuk udah buka blm"
    found = find_question(playbook("boat-accident"), asked, names="dari Ketapang ke Gilimanuk").found
    assert found is not None
    assert found.question == "is-sailing-open"


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_asked(text: str) -> None:
    found = ask(text)
    assert found.asked == text
    assert found.found is None or 0 < found.found.score <= 1


def test_a_flood_of_letters_is_read_no_further_than_a_question_is_long() -> None:
    assert ask("kenapa " * 100_000).found is None
    assert ask("a" * 1_000_000).found is None


@pytest.mark.parametrize(
    "asked", ["Apakah semua penumpang selamat?", "Is everyone safe?", "penumpangnya selamat semua kan?", "are all passengers safe"]
)
def test_whether_all_are_safe_is_answered_with_the_figures(asked: str) -> None:
    """It was taken for where the survivors are, or for whether it is safe to sail."""
    found = find_question(playbook("boat-accident"), asked).found
    assert found is not None
    assert found.question == "casualties"
