"""`crisiskit decide "no interviews at the pier" --because "families wait there"`: what was decided, by whom, and why.

    crisiskit decide "the search goes on, nobody new is missing" --level high --by crisis-lead

The second lowers the level, which never sinks by itself: once a lower one has been seen for the level's interval, somebody decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crisiskit.cli.journal import make_author
from crisiskit.cli.options import make_folder, make_now

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from crisiskit.cli.entering import Entering
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.vocabulary import Severity


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    text = say("metavar.text")
    return click.Command(
        "decide", callback=click.pass_obj(add_decision), help=say("decide.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["text"], metavar=text),
            make_folder(say),
            click.Option(["--because"], metavar=text, help=say("decide.because")),
            click.Option(["--level"], metavar=say("metavar.level"), help=say("decide.level")),
            click.Option(["--at", "moment"], metavar=say("metavar.time"), help=say("decide.at")),
            *make_author(say),
            make_now(say),
        ],
    )  # fmt: skip


def add_decision(
    program: Program, text: str, folder: Path, because: str | None, level: str | None, moment: str | None, role: str | None,
    person: str | None, now: str | None,
) -> None:  # fmt: skip
    """Record the decision."""
    from crisiskit.cli.entering import Author, begin, read_line, read_words
    from crisiskit.recording.kinds.decision import DecisionBody

    words, reason = read_words(text), read_line(because)
    entering = begin(program, folder, now)
    at = entering.read_moment(moment, "--at")
    lower = None if level is None else _read_level(entering, level, at)
    body = DecisionBody(text=words, because=reason, level=lower)
    entering.record(lambda _: body, Author(role, person), as_of=at)
    click.echo(program.say("decide.recorded", time=entering.say(at), text=body.text))
    entering.tell()


def _read_level(entering: Entering, written: str, at: datetime) -> Severity:
    """The level to fall to, by its id or its word in any language. AppendRefused where it may not fall so far, or not yet."""
    from crisiskit.assessing.grading import assess
    from crisiskit.errors import AppendRefused
    from crisiskit.language.catalogue import LANGUAGES, book
    from crisiskit.model.vocabulary import Severity
    from crisiskit.problems import problem
    from crisiskit.reading.keywords import nearest

    names = {item.value: item for item in Severity}
    for language in LANGUAGES:
        names |= {word.casefold(): Severity(ident) for ident, word in book(language, "keywords")["levels"].items()}
    level = names.get(" ".join(written.split()).casefold())
    said = book(entering.program.say.language, "keywords")["levels"]
    if level is None:
        raise AppendRefused([problem("unknown-level", None, found=written, instead=nearest(written, said.values()))])
    found = assess(entering.case.situation, now=at)
    planned = said[found.planned.value]
    if level >= found.planned:
        raise AppendRefused([problem("level-not-lower", None, found=said[level.value], level=planned)])
    if found.falls_to is None or found.falls_from is None or level < found.falls_to:
        wanted = said[(found.falls_to or found.planned).value]
        raise AppendRefused([problem("level-not-seen", None, found=said[level.value], instead=wanted)])
    if at < found.falls_from:
        at_earliest = entering.say(found.falls_from)
        raise AppendRefused([problem("level-too-early", None, found=said[level.value], at=at_earliest, level=planned)])
    return level
