"""A PostgreSQL server of the tests' own, in a folder of its own, reached through a socket there; gone when the tests are.

    with start_server() as server:
        open_postgres(server.address("crisis"), create=True)

The programs are those of Debian's package `postgresql`; without them the tests are skipped, and `.ci/run` refuses that.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAMS = Path("/usr/lib/postgresql")
USER = "postgres"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its folder, which holds the socket, and the folder of its programs."""

    folder: Path
    programs: Path

    def address(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def make_database(self, name: str, *options: str) -> str:
        """A new, empty database, and its address."""
        self.run("createdb", "-h", str(self.folder), "-U", USER, *options, name)
        return self.address(name)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the programs as the server's user: it refuses to be root."""
        user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
        command = [*user, str(self.programs / program), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
        assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"

    def query(self, statement: str) -> None:
        """Run a statement as the server's user, beside whatever the tests have open."""
        self.run("psql", "-h", str(self.folder), "-U", USER, "-d", "postgres", "-c", statement)

    def start(self) -> None:
        """Start it, nothing changed of what durability rests on."""
        options = f"-c listen_addresses='' -k {self.folder}"
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it; `immediate` is a crash, after which it recovers from its log."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", mode, "stop")


@contextmanager
def start_server() -> Iterator[Server]:
    """A server in a folder that is made for it."""
    programs = find_programs()
    folder = Path(tempfile.mkdtemp(prefix="crisiskit-postgres-"))  # not pytest's: a socket's path may have 107 letters
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        server = Server(folder, programs)
        settings = ("-A", "trust", "-U", USER, "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
        server.run("initdb", "-D", str(folder / "data"), *settings)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def find_programs() -> Path:
    """The folder of the newest server's programs; a skip where there is none."""
    found = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        pytest.skip(f"no PostgreSQL below {PROGRAMS}: install Debian's package postgresql")
    return found[-1].parent
