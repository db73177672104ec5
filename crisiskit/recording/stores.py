"""Where a log is kept: one table and its few statements, the same in SQLite and PostgreSQL; the one interface to either.

    with open_sqlite(Path("ferry/log.sqlite")) as store:
        store.append(crisis, desk, recorded_at, lambda chain: chain.add(body, at=at))
        for entry in store.read(crisis): ...

What `append` has returned is acknowledged: it is on the disk, as far as the database and the disk tell the truth. Entries are
added, never changed; the one thing that may be filled in later is a body that was withheld before.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from crisiskit.model.entry import Entry
from crisiskit.recording.chaining import Chain, Head

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

    from crisiskit.problems import Problem

#: What is written at the end of a desk's chain; it raises AppendRefused to leave the store as it was.
Write = Callable[[Chain], object]

TABLE = "crisiskit_log"
_COLUMNS = ", ".join(Entry._fields)

CREATE = (
    (f"CREATE TABLE IF NOT EXISTS {TABLE} ("
    "key TEXT NOT NULL, crisis TEXT NOT NULL, desk TEXT NOT NULL, number BIGINT NOT NULL, prev TEXT NOT NULL, seq BIGINT NOT NULL, "
    "recorded_at TEXT NOT NULL, at TEXT NOT NULL, as_of TEXT, kind TEXT NOT NULL, role TEXT, person TEXT, body_hash TEXT NOT NULL, "
    "body TEXT, PRIMARY KEY (crisis, seq, desk, key))"),
    f"CREATE UNIQUE INDEX IF NOT EXISTS {TABLE}_chain ON {TABLE} (crisis, desk, number, key)",
)
# All that is ever asked. Names of tables and columns are ours; what is asked for is always a parameter.
READ = f"SELECT {_COLUMNS} FROM {TABLE} WHERE crisis = ? ORDER BY seq, desk, key"  # noqa: S608
HEAD = (
    f"SELECT number, key, (SELECT max(seq) FROM {TABLE} WHERE crisis = ?) FROM {TABLE} "  # noqa: S608
    "WHERE crisis = ? AND desk = ? ORDER BY number DESC, key DESC LIMIT 1"
)
INSERT = (
    f"INSERT INTO {TABLE} ({_COLUMNS}) VALUES ({', '.join('?' * len(Entry._fields))}) ON CONFLICT DO NOTHING"  # noqa: S608
)
FILL = f"UPDATE {TABLE} SET body = ? WHERE crisis = ? AND seq = ? AND desk = ? AND key = ? AND body IS NULL"  # noqa: S608
HIGHEST = f"SELECT max(seq) FROM {TABLE} WHERE crisis = ?"  # noqa: S608
CRISES = f"SELECT DISTINCT crisis FROM {TABLE} ORDER BY crisis"  # noqa: S608


class Merged(NamedTuple):
    """What became of entries that another desk sent: those that are new here, those that got their body, those known before."""

    new: int
    filled: int
    known: int


class Store(ABC):
    """A log's store. Made by `open_sqlite` or `open_postgres`; closed when its `with` ends."""

    #: What people call it: a path, or an address without its password.
    name: str

    @abstractmethod
    def run(self, statement: str, values: Iterable[object] = ()) -> Any:
        """Run one statement with `?` for values and return its cursor."""

    @abstractmethod
    def begin(self, crisis: str) -> None:
        """Begin a transaction that waits for all other writers of the crisis, and keeps them out until it ends."""

    @abstractmethod
    def finish(self) -> None:
        """Commit; returns when what was written is on the disk."""

    @abstractmethod
    def give_up(self) -> None:
        """Roll back."""

    @abstractmethod
    def guard(self) -> AbstractContextManager[None]:
        """Turn whatever the database raises into LogRefused."""

    @abstractmethod
    def describe_durability(self) -> Mapping[str, str]:
        """The settings on which an acknowledgement rests, as the database itself reports them."""

    @abstractmethod
    def find_damage(self) -> list[Problem]:
        """What the database itself finds wrong with its file."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the store."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def create(self) -> None:
        """Make the table where it is not there."""
        with self.write_to(""):
            for statement in CREATE:
                self.run(statement)

    @contextmanager
    def write_to(self, crisis: str) -> Iterator[None]:
        """One transaction: all of what is run inside is kept, or nothing of it."""
        with self.guard():
            self.begin(crisis)
            try:
                yield
                self.finish()
            except BaseException:
                self.give_up()
                raise

    def find_crises(self) -> tuple[str, ...]:
        """The ids of the crises whose log it holds."""
        with self.guard():
            return tuple(row[0] for row in self.run(CRISES).fetchall())

    def read(self, crisis: str) -> Iterator[Entry]:
        """The entries of a crisis in the order of replay."""
        with self.guard():
            # As `Entry._make`, whose own call costs more than the row; the columns asked for are its fields.
            yield from map(partial(tuple.__new__, Entry), self.run(READ, (crisis,)))

    def append(self, crisis: str, desk: str, recorded_at: datetime, write: Write) -> tuple[Entry, ...]:
        """Have `write` add entries to the desk's chain, and return them once they are safe.

        Nothing else is written meanwhile, so what `write` reads is what its entries will stand behind.
        """
        with self.write_to(crisis):
            chain = Chain(crisis, desk, recorded_at, self._find_head(crisis, desk), lambda: tuple(self.read(crisis)))
            write(chain)
            for entry in chain.entries:
                self.run(INSERT, entry)
        return tuple(chain.entries)

    def merge(self, crisis: str, entries: Iterable[Entry], check: Callable[[Iterable[Entry]], None] | None = None) -> Merged:
        """Take in what other desks recorded; what is here already stays as it is. Joining is union, so order does not matter.

        `check` is handed what the store holds, inside the transaction, and raises to leave the store as it was.
        """
        counts = {"new": 0, "filled": 0, "known": 0}
        with self.write_to(crisis):
            if check is not None:
                check(tuple(self.read(crisis)))
            for entry in entries:
                counts[self._take_in(entry)] += 1
        return Merged(**counts)

    def _take_in(self, entry: Entry) -> str:
        if self.run(INSERT, entry).rowcount == 1:
            return "new"
        place = (entry.crisis, entry.seq, entry.desk, entry.key)
        if entry.body is not None and self.run(FILL, (entry.body, *place)).rowcount == 1:
            return "filled"
        return "known"

    def _find_head(self, crisis: str, desk: str) -> Head:
        found = self.run(HEAD, (crisis, crisis, desk)).fetchone()
        if found is not None:
            return Head(*found)
        highest = self.run(HIGHEST, (crisis,)).fetchone()[0]
        return Head(seq=highest or 0)
