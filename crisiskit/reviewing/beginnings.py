"""A text that begins by pointing at something nobody has named: “Peristiwa tersebut …”, “It happened …”.

    check_beginning(read_prose("Hal tersebut terjadi kemarin.", "id"), Setting("post"))     # finds “Hal tersebut”

A letterhead, a dateline, a greeting and the mark of a drill do not begin a text; a headline does. A reply answers something, so
there it is a hint. Openings of a playbook are checked in `crisiskit.reviewing.words`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.language.catalogue import book
from crisiskit.reviewing.hits import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.hits import Setting
    from crisiskit.reviewing.prose import Prose

_LOWER = re.compile(r"[a-zà-þ]")


class Beginnings(NamedTuple):
    """A language's first words that point back, surely or perhaps, what excuses them, and what stands before the first words."""

    points: re.Pattern[str]
    doubtful: re.Pattern[str]
    excuse: re.Pattern[str]
    before: re.Pattern[str]
    label: re.Pattern[str]


@cache
def read_beginnings(language: str) -> Beginnings:
    """The patterns of `review/tone`, rule `dangling-pronoun`."""
    rule = book(language, "review/tone")["rules"]["dangling-pronoun"]
    points, doubtful, excuse, label = (
        re.compile("|".join(rule[name]), re.IGNORECASE) for name in ("points", "doubtful", "excuse", "label")
    )
    return Beginnings(points, doubtful, excuse, re.compile("|".join(rule["before"])), label)


def check_beginning(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """The first words, if they point at what was not named before."""
    words = read_beginnings(prose.language)
    for sentence in prose.sentences:
        start = sentence.start
        while (found := words.before.match(prose.flowing, start, sentence.end)) and found.end() > start:
            start = found.end()
        if start >= sentence.end or _is_label(prose.flowing[start : sentence.end], words.label):
            continue
        yield from _point(prose, start, sentence.end, words, setting)
        return


def _point(prose: Prose, start: int, end: int, words: Beginnings, setting: Setting) -> Iterator[Hit]:
    """The first words, if they point back and nothing excuses them; “Bus itu” may be any bus, so it is a hint."""
    clear = words.points.match(prose.flowing, start, end)
    found = clear or words.doubtful.match(prose.flowing, start, end)
    if found and not words.excuse.match(prose.flowing, start, end):
        yield Hit("dangling-pronoun", start, found.end(), clear is None or setting.kind == "reply")


def _is_label(line: str, label: re.Pattern[str]) -> bool:
    """Whether a line says whose text it is or what kind, and nothing yet."""
    return bool(label.fullmatch(line.strip())) or (not _LOWER.search(line) and len(line.split()) <= 6 and line[-1:] not in ".!?")
