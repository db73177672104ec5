"""A text that anybody wrote, measured for a channel: its count, its parts or posts, and what plainer signs would save.

    measure_text("Kapal “Bahari” terbalik …", CHANNELS["sms"], "id").folded     # {"count": 150, "parts": 1, "encoding": "GSM-7"}
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crisiskit.channels.counters import SPOKEN, count_text, counter_for

if TYPE_CHECKING:
    from crisiskit.channels.table import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How long a text is on a channel.

    Attributes:
        count: its length in `unit`; of the longest post where it runs over several.
        limit: the most that its parts hold, of those the channel allows; None where there is no limit.
        unit: what is counted.
        parts: how many SMS parts or posts it takes.
        encoding: "GSM-7" or "UCS-2" for SMS.
        fits: whether the channel takes it as it is.
        posts: the count of each post, where a text runs over several; they stand apart by an empty line.
        refused: the signs in it that the channel does not take.
        octets: the bytes of UTF-8, where the channel bounds them too.
        language: as which it is read aloud, where that is what is counted.
        folded: the count, parts and encoding with plain signs, where these save a part; otherwise None.
    """

    count: int
    limit: int | None
    unit: str
    parts: int
    encoding: str | None
    fits: bool
    posts: tuple[int, ...] = ()
    refused: str = ""
    octets: int | None = None
    language: str | None = None
    folded: dict[str, int | str] | None = None


def measure_text(text: str, channel: Channel, language: str | None = None) -> Measured:
    """The text as it is; nothing in it is changed. `language` matters where it is heard."""
    if channel.posts > 1:
        return _measure_posts(text, channel, language)
    found = count_text(text, channel, language)
    return Measured(
        count=found.count, limit=found.limit, unit=found.unit, parts=found.parts, encoding=found.encoding, fits=found.fits,
        refused=_find_refused(text, channel), octets=_count_octets(text, channel), language=_language_of(channel, language),
        folded=_fold(text, channel, found.parts),
    )  # fmt: skip


def _measure_posts(text: str, channel: Channel, language: str | None) -> Measured:
    """Posts stand apart by an empty line, as they are written and sent."""
    posts = [post.strip("\n") for post in text.split("\n\n") if post.strip()] or [""]
    counts = [count_text(post, channel, language) for post in posts]
    longest = max(counts, key=lambda count: count.count)
    return Measured(
        count=longest.count, limit=longest.limit, unit=longest.unit, parts=len(posts), encoding=None,
        fits=all(count.fits for count in counts) and len(posts) <= channel.posts, posts=tuple(count.count for count in counts),
        refused=_find_refused(text, channel), octets=_count_octets(text, channel), language=_language_of(channel, language),
    )  # fmt: skip


def _language_of(channel: Channel, language: str | None) -> str | None:
    return language if channel.counter == SPOKEN else None


def _find_refused(text: str, channel: Channel) -> str:
    return "".join(sign for sign in channel.without if sign in text)


def _count_octets(text: str, channel: Channel) -> int | None:
    if channel.octets is None:
        return None
    counter = counter_for(channel, None)
    return counter.octets(counter.measure(text))


def _fold(text: str, channel: Channel, parts: int) -> dict[str, int | str] | None:
    """What the text would take with signs of the channel's own alphabet, where that saves a part."""
    if parts == 1:
        return None
    plain = count_text(counter_for(channel, None).prepare(text), channel)
    if plain.parts >= parts:
        return None
    return {"count": plain.count, "parts": plain.parts, "encoding": plain.encoding or ""}
