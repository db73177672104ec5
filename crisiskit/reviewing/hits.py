"""What the rules are told of a text beside its words, and what they find.

    Hit("blame", 14, 31)        # the words from the 14th sign to the 31st
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crisiskit.channels.table import find_channel

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.house import OwnRule
    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.model.vocabulary import Cluster
    from crisiskit.reviewing.prose import Prose

#: Kinds of text that are reviewed for their wording alone; the other kinds are those of `Kind`.
WORDING_ONLY = ("press-release", "post", "reply")


class Earlier(NamedTuple):
    """What was said before in this crisis: its words, and when where that is known."""

    prose: Prose
    at: datetime | None = None


class Setting(NamedTuple):
    """What the text is: its kind (a value of `Kind`, or one of `WORDING_ONLY`), its channel, whether it is an excerpt.

    With `situation`, what it says is held against `knowledge`, the fold of that situation at the moment asked about.
    `earlier` are the texts before it in the crisis, the oldest first; `other` is the same text in another language; `cluster`
    is the crisis's in SCCT, where it is known; `rules` are those of a house whose crisis is not given.
    """

    kind: str
    channel: str | None = None
    excerpt: bool = False
    situation: Situation | None = None
    knowledge: Knowledge | None = None
    earlier: tuple[Earlier, ...] = ()
    other: Prose | None = None
    cluster: Cluster | None = None
    rules: tuple[OwnRule, ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether the channel has no room for full names; the reader sees there when it was sent."""
        channel = find_channel(self.channel) if self.channel else None
        return channel is not None and channel.short

    @property
    def is_post(self) -> bool:
        """Whether the reader sees the account that sent it, and can ask there."""
        channel = find_channel(self.channel) if self.channel else None
        return channel is not None and channel.layout is None


class Hit(NamedTuple):
    """Where a text breaks a rule: from which sign to which (both 0 for a part that is missing), and what its sentence needs."""

    rule: str
    start: int = 0
    end: int = 0
    hint: bool = False
    arguments: tuple[tuple[str, str | int], ...] = ()
