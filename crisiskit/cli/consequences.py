"""What a new word changed: doubts that it brought, the level where it has moved, kept statements that say otherwise, what is next.

    tell_consequences(program, case, folder)      # `case` is as it was before
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program


def tell_consequences(program: Program, before: Case, folder: Path, *, always_next: bool = False) -> None:
    """Read the crisis again and say, on standard error, what is different; the next act too where there is a log.

    `always_next` tells the next act even where it is the one it was.
    """
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
    _tell_outdated(program, before, after, folder)
    if after.situation.crisis.id is not None:
        _tell_next(program, before, after, folder, always=always_next)


def _tell_outdated(program: Program, before: Case, after: Case, folder: Path) -> None:
    """The kept statements that stand on a channel and say what no longer holds, where it still held before."""
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.saved import find_standing, list_logged
    from crisiskit.drafting.changing import find_outdated
    from crisiskit.problems import problem

    crisis = after.situation.crisis
    for statement in find_standing(folder, crisis.status, after.now, list_logged(crisis, after.now)):
        gone = find_outdated(statement, after.knowledge)
        if gone and gone != find_outdated(statement, before.knowledge):
            item = problem(
                "statement-outdated", None, facts=", ".join(gone), at=statement.drafted_at.strftime("%Y-%m-%d %H:%M"),
                statement=statement.kind.value, channel=statement.channel, found=statement.language,
            )  # fmt: skip
            print_problems([item], program.say)


def _tell_next(program: Program, before: Case, after: Case, folder: Path, *, always: bool) -> None:
    """The next act, where it is another than before."""
    from crisiskit.cli.planned import make_plan, say_next

    line = say_next(make_plan(after, folder), program.say.language)
    if line and (always or line != say_next(make_plan(before, folder), program.say.language)):
        click.echo(program.say("plan.next", act=line), err=True)
