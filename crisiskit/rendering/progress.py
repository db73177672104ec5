"""What the log adds to the sheet of a plan: what is done and by whom, what is late, and how to record what is done next.

    describe_progress(sheet, plan)["done"]      # ["09.20: Tunda unggahan terjadwal. Oleh: admin media sosial (Rina)"]
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from crisiskit.language.lists import capitalise
from crisiskit.language.numbers import say_number
from crisiskit.model.plan import Notice, Task
from crisiskit.planning.agenda import is_word
from crisiskit.rendering.acts import end_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crisiskit.model.acts import Decision
    from crisiskit.model.plan import EscalationPlan
    from crisiskit.model.record import Publication
    from crisiskit.planning.agenda import Act
    from crisiskit.rendering.saying import Sheet

#: So many acts that are done are named; the log has them all.
MOST_DONE = 8
#: So many decisions are named, the last first.
MOST_DECIDED = 5


def describe_progress(sheet: Sheet, plan: EscalationPlan) -> dict[str, object]:
    """The lines of what is done, the last first."""
    words: Any = sheet.words("plan", "progress")
    found = sorted(_list_done(sheet, plan, words), key=lambda item: item[0], reverse=True) if plan.recorded else []
    lines = [capitalise(line) for _, line in found]
    if len(lines) > MOST_DONE:
        lines[MOST_DONE:] = [words["more"].format(number=say_number(len(lines) - MOST_DONE, sheet.language))]
    waiting = {"waiting": list(say_waiting(sheet, plan)), "waiting_heading": words["waiting_heading"]}
    decided = [_say_decision(sheet, item, words) for item in sorted(plan.decisions, key=lambda item: item.at, reverse=True)]
    return {
        "done": lines, "done_heading": words["done_heading"], **waiting,
        "decided": decided[:MOST_DECIDED], "decided_heading": words["decided_heading"],
    }  # fmt: skip


def say_waiting(sheet: Sheet, plan: EscalationPlan) -> Iterator[str]:
    """The enquiries that have no answer yet, and the shifts that nobody has taken."""
    words: Any = sheet.words("plan", "progress")
    for item in plan.enquiries:
        line = words["enquiry"].format(who=item.who, when=sheet.say(item.at), asks=item.asks)
        owner = "" if plan.answers is None else words["answers"].format(who=sheet.person(plan.answers))
        yield f"{capitalise(line)} {owner}".rstrip()
    for offer in plan.offers:
        role = sheet.pick(offer.title, offer.role)
        yield words["offer"].format(role=role, gives=offer.leaves or "?", takes=offer.comes or "?", when=sheet.say(offer.at))


def _say_decision(sheet: Sheet, decision: Decision, words: Any) -> str:
    """When what was decided, and why."""
    when, text = capitalise(sheet.say(decision.at)), decision.text.rstrip(".")
    key = "decided_because" if decision.because else "decided"
    return end_sentence(str(words[key]).format(when=when, text=text, because=decision.because.rstrip(".")))


def _list_done(sheet: Sheet, plan: EscalationPlan, words: Any) -> Iterator[tuple[datetime, str]]:
    """What went out, steps that were done, people who were told and who answered, each with its moment."""
    for task in plan.tasks:
        if task.done_at is not None and not (is_word(task) and task.kept_at is not None):
            what = end_sentence(sheet.pick(task.do, task.id))
            who = sheet.person(task.done_by or task.owner)
            yield task.done_at, words["step"].format(when=sheet.say(task.done_at), what=what, who=who)
    for notice in plan.ladder:
        # Whoever has answered was told.
        key, moment = ("told", notice.told) if notice.answered is None else ("answered", notice.answered)
        if moment is not None:
            yield moment, words[key].format(when=sheet.say(moment), whom=sheet.person(notice.person))
    out = sorted(plan.published, key=lambda item: (item.at, item.kind.value))
    for (moment, _), group in groupby(out, key=lambda item: (item.at, item.kind)):
        yield moment, _say_word(sheet, list(group), words)


def _say_word(sheet: Sheet, published: list[Publication], words: Any) -> str:
    """What went out, on which channels, in which languages."""
    first = published[0]
    kind = sheet.words("statement", "kinds").get(first.kind.value, first.kind.value)
    channels = sheet.list(sheet.word("channels", item.channel) for item in published)
    languages = sheet.list(sheet.word("languages", item.language) for item in published)
    said: str = words["word"].format(when=sheet.say(first.at), kind=kind, channels=channels, languages=languages)
    return said


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
