"""A sentence as it can be said now, and the forms it can take.

    Candidate(Part.OPENING, "what", 0, (Form(("KMP Contoh tenggelam.",), ("event",), 0),))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crisiskit.drafting.voicing import Words
    from crisiskit.model.vocabulary import Part


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way to say a sentence: its words, the facts in them, its number among the rung's forms.

    It is `late` if it depends on the channel.
    """

    words: Words
    facts: tuple[str, ...]
    number: int
    late: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A message as it can be said now: the rung chosen and its forms, the longest first.

    `place` is its place in the text within its part, which may differ from its rank; what `must` be said fits at any length.
    """

    part: Part
    message: str
    rung: int
    forms: tuple[Form, ...]
    place: int = 0
    must: bool = False
