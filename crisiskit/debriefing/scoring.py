"""The formulas, each a pure function of numbers: how a time, a share or a set of statements becomes a value from 0 to 1.

    score_time(41, 30)       # 0.63: past its deadline, and not twice past it
    score_share(4, 5)        # 0.8

Times are minutes. No threshold of its own: a deadline is always the playbook's. Drills use the same.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How far after its time a promised word still counts as kept: nobody who waits for it looks at seconds.
GRACE_MINUTES = 5
#: By when a false claim should have been answered: denials spread within the hour once the refutation is out (Andrews 2016).
CLAIM_MINUTES = 30


def score_time(minutes: float | None, due: float) -> float:
    """1 up to the deadline, falling to 0 at twice the deadline; 0 for what never happened. A deadline of 0 is kept or not."""
    if minutes is None:
        return 0.0
    if due <= 0:
        return 1.0 if minutes <= 0 else 0.0
    return max(0.0, min(1.0, 2 - minutes / due))


def score_share(met: int, of: int) -> float | None:
    """The share that was as it should be; None where there was nothing."""
    return met / of if of else None


def score_all(values: Sequence[float]) -> float | None:
    """The mean; None of nothing."""
    return sum(values) / len(values) if values else None


def find_middle(minutes: Sequence[int]) -> int | None:
    """The median, in whole minutes; None of nothing."""
    return int(median(minutes)) if minutes else None
