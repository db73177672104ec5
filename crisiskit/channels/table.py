"""What each channel takes, as a dated and sourced table that a house can override.

One object of `channels.json` is one channel; a further channel is one more object there and at most one more counter in
`counters`. What an object leaves out has the value that `Channel` gives it:

    {"id": "x", "counter": "x", "limit": 280, "aim": 270, "overflow": "thread", "short": true, "gaps": 1, "handles": 1,
     "source": "docs.x.com/fundamentals/counting-characters ...", "checked": "2026-11-24"}
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any


class Overflow(Enum):
    """What happens to a statement whose required parts do not fit: nothing, a numbered thread, a further SMS part."""

    NONE = "none"
    THREAD = "thread"
    PARTS = "parts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One channel: how long a text may be there, how that is counted, and what a text there looks like.

    Attributes:
        id: the word for it in documents and commands, such as `x`.
        counter: key of `counters.COUNTERS`; says in what `limit` and `aim` are counted.
        limit: the most one post takes, or one unjoined SMS part in GSM-7 letters; None where there is no limit.
        aim: a comfortable length in the same unit, for the whole text (160 letters of SMS are one part); None for any.
        fold: what is seen of a post before it is opened; the opening and the figures come before it.
        parts: how many SMS parts at most; 1 on every other channel.
        posts: over how many numbered posts a text may always run; 1 where it is one post unless it overflows.
        octets: the most bytes of UTF-8 that one post may have beside its count; None for any.
        without: signs that the channel refuses.
        overflow: what happens when the required parts of a statement do not fit.
        strict: only required parts may pass the aim; elsewhere expected ones may too.
        short: short names, unexpanded, the first zone only.
        gaps: how many phrases of the "we do not yet know" sentence at most.
        paragraphs: blocks are separated by an empty line, otherwise by a space.
        headline: the text carries a headline.
        layout: the layout that sets the text, or None where the text is printed as it is.
        signs: the text must carry the agency's short name, because the reader does not see who sent it.
        utc: an English text gives the occurrence in UTC as well.
        handles: how many of the house's other channels a text names.
        clickable: whether a reader can follow a link in the text.
        links: how many links the channel takes; None for any number.
        hashtags: how many hashtags a text has at most; 0 for none.
        picture: whether nothing is published there without a picture or video.
        alt: how many characters of text a picture can carry for those who do not see it; None where it carries none.
        source: where the limit is written, and which figures are our own.
        checked: when the source was last read.
    """

    id: str
    counter: str
    limit: int | None = None
    aim: int | None = None
    fold: int | None = None
    parts: int = 1
    posts: int = 1
    octets: int | None = None
    without: str = ""
    overflow: Overflow = Overflow.NONE
    strict: bool = False
    short: bool = False
    gaps: int = 3
    paragraphs: bool = False
    headline: bool = False
    layout: str | None = None
    signs: bool = False
    utc: bool = False
    handles: int = 2
    clickable: bool = True
    links: int | None = None
    hashtags: int = 0
    picture: bool = False
    alt: int | None = None
    source: str
    checked: date

    @property
    def is_heard(self) -> bool:
        """Whether the text is read aloud: a listener wants whole sentences and names, and to be told who speaks."""
        return self.counter == "spoken"

    @property
    def is_brief(self) -> bool:
        """Whether agencies have their short names from the first mention on."""
        return self.short and not self.is_heard


def _read_row(row: Mapping[str, Any]) -> Channel:
    typed = {"overflow": Overflow(row.get("overflow", "none")), "checked": date.fromisoformat(row["checked"])}
    return Channel(**{**row, **typed})


@functools.cache
def load_channels() -> Mapping[str, Channel]:
    """All channels by id, in the order of the table, read once."""
    rows = json.loads(Path(__file__).with_name("channels.json").read_text(encoding="utf-8"))
    return MappingProxyType({row["id"]: _read_row(row) for row in rows})


class _ChannelTable(Mapping[str, Channel]):
    """The table as a mapping that reads its file when it is first asked, not when it is imported."""

    def __getitem__(self, name: str) -> Channel:
        return load_channels()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(load_channels())

    def __len__(self) -> int:
        return len(load_channels())


CHANNELS: Mapping[str, Channel] = _ChannelTable()


def find_channel(name: str) -> Channel | None:
    """The channel of this name, however its letters are written ("X", "Instagram"), or None."""
    return load_channels().get(name.strip().casefold())
