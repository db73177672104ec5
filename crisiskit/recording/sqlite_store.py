"""The log in a file of SQLite beside `crisis.yaml`.

    with open_sqlite(Path("ferry/log.sqlite")) as store: ...

Rollback journal and `synchronous=EXTRA`: the file that people copy is whole by itself (a WAL file that is left behind shortens the
log silently), and a commit has reached the disk, its folder's entry included, before it is acknowledged.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Event
from typing import TYPE_CHECKING

from crisiskit.errors import LogRefused
from crisiskit.problems import Problem, Where, problem
from crisiskit.recording.stores import TABLE, Store

if TYPE_CHECKING:
    from pathlib import Path

#: How long a writer waits for the others, in seconds.
PATIENCE = 30.0
#: How long it waits between two tries, in seconds. SQLite's own waits grow to 0.1 s, far longer than the gap between two
#: transactions of a busy writer: of eight that write without a pause some then wait longer than anybody has patience for.
PAUSE = 0.002
#: The settings that must hold; each is set, and asked for again.
SETTINGS: Mapping[str, str] = {
    "journal_mode": "delete", "synchronous": "3", "fullfsync": "1", "trusted_schema": "0", "cell_size_check": "1",
}  # fmt: skip
_SET = {"synchronous": "EXTRA"}


def open_sqlite(path: Path, *, create: bool = False) -> Store:
    """The store in a file. LogRefused where there is none (unless it is to be made), or it is no log or cannot be used."""
    store = SqliteStore(path, create=create)
    try:
        if create:
            store.create()
        else:
            store.look()
    except BaseException:
        store.close()
        raise
    return store


class SqliteStore(Store):
    """A store in one file."""

    def __init__(self, path: Path, *, create: bool) -> None:
        self.name = str(path)
        self._where = Where(str(path))
        self._waiting = Event()
        if not create and not path.exists():
            raise LogRefused([problem("log-missing", self._where, store=self.name)])
        mode = "rwc" if create else "rw"
        with self.guard():
            address = f"{path.absolute().as_uri()}?mode={mode}"
            self._connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=PATIENCE)
            try:
                self._settle()
            except BaseException:
                self._connection.close()
                raise

    def _settle(self) -> None:
        """Set what durability rests on, and make sure that it holds."""
        for name, value in SETTINGS.items():
            self.run(f"PRAGMA {name} = {_SET.get(name, value)}")
        if self.describe_durability() != SETTINGS:
            raise LogRefused([problem("log-not-durable", self._where, store=self.name, setting=str(self.describe_durability()))])

    def look(self) -> None:
        """LogRefused where the file holds no log at all."""
        with self.guard():
            found = self.run("SELECT count(*) FROM sqlite_schema WHERE name = ?", (TABLE,)).fetchone()
            if not found[0]:
                raise LogRefused([problem("log-missing", self._where, store=self.name)])

    def run(self, statement: str, values: Iterable[object] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        return self._connection.execute(statement, tuple(values))

    def begin(self, crisis: str) -> None:  # noqa: ARG002 - the whole file waits
        """Take the file's write lock now, not at the first write: two who had both read could else not both write."""
        self.run("PRAGMA busy_timeout = 0")
        try:
            self._wait_to_begin()
        finally:
            self.run(f"PRAGMA busy_timeout = {int(PATIENCE * 1_000)}")

    def _wait_to_begin(self) -> None:
        """Try until the lock is free; tries of different processes do not keep step."""
        pause = PAUSE * (1 + os.getpid() % 10 / 10)
        for _ in range(int(PATIENCE / pause)):
            try:
                self.run("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                self._waiting.wait(pause)
            else:
                return
        self.run("BEGIN IMMEDIATE")

    def finish(self) -> None:
        """Commit."""
        self.run("COMMIT")

    def give_up(self) -> None:
        """Roll back, unless SQLite has done so itself."""
        with suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self.run("ROLLBACK")

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Turn the errors of SQLite into LogRefused; it quotes a damaged file in messages that are no text any more."""
        try:
            yield
        except (sqlite3.Error, UnicodeError) as error:
            raise LogRefused([self._explain(error)]) from error

    def _explain(self, error: Exception) -> Problem:
        name = getattr(error, "sqlite_errorname", "") or ""
        reason = " ".join(str(error).split())
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return problem("log-busy", self._where, store=self.name, seconds=int(PATIENCE))
        if name.startswith(("SQLITE_READONLY", "SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR")):
            return problem("log-unwritable", self._where, store=self.name, reason=reason)
        return problem("log-unreadable", self._where, store=self.name, reason=reason)

    def describe_durability(self) -> Mapping[str, str]:
        """What the connection says of itself."""
        return {name: str(self.run(f"PRAGMA {name}").fetchone()[0]) for name in SETTINGS}

    def find_damage(self) -> list[Problem]:
        """SQLite's own check of the whole file."""
        with self.guard():
            found = [str(row[0]) for row in self.run("PRAGMA integrity_check(1)")]
        wrong = [text for text in found if text != "ok"]
        return [problem("log-unreadable", self._where, store=self.name, reason=text) for text in wrong]

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
