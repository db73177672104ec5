"""Another authority's warning, passed on whole or not at all: level, hour, area, end and advice, all its own and still in force.

    find_stale(knowledge, playbook, text, now)      # {"sea_warning": Problem("warning-expired", …)}

A level without its hour, an end that has passed, an area that another authority named, or one that came with another warning of the
same authority: each would send people the wrong way (Mileti and Sorensen: what, where, when, from whom, until when).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import FactKind, Part
from crisiskit.model.when import When
from crisiskit.problems import problem

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.drafting.sentences import Form
    from crisiskit.model.playbook import Playbook, PlaybookText
    from crisiskit.model.situation import Knowledge, Reading
    from crisiskit.problems import Problem

#: The facts of `base` that stand beside a level, whichever warning it is.
AREA, UNTIL, ADVICE = "warning_area", "warning_until", "warning_advice"


def find_stale(knowledge: Knowledge, playbook: Playbook, text: PlaybookText, now: datetime) -> dict[str, Problem]:
    """The levels that are confirmed and may not be passed on, each with the reason."""
    messages = [message for message in text.messages.values() if message.part is Part.WARNING]
    beside: dict[str, set[str]] = {}
    for message in messages:
        names = {slot.name for rung in message.rungs for form in rung.forms for slot in form.all_slots}
        for level in sorted(names & set(list_levels(knowledge, playbook))):
            beside.setdefault(level, set()).update(names & {AREA, UNTIL})
    stale = {level: _check(level, names, knowledge, len(beside) > 1, now) for level, names in beside.items()}
    return {level: reason for level, reason in stale.items() if reason is not None}


def tell_stale(knowledge: Knowledge, playbook: Playbook, now: datetime) -> list[Problem]:
    """The problems of the levels that may not be passed on."""
    text = next(iter(playbook.texts.values()), None)
    return [] if text is None else [*find_stale(knowledge, playbook, text, now).values()]


def tell_left_out(kind: Kind, knowledge: Knowledge, playbook: Playbook, now: datetime) -> list[Problem]:
    """What a kind that passes warnings on leaves out beside others: somebody may be waiting for it. A refusal tells its own."""
    if kind not in (Kind.WARNING_RELAY, Kind.IMMEDIATE_INFORMATION):
        return []
    stale = tell_stale(knowledge, playbook, now)
    is_all = len(stale) == len(list_levels(knowledge, playbook))
    return [] if kind is Kind.WARNING_RELAY and is_all else stale


def list_levels(knowledge: Knowledge, playbook: Playbook) -> list[str]:
    """The official statuses that are confirmed."""
    official = [name for name, spec in playbook.facts.items() if spec.type.kind is FactKind.OFFICIAL]
    return [name for name in official if knowledge.facts[name].sayable is not None]


def is_whole(form: Form, part: Part, stale: Mapping[str, Problem], knowledge: Knowledge, playbook: Playbook) -> bool:
    """Whether a sentence relays nothing stale: no such level, and no advice but that of a warning which still holds."""
    if part is Part.WARNING:
        return not stale.keys() & set(form.facts)
    advice = knowledge.facts[ADVICE].sayable if ADVICE in form.facts and ADVICE in knowledge.facts else None
    if advice is None:
        return True
    levels = list_levels(knowledge, playbook)
    return any(_belongs(advice, level, knowledge, len(levels) > 1) for level in levels if level not in stale)


def _check(level: str, beside: set[str], knowledge: Knowledge, several: bool, now: datetime) -> Problem | None:  # noqa: FBT001
    """Why one level may not be passed on, or None."""
    said = knowledge.facts[level].sayable
    if said is None:
        return None
    if said.as_of.clock is None:
        return problem("warning-without-hour", fact=level, found=_write(said.as_of))
    for name in sorted(beside):
        reading = knowledge.facts[name].sayable if name in knowledge.facts else None
        if reading is not None and not _belongs(reading, level, knowledge, several):
            return problem("warning-mixed", fact=name, found=reading.source)
    until = knowledge.facts[UNTIL].sayable if UNTIL in beside and UNTIL in knowledge.facts else None
    if until is not None and _is_past(until, now):
        return problem("warning-expired", fact=UNTIL, found=_write(until.value))
    return None


def _belongs(reading: Reading, level: str, knowledge: Knowledge, several: bool) -> bool:  # noqa: FBT001
    """Whether a reading is of the authority that set the level, and of the same report where several warnings stand."""
    said = knowledge.facts[level].sayable
    return said is not None and reading.authority == said.authority and (not several or reading.order == said.order)


def _is_past(until: Reading, now: datetime) -> bool:
    """Whether the end of a warning lies behind us; a date alone ends with its day."""
    end = until.value
    if not isinstance(end, When):
        return False
    return end.clock <= now if end.clock is not None else end.day < now.date()


def _write(value: object) -> str:
    """A time as people write it in `crisis.yaml`."""
    if not isinstance(value, When):
        return str(value)
    return value.isoformat() if value.clock is None else value.clock.strftime("%Y-%m-%d %H:%M")
