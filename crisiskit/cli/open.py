"""`crisiskit open`: a crisis begins. Each fact's question is asked in turn, and `crisis.yaml` written; answers may be left open.

    crisiskit open ferry
    crisiskit open ferry --playbook boat-accident --status exercise --from ksop --set event=capsized
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from crisiskit.cli.choosing import STATUSES
from crisiskit.cli.options import make_folder, make_now

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from crisiskit.cli.answers import Asked, Written
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.house import House
    from crisiskit.model.playbook import Playbook
    from crisiskit.recording.appending import NewReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What was asked for on the command line."""

    playbook: str | None
    status: str | None
    source: str | None
    zones: tuple[str, ...]
    aware_at: str | None
    as_of: str | None
    reported: bool
    sets: tuple[str, ...]
    address: str | None
    now: str | None


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    time = say("metavar.time")
    return click.Command(
        "open", callback=click.pass_obj(open_crisis), help=say("open.help"), options_metavar=say("program.options"),
        params=[
            make_folder(say, exists=False),
            click.Option(["--playbook"], metavar=say("metavar.playbook"), help=say("open.playbook")),
            click.Option(["--status"], type=click.Choice(STATUSES), help=say("open.status")),
            click.Option(["--from", "source"], metavar=say("metavar.source"), help=say("open.source")),
            click.Option(["--zone", "zones"], multiple=True, metavar=say("metavar.zone"), help=say("open.zone")),
            click.Option(["--aware-at"], metavar=time, help=say("open.aware_at")),
            click.Option(["--as-of"], metavar=time, help=say("fact.as_of")),
            click.Option(["--reported"], is_flag=True, help=say("fact.reported")),
            click.Option(["--set", "sets"], multiple=True, metavar=say("metavar.set"), help=say("open.set")),
            click.Option(["--log", "address"], metavar=say("metavar.address"), help=say("log.address")),
            make_now(say),
        ],
    )  # fmt: skip


def open_crisis(program: Program, folder: Path, **asked: Any) -> None:
    """Ask, write the file, and say what comes next."""
    from crisiskit.cli.answers import Asked
    from crisiskit.cli.choosing import choose_status, refuse_missing
    from crisiskit.cli.options import read_now
    from crisiskit.cli.questions import find_answers, gather_once
    from crisiskit.cli.starters import fill_starter, refuse_existing
    from crisiskit.recording.logs import LOG_FILE
    from crisiskit.recording.writing import make_folder

    opening = Opening(**asked)
    path = folder / "crisis.yaml"
    refuse_existing(path)
    refuse_existing(folder / LOG_FILE)
    make_folder(folder)
    house = read_own_house(program, folder)
    zones = opening.zones or (house.zone,)
    _check_zones(program, zones)
    now = read_now(opening.now, zones[0], program.say)
    aware = _read_aware(program, opening.aware_at, zones[0], now) if opening.aware_at else now
    playbook = _find_playbook(program, folder, opening)
    status = opening.status or choose_status(program.say)
    context = Asked(playbook, zones[0], now)
    source = _find_source(program, opening.source, playbook, house)
    values = gather_once(program, opening.sets, context) if opening.sets else find_answers(program, context, house)
    if values and source is None:
        raise refuse_missing(program.say, "--from", ("self", *playbook.agencies))
    begin = fill_starter("crisis.yaml", program.say.language, playbook=playbook.id, status=status, zones=zones, aware=aware)
    reports = _make_reports(program, opening, house, context, source or "self", values, aware if opening.aware_at else None)
    _write(path, begin, reports, playbook)
    _begin_log(program, folder, playbook, opening.address)
    _tell_written(program.say, path, reports, context, house)


def _read_aware(program: Program, written: str, zone: str, now: datetime) -> datetime:
    """The moment when we knew; one without a time of day is refused."""
    from crisiskit.cli.moments import read_as_of
    from crisiskit.cli.options import read_moment

    when = read_as_of(written, "--aware-at", zone, program, now=now)
    return when.clock or read_moment(written, "--aware-at", zone, program.say, before=now)


def _find_source(program: Program, given: str | None, playbook: Playbook, house: House) -> str | None:
    """Who tells us all this: as given, or asked of the person at the keyboard. Raises AppendRefused for one nobody knows."""
    from crisiskit.cli.asking import is_terminal
    from crisiskit.cli.choosing import choose_source
    from crisiskit.cli.sources import refuse_unknown

    if given is None:
        return choose_source(program, playbook, house) if is_terminal() else None
    refuse_unknown(given, playbook, house)
    return given


