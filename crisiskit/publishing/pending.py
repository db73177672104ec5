"""The proposals that wait for a word, and the publications that the log as joined does not support.

    find_pending(situation, now)[-1].code       # "9f2c0a1b"
    find_unsupported(situation, now)            # [Problem("publication-unsupported", …)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.model.acts import CODE_LENGTH
from crisiskit.problems import problem
from crisiskit.publishing.judging import find_proposals, judge
from crisiskit.publishing.missing import list_missing, say_time

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.acts import Acts, Proposal
    from crisiskit.model.assessment import Assessment
    from crisiskit.model.release import Pending
    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.problems import Problem

#: Kinds of entries without whose bodies nobody can judge a publication: what a desk cannot see it cannot check.
NEEDED = ("proposal", "clearance", "approval")


def find_pending(
    situation: Situation, now: datetime, *, knowledge: Knowledge | None = None, assessment: Assessment | None = None
) -> tuple[Pending, ...]:
    """The last proposal of each kind of statement that is not out yet, the oldest first; none where there is no log."""
    acts = situation.crisis.acts
    last: dict[str, Proposal] = {}
    for item in _list_waiting(acts, now):
        last.pop(item.statement, None)
        last[item.statement] = item
    return tuple(judge(situation, item, now, knowledge=knowledge, assessment=assessment) for item in last.values())


def _list_waiting(acts: Acts | None, now: datetime) -> list[Proposal]:
    """The proposals up to `now` behind which nothing of their kind went out."""
    if acts is None:
        return []
    out = {item.about for item in acts.releases if item.at <= now}
    seen: list[Proposal] = []
    for item in acts.proposals:
        if item.at > now:
            continue
        if item.digest in out:
            seen = [other for other in seen if other.statement != item.statement]
        else:
            seen.append(item)
    return seen


def find_unsupported(situation: Situation, now: datetime) -> list[Problem]:
    """What went out up to `now` though the entries that are here now do not allow it: it stays, and must be put right in public.

    So it is when desks that worked apart are joined, or when an approval turns out to be a slip.
    """
    acts = situation.crisis.acts
    if acts is None or not set(NEEDED).isdisjoint(acts.withheld):
        return []
    found = []
    for release in acts.releases:
        if release.at > now:
            continue
        proposals = find_proposals(acts, release.about, release.at)
        code, at, kind = release.about[:CODE_LENGTH], say_time(release.at), release.statement
        if not proposals:
            found.append(problem("publication-without-proposal", None, found=code, at=at, statement=kind))
            continue
        missing = list_missing(judge(situation, proposals[0], release.at))
        if missing:
            reasons = ", ".join(dict.fromkeys(item.code for item in missing))
            found.append(problem("publication-unsupported", None, found=code, at=at, statement=kind, reasons=reasons))
    return found
