"""The order of acts, and the chain that decides when the public hears from us: critical path and slack.

    acts = untangle((Act("statement", ("acknowledge",), at_60, at_0), Act("acknowledge", (), at_30, at_0)))
    find_slack(acts, "statement")     # {"acknowledge": timedelta(0), "statement": timedelta(0)}

A playbook gives deadlines, not durations, so an act is taken to need the time between the latest deadline of what it waits for and
its own. Forward that gives when each act ends at the earliest, backward from the goal when it must end at the latest; the
difference is its slack. Below zero, the deadlines contradict the order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

_NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do: what it waits for, when it is due if ever, and when it may begin at the earliest."""

    id: str
    after: tuple[str, ...]
    due: datetime | None
    begins: datetime


def untangle(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts in an order that can be followed, the earlier deadline first among those that may begin.

    A wait for something that is not among them is left out. So is, in a circle of acts that wait for each other, the wait for what
    stands furthest below in the document: a plan must come out even of a playbook that the check has refused.
    """
    known = {act.id: act for act in acts}
    known = {name: replace(act, after=tuple(item for item in act.after if item in known)) for name, act in known.items()}
    while (circle := _find_circle(known)) is not None:
        waits, waited = circle
        known[waits] = replace(known[waits], after=tuple(item for item in known[waits].after if item != waited))
    places = {name: number for number, name in enumerate(known)}
    sorter = TopologicalSorter({name: act.after for name, act in known.items()})
    sorter.prepare()
    ready: list[str] = []
    ordered = []
    while sorter.is_active():
        ready += sorter.get_ready()
        ready.sort(key=lambda name: (known[name].due is None, known[name].due or known[name].begins, places[name]))
        first = ready.pop(0)
        ordered.append(known[first])
        sorter.done(first)
    return tuple(ordered)


def _find_circle(acts: Mapping[str, Act]) -> tuple[str, str] | None:
    """One wait that closes a circle: who waits, and for whom."""
    try:
        TopologicalSorter({name: act.after for name, act in acts.items()}).prepare()
    except CycleError as error:
        circle = [str(name) for name in error.args[1]]
        places = {name: number for number, name in enumerate(acts)}
        # Each member of the circle is waited for by the one behind it.
        pairs = [(after, before) for before, after in pairwise(circle)]
        return max(pairs, key=lambda pair: places[pair[1]] - places[pair[0]])
    return None


def find_slack(acts: Sequence[Act], goal: str, firm: Collection[str] = ()) -> dict[str, timedelta]:
    """The slack of the goal and of everything it waits for, by id.

    `acts` are as `untangle` gives them, `goal` is one of them with a deadline. The acts of `firm` may not end after their own
    deadline, even if the goal could wait for them.
    """
    known = {act.id: act for act in acts}
    needed = find_needed(acts, goal)
    path = [act for act in acts if act.id in needed]
    takes = _find_needs(path)
    ends: dict[str, datetime] = {}
    for act in path:
        ends[act.id] = max((ends[name] for name in act.after), default=act.begins) + takes[act.id]
    latest = {act.id: act.due for act in path if act.due is not None and act.id in firm}
    latest[goal] = known[goal].due or ends[goal]
    for act in reversed(path):
        for name in act.after:
            limit = latest[act.id] - takes[act.id]
            latest[name] = min(latest.get(name, limit), limit)
    return {act.id: latest[act.id] - ends[act.id] for act in path}


def find_needed(acts: Iterable[Act], goal: str) -> set[str]:
    """The goal and all that it waits for, directly or not, by id."""
    waits = {act.id: act.after for act in acts}
    found: set[str] = set()
    pending = [goal]
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += waits[name]
    return found


def _find_needs(acts: Iterable[Act]) -> dict[str, timedelta]:
    """The time each act is given: from the last deadline before it to its own; none where it has no deadline or an earlier one."""
    planned: dict[str, datetime] = {}
    needs = {}
    for act in acts:
        before = max((planned[name] for name in act.after), default=act.begins)
        planned[act.id] = act.due or before
        needs[act.id] = max(planned[act.id] - before, _NOTHING)
    return needs
