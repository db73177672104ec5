"""The proof that an acknowledgement always fits: every slot at its bound, every mark included, in every language and channel."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.dates import say_moment
from crisiskit.reviewing.lengths import PROVED, longest_moment
from documents import check_all, write_files

FRONT = "---\nid: slip\nlanguage: en\nname: Slip\nextends: base\nlead: bpbd\n---\n\n# Slip\n\n"
HEAD = "## Facts\n\n| fact | type | said |\n| --- | --- | --- |\n"
FACTS = HEAD + "| road | name | |\n| cause | text | |\n| event | choice: a, b | {} |\n\n"
MESSAGES = "## Messages\n\n### Opening\n\n#### opening\n"
LAST = "- {{ agency }} has received a report.\n"
LONG = "as soon as the harbour master, the rescue service and the police have told us what is certain and what is not " * 3


def channels(folder: Path, body: str) -> list[object]:
    """The channels on which an acknowledgement would not fit."""
    found = check_all(write_files(folder, {"slip/en.md": FRONT + body}))
    assert {item.code for item in found} <= {"acknowledgement-does-not-fit"}
    return [item.argument("channel") for item in found]


def test_an_opening_that_is_too_long_is_found_on_its_line(tmp_path: Path) -> None:
    body = f"{MESSAGES}- [harmed] People were harmed.\n- [happened] We will say more {LONG}.\n{LAST}"
    found = check_all(write_files(tmp_path, {"slip/en.md": FRONT + body}))
    assert [(item.code, item.argument("channel")) for item in found] == [
        ("acknowledgement-does-not-fit", channel) for channel in PROVED
    ]
    lines = (FRONT + body).split("\n")
    for item in found:
        assert item.where is not None
        assert lines[item.where.line - 1][item.where.column - 1 :].startswith("We will say more")


def test_a_shorter_form_mends_it(tmp_path: Path) -> None:
    body = f"{MESSAGES}- [happened] We will say more {LONG}.\n    - We will say more.\n{LAST}"
    assert channels(tmp_path, body) == []


def test_each_part_counts_by_its_longest_rung(tmp_path: Path) -> None:
    """Condolence and the next time stand in an acknowledgement too, so what the opening leaves must hold them."""
    half = "a" * 80
    body = f"{MESSAGES}- [happened] {half}.\n{LAST}\n### Empathy\n\n#### condolence\n- [harmed] {half}.\n- [happened] {half * 2}.\n"
    assert channels(tmp_path, body) == ["x", "sms"]
    assert channels(tmp_path / "less", body.replace(half * 2, half)) == []


@pytest.mark.parametrize(("channel", "room", "signature"), [("x", 280, 0), ("sms", 306, 40 + len(": "))])
def test_the_longest_mark_and_the_signature_count(channel: str, room: int, signature: int, tmp_path: Path) -> None:
    """What the mark, the signature, the condolence and the next time leave may be filled to the last letter, and not further."""
    others = ["EXERCISE: ", "We offer our condolences to the families. ", f"We will report again {longest_moment('en')}. "]
    left = room - signature - sum(map(len, others)) - len(". ")
    for more, fits in ((0, True), (1, False)):
        body = f"{MESSAGES}- [happened] {'a' * (left + more)}.\n{LAST}"
        assert (channel not in channels(tmp_path / str(more), body)) is fits


@pytest.mark.parametrize(
    ("slots", "fits"),
    [
        ("{{ road }}", True),
        ("{{ road }} {{ road }} {{ road }}", False),
        ("{{ cause }}", False),
        ("[[{{ cause }}]]", False),
        ("{{ event }}", True),
        ("{{ place }}", True),
        ("{{ place }} {{ place }} {{ place }}", False),
        ("{{ deaths }} {{ deaths }} {{ deaths }}", True),
        ("{{ deaths | count: one / " + "#" + " people of the village and its surroundings" * 6 + " }}", False),
        ("{{ deaths | source }} {{ deaths | source }} {{ deaths | source }}", False),
        ("{{ bpbd }} {{ bpbd }} {{ bpbd }} {{ bpbd }}", True),
    ],
)
def test_every_slot_is_taken_at_its_bound(slots: str, fits: bool, tmp_path: Path) -> None:
    body = f"{FACTS.format('a slide / a fall of rock')}{MESSAGES}- [happened] A road is closed {slots}.\n{LAST}"
    assert (channels(tmp_path, body) == []) is fits


def test_the_words_of_a_choice_are_as_long_as_the_longest(tmp_path: Path) -> None:
    body = f"{FACTS.format(f'a slide / {LONG}')}{MESSAGES}- [happened] A road is closed by {{{{ event }}}}.\n{LAST}"
    assert "x" in channels(tmp_path, body)


@given(
    minute=st.integers(0, 20 * 366 * 24 * 60), zone=st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
    ahead=st.integers(0, 400), language=st.sampled_from(LANGUAGES),
)  # fmt: skip
def test_no_moment_is_said_at_greater_length(minute: int, zone: str, ahead: int, language: str) -> None:
    local = datetime(2020, 1, 1, tzinfo=ZoneInfo(zone)) + timedelta(minutes=minute)
    said = say_moment(local, language, near=local - timedelta(hours=ahead), zones=(ZoneInfo(zone),), short=True)
    assert len(said) <= len(longest_moment(language))
