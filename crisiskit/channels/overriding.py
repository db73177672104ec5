"""The table as a house has it: its own limits instead of ours, its own channels beside them.

    limits: [{channel: x, limit: 25000, source: Premium since 2026-10, checked: 2026-11-01}]
    list_channels(house)["x"].limit      # 25000
    list_channels(house)["x"].aim        # 270, as before: room is no reason to fill it

A channel of the house's own is like one that the table has, counter and manners included, but for what the house says.
"""

from __future__ import annotations

import dataclasses
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from crisiskit.channels.counters import counter_for
from crisiskit.channels.table import Channel, load_channels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crisiskit.model.house import ChannelRule, House

#: What a house may say of a channel.
SAID = ("limit", "aim", "fold", "parts", "posts", "links", "hashtags", "alt")


def list_channels(house: House | None) -> Mapping[str, Channel]:
    """Every channel by id, as the house has them; without one, as the table has them."""
    if house is None or not house.limits:
        return load_channels()
    found = dict(load_channels())
    for rule in house.limits:
        model = found.get(rule.like or rule.channel)
        if model is not None:
            found[rule.channel] = apply(rule, model)
    return MappingProxyType(found)


def find_channel_of(house: House | None, name: str) -> Channel | None:
    """The channel of this name as the house has it, however its letters are written, or None."""
    return list_channels(house).get(name.strip().casefold())


def apply(rule: ChannelRule, model: Channel) -> Channel:
    """The channel, with what the house says in its place. An aim the house says nothing of stays within the new limit."""
    said: dict[str, Any] = {name: getattr(rule, name) for name in SAID if getattr(rule, name) is not None}
    channel = dataclasses.replace(model, id=rule.channel, source=rule.source, checked=rule.checked, **said)
    most = hold(channel)
    if most is not None and channel.aim is not None and channel.aim > most:
        channel = dataclasses.replace(channel, aim=most)
    return channel


def hold(channel: Channel) -> int | None:
    """The most that a text of several parts or posts may have there, in ordinary letters; None where there is no limit."""
    if channel.limit is None:
        return None
    counter = counter_for(channel, None)
    return counter.capacity(counter.measure(""), channel.limit, channel.parts) * channel.posts
