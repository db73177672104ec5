"""`crisiskit brief --audience partners`: where the crisis stands, as one message to paste into a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crisiskit.cli.options import make_folder, make_now

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.release import Pending

#: As `crisiskit.rendering.briefs` has them, which help must not wait for.
AUDIENCES = ("leader", "team", "partners")


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    audience = click.Option(
        ["--audience"], type=click.Choice(AUDIENCES), default=AUDIENCES[0], show_default=True, help=say("brief.audience")
    )
    return click.Command(
        "brief", callback=click.pass_obj(brief), help=say("brief.help"), options_metavar=say("program.options"),
        params=[make_folder(say), audience, make_now(say)],
    )  # fmt: skip


def brief(program: Program, folder: Path, audience: str, now: str | None) -> None:
    """Print the brief at `now`."""
    from crisiskit.cli.printing import print_text
    from crisiskit.cli.releasing import tell_unsupported
    from crisiskit.cli.situations import load_case

    case = load_case(program, folder, now)
    tell_unsupported(program, case)
    print_text(write_brief(program, case, folder, audience))


def write_brief(program: Program, case: Case, folder: Path, audience: str) -> str:
    """The brief of a case, with the anchor of its log."""
    from crisiskit.cli.planned import make_plan
    from crisiskit.cli.saved import list_logged, list_public
    from crisiskit.rendering.briefs import Briefing, render_brief

    crisis = case.situation.crisis
    public = list_public(folder, crisis.status, case.now, list_logged(crisis, case.now))
    said = {used.fact for item in public for used in item.facts}
    briefing = Briefing(
        make_plan(case, folder), case.situation, case.knowledge, frozenset(said), _find_anchor(program, case, folder),
        _find_pending(case),
    )
    return render_brief(briefing, audience, language=program.say.language)


def _find_pending(case: Case) -> tuple[Pending, ...]:
    """The proposals that wait for a word."""
    acts = case.situation.crisis.acts
    if acts is None or not acts.proposals:
        return ()
    from crisiskit.publishing.pending import find_pending

    return find_pending(case.situation, case.now, knowledge=case.knowledge)


def _find_anchor(program: Program, case: Case, folder: Path) -> str | None:
    """The last entry that the log had at the moment; None where there is no log."""
    from crisiskit.cli.journal import open_store
    from crisiskit.recording.logs import read_entries
    from crisiskit.recording.replaying import has_come

    crisis = case.situation.crisis
    if crisis.id is None:
        return None
    with open_store(program, folder, crisis) as store:
        return [entry for entry in read_entries(store, crisis) if has_come(entry, case.now)][-1].anchor
