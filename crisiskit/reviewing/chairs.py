"""Whether every role a playbook calls on is filled at every hour of the week, weeks before anyone needs it.

A role nobody holds, or hours that leave a gap and no deputy, is an empty chair: a warning on the house's line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from datetime import time

    from crisiskit.model.house import Duty, House
    from crisiskit.model.playbook import Playbook

MINUTES = 24 * 60


def check_chairs(playbook: Playbook, house: House) -> list[Problem]:
    """The roles of the playbook's steps, approvals and ladder that somebody must hold and nobody does, or not at all hours."""
    needed = dict.fromkeys(role for role in _roles_called(playbook) if role in playbook.roles)
    return [item for role in needed for item in _check_role(role, house)]


def _roles_called(playbook: Playbook) -> Iterator[str]:
    for step in playbook.steps.values():
        yield step.owner
    for approval in playbook.approvals.values():
        yield from filter(None, (approval.drafts, approval.approves, approval.voice, approval.then))
    for rung in playbook.ladder:
        yield from filter(None, (rung.tell, rung.by, rung.then))


def _check_role(role: str, house: House) -> Iterator[Problem]:
    shifts = [duty for duty in house.duty if duty.role == role]
    if not shifts:
        yield problem("empty-chair", house.where, role=role, hours="00:00-24:00")
        return
    covered = [False] * MINUTES
    for duty in shifts:
        for minute in _minutes(duty):
            covered[minute] = True
    if not all(covered):
        start = covered.index(False)
        end = next((minute for minute in range(start, MINUTES) if covered[minute]), MINUTES)
        hours = f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
        yield problem("empty-chair", shifts[0].where, role=role, hours=hours)


def _minutes(duty: Duty) -> range | list[int]:
    """The minutes of the day a duty covers; hours may run past midnight."""
    if duty.hours is None:
        return range(MINUTES)
    start, end = (_minute(moment) for moment in duty.hours)
    return range(start, end) if start < end else [*range(start, MINUTES), *range(end)]


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute
