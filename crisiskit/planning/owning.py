"""Who owns which fact where several agencies speak, what is disputed, and how each stands to what we want to say.

    list_owners(situation, knowledge)[0]     # Ownership(agency="basarnas", facts={"rescued": …}, …)

A fact is owned by the agency whose confirmed reading holds. Values that are disputed are told by name alone. How an agency answered
stands in the entries of the log; where nobody asked there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.model.base import made
from crisiskit.model.ownership import Ownership
from crisiskit.planning.naming import SELF, is_ours, name_agency, name_facts
from crisiskit.recording.partners import is_joint

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.situation import Fact, Knowledge, Situation


def list_owners(situation: Situation, knowledge: Knowledge) -> tuple[Ownership, ...]:
    """Every agency that owns a fact known or disputed, the lead first, then those that speak here; nothing where one speaks."""
    if not is_joint(situation):
        return ()
    facts: dict[str, list[str]] = {}
    doubts: dict[str, list[str]] = {}
    for fact in knowledge.facts.values():
        for owner in _find_owners(situation, fact):
            (doubts if is_disputed(fact) else facts).setdefault(owner, []).append(fact.id)
    first = [situation.playbook.lead, *situation.crisis.houses]
    owners = [name for name in dict.fromkeys((*first, *facts, *doubts)) if name in facts or name in doubts]
    return tuple(_describe(situation, name, facts.get(name, []), doubts.get(name, []), knowledge.now) for name in owners)


def is_disputed(fact: Fact) -> bool:
    """Whether nobody may say it yet, though somebody confirmed it."""
    return bool(fact.disputed) or fact.fell_unexplained or fact.overtaken


def _find_owners(situation: Situation, fact: Fact) -> list[str]:
    """Whose fact it is; of a dispute all who take part. Our own acts and what anybody may say are nobody's here."""
    readings = fact.disputed or ((fact.confirmed,) if fact.confirmed is not None else ())
    named = [reading.authority for reading in readings]
    agencies = situation.playbook.agencies
    owners = [situation.house.registry if name == SELF else name for name in named]
    spec = situation.playbook.facts[fact.id]
    if not spec.authority or spec.authority == (SELF,):
        return []
    return [name for name in dict.fromkeys(owners) if name is not None and name in agencies]


def _describe(situation: Situation, name: str, facts: list[str], doubts: list[str], now: datetime) -> Ownership:
    answer, at = find_answer(situation, name, now)
    is_us = is_ours(situation.house, name)
    called, doubted = (name_facts(situation.playbook, names) for names in (facts, doubts))
    return made(Ownership)(
        agency=name, names=name_agency(situation, name), facts=called, disputed=doubted, is_ours=is_us,
        answer=None if is_us else answer, answered_at=None if is_us else at,
    )  # fmt: skip


def find_answer(situation: Situation, agency: str, now: datetime) -> tuple[str | None, datetime | None]:
    """How an agency last stood to a proposal: `asked`, `granted` or `refused`, and when; nothing where nobody asked."""
    acts = situation.crisis.acts
    found = [item for item in (acts.consents if acts is not None else ()) if item.who == agency and item.at <= now]
    return (found[-1].answer.value, found[-1].at) if found else (None, None)
