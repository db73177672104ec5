"""What a log must outlive: kills at any instant, many writers at once, a byte that flips. Minutes long, so run with `-m soak`.

A kill is not a power cut: the system still writes what the process had handed over. What these tests show is that no
transaction is half done and none that was acknowledged is taken back; that the disk itself has it rests on the settings, which
`test_stores.py` asserts.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import struct
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import count as counting
from pathlib import Path

import pytest

from crisiskit.errors import LogRefused
from crisiskit.model.entry import Entry
from crisiskit.model.when import When
from crisiskit.recording.chaining import Chain, find_gaps, is_whole
from crisiskit.recording.kinds.fact import FactBody
from crisiskit.recording.kinds.note import NoteBody
from crisiskit.recording.postgres_store import open_postgres
from crisiskit.recording.sqlite_store import open_sqlite
from crisiskit.recording.stores import Store
from crisiskit.recording.verifying import verify
from postgres import Server

pytestmark = pytest.mark.soak

CRISIS = "boat-accident-2026-12-04-1c9a07"
NOW = datetime(2026, 12, 4, 2, 48, tzinfo=UTC)
AT = When.at(NOW, "Asia/Makassar")
KILLS, FEWEST_AFTER = 1_000, 900
WRITERS, APPENDS = 8, 1_000
FLIPS = 3_000
#: Children are copies of this process, so that a kill costs no start of Python; the one that dies has opened its own store.
FORK = multiprocessing.get_context("fork")
#: What a child says before it is ready to be killed, and for each entry that its store has acknowledged.
ACKNOWLEDGED = struct.Struct("q")

NUMBERS = counting()
Open = Callable[[], Store]


@pytest.fixture(params=["sqlite", "postgres"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    if request.param == "sqlite":
        path = tmp_path / "log.sqlite"
        open_sqlite(path, create=True).close()
        return lambda: open_sqlite(path)
    server: Server = request.getfixturevalue("postgres")
    address = server.make_database(f"soak{next(NUMBERS)}")
    open_postgres(address, create=True).close()
    return lambda: open_postgres(address)


def tell(capsys: pytest.CaptureFixture[str], figures: str) -> None:
    """Show what was measured, whatever pytest hides."""
    with capsys.disabled():
        sys.stdout.write(f"\n{figures}\n")


def say(number: int) -> Callable[[Chain], object]:
    """A report and its note, so that each append has two entries that stand or fall together."""

    def write(chain: Chain) -> None:
        fact = chain.add(FactBody(source="basarnas", confirmed={"rescued": number}), at=AT)
        chain.add(NoteBody(text=f"call {number} " + "x" * (number % 3000), about=fact.key, salt="aa"), at=AT)

    return write


def append_until_killed(reopen: Open, desk: str, pipe: int) -> None:
    """Append and say so, number after number; ended from outside."""
    with reopen() as store:
        while True:
            (*_, last) = store.append(CRISIS, desk, NOW, say(random.randrange(10_000)))
            os.write(pipe, ACKNOWLEDGED.pack(last.number))


def kill_once(reopen: Open, desk: str, chance: random.Random) -> int:
    """Let a child append for some milliseconds and kill it; the last number that it had acknowledged, 0 if none."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            append_until_killed(reopen, desk, writer)
        finally:
            os._exit(1)
    os.close(writer)
    # Most are killed in the midst of writing, after a first acknowledgement; some while they still open the store.
    data = os.read(reader, ACKNOWLEDGED.size) if chance.random() > 0.03 else b""
    signal.sigtimedwait([], chance.random() * 0.03)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(reader, 65_536):
        data += piece
    os.close(reader)
    whole = len(data) // ACKNOWLEDGED.size * ACKNOWLEDGED.size
    return max((number for (number,) in ACKNOWLEDGED.iter_unpack(data[:whole])), default=0)


