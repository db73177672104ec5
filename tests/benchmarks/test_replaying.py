"""What a replay costs: a long log against reading its rows and their JSON; a fact from cold against an assessment."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crisiskit.door import load_playbook
from crisiskit.model.entry import Entry
from crisiskit.model.vocabulary import Status
from crisiskit.model.when import When
from crisiskit.recording.chaining import Chain, Head
from crisiskit.recording.kinds.act import ActBody
from crisiskit.recording.kinds.contact import ContactBody
from crisiskit.recording.kinds.fact import FactBody
from crisiskit.recording.kinds.note import NoteBody
from crisiskit.recording.kinds.opened import OpenedBody
from crisiskit.recording.replaying import replay
from crisiskit.recording.sqlite_store import open_sqlite
from crisiskit.recording.stores import READ
from installed import ROOT, find_program
from measuring import Record, measure_calls, measure_processes, median_ratio, time_process

pytestmark = pytest.mark.benchmark

ENTRIES = 100_000
ROUNDS, COLD_ROUNDS = 5, 15
CRISIS, ZONE = "boat-accident-2026-12-04-1c9a07", "Asia/Makassar"
BEGAN = datetime(2026, 12, 4, 0, 20, tzinfo=UTC)


def make_entries() -> list[Entry]:
    """A log as eight days of many desks leave it: six reports in ten entries, and notes, contacts and steps between them."""
    chain = Chain(CRISIS, "humas-2b7e", BEGAN, Head())
    aware = When.at(BEGAN, ZONE)
    chain.add(OpenedBody(playbook="boat-accident", status=Status.EXERCISE, zones=(ZONE,), aware_at=aware.zoned()), at=aware)
    for number in range(1, ENTRIES):
        at = When.at(BEGAN + timedelta(seconds=7 * number), ZONE)
        turn = number % 10
        if turn < 6:
            values = {"rescued": number % 90, "deaths": number % 4, "missing": 30 - number % 30}
            empty: dict[str, int] = {}
            sure, heard = (values, empty) if turn % 2 else (empty, values)
            as_of = When.at(BEGAN + timedelta(minutes=number // 9), ZONE)
            chain.add(FactBody(source="basarnas", confirmed=dict(sure), reported=dict(heard)), at=at, as_of=as_of)
        elif turn == 6:
            chain.add(NoteBody(text=f"the harbour master calls, {number}", salt="0f" * 16), at=at)
        elif turn == 7:
            chain.add(ContactBody(who="comms-head", told=True, via="telephone", salt="0f" * 16), at=at)
        else:
            chain.add(ActBody(step="watch"), at=at, role="monitor")
    return chain.entries


def test_a_long_log_is_replayed_in_three_times_the_reading_of_its_rows(record: Record, tmp_path: Path) -> None:
    """The chain is checked by `log verify`, not here."""
    playbook = load_playbook("boat-accident")
    with open_sqlite(tmp_path / "log.sqlite", create=True) as store:
        entries = make_entries()
        assert store.merge(CRISIS, entries).new == ENTRIES
        reports = sum(entry.kind == "fact" for entry in entries)

        def read_rows() -> int:
            return sum(bool(json.loads(row[-1])) for row in store.run(READ, (CRISIS,)))

        def replay_log() -> None:
            crisis, problems = replay(store.read(CRISIS), playbook)
            assert crisis is not None
            assert (len(crisis.reports), problems) == (reports, [])

        assert read_rows() == ENTRIES
        floor, ours = measure_calls(read_rows, replay_log, rounds=ROUNDS)
    record("a log of 100,000 entries replayed / its rows and json.loads", median_ratio(ours, floor), 3.0)


def test_a_fact_from_cold_costs_little_more_than_an_assessment(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each fact is one more entry of the same log."""
    folder = tmp_path / "drill"
    shutil.copytree(ROOT / "docs" / "examples" / "ferry-drill", folder)
    monkeypatch.setenv("CRISISKIT_DESK", "humas-1")
    program, now = find_program(), ("--now", "2026-12-04 10.30")
    time_process((program, "log", "start", str(folder)), tmp_path)
    floor, ours = measure_processes(
        (program, "assess", str(folder), *now),
        (program, "fact", str(folder), "rescued=86", "--from", "basarnas", "--as-of", "10.25", *now),
        rounds=COLD_ROUNDS,
        folder=tmp_path,
    )
    record("crisiskit fact / crisiskit assess, both from cold", median_ratio(ours, floor), 1.6)
