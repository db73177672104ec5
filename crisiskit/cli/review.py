"""`crisiskit review`: what a text should not say, or lacks, with the exact words, the reason and what to write instead.

    crisiskit review statement.txt --kind holding --channel press
    crisiskit review --json - < post.txt
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crisiskit.cli.options import Folder, make_now
from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.problems import Problem

STDIN = "-"
#: The longest text that is read.
LONGEST = 200_000
#: The kinds, by the values of `Kind`, and those reviewed for wording alone; written out, so that help loads no model.
KINDS = (
    "acknowledgement", "holding", "update", "correction", "apology", "warning-relay", "personal-data-notice",
    "immediate-information", "internal", "closing", "reply", "press-release", "post",
)  # fmt: skip


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "review", callback=click.pass_obj(review), help=say("review.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(
                ["file"], type=click.Path(allow_dash=True, path_type=Path), default=STDIN, metavar=f"[{say('metavar.file')}]"
            ),
            click.Option(
                ["--kind"], type=click.Choice(KINDS), default="post", show_default=True, metavar=say("metavar.kind"),
                help=say("review.kind"),
            ),
            click.Option(["--channel"], metavar=say("metavar.channel"), help=say("review.channel")),
            click.Option(["--lang", "language"], type=click.Choice(LANGUAGES), help=say("review.lang")),
            click.Option(["--excerpt"], is_flag=True, help=say("review.excerpt")),
            click.Option(["--crisis"], type=Folder(), metavar=say("metavar.folder"), help=say("review.crisis")),
            make_now(say),
            click.Option(["--json", "as_json"], is_flag=True, help=say("program.json")),
        ],
    )  # fmt: skip


def review(program: Program, file: Path, language: str | None, crisis: Path | None, as_json: bool, **asked: Any) -> int:
    """Print the problems; the exit code is 1 where one is more than a hint."""
    from crisiskit.language.plain_words import guess_language
    from crisiskit.problems import Weight
    from crisiskit.reviewing.reviewer import review_text

    text = _read(program, file)
    language = language or guess_language(text, LANGUAGES) or program.say.language
    case = _load(program, crisis, asked["now"])
    found = review_text(
        text, language=language, kind=asked["kind"], channel=asked["channel"], excerpt=asked["excerpt"], name=str(file),
        situation=case.situation if case else None, now=case.now if case else None,
    )  # fmt: skip
    click.echo(_print_json(found, program.say.language) if as_json else _say(found, program.say))
    return int(any(item.weight is not Weight.HINT for item in found))


def _read(program: Program, file: Path) -> str:
    """The text, UTF-8 whatever the machine thinks."""
    from crisiskit.cli.situations import refuse
    from crisiskit.problems import problem

    if str(file) == STDIN:
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
        text = sys.stdin.read(LONGEST + 1)
    elif not file.is_file():
        raise refuse(program, problem("file-missing", None, path=str(file)))
    else:
        with file.open(encoding="utf-8-sig", errors="replace") as stream:
            text = stream.read(LONGEST + 1)
    if len(text) > LONGEST:
        raise refuse(program, problem("text-too-long", None, limit=LONGEST))
    return text


def _load(program: Program, folder: Path | None, now: str | None) -> Case | None:
    if folder is None:
        return None
    from crisiskit.cli.situations import load_case

    return load_case(program, folder, now)


def _print_json(found: tuple[Problem, ...], language: str) -> str:
    """The problems with their sentences, an object each."""
    return json.dumps([_object(item, language) for item in found], ensure_ascii=False, indent=2)


def _object(item: Problem, language: str) -> dict[str, Any]:
    from crisiskit.language.problems import explain

    place = item.where
    told = explain(item, language)
    return {
        "rule": item.code, "level": item.weight.value, "words": item.argument("words") or "",
        "line": place.line if place else None, "column": place.column if place else None, **told,
    }  # fmt: skip


def _say(found: tuple[Problem, ...], say: Words) -> str:
    """Each problem, its reason and its case on lines of their own, and how many there are."""
    from crisiskit.language.problems import describe, explain

    if not found:
        return say("review.good")
    lines = []
    for item in found:
        told = explain(item, say.language)
        lines.append(describe(item, say.language))
        lines += [f"    {say('review.why', why=told['why'])}"] if told["why"] else []
        lines += [f"    {say('review.case', case=told['case'])}"] if told["case"] else []
    return "\n".join([*lines, say("review.one") if len(found) == 1 else say("review.several", count=len(found))])
