"""Mentions: how often we are named in an hour, with which tone, and what a watch sees in that.

    Counts(at, positive=12, neutral=40, negative=95).volume      # 147
    seen.level, seen.alert, seen.signs[0].code                   # Attention.ESCALATE, True, "negative-surge"

Counts are of other people's posts: they say how loud it is and in which tone, never what is so.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from typing import NamedTuple

from pydantic import Field

from crisiskit.model.base import Model
from crisiskit.model.vocabulary import Severity

#: No interval holds more mentions than this, however many rows of a file are added up in it.
MOST_COUNTED = 10**14


class Counts(NamedTuple):
    """The mentions of one interval that begins at `at` (aware).

    `total` may hold more than the three tones, where some posts were not judged; without it the volume is their sum. A tone nobody
    judged is None, not 0.
    """

    at: datetime
    positive: int | None = None
    neutral: int | None = None
    negative: int | None = None
    total: int | None = None

    @property
    def volume(self) -> int:
        """All mentions of the interval."""
        if self.total is not None:
            return self.total
        return (self.positive or 0) + (self.neutral or 0) + (self.negative or 0)


class Attention(Enum):
    """What a watch makes of one interval, from nothing to see to the worst."""

    NORMAL = "normal"
    WATCH = "watch"
    ESCALATE = "escalate"
    CRISIS = "crisis"


#: What each level is worth to a severity: attention alone never reaches the highest, and watching is a reason without a level.
WORTH = {Attention.WATCH: Severity.MONITOR, Attention.ESCALATE: Severity.MODERATE, Attention.CRISIS: Severity.HIGH}


class Sign(NamedTuple):
    """One thing a watch noticed, in figures.

    `code` is `total-surge`, `negative-surge`, `tone`, `repeated`, `tenfold` or `doubled`; `value` is a number of mentions, for
    `tone` the share of negative ones in per cent; `baseline` is what was usual before, `threshold` what had to be reached.
    """

    code: str
    value: float
    baseline: float
    threshold: float

    @property
    def times(self) -> float:
        """How many times the baseline; 0 where there is none."""
        return self.value / self.baseline if self.baseline else 0.0


class Seen(NamedTuple):
    """What a watch saw in the interval at `at`. `alert` is true only where somebody should be told anew."""

    at: datetime
    level: Attention
    alert: bool = False
    signs: tuple[Sign, ...] = ()


class Rule(Model):
    """The constants of a watch, each of them visible and to be overridden.

    A count surges where it is at least `floor`, at least `times` the mean of the past `memory`, and more than `sd` standard
    deviations above it. Nothing is judged before `warmup` intervals were seen. An alert stands for `cooldown`; meanwhile only a
    higher level or `realert_times` the count alerts again. The tone turns where the share of negative mentions is more than
    `tone_sd` deviations above its own baseline. `crisis_times` the negative baseline is a crisis: a convention.
    """

    interval: timedelta = timedelta(hours=1)
    memory: timedelta = timedelta(days=14)
    sd: float = Field(default=4.0, gt=0)
    times: float = Field(default=2.0, ge=1)
    floor: int = Field(default=10, ge=1)
    cooldown: timedelta = timedelta(hours=6)
    realert_times: float = Field(default=2.0, gt=1)
    warmup: int = Field(default=6, ge=2)
    tone_sd: float = Field(default=3.0, gt=0)
    crisis_times: float = Field(default=10.0, ge=1)


class Usual(Model):
    """What is usual in one interval, said by somebody who knows, for the first days when nothing has been counted yet."""

    mentions: float = Field(gt=0, le=MOST_COUNTED)
    negative: float | None = Field(default=None, ge=0, le=MOST_COUNTED)


class Mentions(Model):
    """A series of counts as it was read: one for each interval, in order of time, in UTC. What is missing is unknown.

    `zone` is the one it is told in; `unread` is how many rows of the file could not be read.
    """

    path: str
    zone: str
    interval: timedelta
    rows: tuple[Counts, ...]
    usual: Usual | None = None
    unread: int = 0
