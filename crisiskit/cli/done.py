"""`crisiskit done pause`: a step of the plan is done, at `--at` where that was earlier; without a step, those that are open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from crisiskit.cli.journal import make_author
from crisiskit.cli.options import Folder, Place, make_now

if TYPE_CHECKING:
    from crisiskit.cli.entering import Entering
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "done", callback=click.pass_obj(add_done), help=say("done.help"), options_metavar=say("program.options"),
        params=[
            Place(["places"], nargs=-1, metavar=say("metavar.steps")),
            click.Option(["--at", "moment"], metavar=say("metavar.time"), help=say("done.at")),
            click.Option(["--note"], metavar=say("metavar.text"), help=say("fact.note")),
            *make_author(say),
            make_now(say),
        ],
    )  # fmt: skip


def add_done(
    program: Program, places: tuple[str, ...], moment: str | None, note: str | None, role: str | None, person: str | None,
    now: str | None,
) -> None:  # fmt: skip
    """Record the step, and say what comes next; without a step list the open ones."""
    from crisiskit.cli.entering import Author, begin, read_line
    from crisiskit.recording.kinds.act import ActBody

    step, folder = split_places(places)
    entering = begin(program, folder, now)
    if step is None:
        _list_open(entering)
        return
    _refuse_unknown(entering, step)
    at = entering.read_moment(moment, "--at")
    entering.record(lambda _: ActBody(step=step), Author(role, person), as_of=at, note=read_line(note))
    click.echo(program.say("done.recorded", time=entering.say(at), what=_describe(entering, step), step=step))
    _tell_unkept(entering, step)
    entering.tell()


def split_places(places: tuple[str, ...]) -> tuple[str | None, Path]:
    """The name, if any, and the folder: a folder alone is one that is there and holds a crisis. UsageError for more."""
    ctx = click.get_current_context()
    say: Words = ctx.obj.say
    name = places[0] if places and not _is_crisis(places[0]) else None
    rest = places[1:] if name is not None else places
    if len(rest) > 1:
        raise click.UsageError(say("done.too_many", found=" ".join(places)), ctx=ctx)
    return name, Folder().convert(rest[0] if rest else ".", None, ctx)


def _is_crisis(written: str) -> bool:
    """Whether it names a folder with a crisis, or a file of one."""
    path = Path(written)
    return path.is_file() or (path / "crisis.yaml").is_file()


def _refuse_unknown(entering: Entering, step: str) -> None:
    """AppendRefused for a step that the playbook does not have, with the one that may be meant."""
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem
    from crisiskit.reading.keywords import nearest

    steps = entering.case.situation.playbook.steps
    if step not in steps:
        raise AppendRefused([problem("unknown-step", None, found=step, instead=nearest(step, steps))])


def _tell_unkept(entering: Entering, step: str) -> None:
    """That a word to the public is not in `sent/`, by which alone its clock is judged."""
    from crisiskit.cli.planned import make_plan
    from crisiskit.planning.agenda import is_word

    plan = make_plan(entering.case, entering.folder)
    if any(task.id == step and is_word(task) and task.kept_at is None for task in plan.tasks):
        say = entering.program.say
        click.echo(say("done.not_kept"), err=True)


def _list_open(entering: Entering) -> None:
    """The open steps of the level with their ids, those due first in front."""
    from crisiskit.cli.planned import make_plan
    from crisiskit.cli.printing import print_rows

    plan = make_plan(entering.case, entering.folder)
    tasks = sorted((task for task in plan.tasks if task.is_open), key=lambda task: (task.due is None, task.due or plan.at))
    rows = [(task.id, "" if task.due is None else entering.say(task.due), _describe(entering, task.id)) for task in tasks]
    say = entering.program.say
    print_rows(rows, say("done.heads").split(", "))


def _describe(entering: Entering, step: str) -> str:
    """What a step asks for, in the program's language or any other."""
    texts = entering.case.situation.playbook.texts
    order = (entering.program.say.language, *texts)
    return next((texts[code].steps[step] for code in order if code in texts and step in texts[code].steps), step)
