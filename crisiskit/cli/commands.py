"""The table of commands, and a group that imports a command only when it is run.

A command is a module of this package, named as the command, with `make_command(say)`; a further one is its file, its line in
`COMMANDS` and its words in each language's `program.json`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from crisiskit.cli.words import Words

#: In the order of the work: see it, know the library, open, learn more, judge, plan, speak.
COMMANDS = (
    "demo", "list", "find", "show", "diff", "new", "check", "open", "fact", "claim", "done", "note", "decide", "contact",
    "handover", "void", "log", "assess", "plan", "watch", "brief", "mentions", "draft", "answer", "review", "count", "explain",
    "propose", "approve", "publish", "debrief",
)  # fmt: skip


class Commands(click.Group):
    """The program. Its help is made from a table of words, without importing a command."""

    def __init__(self, say: Words) -> None:
        super().__init__(
            "crisiskit", help=say("program.help"), epilog=say("program.epilog"), no_args_is_help=True,
            options_metavar=say("program.options"), subcommand_metavar=say("program.commands"),
        )  # fmt: skip
        self.say = say
        # The names alone, for click's suggestions.
        self.commands = dict.fromkeys(COMMANDS, click.Command("later"))

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"crisiskit.cli.{cmd_name}").make_command(self.say)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The names and what each does."""
        rows = [(name, self.say(f"{name}.short")) for name in self.list_commands(ctx)]
        with formatter.section(self.say("program.heading")):
            formatter.write_dl(rows)
