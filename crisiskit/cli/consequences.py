"""What a new word changed: doubts that it brought, and the level where it has moved.

    tell_consequences(program, case, folder)      # `case` is as it was before
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program


def tell_consequences(program: Program, before: Case, folder: Path) -> None:
    """Read the crisis again and say, on standard error, what is different."""
    from crisiskit.assessing.grading import assess
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.situations import find_problems, read_again
    from crisiskit.language.catalogue import book

    after = read_again(program, before, folder)
    known = [(item.code, item.arguments) for item in find_problems(before)]
    print_problems((item for item in find_problems(after) if (item.code, item.arguments) not in known), program.say)
    old, new = (assess(case.situation, now=case.now, knowledge=case.knowledge).planned for case in (before, after))
    if old is not new:
        levels = book(program.say.language, "keywords")["levels"]
        key = "fact.rises" if new > old else "fact.sinks"
        click.echo(program.say(key, before=levels[old.value], after=levels[new.value]), err=True)
