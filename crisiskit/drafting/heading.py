"""What a text carries of the house: the signature, the outlets and hashtags it names.

    sign(house, channel, "id")             # "Kemenhub: " on a text message, nothing where the sender is seen
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.channels.counters import count_text
from crisiskit.drafting.voicing import Mention, Words
from crisiskit.language.catalogue import book
from crisiskit.language.lists import capitalise, say_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.channels.table import Channel
    from crisiskit.model.house import House, Outlet


def sign(house: House, channel: Channel, language: str, first: Words = ()) -> str:
    """Our name, where the reader does not see who sent it and `first`, the first sentence, does not give it.

    A listener is told it in full.
    """
    if not channel.signs or any(isinstance(word, Mention) and word.agency == "self" for word in first):
        return ""
    own, words = house.agency[language], book(language, "phrases")
    if channel.is_heard:
        return str(words["signature_heard"]).format(own=own.name)
    return str(words["signature"]).format(short=capitalise(own.short))


def name_outlets(house: House, channel: Channel, language: str) -> str:
    """The house's other channels that a text names, as many as its channel has room for."""
    handles = [outlet.handle for outlet in _speaking(house, language) if outlet.channel != channel.id]
    return say_list(handles[: channel.handles], language)


def add_hashtags(posts: list[str], house: House, channel: Channel, language: str) -> list[str]:
    """The posts with the house's hashtags at the very end, as many as the channel takes and as still fit."""
    tags = house.hashtags.get(language, ())[: channel.hashtags]
    if not tags:
        return posts
    found = list(posts)
    joint = "\n\n" if channel.paragraphs else " "
    for tag in tags:
        if tag.casefold() in found[-1].casefold().split():
            continue
        longer = f"{found[-1]}{joint}{tag}"
        if not count_text(longer, channel, language).fits:
            break
        found[-1], joint = longer, " "
    return found


def _speaking(house: House, language: str) -> Iterator[Outlet]:
    return (outlet for outlet in house.channels if outlet.language in (None, language))
