"""The tone of mentions: whether so many negative ones, and so large a share of them, are far above what was usual.

    past = TonePast()
    past.add(volume=52, negative=11)
    find_turn(147, 95, past, Rule(), None)       # the sign "tone", once enough has been added

The share is compared with the house's own, never with a fixed number: airlines whose usual share is 70 % are not in a crisis every
day, and one whose usual is 30 % is at 60.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from crisiskit.model.mentions import Rule, Sign, Usual

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How shares scatter is added up in whole numbers, so that adding and taking away leaves nothing behind.
_GRAIN = 1 << 10


class TonePast:
    """Sums over the intervals whose tone is known.

    Their number, their mentions, the negative ones, these squared, and these squared over all mentions, in grains.
    """

    __slots__ = ("grains", "negative", "number", "squares", "volume")

    def __init__(self) -> None:
        self.number = self.volume = self.negative = self.squares = self.grains = 0

    def add(self, volume: int, negative: int) -> None:
        """Put an interval into the past."""
        self.number += 1
        self.volume += volume
        if negative:
            self.negative += negative
            squared = negative * negative
            self.squares += squared
            self.grains += squared * _GRAIN // volume

    def take(self, volume: int, negative: int) -> None:
        """Take an interval out of it."""
        self.number -= 1
        self.volume -= volume
        if negative:
            self.negative -= negative
            squared = negative * negative
            self.squares -= squared
            self.grains -= squared * _GRAIN // volume

    def is_quiet(self, volume: int, negative: int, rule: Rule) -> bool:
        """Whether an interval is surely nothing to look at twice: no large share, or no more of them than chance gives."""
        usual = self.negative * volume
        if negative * self.volume <= usual:
            return True
        if not usual:
            return False
        mean = usual / self.volume
        above = negative - mean
        return above * above <= rule.tone_sd**2 * mean * (1 - mean / volume) and negative < rule.times * mean

    def share(self) -> float:
        """The share of negative mentions, never quite 0 or 1: what was not seen in a thousand is still possible."""
        return (self.negative + 0.5) / (self.volume + 1)

    def dispersion(self) -> float:
        """How many times wider than chance the shares scatter; at least 1."""
        share = self.share()
        excess = self.grains / _GRAIN - share * self.negative
        return max(1.0, excess / (share * (1 - share) * (self.number - 1)))


def find_surge(code: str, value: int, past: Sequence[int], rule: Rule, usual: float | None) -> Sign | None:
    """What is to be said where `value` surges, else None. `past` is a number of intervals, their sum and that of their squares."""
    if value < rule.floor:
        return None
    number, total, squares = past
    if usual is not None:
        mean, spread = usual, 0.0
    elif number < rule.warmup:
        return None
    else:
        mean = total / number
        spread = sqrt(max(0, squares * number - total * total)) / number
    # Counts scatter at least as chance does (Poisson): a short or an even past must not make every ripple a surge.
    edge = mean + rule.sd * max(spread, sqrt(mean), 1.0)
    if value < rule.times * mean or value <= edge:
        return None
    return Sign(code, value, mean, max(rule.floor, rule.times * mean, edge))


def find_turn(volume: int, negative: int, past: TonePast, rule: Rule, usual: Usual | None) -> Sign | None:
    """The turn of the tone: a share of negative mentions far above its own baseline, else None.

    How far shares scatter anyway is taken from the past (a binomial spread, widened by the dispersion that was seen), so that
    among a hundred thousand mentions two points more are not yet a turn.
    """
    if volume < rule.floor:
        return None
    if usual is not None:
        if usual.negative is None:
            return None
        share, wider = min(1.0, (usual.negative + 0.5) / (usual.mentions + 1)), 1.0
    elif past.number < rule.warmup:
        return None
    else:
        share, wider = past.share(), past.dispersion()
    edge = share + rule.tone_sd * sqrt(wider * share * (1 - share) / volume)
    return Sign("tone", 100 * negative / volume, 100 * share, 100 * edge) if negative > edge * volume else None
