"""`crisiskit decide "no interviews at the pier" --because "families wait there"`: what was decided, by whom, and why."""

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
    text = say("metavar.text")
    return click.Command(
        "decide", callback=click.pass_obj(add_decision), help=say("decide.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["text"], metavar=text),
            make_folder(say),
            click.Option(["--because"], metavar=text, help=say("decide.because")),
            click.Option(["--at", "moment"], metavar=say("metavar.time"), help=say("decide.at")),
            *make_author(say),
            make_now(say),
        ],
    )  # fmt: skip


def add_decision(
    program: Program, text: str, folder: Path, because: str | None, moment: str | None, role: str | None, person: str | None,
    now: str | None,
) -> None:  # fmt: skip
    """Record the decision."""
    from crisiskit.cli.entering import Author, begin, read_line, read_words
    from crisiskit.recording.kinds.decision import DecisionBody

    body = DecisionBody(text=read_words(text), because=read_line(because))
    entering = begin(program, folder, now)
    at = entering.read_moment(moment, "--at")
    entering.record(lambda _: body, Author(role, person), as_of=at)
    click.echo(program.say("decide.recorded", time=entering.say(at), text=body.text))
    entering.tell()
