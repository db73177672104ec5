"""The last touch: the house's hashtags, the count of the longest post, and the problem where a text does not fit at all.

    finish(channel, "id", house, posts, said, dropped).longest.count     # 268
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.channels.counters import Count, count_text
from crisiskit.drafting.heading import add_hashtags
from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from crisiskit.channels.table import Channel
    from crisiskit.drafting.assembling import Said
    from crisiskit.drafting.sentences import Candidate
    from crisiskit.model.house import House


class Text(NamedTuple):
    """A text as it leaves the desk."""

    text: str
    posts: list[str]
    said: list[Said]
    dropped: Sequence[Candidate]
    longest: Count


def finish(
    channel: Channel, language: str, house: House, posts: list[str], said: list[Said], dropped: Sequence[Candidate],
    counts: Sequence[Count] = (),
) -> Text:  # fmt: skip
    """The text with the house's hashtags, and the count of its longest post; `counts` are those of the posts where known."""
    whole = add_hashtags(posts, house, channel, language)
    known = counts if whole is posts and counts else [count_text(post, channel, language) for post in whole]
    return Text("\n\n".join(whole), whole, said, dropped, max(known, key=lambda count: count.count))


def refuse_length(channel: Channel, count: Count) -> Problem:
    """What is said where nothing more can be left out."""
    return problem("does-not-fit", channel=channel.id, count=count.count, limit=count.limit or 0, parts=count.parts)
