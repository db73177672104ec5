"""Clocks, silence and hand-overs of a plan in words, for its sheet: the next promise on top.

    describe_clocks(sheet, plan)["top"]          # ["Janji berikutnya: tanggapan awal, pukul 09.45 WITA (5 menit lagi)."]
    describe_clocks(sheet, plan)["clocks"][0]["line"]    # "Tanggapan awal: pukul 09.45 WITA (5 menit lagi). Pelaksana: …"

The words stand in `language/<language>/clocks.json`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from crisiskit.language.catalogue import book
from crisiskit.language.lists import capitalise
from crisiskit.language.numbers import say_number
from crisiskit.model.plan import ClockState
from crisiskit.planning.deadlines import gather_expired

if TYPE_CHECKING:
    from crisiskit.model.plan import Deadline, EscalationPlan, Expired, Handover, Notice, Silence, Task
    from crisiskit.rendering.saying import Sheet

#: What is told first: what is late, then what runs, then what may be late, then what was kept.
ORDER = (ClockState.LATE, ClockState.RUNNING, ClockState.PAST, ClockState.KEPT_LATE, ClockState.KEPT)
#: Clocks whose keeping the public was promised, or waits for.
WORDS_TO_THE_PUBLIC = frozenset({"acknowledgement", "statement", "update", "promise"})
PROMISE = "promise"
LONG = timedelta(days=2)


def describe_clocks(sheet: Sheet, plan: EscalationPlan) -> dict[str, object]:
    """What the layouts of a plan print of its clocks and its people, with the headings."""
    words: Any = book(sheet.language, "clocks")
    shown = [item for item in plan.deadlines if not (item.id == PROMISE and item.state is ClockState.KEPT)]
    return {
        "clock_headings": words["headings"], "top": _find_top(sheet, plan, words),
        "clocks": [_describe(sheet, item, words) for item in sorted(shown, key=lambda item: ORDER.index(item.state))],
        "kept_promises": _count_promises(sheet, plan, words),
        "silent": [_describe_silence(sheet, item, words["silence"]) for item in plan.silent],
        "expired": [_describe_expired(sheet, texts, words) for texts in gather_expired(plan.expired)],
        "handovers": [_describe_handover(sheet, item, words["handovers"]) for item in plan.handovers],
    }  # fmt: skip


def say_answer(sheet: Sheet, notice: Notice) -> str:
    """That someone on the ladder has answered."""
    pattern: str = book(sheet.language, "clocks")["silence"]["answered"]
    return "" if notice.answered is None else pattern.format(when=sheet.say(notice.answered))


def say_telling(sheet: Sheet, notice: Notice) -> str:
    """That someone on the ladder was told."""
    pattern: str = book(sheet.language, "clocks")["silence"]["told"]
    return "" if notice.told is None else pattern.format(when=sheet.say(notice.told))


def say_kept(sheet: Sheet, task: Task) -> str:
    """That the word of a task went out."""
    pattern: str = book(sheet.language, "clocks")["states"]["kept"]
    return "" if task.kept_at is None else pattern.format(kept=sheet.say(task.kept_at))


def _find_top(sheet: Sheet, plan: EscalationPlan, words: Any) -> list[str]:
    """The promises that were missed, and the next one."""
    late = [item for item in plan.deadlines if item.state is ClockState.LATE and item.id in WORDS_TO_THE_PUBLIC]
    # The first statement is often promised for its own deadline: that is missed once.
    missed = {item.due: item for item in reversed(late)}
    lines = [
        words["top"]["who"].format(
            line=words["top"]["now"].format(line=words["top"]["late"].format(
                what=_name(item, words), when=sheet.say(item.due), length=sheet.minutes(item.late_minutes)
            )),
            owner=sheet.person(item.owner),
        )
        for item in reversed(missed.values())
    ]  # fmt: skip
    coming = plan.next_promise
    if coming is not None:
        what = words["names"][coming.what]
        line = words["top"]["next"].format(what=what, when=sheet.say(coming.at), left=sheet.left(coming.at))
        owners = [item.owner for item in plan.deadlines if item.due == coming.at and item.id in WORDS_TO_THE_PUBLIC]
        lines.append(words["top"]["who"].format(line=line, owner=sheet.person(owners[0])) if owners else line)
    return lines


def _name(item: Deadline, words: Any) -> str:
    name: str = words["names"][item.id]
    return name if item.about is None else str(words["about"]).format(name=name, about=item.about)


def _describe(sheet: Sheet, item: Deadline, words: Any) -> dict[str, object]:
    """A clock with its state; below it what it is counted from and on what it rests."""
    key = "unanswered" if item.state is ClockState.LATE and item.about is not None else item.state.value
    kept = "" if item.kept_at is None else sheet.say(item.kept_at)
    state = words["states"][key].format(left=_say_left(sheet, item), length=sheet.minutes(item.late_minutes), kept=kept)
    name, owner = capitalise(_name(item, words)), sheet.person(item.owner)
    line = words["line"].format(name=name, when=sheet.say(item.due), state=state, owner=owner)
    counted = [words["anchors"][item.anchor].format(when=sheet.say(item.anchored_at))]
    if item.working_days is not None:
        counted.append(words["working_days"].format(number=say_number(item.working_days, sheet.language)))
    counted += [words["reported"]] if item.reported else []
    counted += [words["no_holidays"]] if item.holidays_known is False else []
    return {"line": line, "details": [" ".join(counted), *_say_basis(sheet, item, words)]}


def _say_left(sheet: Sheet, item: Deadline) -> str:
    """How long there is; from two days on in whole days, since nobody waits for the minute."""
    ahead = item.due - sheet.near
    return sheet.left(sheet.near + timedelta(days=ahead.days) if ahead >= LONG else item.due)


def _say_basis(sheet: Sheet, item: Deadline, words: Any) -> list[str]:
    if item.rests_on == PROMISE:
        return []
    basis = sheet.pick(item.basis)
    return [words["rests_on"][item.rests_on].format(basis=basis) if basis else words["no_basis"]]


def _count_promises(sheet: Sheet, plan: EscalationPlan, words: Any) -> str:
    """How many of the promises that are over were kept in time."""
    over = [item for item in plan.deadlines if item.id == PROMISE and item.state is not ClockState.RUNNING]
    if not over:
        return ""
    kept = sum(item.state is ClockState.KEPT for item in over)
    numbers = {"kept": say_number(kept, sheet.language), "number": say_number(len(over), sheet.language)}
    return str(words["kept_promises"]).format(**numbers)


def _describe_silence(sheet: Sheet, item: Silence, words: Any) -> str:
    """Who is silent, who came next and is silent too, and who is next now."""
    key = "untold" if item.told is None else "silent"
    lines = [str(words[key]).format(person=sheet.person(item.person), until=sheet.say(item.until))]
    passed = sheet.list(sheet.person(other) for other in item.passed)
    lines += [str(words["passed"]).format(passed=passed)] if passed else []
    if item.next is None or item.next_until is None:
        lines.append(str(words["nobody"]))
    else:
        following = sheet.person(item.next, contact=True)
        lines.append(str(words["next"]).format(next=following, until=sheet.say(item.next_until)))
    return " ".join(capitalise(line) for line in lines)


def _describe_expired(sheet: Sheet, texts: list[Expired], words: Any) -> str:
    item = texts[0]
    kind = sheet.words("statement", "kinds").get(item.kind.value, item.kind.value)
    channel = sheet.list(capitalise(sheet.word("channels", text.channel)) for text in texts)
    language = sheet.list(sheet.word("languages", text.language) for text in texts)
    pattern: str = words["expired"]
    return pattern.format(kind=kind, channel=channel, language=language, at=sheet.say(item.at), until=sheet.say(item.valid_until))


def _describe_handover(sheet: Sheet, item: Handover, words: Any) -> str:
    """When a role passes from whom to whom."""
    key = "leaves" if item.comes is None else "comes" if item.leaves is None else "line"
    pattern: str = words[key]
    role = sheet.pick(item.title, item.role)
    return pattern.format(when=capitalise(sheet.say(item.at)), role=role, leaves=item.leaves, comes=item.comes)
