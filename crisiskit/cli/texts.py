"""The texts that a command asks for, written: for `draft`, which prints them, and for `propose`, which freezes them.

    written = write_texts(program, folder, request)
    written.statements, written.refused
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import click

from crisiskit.cli.addressing import OURS, find_public, list_ours
from crisiskit.cli.options import choose_names
from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from crisiskit.channels.table import Channel
    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.model.assessment import Assessment
    from crisiskit.model.statement import Statement

#: Kinds that replace the last statement kept, and tell what has changed since.
REPLACING = ("holding", "update", "closing")
#: The layout that has a place for a number and a quotation.
PRESS = "press"
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
    claim: str | None
    question: str | None
    form: str = "text"
    supersedes: Path | None = None
    as_json: bool = False
    why: bool = False
    out: Path | None = None
    save: bool = False
    house: str | None = None


class Written(NamedTuple):
    """What came of a request: with its channels by name, the case it rests on, the texts, and whether one was refused."""

    request: Request
    case: Case
    assessment: Assessment
    statements: list[Statement]
    refused: bool


def write_texts(program: Program, folder: Path, request: Request) -> Written:
    """The statements asked for; what stands against one that is refused is told."""
    from crisiskit.assessing.grading import assess
    from crisiskit.channels.overriding import list_channels
    from crisiskit.cli.situations import choose_house, load_case, refuse
    from crisiskit.problems import problem
    from crisiskit.reading.finding import HOUSE_FILE

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
    return Written(request, case, assessment, statements, refused)


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
    from crisiskit.cli.saved import find_last, list_logged, pick, read_statements

    if request.supersedes is not None:
        return pick(read_statements(request.supersedes), channel, language)
    crisis = case.situation.crisis
    return find_last(folder, crisis.status, channel, language, case.now, list_logged(crisis, case.now))
