"""A plan's acts in order of time, whatever part of it they stand in: what to do next, and what should be done already.

    next_acts(plan)[0]      # the first of: a call with questions, someone to tell, a task

Where the crisis has a log, what it says is done is left out. Where it has none, what is past its time is shown as such, not as
undone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crisiskit.model.plan import Counterpart, EscalationPlan, Notice, Person, Task, Verification
from crisiskit.model.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Call:
    """Questions that one agency can answer in one call; with nobody to call, questions that we must answer ourselves."""

    to: Counterpart | None
    questions: tuple[Verification, ...]

    @property
    def owner(self) -> Person:
        """Who calls."""
        return self.questions[0].owner

    @property
    def due(self) -> datetime | None:
        """When the answers are needed."""
        return self.questions[0].due


Act = Call | Notice | Task

#: How many acts a duty officer can hold at once.
NEXT = 3


def list_acts(plan: EscalationPlan) -> tuple[Act, ...]:
    """Every act, the earliest deadline first, then those without one.

    A word that went out is no act any more, nor is a step that was done, nor telling somebody who was told or has answered. At the
    same moment what the public waits for comes first, then calls, then people to tell, then the other tasks.
    """
    open_tasks = [task for task in plan.tasks if task.is_open]
    words = [task for task in open_tasks if is_word(task)]
    others = [task for task in open_tasks if not is_word(task)]
    untold = (notice for notice in plan.ladder if is_untold(notice))
    acts: tuple[Act, ...] = (*words, *gather_calls(plan.verify), *untold, *others)
    return tuple(sorted(acts, key=lambda act: (act.due is None, act.due or plan.at)))


def next_acts(plan: EscalationPlan, most: int = NEXT) -> tuple[Act, ...]:
    """The acts that come next: the first whose time has not passed."""
    return tuple(act for act in list_acts(plan) if not is_past(act.due, plan.at))[:most]


def acts_until(plan: EscalationPlan, span: timedelta) -> tuple[Act, ...]:
    """The acts due from the plan's moment on, within `span`."""
    ahead = (act for act in list_acts(plan) if not is_past(act.due, plan.at))
    return tuple(act for act in ahead if act.due is not None and act.due <= plan.at + span)


def past_acts(plan: EscalationPlan) -> tuple[Act, ...]:
    """The acts whose time has passed: what the public waits for in front, then the longest past first."""
    past = (act for act in list_acts(plan) if is_past(act.due, plan.at))
    return tuple(sorted(past, key=lambda act: not is_word(act)))


def is_past(due: datetime | None, now: datetime) -> bool:
    """Whether a deadline has passed."""
    return due is not None and due < now


def is_untold(notice: Notice) -> bool:
    """Whether nothing says that somebody was told."""
    return notice.told is None and notice.answered is None


def is_word(act: Act) -> bool:
    """Whether an act keeps a promise to the public."""
    return isinstance(act, Task) and act.clock is not None and Audience.PUBLIC in act.audience


def gather_calls(questions: Iterable[Verification]) -> tuple[Call, ...]:
    """The questions grouped into calls: same person, same deadline, and an agency that may answer all of them.

    Of the agencies that may answer the first question left, the one is called that may answer most of the others too.
    """
    left = list(questions)
    calls = []
    while left:
        first = left[0]
        alike = [item for item in left if (item.owner, item.due, not item.ask) == (first.owner, first.due, not first.ask)]
        known = Counter(other.id for item in alike for other in item.ask)
        to = max(first.ask, key=lambda other: known[other.id], default=None)
        asked = tuple(item for item in alike if to is None or to.id in {other.id for other in item.ask})
        calls.append(Call(to, asked))
        left = [item for item in left if item not in asked]
    return tuple(calls)


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
    yield from (item.owner for item in plan.deadlines if item.kept_at is None)
