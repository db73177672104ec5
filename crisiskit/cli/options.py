"""The arguments and options that several commands share, and the reading of what is written behind them.

    params=[make_folder(say), make_now(say), *make_formats(say, "plan", ("text", "markdown", "json"))]
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crisiskit.cli.words import Words
    from crisiskit.model.when import When

SITUATION_FILES = ("crisis.yaml", "house.yaml")


class Folder(click.Path):
    """A folder that is there, unless it is yet to be made; one of a situation's own files stands for its folder."""

    def __init__(self, *, exists: bool = True) -> None:
        super().__init__(exists=exists, file_okay=False, path_type=Path)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The folder."""
        path = Path(str(value))
        if path.name in SITUATION_FILES and path.is_file():
            path = path.parent
        return Path(str(super().convert(str(path), param, ctx)))


class Place(click.Argument):
    """An argument that may be left out: brackets around it in the usage, none in an error."""

    def get_error_hint(self, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's signature
        """Its name."""
        return f"'{(self.metavar or '').strip('[].')}'"


class Several(click.ParamType):  # type: ignore[type-arg]  # before click 8.4 it takes no arguments
    """Names with commas between them, each of a closed list; `all` stands for every one."""

    name = "text"

    def __init__(self, choices: Sequence[str]) -> None:
        self.choices = tuple(choices)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names, in the order written, each once."""
        if isinstance(value, tuple):
            return value
        names = [name.strip().lower() for name in str(value).split(",") if name.strip()]
        if names == ["all"]:
            return self.choices
        one = click.Choice(self.choices)
        return tuple(dict.fromkeys(one.convert(name, param, ctx) for name in names or [""]))


class Names(click.ParamType):  # type: ignore[type-arg]  # as above
    """Names with commas between them, of a list that is known only when the house has been read: see `choose_names`."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:  # noqa: ARG002
        """The names as they are written."""
        return value if isinstance(value, tuple) else (str(value),)


def choose_names(written: tuple[str, ...], choices: Sequence[str], option: str) -> tuple[str, ...]:
    """What was written behind an option as names of the list. Raises BadParameter, as click does for a list known before."""
    ctx = click.get_current_context()
    param = next((item for item in ctx.command.params if item.name == option), None)
    return Several(choices).convert(",".join(written), param, ctx)


def make_folder(say: Words, *, exists: bool = True) -> click.Argument:
    """The folder with `house.yaml` and `crisis.yaml`, which need not be there yet unless `exists`; the current one by default."""
    return Place(["folder"], type=Folder(exists=exists), default=".", metavar=f"[{say('metavar.folder')}]")


def make_now(say: Words) -> click.Option:
    """The moment that counts as now."""
    return click.Option(["--now"], metavar=say("metavar.time"), help=say("program.now"))


def make_formats(say: Words, formats: Sequence[str]) -> list[click.Parameter]:
    """`--format`, and `--json` for short."""
    return [
        click.Option(
            ["--format", "style"], type=click.Choice(formats), default=formats[0], show_default=True, help=say("program.format")
        ),
        click.Option(["--json", "style"], flag_value="json", help=say("program.json")),
    ]  # fmt: skip


def make_languages(say: Words, key: str) -> click.Option:
    """The languages of the texts, which need not be the program's."""
    return click.Option(["--lang", "languages"], type=Several(LANGUAGES), metavar=say("metavar.languages"), help=say(key))


def read_time(written: str, option: str, zone: str, say: Words, *, before: datetime | None = None) -> When:
    """The time behind an option, in the crisis's zone where it names none. Raises BadParameter."""
    from crisiskit.problems import problem
    from crisiskit.reading.times import TimeTrouble, read_when

    try:
        return read_when(written, ZoneInfo(zone), language=say.language, before=before or read_clock())
    except TimeTrouble as trouble:
        message = say.problem(problem(trouble.code, None, **trouble.arguments))
        raise click.BadParameter(message, ctx=click.get_current_context(), param_hint=f"'{option}'") from trouble


def read_moment(written: str, option: str, zone: str, say: Words, *, before: datetime | None = None) -> datetime:
    """As `read_time`, and a clock time."""
    from crisiskit.problems import problem

    when = read_time(written, option, zone, say, before=before)
    if when.clock is None:
        message = say.problem(problem("time-needs-clock", None, found=written))
        raise click.BadParameter(message, ctx=click.get_current_context(), param_hint=f"'{option}'")
    return when.clock


def read_now(written: str | None, zone: str, say: Words) -> datetime:
    """The moment behind `--now`, or the clock's, to the second: the only place where the program looks at it."""
    return read_moment(written, "--now", zone, say) if written else read_clock().astimezone(ZoneInfo(zone))


def read_clock() -> datetime:
    """What the clock of this machine says, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
