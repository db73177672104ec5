"""`crisiskit handover duty-officer --to "Piket malam humas"`: a shift passes on, and the next person says that they have it.

    crisiskit handover duty-officer --take --person "Piket malam humas"

The first prints what the next person must know; the second acknowledges it. Until then every brief says that nobody has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crisiskit.cli.journal import make_author
from crisiskit.cli.options import make_folder, make_now

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.cli.entering import Entering
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.acts import Shift
    from crisiskit.recording.kinds.duty import DutyBody


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "handover", callback=click.pass_obj(hand_over), help=say("handover.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["holds"], metavar=say("metavar.role")),
            make_folder(say),
            click.Option(["--to", "takes"], metavar=say("metavar.name"), help=say("handover.to")),
            click.Option(["--take", "is_taken"], is_flag=True, help=say("handover.take")),
            click.Option(["--note"], metavar=say("metavar.text"), help=say("handover.note")),
            *make_author(say),
            make_now(say),
        ],
    )  # fmt: skip


def hand_over(
    program: Program, holds: str, folder: Path, takes: str | None, is_taken: bool, note: str | None, role: str | None,
    person: str | None, now: str | None,
) -> None:  # fmt: skip
    """Record that the shift is handed over, or that it is taken."""
    from crisiskit.cli.entering import Author, begin, read_line
    from crisiskit.cli.situations import refuse
    from crisiskit.problems import problem

    if is_taken and takes:
        raise refuse(program, problem("handover-both", None))
    entering = begin(program, folder, now)
    _refuse_unknown(entering, holds)
    body = _take(entering, holds, read_line(person)) if is_taken else _offer(entering, holds, read_line(person), read_line(takes))
    line = read_line(note)
    entering.record(lambda _: body, Author(role, person), note=line)
    _show(entering, body, line)


def _refuse_unknown(entering: Entering, role: str) -> None:
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem
    from crisiskit.reading.keywords import nearest

    roles = entering.case.situation.playbook.roles
    if role not in roles:
        raise AppendRefused([problem("unknown-role", None, found=role, instead=nearest(role, roles))])


def _find_names(entering: Entering, role: str) -> tuple[str, str]:
    """Who holds a role now and who comes next, as the roster has it; nothing where it does not say."""
    from zoneinfo import ZoneInfo

    from crisiskit.planning.roster import Roster, list_handovers

    situation = entering.case.situation
    roster = Roster(situation.house, situation.playbook, entering.case.now, ZoneInfo(entering.zone))
    coming = next((item.comes for item in list_handovers(roster, [role]) if item.comes), None)
    return roster.person(role).who or "", coming or ""


def _find_offer(entering: Entering, role: str) -> Shift:
    """The hand-over that waits to be taken. AppendRefused where none does."""
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem

    acts = entering.case.situation.crisis.acts
    offers = [item for item in (acts.list_offers(entering.case.now) if acts is not None else ()) if item.holds == role]
    if not offers:
        raise AppendRefused([problem("handover-not-offered", None, found=role)])
    return offers[0]


def _offer(entering: Entering, role: str, person: str, takes: str) -> DutyBody:
    """The hand-over, its names from the roster where none are given. AppendRefused where nobody is known to come."""
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem
    from crisiskit.recording.kinds.duty import DutyBody

    gives, comes = _find_names(entering, role)
    if not (takes or comes):
        raise AppendRefused([problem("handover-to-nobody", None, found=role)])
    return DutyBody(holds=role, gives=person or gives, takes=takes or comes)


def _take(entering: Entering, role: str, person: str) -> DutyBody:
    """That the shift is taken, by whom it was meant for unless another name is given."""
    from crisiskit.recording.kinds.duty import DutyBody

    offer = _find_offer(entering, role)
    return DutyBody(holds=role, gives=offer.gives, takes=person or offer.takes, about=offer.entry)


def _show(entering: Entering, body: DutyBody, note: str) -> None:
    """What was recorded; for the next person the brief of the team, to be pasted or printed."""
    from crisiskit.cli.brief import write_brief
    from crisiskit.cli.situations import read_again

    say, time = entering.program.say, entering.say(entering.case.now)
    if body.about:
        click.echo(say("handover.taken", time=time, role=body.holds, takes=body.takes, gives=body.gives))
    else:
        click.echo(say("handover.given", time=time, role=body.holds, takes=body.takes, gives=body.gives))
        click.echo(say("handover.then", role=body.holds), err=True)
        if note:
            click.echo(note)
    after = read_again(entering.program, entering.case, entering.folder)
    click.echo()
    click.echo(write_brief(entering.program, after, entering.folder, "team"))
