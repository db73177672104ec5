"""What would change if the level rose or fell by one: steps, people to tell, clocks, and the chain that clears a text.

    find_prospect(setting, Severity.EXTREME).told[0].person.role     # "leader"

Made by planning for the other level as if it began now, and holding the two plans against one another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from crisiskit.assessing.holding import find_interval
from crisiskit.model.base import made
from crisiskit.model.plan import ClockChange, Prospect
from crisiskit.model.vocabulary import ClockName, Severity
from crisiskit.planning.agenda import is_untold
from crisiskit.planning.approvals import find_chain
from crisiskit.planning.ladder import climb
from crisiskit.planning.tasks import make_tasks
from crisiskit.planning.timing import Rise, find_length

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from crisiskit.model.base import Localized
    from crisiskit.model.plan import ApprovalChain, Notice, Task
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.planning.roster import Roster
    from crisiskit.planning.timing import Timing

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """The plan as it stands, against which another level is held; `kept` are the clocks that were kept already."""

    situation: Situation
    knowledge: Knowledge
    timing: Timing
    roster: Roster
    tasks: tuple[Task, ...]
    ladder: tuple[Notice, ...]
    chain: ApprovalChain | None
    kept: Collection[str] = ()


def find_rise(standing: Standing) -> Prospect | None:
    """What the next level up would change; None at the highest."""
    higher = [level for level in Severity if level > standing.timing.level]
    return _compare(standing, min(higher)) if higher else None


def find_fall(standing: Standing) -> Prospect | None:
    """What the next level down would change; None at the lowest."""
    lower = [level for level in Severity if level < standing.timing.level]
    return _compare(standing, max(lower)) if lower else None


def _compare(standing: Standing, level: Severity) -> Prospect:
    timing = replace(standing.timing, rises=(*standing.timing.rises, Rise(level, standing.roster.now)))
    playbook = standing.situation.playbook
    rises = level > standing.timing.level
    tasks = make_tasks(playbook, timing, standing.roster)
    ladder = climb(playbook, timing, standing.roster)
    here, there = {task.id for task in standing.tasks}, {task.id for task in tasks}
    told_here, told_there = ({notice.person.role for notice in rungs} for rungs in (standing.ladder, ladder))
    return made(Prospect)(
        level=level, because=_find_reasons(playbook, level) if rises else (),
        wait_minutes=0 if rises else find_interval(playbook, standing.timing.level) // _MINUTE,
        tasks=tuple(
            task for task in (tasks if rises else standing.tasks) if task.is_open and task.id not in (here if rises else there)
        ),
        told=tuple(
            notice for notice in (ladder if rises else standing.ladder)
            if is_untold(notice) and notice.person.role not in (told_here if rises else told_there)
        ),
        clocks=tuple(_compare_clocks(standing, level)),
        approval=_find_other(standing.chain, find_chain(standing.situation, standing.knowledge, timing, standing.roster)),
    )  # fmt: skip


def _find_reasons(playbook: Playbook, level: Severity) -> tuple[Localized, ...]:
    """What the rows of a level say, in each language."""
    texts = playbook.texts.items()
    return tuple(
        {language: text.because[number] for language, text in texts if number < len(text.because)}
        for number, row in enumerate(playbook.severity)
        if row.level is level
    )


def _compare_clocks(standing: Standing, level: Severity) -> Iterator[ClockChange]:
    """The clocks that would run longer or shorter; the first words only while they are due."""
    for name in ClockName:
        now, then = (
            None if length is None else length // _MINUTE
            for length in (find_length(standing.situation.playbook, item, name) for item in (standing.timing.level, level))
        )
        if now != then and (name is ClockName.UPDATE or _runs(standing, name)):
            yield made(ClockChange)(clock=name, now=now, then=then)


def _runs(standing: Standing, name: ClockName) -> bool:
    """Whether a clock of the first words still runs."""
    due = standing.timing.clock_due(name)
    return name.value not in standing.kept and due is not None and due > standing.roster.now


def _find_other(chain: ApprovalChain | None, other: ApprovalChain | None) -> ApprovalChain | None:
    """The other chain, unless it is the same but for its level."""
    if other is None or (chain is not None and other.model_copy(update={"level": chain.level}) == chain):
        return None
    return other
