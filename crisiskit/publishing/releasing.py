"""The three acts that a log records of a text, as bodies of entries: proposed (see `freezing`), agreed to or not, published.

    make_consent(playbook, proposal, "basarnas", Answer.ASKED)
    decided = decide_publication(situation, "9f2c0a1b", now, role="duty-officer")      # AppendRefused with all that is missing

`situation` is the one that the entries of `chain.read()` make at `now`, so what is decided is what the store holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crisiskit.errors import AppendRefused
from crisiskit.model.acts import Answer
from crisiskit.model.statement import Kind
from crisiskit.model.when import When
from crisiskit.planning.approvals import LEGAL
from crisiskit.planning.naming import LEAD
from crisiskit.problems import problem
from crisiskit.publishing.freezing import thaw
from crisiskit.publishing.judging import DUTY_OFFICER, TECHNICAL, find_proposals, judge
from crisiskit.publishing.missing import list_missing
from crisiskit.recording.kinds.approval import ApprovalBody
from crisiskit.recording.kinds.clearance import ClearanceBody
from crisiskit.recording.kinds.proposal import Text
from crisiskit.recording.kinds.publication import PublicationBody

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.acts import Proposal
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.release import Pending
    from crisiskit.model.situation import Situation
    from crisiskit.model.statement import Statement
    from crisiskit.recording.kinds.body import Body


class Decided(NamedTuple):
    """A publication that may be recorded: how the proposal stood, its texts, what to append: nothing where it is out already."""

    pending: Pending
    statements: tuple[Statement, ...]
    bodies: tuple[Body, ...]


def pick_proposal(situation: Situation, code: str, now: datetime) -> Proposal:
    """The proposal with this code. AppendRefused where there is none, or more than one."""
    found = find_proposals(situation.crisis.acts, code, now)
    if len(found) == 1:
        return found[0]
    if found:
        instead = ", ".join(item.digest[:16] for item in found)
        raise AppendRefused([problem("proposal-ambiguous", None, found=code, instead=instead)])
    known = [item.code for item in find_proposals(situation.crisis.acts, "", now)]
    raise AppendRefused([problem("proposal-unknown", None, found=code, instead=", ".join(known[-4:]))])


def is_clearance(playbook: Playbook, who: str) -> bool:
    """Whether somebody's word is about facts or law: another agency's, legal's, the units' that clear facts in some level's row."""
    units = {name for row in playbook.approvals.values() for name in row.clears_facts}
    return who in playbook.agencies or who in {TECHNICAL, LEGAL, *units} - {LEAD}


def make_consent(
    playbook: Playbook, proposal: Proposal, who: str, answer: Answer, *, via: str = "", evidence: str = "", because: str = "",
    salt: str = "",
) -> ClearanceBody:  # fmt: skip
    """That somebody was asked, agrees or refuses: a clearance or an approval, by whose word it is."""
    kind = ClearanceBody if is_clearance(playbook, who) else ApprovalBody
    return kind(about=proposal.digest, who=who, answer=answer, via=via, evidence=evidence, because=because, salt=salt)


def decide_publication(situation: Situation, code: str, now: datetime, *, role: str | None = None, salt: str = "") -> Decided:
    """That the texts of a proposal go out, by the word of `role`. AppendRefused with everything that is missing, if anything is.

    The duty officer who publishes an acknowledgement approves it by doing so, and that is recorded too.
    """
    proposal = pick_proposal(situation, code, now)
    pending = judge(situation, proposal, now)
    statements = thaw(proposal)
    if pending.published_at is not None and statements is not None:
        return Decided(pending, statements, ())
    bodies: list[Body] = []
    missing = list_missing(pending)
    is_ours_to_say = pending.statement is Kind.ACKNOWLEDGEMENT and role == DUTY_OFFICER
    if is_ours_to_say and [item.code for item in missing] == ["approval-missing"]:
        bodies.append(make_consent(situation.playbook, proposal, DUTY_OFFICER, Answer.GRANTED, salt=salt))
        missing = []
    if missing or statements is None:
        raise AppendRefused(missing)
    bodies.append(make_publication(proposal, situation.crisis.zones[0]))
    return Decided(pending, statements, tuple(bodies))


def make_publication(proposal: Proposal, zone: str) -> PublicationBody:
    """What the log says of texts that went out; times are written in `zone`."""
    texts = tuple(
        Text(channel=item.channel, language=item.language, digest=item.digest, supersedes=item.supersedes)
        for item in proposal.texts
    )
    moments = {"next_update_at": proposal.next_update_at, "valid_until": proposal.valid_until}
    written = {name: When.at(moment, zone).zoned() for name, moment in moments.items() if moment is not None}
    return PublicationBody(about=proposal.digest, statement=Kind(proposal.statement), texts=texts, **written)