def test_no_kill_loses_what_was_acknowledged_or_leaves_a_store_that_does_not_open(
    reopen: Open, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(20261204)
    kills = KILLS if "sqlite" in request.node.name else KILLS // 5
    after = 0
    highest = 0
    for number in range(kills):
        acknowledged = kill_once(reopen, "humas", chance)
        after += acknowledged > 0
        highest = max(highest, acknowledged)
        if number % 50 == 49 or number == kills - 1:
            with reopen() as store:
                entries = list(store.read(CRISIS))
                assert verify(store, CRISIS) == []
            assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
            assert len(entries) >= highest, "what was acknowledged is there"
            assert len(entries) % 2 == 0, "a report never without its note"
    tell(capsys, f"{kills} kills, {after} after an acknowledgement, {highest} entries acknowledged")
    assert after >= kills * FEWEST_AFTER // KILLS


def append_many(reopen: Open, desk: str, count: int) -> None:
    with reopen() as store:
        for number in range(count):
            store.append(CRISIS, desk, NOW, partial(add_count, desk, number))


def add_count(desk: str, number: int, chain: Chain) -> None:
    """Write one count."""
    chain.add(FactBody(source=desk, confirmed={"rescued": number}), at=AT)


@pytest.mark.parametrize("shared", [False, True], ids=["a desk each", "one desk for all"])
def test_many_writers_at_once_lose_nothing(reopen: Open, shared: bool) -> None:
    desks = ["humas" if shared else f"desk-{number}" for number in range(WRITERS)]
    count = APPENDS if not shared else APPENDS // 10
    children = [FORK.Process(target=append_many, args=(reopen, desk, count)) for desk in desks]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0] * WRITERS
    with reopen() as store:
        entries = list(store.read(CRISIS))
        assert verify(store, CRISIS) == []
    assert len(entries) == WRITERS * count
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1)), "each saw all before it"
    if not shared:
        for desk in desks:
            mine = [entry.body for entry in entries if entry.desk == desk]
            assert mine == [f'{{"source":"{desk}","confirmed":{{"rescued":{number}}}}}' for number in range(count)]


def test_a_server_that_crashes_has_what_it_acknowledged(postgres: Server) -> None:
    """The whole server is stopped as by a crash while children append, five times; it recovers from its own log."""
    address = postgres.make_database("crashing")
    open_postgres(address, create=True).close()
    for _ in range(5):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                append_until_killed(lambda: open_postgres(address), "humas", writer)
            finally:
                os._exit(1)
        os.close(writer)
        data = os.read(reader, ACKNOWLEDGED.size)
        postgres.stop("immediate")
        os.waitpid(child, 0)
        while piece := os.read(reader, 65_536):
            data += piece
        os.close(reader)
        postgres.start()
        acknowledged = [number for (number,) in ACKNOWLEDGED.iter_unpack(data)]
        assert acknowledged
        with open_postgres(address) as store:
            entries = list(store.read(CRISIS))
            assert verify(store, CRISIS) == []
        assert len(entries) >= acknowledged[-1]


def make_varied(path: Path) -> list[Entry]:
    """A store with several pages, desks and long bodies."""
    with open_sqlite(path, create=True) as store:
        for number in range(60):
            store.append(CRISIS, f"desk-{number % 3}", NOW, say(number * 131 % 10_000))
        return list(store.read(CRISIS))


def test_a_flipped_byte_is_found_or_every_row_is_unchanged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Anywhere in the file, in any bit: either `verify` says so, or the entries are what they were."""
    sound, hurt = tmp_path / "sound.sqlite", tmp_path / "hurt.sqlite"
    entries = make_varied(sound)
    data = sound.read_bytes()
    chance = random.Random(20261204)
    found = 0
    for place in _choose_places(len(data), chance):
        changed = bytearray(data)
        changed[place] ^= 1 << chance.randrange(8)
        hurt.write_bytes(changed)
        is_found, read = look_at(hurt)
        assert is_found or read == entries, f"byte {place}"
        found += is_found
    tell(capsys, f"{FLIPS} flips in {len(data)} bytes, {found} found, {FLIPS - found} without effect")
    assert FLIPS // 2 < found < FLIPS, "most flips hurt, and some lie in what SQLite does not use"
    assert not list(find_gaps(entries))
    assert all(is_whole(entry) for entry in entries)


def _choose_places(size: int, chance: random.Random) -> Iterator[int]:
    """The header of the file and of its first page, where everything hangs, then anywhere."""
    yield from range(200)
    yield from (chance.randrange(size) for _ in range(FLIPS - 200))


def look_at(path: Path) -> tuple[bool, list[Entry]]:
    """Whether something is said to be wrong with a store, and the entries that it gives."""
    copy = path.with_suffix(".copy")
    shutil.copyfile(path, copy)
    try:
        with open_sqlite(copy) as store:
            problems = verify(store, CRISIS)
            return bool(problems), [] if problems else list(store.read(CRISIS))
    except LogRefused:
        return True, []
