"""Whether a proposal may be published, and all that is missing if not: the one predicate, run inside the append's transaction.

    pending = judge(situation, proposal, now)
    pending.is_ready, pending.needs

The chain is that of the level planned for at `now`, not at the time of the proposal: where it has become worse meanwhile, more
people must agree. Times run from when the proposal was made, for another agency from when it was asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.assessing.grading import assess
from crisiskit.drafting.changing import find_outdated
from crisiskit.model.acts import Answer
from crisiskit.model.base import made
from crisiskit.model.release import Need, NeedKind, NeedState, Pending
from crisiskit.model.statement import NOT_PUBLIC, Kind
from crisiskit.planning.approvals import find_chain
from crisiskit.planning.naming import SELF, is_ours, meet
from crisiskit.planning.roster import Roster
from crisiskit.planning.timing import Rise, Timing
from crisiskit.problems import problem
from crisiskit.publishing.following import find_changed, list_released
from crisiskit.publishing.freezing import thaw
from crisiskit.publishing.missing import say_time
from crisiskit.recording.folding import fold

if TYPE_CHECKING:
    from crisiskit.model.acts import Acts, Consent, Proposal, Release
    from crisiskit.model.assessment import Assessment
    from crisiskit.model.plan import ApprovalChain
    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.model.statement import Statement
    from crisiskit.problems import Problem

DUTY_OFFICER, TECHNICAL = "duty-officer", "technical"
#: Kinds that tell where things stand, so that a later one makes an earlier one pointless.
STANDING = (Kind.ACKNOWLEDGEMENT, Kind.HOLDING, Kind.UPDATE, Kind.CLOSING)


def judge(
    situation: Situation, proposal: Proposal, now: datetime, *, knowledge: Knowledge | None = None,
    assessment: Assessment | None = None,
) -> Pending:  # fmt: skip
    """How a proposal of the situation's log stands at `now` (aware)."""
    known = knowledge or fold(situation, now)
    level = (assessment or assess(situation, now=now, knowledge=known)).planned
    acts = situation.crisis.acts
    consents = [item for item in (acts.consents if acts else ()) if item.about == proposal.digest and item.at <= now]
    gone = next((item for item in (acts.releases if acts else ()) if item.about == proposal.digest), None)
    zone = ZoneInfo(situation.crisis.zones[0])
    timing = Timing(situation.playbook, (Rise(level, now.astimezone(zone)),), zone)
    asking = _Asking(situation, known, Roster(situation.house, situation.playbook, now, zone), proposal, now, consents)
    statements = thaw(proposal)
    released = list_released(acts, now, before=gone)
    changed = find_changed(statements, released, situation.playbook) if statements else None
    statement, chain = Kind(proposal.statement), find_chain(situation, known, timing, asking.roster)
    needs = tuple(asking.chain(chain))
    if statement is Kind.ACKNOWLEDGEMENT:
        needs = (asking.approval(DUTY_OFFICER),)
    elif changed is not None and not all(need.is_met for need in needs):
        needs = tuple(asking.owners(changed, chain))
    return made(Pending)(
        digest=proposal.digest, statement=statement, at=proposal.at, level=level, texts=proposal.texts,
        next_update_at=proposal.next_update_at, valid_until=proposal.valid_until, changed=changed, needs=needs,
        refusals=tuple(_list_refusals(consents, proposal.code)), published_at=None if gone is None else gone.at,
        faults=tuple(_list_faults(situation, known, proposal, statements, released, now)),
    )  # fmt: skip


def find_last(consents: Iterable[Consent]) -> dict[str, Consent]:
    """The last answer of each; one who was asked again still stands by what they have said."""
    return {item.who: item for item in consents if item.answer is not Answer.ASKED}


