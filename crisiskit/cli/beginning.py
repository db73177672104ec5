"""The log of a crisis begun, as `crisiskit open` and `crisiskit log start` do it, with what is said of it.

    begin_log(program, folder, playbook, address)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.cli.starting import Program
    from crisiskit.model.playbook import Playbook


def begin_log(program: Program, folder: Path, playbook: Playbook, address: str | None) -> None:
    """Begin it and say where it lies, and what this desk is called in it."""
    from crisiskit.cli.desks import find_desk
    from crisiskit.cli.journal import find_password
    from crisiskit.recording.logs import LOG_FILE, start_log

    desk = find_desk(program)
    crisis = start_log(folder, playbook, address=address, password=find_password(program))
    store = crisis.log or folder / LOG_FILE
    click.echo(program.say("log.started", store=store, crisis=crisis.id, desk=desk), err=True)
