"""`crisiskit note "the harbour master will call back"`: kept in the log, never said, withheld from partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crisiskit.cli.journal import make_author
from crisiskit.cli.options import make_folder, make_now

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "note", callback=click.pass_obj(add_note), help=say("note.help"), options_metavar=say("program.options"),
        params=[click.Argument(["text"], metavar=say("metavar.text")), make_folder(say), *make_author(say), make_now(say)],
    )  # fmt: skip


def add_note(program: Program, text: str, folder: Path, role: str | None, person: str | None, now: str | None) -> None:
    """Record the note."""
    from crisiskit.cli.entering import Author, begin, read_words
    from crisiskit.cli.journal import make_salt
    from crisiskit.recording.kinds.note import NoteBody

    body = NoteBody(text=read_words(text), salt=make_salt())
    entering = begin(program, folder, now)
    entering.record(lambda _: body, Author(role, person))
    click.echo(program.say("note.recorded", time=entering.say(entering.case.now), text=body.text))
