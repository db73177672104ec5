"""`crisiskit open`: a crisis begins. Each fact's question is asked in turn, and `crisis.yaml` written; answers may be left open.

    crisiskit open ferry
    crisiskit open ferry --playbook boat-accident --status exercise --from ksop --set event=capsized
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from crisiskit.cli.options import make_folder, make_now

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from crisiskit.cli.answers import Asked, Written
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.house import House
    from crisiskit.model.playbook import Playbook
    from crisiskit.problems import Problem
    from crisiskit.recording.appending import NewReport

STATUSES = ("actual", "exercise", "test")


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
    now: str | None


class Question(NamedTuple):
    """What is asked: the fact, the language of the answer where it is words, the question."""

    fact: str
    language: str | None
    text: str


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    time = say("metavar.time")
    return click.Command(
        "open", callback=click.pass_obj(open_crisis), help=say("open.help"), options_metavar=say("program.options"),
        params=[
            make_folder(say),
            click.Option(["--playbook"], metavar=say("metavar.playbook"), help=say("open.playbook")),
            click.Option(["--status"], type=click.Choice(STATUSES), help=say("open.status")),
            click.Option(["--from", "source"], metavar=say("metavar.source"), help=say("open.source")),
            click.Option(["--zone", "zones"], multiple=True, metavar=say("metavar.zone"), help=say("open.zone")),
            click.Option(["--aware-at"], metavar=time, help=say("open.aware_at")),
            click.Option(["--as-of"], metavar=time, help=say("fact.as_of")),
            click.Option(["--reported"], is_flag=True, help=say("fact.reported")),
            click.Option(["--set", "sets"], multiple=True, metavar=say("metavar.set"), help=say("open.set")),
            make_now(say),
        ],
    )  # fmt: skip


def open_crisis(program: Program, folder: Path, **asked: Any) -> None:
    """Ask, write the file, and say what comes next."""
    from crisiskit.cli.answers import Asked, gather
    from crisiskit.cli.asking import is_terminal
    from crisiskit.cli.options import read_moment, read_now
    from crisiskit.cli.starters import fill_starter, refuse_existing

    opening = Opening(**asked)
    path = folder / "crisis.yaml"
    refuse_existing(path)
    house = read_own_house(program, folder)
    zones = opening.zones or (house.zone,)
    _check_zones(program, zones)
    now = read_now(opening.now, zones[0], program.say)
    aware = read_moment(opening.aware_at, "--aware-at", zones[0], program.say, before=now) if opening.aware_at else now
    playbook = _find_playbook(program, folder, opening)
    status = opening.status or _ask_one(program.say, "status", STATUSES)
    context = Asked(playbook, zones[0], now)
    source = opening.source or (_ask_source(program.say, playbook) if is_terminal() else None)
    values = gather(opening.sets, context) if opening.sets else _find_answers(program.say, context, house)
    if values and source is None:
        raise _refuse_missing(program.say, "--from", ("self", *playbook.agencies))
    begin = fill_starter("crisis.yaml", program.say.language, playbook=playbook.id, status=status, zones=zones, aware=aware)
    _write(path, begin, _make_reports(program, opening, house, context, source or "self", values), playbook)
    click.echo(program.say("open.written", path=path, number=len(values)), err=True)


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
    from crisiskit.problems import problem
    from crisiskit.reading.houses import is_zone

    for zone in zones:
        if not is_zone(zone):
            message = program.say.problem(problem("unknown-zone", None, found=zone))
            raise click.BadParameter(message, ctx=click.get_current_context(), param_hint="'--zone'")


def _find_playbook(program: Program, folder: Path, opening: Opening) -> Playbook:
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.situations import find_playbook_roots
    from crisiskit.errors import DocumentError
    from crisiskit.reading.library import Library
    from crisiskit.reading.listing import list_playbooks

    library = Library((folder / "playbooks", *find_playbook_roots(program)))
    ident = opening.playbook or _ask_one(program.say, "playbook", tuple(list_playbooks(library)))
    playbook, problems = library.read(ident)
    if playbook is None:
        raise DocumentError(problems)
    print_problems(problems, program.say)
    return playbook


def _ask_one(say: Words, option: str, choices: Sequence[str]) -> str:
    """One of a closed list, asked until it is one.

    A status is never guessed: a drill that passes for the real thing is the worst mistake there is.
    """
    from crisiskit.cli.asking import ask, is_terminal

    if is_terminal():
        while (answer := ask(f"{say(f'open.ask_{option}')} ({', '.join(choices)})")) is not None:
            if answer in choices:
                return answer
    raise _refuse_missing(say, f"--{option}", choices)


def _ask_source(say: Words, playbook: Playbook) -> str:
    """Who tells us all this."""
    from crisiskit.cli.asking import ask

    known = ("self", *playbook.agencies)
    while (answer := ask(say("open.ask_source", known=", ".join(known)))) is not None:
        if answer in known or answer in playbook.roles:
            return answer
        click.echo(say("open.not_known"), err=True)
    raise _refuse_missing(say, "--from", known)


def _refuse_missing(say: Words, option: str, choices: Sequence[str]) -> click.MissingParameter:
    """The option that is needed where nobody can be asked, and what it takes."""
    message = say("open.choose", choices=", ".join(choices))
    return click.MissingParameter(message, click.get_current_context(), None, f"'{option}'", "option")


def _find_answers(say: Words, context: Asked, house: House) -> Written:
    """The answers of the person at the keyboard, or those in a pipe: `fact=answer` each, or one line for each question in turn."""
    from crisiskit.cli.answers import gather
    from crisiskit.cli.asking import is_terminal, read_lines

    questions = [item for fact in _order(context.playbook) for item in _list_questions(say, context, fact, house)]
    if is_terminal():
        return _ask_all(say, context, questions)
    lines = read_lines()
    if all(line.partition("=")[0].partition(".")[0].strip() in context.playbook.facts for line in lines if line):
        return gather([line for line in lines if line], context)
    names = [f"{item.fact}.{item.language}" if item.language else item.fact for item in questions]
    return gather([f"{name}={line}" for name, line in zip(names, lines, strict=False) if line], context)


def _ask_all(say: Words, context: Asked, questions: Sequence[Question]) -> Written:
    """The answer to each question in turn; an empty one leaves the fact open, the end of input all that follow."""
    click.echo(say("open.begin"), err=True)
    values: Written = {}
    for number, item in enumerate(questions, start=1):
        answer = _ask_until_sound(say, context, item._replace(text=f"({number}/{len(questions)}) {item.text}"))
        if answer is None:
            break
        words = values.setdefault(item.fact, {}) if answer and item.language else None
        if isinstance(words, dict) and item.language:
            words[item.language] = answer
        elif answer:
            values[item.fact] = answer
    return values


def _order(playbook: Playbook) -> list[str]:
    """The facts of the severity rows, the worst rows first, then all others as the playbook has them."""
    from crisiskit.grammar.evaluating import facts_in

    rows = sorted(playbook.severity, key=lambda row: row.level, reverse=True)
    decisive = [name for row in rows for name in facts_in(row.when, playbook.conditions)]
    return [name for name in dict.fromkeys([*decisive, *playbook.facts]) if name in playbook.facts]


def _list_questions(say: Words, context: Asked, fact: str, house: House) -> Iterator[Question]:
    """A fact's question, once for each language of the house where its value is words."""
    from crisiskit.cli.answers import describe_choices, find_question
    from crisiskit.model.vocabulary import LOCALIZED, FactKind

    kind = context.playbook.facts[fact].type.kind
    for language in house.agency if kind in LOCALIZED else (None,):
        text = find_question(fact, context.playbook, language or say.language)
        if kind is FactKind.CHOICE:
            text += f" {describe_choices(fact, context.playbook, say.language)}:"
        elif kind is FactKind.YES_NO:
            text += f" {say('open.yes_no')}"
        yield Question(fact, language, f"[{language}] {text}" if language else text)


def _ask_until_sound(say: Words, context: Asked, question: Question) -> str | None:
    """An answer that can be written, empty for none, None at the end of input."""
    from crisiskit.cli.answers import prepare
    from crisiskit.cli.asking import ask
    from crisiskit.cli.printing import print_problems

    while written := ask(question.text):
        problems: list[Problem] = []
        ready = prepare(question.fact, written, context, language=question.language, problems=problems)
        if ready is not None:
            return ready
        print_problems(problems, say)
    return written


def _make_reports(
    program: Program, opening: Opening, house: House, context: Asked, source: str, values: Written
) -> list[NewReport]:
    """What the source may confirm is confirmed, the rest is reported."""
    from crisiskit.cli.options import read_time
    from crisiskit.model.vocabulary import Certainty
    from crisiskit.recording.appending import NewReport
    from crisiskit.recording.folding import may_confirm

    playbook, now = context.playbook, context.now
    as_of = read_time(opening.as_of, "--as-of", context.zone, program.say, before=now) if opening.as_of else None
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
