r"""What a text must hold for a pattern to match at all: one of a few strings, found by reading the pattern.

    find_anchors(r"\b(?:oknum|ulah) (?:warga|massa)\b")      # ("warga", "massa")

Looking for plain strings is far cheaper than trying a pattern at every letter, and most texts hold none of them. A pattern of
which nothing can be said has no anchors, and is always tried.
"""

from __future__ import annotations

import re._constants as op  # type: ignore[import-not-found]
from functools import cache
from re import _parser  # type: ignore[attr-defined]
from typing import Any

#: More strings than this are no cheaper than the pattern; shorter ones stand in every text.
_MOST, _SHORTEST = 400, 3
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


@cache
def find_anchors(pattern: str) -> tuple[str, ...]:
    """Small-letter strings of which every match of the pattern holds one; () where that cannot be said."""
    found = _required(_parser.parse(pattern))
    return tuple(sorted(found)) if found and len(found) <= _MOST and _weigh(found) >= _SHORTEST else ()


def _weigh(found: frozenset[str]) -> int:
    return min(map(len, found))


def _required(items: Any) -> frozenset[str]:
    """The best set of strings one of which a sequence must hold: the one whose shortest is longest, then the smallest."""
    sets: list[frozenset[str]] = []
    run = ""
    for kind, value in items:
        if kind is op.LITERAL:
            run += chr(value).lower()
            continue
        sets += [frozenset({run})] if run else []
        run = ""
        sets.append(_of(kind, value))
    sets += [frozenset({run})] if run else []
    return max((found for found in sets if found), key=lambda found: (_weigh(found), -len(found)), default=frozenset())


def _of(kind: Any, value: Any) -> frozenset[str]:
    """The set of one piece of a pattern; empty where it may match without any string we know."""
    if kind is op.SUBPATTERN:
        return _required(value[3])
    if kind is op.ATOMIC_GROUP:
        return _required(value)
    if kind in _REPEATS:
        return _required(value[2]) if value[0] >= 1 else frozenset()
    if kind is op.BRANCH:
        branches = [_required(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    return frozenset()
