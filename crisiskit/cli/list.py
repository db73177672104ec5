"""`crisiskit list`: the playbooks there are, ours and those of other agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.base import Localized


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "list", callback=click.pass_obj(list_all), help=say("list.help"), options_metavar=say("program.options"),
        params=[click.Option(["--json", "as_json"], is_flag=True, help=say("program.json"))],
    )  # fmt: skip


def list_all(program: Program, as_json: bool) -> None:
    """Print every playbook: id, name, languages, what it is for."""
    from crisiskit.cli.printing import print_rows
    from crisiskit.cli.situations import find_playbook_roots
    from crisiskit.reading.library import Library
    from crisiskit.reading.listing import list_playbooks

    found = list_playbooks(Library(find_playbook_roots(program))).values()
    if as_json:
        import json

        rows = [
            {"id": item.id, "version": item.version, "name": item.names, "summary": item.summaries, "folder": str(item.folder)}
            for item in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    say = program.say
    print_rows(
        [[item.id, _pick(item.names, say), ", ".join(item.names), _pick(item.summaries, say)] for item in found],
        [say("list.id"), say("list.name"), say("list.languages"), say("list.summary")],
    )


def _pick(words: Localized, say: Words) -> str:
    """The words in the reader's language, or in the first there is."""
    return words.get(say.language) or next(iter(words.values()), "")