@dataclass(frozen=True, slots=True)
class _Asking:
    """What is needed to say who must agree to a proposal."""

    situation: Situation
    knowledge: Knowledge
    roster: Roster
    proposal: Proposal
    now: datetime
    consents: Sequence[Consent]

    def chain(self, chain: ApprovalChain | None) -> Iterator[Need]:
        """Everybody whom the level's row names; the duty officer alone where there is none."""
        minutes = _find_time(chain)
        if chain is not None:
            for person in chain.clears_facts:
                yield self._word(NeedKind.FACTS, person.role, minutes)
            for other in chain.clears_with:
                yield self._agency(other.id, minutes)
            if chain.clears_law is not None:
                yield self._word(NeedKind.LAW, chain.clears_law.role, minutes)
        approver = DUTY_OFFICER if chain is None or chain.approves is None else chain.approves.role
        then = None if chain is None or chain.then is None else chain.then.role
        yield self.approval(approver, minutes, then)

    def owners(self, facts: Iterable[str], chain: ApprovalChain | None) -> Iterator[Need]:
        """The owners of some figures, and the duty officer."""
        readings = [self.knowledge.facts[name].sayable for name in facts]
        owners = dict.fromkeys(reading.authority for reading in readings if reading is not None)
        for owner in owners:
            if owner == SELF or is_ours(self.situation.house, owner) or owner not in self.situation.playbook.agencies:
                yield self._word(NeedKind.FACTS, TECHNICAL, None)
            else:
                yield self._agency(owner, _find_time(chain))
        yield self.approval(DUTY_OFFICER)

    def approval(self, role: str, minutes: timedelta | None = None, then: str | None = None) -> Need:
        """Who lets it out: the approver, or, once their time is over without an answer, whoever stands in."""
        need = self._word(NeedKind.APPROVAL, role, minutes)
        if need.state is not NeedState.OPEN or then is None:
            return need
        after = self.roster.person(then)
        if need.due is None or self.now < need.due:
            said = find_last(self.consents).get(then)
            agreed = said.at if said is not None and said.answer is Answer.GRANTED else None
            return need.model_copy(update={"then": after, "then_at": agreed})
        return self._word(NeedKind.APPROVAL, then, None).model_copy(update={"instead": need.person})

    def _word(self, what: NeedKind, role: str, minutes: timedelta | None) -> Need:
        """A role of ours. Its silence never counts as a word."""
        said = find_last(self.consents).get(role)
        due = None if minutes is None else self.proposal.at + minutes
        return made(Need)(
            what=what, who=role, person=self.roster.person(role, due), state=_find_state(said), due=due,
            answered_at=None if said is None else said.at,
        )  # fmt: skip

    def _agency(self, name: str, minutes: timedelta | None) -> Need:
        """Another agency: it must have been asked; where it then stays silent, we need not wait for ever."""
        said = find_last(self.consents).get(name)
        asked = min((item.at for item in self.consents if item.who == name and item.answer is Answer.ASKED), default=None)
        due = None if asked is None or minutes is None else asked + minutes
        state = _find_state(said)
        if said is None and asked is not None:
            state = NeedState.PASSED if due is not None and self.now >= due else NeedState.ASKED
        return made(Need)(
            what=NeedKind.AGENCY, who=name, agency=meet(self.situation, name), state=state, due=due,
            answered_at=None if said is None else said.at,
        )  # fmt: skip


def _find_time(chain: ApprovalChain | None) -> timedelta | None:
    """How long an answer is waited for at the level."""
    return None if chain is None or chain.minutes is None else timedelta(minutes=chain.minutes)


def _find_state(said: Consent | None) -> NeedState:
    if said is None:
        return NeedState.OPEN
    return NeedState.GIVEN if said.answer is Answer.GRANTED else NeedState.REFUSED


def _list_refusals(consents: Iterable[Consent], code: str) -> Iterator[Problem]:
    """Whoever has refused and not agreed since, whether or not the chain asks for their word: a refusal is never passed over."""
    for who, said in find_last(consents).items():
        if said.answer is Answer.REFUSED:
            yield problem("proposal-refused", None, found=code, role=who, because=said.because)


def _list_faults(
    situation: Situation, knowledge: Knowledge, proposal: Proposal, statements: Sequence[Statement] | None,
    released: Sequence[tuple[Release, Statement]], now: datetime,
) -> Iterator[Problem]:  # fmt: skip
    """What no word can mend: a changed letter, a used value that is another now, a time that has passed, a later text."""
    code, zone = proposal.code, ZoneInfo(situation.crisis.zones[0])
    if statements is None or any(item.status is not situation.crisis.status for item in statements):
        yield problem("proposal-damaged", None, found=code)
        return
    gone = dict.fromkeys(name for item in statements for name in find_outdated(item, knowledge))
    if gone:
        yield problem("proposal-outdated", None, found=code, facts=", ".join(gone))
    if proposal.valid_until is not None and proposal.valid_until < now:
        yield problem("proposal-expired", None, found=code, at=say_time(proposal.valid_until.astimezone(zone)))
    if proposal.next_update_at is not None and proposal.next_update_at < now:
        yield problem("proposal-promise-past", None, found=code, at=say_time(proposal.next_update_at.astimezone(zone)))
    for item in statements if statements[0].kind in STANDING else ():
        later = _find_later(item, proposal, released)
        if later is not None:
            yield problem("proposal-overtaken", None, found=code, channel=item.channel, instead=later.about[:8])
            return


def _find_later(statement: Statement, proposal: Proposal, released: Sequence[tuple[Release, Statement]]) -> Release | None:
    """The publication that came between a text and now on its channel in its language."""
    place = (statement.channel, statement.language)
    for release, item in released:
        is_other = release.about != proposal.digest and item.kind not in NOT_PUBLIC and item.kind in STANDING
        if is_other and release.at > proposal.at and (item.channel, item.language) == place:
            return release
    return None


def find_proposals(acts: Acts | None, code: str, now: datetime) -> tuple[Proposal, ...]:
    """The proposals up to `now`, one for each digest that begins with `code`; of two with one digest the first that is whole."""
    found = [item for item in (acts.proposals if acts else ()) if item.at <= now and item.digest.startswith(code.strip().lower())]
    firsts: dict[str, Proposal] = {}
    for item in found:
        if item.digest not in firsts or (thaw(firsts[item.digest]) is None and thaw(item) is not None):
            firsts[item.digest] = item
    return tuple(firsts.values())
