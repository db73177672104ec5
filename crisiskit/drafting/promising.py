"""The time of the next word, which every statement names and which makes it expire.

For an acknowledgement it is the deadline of the statement to come; otherwise now plus the level's update clock; rounded up to five
minutes and at least fifteen minutes ahead, so that it can be kept (design, section 5).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from crisiskit.language.dates import round_up
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Severity
from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.statement import Statement

SOONEST = timedelta(minutes=15)
#: Where a playbook sets no clock for a level or any worse one: a day, the longest a public promise should wait.
LONGEST = timedelta(hours=24)


def promise(kind: Kind, playbook: Playbook, level: Severity, aware_at: datetime, now: datetime) -> datetime:
    """When the next word is due, in the zone of `now`."""
    if kind is Kind.ACKNOWLEDGEMENT:
        due = aware_at + _clock(playbook, level, "statement")
    else:
        due = now + _clock(playbook, level, "update")
    return round_up(max(due, now + SOONEST).astimezone(now.tzinfo))


def look_back(last: Statement | None, now: datetime) -> list[Problem]:
    """What the last statement promised and was not kept."""
    if last is None or last.next_update_at is None or now <= last.next_update_at:
        return []
    return [problem("promise-missed", at=last.next_update_at.astimezone(now.tzinfo).strftime("%Y-%m-%d %H:%M"))]


def _clock(playbook: Playbook, level: Severity, name: str) -> timedelta:
    """The level's deadline, or that of the nearest worse level that sets one."""
    for severity in Severity:
        clock = playbook.clocks.get(severity)
        if severity >= level and clock is not None:
            found: timedelta | None = getattr(clock, name)
            if found is not None:
                return found
    return LONGEST
