"""An escalation plan as a duty officer's sheet: what now, who, by when, who next if silent; tables below.

    render_plan(plan, "plan.md.j2", language="id", clean=clean_markdown)

Here the plan becomes plain words; the layouts only put them in place.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.language.lists import capitalise
from crisiskit.language.numbers import say_number
from crisiskit.planning.agenda import NEXT, acts_until, is_past, is_untold, list_acts, list_people, next_acts, past_acts
from crisiskit.planning.tasks import PHASES
from crisiskit.rendering.acts import MOST_QUESTIONS, describe_act, say_line, say_notice
from crisiskit.rendering.clocks import describe_clocks, say_kept
from crisiskit.rendering.filling import fill
from crisiskit.rendering.outlets import describe_airings
from crisiskit.rendering.owning import head_ownership, list_ownership
from crisiskit.rendering.progress import describe_progress, say_done, say_recording
from crisiskit.rendering.prospects import Held, describe_prospects, say_fall
from crisiskit.rendering.saying import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crisiskit.model.plan import EscalationPlan, Promise, Task, Verification
    from crisiskit.rendering.filling import Clean

#: So many overdue acts are named on top; the tables have them all.
MOST_PAST = 5
#: So many acts behind the next ones are named in a line each.
AFTER = 5
HOUR = timedelta(hours=1)


def render_plan(plan: EscalationPlan, layout: str, *, language: str, clean: Clean) -> str:
    """The plan in a layout, in a language."""
    sheet = Sheet(language, plan.at, tuple(ZoneInfo(name) for name in plan.zones))
    words = sheet.words("plan")
    context = {
        "title": sheet.mark(plan.status) + words["title"].format(title=sheet.pick(plan.title, plan.playbook)),
        "drill": sheet.drill(plan.status),
        "level": words["level"].format(level=sheet.level(plan.level)),
        "as_of": words["as_of"].format(
            when=sheet.say_full(plan.at), aware=sheet.say(plan.aware_at), ago=sheet.ago(plan.aware_at)
        ),
        "headings": words["headings"], "columns": words["columns"], "overdue": capitalise(sheet.words("time", "past")),
        "why": explain(sheet, plan), **_describe_now(sheet, plan), "empty": _list_empty(sheet, plan),
        "ladder": [{"line": say_notice(sheet, item), "past": is_untold(item) and is_past(item.due, plan.at)}
                   for item in plan.ladder],
        "owners": list_ownership(sheet, plan), "owners_heading": head_ownership(sheet),
        "approval": _describe_approval(sheet, plan), **_describe_promises(sheet, plan),
        "airings": describe_airings(sheet, plan), "prospects": describe_prospects(sheet, plan),
        "verify": [_describe_question(sheet, item) for item in plan.verify],
        "phases": _list_phases(sheet, plan), "path": _describe_path(sheet, plan),
        **describe_clocks(sheet, plan), **describe_progress(sheet, plan),
        "people": _list_contacts(sheet, plan), **_describe_hour(sheet, plan),
    }  # fmt: skip
    return fill(layout, context, clean)


def _number(lines: Iterable[str]) -> list[dict[str, object]]:
    return [{"number": number, "line": line} for number, line in enumerate(lines, start=1)]


def explain(sheet: Sheet, plan: EscalationPlan) -> list[str]:
    """Why this level: the playbook's start or a fall held back, the reasons of the highest level reached, what may still come."""
    words = sheet.words("plan", "why")
    level = capitalise(sheet.level(plan.level))
    lines: list[str] = list(say_fall(sheet, Held.of(plan)))
    if plan.level > plan.reached and plan.held_since is None and plan.lowered is None:
        lines.append(words["starts_at"].format(level=level))
    lines += [sheet.reason(reason, plan.sources) for reason in plan.reasons if reason.level is plan.reached]
    if plan.possible > plan.level:
        lines.append(words["possible"].format(level=sheet.level(plan.possible)))
    questions = [sheet.pick(item.question, item.fact) for item in plan.verify if item.decisive][:MOST_QUESTIONS]
    if questions:
        lines.append(words["decides"].format(questions=" ".join(questions)))
    return lines


