"""What a text carries of the house: the mark of a drill, the signature, the outlets it names.

    find_mark(Status.EXERCISE, "id")       # "LATIHAN: "
    sign(house, channel, "id")             # "Kemenhub: " on a text message, nothing where the sender is seen
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.channels.table import find_channel
from crisiskit.language.catalogue import book
from crisiskit.language.lists import capitalise, say_list
from crisiskit.model.vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.channels.table import Channel
    from crisiskit.model.house import House, Outlet


def find_mark(status: Status, language: str) -> str:
    """What stands before every post, message and headline of a drill or test."""
    return "" if status is Status.ACTUAL else str(book(language, "phrases")["marks"][status.value])


def sign(house: House, channel: Channel, language: str) -> str:
    """Our short name, where the reader does not see who sent it."""
    if not channel.signs:
        return ""
    return str(book(language, "phrases")["signature"]).format(short=capitalise(house.agency[language].short))


def name_outlets(house: House, channel: Channel, language: str) -> str:
    """The house's other channels that a text names, as many as its channel has room for."""
    handles = [outlet.handle for outlet in _speaking(house, language) if outlet.channel != channel.id]
    return say_list(handles[: channel.handles], language)


def list_outlets(house: House, language: str) -> list[str]:
    """Where the public finds us; a text message's sender is no place to look."""
    found = ((outlet.handle, find_channel(outlet.channel)) for outlet in _speaking(house, language))
    return [handle for handle, channel in found if channel is None or not channel.signs]


def _speaking(house: House, language: str) -> Iterator[Outlet]:
    return (outlet for outlet in house.channels if outlet.language in (None, language))
