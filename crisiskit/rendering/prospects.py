"""What another level would change, in words, and whether the level may fall.

    describe_prospects(sheet, plan)[0]["heading"]      # "Bila tingkat naik ke ekstrem"
    say_fall(sheet, Held.of(plan))                     # ["Tingkat boleh diturunkan ke tinggi mulai pukul 23.00 WIB: …"]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crisiskit.language.catalogue import book
from crisiskit.language.lists import capitalise
from crisiskit.model.plan import EscalationPlan
from crisiskit.rendering.acts import end_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crisiskit.model.acts import Decision
    from crisiskit.model.assessment import Assessment
    from crisiskit.model.plan import ApprovalChain, Prospect
    from crisiskit.model.vocabulary import Severity
    from crisiskit.rendering.saying import Sheet

#: So many steps are named; the rest are counted.
MOST_STEPS = 8


def describe_prospects(sheet: Sheet, plan: EscalationPlan) -> list[dict[str, object]]:
    """A rise and a fall by one level: a heading, and a line for each thing that would be added, dropped or other."""
    words: Any = book(sheet.language, "prospects")
    found = [("rise", plan.rise), ("fall", plan.fall)]
    described = [
        {
            "heading": words[key]["heading"].format(level=sheet.level(prospect.level)),
            "lines": list(_describe(sheet, plan, prospect, key, words)),
        }
        for key, prospect in found
        if prospect is not None
    ]
    return [item for item in described if item["lines"]]


@dataclass(frozen=True, slots=True)
class Held:
    """What a plan and an assessment both say of how the level stands."""

    level: Severity
    at: datetime
    held_since: datetime | None
    falls_to: Severity | None
    falls_from: datetime | None
    lowered: Decision | None
    unheeded: tuple[Decision, ...]

    @classmethod
    def of(cls, found: EscalationPlan | Assessment) -> Held:
        """Of either."""
        stages = () if isinstance(found, EscalationPlan) else found.stages
        lowered = found.lowered if isinstance(found, EscalationPlan) else stages[-1].decision if stages else None
        level = found.level if isinstance(found, EscalationPlan) else found.planned
        return cls(level, found.at, found.held_since, found.falls_to, found.falls_from, lowered, found.unheeded)


def say_fall(sheet: Sheet, held: Held) -> Iterator[str]:
    """By which decision the level stands here, since when a lower one is seen, from when it may fall, what did not count."""
    words: Any = book(sheet.language, "prospects")["falling"]
    if held.lowered is not None:
        yield words["lowered"].format(
            level=sheet.level(held.level), when=sheet.say(held.lowered.at), text=end_sentence(held.lowered.text),
            who=_say_decider(held.lowered, words),
        )  # fmt: skip
    if held.held_since is not None:
        if held.falls_to is None or held.falls_from is None:
            yield words["held"].format(level=capitalise(sheet.level(held.level)), when=sheet.say(held.held_since))
        else:
            key = "may" if held.falls_from <= held.at else "waits"
            yield words[key].format(
                now=sheet.level(held.level), level=sheet.level(held.falls_to), since=sheet.say(held.held_since),
                when=sheet.say(held.falls_from), command=f'crisiskit decide "…" --level {held.falls_to.value}',
            )  # fmt: skip
    for item in held.unheeded:
        level = "" if item.level is None else sheet.level(item.level)
        yield words["unheeded"].format(level=level, when=sheet.say(item.at), who=_say_decider(item, words))


def _say_decider(decision: Decision, words: Any) -> str:
    """Who decided, as far as the log says."""
    return decision.person or decision.role or str(words["nobody"])


def _describe(sheet: Sheet, plan: EscalationPlan, prospect: Prospect, key: str, words: Any) -> Iterator[str]:
    own = words[key]
    because = [sheet.pick(item).rstrip(".") for item in prospect.because]
    if because:
        yield own["because"].format(because="; ".join(filter(None, because)))
    if prospect.wait_minutes:
        yield own["wait"].format(now=sheet.level(plan.level), length=sheet.minutes(prospect.wait_minutes))
    steps = [
        own["step"].format(do=sheet.pick(task.do, task.id).rstrip("."), who=sheet.person(task.owner)) for task in prospect.tasks
    ]
    yield from steps[:MOST_STEPS]
    if len(steps) > MOST_STEPS:
        yield words["more"].format(number=len(steps) - MOST_STEPS)
    told = sheet.list(sheet.person(item.person) for item in prospect.told)
    if told:
        yield own["told"].format(whom=told)
    for clock in prospect.clocks:
        before, after = (words["none"] if length is None else sheet.minutes(length) for length in (clock.now, clock.then))
        yield words["clock"].format(name=capitalise(words["clocks"][clock.clock.value]), before=before, after=after)
    if prospect.approval is not None:
        yield from _describe_chain(sheet, plan.approval, prospect.approval, words["approval"])


def _describe_chain(sheet: Sheet, now: ApprovalChain | None, then: ApprovalChain, words: Any) -> Iterator[str]:
    """Who else clears, approves, decides after the time-out and speaks."""
    for name in ("drafts", "clears_law", "approves", "then", "voice"):
        person, before = getattr(then, name), None if now is None else getattr(now, name)
        if person == before:
            continue
        key = "dropped" if person is None else "added" if before is None else "changed"
        names = {item: "" if other is None else sheet.person(other) for item, other in (("whom", person), ("before", before))}
        yield words[key].format(act=words["acts"][name], **names)
    facts = [(*chain.clears_facts, *chain.clears_with) if chain is not None else () for chain in (now, then)]
    if facts[0] != facts[1]:
        people = [*(sheet.person(item) for item in then.clears_facts), sheet.counterparts(then.clears_with, "and")]
        whom = sheet.list(people)
        yield words["changed_facts" if whom else "no_facts"].format(whom=whom)
    if then.minutes is not None and (now is None or now.minutes != then.minutes):
        yield words["minutes"].format(length=sheet.minutes(then.minutes))
