"""`crisiskit answer`: the approved answer to a question, the sheet of all questions, what to do with comments.

    crisiskit answer "kenapa kapal boleh berlayar?" ferry --channel x
    crisiskit answer --sheet ferry --format markdown
    crisiskit answer --comments comments.csv ferry
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crisiskit.channels.table import load_channels
from crisiskit.cli.options import Folder, make_formats, make_now
from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.answering import Answer, Match
    from crisiskit.model.assessment import Assessment

#: Where most questions are asked: short texts, no layout.
CHANNEL = "whatsapp"
STDIN = "-"


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "answer", callback=click.pass_obj(answer), help=say("answer.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["words"], nargs=-1, metavar=f"[{say('metavar.question')}] [{say('metavar.folder')}]"),
            click.Option(
                ["--channel"], type=click.Choice(tuple(load_channels())), default=CHANNEL, show_default=True,
                metavar=say("metavar.channel"), help=say("answer.channel"),
            ),
            click.Option(["--lang", "language"], type=click.Choice(LANGUAGES), help=say("answer.lang")),
            make_now(say),
            click.Option(["--sheet"], is_flag=True, help=say("answer.sheet")),
            click.Option(
                ["--comments"], type=click.Path(path_type=Path, allow_dash=True), metavar=say("metavar.file"),
                help=say("answer.comments"),
            ),
            *make_formats(say, ("text", "markdown", "json")),
        ],
    )  # fmt: skip


def answer(program: Program, words: tuple[str, ...], sheet: bool, comments: Path | None, **asked: Any) -> int:
    """Print the answer, the sheet or the treatment of comments; 1 where a question has no approved answer."""
    from crisiskit.assessing.grading import assess
    from crisiskit.cli.situations import load_case, refuse
    from crisiskit.problems import problem

    places = 1 if sheet or comments is not None else 2
    if sheet and comments is not None:
        raise refuse(program, problem("sheet-or-comments", None))
    if places == 2 and not (words and words[0].strip()):
        raise refuse(program, problem("question-needed", None))
    if len(words) > places:
        raise refuse(program, problem("question-in-quotes" if places == 2 else "too-many-folders", None))
    folder = _read_folder(words[places - 1] if len(words) == places else ".")
    case = load_case(program, folder, asked["now"])
    assessment = assess(case.situation, now=case.now, knowledge=case.knowledge)
    if sheet:
        return _print_sheet(case, assessment, asked)
    if comments is not None:
        return _print_comments(program, case, assessment, comments, asked)
    return _print_answer(program, case, assessment, words[0], asked)


def _read_folder(written: str) -> Path:
    """The folder, as every command takes it."""
    return Folder().convert(written, None, click.get_current_context())


def _print_answer(program: Program, case: Case, assessment: Assessment, question: str, asked: dict[str, Any]) -> int:
    from crisiskit.drafting.answering import answer as find_answer
    from crisiskit.drafting.answering import is_answered

    found = find_answer(
        case.situation, assessment, question, channel=asked["channel"], language=asked["language"], now=case.now,
        knowledge=case.knowledge,
    )  # fmt: skip
    answered = is_answered(found.statement)
    if asked["style"] == "json":
        from crisiskit.rendering.to_json import print_json

        click.echo(print_json(found))
        return int(not answered)
    _tell_match(program.say, found.match)
    click.echo(found.statement.text)
    if not answered:
        _tell_next(program.say, case, found)
    return int(not answered)


def _tell_match(say: Words, match: Match) -> None:
    """On standard error, beside the text: which question was taken, and a second that is as near."""
    if match.found is not None:
        click.echo(say("answer.taken", question=match.found.taken, id=match.found.question), err=True)
    if match.other is not None:
        click.echo(say("answer.other", question=match.other.taken, id=match.other.question), err=True)


def _tell_next(say: Words, case: Case, found: Answer) -> None:
    """What the team does with a question that has no approved answer, or none that holds yet."""
    if found.match.found is None:
        click.echo(say("answer.not_approved", asked=found.match.asked), err=True)
        return
    from crisiskit.drafting.answering import find_awaited
    from crisiskit.planning.naming import name_agency

    facts, owners = find_awaited(case.situation, case.knowledge, found.match.found.question)
    texts = case.situation.playbook.texts
    text = texts.get(say.language) or next(iter(texts.values()))
    asked = [text.facts[name].question or name for name in facts if name in text.facts]
    names = [name_agency(case.situation, name).get(say.language, name) for name in owners]
    click.echo(say("answer.waits", questions=" ".join(asked) or "-", owners=", ".join(names) or "-"), err=True)


def _print_sheet(case: Case, assessment: Assessment, asked: dict[str, Any]) -> int:
    from crisiskit.cli.printing import print_text
    from crisiskit.drafting.answering import make_sheet
    from crisiskit.rendering.formats import render

    language = asked["language"] or next(iter(case.situation.house.agency))
    sheet = make_sheet(case.situation, assessment, language=language, now=case.now, knowledge=case.knowledge)
    # A page for the press desk is in one language throughout.
    print_text(render(sheet, asked["style"], language=language, situation=case.situation))
    return 0


def _print_comments(program: Program, case: Case, assessment: Assessment, path: Path, asked: dict[str, Any]) -> int:
    from crisiskit.cli.printing import print_problems, print_text
    from crisiskit.drafting.answering import treat_comments
    from crisiskit.errors import DocumentError
    from crisiskit.model.answering import CommentSheet
    from crisiskit.reading.comments import read_comments
    from crisiskit.reading.files import LARGEST_BYTES, decode, read_text
    from crisiskit.rendering.formats import render

    name = str(path)
    text, problems = decode(sys.stdin.read(LARGEST_BYTES).encode(), name) if name == STDIN else read_text(path)
    if text is None:
        raise DocumentError(problems)
    comments, found = read_comments(text, name)
    print_problems(found, program.say)
    treated = treat_comments(
        case.situation, assessment, comments, channel=asked["channel"], language=asked["language"], now=case.now,
        knowledge=case.knowledge,
    )  # fmt: skip
    sheet = CommentSheet(status=case.situation.crisis.status, now=case.now, treatments=tuple(treated))
    print_text(render(sheet, asked["style"], language=program.say.language, situation=case.situation))
    return int(bool(found))
