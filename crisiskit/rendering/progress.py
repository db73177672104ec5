"""What the log adds to the sheet of a plan: what is done, what is late, and how to record what is done next.

    describe_progress(sheet, plan)["done"]      # ["09.20: Tunda unggahan terjadwal."]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisiskit.language.lists import capitalise
from crisiskit.model.plan import Notice, Task
from crisiskit.rendering.acts import end_sentence

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.plan import EscalationPlan
    from crisiskit.planning.agenda import Act
    from crisiskit.rendering.saying import Sheet


def describe_progress(sheet: Sheet, plan: EscalationPlan) -> dict[str, object]:
    """The lines of what is done, the last first, and the heading of what is late."""
    words: Any = sheet.words("plan", "progress")
    heading = words["late_heading"] if plan.recorded else sheet.words("plan", "headings", "past")
    found: list[tuple[datetime, str]] = []
    for task in plan.tasks:
        moment = task.done_at or task.kept_at
        if plan.recorded and moment is not None:
            found.append((moment, words["step"].format(when=sheet.say(moment), what=end_sentence(sheet.pick(task.do, task.id)))))
    for notice in plan.ladder:
        for key, moment in (("told", notice.told), ("answered", notice.answered)):
            if plan.recorded and moment is not None:
                found.append((moment, words[key].format(when=sheet.say(moment), whom=sheet.person(notice.person))))
    lines = [capitalise(line) for _, line in sorted(found, key=lambda item: item[0], reverse=True)]
    return {"done": lines, "done_heading": words["done_heading"], "past_heading": heading}


def say_recording(sheet: Sheet, act: Act) -> list[str]:
    """The command that records an act, where there is one."""
    words: Any = sheet.words("plan", "progress")
    if isinstance(act, Task):
        return [words["record"].format(command=f"crisiskit done {act.id}")]
    if isinstance(act, Notice):
        return [words["record"].format(command=f"crisiskit contact {act.person.role} --told")]
    return []


def say_done(sheet: Sheet, task: Task) -> str:
    """That a task was done."""
    pattern: str = sheet.words("plan", "progress", "done")
    return "" if task.done_at is None else pattern.format(when=sheet.say(task.done_at))
