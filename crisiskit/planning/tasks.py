"""Steps of the level turned into tasks: a person on duty, a clock time, what must be done first, how much time there is to spare.

    make_tasks(playbook, timing, roster)      # (Task(id="pause", due=09.20, owner=Person(who="Piket A"), critical=True), …)

Response comes first, recovery and review after; steps of preparation are past. What a step waits for and is not done at this level
is passed over: then it waits for what that step would have waited for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from crisiskit.model.base import made
from crisiskit.model.plan import Task
from crisiskit.model.vocabulary import Audience, ClockName, Phase
from crisiskit.planning.paths import Act, find_needed, find_slack, untangle
from crisiskit.planning.roster import on_duty
from crisiskit.planning.timing import find_length, halve

if TYPE_CHECKING:
    from crisiskit.model.acts import Done
    from crisiskit.model.plan import Deadline, Person
    from crisiskit.model.playbook import Playbook, Step
    from crisiskit.planning.roster import Roster
    from crisiskit.planning.timing import Timing

#: The phases a plan covers, in order.
PHASES = (Phase.RESPOND, Phase.RECOVER, Phase.REVIEW)
#: The clocks that a plan works towards, the weightiest first.
GOALS = (ClockName.STATEMENT, ClockName.ACKNOWLEDGEMENT, ClockName.UPDATE)
_MINUTE = timedelta(minutes=1)


def make_tasks(playbook: Playbook, timing: Timing, roster: Roster, next_update: datetime | None = None) -> tuple[Task, ...]:
    """The tasks of the level planned for, phase by phase, each after what it waits for.

    What follows the update clock comes round again and again: it is due at `next_update`, the next one promised, if there is one.
    """
    steps = {name: step for name, step in playbook.steps.items() if step.phase in PHASES and step.level <= timing.level}

    def due(step: Step) -> datetime | None:
        is_update = step.within is ClockName.UPDATE and next_update is not None
        return next_update if is_update else timing.due(step.within, step.level)

    acts = untangle(
        Act(step.id, _find_waits(step, steps, playbook), due(step), timing.since(step.level)) for step in steps.values()
    )
    slack = _measure_slack(acts, steps)
    tasks = [_make_task(steps[act.id], act, playbook, roster, slack.get(act.id)) for act in acts]
    return tuple(sorted(tasks, key=lambda task: PHASES.index(task.phase)))


def mark_kept(tasks: Iterable[Task], deadlines: Iterable[Deadline]) -> tuple[Task, ...]:
    """The tasks with the time at which something went out that keeps the clock of their word to the public."""
    kept = {item.id: item.kept_at for item in deadlines if item.kept_at is not None}

    def mark(task: Task) -> Task:
        moment = kept.get(task.clock.value) if task.clock is not None and Audience.PUBLIC in task.audience else None
        return task if moment is None else task.model_copy(update={"kept_at": moment})

    return tuple(mark(task) for task in tasks)


def mark_done(tasks: Iterable[Task], done: Iterable[Done], timing: Timing, roster: Roster) -> tuple[Task, ...]:
    """The tasks with the time at which the log says they were last done, up to the roster's moment, and by whom.

    What follows the update clock comes round: done before the middle of the round that ends at its deadline, it was done for the
    round before.
    """
    last: dict[str, Done] = {}
    for item in done:
        if item.at <= roster.now:
            last[item.step] = max(last.get(item.step, item), item, key=lambda act: act.at)
    length = find_length(timing.playbook, timing.level, ClockName.UPDATE)

    def mark(task: Task) -> Task:
        item = last.get(task.id)
        begins = None
        if task.clock is ClockName.UPDATE and task.due is not None and length is not None:
            begins = task.due - halve(length)
        if item is None or (begins is not None and item.at <= begins):
            return task
        return task.model_copy(update={"done_at": timing.local(item.at), "done_by": _find_doer(task.owner.role, item, roster)})

    return tuple(mark(task) for task in tasks)


def _find_doer(role: str, done: Done, roster: Roster) -> Person:
    """Who held the role when the step was done; whoever recorded it as that role by name is named instead."""
    person = on_duty(roster.house, roster.playbook, role, done.at, roster.calendar)
    return person.model_copy(update={"who": done.person}) if done.person and done.role == role else person


def _make_task(step: Step, act: Act, playbook: Playbook, roster: Roster, slack: timedelta | None) -> Task:
    return made(Task)(
        id=step.id, do={language: text.steps[step.id] for language, text in playbook.texts.items() if step.id in text.steps},
        phase=step.phase, level=step.level, owner=roster.person(step.owner, act.due), due=act.due,
        clock=step.within if isinstance(step.within, ClockName) else None, after=act.after,
        audience=step.audience, approval=roster.maybe(step.approval, act.due), critical=slack is not None and slack < _MINUTE,
        slack_minutes=None if slack is None else slack // _MINUTE,
    )  # fmt: skip


def _find_waits(step: Step, steps: Mapping[str, Step], playbook: Playbook) -> tuple[str, ...]:
    """The tasks a step waits for, steps that are not done at this level passed over."""
    found: dict[str, None] = {}
    seen = {step.id}
    pending = list(step.after)
    while pending:
        name = pending.pop(0)
        if name in seen:
            continue
        seen.add(name)
        if name in steps:
            found[name] = None
        elif name in playbook.steps:
            pending = [*playbook.steps[name].after, *pending]
    return tuple(found)


def _measure_slack(acts: Sequence[Act], steps: Mapping[str, Step]) -> dict[str, timedelta]:
    """The slack of all that our statement waits for; a word to the public on the way has its own deadline to keep."""
    goal = _find_goal(acts, steps)
    if goal is None:
        return {}
    return find_slack(acts, goal, frozenset(name for name, step in steps.items() if isinstance(step.within, ClockName)))


def _find_goal(acts: Sequence[Act], steps: Mapping[str, Step]) -> str | None:
    """The step that publishes the statement: of those on its clock the one for the public that waits for most.

    Where no step keeps that clock, one on another clock; where none does, the last of those that wait for something.
    """
    dated = [act for act in acts if act.due is not None and steps[act.id].phase is Phase.RESPOND]
    for clock in GOALS:
        goals = [act for act in dated if steps[act.id].within is clock]
        if goals:
            return max(goals, key=lambda act: (Audience.PUBLIC in steps[act.id].audience, len(find_needed(acts, act.id)))).id
    waiting = [act for act in dated if act.after]
    return max(waiting, key=lambda act: act.due or act.begins).id if waiting else None