def _describe_now(sheet: Sheet, plan: EscalationPlan) -> dict[str, object]:
    """The next acts in full, and those whose time has passed by name."""
    words = sheet.words("plan", "act")
    past = past_acts(plan)
    lines = [say_line(sheet, act) for act in past[:MOST_PAST]]
    if len(past) > MOST_PAST:
        lines.append(words["more"].format(number=say_number(len(past) - MOST_PAST, sheet.language)))
    coming = next_acts(plan, NEXT + AFTER)
    acts = [{"number": number, **describe_act(sheet, act), "record": say_recording(sheet, act) if plan.recorded else []}
            for number, act in enumerate(coming[:NEXT], start=1)]  # fmt: skip
    idle = "" if acts else str(words["done" if list_acts(plan) else "none"])
    heading = sheet.words("plan", "progress", "late_heading") if plan.recorded else sheet.words("plan", "headings", "past")
    return {
        "acts": acts, "after": [say_line(sheet, act) for act in coming[NEXT:]], "idle": idle, "past_heading": heading,
        # What the log does not have is late, and comes first; without a log it may well be done.
        "late": lines if plan.recorded else [], "past": [] if plan.recorded else lines,
    }  # fmt: skip


def _list_empty(sheet: Sheet, plan: EscalationPlan) -> str:
    """The roles the plan needs and nobody holds."""
    return sheet.list(sheet.role(person) for person in list_people(plan) if person.who is None)


def _describe_approval(sheet: Sheet, plan: EscalationPlan) -> list[str]:
    """The chain from draft to voice, a line each."""
    chain = plan.approval
    if chain is None:
        return []
    words = sheet.words("plan", "approval")
    facts = sheet.list(
        [*(sheet.person(person) for person in chain.clears_facts), sheet.counterparts(chain.clears_with, "and")]
    )
    people = {
        "drafts": chain.drafts, "clears_law": chain.clears_law, "approves": chain.approves, "voice": chain.voice,
    }  # fmt: skip
    said = {key: sheet.person(person) for key, person in people.items() if person is not None}
    said |= {"clears_facts": facts} if facts else {}
    lines = []
    if chain.level is not plan.level:
        lines.append(words["borrowed"].format(level=sheet.level(plan.level), used=sheet.level(chain.level)))
    lines += [words[key].format(whom=said[key]) for key in ("drafts", "clears_facts", "clears_law", "approves") if key in said]
    if chain.then is not None:
        length = None if chain.minutes is None else sheet.minutes(chain.minutes)
        key = "then_any" if length is None else "then"
        lines.append(words[key].format(whom=sheet.person(chain.then), length=length))
    return lines + ([words["voice"].format(whom=said["voice"])] if "voice" in said else [])


def _describe_promises(sheet: Sheet, plan: EscalationPlan) -> dict[str, object]:
    """When the public must have heard from us."""
    words = sheet.words("plan", "promises")

    def say(promise: Promise) -> dict[str, object]:
        when = sheet.say(promise.at) + (f", {words['made']}" if promise.made else "")
        return {"line": words["line"].format(what=words[promise.what], when=when), "past": is_past(promise.at, plan.at)}

    return {"promises": [say(promise) for promise in plan.promises]}


def _describe_question(sheet: Sheet, item: Verification) -> dict[str, object]:
    words = sheet.words("plan", "verify")
    notes = [words[key] for key in ("decisive", "heard", "disputed") if getattr(item, key)]
    if item.missed is not None:
        notes.append(words["missed"].format(when=sheet.say(item.missed)))
    return {
        "due": capitalise(sheet.due(item.due)), "past": is_past(item.due, sheet.near),
        "question": sheet.pick(item.question, item.fact), "ask": sheet.counterparts(item.ask) or words["ourselves"],
        "owner": sheet.person(item.owner), "state": "; ".join(notes),
    }  # fmt: skip


