"""The log of a situation's folder, as commands open it, write to it and show an entry.

    with open_store(program, folder, crisis) as store: ...
    entries = record(program, folder, crisis, write)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.crisis import Crisis
    from crisiskit.model.entry import Entry
    from crisiskit.recording.stores import Store, Write

#: The variable that holds the password of a database, as PostgreSQL's own programs have it.
PASSWORD_VARIABLE = "PGPASSWORD"  # noqa: S105 - a name, not a password


def find_password(program: Program) -> str | None:
    """The password of a shared log, if one is needed: it never stands in a file that is sent to others."""
    return program.environment.get(PASSWORD_VARIABLE)


def open_store(program: Program, folder: Path, crisis: Crisis) -> Store:
    """The store of a crisis that has a log."""
    from crisiskit.recording.logs import open_log

    return open_log(folder, crisis, password=find_password(program))


def record(program: Program, folder: Path, crisis: Crisis, write: Write) -> tuple[Entry, ...]:
    """Append what `write` adds, under this desk's name and the time of its clock, and return it once it is safe."""
    from crisiskit.cli.desks import find_desk
    from crisiskit.cli.options import read_clock

    desk = find_desk(program)
    with open_store(program, folder, crisis) as store:
        return store.append(crisis.id or "", desk, read_clock(), write)


def make_salt() -> str:
    """Chance that keeps a withheld body from being guessed."""
    import secrets

    return secrets.token_hex(16)


def make_author(say: Words) -> list[click.Parameter]:
    """Who records: role and name, both kept in the log."""
    return [
        click.Option(["--by", "role"], metavar=say("metavar.role"), help=say("log.by")),
        click.Option(["--person"], metavar=say("metavar.name"), help=say("log.person")),
    ]


def show_entry(entry: Entry, zone: str, say: Words, void: Entry | None = None) -> tuple[str, ...]:
    """An entry as cells: its name, desk and number, when, what sort, what it says."""
    from zoneinfo import ZoneInfo

    from crisiskit.model.when import When
    from crisiskit.recording.kinds.table import KINDS, read_body

    when = When.parse_zoned(entry.at)
    at = when.clock.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M") if when.clock else when.isoformat()
    body = read_body(entry)
    if body is not None:
        text = KINDS[entry.kind].show(body)
    else:
        text = say("log.withheld") if entry.body is None else say("log.not_understood")
    if void is not None:
        text = f"{say('log.void', entry=void.short)} {text}"
    if entry.person or entry.role:
        text = f"{text} ({', '.join(filter(None, (entry.person, entry.role)))})"
    return (entry.short, f"{entry.desk}:{entry.number}", at, entry.kind, " ".join(text.split()))
