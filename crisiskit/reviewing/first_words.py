"""Whether something can always be said: with nothing confirmed, a headline, an opening, a topic and the next time.

A type whose Opening has no rung without a guard and without facts would leave the agency silent in the first minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.grammar.wordings import BUILT_IN
from crisiskit.model.vocabulary import Part
from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.wording import Message

ALWAYS = (Part.HEADLINE, Part.TOPIC, Part.OPENING, Part.NEXT)
#: Slots that can be filled whatever is known; `channels` cannot where a house has one channel only.
SURE = (BUILT_IN - {"source", "as_of", "figures", "gaps", "channels", "spokesperson"}) | {"self"}


def check_first_words(playbook: Playbook) -> list[Problem]:
    """The parts in which a type has nothing to say while nothing is confirmed."""
    if playbook.kind != "type":
        return []
    return [
        problem("no-first-word", text.where, part=part.value)
        for text in playbook.texts.values()
        for part in ALWAYS
        if not any(_always(message, playbook) for message in text.messages.values() if message.part is part)
    ]


def _always(message: Message, playbook: Playbook) -> bool:
    last = message.rungs[-1]
    sure = SURE | set(playbook.agencies)
    return last.guard is None and all(slot.name in sure for slot in last.forms[0].slots)
