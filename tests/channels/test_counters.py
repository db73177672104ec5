"""All counters together: vectors add up, and the quick answer never promises more than the exact one."""

from __future__ import annotations

import dataclasses
from datetime import date
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.channels.counters import COUNTERS, Count, count_text, fits
from crisiskit.channels.table import CHANNELS, Channel

WORDS = st.one_of(
    st.sampled_from(["Kapal", "terbalik.", "“Bahari”", "10.45", "WIB…", "Rp1.500.000", "–", "S.H.,", "[3]", "€"]),
    st.sampled_from(["bmkg.go.id/gempa", "https://dephub.go.id.", "@kemenhub151", "#Sanur"]),
    st.sampled_from(["🙏🏽", "🇮🇩", "1\ufe0f\u20e3", "é", "e\u0301", "語"]),
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=12).map(" ".join),
    st.text(alphabet=st.characters(max_codepoint=0x2FF, exclude_categories=["Cc"])),
)
#: One post each; a thread has a test of its own.
LIMITED = [channel for channel in CHANNELS.values() if channel.limit is not None and channel.posts == 1]


@pytest.mark.parametrize("name", list(COUNTERS))
@given(first=TEXTS, second=TEXTS, joint=st.sampled_from([" ", "\n", "\n\n"]))
def test_the_vectors_of_joined_texts_add_up(name: str, first: str, second: str, joint: str) -> None:
    measure = COUNTERS[name].measure
    parts = map(add, map(add, measure(first), measure(joint)), measure(second))
    assert measure(first + joint + second) == tuple(parts)


@pytest.mark.parametrize("channel", LIMITED, ids=lambda channel: channel.id)
@given(text=TEXTS, times=st.integers(1, 40))
def test_a_quick_yes_is_never_taken_back(channel: Channel, text: str, times: int) -> None:
    long = " ".join([text] * times)
    count = count_text(long, channel)
    quick = fits(channel, COUNTERS[channel.counter].measure(long), comfortable=False)
    if set(channel.without) & set(long):
        assert not count.fits
        return
    assert count.fits or not quick
    if channel.parts == 1 or set(long) <= set("abcdefghijklmnopqrstuvwxyz ."):
        assert quick == count.fits


@given(text=st.text(alphabet="abc .", max_size=400))
def test_for_ordinary_letters_the_quick_answer_is_the_exact_one(text: str) -> None:
    for channel in LIMITED:
        quick = fits(channel, COUNTERS[channel.counter].measure(text), comfortable=False)
        assert quick == count_text(text, channel).fits


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("x", "a" * 280, Count(280, 280, 1, None, "weighted characters", fits=True)),
        ("x", "a" * 279 + "…", Count(281, 280, 1, None, "weighted characters", fits=False)),
        ("press", "a" * 9000, Count(9000, None, 1, None, "characters", fits=True)),
        ("whatsapp", "a" * 4097, Count(4097, 4096, 1, None, "characters", fits=False)),
        ("sms", "a" * 160, Count(160, 160, 1, "GSM-7", "SMS characters", fits=True)),
        ("sms", "a" * 161, Count(161, 306, 2, "GSM-7", "SMS characters", fits=True)),
        ("sms", "a" * 307, Count(307, 306, 3, "GSM-7", "SMS characters", fits=False)),
        ("sms", "á" * 70, Count(70, 70, 1, "UCS-2", "SMS characters", fits=True)),
        ("sms", "á" * 134, Count(134, 134, 2, "UCS-2", "SMS characters", fits=True)),
        ("sms", "á" * 135, Count(135, 134, 3, "UCS-2", "SMS characters", fits=False)),
        ("sms", "a" * 152 + "[" + "b" * 152, Count(306, 306, 3, "GSM-7", "SMS characters", fits=False)),
    ],
)
def test_a_count_says_what_its_parts_hold(name: str, text: str, expected: Count) -> None:
    assert count_text(text, CHANNELS[name]) == expected


@pytest.mark.parametrize(
    ("name", "text", "comfortable"),
    [
        ("sms", "a" * 160, True),
        ("sms", "a" * 161, False),
        ("sms", "á" * 70, True),
        ("sms", "á" * 71, False),
        ("press", "a" * 9000, True),
    ],
)
def test_comfortable_is_within_the_aim(name: str, text: str, comfortable: bool) -> None:
    channel = CHANNELS[name]
    measure = COUNTERS[channel.counter].measure(text)
    assert fits(channel, measure, comfortable=True) is comfortable


