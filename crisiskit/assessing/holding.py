"""How a level is held: it rises at once and falls late, once a lower one has been seen for the level's interval.

    follow(playbook, [(23.40, EXTREME), (11.00, HIGH), (23.30, HIGH)], decisions)
    # Course(level=HIGH, stages=(Stage(EXTREME, 23.40), Stage(HIGH, 23.30, decision=…)))

Lowering needs two assessments at least the level's interval apart (design, section 6; domain report, section 3). In a crisis with a
log somebody must also decide it: a level that sinks by itself at four in the morning takes people off the ladder unseen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from crisiskit.model.assessment import Stage
from crisiskit.model.base import made

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from crisiskit.model.acts import Decision
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.vocabulary import Severity


@dataclass(slots=True)
class Course:
    """The level as it moved: the stages so far, what is wanted now, since when a lower one has been, and what did not count."""

    stages: list[Stage]
    wanted: Severity
    held_since: datetime | None = None
    unheeded: tuple[Decision, ...] = ()

    @property
    def level(self) -> Severity:
        """The level planned for."""
        return self.stages[-1].level


def find_interval(playbook: Playbook, level: Severity) -> timedelta:
    """How far apart two assessments must be to lower a level; nothing where its clocks do not say."""
    clock = playbook.clocks.get(level)
    return (clock.interval if clock else None) or timedelta(0)


def follow(
    playbook: Playbook, wanted: Iterable[tuple[datetime, Severity]], decisions: Mapping[datetime, Decision]
) -> Course:
    """The course of a level, from what was wanted at each moment, in order, and the decisions to lower it, by theirs.

    Each moment of a decision is among the moments. ValueError where there are none.
    """
    course: Course | None = None
    for moment, level in wanted:
        if course is None:
            course = Course([made(Stage)(level=level, at=moment)], level)
        course.wanted = level
        if level > course.level:
            course.stages.append(made(Stage)(level=level, at=moment))
        if level >= course.level:
            course.held_since = None
        elif course.held_since is None:
            course.held_since = moment
        if moment in decisions:
            _decide(course, playbook, moment, decisions[moment])
    if course is None:
        raise ValueError("a course needs a moment")
    return course


def _decide(course: Course, playbook: Playbook, moment: datetime, decision: Decision) -> None:
    """Lower the level by a decision where it may; where not, keep it for the telling."""
    level, since = decision.level, course.held_since
    ripe = since is not None and moment - since >= find_interval(playbook, course.level)
    if level is None or not ripe or not course.wanted <= level < course.level:
        course.unheeded = (*course.unheeded, decision)
    else:
        course.stages.append(made(Stage)(level=level, at=moment, decision=decision))
        course.held_since = moment if course.wanted < level else None
