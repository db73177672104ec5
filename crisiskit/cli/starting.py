"""The start of every run: the language, the group of commands, and the guard that turns whatever goes wrong into sentences.

    run(["check", "playbooks"], os.environ)      # 0
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crisiskit import __version__
from crisiskit.cli.commands import Commands
from crisiskit.cli.words import LANGUAGE_VARIABLE, OPTION, Words, find_language, speak
from crisiskit.errors import CrisisKitError
from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROBLEMS_FOUND, WRONG_USE, PROGRAM_FAILED, INTERRUPTED = 1, 2, 70, 130
DEBUG_VARIABLE = "CRISISKIT_DEBUG"


@dataclass(frozen=True, slots=True)
class Program:
    """What every command is handed: the words, the environment, and the folders of playbooks named on the command line."""

    say: Words
    environment: Mapping[str, str]
    playbooks: tuple[Path, ...] = ()


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run the program and return its exit code; nothing but an interrupt of Python itself leaves it."""
    say = Words(find_language(arguments, environment))
    speak(say.language)
    _write_utf8()
    try:
        result = _make_program(say, environment).main(list(arguments), prog_name="crisiskit", standalone_mode=False)
    except click.Abort:
        click.echo(say("program.interrupted"), err=True)
        return INTERRUPTED
    except click.ClickException as error:
        return _show_wrong_use(error, say)
    except CrisisKitError as error:
        from crisiskit.cli.printing import print_problems

        print_problems(error.problems, say)
        return PROBLEMS_FOUND
    except Exception as error:
        if environment.get(DEBUG_VARIABLE):
            raise
        click.echo(say("program.failed", kind=type(error).__name__, what=" ".join(str(error).split())[:200]), err=True)
        return PROGRAM_FAILED
    return result if isinstance(result, int) else 0


def _make_program(say: Words, environment: Mapping[str, str]) -> Commands:
    program = Commands(say)
    program.callback = lambda playbooks, **_: _hand_over(Program(say, environment, playbooks))
    program.params = [
        click.Option([OPTION], type=click.Choice(LANGUAGES), envvar=LANGUAGE_VARIABLE, help=say("program.lang")),
        click.Option(
            ["--playbooks"], multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False),
            metavar=say("metavar.folder"), help=say("program.playbooks"),
        ),
        click.Option(
            ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help=say("program.version")
        ),
    ]  # fmt: skip
    return program


def _hand_over(program: Program) -> None:
    """Keep the program where commands find it."""
    click.get_current_context().obj = program


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"crisiskit {__version__}")
        ctx.exit()


def _show_wrong_use(error: click.ClickException, say: Words) -> int:
    """What was wrong, what is accepted, and an example."""
    error.show()
    path = error.ctx.command_path.split() if isinstance(error, click.UsageError) and error.ctx else []
    if len(path) > 1:
        click.echo(say("program.example", example=say(f"{path[1]}.example")), err=True)
    return error.exit_code if isinstance(error, click.UsageError) else PROBLEMS_FOUND


def _write_utf8() -> None:
    """The same bytes on every machine: a pipe under Windows would else get another encoding."""
    for stream in (sys.stdout, sys.stderr):
        encoding = getattr(stream, "encoding", None)
        if encoding and encoding.lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
