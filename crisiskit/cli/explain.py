"""`crisiskit explain KIND`: what a kind of statement is for, when it may be written, which parts it needs and why.

    crisiskit explain correction
    crisiskit explain                # every kind, a line each
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from crisiskit.cli.draft import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "explain", callback=click.pass_obj(explain), help=say("explain.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["kind"], type=click.Choice(KINDS), metavar=say("metavar.kind"), required=False),
            click.Option(["--json", "as_json"], is_flag=True, help=say("explain.json")),
        ],
    )  # fmt: skip


def explain(program: Program, kind: str | None, as_json: bool) -> None:
    """Print one kind with its parts, or all kinds with a line each."""
    asked = (kind,) if kind else KINDS
    if as_json:
        import json

        found = [_describe(name, program.say) for name in asked]
        click.echo(json.dumps(found[0] if kind else found, ensure_ascii=False, indent=2))
        return
    if kind is not None:
        click.echo("\n".join(_print(_describe(kind, program.say), program.say)))
        return
    from crisiskit.language.catalogue import book

    page = book(program.say.language, "kinds")["page"]
    for name in asked:
        click.echo(page["line"].format(kind=name, use=_describe(name, program.say)["use"]))


def _describe(kind: str, say: Words) -> dict[str, Any]:
    """A kind as plain data: its gate, and its parts in the order of the text with need and basis."""
    from crisiskit.cli.why import name_part
    from crisiskit.drafting.kinds import KINDS as SPECS
    from crisiskit.language.catalogue import book
    from crisiskit.model.statement import Kind

    words, spec = book(say.language, "kinds"), SPECS[Kind(kind)]
    parts = [
        {
            "part": part.value, "name": name_part(part, say), "need": spec.needs[part].value,
            "messages": list(spec.every.get(part, ())), "basis": [words["basis"][key] for key in spec.basis[part]],
        }
        for part in spec.order if part in spec.needs
    ]  # fmt: skip
    name = book(say.language, "sheets")["statement"]["kinds"][kind]
    return {"kind": kind, "name": name, **words["kinds"][kind], "promises": spec.promises, "parts": parts}


def _print(found: dict[str, Any], say: Words) -> Iterator[str]:
    from crisiskit.language.catalogue import book

    words = book(say.language, "kinds")
    page = words["page"]
    yield f"{found['name']} ({found['kind']})"
    yield found["use"]
    yield page["gate"].format(gate=found["gate"]) if found["gate"] else page["open"]
    yield page["promises" if found["promises"] else "no_promise"]
    yield ""
    yield page["parts"]
    for item in found["parts"]:
        yield "  " + page["part"].format(part=item["name"], need=words["needs"][item["need"]], basis="; ".join(item["basis"]))
        if item["messages"]:
            yield page["every"].format(messages="; ".join(words["messages"][name] for name in item["messages"]))
