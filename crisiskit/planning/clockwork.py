"""What a clock is read from, and how one is judged: the situation at a moment, its times and people, and what went out.

    judge(clockwork, Run("acknowledgement", "aware-at", aware_at, due, ("duty-officer",)), kept_at=None)
    # Deadline(id="acknowledgement", state=ClockState.RUNNING, …)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from crisiskit.model.base import made
from crisiskit.model.plan import ClockState, Deadline
from crisiskit.model.statement import NOT_PUBLIC
from crisiskit.planning.calendars import Calendar

if TYPE_CHECKING:
    from crisiskit.model.base import Localized
    from crisiskit.model.record import Publication
    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.planning.roster import Roster
    from crisiskit.planning.timing import Timing

#: What a clock may rest on.
NORM, LAW, PROMISE = "norm", "law", "promise"
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Clockwork:
    """What clocks are read from: the situation at the roster's moment, its times and people, and what went out up to then."""

    situation: Situation
    knowledge: Knowledge
    timing: Timing
    roster: Roster
    published: tuple[Publication, ...] | None = None

    @property
    def calendar(self) -> Calendar:
        """The working days of the house."""
        return self.roster.calendar or Calendar(self.situation.house)

    @property
    def public(self) -> tuple[Publication, ...]:
        """What the public heard, the oldest first."""
        heard = (item for item in self.published or () if item.kind not in NOT_PUBLIC and item.at <= self.roster.now)
        return tuple(sorted(heard, key=lambda item: item.at))


@dataclass(frozen=True, slots=True)
class Run:
    """One clock before anybody looked whether it was kept."""

    id: str
    anchor: str
    anchored_at: datetime
    due: datetime
    roles: tuple[str, ...]
    rests_on: str = NORM
    basis: Localized | None = None
    about: str | None = None
    reported: bool = False
    working_days: int | None = None
    holidays_known: bool | None = None


def judge(clockwork: Clockwork, run: Run, kept_at: datetime | None, *, looked: bool | None = None) -> Deadline:
    """The clock with its state. `looked` says whether it is known what was done; as a rule, whether publications are known."""
    now, zone = clockwork.roster.now, clockwork.timing
    known = clockwork.published is not None if looked is None else looked
    late = max((kept_at or now) - run.due, timedelta(0)) // _MINUTE
    if kept_at is not None:
        state = ClockState.KEPT if kept_at <= run.due else ClockState.KEPT_LATE
    elif now <= run.due:
        state = ClockState.RUNNING
    else:
        state = ClockState.LATE if known else ClockState.PAST
    # Days ahead it is whoever is on duty now that keeps the complaint in mind.
    owner = clockwork.roster.first(run.roles, None if run.working_days is not None else run.due)
    return made(Deadline)(
        id=run.id, about=run.about, rests_on=run.rests_on, basis=run.basis or {}, anchor=run.anchor,
        anchored_at=zone.local(run.anchored_at), due=zone.local(run.due), owner=owner,
        state=state, kept_at=None if kept_at is None else zone.local(kept_at), late_minutes=late, reported=run.reported,
        working_days=run.working_days, holidays_known=run.holidays_known,
    )  # fmt: skip
