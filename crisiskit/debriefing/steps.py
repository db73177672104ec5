"""Steps, clocks and the ladder, planned against actual: what was late, what the log does not say was done.

    find_steps(evidence)[0].actual      # the first time the log says that it was done, or the word that it is about went out

Without a log nobody knows what was done: then there are no steps to judge, only what went out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crisiskit.model.plan import ClockState
from crisiskit.model.vocabulary import ClockName

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.debriefing.evidence import Evidence
    from crisiskit.model.acts import Done
    from crisiskit.model.plan import Deadline, Notice, Task

PROMISE = "promise"
#: Clocks that steps of the playbook keep: told with their step.
OF_STEPS = frozenset(clock.value for clock in ClockName)


class StepRow(NamedTuple):
    """A task whose time has come, and when it was first done."""

    task: Task
    due: datetime
    actual: datetime | None
    cites: tuple[str, ...]


class NoticeRow(NamedTuple):
    """Somebody on the ladder whose time has come, and when they were first told."""

    notice: Notice
    due: datetime
    actual: datetime | None
    cites: tuple[str, ...]


def find_steps(evidence: Evidence) -> list[StepRow]:
    """The timed tasks that were due by the moment; what comes round is judged by the promises that it keeps."""
    rows = []
    for task in evidence.plan.tasks:
        if task.due is None or task.due > evidence.now or task.clock is ClockName.UPDATE:
            continue
        done = [(item.at, evidence.cite_entry(item.entry)) for item in _list_done(evidence) if item.step == task.id]
        if task.kept_at is not None:
            done += [(task.kept_at, sent.file) for sent in evidence.public if sent.statement.drafted_at == task.kept_at][:1]
        actual, cite = min(done, default=(None, ""))
        if actual is not None or evidence.plan.recorded:
            rows.append(StepRow(task, task.due, actual, (cite,) if cite else evidence.cite_silence()))
    return rows


def _list_done(evidence: Evidence) -> list[Done]:
    acts = evidence.acts
    return [] if acts is None else [item for item in acts.done if item.at <= evidence.now]


def find_notices(evidence: Evidence) -> list[NoticeRow]:
    """The ladder as the log has it; nothing without a log."""
    acts = evidence.acts
    if acts is None:
        return []
    rows = []
    for notice in evidence.plan.ladder:
        if notice.due is None or notice.due > evidence.now:
            continue
        told = [
            (item.at, evidence.cite_entry(item.entry)) for item in acts.contacts
            if item.who == notice.person.role and (item.told or item.answered) and item.at <= evidence.now
        ]  # fmt: skip
        actual, cite = min(told, default=(None, ""))
        rows.append(NoticeRow(notice, notice.due, actual, (cite,) if cite else evidence.cite_silence()))
    return rows


def find_promises(evidence: Evidence) -> list[Deadline]:
    """The times that statements have named and that are over."""
    return [item for item in evidence.plan.deadlines if item.id == PROMISE and item.state is not ClockState.RUNNING]


def find_other_clocks(evidence: Evidence) -> list[Deadline]:
    """The clocks of the law and of complaints that are over; those that a step keeps are told with it."""
    return [
        item for item in evidence.plan.deadlines
        if item.id not in OF_STEPS and item.id != PROMISE and item.state is not ClockState.RUNNING
    ]  # fmt: skip


def find_clock(evidence: Evidence, name: ClockName) -> Deadline | None:
    """The clock of the first word, or of the statement."""
    return next((item for item in evidence.plan.deadlines if item.id == name.value and item.about is None), None)
