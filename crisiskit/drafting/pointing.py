"""Where several agencies speak: each speaks to its own mandate, and points to the owner for the rest.

    list_pointers(voice)              # "Angka korban disampaikan Basarnas.", "Pertanyaan mengenai penyebab … dijawab KNKT."
    may_say(wording, voice)           # whether a sentence may be said here: no figure of another agency without that agency's name

In a crisis of one agency none of this is said: whom a figure is from stands in its sentence anyway.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crisiskit.drafting.framing import make_candidate
from crisiskit.grammar.evaluating import holds
from crisiskit.language.catalogue import book
from crisiskit.model.condition import Name
from crisiskit.model.vocabulary import COUNTS, FactKind, Part
from crisiskit.recording.partners import is_joint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.drafting.sentences import Candidate
    from crisiskit.drafting.voicing import Voice, Words
    from crisiskit.model.wording import Wording

HAPPENED = "happened"
#: The most owners that are named besides the lead, and only where there is room for sentences.
MOST_OWNERS = 2
#: Slots that name whose word it is.
_NAMING = frozenset({"source", "figures", "lead"})
#: What is nobody's but its owner's to state.
_OWNED = frozenset({*COUNTS, FactKind.MONEY, FactKind.TEXT})


def list_pointers(voice: Voice) -> list[Candidate]:
    """The sentence that says who gives out the figures, which must be said; then who answers for what else is known."""
    if not is_joint(voice.situation):
        return []
    phrases = book(voice.language, "phrases")["pointers"]
    lead = voice.fill_name("lead")
    found = []
    if lead is not None and _has_happened(voice):
        figures = make_candidate(Part.SOURCE, "pointer", phrases["figures"], {"owner": lead})
        found += [] if figures is None else [replace(figures, must=True)]
    if voice.short:
        return found
    for number, (owner, mandate) in enumerate(_list_owners(voice)):
        values: dict[str, Words | None] = {"owner": voice.agency(owner), "mandate": (mandate,)}
        other = make_candidate(Part.SOURCE, f"pointer-{owner}", phrases["questions"], values)
        found += [] if other is None else [replace(other, place=number + 1)]
    return found


def _has_happened(voice: Voice) -> bool:
    """Whether there is anything whose figures could be given out: before that nobody points to figures of victims."""
    playbook = voice.situation.playbook
    if HAPPENED not in playbook.conditions:
        return True
    return holds(Name(HAPPENED), voice.knowledge.candidates, playbook.facts, playbook.conditions)


def _list_owners(voice: Voice) -> Iterator[tuple[str, str]]:
    """The other agencies whose confirmed facts are known, with what is theirs to answer, as it stands inside a sentence."""
    situation = voice.situation
    playbook, text = situation.playbook, situation.playbook.texts[voice.language]
    known = {fact.sayable.authority for fact in voice.knowledge.facts.values() if fact.sayable is not None}
    others = [name for name in playbook.agencies if name in known and name not in (playbook.lead, situation.house.registry)]
    for name in others[:MOST_OWNERS]:
        agency = text.agencies.get(name)
        if agency is not None and agency.mandate:
            yield name, _begin_small(agency.mandate.rstrip("."))


def _begin_small(text: str) -> str:
    """The text as it stands inside a sentence; an abbreviation or a name of several capitals keeps them."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def may_say(wording: Wording, voice: Voice) -> bool:
    """Whether a wording leaves no figure and no finding of another agency without the name of whose it is."""
    situation = voice.situation
    if not is_joint(situation):
        return True
    slots = wording.all_slots
    if any(slot.name in _NAMING or slot.filter == "source" or slot.name in situation.playbook.agencies for slot in slots):
        return True
    facts = situation.playbook.facts
    owned = [slot.name for slot in slots if slot.name in facts and facts[slot.name].type.kind in _OWNED]
    said = [voice.knowledge.facts[name].sayable for name in owned]
    return all(reading is None or reading.authority == "self" for reading in said)
