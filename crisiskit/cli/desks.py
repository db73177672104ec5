"""What this desk is called in every log that it writes to: named once on a machine, outside all folders of crises.

    find_desk(program)      # "humas-2b7e"

A folder may be copied from desk to desk; were the name in it, two desks would number their entries alike.
"""

from __future__ import annotations

import re
import secrets
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crisiskit.errors import AppendRefused
from crisiskit.problems import problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crisiskit.cli.starting import Program

DESK_VARIABLE = "CRISISKIT_DESK"
#: Where a system keeps the settings of a user; the first that is set counts.
SETTINGS = ("XDG_CONFIG_HOME", "APPDATA")


def find_desk(program: Program) -> str:
    """The name in the environment, else that in the user's settings; the first time one is made, kept there and told."""
    from crisiskit.recording.chaining import DESK
    from crisiskit.recording.writing import WriteRefused, make_folder, write_whole

    named = program.environment.get(DESK_VARIABLE)
    if named is None:
        file = find_file(program.environment)
        named = file.read_text(encoding="utf-8").strip() if file.is_file() else None
    if named is not None:
        if not DESK.fullmatch(named):
            raise AppendRefused([problem("bad-desk-name", None, found=named)])
        return named
    made = make_name(socket.gethostname())
    try:
        make_folder(file.parent)
        write_whole(file, f"{made}\n")
    except WriteRefused as refused:
        raise AppendRefused([problem("desk-not-named", None, path=str(file), variable=DESK_VARIABLE)]) from refused
    click.echo(program.say("log.desk_made", desk=made, path=file), err=True)
    return made


def find_file(environment: Mapping[str, str]) -> Path:
    """The file that holds the desk's name."""
    folder = next((Path(environment[name]) for name in SETTINGS if environment.get(name)), None)
    return (folder or Path(environment.get("HOME") or Path.home()) / ".config") / "crisiskit" / "desk"


def make_name(machine: str) -> str:
    """The machine's name and four letters of chance, since many machines are called the same."""
    name = re.sub(r"[^a-z0-9]+", "-", machine.partition(".")[0].lower()).strip("-")[:30]
    return f"{name or 'desk'}-{secrets.token_hex(2)}"
