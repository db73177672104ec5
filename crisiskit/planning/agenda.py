"""A plan's acts in order of time, whatever part of it they stand in: what to do next, and what should be done already.

    next_acts(plan)[0]      # the first of: a question to ask, someone to tell, a task

The library keeps no record of what was done yet, so what is past its time is shown as such, not as undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crisiskit.model.plan import EscalationPlan, Notice, Person, Task, Verification
from crisiskit.model.vocabulary import Audience

if TYPE_CHECKING:
    from datetime import datetime, timedelta

Act = Verification | Notice | Task

#: How many acts a duty officer can hold at once.
NEXT = 3


def list_acts(plan: EscalationPlan) -> tuple[Act, ...]:
    """Every act, the earliest deadline first, then those without one.

    At the same moment what the public waits for comes first, then questions, then people to tell, then the other tasks.
    """
    words = [task for task in plan.tasks if _is_word(task)]
    others = [task for task in plan.tasks if not _is_word(task)]
    acts: tuple[Act, ...] = (*words, *plan.verify, *plan.ladder, *others)
    return tuple(sorted(acts, key=lambda act: (act.due is None, act.due or plan.at)))


def _is_word(task: Task) -> bool:
    """Whether a task keeps a promise to the public."""
    return task.clock is not None and Audience.PUBLIC in task.audience


def next_acts(plan: EscalationPlan, most: int = NEXT) -> tuple[Act, ...]:
    """The acts that come next: the first whose time has not passed."""
    return tuple(act for act in list_acts(plan) if not is_past(act.due, plan.at))[:most]


def acts_until(plan: EscalationPlan, span: timedelta) -> tuple[Act, ...]:
    """The acts due from the plan's moment on, within `span`."""
    return tuple(act for act in next_acts(plan, len(list_acts(plan))) if act.due is not None and act.due <= plan.at + span)


def past_acts(plan: EscalationPlan) -> tuple[Act, ...]:
    """The acts whose time has passed, the longest past first."""
    return tuple(act for act in list_acts(plan) if is_past(act.due, plan.at))


def is_past(due: datetime | None, now: datetime) -> bool:
    """Whether a deadline has passed."""
    return due is not None and due < now


def list_people(plan: EscalationPlan) -> tuple[Person, ...]:
    """Everyone the plan names, each role and name once, in the order in which they are needed."""
    people: dict[tuple[str, str | None], Person] = {}
    for person in _find_people(plan):
        people.setdefault((person.role, person.who), person)
    return tuple(people.values())


def _find_people(plan: EscalationPlan) -> Iterator[Person]:
    for act in list_acts(plan):
        if isinstance(act, Notice):
            yield act.by
            yield act.person
            if act.then is not None:
                yield act.then
        else:
            yield act.owner
            if isinstance(act, Task) and act.approval is not None:
                yield act.approval
    chain = plan.approval
    if chain is not None:
        for person in (chain.drafts, *chain.clears_facts, chain.clears_law, chain.approves, chain.then, chain.voice):
            if person is not None:
                yield person