def _tell_written(say: Words, path: Path, reports: Sequence[NewReport], context: Asked, house: House) -> None:
    """How many answers are confirmed, how many only reported, and who must confirm those."""
    from crisiskit.model.vocabulary import Certainty

    parts = {report.certainty: report.values for report in reports}
    sure, waiting = (parts.get(certainty, {}) for certainty in (Certainty.CONFIRMED, Certainty.REPORTED))
    click.echo(say("open.written", path=path, confirmed=len(sure), reported=len(waiting)), err=True)
    if waiting:
        shown = [f"{fact} ({_name_authorities(fact, context.playbook, house, say)})" for fact in waiting]
        click.echo(say("open.waiting", facts="; ".join(shown)), err=True)


def _name_authorities(fact: str, playbook: Playbook, house: House, say: Words) -> str:
    """The short names of those whose word a fact needs."""
    language = say.language if say.language in playbook.texts else next(iter(playbook.texts))
    agencies, own = playbook.texts[language].agencies, house.agency.get(language)
    names = [
        own.short if own and ident in ("self", house.registry) else agencies[ident].short if ident in agencies else ident
        for ident in playbook.facts[fact].authority
    ]
    return ", ".join(names) or say("open.anybody")


def read_own_house(program: Program, folder: Path) -> House:
    """The house beside the crisis, its problems told. Raises DocumentError where there is none."""
    from crisiskit.cli.printing import print_problems
    from crisiskit.errors import DocumentError
    from crisiskit.reading.files import read_text
    from crisiskit.reading.houses import read_house

    path = folder / "house.yaml"
    text, problems = read_text(path)
    house, found = read_house(text, str(path)) if text is not None else (None, [])
    if house is None:
        raise DocumentError([*problems, *found])
    print_problems(found, program.say)
    return house


def _check_zones(program: Program, zones: Sequence[str]) -> None:
    from crisiskit.cli.zones import find_zone
    from crisiskit.problems import problem
    from crisiskit.reading.houses import is_zone

    for zone in zones:
        if not is_zone(zone):
            message = program.say.problem(problem("zone-not-found", None, found=zone, instead=find_zone(zone)))
            raise click.BadParameter(message, ctx=click.get_current_context(), param_hint="'--zone'")


def _find_playbook(program: Program, folder: Path, opening: Opening) -> Playbook:
    from crisiskit.cli.choosing import choose_playbook
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.roots import find_playbook_roots
    from crisiskit.errors import DocumentError
    from crisiskit.reading.library import Library

    library = Library((folder / "playbooks", *find_playbook_roots(program)))
    ident = opening.playbook or choose_playbook(program.say, library)
    playbook, problems = library.read(ident)
    if playbook is None:
        raise DocumentError(problems)
    print_problems(problems, program.say)
    return playbook


def _make_reports(
    program: Program, opening: Opening, house: House, context: Asked, source: str, values: Written, aware: datetime | None
) -> list[NewReport]:
    """What the source may confirm is confirmed, the rest is reported; `aware` is when we knew, where that was said."""
    from crisiskit.cli.moments import read_as_of
    from crisiskit.model.vocabulary import Certainty
    from crisiskit.recording.appending import NewReport
    from crisiskit.recording.folding import may_confirm

    playbook, now = context.playbook, context.now
    as_of = read_as_of(opening.as_of, "--as-of", context.zone, program, now=now, aware=aware) if opening.as_of else None
    authority = "self" if source in ("self", house.registry) or source in playbook.roles else source
    sure = {fact for fact in values if not opening.reported and may_confirm(authority, playbook.facts[fact], house)}
    parts = {
        Certainty.CONFIRMED: {fact: value for fact, value in values.items() if fact in sure},
        Certainty.REPORTED: {fact: value for fact, value in values.items() if fact not in sure},
    }
    return [
        NewReport(source=source, at=now, as_of=as_of, certainty=certainty, values=chosen)
        for certainty, chosen in parts.items()
        if chosen
    ]


def _begin_log(program: Program, folder: Path, playbook: Playbook, address: str | None) -> None:
    """The log of what was written; without it there is no crisis to go on with."""
    from crisiskit.cli.beginning import begin_log

    try:
        begin_log(program, folder, playbook, address)
    except BaseException:
        (folder / "crisis.yaml").unlink()
        raise


def _write(path: Path, begin: str, reports: Sequence[NewReport], playbook: Playbook) -> None:
    """The file with its first reports, or no file."""
    from crisiskit.recording.appending import append_report
    from crisiskit.recording.writing import write_whole

    write_whole(path, begin)
    try:
        for report in reports:
            append_report(path, report, playbook=playbook)
    except BaseException:
        path.unlink()
        raise
