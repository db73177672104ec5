"""`crisiskit fact deaths=1 --from basarnas --as-of 12.00`: what a source has just said, added to the log or `crisis.yaml`.

Nothing that was there before changes. A count that falls needs its reason, because without one neither the old nor the new may be
said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from crisiskit.cli.journal import make_author
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
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.when import When
    from crisiskit.recording.appending import NewReport
    from crisiskit.recording.chaining import Chain


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
            click.Option(["--from", "source"], metavar=say("metavar.source"), help=say("fact.source")),
            click.Option(["--as-of"], metavar=time, help=say("fact.as_of")),
            click.Option(["--reported"], is_flag=True, help=say("fact.reported")),
            click.Option(["--because"], metavar=text, help=say("fact.because")),
            *reasons,
            click.Option(["--withdraw", "withdrawn"], multiple=True, metavar=say("metavar.fact"), help=say("fact.withdraw")),
            click.Option(["--note"], metavar=text, help=say("fact.note")),
            click.Option(["--paste"], is_flag=True, help=say("fact.paste")),
            *make_author(say),
            make_now(say),
        ],
    )  # fmt: skip


def add_fact(
    program: Program, items: tuple[str, ...], source: str | None, as_of: str | None, reported: bool, because: str | None,
    withdrawn: tuple[str, ...], note: str | None, paste: bool, role: str | None, person: str | None, now: str | None,
    **reasons: str | None,
) -> None:  # fmt: skip
    """Append the report, print it, and say what it changed; from a pasted message only the line that it would be."""
    from crisiskit.cli.answers import Asked
    from crisiskit.cli.consequences import tell_consequences
    from crisiskit.cli.moments import read_as_of
    from crisiskit.cli.questions import gather_once
    from crisiskit.cli.situations import load_case
    from crisiskit.cli.sources import refuse_unknown
    from crisiskit.model.vocabulary import Certainty
    from crisiskit.recording.appending import NewReport
    from crisiskit.recording.partners import name_ourselves

    if paste:
        _propose(program, items, source, as_of, now)
        return
    source = _require(source)
    folder, assignments = _split(program, items, source)
    case = load_case(program, folder, now)
    situation, zone = case.situation, case.situation.crisis.zones[0]
    refuse_unknown(source, situation.playbook, situation.house, situation.crisis.sources)
    source = name_ourselves(source, situation)
    aware = situation.crisis.aware_at
    when = read_as_of(as_of, "--as-of", zone, program, now=case.now, aware=aware) if as_of else None
    values = gather_once(program, assignments, Asked(situation.playbook, zone, case.now))
    _check_withdrawn(program, withdrawn, values, case)
    words = _join_reasons(program.say, because, reasons, tuple(situation.house.agency))
    falls = [] if reported else _find_falls(case, source, when, values)
    if falls and not words:
        words = _ask_reason(program.say, falls, case)
    report = NewReport(
        source=source, at=case.now, as_of=when, certainty=Certainty.REPORTED if reported else Certainty.CONFIRMED, values=values,
        because=_spread(words, falls, values, withdrawn), withdrawn=withdrawn, note=note,
    )  # fmt: skip
    if situation.crisis.id is None:
        _add_to_file(program, folder, report, situation.playbook, {"--by": role, "--person": person})
    else:
        _add_to_log(program, case, folder, report, role, person)
    tell_consequences(program, case, folder)


def _propose(program: Program, items: tuple[str, ...], source: str | None, as_of: str | None, now: str | None) -> None:
    """The line that a pasted message would be; facts beside it would be a second message."""
    from crisiskit.cli.pasting import propose
    from crisiskit.cli.situations import refuse
    from crisiskit.problems import problem

    if len(items) > 1 or any("=" in item for item in items):
        raise refuse(program, problem("paste-alone", None))
    propose(program, Folder().convert(items[0] if items else ".", None, click.get_current_context()), source, as_of, now)


def _require(source: str | None) -> str:
    """The source, without which nothing is recorded. Raises MissingParameter."""
    if source is None:
        ctx = click.get_current_context()
        raise click.MissingParameter(ctx=ctx, param=next(item for item in ctx.command.params if item.name == "source"))
    return source


def _add_to_file(program: Program, folder: Path, report: NewReport, playbook: Playbook, authors: dict[str, str | None]) -> None:
    from crisiskit.cli.printing import print_problems
    from crisiskit.problems import problem
    from crisiskit.recording.appending import append_report

    path = folder / "crisis.yaml"
    print_problems((problem("option-not-used", None, option=name) for name, text in authors.items() if text), program.say)
    added = append_report(path, report, playbook=playbook)
    click.echo(program.say("fact.added", path=path), err=True)
    click.echo(added.strip("\r\n"))


def _add_to_log(
    program: Program, case: Case, folder: Path, report: NewReport, role: str | None, person: str | None
) -> None:
    from crisiskit.cli.journal import make_salt, record
    from crisiskit.recording.appending import read_report_told, show_report
    from crisiskit.recording.importing import add_report

    situation = case.situation
    crisis = situation.crisis
    told = read_report_told(report, crisis.zones[0], situation.playbook)
    declared, salt = crisis.sources.get(told.source), make_salt()

    def write(chain: Chain) -> None:
        add_report(chain, told, salt, declared=declared, role=role, person=person)

    entries = record(program, folder, crisis, write)
    click.echo(program.say("log.recorded", anchor=entries[0].anchor), err=True)
    click.echo(show_report(report, crisis.zones[0]))


def _split(program: Program, items: Sequence[str], source: str) -> tuple[Path, list[str]]:
    """The folder, which has no `=`, and the facts, which have. Raises UsageError with the line that may have been meant."""
    from pathlib import Path

    from crisiskit.cli.situations import refuse
    from crisiskit.problems import problem

    folders = [item for item in items if "=" not in item]
    ends_bare = bool(items) and "=" not in items[-1] and not Path(items[-1]).exists()
    is_split = len(items) > 1 and (ends_bare or any(item.startswith("=") for item in items))
    if len(folders) > 1 or is_split:
        named, written, right = _mend(items)
        line = " ".join(["crisiskit fact", *named, *right, "--from", source])
        raise refuse(program, problem("fact-without-sign", None, found=written, line=line))
    folder = Folder().convert(folders[0] if folders else ".", None, click.get_current_context())
    return folder, [item for item in items if "=" in item]


def _mend(items: Sequence[str]) -> tuple[list[str], str, list[str]]:
    """The folder if there is one, what stands for the facts, and the right way to write it: `deaths = 2` as `deaths=2`."""
    from pathlib import Path

    has_folder = "=" not in items[0] and Path(items[0]).exists()
    rest = list(items[has_folder:])
    pieces = " ".join(rest).replace(" = ", "=").replace(" =", "=").replace("= ", "=").split(" ")
    right: list[str] = []
    for piece in pieces:
        if "=" not in piece and right and right[-1].endswith("="):
            right[-1] += piece
        else:
            right.append(piece if "=" in piece else f"{piece}=")
    return list(items[:has_folder]), " ".join(rest), [f"{item}…" if item.endswith("=") else item for item in right]


def _check_withdrawn(program: Program, withdrawn: Sequence[str], values: Written, case: Case) -> None:
    """Only what somebody has confirmed can be taken back, and not in the breath that says it anew."""
    from crisiskit.cli.answers import find_repeat
    from crisiskit.cli.situations import refuse
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem

    twice = find_repeat([*values, *withdrawn])
    if twice is not None:
        raise refuse(program, problem("fact-given-twice", None, fact=twice))
    unfounded = [name for name in withdrawn if name in case.knowledge.facts and case.knowledge.facts[name].confirmed is None]
    wrong = [problem("nothing-to-withdraw", None, fact=name) for name in unfounded]
    if wrong:
        raise AppendRefused(wrong)


def _join_reasons(say: Words, because: str | None, reasons: dict[str, str | None], languages: Sequence[str]) -> Localized:
    """The reason by language; `--because` is in the program's, and refused where the house speaks another that has none."""
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem

    words = {say.language: because} if because else {}
    words |= {name.removeprefix("because_"): text for name, text in reasons.items() if text}
    if because and set(languages) - set(words):
        options = " ".join(f'--because-{code} "…"' for code in languages)
        raise AppendRefused([problem("language-of-reason-missing", None, options=options)])
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
