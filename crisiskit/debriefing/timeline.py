"""The timeline, planned against actual: what was reported, said, done, decided and asked, and what never came, at its due time.

    make_timeline(evidence)[0]      # Moment(at=08.20, happening=Happening.AWARE, …)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.debriefing.approvals import find_proposals
from crisiskit.debriefing.findings import name_fact
from crisiskit.debriefing.measures import cite_promise
from crisiskit.debriefing.steps import find_notices, find_promises, find_steps
from crisiskit.model.base import made
from crisiskit.model.debrief import Happening, Moment
from crisiskit.planning.naming import name_agency, name_role, name_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.debriefing.evidence import Evidence
    from crisiskit.model.base import Localized


def make_timeline(evidence: Evidence) -> tuple[Moment, ...]:
    """Every moment, the earliest first; what happened before what was due at the same time."""
    rules = (_begin, _list_reports, _list_claims, _list_steps, _list_notices, _list_proposals, _list_sent, _list_decisions)
    found = [item for rule in rules for item in rule(evidence)]
    return tuple(sorted([*found, *_list_missed(evidence)], key=lambda item: (item.at, item.is_open)))


def _begin(evidence: Evidence) -> Iterator[Moment]:
    crisis = evidence.situation.crisis
    cites = (evidence.cite_place(crisis.where),)
    yield made(Moment)(at=crisis.aware_at, happening=Happening.AWARE, subject=crisis.playbook, cites=cites)


def _list_reports(evidence: Evidence) -> Iterator[Moment]:
    """A line a report: who told us of which facts. Values stand in the log."""
    for report in evidence.reports:
        names = list(dict.fromkeys([*report.confirmed, *report.reported, *report.withdrawn]))
        yield made(Moment)(
            at=report.at.key, happening=Happening.REPORT, subject=",".join(names), words=_join_facts(evidence, names),
            who=name_source(evidence.situation, report.source), cites=(evidence.cite(report),),
        )  # fmt: skip


def _join_facts(evidence: Evidence, names: list[str]) -> Localized:
    """The names of some facts by language."""
    called = [name_fact(evidence, name) for name in names]
    return {
        code: "; ".join(item[code] for item in called if item.get(code)) for code in evidence.situation.playbook.texts
    }


def _list_claims(evidence: Evidence) -> Iterator[Moment]:
    crisis = evidence.situation.crisis
    for claim in crisis.claims:
        at = crisis.aware_at if claim.seen is None else claim.seen.key
        if at <= evidence.now:
            cites = (evidence.cite_place(claim.where),)
            yield made(Moment)(at=at, happening=Happening.CLAIM, subject=claim.id, words=claim.text, cites=cites)


def _list_steps(evidence: Evidence) -> Iterator[Moment]:
    """Steps that the log says were done. A word that went out stands as itself."""
    kept = {sent.statement.drafted_at for sent in evidence.public}
    for row in find_steps(evidence):
        if row.actual not in kept or row.actual is None:
            yield made(Moment)(
                at=row.actual or row.due, happening=Happening.STEP, subject=row.task.id, words=row.task.do,
                who=row.task.owner.title, planned=row.due, is_open=row.actual is None, cites=row.cites,
            )  # fmt: skip


def _list_notices(evidence: Evidence) -> Iterator[Moment]:
    for row in find_notices(evidence):
        person = row.notice.person
        yield made(Moment)(
            at=row.actual or row.due, happening=Happening.NOTICE, subject=person.role, words=person.title, planned=row.due,
            is_open=row.actual is None, cites=row.cites,
        )  # fmt: skip


def _list_proposals(evidence: Evidence) -> Iterator[Moment]:
    situation = evidence.situation
    answers = {"asked": Happening.ASKED, "granted": Happening.GRANTED, "refused": Happening.REFUSED}
    for row in find_proposals(evidence):
        yield made(Moment)(at=row.proposed_at, happening=Happening.PROPOSED, subject=row.code, cites=row.cites[:1])
        for word in row.words:
            who = name_role(situation.playbook, word.who) or name_agency(situation, word.who)
            yield made(Moment)(at=word.at, happening=answers[word.answer], subject=row.code, who=who, cites=(word.cite,))


def _list_sent(evidence: Evidence) -> Iterator[Moment]:
    """What went out, one line for all channels and languages of a moment and kind."""
    groups: dict[tuple[object, str], list[str]] = {}
    for sent in evidence.sent:
        groups.setdefault((sent.statement.drafted_at, sent.statement.kind.value), []).append(sent.file)
    firsts = {sent.file: sent.statement for sent in evidence.sent}
    planned = {item.kept_at: item.due for item in evidence.plan.deadlines if item.kept_at is not None}
    for (_, kind), files in groups.items():
        at = firsts[files[0]].drafted_at
        yield made(Moment)(at=at, happening=Happening.PUBLISHED, subject=kind, planned=planned.get(at), cites=tuple(files))


def _list_decisions(evidence: Evidence) -> Iterator[Moment]:
    acts = evidence.acts
    for item in () if acts is None else acts.decisions:
        if item.at <= evidence.now:
            words = dict.fromkeys(evidence.situation.playbook.texts, item.text)
            cites = (evidence.cite_entry(item.entry),)
            yield made(Moment)(at=item.at, happening=Happening.DECISION, subject="decision", words=words, cites=cites)


def _list_missed(evidence: Evidence) -> Iterator[Moment]:
    """Promised words that never came."""
    for promise in find_promises(evidence):
        if promise.kept_at is None:
            cites = cite_promise(evidence, promise)
            yield made(Moment)(
                at=promise.due, happening=Happening.DUE, subject="promise", planned=promise.due, is_open=True, cites=cites
            )
