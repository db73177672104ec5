"""`crisiskit assess`: how bad it is, why, and what would decide."""

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
        "assess", callback=click.pass_obj(assess), help=say("assess.help"), options_metavar=say("program.options"),
        params=[make_folder(say), make_now(say), *make_formats(say, ("text", "markdown", "json"))],
    )  # fmt: skip


def assess(program: Program, folder: Path, now: str | None, style: str) -> None:
    """Print the assessment at `now`."""
    from crisiskit.assessing import grading
    from crisiskit.cli.printing import print_text
    from crisiskit.cli.situations import load_case
    from crisiskit.rendering.formats import render

    case = load_case(program, folder, now)
    assessment = grading.assess(case.situation, now=case.now, knowledge=case.knowledge)
    print_text(render(assessment, style, language=program.say.language, situation=case.situation))
