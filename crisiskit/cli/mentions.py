"""`crisiskit mentions`: the picture of a week of mentions, and a calm report of it.

    crisiskit mentions mentions.csv
    crisiskit mentions ferry/mentions.csv --comments comments.csv --format svg > week.svg
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crisiskit.cli.options import Folder, Place, make_formats, make_now

if TYPE_CHECKING:
    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.mentions import Mentions, Usual
    from crisiskit.model.weeks import Heard

#: The zone of times that name none, where no crisis says another.
ZONE = "Asia/Jakarta"


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "mentions", callback=click.pass_obj(mentions), help=say("mentions.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["file"], type=click.Path(path_type=Path), metavar=say("metavar.file")),
            Place(["folder"], type=Folder(), required=False, metavar=f"[{say('metavar.folder')}]"),
            click.Option(
                ["--comments"], type=click.Path(path_type=Path), metavar=say("metavar.file"), help=say("mentions.comments")
            ),
            click.Option(["--usual"], metavar=say("metavar.number"), help=say("mentions.usual")),
            click.Option(["--usual-negative"], metavar=say("metavar.number"), help=say("mentions.usual_negative")),
            click.Option(["--zone"], metavar=say("metavar.zone"), help=say("mentions.zone")),
            make_now(say),
            *make_formats(say, ("text", "markdown", "svg", "json")),
        ],
    )  # fmt: skip


def mentions(program: Program, file: Path, folder: Path | None, comments: Path | None, **asked: Any) -> int:
    """Print the report, or the picture; 1 where a row of the file was left out or something else is wrong with it."""
    from crisiskit.assessing.weeks import report_week
    from crisiskit.cli.options import read_now
    from crisiskit.cli.printing import print_problems, print_text
    from crisiskit.cli.situations import refuse
    from crisiskit.errors import DocumentError
    from crisiskit.model.vocabulary import Status
    from crisiskit.problems import Where, has_errors, problem
    from crisiskit.rendering.formats import render

    if folder is None and (file.parent / "crisis.yaml").is_file():
        # Counts that lie beside a crisis are part of it: those of a drill must not pass for real.
        folder = file.parent
    if folder is None and comments is not None:
        raise refuse(program, problem("comments-need-situation", None))
    case = _load(program, folder, asked["now"])
    zone = _find_zone(program, asked["zone"], case)
    counts, problems = _read(program, file, zone, case, asked)
    print_problems(problems, program.say)
    now = read_now(asked["now"], zone, program.say) if asked["now"] else None
    if now is not None and not any(row.at + counts.interval <= now for row in counts.rows):
        raise DocumentError([problem("mentions-none-yet", Where(str(file)))])
    heard = None if case is None or comments is None else _hear(program, case, comments)
    status = Status.ACTUAL if case is None else case.situation.crisis.status
    report = report_week(counts, name=_name(program, file, case), now=now, status=status, heard=heard)
    print_text(render(report, asked["style"], language=program.say.language))
    return int(has_errors(problems))


def _load(program: Program, folder: Path | None, now: str | None) -> Case | None:
    if folder is None:
        return None
    from crisiskit.cli.situations import load_case

    return load_case(program, folder, now)


def _find_zone(program: Program, written: str | None, case: Case | None) -> str:
    """The zone asked for, else that of the crisis, else that of most of Indonesia."""
    if written is None:
        return ZONE if case is None else case.situation.crisis.zones[0]
    from crisiskit.cli.situations import refuse
    from crisiskit.cli.zones import ABBREVIATIONS, find_zone
    from crisiskit.problems import problem
    from crisiskit.reading.houses import is_zone

    name = ABBREVIATIONS.get(written.casefold(), written)
    if not is_zone(name):
        raise refuse(program, problem("zone-not-found", None, found=written, instead=find_zone(written)))
    return name


def _read(program: Program, file: Path, zone: str, case: Case | None, asked: dict[str, Any]) -> tuple[Mentions, list[Any]]:
    """The counts, and what is wrong with them. Raises DocumentError where there are none."""
    from zoneinfo import ZoneInfo

    from crisiskit.errors import DocumentError
    from crisiskit.problems import Where, problem
    from crisiskit.reading.mentions import read_mentions

    watched = None if case is None else case.situation.crisis.mentions
    usual = _read_usual(program, asked) or (watched.usual if watched is not None else None)
    counts, problems = read_mentions(file, ZoneInfo(zone), usual)
    if counts is None:
        raise DocumentError(problems)
    hours = int(counts.interval.total_seconds() // 3600)
    if hours > 6:
        problems.append(problem("mentions-too-coarse", Where(str(file)), hours=hours))
    return counts, problems


def _read_usual(program: Program, asked: dict[str, Any]) -> Usual | None:
    """What is usual, from the command line."""
    if asked["usual"] is None and asked["usual_negative"] is None:
        return None
    from crisiskit.cli.situations import refuse
    from crisiskit.model.mentions import Usual
    from crisiskit.problems import problem
    from crisiskit.reading.watched import read_usual

    all_of_them = read_usual(asked["usual"] or "")
    negative = None if asked["usual_negative"] is None else read_usual(asked["usual_negative"])
    if not all_of_them:
        raise refuse(program, problem("bad-usual", None, found=asked["usual"] or ""))
    if asked["usual_negative"] is not None and (negative is None or negative > all_of_them):
        raise refuse(program, problem("bad-usual", None, found=asked["usual_negative"]))
    return Usual(mentions=all_of_them, negative=negative)


def _name(program: Program, file: Path, case: Case | None) -> str:
    """Whose mentions they are: the house's short name, else the file's."""
    if case is None:
        return file.stem
    agency = case.situation.house.agency
    return (agency.get(program.say.language) or next(iter(agency.values()))).short


def _hear(program: Program, case: Case, path: Path) -> Heard:
    """What the comments asked, and how each question is met now."""
    from crisiskit.assessing.grading import assess
    from crisiskit.assessing.weeks import hear
    from crisiskit.cli.printing import print_problems
    from crisiskit.drafting.answering import make_sheet
    from crisiskit.drafting.triage import sort_comment
    from crisiskit.errors import DocumentError
    from crisiskit.reading.comments import read_comments
    from crisiskit.reading.files import read_text

    text, problems = read_text(path)
    if text is None:
        raise DocumentError(problems)
    found, noted = read_comments(text, str(path))
    print_problems(noted, program.say)
    situation = case.situation
    assessment = assess(situation, now=case.now, knowledge=case.knowledge)
    language = program.say.language if program.say.language in situation.house.agency else next(iter(situation.house.agency))
    sheet = make_sheet(situation, assessment, language=language, now=case.now, knowledge=case.knowledge)
    postures = {row.question: row.posture for row in sheet.rows}
    return hear((sort_comment(comment, situation) for comment in found), situation.playbook, postures)
