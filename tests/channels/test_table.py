"""The table of channels: dated, sourced, immutable, and what the design says of each row."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Mapping
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
    "x-thread": ("x", "post"),
    "facebook": ("facebook", "post"),
    "threads": ("threads", "post"),
    "tiktok": ("tiktok", "video_caption"),
    "youtube-description": ("youtube", "description"),
    "telegram": ("telegram", "message"),
    "mastodon": ("mastodon", "post"),
    "bluesky": ("bluesky", "post"),
    "linkedin": ("linkedin", "post"),
}
# Limits that are our own, and why they are not in limits.json.
OURS = {"push": "the payload's 4,096 bytes hold more than the text", "radio": "no announcer's minute is a rule of a platform"}
# Whose row gives the limit of a picture's alternative text.
ALT = {"x": "x", "x-thread": "x", "instagram": "instagram"}


def test_the_channels_are_these_in_this_order() -> None:
    assert list(CHANNELS) == [
        "press", "web", "x", "instagram", "whatsapp", "sms", "x-thread", "facebook", "threads", "tiktok", "youtube-description",
        "telegram", "mastodon", "bluesky", "linkedin", "push", "radio", "internal",
    ]  # fmt: skip
    assert len(CHANNELS) == 18


@pytest.mark.parametrize("name", list(CHANNELS))
def test_every_row_can_be_counted_and_says_where_it_comes_from(name: str) -> None:
    channel = CHANNELS[name]
    assert channel.id == name
    assert channel.counter in COUNTERS
    assert len(channel.source) > 20
    assert date(2026, 1, 1) <= channel.checked <= date(2026, 11, 24)
    assert channel.parts >= 1
    assert channel.gaps == (1 if channel.short else 3)
    assert channel.handles <= (1 if channel.short else 2)
    assert channel.utc == (channel.layout is not None)
    assert channel.headline == (name in ("press", "web", "internal"))
    assert (channel.parts > 1) == (channel.overflow is Overflow.PARTS)
    assert channel.posts == 1 or channel.overflow is Overflow.NONE
    assert not channel.picture or channel.alt
    if channel.limit is not None:
        assert channel.aim is not None
        assert channel.aim <= channel.limit * channel.posts


def test_press_and_web_have_layouts_and_no_limit() -> None:
    for name in ("press", "web"):
        channel = CHANNELS[name]
        assert (channel.limit, channel.aim, channel.layout, channel.paragraphs) == (None, None, name, True)


def test_short_channels_and_what_goes_with_it() -> None:
    def list_where(held: Callable[[Channel], object]) -> list[str]:
        return [channel.id for channel in CHANNELS.values() if held(channel)]

    assert list_where(lambda channel: channel.short) == ["x", "sms", "threads", "mastodon", "bluesky", "push", "radio"]
    assert list_where(lambda channel: channel.signs) == ["sms", "radio"]
    assert list_where(lambda channel: channel.overflow is Overflow.THREAD) == ["x", "threads", "mastodon", "bluesky"]
    assert list_where(lambda channel: channel.strict) == ["push"]
    assert list_where(lambda channel: channel.is_heard) == ["radio"]
    assert list_where(lambda channel: channel.handles == 0) == ["push", "radio"]
    assert list_where(lambda channel: channel.picture) == ["instagram", "tiktok"]
    assert list_where(lambda channel: not channel.clickable) == ["instagram", "tiktok", "push", "radio"]
    assert list_where(lambda channel: not channel.hashtags) == ["press", "web", "whatsapp", "sms", "push", "radio", "internal"]


def test_limits_are_those_that_were_looked_up(conformance: Path) -> None:
    rows = read_limits(conformance)
    ours = {name: channel.limit for name, channel in CHANNELS.items() if channel.limit is not None and name not in OURS}
    assert ours == {name: rows[place]["limit"] for name, place in LIMITS.items()}
    assert set(OURS) == {name for name, channel in CHANNELS.items() if channel.limit is not None} - set(LIMITS)
    push = CHANNELS["push"].limit
    assert push is not None
    assert push < rows["web_push", "payload"]["limit"]


def test_folds_links_hashtags_and_alternative_texts_are_those_that_were_looked_up(conformance: Path) -> None:
    rows = read_limits(conformance)
    checked = 0
    for name, place in LIMITS.items():
        row, channel = rows[place], CHANNELS[name]
        for key, ours in (("fold", channel.fold), ("links_max", channel.links), ("links_clickable", channel.clickable)):
            if key in row:
                assert ours == row[key], (name, key)
                checked += 1
        if "hashtags_max" in row:
            assert channel.hashtags <= row["hashtags_max"], name
            checked += 1
    for name, platform in ALT.items():
        assert CHANNELS[name].alt == rows[platform, "alt_text"]["limit"]
    assert checked >= 9
    assert CHANNELS["bluesky"].octets == 3000
    assert "3000 UTF-8 bytes" in rows["bluesky", "post"]["unit"]


def test_what_is_our_own_says_so() -> None:
    """A figure that no page of the platform gives is named as ours, so that nobody takes it for a rule of theirs."""
    for channel in CHANNELS.values():
        if channel.aim is not None:
            assert re.search(r"\bours\b", channel.source), channel.id


def read_limits(conformance: Path) -> dict[tuple[str, str], dict[str, Any]]:
    looked_up: list[dict[str, Any]] = json.loads((conformance / "channels" / "limits.json").read_text("utf-8"))
    return {(row["channel"], row["field"]): row for row in looked_up}


def test_a_channel_is_found_however_its_name_is_written() -> None:
    assert find_channel(" X ") is CHANNELS["x"]
    assert find_channel("Instagram") is CHANNELS["instagram"]
    assert find_channel("fax") is None


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