def _list_phases(sheet: Sheet, plan: EscalationPlan) -> list[dict[str, object]]:
    """The tasks of each phase that has any, numbered through the plan so that one can name another."""
    numbers = {task.id: number for number, task in enumerate(plan.tasks, start=1)}
    phases: list[dict[str, object]] = []
    for phase in PHASES:
        tasks = [_describe_task(sheet, task, numbers) for task in plan.tasks if task.phase is phase]
        if tasks:
            phases.append({"heading": sheet.words("plan", "tasks", phase.value), "tasks": tasks})
    return phases


def _describe_task(sheet: Sheet, task: Task, numbers: dict[str, int]) -> dict[str, object]:
    words = sheet.words("plan", "tasks")
    notes = [words["critical"]] if task.critical else []
    if task.audience:
        notes.append(words["for"].format(audience=sheet.list(sheet.word("audiences", item.value) for item in task.audience)))
    if task.approval is not None:
        notes.append(words["approval"].format(whom=sheet.person(task.approval)))
    notes += list(filter(None, (say_kept(sheet, task), say_done(sheet, task))))
    return {
        "number": numbers[task.id], "due": capitalise(sheet.due(task.due)),
        "past": task.is_open and is_past(task.due, sheet.near),
        "do": sheet.pick(task.do, task.id), "owner": sheet.person(task.owner), "state": "; ".join(notes),
        "after": ", ".join(str(numbers[name]) for name in task.after), "slack": _say_slack(sheet, task.slack_minutes),
    }  # fmt: skip


def _say_slack(sheet: Sheet, slack: int | None) -> str:
    if not slack:
        return "" if slack is None else str(sheet.words("plan", "tasks", "no_slack"))
    return ("-" if slack < 0 else "") + sheet.minutes(abs(slack))


def _describe_path(sheet: Sheet, plan: EscalationPlan) -> dict[str, object] | None:
    """The critical path in words, where there is a path."""
    if len(plan.critical_path) < 2:
        return None
    words = sheet.words("plan", "path")
    tasks = {task.id: task for task in plan.tasks}
    steps = [sheet.pick(tasks[name].do, name).rstrip(".") for name in plan.critical_path if tasks[name].done_at is None]
    if not steps:
        return None
    return {"steps": _number(steps), "note": words["note"]}


def _list_contacts(sheet: Sheet, plan: EscalationPlan) -> list[dict[str, object]]:
    """Everyone the plan names who can be reached, then the agencies that are asked."""

    def until(moment: datetime | None) -> str:
        return "" if moment is None else capitalise(sheet.say(moment))

    rows: list[dict[str, object]] = [
        {"role": capitalise(sheet.role(person)), "name": sheet.name(person), "deputy": person.deputy or "",
         "contact": person.contact or "", "until": until(person.until)}
        for person in list_people(plan) if person.who is not None
    ]  # fmt: skip
    others = [other for item in plan.verify for other in item.ask]
    others += plan.approval.clears_with if plan.approval is not None else ()
    for other in {other.id: other for other in others if other.contact}.values():
        name = capitalise(sheet.pick(other.names, other.id))
        rows.append({"role": name, "name": "", "deputy": "", "contact": other.contact, "until": ""})
    return rows


def _describe_hour(sheet: Sheet, plan: EscalationPlan) -> dict[str, object]:
    """The acts of the next hour, a line each."""
    words = sheet.words("plan", "hour")
    return {
        "hour": [say_line(sheet, act) for act in acts_until(plan, HOUR)],
        "hour_heading": sheet.mark(plan.status) + words["heading"].format(level=sheet.level(plan.level)),
        "hour_empty": words["empty"],
    }  # fmt: skip
