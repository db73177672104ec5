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
    """A language's first words that point back, what excuses them, and what stands before the first words."""

    points: re.Pattern[str]
    excuse: re.Pattern[str]
    before: re.Pattern[str]
    label: re.Pattern[str]


@cache
def read_beginnings(language: str) -> Beginnings:
    """The patterns of `review/tone`, rule `dangling-pronoun`."""
    rule = book(language, "review/tone")["rules"]["dangling-pronoun"]
    points, excuse, before, label = ("|".join(rule[name]) for name in ("points", "excuse", "before", "label"))
    blind = re.IGNORECASE
    return Beginnings(re.compile(points, blind), re.compile(excuse, blind), re.compile(before), re.compile(label, blind))


def check_beginning(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """The first words, if they point at what was not named before."""
    words = read_beginnings(prose.language)
    for sentence in prose.sentences:
        start = sentence.start
        while (found := words.before.match(prose.plain, start, sentence.end)) and found.end() > start:
            start = found.end()
        if start >= sentence.end or _is_label(prose.plain[start : sentence.end], words.label):
            continue
        found = words.points.match(prose.plain, start, sentence.end)
        if found and not words.excuse.match(prose.plain, start, sentence.end):
            yield Hit("dangling-pronoun", start, found.end(), setting.kind == "reply")
        return


def _is_label(line: str, label: re.Pattern[str]) -> bool:
    """Whether a line says whose text it is or what kind, and nothing yet."""
    return bool(label.fullmatch(line.strip())) or (not _LOWER.search(line) and len(line.split()) <= 6 and line[-1:] not in ".!?")
