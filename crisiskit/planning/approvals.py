"""Who must have seen a text before it leaves the house at the level planned for.

    find_chain(situation, knowledge, timing, roster).approves.who     # "Sekretaris Kementerian"
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from crisiskit.grammar.evaluating import holds
from crisiskit.model.base import made
from crisiskit.model.plan import ApprovalChain, Person
from crisiskit.planning.naming import LEAD, is_ours, meet
from crisiskit.planning.timing import Timing, find_clock

if TYPE_CHECKING:
    from crisiskit.model.playbook import Approval, Playbook
    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.model.vocabulary import Severity
    from crisiskit.planning.roster import Roster

LEGAL = "legal"
SPOKESPERSON = "spokesperson"
_MINUTE = timedelta(minutes=1)


def find_chain(situation: Situation, knowledge: Knowledge, timing: Timing, roster: Roster) -> ApprovalChain | None:
    """The chain of the level planned for, or of the nearest lower level that has one."""
    playbook = situation.playbook
    row = find_row(playbook, timing.level)
    if row is None:
        return None
    names = [playbook.lead or LEAD if name == LEAD else name for name in row.clears_facts]
    others = [name for name in names if name in playbook.agencies and not is_ours(situation.house, name)]
    clock = find_clock(playbook, row.level)
    budget = row.time_out or (clock.approval if clock is not None else None)
    return made(ApprovalChain)(
        level=row.level, drafts=roster.maybe(row.drafts),
        clears_facts=tuple(roster.person(name) for name in names if name in playbook.roles),
        clears_with=tuple(meet(situation, name) for name in dict.fromkeys(others)),
        clears_law=roster.person(LEGAL) if _needs_law(row, knowledge, playbook) else None,
        approves=roster.maybe(row.approves), voice=_find_voice(row, roster), minutes=budget // _MINUTE if budget else None,
        then=roster.maybe(row.then),
    )  # fmt: skip


def find_row(playbook: Playbook, level: Severity) -> Approval | None:
    """The approval row of a level, or of the nearest lower one."""
    levels = [item for item in playbook.approvals if item <= level]
    return playbook.approvals[max(levels)] if levels else None


def _needs_law(row: Approval, knowledge: Knowledge, playbook: Playbook) -> bool:
    """Whether the lawyers must see it: the row's condition holds over confirmed facts."""
    if row.clears_law_when is None:
        return False
    facts = knowledge.facts
    return holds(row.clears_law_when, lambda name: facts[name].candidates, playbook.facts, playbook.conditions)


def _find_voice(row: Approval, roster: Roster) -> Person | None:
    """Who speaks. The spokesperson has the title the house gives; where nobody is on duty as such, the role it names speaks."""
    voice = roster.maybe(row.voice)
    named = roster.house.spokesperson
    if voice is None or named is None or row.voice != SPOKESPERSON:
        return voice
    speaker = voice if voice.who is not None else roster.person(named.role)
    return speaker.model_copy(update={"title": named.title})
