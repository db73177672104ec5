"""Whether the slots of a wording can ever be filled: the name is declared, the filter fits the type.

`{{ deaths | date }}` is a problem on its line; so is `{{ source }}` in a sentence that has no `{{ figures }}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.grammar.wordings import BUILT_IN
from crisiskit.model.vocabulary import COUNTS, FactKind
from crisiskit.problems import Problem, problem
from crisiskit.reading.keywords import nearest

if TYPE_CHECKING:
    from crisiskit.model.playbook import FactSpec
    from crisiskit.model.wording import Slot, Wording
    from crisiskit.problems import Where
    from crisiskit.reading.document import Document, Entry

#: The kinds of fact each filter can take; `source` and `as_of` take any.
FITTING = {
    "date": {FactKind.TIME}, "time": {FactKind.TIME}, "day": {FactKind.TIME}, "count": set(COUNTS),
    "title": {FactKind.PLACE, FactKind.NAME, FactKind.TEXT, FactKind.CHOICE},
    "a": {FactKind.NAME, FactKind.TEXT, FactKind.CHOICE},
}  # fmt: skip


class Fillers(NamedTuple):
    """What can fill the slots of a document: its facts and agencies."""

    facts: Mapping[str, Entry]
    agencies: Mapping[str, Entry]

    @classmethod
    def of(cls, document: Document) -> Fillers:
        """Those of a document, gathered once for all its wordings."""
        return cls(document.section("facts"), document.section("agencies"))


def check_slots(wording: Wording, fillers: Fillers) -> list[Problem]:
    """The problems of a wording's slots, each at its slot."""
    facts, agencies = fillers.facts, fillers.agencies
    slots = wording.all_slots
    has_figures = any(slot.name == "figures" for slot in slots)
    found: list[Problem] = []
    for slot in slots:
        entry, where = facts.get(slot.name), slot.where or wording.where
        if entry is not None:
            found += _check_fact(slot, entry.spec, where, has_words=bool(entry.text.said))
        elif slot.name not in BUILT_IN and slot.name not in agencies:
            instead = nearest(slot.name, [*facts, *BUILT_IN, *agencies])
            found.append(problem("unknown-slot", where, found=slot.name, instead=instead))
        elif slot.name in ("source", "as_of") and not has_figures:
            found.append(problem("source-without-figures", where, found=slot.name))
        elif slot.filter not in (None, "title", "a"):
            found.append(problem("filter-does-not-fit", where, found=str(slot.filter), slot=slot.name))
    return found


def _check_fact(slot: Slot, spec: FactSpec, where: Where, *, has_words: bool) -> Iterator[Problem]:
    kind = spec.type.kind
    if slot.filter in FITTING and kind not in FITTING[slot.filter]:
        yield problem("filter-does-not-fit", where, found=slot.filter, slot=slot.name)
    elif slot.filter in ("source", "as_of"):
        return
    elif kind is FactKind.YES_NO:
        yield problem("yes-no-in-slot", where, found=slot.name)
    elif kind is FactKind.CHOICE and not has_words:
        yield problem("choice-without-words", where, found=slot.name)
