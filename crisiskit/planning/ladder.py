"""Who is told, by whom, by when, and who is told next if there is no answer.

    climb(playbook, timing, roster)     # (Notice(person=head of communications, by=duty officer, due=09.25, then=secretary), …)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.model.base import made
from crisiskit.model.plan import Notice

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.playbook import LadderRung, Playbook
    from crisiskit.planning.roster import Roster
    from crisiskit.planning.timing import Timing


def climb(playbook: Playbook, timing: Timing, roster: Roster) -> tuple[Notice, ...]:
    """The notices of the level planned for and of every milder one, by time.

    A role that several levels name is told once, by the row whose deadline comes first: as a rule the lowest level's, unless a
    worse level asks for more haste.
    """
    first: dict[str, tuple[datetime | None, LadderRung]] = {}
    for rung in sorted(playbook.ladder, key=lambda rung: rung.level):
        if rung.level <= timing.level:
            due = timing.due(rung.within, rung.level)
            if rung.tell not in first or _is_sooner(due, first[rung.tell][0]):
                first[rung.tell] = (due, rung)
    notices = [_make_notice(rung, due, roster) for due, rung in first.values()]
    return tuple(sorted(notices, key=lambda notice: (notice.due is None, notice.due or roster.now)))


def _is_sooner(due: datetime | None, other: datetime | None) -> bool:
    return due is not None and (other is None or due < other)


def _make_notice(rung: LadderRung, due: datetime | None, roster: Roster) -> Notice:
    silent = due + rung.no_answer_in if due is not None and rung.no_answer_in is not None else None
    return made(Notice)(
        person=roster.person(rung.tell, due), by=roster.person(rung.by, due), level=rung.level, due=due, silent_until=silent,
        then=roster.maybe(rung.then, silent or due),
    )  # fmt: skip
