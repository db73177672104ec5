"""`crisiskit plan`: who does what by when, as a duty officer's sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crisiskit.cli.options import make_folder, make_formats, make_now

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "plan", callback=click.pass_obj(plan), help=say("plan.help"), options_metavar=say("program.options"),
        params=[make_folder(say), make_now(say), *make_formats(say, ("text", "markdown", "now", "hour", "json"))],
    )  # fmt: skip


def plan(program: Program, folder: Path, now: str | None, style: str) -> None:
    """Print the plan at `now`, held against the log and the statements that were kept; what is late is told apart."""
    from crisiskit.cli.planned import make_plan
    from crisiskit.cli.printing import print_problems, print_text
    from crisiskit.cli.releasing import tell_unsupported
    from crisiskit.cli.situations import load_case
    from crisiskit.planning.deadlines import find_late
    from crisiskit.rendering.formats import render

    case = load_case(program, folder, now)
    tell_unsupported(program, case)
    made = make_plan(case, folder)
    print_problems(find_late(made.deadlines, made.expired), program.say)
    print_text(render(made, style, language=program.say.language))
