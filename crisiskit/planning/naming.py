"""The short names of agencies, sources and roles in every language the playbook has.

    name_agency(situation, "basarnas")      # {"id": "Basarnas", "en": "Basarnas"}
    name_source(situation, "post-sanur")    # {"id": "posko Sanur", "en": "the Sanur post"}

An id that nobody names gives no words; layouts then print the id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.model.base import made
from crisiskit.model.plan import Counterpart
from crisiskit.recording.folding import authority_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crisiskit.model.base import Localized
    from crisiskit.model.house import House
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.situation import Situation

#: Stands for our own house among authorities.
SELF = "self"
#: Stands for the playbook's lead agency in the table of approvals.
LEAD = "lead"


def name_role(playbook: Playbook, role: str) -> Localized:
    """What a role is called."""
    return {language: text.roles[role].name for language, text in playbook.texts.items() if role in text.roles}


def name_house(house: House) -> Localized:
    """What we are called for short."""
    return {language: name.short for language, name in house.agency.items()}


def name_agency(situation: Situation, ident: str) -> Localized:
    """What an agency is called for short; our own house by its own name."""
    if is_ours(situation.house, ident):
        return name_house(situation.house)
    texts = situation.playbook.texts
    return {language: text.agencies[ident].short for language, text in texts.items() if ident in text.agencies}


def name_source(situation: Situation, source: str) -> Localized:
    """What the source of a report is called: as the crisis declares it, one of our roles, or an agency."""
    declared = situation.crisis.sources.get(source)
    if declared is not None:
        return declared.names
    authority = authority_of(source, situation.playbook, situation.house, situation.crisis)
    if authority == SELF:
        return name_role(situation.playbook, source) or name_house(situation.house)
    return name_agency(situation, source) or name_agency(situation, authority or "")


def name_facts(playbook: Playbook, names: Iterable[str]) -> dict[str, Localized]:
    """What some facts are called, by their ids; the question that a fact answers where it is called nothing."""
    return {
        name: {
            language: text.facts[name].called or text.facts[name].question
            for language, text in playbook.texts.items() if name in text.facts
        }
        for name in dict.fromkeys(names)
    }  # fmt: skip


def is_ours(house: House, ident: str) -> bool:
    """Whether an id among authorities means our own house."""
    return ident in (SELF, house.registry)


def meet(situation: Situation, ident: str) -> Counterpart:
    """Another agency as someone to call: its short names and whom we know there (`clearance` of the house)."""
    contact = situation.house.clearance.get(ident) or None
    return made(Counterpart)(id=ident, names=name_agency(situation, ident), contact=contact)
