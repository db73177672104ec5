"""The tree of a wording: text, slots and phrases that vanish; and the ladder of rungs a message is made of.

`[deaths > 0] {{ vessel }} capsized[[ on {{ occurred_at | date }}]].` is a `Rung` with a guard and one `Wording` whose pieces are a
`Slot`, a text, a `Phrase` and a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from crisiskit.model.condition import Condition
from crisiskit.model.vocabulary import Part
from crisiskit.problems import Where


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value: a fact or built-in name, and a filter with its forms (`count: one / # many`)."""

    name: str
    filter: str | None = None
    forms: tuple[str, ...] = ()
    where: Where | None = field(default=None, compare=False, repr=False)


class Phrase(NamedTuple):
    """`[[ … ]]`: said only when every slot in it can be."""

    pieces: tuple[str | Slot, ...]


Piece = str | Slot | Phrase


class Wording(NamedTuple):
    """A sentence an author wrote, with its slots."""

    pieces: tuple[Piece, ...]
    where: Where

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots outside optional phrases: what must be known for the sentence to be said."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Slot))

    @property
    def all_slots(self) -> tuple[Slot, ...]:
        """Every slot, those in optional phrases too."""
        inner = (slot for piece in self.pieces if isinstance(piece, Phrase) for slot in piece.pieces if isinstance(slot, Slot))
        return self.slots + tuple(inner)


class Rung(NamedTuple):
    """One rung of a ladder: its guard, its wording, and shorter forms of it that say nothing else."""

    guard: Condition | None
    forms: tuple[Wording, ...]

    @property
    def where(self) -> Where:
        """The place of the rung's bullet."""
        return self.forms[0].where


class Message(NamedTuple):
    """A ladder in a part: the first rung whose guard holds and whose facts are confirmed is the one said."""

    id: str
    part: Part
    rungs: tuple[Rung, ...]
    where: Where
