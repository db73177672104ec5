"""`crisiskit find kapal tengelam`: the playbook that a few words mean, or that a pasted post or news item speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.reading.listing import Summary
    from crisiskit.reading.suggesting import Suggestion

#: As when `check` finds something wrong: a script can tell that nothing fits.
NOTHING_FITS = 1
#: Letters; what stands behind them in a text is not looked at.
LONGEST_READ = 40_000


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    from pathlib import Path

    return click.Command(
        "find", callback=click.pass_obj(find), help=say("find.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["words"], nargs=-1, metavar=say("metavar.words")),
            click.Option(["--text", "file"], type=click.Path(path_type=Path), metavar=say("metavar.file"), help=say("find.text")),
            click.Option(["--json", "as_json"], is_flag=True, help=say("program.json")),
        ],
    )  # fmt: skip


def find(program: Program, words: tuple[str, ...], file: Path | None, as_json: bool) -> int:
    """Print the playbooks, the likeliest first, each with the words that matched; or that none fits, and return 1."""
    from crisiskit.cli.roots import find_playbook_roots
    from crisiskit.reading.listing import list_playbooks
    from crisiskit.reading.suggesting import suggest, suggest_for_text

    say = program.say
    if bool(words) == (file is not None):
        raise click.UsageError(say("find.either"), ctx=click.get_current_context())
    summaries = list_playbooks(find_playbook_roots(program))
    if file is None:
        found = suggest(summaries, " ".join(words))
    else:
        from crisiskit.cli.pasted import open_text

        with open_text(program, file) as stream:
            found = suggest_for_text(summaries, stream.read(LONGEST_READ))
    if as_json:
        _print_json(found, summaries)
    elif found:
        click.echo("\n".join(line for item in found for line in _say_lines(item, summaries[item.playbook], say)))
    else:
        click.echo(say("find.nothing"), err=True)
    return 0 if found else NOTHING_FITS


def _say_lines(item: Suggestion, summary: Summary, say: Words) -> Sequence[str]:
    """A line as `list` has it, and the words that matched below."""
    from crisiskit.cli.list import say_line

    words = ", ".join(written if written == meant else f"{written} ({meant})" for written, meant in item.words)
    return click.style(item.playbook, bold=True) + f"  {say_line(summary, say)}", f"    {say('find.matched', words=words)}"


def _print_json(found: Sequence[Suggestion], summaries: Mapping[str, Summary]) -> None:
    import json

    rows = [
        {
            "id": item.playbook, "name": summaries[item.playbook].names, "score": item.score,
            "words": [{"written": written, "meant": meant} for written, meant in item.words],
        }
        for item in found
    ]  # fmt: skip
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
