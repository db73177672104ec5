"""Whether every role a playbook calls on is filled: at every hour of a day, and in the weeks to come, before anyone needs it.

    check_chairs(playbook, house)                              # a role that nobody holds, hours that leave a gap
    check_weeks(playbook, house, now, weeks=4)                 # an absence that no deputy covers, a holiday without a shift

An empty chair is a warning on the house's line: that of the role, of the absence, or of the shift that leaves days out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.planning.calendars import Calendar
from crisiskit.planning.shifts import list_watches
from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from datetime import datetime, time

    from crisiskit.model.house import Duty, House
    from crisiskit.model.playbook import Playbook
    from crisiskit.planning.shifts import Missing, Watch

MINUTES = 24 * 60
#: How far ahead chairs are looked at unless somebody asks for more, and the furthest: nobody plans leave beyond a year.
WEEKS, MOST_WEEKS = 4, 53


def check_chairs(playbook: Playbook, house: House) -> list[Problem]:
    """The roles of the playbook's steps, approvals and ladder that somebody must hold and nobody does, or not at all hours."""
    return [item for role in _find_roles(playbook) for item in _check_role(role, house)]


def check_weeks(
    playbook: Playbook, house: House, now: datetime, weeks: int = WEEKS, calendar: Calendar | None = None
) -> list[Problem]:
    """The chairs that will stand empty within some weeks from `now` (aware): because of absences, or of days without a shift.

    What stands empty at the same hours every day is told by `check_chairs`.
    """
    days = calendar or Calendar(house)
    end = now + timedelta(weeks=min(max(weeks, 0), MOST_WEEKS))
    if end <= now:
        return []
    problems = [item for role in _find_roles(playbook) for item in _check_weeks(role, house, now, end, days)]
    return [*problems, *_check_calendar(house, now, end, days)]


def _find_roles(playbook: Playbook) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role for role in _roles_called(playbook) if role in playbook.roles))


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
    covered = _find_covered(shifts)
    if not all(covered):
        start = covered.index(False)
        end = next((minute for minute in range(start, MINUTES) if covered[minute]), MINUTES)
        hours = f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
        yield problem("empty-chair", shifts[0].where, role=role, hours=hours)


def _find_covered(shifts: list[Duty]) -> list[bool]:
    """For each minute of a day whether one of the shifts holds it, whatever the day."""
    covered = [False] * MINUTES
    for duty in shifts:
        for minute in _minutes(duty):
            covered[minute] = True
    return covered


def _minutes(duty: Duty) -> range | list[int]:
    """The minutes of the day a duty covers; hours may run past midnight."""
    if duty.hours is None:
        return range(MINUTES)
    start, end = (_minute(moment) for moment in duty.hours)
    return range(start, end) if start < end else [*range(start, MINUTES), *range(end)]


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _check_weeks(role: str, house: House, now: datetime, end: datetime, calendar: Calendar) -> Iterator[Problem]:
    shifts = [duty for duty in house.duty if duty.role == role]
    if not shifts:
        return
    empty = [watch for watch in list_watches(house, role, now, end, calendar) if watch.holder is None]
    for watch in (watch for watch in empty if watch.missing):
        away = "; ".join(_name(item) for item in watch.missing)
        at, until = _say_span(watch, house)
        yield problem("chair-empty-ahead", watch.missing[0].span.where, role=role, who=away, at=at, until=until)
    without = [watch for watch in empty if not watch.missing]
    if without and all(_find_covered(shifts)):
        limited = next((duty for duty in shifts if duty.days is not None or duty.weekdays), shifts[0])
        at, until = _say_span(without[0], house)
        yield problem("chair-empty-on-days", limited.where, role=role, number=len(without), at=at, until=until)


def _name(missing: Missing) -> str:
    return missing.who if missing.span.because is None else f"{missing.who} ({missing.span.because})"


def _say_span(watch: Watch, house: House) -> tuple[str, str]:
    """From when to when, in the zone of duty hours."""
    zone = ZoneInfo(house.zone)
    begins, ends = (moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") for moment in (watch.begins, watch.ends))
    return begins, ends


def _check_calendar(house: House, now: datetime, end: datetime, calendar: Calendar) -> Iterator[Problem]:
    """Where shifts follow working days: that no public holidays are known, or that the date of one is an estimate."""
    limited = next((duty for duty in house.duty if duty.days is not None), None)
    if limited is None:
        return
    zone = ZoneInfo(house.zone)
    first, last = now.astimezone(zone).date(), (end.astimezone(UTC) - timedelta(seconds=1)).astimezone(zone).date()
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if not all(calendar.knows_holidays(day) for day in (first, last)):
        yield problem("holidays-not-counted", limited.where)
    for day in days:
        holiday = calendar.find_holiday(day)
        if holiday is not None and holiday.estimated:
            yield problem("holiday-estimated", limited.where, date=day.isoformat())
