"""The table of channels: dated, sourced, immutable, and what the design says of each row."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crisiskit.channels.counters import COUNTERS
from crisiskit.channels.table import CHANNELS, Channel, Overflow, find_channel, load_channels

# Which row of limits.json each limit of ours is.
LIMITS = {
    "x": ("x", "post"),
    "instagram": ("instagram", "caption"),
    "whatsapp": ("whatsapp", "text"),
    "sms": ("sms", "gsm7_single"),
}


def test_the_channels_are_these_in_this_order() -> None:
    assert list(CHANNELS) == ["press", "web", "x", "instagram", "whatsapp", "sms"]
    assert len(CHANNELS) == 6


@pytest.mark.parametrize("name", list(CHANNELS))
def test_every_row_can_be_counted_and_says_where_it_comes_from(name: str) -> None:
    channel = CHANNELS[name]
    assert channel.id == name
    assert channel.counter in COUNTERS
    assert len(channel.source) > 20
    assert date(2026, 1, 1) <= channel.checked <= date(2026, 11, 24)
    assert channel.parts >= 1
    assert channel.gaps == (1 if channel.short else 3)
    assert channel.handles == (1 if channel.short else 2)
    assert channel.headline == channel.utc == (channel.layout is not None)
    assert (channel.parts > 1) == (channel.overflow is Overflow.PARTS)
    if channel.limit is not None:
        assert channel.aim is not None
        assert channel.aim <= channel.limit


def test_press_and_web_have_layouts_and_no_limit() -> None:
    for name in ("press", "web"):
        channel = CHANNELS[name]
        assert (channel.limit, channel.aim, channel.layout, channel.paragraphs) == (None, None, name, True)


def test_short_channels_are_x_and_sms_and_only_sms_must_be_signed() -> None:
    assert [channel.id for channel in CHANNELS.values() if channel.short] == ["x", "sms"]
    assert [channel.id for channel in CHANNELS.values() if channel.signs] == ["sms"]
    assert [(channel.id, channel.fold) for channel in CHANNELS.values() if channel.fold] == [("instagram", 125)]
    assert CHANNELS["x"].overflow is Overflow.THREAD


def test_limits_are_those_that_were_looked_up(conformance: Path) -> None:
    looked_up: list[dict[str, Any]] = json.loads((conformance / "channels" / "limits.json").read_text("utf-8"))
    limits = {(row["channel"], row["field"]): row["limit"] for row in looked_up}
    ours = {name: channel.limit for name, channel in CHANNELS.items() if channel.limit is not None}
    assert ours == {name: limits[place] for name, place in LIMITS.items()}


def test_a_channel_is_found_however_its_name_is_written() -> None:
    assert find_channel(" X ") is CHANNELS["x"]
    assert find_channel("Instagram") is CHANNELS["instagram"]
    assert find_channel("tiktok") is None


def test_the_table_is_read_once_and_cannot_be_changed() -> None:
    assert load_channels() is load_channels()
    assert isinstance(CHANNELS, Mapping)
    with pytest.raises(TypeError):
        load_channels()["x"] = CHANNELS["sms"]  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        CHANNELS["x"].limit = 500  # type: ignore[misc]


def test_a_house_can_replace_a_limit() -> None:
    premium = dataclasses.replace(CHANNELS["x"], limit=25_000, aim=None)
    assert isinstance(premium, Channel)
    assert (premium.limit, CHANNELS["x"].limit) == (25_000, 280)
