"""Who holds a role at a moment: shifts across midnight, days away, deputies, empty chairs.

    on_duty(house, playbook, "duty-officer", at)    # Person(role="duty-officer", who="Piket B", until=08.00, …)

Hours and days away are in the house's zone. A shift that crosses midnight belongs to the day it began on: who is away on
25 December still ends the night shift that began on the 24th, and does not begin the one of the 25th.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.model.base import made
from crisiskit.model.plan import Person
from crisiskit.planning.naming import name_role

if TYPE_CHECKING:
    from crisiskit.model.house import Duty, House
    from crisiskit.model.playbook import Playbook

_DAY = timedelta(days=1)

#: An act due within this time stays with whoever is on duty now, even if the shift changes before: they hold the sheet. A later one
#: goes to the person on duty when it is due.
SOON = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Shift:
    """A duty that is on at the moment asked about: the day it began on, and when it ends (None: never)."""

    duty: Duty
    day: date
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Roster:
    """The house's roster as seen at `now`; times come out in `zone`."""

    house: House
    playbook: Playbook
    now: datetime
    zone: ZoneInfo

    def person(self, role: str, due: datetime | None = None) -> Person:
        """Who answers for an act of this role that is due at `due`."""
        later = due is not None and due - self.now > SOON
        found = on_duty(self.house, self.playbook, role, due if due is not None and later else self.now)
        if found.until is None:
            return found
        return found.model_copy(update={"until": found.until.astimezone(self.zone)})

    def maybe(self, role: str | None, due: datetime | None = None) -> Person | None:
        """The same, for a cell that may be blank."""
        return None if role is None else self.person(role, due)

    def first(self, roles: tuple[str, ...], due: datetime | None = None) -> Person:
        """The first of some roles whose chair is not empty; if all are, the first that the playbook knows."""
        known = [role for role in roles if role in self.playbook.roles] or list(roles)
        people = [self.person(role, due) for role in known]
        return next((person for person in people if person.who is not None), people[0])


def on_duty(house: House, playbook: Playbook, role: str, at: datetime) -> Person:
    """The holder of `role` at `at` (aware); `who` is None when nobody is on duty.

    Among several shifts the one with hours comes before the one that is always on; someone who is away is replaced by the deputy of
    the same shift, then by the next shift that is on.
    """
    local = at.astimezone(ZoneInfo(house.zone))
    shifts = [shift for duty in house.duty if duty.role == role and (shift := _shift(duty, local)) is not None]
    title = name_role(playbook, role)
    for shift in sorted(shifts, key=lambda shift: shift.duty.hours is None):
        duty = shift.duty
        if shift.day not in duty.away:
            return made(Person)(
                role=role, title=title, who=duty.who, deputy=duty.deputy, contact=duty.contact, until=shift.until
            )
        if duty.deputy is not None:
            return made(Person)(
                role=role, title=title, who=duty.deputy, instead_of=duty.who, contact=duty.contact, until=shift.until
            )
    return made(Person)(role=role, title=title)


def _shift(duty: Duty, local: datetime) -> Shift | None:
    """The shift of a duty that is on at a local time: its end is not part of it, equal hours are a whole day."""
    if duty.hours is None:
        return Shift(duty, local.date(), None)
    begins, ends = duty.hours
    today, clock = local.date(), local.time()
    crosses = ends <= begins
    if crosses and clock < ends:
        return Shift(duty, today - _DAY, datetime.combine(today, ends, local.tzinfo))
    if clock < begins or (not crosses and clock >= ends):
        return None
    return Shift(duty, today, datetime.combine(today + _DAY if crosses else today, ends, local.tzinfo))
