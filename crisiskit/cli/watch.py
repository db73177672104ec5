"""`crisiskit watch --every 10s`: the plan as it stands, again and again: what is late, now, next and done.

On a terminal the picture stands still and is renewed; in a pipe a block is printed whenever something has changed. It reads and
writes nothing, so that it may be quit and started again at any time, on any desk.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, NamedTuple

import click

from crisiskit.cli.options import make_folder, make_now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.text import Text

    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.plan import EscalationPlan

#: The shortest and longest time between two looks, in seconds.
SHORTEST, LONGEST = 1, 3600
UNITS = {"": 1, "s": 1, "m": 60}


class Picture(NamedTuple):
    """The page for a moment, and what of it is more than the passing of time."""

    page: str
    state: object


class Every(click.ParamType):  # type: ignore[type-arg]  # as in options
    """A time between two looks: `10s`, `2m`; a bare number is seconds."""

    name = "text"

    def __init__(self, say: Words) -> None:
        self.say = say

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Seconds."""
        written = str(value).strip().lower()
        number = written.rstrip("abcdefghijklmnopqrstuvwxyz").strip()
        unit = written[len(number) :].strip()
        if not (number.isascii() and number.isdigit() and len(number) < 6 and unit in UNITS):
            self.fail(self.say("watch.bad_every", found=written[:20]), param, ctx)
        seconds = int(number) * UNITS[unit]
        if not SHORTEST <= seconds <= LONGEST:
            self.fail(self.say("watch.bad_every", found=written[:20]), param, ctx)
        return seconds


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "watch", callback=click.pass_obj(watch), help=say("watch.help"), options_metavar=say("program.options"),
        params=[
            make_folder(say),
            click.Option(["--every"], type=Every(say), default="10s", metavar=say("metavar.time"), help=say("watch.every")),
            click.Option(["--once"], is_flag=True, help=say("watch.once")),
            make_now(say),
        ],
    )  # fmt: skip


def watch(program: Program, folder: Path, every: int, once: bool, now: str | None) -> None:
    """Show the picture until it is interrupted; `once` shows it one time. Raises DocumentError where the first look fails."""
    from crisiskit.cli.situations import load_case

    first = _draw(program, folder, load_case(program, folder, now))
    if once:
        click.echo(first.page)
        return
    try:
        if sys.stdout.isatty():
            _show_live(program, first, _look(program, folder, every, now))
        else:
            _print_changes(first, _look(program, folder, every, now))
    except KeyboardInterrupt:
        click.echo(program.say("watch.ended"), err=True)


def _look(program: Program, folder: Path, every: int, now: str | None) -> Iterator[Picture]:
    """A picture after each pause; what cannot be read just then is told in its place, and looked at again."""
    from crisiskit.cli.situations import read_case
    from crisiskit.errors import CrisisKitError
    from crisiskit.language.problems import describe

    while True:
        time.sleep(every)
        try:
            yield _draw(program, folder, read_case(program, folder, now))
        except CrisisKitError as error:
            page = "\n".join([program.say("watch.unread"), *(describe(item, program.say.language) for item in error.problems)])
            yield Picture(page, page)


def _draw(program: Program, folder: Path, case: Case) -> Picture:
    """The picture of a case."""
    from crisiskit.cli.planned import make_plan
    from crisiskit.rendering.formats import render

    plan = make_plan(case, folder)
    return Picture(render(plan, "now", language=program.say.language), _tell_state(plan))


def _tell_state(plan: EscalationPlan) -> object:
    """All of a plan that does not change by the mere passing of minutes."""
    from crisiskit.planning.agenda import next_acts, past_acts

    return (
        plan.level, plan.lowered, plan.falls_to, past_acts(plan), next_acts(plan), plan.expired, plan.next_promise,
        tuple(task.id for task in plan.tasks if not task.is_open), plan.published, plan.enquiries, plan.offers, plan.decisions,
        tuple((item.person.role, item.next) for item in plan.silent), tuple((item.told, item.answered) for item in plan.ladder),
    )  # fmt: skip


def _print_changes(first: Picture, pictures: Iterator[Picture]) -> None:
    """A block for each picture that differs from the one before."""
    click.echo(first.page)
    shown = first
    for picture in pictures:
        if picture.state != shown.state:
            click.echo(f"\n{picture.page}")
            shown = picture


def _show_live(program: Program, first: Picture, pictures: Iterator[Picture]) -> None:
    """The picture on the whole terminal, until it is interrupted."""
    from rich.console import Console
    from rich.live import Live

    console = Console()
    with Live(_fit(program, first, console.height, console.width), console=console, screen=True, auto_refresh=False) as live:
        live.refresh()
        for picture in pictures:
            live.update(_fit(program, picture, console.height, console.width), refresh=True)


def _fit(program: Program, picture: Picture, height: int, width: int) -> Text:
    """As much of the page as the terminal has room for, and how much is left out; headings in bold."""
    from rich.text import Text

    text = Text()
    lines = picture.page.splitlines()
    room = height - 1
    for number, line in enumerate(lines):
        room -= max(1, -(-len(line) // max(width, 1)))
        if room < (1 if number < len(lines) - 1 else 0):
            text.append(program.say("watch.more", number=len(lines) - number), style="dim")
            break
        text.append(f"{line}\n", style="bold" if line and not line.startswith(" ") else "")
    return text
