"""Proposals of the log with what became of each: when it was proposed, who agreed or refused, when it went out.

    rows = find_proposals(evidence)
    rows[0].granted_at, rows[0].released_at

Their bodies may be withheld from us: then there is nothing to say, and nobody is blamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crisiskit.model.statement import Kind

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.debriefing.evidence import Evidence
    from crisiskit.model.acts import Acts, Release

GRANTED, REFUSED = "granted", "refused"
#: Whom an acknowledgement may leave the house with: nobody else need be asked (design, Release).
DUTY_OFFICER = "duty-officer"


class Word(NamedTuple):
    """What somebody said to a proposal: a role or an agency, their answer, when, and the entry that says so."""

    who: str
    answer: str
    at: datetime
    cite: str


class ProposalRow(NamedTuple):
    """A proposal: its code, what it is, when it was made; every word on it in order; when it was approved and went out."""

    code: str
    statement: str
    proposed_at: datetime
    words: tuple[Word, ...]
    granted_at: datetime | None
    released_at: datetime | None
    cites: tuple[str, ...]

    @property
    def is_exempt(self) -> bool:
        """Whether it needed nobody above the duty officer."""
        return self.statement == Kind.ACKNOWLEDGEMENT.value


def find_proposals(evidence: Evidence) -> tuple[ProposalRow, ...]:
    """Every proposal up to the moment, in the order of the log."""
    acts = evidence.acts
    rows = []
    for item in acts.proposals if acts is not None else ():
        if item.at > evidence.now:
            continue
        words = tuple(_list_words(evidence, item.digest))
        released = _find_release(acts, item.digest, evidence.now)
        approvers = find_approvers(evidence)
        granted = next((word for word in words if word.answer == GRANTED and word.who in approvers), None)
        cites = [evidence.cite_entry(item.entry), *([granted.cite] if granted else [])]
        cites += [] if released is None else [evidence.cite_entry(released.entry)]
        row = ProposalRow(
            item.digest[:8], item.statement, item.at, words, None if granted is None else granted.at,
            None if released is None else released.at, tuple(cites),
        )  # fmt: skip
        rows.append(row)
    return tuple(rows)


def find_approvers(evidence: Evidence) -> frozenset[str]:
    """The roles that may approve at some level, themselves or for who stays silent."""
    found = {DUTY_OFFICER}
    for row in evidence.situation.playbook.approvals.values():
        found |= {role for role in (row.approves, row.then) if role is not None}
    return frozenset(found)


def _list_words(evidence: Evidence, digest: str) -> list[Word]:
    consents = evidence.acts.consents if evidence.acts is not None else ()
    return [
        Word(item.who, item.answer.value, item.at, evidence.cite_entry(item.entry))
        for item in consents
        if item.about == digest and item.at <= evidence.now
    ]


def _find_release(acts: Acts | None, digest: str, now: datetime) -> Release | None:
    return next((item for item in (acts.releases if acts is not None else ()) if item.about == digest and item.at <= now), None)
