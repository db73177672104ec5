"""`crisiskit approve 9f2c0a1b --by secretary --via whatsapp`: who was asked, who agrees, who refuses; a record, not a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crisiskit.cli.done import split_places
from crisiskit.cli.options import Place, make_now

if TYPE_CHECKING:
    from crisiskit.cli.entering import Entering
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.acts import Answer, Proposal


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    text, role = say("metavar.text"), say("metavar.role")
    return click.Command(
        "approve", callback=click.pass_obj(approve), help=say("approve.help"), options_metavar=say("program.options"),
        params=[
            Place(["places"], nargs=-1, metavar=say("metavar.codes")),
            click.Option(["--by", "role"], metavar=role, help=say("approve.by")),
            click.Option(["--ask", "asked"], metavar=role, help=say("approve.ask")),
            click.Option(["--refused"], is_flag=True, help=say("approve.refused")),
            click.Option(["--because"], metavar=text, help=say("approve.because")),
            click.Option(["--person"], metavar=say("metavar.name"), help=say("approve.person")),
            click.Option(["--via"], metavar=text, help=say("approve.via")),
            click.Option(["--evidence"], metavar=text, help=say("approve.evidence")),
            click.Option(["--at", "moment"], metavar=say("metavar.time"), help=say("approve.at")),
            make_now(say),
        ],
    )  # fmt: skip


def approve(
    program: Program, places: tuple[str, ...], role: str | None, asked: str | None, refused: bool, because: str | None,
    person: str | None, via: str | None, evidence: str | None, moment: str | None, now: str | None,
) -> None:  # fmt: skip
    """Record a word; without one show the proposal with its texts, and without a code those that wait."""
    from crisiskit.cli.entering import Author, begin, read_line
    from crisiskit.cli.journal import make_salt
    from crisiskit.cli.releasing import tell_unsupported
    from crisiskit.publishing.releasing import make_consent, pick_proposal

    code, folder = split_places(places)
    entering = begin(program, folder, now)
    tell_unsupported(program, entering.case)
    who = _read_who(entering, role, asked)
    if code is None or who is None:
        _show(entering, code)
        return
    situation = entering.case.situation
    proposal = pick_proposal(situation, code, entering.case.now)
    answer = _read_answer(asked=asked is not None, refused=refused, because=because)
    at = entering.read_moment(moment, "--at")
    body = make_consent(
        situation.playbook, proposal, who, answer, via=read_line(via), evidence=read_line(evidence), because=read_line(because),
        salt=make_salt(),
    )  # fmt: skip
    header = role if role in situation.playbook.roles else None
    entering.record(lambda _: body, Author(header, person), as_of=at)
    _tell(entering, proposal, who, answer, entering.say(at))


def _read_who(entering: Entering, role: str | None, asked: str | None) -> str | None:
    """Whose word it is. UsageError for both options at once, AppendRefused for nobody that the playbook knows."""
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem
    from crisiskit.reading.keywords import nearest

    if role is not None and asked is not None:
        say = entering.program.say
        raise click.UsageError(say("approve.both"), ctx=click.get_current_context())
    who = role if role is not None else asked
    playbook = entering.case.situation.playbook
    if who is None or who in playbook.roles or who in playbook.agencies:
        return who
    instead = nearest(who, [*playbook.roles, *playbook.agencies])
    raise AppendRefused([problem("approver-unknown", None, found=who, instead=instead)])


def _read_answer(*, asked: bool, refused: bool, because: str | None) -> Answer:
    """How they stand. AppendRefused for a refusal without its reason."""
    from crisiskit.errors import AppendRefused
    from crisiskit.model.acts import Answer
    from crisiskit.problems import problem

    if asked:
        return Answer.ASKED
    if refused and not (because or "").strip():
        raise AppendRefused([problem("refusal-without-reason", None)])
    return Answer.REFUSED if refused else Answer.GRANTED


def _tell(entering: Entering, proposal: Proposal, who: str, answer: Answer, at: str) -> None:
    """What was recorded, that it is no signature, and how the proposal stands now."""
    from crisiskit.cli.releasing import judge_again, make_sheet
    from crisiskit.model.acts import Answer
    from crisiskit.rendering.releases import say_pending

    say = entering.program.say
    words = {Answer.ASKED: say("approve.was_asked"), Answer.GRANTED: say("approve.agrees"), Answer.REFUSED: say("approve.refuses")}
    click.echo(say("approve.recorded", code=proposal.code, who=who, what=words[answer], time=at))
    if answer is not Answer.ASKED:
        click.echo(say("approve.no_signature"), err=True)
    pending = judge_again(entering, proposal.digest)
    click.echo("\n".join(["", *say_pending(make_sheet(entering.program, entering.case), pending, texts=False)]))


def _show(entering: Entering, code: str | None) -> None:
    """A proposal with all its texts; without a code each that waits."""
    from crisiskit.cli.releasing import make_sheet
    from crisiskit.cli.why import head
    from crisiskit.publishing.freezing import thaw
    from crisiskit.publishing.judging import judge
    from crisiskit.publishing.pending import find_pending
    from crisiskit.publishing.releasing import pick_proposal
    from crisiskit.rendering.releases import say_pending

    case, say = entering.case, entering.program.say
    sheet = make_sheet(entering.program, case)
    if code is None:
        waiting = find_pending(case.situation, case.now, knowledge=case.knowledge)
        pages = ["\n".join(say_pending(sheet, pending)) for pending in waiting]
        click.echo("\n\n".join(pages) if pages else say("approve.nothing"))
        return
    proposal = pick_proposal(case.situation, code, case.now)
    click.echo("\n".join(say_pending(sheet, judge(case.situation, proposal, case.now, knowledge=case.knowledge))))
    for statement in thaw(proposal) or ():
        click.echo(f"\n{head(statement, say)}\n\n{statement.text}")
