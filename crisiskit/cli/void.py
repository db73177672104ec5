"""`crisiskit void 9f2c0a1b --because "typed for another crisis"`: an entry was a slip and counts no more; both stay in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crisiskit.cli.journal import make_author
from crisiskit.cli.options import make_folder, make_now

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.entry import Entry
    from crisiskit.recording.chaining import Chain

#: Fewer letters of a key are a guess.
FEWEST_LETTERS = 4


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "void", callback=click.pass_obj(void_entry), help=say("void.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["name"], metavar=say("metavar.entry")),
            make_folder(say),
            click.Option(["--because"], required=True, metavar=say("metavar.text"), help=say("void.because")),
            *make_author(say),
            make_now(say),
        ],
    )  # fmt: skip


def void_entry(
    program: Program, name: str, folder: Path, because: str, role: str | None, person: str | None, now: str | None
) -> None:
    """Append the void, and say what it changed."""
    from crisiskit.cli.consequences import tell_consequences
    from crisiskit.cli.journal import record, show_entry
    from crisiskit.cli.situations import load_case
    from crisiskit.model.when import When
    from crisiskit.recording.kinds.void import VoidBody

    case = load_case(program, folder, now)
    crisis = case.situation.crisis
    refuse_unlogged(crisis.id)
    gone: list[Entry] = []

    def write(chain: Chain) -> None:
        entry = find_entry(chain.read(), name)
        gone.append(entry)
        body = VoidBody(entry=entry.key, because=" ".join(because.split()))
        chain.add(body, at=When.at(case.now, crisis.zones[0]), role=role, person=person)

    (entry,) = record(program, folder, crisis, write)
    click.echo(program.say("void.done", entry=" ".join(show_entry(gone[0], crisis.zones[0], program.say))), err=True)
    click.echo(entry.anchor)
    tell_consequences(program, case, folder)


def refuse_unlogged(ident: str | None) -> None:
    """AppendRefused where the crisis has no log yet."""
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem

    if ident is None:
        raise AppendRefused([problem("log-not-begun", None)])


def find_entry(entries: Iterable[Entry], name: str) -> Entry:
    """The entry that a name means: the beginning of its key, `desk:number`, or its anchor. AppendRefused."""
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem
    from crisiskit.recording.replaying import LASTING, find_void

    entries = tuple(entries)
    wanted = name.strip().lower()
    found = [
        entry
        for entry in entries
        if wanted in (f"{entry.desk}:{entry.number}", entry.anchor)
        or (len(wanted) >= FEWEST_LETTERS and entry.key.startswith(wanted))
    ]
    if len(found) != 1:
        code = "entry-ambiguous" if found else "entry-unknown"
        raise AppendRefused([problem(code, None, found=name, instead=", ".join(entry.anchor for entry in found[:4]))])
    if found[0].kind in LASTING or found[0].key in find_void(entries):
        code = "entry-lasting" if found[0].kind in LASTING else "entry-void-already"
        raise AppendRefused([problem(code, None, found=found[0].anchor)])
    return found[0]
