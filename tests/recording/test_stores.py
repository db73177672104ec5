"""One contract for both stores, run against a real file of SQLite and a real PostgreSQL server."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crisiskit.errors import AppendRefused, LogRefused
from crisiskit.model.entry import Entry
from crisiskit.model.when import When
from crisiskit.problems import problem
from crisiskit.recording.chaining import Chain, Head, find_gaps, is_whole
from crisiskit.recording.kinds.fact import FactBody
from crisiskit.recording.kinds.note import NoteBody
from crisiskit.recording.postgres_store import NEEDED, open_postgres
from crisiskit.recording.sqlite_store import SETTINGS, open_sqlite
from crisiskit.recording.stores import Merged, Store
from postgres import Server

CRISIS = "boat-accident-2026-12-04-1c9a07"
NOW = datetime(2026, 12, 4, 2, 48, tzinfo=UTC)
AT = When.at(NOW, "Asia/Makassar")
NUMBERS = itertools.count()

Open = Callable[[], Store]


@pytest.fixture(params=["sqlite", "postgres"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Opens the same store, empty at first, again and again."""
    if request.param == "sqlite":
        return lambda: open_sqlite(tmp_path / "log.sqlite", create=True)
    server: Server = request.getfixturevalue("postgres")
    address = server.make_database(f"contract{next(NUMBERS)}")
    return lambda: open_postgres(address, create=True)


@pytest.fixture
def store(reopen: Open) -> Iterator[Store]:
    with reopen() as opened:
        yield opened


def say(deaths: int) -> Callable[[Chain], object]:
    """Writes that Basarnas confirms some deaths."""
    return lambda chain: chain.add(FactBody(source="basarnas", confirmed={"deaths": deaths}), at=AT, role="liaison", person="Budi")


def add(store: Store, desk: str, deaths: int) -> Entry:
    (entry,) = store.append(CRISIS, desk, NOW, say(deaths))
    return entry


def test_what_was_appended_is_read_back_by_whoever_opens_the_store_next(reopen: Open) -> None:
    with reopen() as store:
        entry = add(store, "humas", 2)
    assert (entry.number, entry.seq, entry.prev, entry.role, entry.person) == (1, 1, "", "liaison", "Budi")
    assert is_whole(entry)
    with reopen() as store:
        assert list(store.read(CRISIS)) == [entry]
        assert list(store.read("another-crisis")) == []
        assert store.find_crises() == (CRISIS,)


def test_each_desk_numbers_its_own_and_sees_the_numbers_of_all(store: Store) -> None:
    entries = [add(store, desk, number) for number, desk in enumerate(("humas", "posko", "humas", "posko"))]
    numbers = [(entry.desk, entry.number, entry.seq) for entry in entries]
    assert numbers == [("humas", 1, 1), ("posko", 1, 2), ("humas", 2, 3), ("posko", 2, 4)]
    assert [entry.prev for entry in entries] == ["", "", entries[0].key, entries[1].key]
    assert list(store.read(CRISIS)) == entries
    assert not list(find_gaps(entries))


def test_the_order_is_that_of_seq_then_desk_by_its_letters_then_key(store: Store) -> None:
    """Names that a dictionary would sort otherwise than their bytes, all at the same seq."""
    desks = ["ab", "a-b", "a1", "b", "a-a", "file"]
    made = []
    for desk in desks:
        chain = Chain(CRISIS, desk, NOW, Head())
        say(1)(chain)
        made += chain.entries
    store.merge(CRISIS, made)
    assert [entry.desk for entry in store.read(CRISIS)] == sorted(desks)
    assert list(store.read(CRISIS)) == sorted(made, key=lambda entry: entry.order)


def test_what_is_refused_inside_the_transaction_leaves_the_store_as_it_was(store: Store) -> None:
    first = add(store, "humas", 2)

    def refuse_second(chain: Chain) -> None:
        assert list(chain.read()) == [first]
        say(3)(chain)
        raise AppendRefused([problem("nothing-to-append", None)])

    with pytest.raises(AppendRefused):
        store.append(CRISIS, "humas", NOW, refuse_second)
    assert list(store.read(CRISIS)) == [first]
    assert add(store, "humas", 4).prev == first.key


