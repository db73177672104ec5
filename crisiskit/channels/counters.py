"""All counters by name, and the two questions asked of them: how long is this text, and does this vector still fit.

    count_text("Info: bmkg.go.id/gempa", CHANNELS["x"]).count == 29

because a link counts 23 on X, however long it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from crisiskit.channels.counting import CharacterCounter, Counter, GraphemeCounter
from crisiskit.channels.sms import SmsCounter
from crisiskit.channels.x import WeightedCounter

if TYPE_CHECKING:
    from crisiskit.channels.table import Channel

__all__ = ["COUNTERS", "Count", "Counter", "count_text", "fits"]

COUNTERS: Mapping[str, Counter] = MappingProxyType(
    {
        "characters": CharacterCounter(),
        "graphemes": GraphemeCounter(),
        "x": WeightedCounter(),
        "sms": SmsCounter(),
    }
)


@dataclass(frozen=True, slots=True)
class Count:
    """How long a text is on a channel.

    Attributes:
        count: its length in `unit`.
        limit: the most that its parts hold, of those the channel allows; None where there is no limit.
        parts: how many SMS parts it takes; 1 on every other channel.
        encoding: "GSM-7" or "UCS-2" for SMS, otherwise None.
        unit: what is counted.
        fits: whether the channel takes the text as it is. A text can miss its last SMS part by one letter although
            `count` equals `limit`, when a letter that counts two does not fit into what is left of a part.
    """

    count: int
    limit: int | None
    parts: int
    encoding: str | None
    unit: str
    fits: bool


def count_text(text: str, channel: Channel) -> Count:
    """The exact count of a whole text, as the channel counts. The text is taken as it is: prepare it first."""
    counter = COUNTERS[channel.counter]
    measure = counter.measure(text)
    count, parts = counter.size(measure), counter.count_parts(text, channel.limit)
    limit = channel.limit
    if limit is not None:
        limit = counter.capacity(measure, limit, min(parts, channel.parts))
    fitting = limit is None or (count <= limit and parts <= channel.parts)
    return Count(count, limit, parts, counter.encoding(measure), counter.unit, fitting)


def fits(channel: Channel, measure: tuple[int, ...], *, comfortable: bool) -> bool:
    """Whether a text of this vector stays within the channel's aim (`comfortable`), or else within its limit and parts.

    Without an aim every length is comfortable. A yes to the limit is safe: `count_text` then says yes too. A no may be
    a letter early for a text of several SMS parts with letters that count two, and earlier with emoji.
    """
    counter = COUNTERS[channel.counter]
    if comfortable:
        return channel.aim is None or counter.size(measure) <= counter.capacity(measure, channel.aim, 1)
    if channel.limit is None:
        return True
    parts = counter.parts(measure, channel.limit)
    return parts <= channel.parts and counter.size(measure) <= counter.capacity(measure, channel.limit, parts)
