"""`crisiskit draft`: the statement for a channel in a language, or for many at once.

    crisiskit draft ferry --kind holding --channel x --lang id
    crisiskit draft ferry --kind update --channel all --lang id,en --out texts --save
    crisiskit draft ferry --kind holding --channel press --layout press --number 12/SP/2026 --format pdf --out texts
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crisiskit.cli.addressing import OURS, find_public, list_ours
from crisiskit.cli.options import Names, choose_names, make_folder, make_languages, make_now
from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from crisiskit.channels.table import Channel
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
#: Kinds that replace the last statement kept, and tell what has changed since.
REPLACING = ("holding", "update", "closing")
#: The layout that has a place for a number and a quotation.
PRESS = "press"
#: The forms of a text; those that are files go into a folder.
FORMS, FILES = ("text", "html", "docx", "pdf"), ("docx", "pdf")
#: A promise nearer than this cannot be kept by people; one further off than a day is rather a slip.
NEAREST_PROMISE, FURTHEST_PROMISE = timedelta(minutes=15), timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked for on the command line."""

    kind: str
    channels: tuple[str, ...]
    languages: tuple[str, ...] | None
    now: str | None
    next_update: str | None
    number: str | None
    quote: str | None
    layout: str | None
    form: str
    supersedes: Path | None
    claim: str | None
    question: str | None
    as_json: bool
    why: bool
    out: Path | None
    save: bool
    house: str | None = None


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    time, text = say("metavar.time"), say("metavar.text")
    return click.Command(
        "draft", callback=click.pass_obj(draft), help=say("draft.help"), options_metavar=say("program.options"),
        params=[
            make_folder(say),
            click.Option(["--kind"], type=click.Choice(KINDS), required=True, help=say("draft.kind")),
            click.Option(
                ["--channel", "channels"], type=Names(), default=OURS, metavar=say("metavar.channels"),
                show_default=True, help=say("draft.channel"),
            ),
            make_languages(say, "draft.lang"),
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
    from crisiskit.assessing.grading import assess
    from crisiskit.channels.overriding import list_channels
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.situations import choose_house, load_case, refuse
    from crisiskit.problems import has_errors, problem
    from crisiskit.reading.finding import HOUSE_FILE

    request = Request(**asked)
    if request.form in FILES and request.out is None:
        raise refuse(program, problem("format-needs-out", None, format=request.form))
    if request.channels != (OURS,) and not (folder / HOUSE_FILE).is_file():
        # Nobody adds channels here, so a wrong name is told before what is missing.
        choose_names(request.channels, tuple(list_channels(None)), "channels")
    # Provenance is told in the reader's language, which need not be that of the texts.
    languages = (*request.languages, *((program.say.language,) if request.why else ())) if request.languages else LANGUAGES
    case = load_case(program, folder, request.now, tuple(dict.fromkeys(languages)))
    if request.house is not None:
        case, folder = choose_house(program, case, folder, request.house, languages)
    table = list_channels(case.situation.house)
    ours = list_ours(case.situation.house, request.kind, table, request.channels)
    request = replace(request, channels=choose_names(ours, tuple(table), "channels"))
    if public := find_public(case.situation.house, request.kind, request.channels):
        raise refuse(program, problem("internal-in-public", None, found=", ".join(public)))
    assessment = assess(case.situation, now=case.now, knowledge=case.knowledge)
    _warn_unused(program, request, table)
    statements, refused = _write_all(program, folder, request, case, assessment)
    # At two in the morning a text is better than none; but nothing is kept that rests on a file with errors in it.
    broken = has_errors(case.problems)
    if broken and (request.save or request.out is not None):
        print_problems([problem("text-not-kept", None)], program.say)
    if request.save and not broken:
        _save(program, folder, statements)
        _remember_staff(program, folder, request, case, assessment)
    if request.out is not None and not broken:
        _write_files(request, request.out, statements, case.situation)
    else:
        _print(program.say, request, statements, case)
    return int(refused or broken)


def _warn_unused(program: Program, request: Request, table: Mapping[str, Channel]) -> None:
    """A number, a quotation or a layout is for press releases only; where none is asked for, it is told that it is not used."""
    from crisiskit.cli.printing import print_problems
    from crisiskit.problems import problem

    if any(table[channel].layout == PRESS for channel in request.channels):
        return
    given = {"--number": request.number, "--quote": request.quote, "--layout": request.layout}
    print_problems((problem("option-not-used", None, option=name) for name, text in given.items() if text), program.say)


def _write_all(
    program: Program, folder: Path, request: Request, case: Case, assessment: Assessment
) -> tuple[list[Statement], bool]:
    """The statements by channel and language, and whether one was refused. Statements that replace the same one share a desk."""
    from crisiskit.cli.printing import print_problems
    from crisiskit.drafting.writing import Desk
    from crisiskit.errors import DraftRefused

    next_update = _read_next(program, request, case)
    desks: dict[str | None, Desk] = {}
    statements: list[Statement] = []
    refused = False
    for channel in request.channels:
        for language in request.languages or (next(iter(case.situation.house.agency)),):
            last = _find_superseded(folder, request, case, channel, language)
            key = last.digest if last else None
            try:
                if key not in desks:
                    desks[key] = Desk(
                        case.situation, assessment, kind=request.kind, now=case.now, knowledge=case.knowledge, supersedes=last,
                        next_update=next_update, number=request.number, quote=request.quote, claim=request.claim,
                        question=request.question, layout=request.layout,
                    )  # fmt: skip
                    print_problems(desks[key].problems, program.say)
                statements.append(desks[key].write(channel, language))
            except DraftRefused as error:
                refused = True
                click.echo(program.say("draft.refused", channel=channel, language=language), err=True)
                print_problems(error.problems, program.say)
    return statements, refused


def _read_next(program: Program, request: Request, case: Case) -> datetime | None:
    """The promised time; a bare clock time is the next that comes, not the last that was."""
    from crisiskit.cli.moments import LONGEST_BACK, has_date
    from crisiskit.cli.options import read_moment
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.situations import refuse
    from crisiskit.problems import problem

    if request.next_update is None:
        return None
    zone = case.situation.crisis.zones[0]
    moment = read_moment(request.next_update, "--next", zone, program.say, before=case.now + timedelta(days=1))
    ahead = moment - case.now
    # A clock time that is tomorrow's by more than half a day is one that has just passed.
    if ahead <= timedelta(0) or (ahead > LONGEST_BACK and not has_date(request.next_update, zone)):
        raise refuse(program, problem("promise-in-the-past", None, found=request.next_update))
    if ahead < NEAREST_PROMISE:
        minutes = int(NEAREST_PROMISE.total_seconds() // 60)
        raise refuse(program, problem("promise-too-near", None, found=request.next_update, minutes=minutes))
    if ahead > FURTHEST_PROMISE:
        hours = int(ahead.total_seconds() // 3600)
        print_problems([problem("promise-far-off", None, found=request.next_update, hours=hours)], program.say)
    return moment


def _find_superseded(folder: Path, request: Request, case: Case, channel: str, language: str) -> Statement | None:
    """The statement to be replaced: the one given, or for some kinds the last that was kept."""
    if request.supersedes is None and request.kind not in REPLACING:
        return None
    from crisiskit.cli.saved import find_last, pick, read_statements

    if request.supersedes is not None:
        return pick(read_statements(request.supersedes), channel, language)
    return find_last(folder, case.situation.crisis.status, channel, language, case.now)


def _save(program: Program, folder: Path, statements: Sequence[Statement]) -> None:
    from crisiskit.cli.saved import save

    for statement in statements:
        click.echo(program.say("draft.saved", path=save(folder, statement)), err=True)


def _remember_staff(program: Program, folder: Path, request: Request, case: Case, assessment: Assessment) -> None:
    """Staff hear before or with the public (Coombs): say so while no note to them is kept and the level asks for one."""
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.saved import is_staff_told
    from crisiskit.model.vocabulary import Severity
    from crisiskit.problems import problem

    is_early = request.kind in STAFF_LATER or assessment.planned < Severity.MODERATE
    if not is_early and not is_staff_told(folder, case.situation.crisis.status, case.now):
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
