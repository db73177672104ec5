"""`crisiskit check`: everything that is wrong with playbooks, houses and crises, at once; nothing where all is well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from crisiskit.cli.options import make_formats, make_now, read_now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.problems import Problem

#: The zone of `--now` where it names none: a file that is checked need not have one.
ZONE = "Asia/Jakarta"
#: As in `reviewing.chairs`, which is loaded only when something is checked.
WEEKS, MOST_WEEKS = 4, 53


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "check", callback=click.pass_obj(check), help=say("check.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path), metavar=f"[{say('metavar.path')}]..."),
            make_now(say),
            click.Option(
                ["--weeks"], type=click.IntRange(0, MOST_WEEKS), default=WEEKS, show_default=True,
                metavar=say("metavar.number"), help=say("check.weeks"),
            ),
            *make_formats(say, ("text", "json")),
        ],
    )  # fmt: skip


def check(program: Program, paths: tuple[Path, ...], now: str | None, weeks: int, style: str) -> int:
    """Print every problem; the exit code is 1 where one of them is more than a warning. Chairs are looked at from `--now` on."""
    from crisiskit.cli.journal import find_password
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.roots import find_playbook_roots
    from crisiskit.problems import has_errors
    from crisiskit.reviewing import checking

    ahead = checking.Ahead(read_now(now, ZONE, program.say), weeks)
    problems = checking.check(paths or (Path(),), find_playbook_roots(program), find_password(program), ahead)
    if style == "json":
        _print_json(problems, program.say)
    else:
        print_problems(problems, program.say, product=True)
    return int(has_errors(problems))


def _print_json(problems: Sequence[Problem], say: Words) -> None:
    """The problems for programs: place, code, weight, sentence, arguments."""
    import json

    rows = [
        {
            "path": item.where and item.where.path, "line": item.where and item.where.line,
            "column": item.where and item.where.column, "code": item.code, "weight": item.weight.value,
            "sentence": say.problem(item), "arguments": dict(item.arguments),
        }
        for item in problems
    ]  # fmt: skip
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
