"""The clock times at which the public must have heard from us: acknowledgement, statement, next updates.

    find_promises(timing, now, promised)     # (Promise(what="acknowledgement", at=09.45), Promise(what="statement", at=10.15), …)

What a statement has already promised stands before anything the clocks say: a missed promise is itself a defect (domain report,
section 2).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from crisiskit.language.dates import round_up
from crisiskit.model.base import made
from crisiskit.model.plan import Promise
from crisiskit.model.vocabulary import ClockName, Severity
from crisiskit.planning.timing import Timing, find_clock, find_length

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.base import Localized
    from crisiskit.model.playbook import Playbook

#: How many updates ahead are shown.
SLOTS = 3


def find_promises(
    timing: Timing, now: datetime, promised: Iterable[datetime] = (), kept: Collection[str] = ()
) -> tuple[Promise, ...]:
    """The promises in order of time. `promised` are the times that statements have named so far (aware), `kept` clocks by name.

    Nothing named yet: the acknowledgement and the statement are due, by their clocks. Once something has been named, the times
    named that lie ahead stand for them; of those past only the last can be unkept, and is shown if nothing later was named.
    """
    named = sorted({timing.local(moment) for moment in promised})
    standing = [moment for moment in named if moment > now] or named[-1:]
    found = [made(Promise)(what=ClockName.UPDATE.value, at=moment, made=True) for moment in standing]
    statement = timing.clock_due(ClockName.STATEMENT)
    if not named:
        for name in (ClockName.ACKNOWLEDGEMENT, ClockName.STATEMENT):
            due = timing.clock_due(name)
            if due is not None and name.value not in kept:
                found.append(made(Promise)(what=name.value, at=due, basis=find_basis(timing.playbook, timing.level)))
    ahead = [promise.at for promise in found if promise.made and promise.at > now]
    start = max([timing.local(now), *ahead, *([] if named or statement is None else [statement])])
    return (*found, *_find_slots(timing, start, SLOTS - len(ahead)))


def find_next_promise(promises: Iterable[Promise], now: datetime) -> Promise | None:
    """The first promise whose time has not passed."""
    return min((item for item in promises if item.at >= now), key=lambda item: item.at, default=None)


def find_next_update(promises: Iterable[Promise], timing: Timing, now: datetime) -> datetime | None:
    """When the next update is due: the first promised that lies ahead and is not yet kept by the statement itself."""
    statement = timing.clock_due(ClockName.STATEMENT)
    after = max([now, *([] if statement is None else [round_up(statement)])])
    ahead = (item.at for item in promises if item.what == ClockName.UPDATE.value and item.at > after)
    return min(ahead, default=None)


def _find_slots(timing: Timing, start: datetime, most: int) -> tuple[Promise, ...]:
    """The next updates by the level's clock from `start` on, rounded up to five minutes; none where updates come on change only."""
    length = find_length(timing.playbook, timing.level, ClockName.UPDATE)
    if not length:
        return ()
    basis = find_basis(timing.playbook, timing.level)
    return tuple(
        made(Promise)(what=ClockName.UPDATE.value, at=round_up(start + length * number), basis=basis)
        for number in range(1, most + 1)
    )


def find_basis(playbook: Playbook, level: Severity) -> Localized:
    """The source that the clocks of a level rest on, in each language."""
    clock = find_clock(playbook, level)
    if clock is None:
        return {}
    return {language: words for language, text in playbook.texts.items() if (words := text.basis.get(clock.level))}
