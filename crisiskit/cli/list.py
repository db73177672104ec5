"""`crisiskit list`: the playbooks there are, by family, ours and those of other agencies. Only front matter is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.base import Localized
    from crisiskit.reading.listing import Family, Summary

#: Between an id and what is said of it.
GAP = 2


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "list", callback=click.pass_obj(list_all), help=say("list.help"), options_metavar=say("program.options"),
        params=[click.Option(["--json", "as_json"], is_flag=True, help=say("program.json"))],
    )  # fmt: skip


def list_all(program: Program, as_json: bool) -> None:
    """Print every playbook under its family: id, name, what it is for."""
    from crisiskit.cli.roots import find_playbook_roots
    from crisiskit.reading.listing import group_by_family, read_summaries

    families = group_by_family(read_summaries(find_playbook_roots(program)))
    if as_json:
        import json

        click.echo(json.dumps(list(_describe(families)), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_print_families(families, program.say)))


def _describe(families: Sequence[Family]) -> Iterator[dict[str, object]]:
    for family in families:
        for item in family.members:
            yield {
                "id": item.id, "version": item.version, "family": family.id, "family_name": family.names, "name": item.names,
                "summary": item.summaries, "folder": str(item.folder),
            }  # fmt: skip


def _print_families(families: Sequence[Family], say: Words) -> Iterator[str]:
    """A line for each family with its names, and one for each of its playbooks."""
    width = max((len(item.id) for family in families for item in family.members), default=0) + GAP
    for number, family in enumerate(families):
        if number:
            yield ""
        yield click.style(name_family(family, say), bold=True)
        for item in family.members:
            yield f"{' ' * GAP}{item.id:{width}}{say_line(item, say)}"


def name_family(family: Family, say: Words) -> str:
    """What a family is called in every language, the reader's first; its id where no document names it."""
    names = dict.fromkeys([family.names.get(say.language, ""), *family.names.values()])
    return " / ".join(name for name in names if name) or family.id or say("list.no_family")


def say_line(item: Summary, say: Words) -> str:
    """Name and purpose on one line; the languages where it is not in all that others are in."""
    name, summary = _pick(item.names, say), _pick(item.summaries, say)
    said = f"{name}: {summary}" if summary else name
    return said if say.language in item.names else f"{said} ({', '.join(item.names)})"


def _pick(words: Localized, say: Words) -> str:
    """The words in the reader's language, or in the first there is."""
    return words.get(say.language) or next(iter(words.values()), "")