def test_a_predicate_sees_what_another_connection_has_just_written(reopen: Open) -> None:
    """Two desks decide at the same store: the second sees the first's entry, because it waits for it."""
    with reopen() as one, reopen() as two:
        first = add(one, "humas", 2)
        seen: list[Entry] = []
        two.append(CRISIS, "posko", NOW, lambda chain: seen.extend(chain.read()))
        assert seen == [first]


def test_several_entries_of_one_append_stand_or_fall_together(store: Store) -> None:
    def write(chain: Chain) -> None:
        fact = chain.add(FactBody(source="basarnas", confirmed={"deaths": 2}), at=AT)
        chain.add(NoteBody(text="by telephone", about=fact.key, salt="aa"), at=AT)

    fact, note = store.append(CRISIS, "humas", NOW, write)
    assert (note.number, note.seq, note.prev) == (2, 2, fact.key)
    assert list(store.read(CRISIS)) == [fact, note]


def test_joining_is_union_in_any_order_and_twice_is_once(reopen: Open) -> None:
    chains = [Chain(CRISIS, desk, NOW, Head(seq=index)) for index, desk in enumerate(("humas", "posko"))]
    for chain in chains:
        say(1)(chain)
        say(2)(chain)
    entries = [*chains[0].entries, *chains[1].entries]
    with reopen() as store:
        assert store.merge(CRISIS, reversed(entries)) == Merged(new=4, filled=0, known=0)
        assert store.merge(CRISIS, entries[1:3]) == Merged(new=0, filled=0, known=2)
        assert list(store.read(CRISIS)) == sorted(entries, key=lambda entry: entry.order)
        assert add(store, "humas", 5)[3:6] == (3, entries[1].key, 4), "number, the entry before, one more than the highest seq"


def test_a_body_that_was_withheld_is_filled_in_and_never_taken_out(store: Store) -> None:
    chain = Chain(CRISIS, "humas", NOW, Head())
    note = chain.add(NoteBody(text="by telephone", about="", salt="aa"), at=AT)
    bare = note._replace(body=None)
    assert is_whole(bare)
    assert store.merge(CRISIS, [bare]) == Merged(new=1, filled=0, known=0)
    assert list(store.read(CRISIS)) == [bare]
    assert store.merge(CRISIS, [note]) == Merged(new=0, filled=1, known=0)
    assert store.merge(CRISIS, [bare]) == Merged(new=0, filled=0, known=1)
    assert list(store.read(CRISIS)) == [note]


def test_a_merge_that_is_refused_takes_in_nothing(store: Store) -> None:
    chain = Chain(CRISIS, "humas", NOW, Head())
    say(1)(chain)

    def refuse(held: object) -> None:
        raise LogRefused([problem("log-missing", None, store="x")])

    with pytest.raises(LogRefused):
        store.merge(CRISIS, chain.entries, refuse)
    assert list(store.read(CRISIS)) == []


def test_letters_of_every_sort_come_back_as_they_were(store: Store) -> None:
    text = "“Ombak 3 m” — 海 🚢 \\ ' ; \x00\n\u2028"

    def write(chain: Chain) -> None:
        chain.add(NoteBody(text=text, about="", salt=""), at=AT, person="Ni Luh “Ayu” 海")

    (entry,) = store.append(CRISIS, "humas", NOW, write)
    (read,) = store.read(CRISIS)
    assert read == entry
    assert is_whole(read)


def test_an_empty_store_is_made_once_by_however_many_open_it(reopen: Open) -> None:
    with reopen() as one, reopen() as two:
        add(one, "humas", 1)
        assert len(list(two.read(CRISIS))) == 1


def test_the_settings_are_those_on_which_an_acknowledgement_rests(store: Store, request: pytest.FixtureRequest) -> None:
    told = store.describe_durability()
    if "sqlite" in request.node.name:
        assert told == SETTINGS
        assert (told["journal_mode"], told["synchronous"]) == ("delete", "3"), "rollback journal, EXTRA"
    else:
        assert told == {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}