@pytest.mark.parametrize("channel", LIMITED, ids=lambda channel: channel.id)
def test_an_aim_is_reached_but_not_passed(channel: Channel) -> None:
    assert channel.aim is not None
    measure = COUNTERS[channel.counter].measure
    # A minute of Indonesian is 330 syllables.
    times = channel.aim * 330 // 60 if channel.counter == "spoken" else channel.aim
    letter = "a " if channel.counter == "spoken" else "a"
    assert fits(channel, measure(letter * times), comfortable=True)
    assert not fits(channel, measure(letter * times + "a"), comfortable=True)


def test_a_thread_holds_as_much_as_its_posts() -> None:
    thread, measure = CHANNELS["x-thread"], COUNTERS["x"].measure
    assert (thread.posts, thread.limit) == (9, 280)
    assert fits(thread, measure("a" * 9 * 280), comfortable=False)
    assert not fits(thread, measure("a" * (9 * 280 + 1)), comfortable=False)
    assert not count_text("a" * 281, thread).fits


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("threads", "Kapal “Bahari” → Sanur…", 23),
        ("threads", "Kapal hilang 🙏", 13 + 4),
        ("threads", "🙏🏽", 8),
        ("threads", "👨\u200d👩\u200d👧", 18),
        ("threads", "❤\ufe0f ❤\ufe0e", 6 + 1 + 2),
        ("threads", "1\ufe0f\u20e3 #1", 7 + 3),
        ("threads", "語", 1),
        ("mastodon", "https://bmkg.go.id/gempa", 23),
        ("mastodon", "HTTP://bmkg.go.id dan bmkg.go.id", 23 + 15),
        ("mastodon", "Info @bmkg@sosial.example hari ini", 5 + 5 + 9),
        ("mastodon", "humas@bmkg.example", 18),
        ("mastodon", "@a@b @c", 5),
        ("mastodon", "lihat https://bmkg.go.id/@b@c.example .", 6 + 23 + 2),
        ("telegram", "Kapal 🙏🏽", 6 + 4),
        ("tiktok", "🇮🇩", 4),
        ("youtube-description", "Kapal “Bahari”", 6 + 3 + 6 + 3),
        ("push", "é🙏", 2 + 4),
        ("bluesky", "👨\u200d👩\u200d👧 e\u0301", 3),
        ("linkedin", "Kapal 🙏🏽", 8),
        ("facebook", "Kapal", 5),
        ("internal", "Kapal", 5),
    ],
)
def test_each_channel_counts_as_it_says(name: str, text: str, count: int) -> None:
    assert count_text(text, CHANNELS[name]).count == count


def test_bluesky_bounds_bytes_beside_clusters() -> None:
    bluesky, family = CHANNELS["bluesky"], "👨\u200d👩\u200d👧\u200d👦"
    assert count_text(family * 120, bluesky) == Count(120, 300, 1, None, "graphemes", fits=True)
    assert len((family * 121).encode()) > 3000
    for text in (family * 121, "a" * 301):
        assert not count_text(text, bluesky).fits
        assert not fits(bluesky, COUNTERS["graphemes"].measure(text), comfortable=False)


def test_a_description_with_a_sign_that_the_channel_refuses_does_not_fit() -> None:
    assert count_text("3 orang", CHANNELS["youtube-description"]).fits
    assert not count_text("< 3 orang", CHANNELS["youtube-description"]).fits


def test_half_a_surrogate_pair_is_counted_and_no_crash() -> None:
    for channel in CHANNELS.values():
        assert count_text("kapal \ud83d", channel).count >= 1


def test_a_channel_without_limit_takes_everything() -> None:
    measure = COUNTERS["characters"].measure("a" * 100_000)
    assert fits(CHANNELS["press"], measure, comfortable=False)


def test_a_house_can_allow_more_or_fewer_parts_and_aim_at_two() -> None:
    two_parts = COUNTERS["sms"].measure("a" * 300)
    one = dataclasses.replace(CHANNELS["sms"], parts=1)
    assert not fits(one, two_parts, comfortable=False)
    assert count_text("a" * 161, one) == Count(161, 160, 2, "GSM-7", "SMS characters", fits=False)
    assert fits(dataclasses.replace(CHANNELS["sms"], aim=306), two_parts, comfortable=True)


def test_a_further_channel_is_a_row_and_a_counter() -> None:
    forum = Channel(id="forum", counter="graphemes", limit=300, source="UAX #29", checked=date(2026, 11, 24))
    assert count_text("🇮🇩" * 300, forum).fits
    assert not count_text("🇮🇩" * 301, forum).fits
