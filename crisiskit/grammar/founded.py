"""The rule that every assertion rests on a confirmed fact.

A sentence that says something about the world is founded if its guard is false while nothing at all is confirmed, or if each of
its forms has, outside optional phrases, a slot whose own presence proves the claim. "Teams are searching." is not founded;
"[sar_deployed] Teams are searching." is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.grammar.evaluating import Conditions, Facts, holds
from crisiskit.model.vocabulary import FactKind, Part

if TYPE_CHECKING:
    from crisiskit.model.wording import Message, Rung, Wording

#: The parts that assert something about the world.
ASSERTING = frozenset(
    {
        Part.HEADLINE, Part.TOPIC, Part.OPENING, Part.KNOWN, Part.ACTIONS, Part.WARNING, Part.DANGER, Part.RESPONSIBILITY,
        Part.DATA, Part.CLOSING,
    }
)  # fmt: skip
#: In these the last rung only says that a report was received, and needs no ground.
EXEMPT_LAST = frozenset({Part.HEADLINE, Part.TOPIC, Part.OPENING})
#: A slot of one of these types cannot be filled without a confirmed fact that makes the claim; a place, time or name can stand
#: beside any claim and proves none.
FOUNDING = frozenset({FactKind.COUNT, FactKind.COUNT_NOW, FactKind.MONEY, FactKind.CHOICE, FactKind.TEXT, FactKind.OFFICIAL})
#: `{{ figures }}` is made of confirmed counts only.
FOUNDING_SLOTS = frozenset({"figures"})


def unfounded_rungs(message: Message, facts: Facts, conditions: Conditions) -> tuple[Rung, ...]:
    """The rungs of a message that assert without a confirmed fact; none for parts that assert nothing."""
    if message.part not in ASSERTING:
        return ()
    rungs = message.rungs[:-1] if message.part in EXEMPT_LAST else message.rungs
    return tuple(rung for rung in rungs if not is_founded(rung, facts, conditions))


def is_founded(rung: Rung, facts: Facts, conditions: Conditions) -> bool:
    """Whether a rung can only be said when a confirmed fact carries it."""
    if rung.guard is not None and not holds(rung.guard, lambda _: (), facts, conditions):
        return True
    return all(has_ground(wording, facts) for wording in rung.forms)


def has_ground(wording: Wording, facts: Facts) -> bool:
    """Whether the wording has a founding slot outside optional phrases; a source or a time alone proves nothing."""
    for slot in wording.slots:
        spec = facts.get(slot.name)
        is_claim = spec is not None and spec.type.kind in FOUNDING and slot.filter not in ("source", "as_of")
        if slot.name in FOUNDING_SLOTS or is_claim:
            return True
    return False
