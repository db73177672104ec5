"""Measures over small crises made here: each is told by what went out and when, and worked out by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisiskit.assessing.grading import assess
from crisiskit.debriefing.debriefs import debrief
from crisiskit.debriefing.evidence import Evidence, Sent, gather
from crisiskit.debriefing.improving import keep_words
from crisiskit.debriefing.measures import MEASURES, measure_corrections, measure_first_word
from crisiskit.debriefing.saying import find_contradictions, find_pairs
from crisiskit.drafting.writing import draft
from crisiskit.model.crisis import Report
from crisiskit.model.debrief import Aspect, Code, Improvement
from crisiskit.model.situation import Situation
from crisiskit.model.statement import Statement
from crisiskit.model.when import When
from crisiskit.recording.situations import load_situation
from installed import ROOT
from planning.builders import at, report

DRILL = load_situation(ROOT / "docs" / "examples" / "ferry-drill", [ROOT / "playbooks"])


def make_situation(*reports: Report) -> Situation:
    """The house and the playbook of the drill, with reports of our own."""
    crisis = DRILL.crisis.model_copy(update={"reports": reports, "claims": (), "aware_at": at("2026-03-07 09:15")})
    return DRILL.model_copy(update={"crisis": crisis, "mentions": None})


SITUATION = make_situation(
    report("basarnas", "2026-03-07 09:18", confirmed={"rescued": 12, "missing": 3}),
    report("basarnas", "2026-03-07 11:00", confirmed={"rescued": 11}, because={"rescued": {"id": "satu nama tercatat dua kali"}}),
)
NOW = at("2026-03-07 13:00")


def write(kind: str, moment: str, channel: str = "x", supersedes: Statement | None = None) -> Sent:
    now = at(moment)
    text = draft(
        SITUATION, assess(SITUATION, now=now), kind=kind, channel=channel, language="id", now=now, supersedes=supersedes
    )
    return Sent(f"sent/{kind}-{channel}-{moment[-5:]}.json", text)


def look(*sent: Sent) -> Evidence:
    return gather(SITUATION, now=NOW, sent=sent)


def test_every_aspect_is_measured_once() -> None:
    assert sorted(rule(look()).aspect.value for rule in MEASURES) == sorted(aspect.value for aspect in Aspect)


def test_the_first_word_is_counted_from_the_moment_we_knew() -> None:
    aware = SITUATION.crisis.aware_at
    found = measure_first_word(look(write("acknowledgement", "2026-03-07 09:40")))
    assert found.minutes == (at("2026-03-07 09:40") - aware) // timedelta(minutes=1)
    assert found.cites == ("sent/acknowledgement-x-09:40.json",)
    silent = measure_first_word(look())
    assert (silent.minutes, silent.value) == (None, 0)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 200), st.integers(0, 200))
def test_an_earlier_first_word_never_lowers_its_score(first: int, second: int) -> None:
    early, late = sorted((first, second))
    base = write("acknowledgement", "2026-03-07 09:19")

    def publish(minutes: int) -> float:
        moment = SITUATION.crisis.aware_at + timedelta(minutes=minutes)
        moved = base.statement.model_copy(update={"drafted_at": moment, "next_update_at": None, "valid_until": None})
        return measure_first_word(look(Sent(base.file, moved))).value or 0.0

    assert publish(early) >= publish(late)


def test_a_count_that_fell_after_it_was_said_is_an_error_until_the_public_is_told() -> None:
    first = write("holding", "2026-03-07 10:00")
    assert "12" in first.statement.text or "dua belas" in first.statement.text
    silent = measure_corrections(look(first))
    assert (silent.met, silent.of) == (0, 1)
    told = write("update", "2026-03-07 11:10", supersedes=first.statement)
    owned = measure_corrections(look(first, told))
    assert (owned.met, owned.of, owned.minutes) == (1, 1, 10)
    codes = [item.code for item in debrief(look(first, told)).findings]
    assert Code.CORRECTED in codes
    assert Code.NOT_CORRECTED not in codes


def test_two_channels_with_different_values_clash_unless_something_new_came_between() -> None:
    post, page = write("holding", "2026-03-07 10:00"), write("holding", "2026-03-07 10:05", "web")
    assert [pair for pair in find_pairs(look(post, page)) if not pair.clashes]
    assert not [pair for pair in find_pairs(look(post, page)) if pair.clashes]
    other = tuple(
        used.model_copy(update={"value": 99}) if used.fact == "rescued" else used for used in page.statement.facts
    )
    wrong = Sent(page.file, page.statement.model_copy(update={"facts": other}))
    assert [pair.fact for pair in find_pairs(look(post, wrong)) if pair.clashes] == ["rescued"]
    later = write("holding", "2026-03-07 11:10", "web")
    assert "rescued" not in [pair.fact for pair in find_pairs(look(post, later))]


def test_authorities_that_differ_for_one_moment_are_named_without_their_values() -> None:
    situation = make_situation(
        report("dinkes", "2026-03-07 10:01", as_of=When.at(at("2026-03-07 10:00"), "Asia/Makassar"), confirmed={"injured": 114}),
        report("basarnas", "2026-03-07 10:05", as_of=When.at(at("2026-03-07 10:00"), "Asia/Makassar"), confirmed={"injured": 117}),
    )
    evidence = gather(situation, now=NOW)
    assert [name for name, _ in find_contradictions(evidence)] == ["injured"]
    found = next(item for item in debrief(evidence).findings if item.code is Code.CONTRADICTION)
    assert len(found.who) == 2
    assert len(found.cites) == 2
    assert not [value for value in ("114", "117") if value in found.model_dump_json()]


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_keeping_rows_twice_changes_nothing_and_loses_none(status: str) -> None:
    rows = debrief(look(write("holding", "2026-03-07 10:00"))).improvements
    assert rows
    edited = [row.model_copy(update={"status": status, "proposal": "tulisan orang"}) for row in rows]
    gone = Improvement(playbook="lama", version="1", digest="d", code="step-late", step="x")
    once = keep_words(rows, [*edited, gone])
    assert once == keep_words(rows, once)
    assert [row.status for row in once[: len(rows)]] == [status] * len(rows)
    assert once[-1] == gone
