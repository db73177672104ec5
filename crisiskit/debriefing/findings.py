"""What happened otherwise than planned, what was put right, where sources stood against each other.

    find_all(evidence)[0]      # Finding(code=Code.STEP_LATE, subject="acknowledge", due=…, observed=…, minutes=11, cites=(…,))

Each is found by a rule and cites what shows it; nobody is judged. Values on which sources disagree are not repeated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.debriefing.approvals import REFUSED, find_proposals
from crisiskit.debriefing.measures import cite_promise, is_kept
from crisiskit.debriefing.saying import find_answers, find_contradictions, find_corrections, find_other_values, find_pairs
from crisiskit.debriefing.steps import find_notices, find_other_clocks, find_promises, find_steps
from crisiskit.model.base import made
from crisiskit.model.debrief import Code, Finding
from crisiskit.model.plan import ClockState
from crisiskit.planning.naming import name_agency, name_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crisiskit.debriefing.evidence import Evidence
    from crisiskit.model.base import Localized
    from crisiskit.model.plan import Person


def find_all(evidence: Evidence) -> tuple[Finding, ...]:
    """Every finding, rule by rule, each in the order of time."""
    rules = (_find_steps, _find_notices, _find_clocks, _find_promises, _find_approvals, _find_errors, _find_claims, _find_clashes)
    return tuple(item for rule in rules for item in rule(evidence))


def _judge(
    evidence: Evidence, codes: tuple[Code, Code], subject: str, words: Localized, due: datetime, actual: datetime | None,
    cites: tuple[str, ...], owner: Person | None = None,
) -> Iterator[Finding]:  # fmt: skip
    """Late, or not at all; nothing for what was in time."""
    late, missing = codes
    if actual is None:
        minutes = evidence.minutes(due, evidence.now)
        yield made(Finding)(code=missing, subject=subject, words=words, owner=owner, due=due, minutes=minutes, cites=cites)
    elif actual > due:
        yield made(Finding)(
            code=late, subject=subject, words=words, owner=owner, due=due, observed=actual, minutes=evidence.minutes(due, actual),
            cites=cites,
        )  # fmt: skip


def _find_steps(evidence: Evidence) -> Iterator[Finding]:
    for row in find_steps(evidence):
        codes = (Code.STEP_LATE, Code.STEP_OPEN)
        yield from _judge(evidence, codes, row.task.id, row.task.do, row.due, row.actual, row.cites, row.task.owner)


def _find_notices(evidence: Evidence) -> Iterator[Finding]:
    for row in find_notices(evidence):
        person = row.notice.person
        codes = (Code.NOTICE_LATE, Code.NOTICE_OPEN)
        yield from _judge(evidence, codes, person.role, person.title, row.due, row.actual, row.cites, row.notice.by)


def _find_clocks(evidence: Evidence) -> Iterator[Finding]:
    for clock in find_other_clocks(evidence):
        if clock.state is not ClockState.PAST:
            subject = clock.id if clock.about is None else f"{clock.id} {clock.about}"
            cites = (evidence.cite_place(evidence.situation.crisis.where),)
            codes = (Code.CLOCK_LATE, Code.CLOCK_OPEN)
            yield from _judge(evidence, codes, subject, clock.basis, clock.due, clock.kept_at, cites, clock.owner)


def _find_promises(evidence: Evidence) -> Iterator[Finding]:
    for promise in find_promises(evidence):
        if not is_kept(promise, evidence):
            cites = cite_promise(evidence, promise)
            codes = (Code.PROMISE_LATE, Code.PROMISE_OPEN)
            yield from _judge(evidence, codes, "promise", {}, promise.due, promise.kept_at, cites, promise.owner)


def _find_approvals(evidence: Evidence) -> Iterator[Finding]:
    chain = evidence.plan.approval
    for row in find_proposals(evidence):
        for word in row.words:
            if word.answer == REFUSED:
                who = (name_agency(evidence.situation, word.who),)
                yield made(Finding)(code=Code.APPROVAL_REFUSED, subject=row.code, who=who, observed=word.at, cites=(word.cite,))
        if row.is_exempt:
            continue
        if row.released_at is not None and (row.granted_at is None or row.granted_at > row.released_at):
            yield made(Finding)(code=Code.NOT_APPROVED, subject=row.code, observed=row.released_at, cites=row.cites)
        if row.granted_at is not None and chain is not None and chain.minutes is not None:
            took = evidence.minutes(row.proposed_at, row.granted_at)
            if took > chain.minutes:
                yield made(Finding)(
                    code=Code.APPROVAL_LATE, subject=row.code, observed=row.granted_at, minutes=took - chain.minutes,
                    cites=row.cites,
                )  # fmt: skip


def _find_errors(evidence: Evidence) -> Iterator[Finding]:
    for item in find_corrections(evidence):
        code = Code.NOT_CORRECTED if item.told_at is None else Code.CORRECTED
        minutes = evidence.minutes(item.at, item.told_at or evidence.now)
        yield made(Finding)(
            code=code, subject=item.fact, words=name_fact(evidence, item.fact), due=item.at, observed=item.told_at, minutes=minutes,
            cites=item.cites,
        )  # fmt: skip


def _find_claims(evidence: Evidence) -> Iterator[Finding]:
    for item in find_answers(evidence):
        code = Code.CLAIM_OPEN if item.told_at is None else Code.CLAIM_CORRECTED
        minutes = evidence.minutes(item.seen_at, item.told_at or evidence.now)
        yield made(Finding)(
            code=code, subject=item.claim.id, words=item.claim.text, due=item.seen_at, observed=item.told_at, minutes=minutes,
            cites=item.cites,
        )  # fmt: skip


def _find_clashes(evidence: Evidence) -> Iterator[Finding]:
    """Sources against each other, then our own channels."""
    situation = evidence.situation
    for fact, readings in find_contradictions(evidence):
        who = tuple(name_source(situation, item.source) for item in readings)
        cites = tuple(evidence.cite(item) for item in readings)
        at = max(item.at.key for item in readings)
        yield made(Finding)(
            code=Code.CONTRADICTION, subject=fact, words=name_fact(evidence, fact), who=who, observed=at, cites=cites
        )
    for fact, item in find_other_values(evidence):
        yield made(Finding)(
            code=Code.OTHER_VALUE, subject=fact, words=name_fact(evidence, fact), who=(name_source(situation, item.source),),
            observed=item.at.key, cites=(evidence.cite(item),),
        )  # fmt: skip
    for pair in find_pairs(evidence):
        if pair.clashes:
            yield made(Finding)(
                code=Code.SAID_OTHERWISE, subject=pair.fact, words=name_fact(evidence, pair.fact),
                observed=pair.second.statement.drafted_at, cites=(pair.first.file, pair.second.file),
            )  # fmt: skip


def name_fact(evidence: Evidence, fact: str) -> Localized:
    """What a fact is called; else the question that it answers."""
    texts = evidence.situation.playbook.texts
    return {code: text.facts[fact].called or text.facts[fact].question for code, text in texts.items() if fact in text.facts}
