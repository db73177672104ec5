"""`crisiskit demo`: an invented ferry accident, from the first radio call to the press statement, with nothing to type.

What it shows is what the other commands make of `docs/examples/ferry-drill`, which is a drill and says so in every line.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.drafting.writing import Desk
    from crisiskit.model.situation import Situation

EXAMPLE = "ferry-drill"
#: The moments of the drill that are shown, in its own zone: nothing confirmed yet, and a rumour against a confirmed count.
FIRST, LATER = (8, 30), (9, 45)
_WIDEST, _MARGIN = 100, "  │ "


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "demo", callback=click.pass_obj(show_drill), help=say("demo.help"), options_metavar=say("program.options")
    )


def find_example(name: str) -> Path:
    """The folder of an example: inside the package, or in a development checkout's documentation."""
    package = Path(__file__).resolve().parent.parent
    inside, beside = package / "examples" / name, package.parent / "docs" / "examples" / name
    return inside if inside.is_dir() or not beside.is_dir() else beside


def show_drill(program: Program) -> None:
    """Print the drill, scene by scene."""
    from crisiskit.cli.roots import find_playbook_roots
    from crisiskit.recording.situations import load_situation

    say = program.say
    situation = load_situation(find_example(EXAMPLE), find_playbook_roots(program))
    _title(say("demo.title"))
    _tell(say("demo.intro"))
    _show_first_word(situation, say)
    _show_next_hour(situation, say)
    _tell(say("demo.end"))
    click.echo()
    for key in ("again", "why", "own", "list"):
        click.echo(f"  {click.style(say(f'demo.{key}_command'), bold=True)}\n      {say(f'demo.{key}')}")


def _show_first_word(situation: Situation, say: Words) -> None:
    """Nothing is confirmed yet, and there is a first word all the same."""
    now = _moment(situation, FIRST)
    _title(say("demo.first", time=_say_time(now, say)))
    _tell(say("demo.first_story"))
    _show_texts(_desk(situation, "acknowledgement", now), "x", say)


def _show_next_hour(situation: Situation, say: Words) -> None:
    """The level with its reasons, the plan of the hour, the press statement in every language."""
    from crisiskit.assessing.grading import assess
    from crisiskit.planning.plans import plan
    from crisiskit.rendering.formats import render

    now = _moment(situation, LATER)
    _title(say("demo.later", time=_say_time(now, say)))
    _tell(say("demo.later_story", **_count(situation, now, say)))
    assessment = assess(situation, now=now)
    _heading(say("demo.level"))
    for line in _list_reasons(situation, now, say):
        _show_block(line, "  ")
    _heading(say("demo.hour"))
    for line in render(plan(situation, assessment, now=now), "hour", language=say.language).splitlines()[1:]:
        _show_block(line.strip(), "  ")
    _heading(say("demo.press"))
    _show_texts(_desk(situation, "holding", now), "press", say)


def _count(situation: Situation, now: datetime, say: Words) -> dict[str, str]:
    """The counts of the story, as the drill has them: what is confirmed, and what a rumour says."""
    from crisiskit.language.numbers import say_count
    from crisiskit.model.vocabulary import Certainty
    from crisiskit.recording.folding import fold

    facts = fold(situation, now).facts
    counts = {name: facts[name].candidates[0] for name in ("rescued", "deaths", "missing")}
    counts["rumour"] = next(item.value for item in facts["deaths"].history if item.certainty is Certainty.REPORTED)
    return {name: say_count(value, say.language) for name, value in counts.items() if isinstance(value, int)}


def _list_reasons(situation: Situation, now: datetime, say: Words) -> list[str]:
    """The level planned for, and each reason that reaches it or comes next."""
    from crisiskit.assessing.grading import assess
    from crisiskit.planning.naming import name_source
    from crisiskit.rendering.saying import Sheet

    assessment = assess(situation, now=now)
    sheet = Sheet(say.language, now, tuple(ZoneInfo(zone) for zone in situation.crisis.zones[:1]))
    lines = [sheet.words("plan", "level").format(level=sheet.level(assessment.planned))]
    for reason in assessment.reasons[:3]:
        names = {reading.source: name_source(situation, reading.source) for reading in reason.readings}
        lines.append(sheet.reason(reason, names))
    return lines


def _desk(situation: Situation, kind: str, now: datetime) -> Desk:
    from crisiskit.assessing.grading import assess
    from crisiskit.drafting.writing import Desk

    return Desk(situation, assess(situation, now=now), kind=kind, now=now)


def _show_texts(desk: Desk, channel: str, say: Words) -> None:
    """The text in each language of the house, under what it is and how long."""
    from crisiskit.cli.why import head

    for language in desk.situation.house.agency:
        statement = desk.write(channel, language)
        click.echo(f"\n  {click.style(head(statement, say), fg='cyan')}")
        for paragraph in statement.text.splitlines():
            _show_block(paragraph, _MARGIN)
    click.echo()


def _moment(situation: Situation, clock: tuple[int, int]) -> datetime:
    """A clock time on the day of the drill."""
    zone = ZoneInfo(situation.crisis.zones[0])
    return situation.crisis.aware_at.astimezone(zone).replace(hour=clock[0], minute=clock[1], second=0)


def _say_time(now: datetime, say: Words) -> str:
    from crisiskit.language.dates import say_time
    from crisiskit.language.lists import capitalise

    return capitalise(say_time(now, say.language))


def _title(text: str) -> None:
    click.echo()
    _show_block(text, "", bold=True, fg="yellow")
    click.echo()


def _heading(text: str) -> None:
    click.echo()
    _show_block(text, "", bold=True)
    click.echo()


def _tell(text: str) -> None:
    _show_block(text, "")


def _show_block(text: str, margin: str, **style: Any) -> None:
    """A paragraph, broken where the terminal ends."""
    import shutil

    width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    for line in wrap(text, width, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False) or [margin.rstrip()]:
        click.echo(click.style(line, **style) if style else line)
