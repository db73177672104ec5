"""`crisiskit publish 9f2c0a1b`: the texts go out, if everybody whose word they need has given it; else all that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crisiskit.cli.done import split_places
from crisiskit.cli.journal import make_author
from crisiskit.cli.options import Place, make_now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crisiskit.cli.entering import Entering
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.entry import Entry
    from crisiskit.model.situation import Situation
    from crisiskit.model.statement import Statement
    from crisiskit.publishing.releasing import Decided
    from crisiskit.recording.chaining import Chain


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "publish", callback=click.pass_obj(publish), help=say("publish.help"), options_metavar=say("program.options"),
        params=[
            Place(["places"], nargs=-1, metavar=say("metavar.codes")),
            *make_author(say),
            click.Option(["--json", "as_json"], is_flag=True, help=say("program.json")),
            make_now(say),
        ],
    )  # fmt: skip


def publish(
    program: Program, places: tuple[str, ...], role: str | None, person: str | None, as_json: bool, now: str | None
) -> None:
    """Decide and record in one transaction, keep the texts in `sent/`, print each ready to paste, and the anchor."""
    from crisiskit.cli.entering import begin
    from crisiskit.cli.releasing import tell_unsupported

    code, folder = split_places(places)
    if code is None:
        raise click.UsageError(program.say("publish.needs_code"), ctx=click.get_current_context())
    entering = begin(program, folder, now)
    tell_unsupported(program, entering.case)
    decided, entry = _record(entering, code, role, person)
    texts = _keep(entering, decided, entry)
    _print(entering, decided, texts, entry, as_json=as_json)
    entering.tell()


def _record(entering: Entering, code: str, role: str | None, person: str | None) -> tuple[Decided, Entry | None]:
    """The predicate holds over what the store itself has, inside the transaction that adds the publication. AppendRefused."""
    from crisiskit.cli.journal import make_salt, record
    from crisiskit.model.when import When
    from crisiskit.publishing.releasing import decide_publication

    now, salt = entering.case.now, make_salt()
    made: list[Decided] = []

    def write(chain: Chain) -> None:
        decided = decide_publication(_replay(entering, chain), code, now, role=role, salt=salt)
        made[:] = [decided]
        for body in decided.bodies:
            chain.add(body, at=When.at(now, entering.zone), role=role, person=person)

    entries = record(entering.program, entering.folder, entering.case.situation.crisis, write)
    return made[0], entries[-1] if entries else None


def _replay(entering: Entering, chain: Chain) -> Situation:
    """The situation that the store holds at this moment."""
    from crisiskit.errors import LogRefused
    from crisiskit.recording.logs import replay_with

    situation, problems = entering.case.situation, []  # type: ignore[var-annotated]
    crisis = replay_with(situation.crisis, chain.read(), situation.playbook, problems, until=entering.case.now)
    if crisis is None:
        raise LogRefused(problems)
    return situation.model_copy(update={"crisis": crisis})


def _keep(entering: Entering, decided: Decided, entry: Entry | None) -> list[Statement]:
    """The texts as they went out, kept in `sent/` as a draft is, those of an earlier try once more in the same files."""
    from crisiskit.cli.saved import save
    from crisiskit.publishing.following import as_published

    gone = entering.case.now if entry is not None else decided.pending.published_at
    texts = [as_published(item, (gone or item.drafted_at).astimezone(item.drafted_at.tzinfo)) for item in decided.statements]
    for text in texts:
        click.echo(entering.program.say("draft.saved", path=save(entering.folder, text)), err=True)
    return texts


def _print(
    entering: Entering, decided: Decided, texts: Sequence[Statement], entry: Entry | None, *, as_json: bool
) -> None:
    """Each text under a heading, then the anchor; a copy of all of it stays in `sent/`."""
    from crisiskit.cli.post import keep_published
    from crisiskit.cli.releasing import make_sheet
    from crisiskit.cli.why import head
    from crisiskit.rendering.releases import say_passed
    from crisiskit.rendering.to_json import print_json

    say, pending = entering.program.say, decided.pending
    pages = [f"{head(text, say)}\n\n{text.text}" for text in texts]
    for line in say_passed(make_sheet(entering.program, entering.case), pending):
        click.echo(line, err=True)
    if entry is None:
        click.echo(say("publish.again", code=pending.code, time=entering.say(pending.published_at or pending.at)), err=True)
    else:
        pages.append(say("publish.done", code=pending.code, time=entering.say(entering.case.now), anchor=entry.anchor))
        keep_published(entering.folder, "\n\n".join(pages) + "\n", texts[0], pending.code)
    if as_json:
        anchor = None if entry is None else entry.anchor
        click.echo(print_json({"code": pending.code, "anchor": anchor, "statements": list(texts)}))
    else:
        click.echo("\n\n".join(pages))
