"""`crisiskit draft`: the statement for a channel in a language, or for many at once.

    crisiskit draft ferry --kind holding --channel x --lang id
    crisiskit draft ferry --kind update --channel all --lang id,en --out texts --save
    crisiskit draft ferry --kind holding --channel press --layout press --number 12/SP/2026 --format pdf --out texts
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crisiskit.cli.addressing import OURS
from crisiskit.cli.options import Names, make_folder, make_languages, make_now
from crisiskit.cli.texts import Request, write_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.assessment import Assessment
    from crisiskit.model.situation import Situation
    from crisiskit.model.statement import Statement

#: The kinds, as they are typed; a test holds them equal to the model's, which a command line must not wait for.
KINDS = (
    "acknowledgement", "holding", "update", "correction", "apology", "warning-relay", "personal-data-notice",
    "immediate-information", "internal", "closing", "reply",
)  # fmt: skip
#: Kinds that may go out before staff have been told: the first word cannot wait, and the rest speaks to others.
STAFF_LATER = ("acknowledgement", "internal", "reply", "warning-relay", "immediate-information")
#: The forms of a text; those that are files go into a folder.
FORMS, FILES = ("text", "html", "docx", "pdf"), ("docx", "pdf")


def make_which(say: Words) -> list[click.Parameter]:
    """Which texts of which crisis: the folder, the kind, the channels and the languages."""
    return [
        make_folder(say),
        click.Option(["--kind"], type=click.Choice(KINDS), required=True, help=say("draft.kind")),
        click.Option(
            ["--channel", "channels"], type=Names(), default=OURS, metavar=say("metavar.channels"), show_default=True,
            help=say("draft.channel"),
        ),
        make_languages(say, "draft.lang"),
    ]  # fmt: skip


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    time, text = say("metavar.time"), say("metavar.text")
    return click.Command(
        "draft", callback=click.pass_obj(draft), help=say("draft.help"), options_metavar=say("program.options"),
        params=[
            *make_which(say),
            make_now(say),
            click.Option(["--next", "next_update"], metavar=time, help=say("draft.next")),
            click.Option(
                ["--supersedes"], type=click.Path(path_type=Path), metavar=say("metavar.file"), help=say("draft.supersedes")
            ),
            click.Option(["--claim"], metavar=say("metavar.id"), help=say("draft.claim")),
            click.Option(["--question"], metavar=say("metavar.id"), help=say("draft.question")),
            click.Option(["--house"], metavar=say("metavar.agency"), help=say("draft.house")),
            click.Option(["--number"], metavar=text, help=say("draft.number")),
            click.Option(["--quote"], metavar=text, help=say("draft.quote")),
            click.Option(["--layout"], metavar=say("metavar.name"), help=say("draft.layout")),
            click.Option(
                ["--format", "form"], type=click.Choice(FORMS), default=FORMS[0], show_default=True, help=say("draft.format")
            ),
            click.Option(["--why"], is_flag=True, help=say("draft.why")),
            click.Option(["--json", "as_json"], is_flag=True, help=say("draft.json")),
            click.Option(["--out"], type=click.Path(path_type=Path), metavar=say("metavar.folder"), help=say("draft.out")),
            click.Option(["--save"], is_flag=True, help=say("draft.save")),
        ],
    )  # fmt: skip


def draft(program: Program, folder: Path, **asked: Any) -> int:
    """Print the statements asked for; one that must not go out is refused, and the others are printed all the same."""
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.situations import find_house_folder, refuse
    from crisiskit.problems import has_errors, problem

    request = Request(**asked)
    if request.form in FILES and request.out is None:
        raise refuse(program, problem("format-needs-out", None, format=request.form))
    request, case, assessment, statements, refused = write_texts(program, folder, request)
    folder = find_house_folder(folder, request.house, case)
    # At two in the morning a text is better than none; but nothing is kept that rests on a file with errors in it.
    broken = has_errors(case.problems)
    if broken and (request.save or request.out is not None):
        print_problems([problem("text-not-kept", None)], program.say)
    if request.save and not broken:
        _save(program, folder, statements)
        remember_staff(program, folder, request, case, assessment)
    if request.out is not None and not broken:
        _write_files(request, request.out, statements, case.situation)
    else:
        _print(program.say, request, statements, case)
    return int(refused or broken)


def _save(program: Program, folder: Path, statements: Sequence[Statement]) -> None:
    from crisiskit.cli.saved import save

    for statement in statements:
        click.echo(program.say("draft.saved", path=save(folder, statement)), err=True)


def remember_staff(program: Program, folder: Path, request: Request, case: Case, assessment: Assessment) -> None:
    """Staff hear before or with the public (Coombs): say so while no note to them is kept and the level asks for one."""
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.saved import is_staff_told, list_logged
    from crisiskit.model.vocabulary import Severity
    from crisiskit.problems import problem

    is_early = request.kind in STAFF_LATER or assessment.planned < Severity.MODERATE
    crisis = case.situation.crisis
    if not is_early and not is_staff_told(folder, crisis.status, case.now, list_logged(crisis, case.now)):
        print_problems([problem("staff-not-told", None)], program.say)


def _write_files(request: Request, out: Path, statements: Sequence[Statement], situation: Situation) -> None:
    """One file for each text; their paths are printed."""
    from crisiskit.cli.saved import name_file
    from crisiskit.recording.writing import make_folder, write_whole

    # Made before the folder is: what cannot be made leaves nothing behind.
    made = [(name_file(statement), _make_form(request.form, statement, situation)) for statement in statements]
    make_folder(out)
    for name, data in made:
        path = out / f"{name}.{'txt' if request.form == FORMS[0] else request.form}"
        write_whole(path, data)
        click.echo(path)


def _make_form(form: str, statement: Statement, situation: Situation) -> str | bytes:
    """The statement in a form, whole as a file."""
    if form == FORMS[0]:
        return f"{statement.text}\n"
    from crisiskit.rendering.formats import render, render_file

    if form in FILES:
        return render_file(statement, form, situation=situation)
    return render(statement, form, language=statement.language, situation=situation) + "\n"


def _print(say: Words, request: Request, statements: Sequence[Statement], case: Case) -> None:
    """One text alone as it is; several under headings that say what each is."""
    if request.as_json:
        from crisiskit.rendering.to_json import print_json

        several = len(request.channels) * len(request.languages or ("",)) > 1
        if statements:
            click.echo(print_json(list(statements) if several else statements[0]))
        return
    for number, statement in enumerate(statements):
        if len(statements) > 1:
            from crisiskit.cli.why import head

            click.echo(("\n" if number else "") + head(statement, say) + "\n")
        click.echo(_make_form(request.form, statement, case.situation), nl=False)
        if request.why:
            from crisiskit.cli.why import explain

            click.echo("\n" + "\n".join(explain(statement, case.situation, say)))
