"""`crisiskit propose ferry --kind holding --lang id,en`: the texts of a moment, frozen until whoever must has agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from crisiskit.cli.draft import make_which
from crisiskit.cli.journal import make_author
from crisiskit.cli.options import make_now

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from crisiskit.cli.entering import Entering
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.release import Pending
    from crisiskit.model.statement import Statement


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    time, text = say("metavar.time"), say("metavar.text")
    return click.Command(
        "propose", callback=click.pass_obj(propose), help=say("propose.help"), options_metavar=say("program.options"),
        params=[
            *make_which(say),
            click.Option(["--next", "next_update"], metavar=time, help=say("draft.next")),
            click.Option(["--claim"], metavar=say("metavar.id"), help=say("draft.claim")),
            click.Option(["--question"], metavar=say("metavar.id"), help=say("draft.question")),
            click.Option(["--number"], metavar=text, help=say("draft.number")),
            click.Option(["--quote"], metavar=text, help=say("draft.quote")),
            click.Option(["--layout"], metavar=say("metavar.name"), help=say("draft.layout")),
            click.Option(["--note"], metavar=text, help=say("fact.note")),
            *make_author(say),
            click.Option(["--json", "as_json"], is_flag=True, help=say("program.json")),
            make_now(say),
        ],
    )  # fmt: skip


def propose(
    program: Program, folder: Path, note: str | None, role: str | None, person: str | None, as_json: bool, **asked: Any
) -> None:
    """Freeze the texts, and say who must agree and by when; nothing is recorded unless all of them could be written."""
    from crisiskit.cli.draft import remember_staff
    from crisiskit.cli.entering import Author, Entering, read_line
    from crisiskit.cli.journal import make_salt
    from crisiskit.cli.releasing import judge_again
    from crisiskit.cli.texts import Request, write_texts
    from crisiskit.cli.void import refuse_unlogged
    from crisiskit.publishing.freezing import freeze

    line = read_line(note)
    written = write_texts(program, folder, Request(**asked))
    case = written.case
    refuse_unlogged(case.situation.crisis.id)
    _refuse_broken(case.problems, written.statements, refused=written.refused)
    entering = Entering(program, folder, case)
    body = freeze(written.statements, entering.zone, make_salt())
    entering.record(lambda _: body, Author(role, person), note=line)
    remember_staff(program, folder, written.request, case, written.assessment)
    _tell(entering, judge_again(entering, body.digest), written.statements, as_json=as_json)


def _refuse_broken(problems: Sequence[Any], statements: Sequence[Statement], *, refused: bool) -> None:
    """AppendRefused where a text is missing, or the files that they rest on have errors."""
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import has_errors, problem

    if refused:
        raise AppendRefused([problem("proposal-incomplete", None, count=len(statements))])
    if has_errors(problems):
        raise AppendRefused([problem("text-not-kept", None)])


def _tell(entering: Entering, pending: Pending, statements: Sequence[Statement], *, as_json: bool) -> None:
    from crisiskit.cli.releasing import make_sheet, to_plain
    from crisiskit.rendering.releases import say_pending

    if as_json:
        from crisiskit.rendering.to_json import print_json

        click.echo(print_json(to_plain(pending, statements, entering.program.say)))
        return
    say = entering.program.say
    click.echo("\n".join(say_pending(make_sheet(entering.program, entering.case), pending)))
    click.echo(say("propose.read", code=pending.code), err=True)
