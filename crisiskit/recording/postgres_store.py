"""The log in a PostgreSQL database that several desks share.

    with open_postgres("postgresql://crisis@db.internal/crisis?sslmode=require", password="…") as store: ...

Through pg8000, which is pure Python and an extra (`crisiskit[postgres]`). Writers of one crisis queue behind a lock of the
transaction; an acknowledgement waits until the server has flushed its log to the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from crisiskit.errors import ExtraMissing, LogRefused
from crisiskit.problems import Problem, Where, problem
from crisiskit.recording.stores import CREATE, TABLE, Store

SCHEMES = ("postgresql", "postgres")
#: How long to wait for a server that does not answer, in seconds.
PATIENCE = 30
#: What must hold of the server and of our session.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "fsync": ("on",), "full_page_writes": ("on",), "synchronous_commit": ("on", "remote_write", "remote_apply"),
}  # fmt: skip


def is_address(text: str) -> bool:
    """Whether a text is the address of a database."""
    return text.partition("://")[0] in SCHEMES and "://" in text


def open_postgres(address: str, *, password: str | None = None, create: bool = False) -> Store:
    """The store at an address.

    LogRefused where the server cannot be reached, holds no log (unless it is to be made) or would acknowledge what is not on its
    disk; ExtraMissing without pg8000. A password in the address is refused: `crisis.yaml` is sent to others.
    """
    store = PostgresStore(address, password)
    try:
        store.settle(create=create)
    except BaseException:
        store.close()
        raise
    return store


class PostgresStore(Store):
    """A store in a database."""

    def __init__(self, address: str, password: str | None) -> None:
        self.name = address
        self._where = Where(address)
        try:
            import pg8000.dbapi as driver
        except ImportError as error:
            raise ExtraMissing([problem("extra-missing", None, format="postgresql", extra="postgres")]) from error
        self._driver: Any = driver
        settings = self._read_address(address)
        with self.guard():
            self._connection: Any = driver.connect(password=password, timeout=PATIENCE, application_name="crisiskit", **settings)
            self._connection.autocommit = True

    def _read_address(self, address: str) -> dict[str, Any]:
        """What the driver wants to know. A socket is `?host=/folder`, as libpq has it."""
        try:
            parts = urlsplit(address)
            port = parts.port or 5432
        except ValueError as error:
            raise LogRefused([problem("log-bad-address", self._where, found=address)]) from error
        if parts.password is not None:
            raise LogRefused([problem("log-address-has-password", None)])
        options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        host = options.get("host") or unquote(parts.hostname or "")
        if not is_address(address) or not host or not parts.path.strip("/") or not options.keys() <= {"host", "sslmode"}:
            raise LogRefused([problem("log-bad-address", self._where, found=address)])
        settings: dict[str, Any] = {"user": unquote(parts.username or "postgres"), "database": unquote(parts.path.strip("/"))}
        if host.startswith("/"):
            return {**settings, "unix_sock": f"{host}/.s.PGSQL.{port}"}
        mode = options.get("sslmode", "prefer")
        secure = {"require": True, "disable": False, "prefer": None}.get(mode, True)
        if mode in ("verify-full", "verify-ca"):
            import ssl

            return {**settings, "host": host, "port": port, "ssl_context": ssl.create_default_context()}
        return {**settings, "host": host, "port": port, "ssl_context": secure}

    def settle(self, *, create: bool) -> None:
        """Make sure that an acknowledgement will mean what it says, and that there is a log."""
        with self.guard():
            if self._show("synchronous_commit") not in NEEDED["synchronous_commit"]:
                self.run("SET synchronous_commit = on")
            told = self.describe_durability()
            wrong = [f"{name} = {told[name]}" for name, values in NEEDED.items() if told[name] not in values]
            if wrong:
                raise LogRefused([problem("log-not-durable", self._where, store=self.name, setting=", ".join(wrong))])
            if create:
                self.create()
            elif self.run("SELECT to_regclass(?)", (TABLE,)).fetchone()[0] is None:
                raise LogRefused([problem("log-missing", self._where, store=self.name)])

    def _show(self, name: str) -> str:
        return str(self.run(f"SHOW {name}").fetchone()[0])

    def run(self, statement: str, values: Iterable[object] = ()) -> Any:
        """Run one statement, `?` as the driver has it."""
        cursor = self._connection.cursor()
        cursor.execute(statement.replace("?", "%s"), tuple(values))
        return cursor

    def create(self) -> None:
        """Make the table; the order of texts is that of their bytes, as everywhere else, whatever the database's own is."""
        with self.write_to(""):
            for statement in CREATE:
                self.run(statement.replace(" TEXT", ' TEXT COLLATE "C"'))

    def begin(self, crisis: str) -> None:
        """Begin, and queue behind the other writers of the crisis before anything is read."""
        self.run("BEGIN")
        self.run("SELECT pg_advisory_xact_lock(?::bigint)", (_lock_of(crisis),))

    def finish(self) -> None:
        """Commit."""
        self.run("COMMIT")

    def give_up(self) -> None:
        """Roll back, where the server still listens."""
        with suppress(Exception):
            self.run("ROLLBACK")

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Turn the errors of driver and network into LogRefused."""
        try:
            yield
        except (self._driver.Error, OSError) as error:
            told = error.args[0] if error.args else ""
            reason = str(told.get("M", told)) if isinstance(told, dict) else str(told) or type(error).__name__
            raise LogRefused([problem("log-out-of-reach", self._where, store=self.name, reason=reason)]) from error

    def describe_durability(self) -> Mapping[str, str]:
        """What the server says of itself and of our session."""
        return {name: self._show(name) for name in NEEDED}

    def find_damage(self) -> list[Problem]:
        """Nothing: the server checks its own pages, where `data_checksums` is on."""
        return []

    def close(self) -> None:
        """Hang up."""
        with suppress(Exception):
            self._connection.close()


def _lock_of(crisis: str) -> int:
    """The number of the crisis's lock: the same on every desk."""
    return int.from_bytes(sha256(f"{TABLE}:{crisis}".encode()).digest()[:8], "big", signed=True)
