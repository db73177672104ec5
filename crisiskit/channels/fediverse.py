"""How Threads and Mastodon count: characters, but an emoji, a link or an address counts otherwise.

    Threads:  "Kapal hilang 🙏"                                 13 + 4, the bytes of the emoji in UTF-8
    Mastodon: "https://bmkg.go.id/gempa @bmkg@sosial.example"   23 + 1 + 5, whatever follows the second @

Threads: the platform's pages for developers. Mastodon: docs.joinmastodon.org/user/posting; a link counts 23 only if it begins with
http:// or https://.
"""

from __future__ import annotations

import functools
import re

from crisiskit.channels.counting import Measure, PostCounter, count_bytes
from crisiskit.channels.graphemes import is_pictograph, split_graphemes
from crisiskit.channels.urls import locate_urls
from crisiskit.channels.x import is_emoji

#: What a link counts on Mastodon.
LINK = 23


class ThreadsCounter(PostCounter):
    """Counts characters, an emoji as many as its bytes."""

    def measure(self, text: str) -> Measure:
        """The number of characters and of what emoji have more."""
        if text.isascii() or not _signs_of_emoji().search(text):
            return (len(text),)
        emoji = [cluster for cluster in split_graphemes(text) if is_emoji(cluster) or _stands_alone(cluster)]
        return (len(text) + sum(count_bytes(cluster) - len(cluster) for cluster in emoji),)


@functools.cache
def _signs_of_emoji() -> re.Pattern[str]:
    """What a text must have for its emoji to be looked at; arrows, dashes and quotes are left out."""
    return re.compile("[\u203c\u2049\u20e3\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a-\U0010ffff]")


def _stands_alone(cluster: str) -> bool:
    return len(cluster) == 1 and _signs_of_emoji().match(cluster) is not None and is_pictograph(cluster)


@functools.cache
def _addresses() -> re.Pattern[str]:
    """An address of another server: its user's name is kept, the server's is not counted."""
    return re.compile(r"(?<![\w@/])(@[A-Za-z0-9_]+)@[A-Za-z0-9][A-Za-z0-9.-]*")


class MastodonCounter(PostCounter):
    """Counts characters, a link as 23, an address without its server."""

    def measure(self, text: str) -> Measure:
        """The number of characters, links and addresses at their own count."""
        total, end = 0, 0
        if "://" in text:
            for start, stop in locate_urls(text):
                if text[start : start + 4].lower() == "http":
                    total += _count_plain(text[end:start]) + LINK
                    end = stop
        return (total + _count_plain(text[end:] if end else text),)


def _count_plain(text: str) -> int:
    """The characters of a text without links."""
    if "@" not in text:
        return len(text)
    return len(_addresses().sub(r"\1", text))
