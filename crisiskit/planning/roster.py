"""Who holds a role at a moment, and when the next one takes over: shifts across midnight, days away, deputies, empty chairs.

    on_duty(house, playbook, "duty-officer", at)    # Person(role="duty-officer", who="Piket B", until=08.00, …)

Hours and days away are in the house's zone. A shift that crosses midnight belongs to the day it began on: who is away on
25 December still ends the night shift that began on the 24th, and does not begin the one of the 25th.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.model.base import made
from crisiskit.model.plan import Handover, Person
from crisiskit.planning.calendars import Calendar
from crisiskit.planning.naming import name_role
from crisiskit.planning.shifts import find_holder, find_shifts, list_watches

if TYPE_CHECKING:
    from crisiskit.model.house import House
    from crisiskit.model.playbook import Playbook
    from crisiskit.planning.shifts import Watch

#: An act due within this time stays with whoever is on duty now, even if the shift changes before: they hold the sheet. A later one
#: goes to the person on duty when it is due.
SOON = timedelta(hours=1)
#: How far ahead hand-overs are shown: a shift of half a day.
AHEAD = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Roster:
    """The house's roster as seen at `now`; times come out in `zone`. `calendar` says which days are working days."""

    house: House
    playbook: Playbook
    now: datetime
    zone: ZoneInfo
    calendar: Calendar | None = None
    #: Who was found so far: a plan asks for the same people again and again.
    found: dict[tuple[str, datetime], Person] = field(default_factory=dict, compare=False, repr=False)

    def person(self, role: str, due: datetime | None = None) -> Person:
        """Who answers for an act of this role that is due at `due`."""
        moment = due if due is not None and due - self.now > SOON else self.now
        if (role, moment) not in self.found:
            person = on_duty(self.house, self.playbook, role, moment, self.calendar)
            if person.until is not None:
                person = person.model_copy(update={"until": person.until.astimezone(self.zone)})
            self.found[role, moment] = person
        return self.found[role, moment]

    def maybe(self, role: str | None, due: datetime | None = None) -> Person | None:
        """The same, for a cell that may be blank."""
        return None if role is None else self.person(role, due)

    def first(self, roles: tuple[str, ...], due: datetime | None = None) -> Person:
        """The first of some roles whose chair is not empty; if all are, the first that the playbook knows."""
        known = [role for role in roles if role in self.playbook.roles] or list(roles)
        people = [self.person(role, due) for role in known]
        return next((person for person in people if person.who is not None), people[0])


def on_duty(house: House, playbook: Playbook, role: str, at: datetime, calendar: Calendar | None = None) -> Person:
    """The holder of `role` at `at` (aware); `who` is None when nobody is on duty."""
    holder, _ = find_holder(house, find_shifts(house, role, at, calendar or Calendar(house)))
    title = name_role(playbook, role)
    if holder is None:
        return made(Person)(role=role, title=title)
    duty = holder.shift.duty
    return made(Person)(
        role=role, title=title, who=holder.who, instead_of=holder.instead_of,
        deputy=None if holder.instead_of is not None else duty.deputy, contact=duty.contact,
        until=None if duty.hours is None else holder.shift.ends.astimezone(ZoneInfo(house.zone)),
    )  # fmt: skip


def list_handovers(roster: Roster, roles: Iterable[str], span: timedelta = AHEAD) -> tuple[Handover, ...]:
    """When the people who hold some roles change, from the roster's moment on within `span`, in order of time."""
    found = []
    for role in dict.fromkeys(roles):
        watches = list_watches(roster.house, role, roster.now, roster.now + span, roster.calendar)
        for before, after in pairwise(watches):
            if before.who != after.who:
                found.append(_hand_over(roster, role, before, after))
    return tuple(sorted(found, key=lambda item: item.at))


def _hand_over(roster: Roster, role: str, before: Watch, after: Watch) -> Handover:
    leaves, comes = (None if watch.holder is None else watch.holder.who for watch in (before, after))
    return made(Handover)(
        role=role, title=name_role(roster.playbook, role), at=after.begins.astimezone(roster.zone), leaves=leaves, comes=comes
    )  # fmt: skip
