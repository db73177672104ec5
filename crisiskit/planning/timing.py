"""When things are due: from the moment we knew, or from the rise of level that added them.

    timing = watch_level(situation, assessment, now)
    timing.due(timedelta(minutes=10), Severity.HIGH)        # ten minutes after "high" was first planned for
    timing.due(ClockName.STATEMENT, Severity.LOW)           # the statement clock of the level

`within` counts from `aware_at`, not from the occurrence (domain report, section 2). To find the rises, the situation is judged
again as it stood at `aware_at` and at each report since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.assessing.grading import assess
from crisiskit.model.vocabulary import ClockName, Severity

if TYPE_CHECKING:
    from crisiskit.model.assessment import Assessment
    from crisiskit.model.playbook import Clock, Playbook
    from crisiskit.model.situation import Situation

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Rise:
    """The moment at which a level was first planned for."""

    level: Severity
    at: datetime


@dataclass(frozen=True, slots=True)
class Timing:
    """The levels of a crisis in order of time, and the clocks of its playbook; all times in `zone`.

    Without a log they only rise; with one the level may also have been lowered by a decision.
    """

    playbook: Playbook
    rises: tuple[Rise, ...]
    zone: ZoneInfo

    @property
    def level(self) -> Severity:
        """The level planned for."""
        return self.rises[-1].level

    def local(self, moment: datetime) -> datetime:
        """The moment in the crisis's zone."""
        return moment.astimezone(self.zone)

    def since(self, level: Severity) -> datetime:
        """Since when the level, or a worse one, has been planned for without a break; for a worse one than now, the last change."""
        unbroken = takewhile(lambda rise: rise.level >= level, reversed(self.rises))
        return min((rise.at for rise in unbroken), default=self.rises[-1].at)

    def due(self, within: timedelta | ClockName | None, level: Severity) -> datetime | None:
        """When something that belongs to `level` is due."""
        if isinstance(within, ClockName):
            return self.clock_due(within, level)
        return None if within is None else self.since(level) + within

    def clock_due(self, name: ClockName, level: Severity = Severity.MONITOR, *, half: bool = False) -> datetime | None:
        """When a clock runs out: the earliest of those that each rise started; `half` for the middle of it, in whole minutes.

        A rise shortens a deadline that is running; it never gives one that has passed a second time.
        """
        run = self.find_run(name, level, half=half)
        return None if run is None else run[1]

    def find_run(self, name: ClockName, level: Severity = Severity.MONITOR, *, half: bool = False) -> tuple[Rise, datetime] | None:
        """The rise that started the clock which runs out first, and when it does."""
        runs = []
        for rise in self.rises:
            length = find_length(self.playbook, rise.level, name)
            if length is not None and (rise.level >= level or rise is self.rises[-1]):
                runs.append((rise, rise.at + (halve(length) if half else length)))
        return min(runs, key=lambda run: run[1], default=None)


def watch_level(situation: Situation, assessment: Assessment, now: datetime) -> Timing:
    """The rises up to the level planned for at `now`.

    Only clock times count: what a report says by day or part of day alone is seen at the next clock time, never at an invented one.
    With a log they are the stages that the assessment has found there.
    """
    zone, aware = ZoneInfo(situation.crisis.zones[0]), situation.crisis.aware_at
    if assessment.stages:
        return Timing(situation.playbook, tuple(Rise(item.level, item.at.astimezone(zone)) for item in assessment.stages), zone)
    clocks = {report.at.clock for report in situation.crisis.reports if report.at.clock is not None}
    rises: list[Rise] = []
    for moment in (aware, *sorted(clock for clock in clocks if aware < clock <= now)):
        level = min(assess(situation, now=min(moment, now)).planned, assessment.planned)
        if not rises or level > rises[-1].level:
            rises.append(Rise(level, moment.astimezone(zone)))
        if level == assessment.planned:
            break
    if rises[-1].level < assessment.planned:
        rises.append(Rise(assessment.planned, max(assessment.at, rises[-1].at).astimezone(zone)))
    return Timing(situation.playbook, tuple(rises), zone)


def find_clock(playbook: Playbook, level: Severity) -> Clock | None:
    """The deadlines of a level; where it has no row those of the next worse one, then of the nearest milder. Watching has none."""
    if level is Severity.MONITOR:
        return playbook.clocks.get(level)
    levels = list(Severity)
    place = levels.index(level)
    return next((playbook.clocks[item] for item in (*levels[place:], *levels[:place][::-1]) if item in playbook.clocks), None)


def find_length(playbook: Playbook, level: Severity, name: ClockName) -> timedelta | None:
    """How long one clock of a level runs; None where the level has none."""
    clock = find_clock(playbook, level)
    if clock is None:
        return None
    lengths = {
        ClockName.ACKNOWLEDGEMENT: clock.acknowledgement, ClockName.STATEMENT: clock.statement, ClockName.UPDATE: clock.update,
    }  # fmt: skip
    return lengths[name]


def halve(length: timedelta) -> timedelta:
    """Half of it, in whole minutes."""
    return _MINUTE * (length // (2 * _MINUTE))
