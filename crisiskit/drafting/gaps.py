"""What is not known yet, in the author's phrases: facts that would decide the level first, equal phrases once.

    find_gaps(voice, undecided)     # ("jumlah korban", "penyebab kecelakaan")
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crisiskit.grammar.evaluating import holds

if TYPE_CHECKING:
    from crisiskit.drafting.voicing import Voice
    from crisiskit.model.crisis import Value


def find_gaps(voice: Voice, undecided: Sequence[str]) -> tuple[str, ...]:
    """The phrases of facts that cannot be said, in order of importance."""
    playbook = voice.situation.playbook
    text = playbook.texts[voice.language]
    phrases: dict[str, None] = {}

    def candidates(name: str) -> Sequence[Value]:
        return voice.knowledge.candidates(name)

    for name in dict.fromkeys((*undecided, *playbook.facts)):
        fact, words = voice.knowledge.facts[name], text.facts.get(name)
        if words is None or not words.gap or fact.sayable is not None:
            continue
        is_doubtful = fact.confirmed is not None  # confirmed, yet authorities differ or it fell without a reason: nobody knows
        if is_doubtful or words.gap_guard is None or holds(words.gap_guard, candidates, playbook.facts, playbook.conditions):
            phrases[words.gap] = None
    return tuple(phrases)
