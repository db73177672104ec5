"""`crisiskit fact deaths=1 --from basarnas --as-of 12.00`: what a source has just said, added to `crisis.yaml`.

Nothing else in the file changes. A count that falls needs its reason, because without one neither the old nor the new may be said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from crisiskit.cli.options import Folder, make_now
from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from crisiskit.cli.answers import Written
    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.base import Localized
    from crisiskit.model.when import When


@dataclass(frozen=True, slots=True)
class Fall:
    """A confirmed count that the new report lowers."""

    fact: str
    before: int
    after: int


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    text, time = say("metavar.text"), say("metavar.time")
    reasons = [
        click.Option([f"--because-{code}"], metavar=text, help=say("fact.because_in", language=code)) for code in LANGUAGES
    ]
    return click.Command(
        "fact", callback=click.pass_obj(add_fact), help=say("fact.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["items"], nargs=-1, metavar=say("metavar.facts")),
            click.Option(["--from", "source"], required=True, metavar=say("metavar.source"), help=say("fact.source")),
            click.Option(["--as-of"], metavar=time, help=say("fact.as_of")),
            click.Option(["--reported"], is_flag=True, help=say("fact.reported")),
            click.Option(["--because"], metavar=text, help=say("fact.because")),
            *reasons,
            click.Option(["--withdraw", "withdrawn"], multiple=True, metavar=say("metavar.fact"), help=say("fact.withdraw")),
            click.Option(["--note"], metavar=text, help=say("fact.note")),
            make_now(say),
        ],
    )  # fmt: skip


def add_fact(
    program: Program, items: tuple[str, ...], source: str, as_of: str | None, reported: bool, because: str | None,
    withdrawn: tuple[str, ...], note: str | None, now: str | None, **reasons: str | None,
) -> None:  # fmt: skip
    """Append the report, print its lines, and say what it changed."""
    from crisiskit.cli.answers import Asked, gather
    from crisiskit.cli.options import read_time
    from crisiskit.cli.situations import load_case
    from crisiskit.errors import AppendRefused
    from crisiskit.model.vocabulary import Certainty
    from crisiskit.problems import problem
    from crisiskit.recording.appending import NewReport, append_report
    from crisiskit.recording.folding import authority_of

    folder, assignments = _split(items)
    case = load_case(program, folder, now)
    situation, zone = case.situation, case.situation.crisis.zones[0]
    if authority_of(source, situation.playbook, situation.house, situation.crisis) is None:
        raise AppendRefused([problem("unknown-source", None, found=source)])
    when = read_time(as_of, "--as-of", zone, program.say, before=case.now) if as_of else None
    values = gather(assignments, Asked(situation.playbook, zone, case.now))
    words = _join_reasons(program.say, because, reasons)
    falls = [] if reported else _find_falls(case, source, when, values)
    if falls and not words:
        words = _ask_reason(program.say, falls, case)
    report = NewReport(
        source=source, at=case.now, as_of=when, certainty=Certainty.REPORTED if reported else Certainty.CONFIRMED, values=values,
        because=_spread(words, falls, values, withdrawn), withdrawn=withdrawn, note=note,
    )  # fmt: skip
    path = folder / "crisis.yaml"
    added = append_report(path, report, playbook=situation.playbook)
    click.echo(program.say("fact.added", path=path), err=True)
    click.echo(added.strip("\r\n"))
    _tell_consequences(program, case, folder)


def _split(items: Sequence[str]) -> tuple[Path, list[str]]:
    """The folder, which has no `=`, and the facts, which have."""
    folders = [item for item in items if "=" not in item]
    if len(folders) > 1:
        raise click.BadParameter(folders[1], ctx=click.get_current_context(), param_hint="FACT=VALUE")
    folder = Folder().convert(folders[0] if folders else ".", None, click.get_current_context())
    return folder, [item for item in items if "=" in item]


def _join_reasons(say: Words, because: str | None, reasons: dict[str, str | None]) -> Localized:
    """The reason by language; `--because` alone is in the program's."""
    words = {say.language: because} if because else {}
    words |= {name.removeprefix("because_"): text for name, text in reasons.items() if text}
    return words


def _find_falls(case: Case, source: str, as_of: When | None, values: Written) -> list[Fall]:
    """The counts whose newest confirmed value this report lowers."""
    from crisiskit.model.vocabulary import FactKind
    from crisiskit.recording.folding import authority_of, may_confirm

    situation = case.situation
    playbook, house = situation.playbook, situation.house
    authority = authority_of(source, playbook, house, situation.crisis) or source
    moment = as_of.key if as_of else case.now
    found = []
    for fact, written in values.items():
        spec, confirmed = playbook.facts[fact], case.knowledge.facts[fact].confirmed
        if spec.type.kind is not FactKind.COUNT or confirmed is None or not may_confirm(authority, spec, house):
            continue
        before, after = confirmed.value, int("".join(sign for sign in str(written) if sign.isdigit()))
        if isinstance(before, int) and after < before and moment >= confirmed.as_of.key:
            found.append(Fall(fact, before, after))
    return found


def _ask_reason(say: Words, falls: Sequence[Fall], case: Case) -> Localized:
    """The reason from the person at the keyboard, in each language the house speaks; refused where nobody can be asked."""
    from crisiskit.cli.asking import ask, is_terminal
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem

    needed = [problem("reason-needed", None, fact=item.fact, before=item.before, after=item.after) for item in falls]
    if not is_terminal():
        raise AppendRefused(needed)
    for item in falls:
        click.echo(say("fact.falls", fact=item.fact, before=item.before, after=item.after), err=True)
    answers = {code: ask(say("fact.why", language=code)) for code in case.situation.house.agency}
    words = {code: answer for code, answer in answers.items() if answer}
    if not words:
        raise AppendRefused(needed)
    return words


def _spread(words: Localized, falls: Sequence[Fall], values: Written, withdrawn: Sequence[str]) -> dict[str, Localized]:
    """The reason is that of the counts that fall; where none does, of all that is reported."""
    from crisiskit.cli.answers import spread

    return spread(words, [item.fact for item in falls] or [*values, *withdrawn])


def _tell_consequences(program: Program, before: Case, folder: Path) -> None:
    """Doubts that the report has brought, and the level where it has moved."""
    from crisiskit.assessing.grading import assess
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.situations import find_problems, read_again
    from crisiskit.language.catalogue import book

    after = read_again(before, folder)
    known = [(item.code, item.arguments) for item in find_problems(before)]
    print_problems((item for item in find_problems(after) if (item.code, item.arguments) not in known), program.say)
    old, new = (assess(case.situation, now=case.now, knowledge=case.knowledge).planned for case in (before, after))
    if old is not new:
        levels = book(program.say.language, "keywords")["levels"]
        key = "fact.rises" if new > old else "fact.sinks"
        click.echo(program.say(key, before=levels[old.value], after=levels[new.value]), err=True)
