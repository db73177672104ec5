"""A numbered thread where the sentences an update needs do not fit one post: cut between sentences, never inside one.

    posts = make_thread(["Pembaruan: …", "Basarnas, …"], channel, mark="LATIHAN: ", number=" ({number}/{of})")
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crisiskit.channels.counters import count_text
from crisiskit.language.catalogue import book
from crisiskit.language.marks import find_mark

if TYPE_CHECKING:
    from crisiskit.channels.table import Channel
    from crisiskit.drafting.assembling import Said
    from crisiskit.model.vocabulary import Status

#: More posts than this nobody reads in a crisis; a channel whose texts always run over several says how many.
LONGEST_THREAD = 9


def number_posts(said: Sequence[Said], channel: Channel, status: Status, language: str) -> list[str]:
    """The sentences as the posts of a thread in a language; none where one of them is too long or there are too many."""
    number = str(book(language, "phrases")["thread"])
    return make_thread([item.text for item in said], channel, mark=find_mark(status, language), number=number) or []


def make_thread(sentences: Sequence[str], channel: Channel, *, mark: str, number: str) -> list[str] | None:
    """The posts, each marked and numbered; None when a sentence alone does not fit or the thread would be too long."""
    longest = channel.posts if channel.posts > 1 else LONGEST_THREAD
    tail = number.format(number=longest, of=longest)
    posts: list[str] = []
    current = ""
    for sentence in sentences:
        longer = f"{current} {sentence}" if current else sentence
        if count_text(f"{mark}{longer}{tail}", channel).fits:
            current = longer
            continue
        if not current or not count_text(f"{mark}{sentence}{tail}", channel).fits:
            return None
        posts.append(current)
        current = sentence
    posts.append(current)
    if len(posts) > longest:
        return None
    if len(posts) == 1:
        return [f"{mark}{current}"]
    return [f"{mark}{post}{number.format(number=at, of=len(posts))}" for at, post in enumerate(posts, 1)]
