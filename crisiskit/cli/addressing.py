"""Whom a text is for: the channels where none is named, and those on which a note to staff must not stand.

    list_ours(house, "holding", table, ("ours",))      # ("press", "web", "x")
    find_public(house, "internal", ("internal", "x"))  # ["x"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.channels.table import load_channels

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from crisiskit.model.house import House

#: Where no channel is named: the press and those of the house; staff are written to on a channel of their own.
OURS, ALL, INTERNAL, PRESS = "ours", "all", "internal", "press"


def list_ours(house: House, kind: str, table: Collection[str], written: tuple[str, ...]) -> tuple[str, ...]:
    """The channels as written; where none is named the press and the house's own; for a note to staff, those inside."""
    if kind == INTERNAL and written in ((OURS,), (ALL,)):
        return (INTERNAL,) if written == (OURS,) else tuple(name for name in table if not is_public(house, name))
    if written != (OURS,):
        return written
    return tuple(dict.fromkeys([PRESS, *(outlet.channel for outlet in house.channels if outlet.channel in table)]))


def find_public(house: House, kind: str, channels: Sequence[str]) -> list[str]:
    """The channels that the public reads, of those a note to staff is asked for; none for any other kind."""
    return [name for name in channels if is_public(house, name)] if kind == INTERNAL else []


def is_public(house: House, channel: str) -> bool:
    """Whether the public reads a channel: every one of the table's but one, and every one on which the house speaks.

    A house can have more channels inside: `limits: [{channel: sms-pegawai, like: sms, …}]`.
    """
    return channel != INTERNAL and (channel in load_channels() or any(outlet.channel == channel for outlet in house.channels))
