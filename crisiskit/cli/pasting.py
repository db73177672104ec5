"""A chat message pasted into `crisiskit fact --paste`: the lines it would be, for a person to read, mend and run.

    $ pbpaste | crisiskit fact ferry --paste
    crisiskit fact ferry rescued=88 deaths=2 --from basarnas --as-of 09:35 --reported

Nothing is recorded. Each line is `--reported`, since a message that was passed on is no confirmation.
"""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.cli.starting import Program


def propose(program: Program, folder: Path, source: str | None, as_of: str | None, now: str | None) -> None:
    """Print the line that the message on standard input would be, and what in it was not taken. AppendRefused for none."""
    from crisiskit.cli.asking import is_terminal
    from crisiskit.cli.situations import load_case
    from crisiskit.cli.sources import refuse_unknown
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem
    from crisiskit.reading.chats import LONGEST_MESSAGE, read_message

    say = program.say
    case = load_case(program, folder, now)
    situation = case.situation
    if source is not None:
        refuse_unknown(source, situation.playbook, situation.house, situation.crisis.sources)
    if is_terminal():
        click.echo(say("fact.paste_now"), err=True)
    text = sys.stdin.read(LONGEST_MESSAGE)
    names = {ident: tuple(item.names.values()) for ident, item in situation.crisis.sources.items()}
    message = read_message(text, situation.playbook, names)
    for clause in message.left:
        click.echo(say("fact.not_taken", text=clause[:200]), err=True)
    if not message.values:
        raise AppendRefused([problem("nothing-in-message", None)])
    values = [f"{fact}={value}" for fact, value in message.values.items()]
    place = [] if str(folder) == "." else [str(folder)]
    moment = as_of or message.clock
    clock = ["--as-of", moment] if moment else []
    who = source or message.source
    line = shlex.join(["crisiskit", "fact", *place, *values, *clock, "--reported"])
    click.echo(f"{line} --from {shlex.quote(who) if who else '…'}")
    click.echo(say("fact.confirm") if who else say("fact.whose"), err=True)