class TestSqlite:
    """What only a file can be."""

    def test_a_file_that_is_not_there_is_not_made_by_looking(self, tmp_path: Path) -> None:
        path = tmp_path / "log.sqlite"
        with pytest.raises(LogRefused) as refused:
            open_sqlite(path)
        assert [item.code for item in refused.value.problems] == ["log-missing"]
        assert not path.exists()

    @pytest.mark.parametrize("data", [b"", b"SQLite format 3\x00"])
    def test_a_file_that_was_emptied_is_missing_or_unreadable(self, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / "log.sqlite"
        path.write_bytes(data)
        with pytest.raises(LogRefused) as refused:
            open_sqlite(path)
        assert [item.code for item in refused.value.problems] == ["log-unreadable" if data else "log-missing"]

    def test_a_file_that_is_something_else_is_unreadable(self, tmp_path: Path) -> None:
        path = tmp_path / "log.sqlite"
        path.write_text("playbook: boat-accident\n" * 100)
        with pytest.raises(LogRefused) as refused:
            open_sqlite(path)
        assert [item.code for item in refused.value.problems] == ["log-unreadable"]

    def test_a_file_left_in_wal_mode_is_brought_back_to_one_file(self, tmp_path: Path) -> None:
        path = tmp_path / "log.sqlite"
        with open_sqlite(path, create=True) as store:
            entry = add(store, "humas", 1)
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
        with open_sqlite(path) as store:
            assert store.describe_durability() == SETTINGS
            assert list(store.read(CRISIS)) == [entry]


class TestPostgres:
    """What only a server can do."""

    def test_an_order_of_the_database_s_own_changes_nothing(self, postgres: Server) -> None:
        options = ("--template=template0", "--icu-locale=en-US", "--locale-provider=icu")
        address = postgres.make_database("sorted", *options)
        with open_postgres(address, create=True) as store:
            for desk in ("ab", "a-b", "a1"):
                chain = Chain(CRISIS, desk, NOW, Head())
                say(1)(chain)
                store.merge(CRISIS, chain.entries)
            assert [entry.desk for entry in store.read(CRISIS)] == ["a-b", "a1", "ab"]

    def test_a_database_without_a_log_has_none(self, postgres: Server) -> None:
        with pytest.raises(LogRefused) as refused:
            open_postgres(postgres.make_database("bare"))
        assert [item.code for item in refused.value.problems] == ["log-missing"]

    def test_a_session_that_would_not_wait_for_the_disk_is_made_to(self, postgres: Server) -> None:
        address = postgres.make_database("hasty")
        postgres.query("ALTER DATABASE hasty SET synchronous_commit = off")
        with open_postgres(address, create=True) as store:
            assert store.describe_durability()["synchronous_commit"] in NEEDED["synchronous_commit"]

    @pytest.mark.parametrize(
        ("address", "code"),
        [
            ("postgresql://u:secret@host/db", "log-address-has-password"),
            ("postgresql://host", "log-bad-address"),
            ("postgresql:///db", "log-bad-address"),
            ("postgresql://host:many/db", "log-bad-address"),
            ("mysql://host/db", "log-bad-address"),
            ("postgresql://host/db?options=-c", "log-bad-address"),
            ("postgresql://u@/db?host=/nowhere", "log-out-of-reach"),
        ],
    )
    def test_an_address_that_leads_nowhere_is_refused_without_its_password(self, address: str, code: str) -> None:
        with pytest.raises(LogRefused) as refused:
            open_postgres(address)
        assert [item.code for item in refused.value.problems] == [code]
        assert "secret" not in str(refused.value)
        assert "secret" not in repr(refused.value.problems)

    def test_a_server_that_goes_away_is_said_to_be_out_of_reach(self, postgres: Server) -> None:
        address = postgres.make_database("leaving")
        with open_postgres(address, create=True) as store:
            end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'leaving' AND pid <> pg_backend_pid()"
            postgres.query(end)
            with pytest.raises(LogRefused) as refused:
                list(store.read(CRISIS))
        assert [item.code for item in refused.value.problems] == ["log-out-of-reach"]
