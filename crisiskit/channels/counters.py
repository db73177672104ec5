"""All counters by name, and the two questions asked of them: how long is this text, and does this vector still fit.

    count_text("Info: bmkg.go.id/gempa", CHANNELS["x"]).count == 29

because a link counts 23 on X, however long it is.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from crisiskit.channels.counting import ByteCounter, CharacterCounter, Counter, GraphemeCounter, UnitCounter
from crisiskit.channels.fediverse import MastodonCounter, ThreadsCounter
from crisiskit.channels.sms import SmsCounter
from crisiskit.channels.speech import SpokenCounter
from crisiskit.channels.x import WeightedCounter
from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from crisiskit.channels.table import Channel

__all__ = ["COUNTERS", "Count", "Counter", "count_text", "counter_for", "fits"]

#: The counter that depends on the language.
SPOKEN = "spoken"

COUNTERS: Mapping[str, Counter] = MappingProxyType(
    {
        "characters": CharacterCounter(),
        "graphemes": GraphemeCounter(),
        "x": WeightedCounter(),
        "threads": ThreadsCounter(),
        "mastodon": MastodonCounter(),
        "utf16": UnitCounter(),
        "utf8": ByteCounter(),
        "sms": SmsCounter(),
        # As the first language is spoken; `counter_for` gives another's.
        SPOKEN: SpokenCounter(LANGUAGES[0]),
    }
)


@functools.cache
def _spoken_in(language: str) -> Counter:
    return SpokenCounter(language)


def counter_for(channel: Channel, language: str | None) -> Counter:
    """The channel's counter; where a text is heard, the one for its language (None: the first there is)."""
    if channel.counter == SPOKEN and language is not None:
        return _spoken_in(language)
    return COUNTERS[channel.counter]


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


def count_text(text: str, channel: Channel, language: str | None = None) -> Count:
    """The exact count of one whole post, as the channel counts. The text is taken as it is: prepare it first.

    `language` matters where a text is heard.
    """
    counter = counter_for(channel, language)
    measure = counter.measure(text)
    count, parts = counter.size(measure), counter.count_parts(text, channel.limit)
    limit = channel.limit
    if limit is not None:
        limit = counter.capacity(measure, limit, min(parts, channel.parts))
    fitting = limit is None or (count <= limit and parts <= channel.parts)
    fitting = fitting and (channel.octets is None or counter.octets(measure) <= channel.octets)
    fitting = fitting and not any(sign in text for sign in channel.without)
    return Count(count, limit, parts, counter.encoding(measure), counter.unit, fitting)


def fits(channel: Channel, measure: tuple[int, ...], *, comfortable: bool, language: str | None = None) -> bool:
    """Whether a text of this vector stays within the channel's aim (`comfortable`), or else within its limit and parts.

    Without an aim every length is comfortable. A yes to the limit is safe: `count_text` then says yes too. A no may be
    a letter early for a text of several SMS parts with letters that count two, and earlier with emoji. Where a text runs over
    several posts, it is that of all posts together: whether each sentence finds room in one is seen when the posts are made.
    """
    counter = counter_for(channel, language)
    if comfortable:
        return channel.aim is None or counter.size(measure) <= counter.capacity(measure, channel.aim, 1)
    if channel.octets is not None and counter.octets(measure) > channel.octets * channel.posts:
        return False
    if channel.limit is None:
        return True
    parts = counter.parts(measure, channel.limit)
    return parts <= channel.parts and counter.size(measure) <= counter.capacity(measure, channel.limit, parts) * channel.posts
