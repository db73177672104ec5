"""The shifts of a role as spans of real time: across midnight, in zones that change their clocks, on some days only, with absences.

    list_watches(house, "duty-officer", begins, ends)
    # (Watch(begins=…, ends=…, holder=Holder(who="Piket B", …)), Watch(…, holder=None, missing=(Missing("Piket A", "cuti"),)))

A shift belongs to the day it begins on: who is away on 25 December still ends the night shift that began on the 24th. An absence
belongs to the person: a name that is away on one line of the roster is away on all, and as a deputy too. Where clocks are put
forward, a time that does not exist is the moment of the change; where they are put back, a time that comes twice is its first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.model.house import DayKind
from crisiskit.planning.calendars import Calendar

if TYPE_CHECKING:
    from crisiskit.model.house import DaySpan, Duty, House

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Shift:
    """A duty on one day: from when to when (UTC; the end is not part of it). `place` is that of its line in the roster."""

    duty: Duty
    place: int
    day: date
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who should hold a shift and is away, and the line that says so."""

    who: str
    span: DaySpan


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a shift; `instead_of` is whose place a deputy takes."""

    shift: Shift
    who: str
    instead_of: str | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """A span of time (UTC) in which one person holds a role, or nobody: then `missing` are those who are away."""

    begins: datetime
    ends: datetime
    holder: Holder | None
    missing: tuple[Missing, ...] = ()

    @property
    def who(self) -> tuple[str, str | None] | None:
        """Whose watch it is, and whose place they take."""
        return None if self.holder is None else (self.holder.who, self.holder.instead_of)


def find_instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The moment (UTC) at which clocks in `zone` show a time on a day; the moment of the change for a time that is skipped."""
    local = datetime.combine(day, clock, zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    early, late = local.replace(fold=1).astimezone(UTC), moment
    before = early.astimezone(zone).utcoffset()
    while late - early > _SECOND:
        middle = early + (late - early) // 2
        early, late = (middle, late) if middle.astimezone(zone).utcoffset() == before else (early, middle)
    return late.replace(microsecond=0)


def list_shifts(duties: Iterable[Duty], day: date, zone: ZoneInfo, calendar: Calendar) -> Iterator[Shift]:
    """The shifts of some duties that begin on a day. Equal hours are a whole day, and so are none."""
    for place, duty in enumerate(duties):
        if not _is_held_on(duty, day, calendar):
            continue
        begins, ends = duty.hours or (time(0), time(0))
        until = find_instant(day + _DAY if ends <= begins else day, ends, zone)
        start = find_instant(day, begins, zone)
        if start < until:
            yield Shift(duty, place, day, start, until)


def _is_held_on(duty: Duty, day: date, calendar: Calendar) -> bool:
    if duty.weekdays:
        return day.isoweekday() in duty.weekdays
    return duty.days is None or calendar.is_working(day) is (duty.days is DayKind.WORKING)


def find_absence(house: House, who: str, day: date) -> DaySpan | None:
    """The absence of a person on a day, whichever line of the roster names it."""
    name = who.casefold()
    spans = (span for duty in house.duty if duty.who.casefold() == name for span in duty.away)
    return next((span for span in spans if span.covers(day)), None)


def find_holder(house: House, shifts: Iterable[Shift]) -> tuple[Holder | None, tuple[Missing, ...]]:
    """Who holds a role of whose shifts these are on, and who is away.

    A shift with hours comes before one of the whole day, then the order of the roster holds; someone who is away is replaced by the
    deputy of the same shift, then by the next shift that is on.
    """
    missing: list[Missing] = []
    for shift in sorted(shifts, key=lambda shift: (shift.duty.hours is None, shift.place)):
        duty = shift.duty
        span = find_absence(house, duty.who, shift.day)
        if span is None:
            return Holder(shift, duty.who), tuple(missing)
        missing.append(Missing(duty.who, span))
        if duty.deputy is not None:
            span = find_absence(house, duty.deputy, shift.day)
            if span is None:
                return Holder(shift, duty.deputy, duty.who), tuple(missing)
            missing.append(Missing(duty.deputy, span))
    return None, tuple(missing)


def find_shifts(house: House, role: str, at: datetime, calendar: Calendar) -> tuple[Shift, ...]:
    """The shifts of a role that are on at a moment (aware)."""
    zone = ZoneInfo(house.zone)
    duties = [duty for duty in house.duty if duty.role == role]
    today = at.astimezone(zone).date()
    near = (shift for day in (today - _DAY, today, today + _DAY) for shift in list_shifts(duties, day, zone, calendar))
    return tuple(shift for shift in near if shift.begins <= at < shift.ends)


def list_watches(
    house: House, role: str, begins: datetime, ends: datetime, calendar: Calendar | None = None
) -> tuple[Watch, ...]:
    """Who holds a role from `begins` to `ends` (aware), without a gap: each watch begins where the one before it ends."""
    days = calendar or Calendar(house)
    zone = ZoneInfo(house.zone)
    duties = [duty for duty in house.duty if duty.role == role]
    first, last = begins.astimezone(zone).date() - _DAY, ends.astimezone(zone).date() + _DAY
    every = [
        shift for number in range((last - first).days + 1) for shift in list_shifts(duties, first + number * _DAY, zone, days)
    ]
    start, end = begins.astimezone(UTC), ends.astimezone(UTC)
    inside = {moment for shift in every for moment in (shift.begins, shift.ends) if start < moment < end}
    watches: list[Watch] = []
    running: list[Shift] = []
    waiting = sorted(every, key=lambda shift: shift.begins)
    for moment, until in pairwise(sorted({start, end} | inside)):
        while waiting and waiting[0].begins <= moment:
            running.append(waiting.pop(0))
        running = [shift for shift in running if shift.ends > moment]
        _join(watches, Watch(moment, until, *find_holder(house, running)))
    return tuple(watches)


def _join(watches: list[Watch], watch: Watch) -> None:
    """Add a watch; one that goes on with the same people is one with the last."""
    last = watches[-1] if watches else None
    if last is not None and last.who == watch.who and last.missing == watch.missing:
        watches[-1] = Watch(last.begins, watch.ends, last.holder, last.missing)
    else:
        watches.append(watch)
