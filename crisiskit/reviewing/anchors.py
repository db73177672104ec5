r"""What a text must hold for a pattern to match at all: of each of a few sets of strings, one; found by reading the pattern.

    read_anchors(r"\b(?:oknum|ulah) (?:warga|massa)\b")      # (("massa ", "warga "), (" oknum", " ulah"))

Looking for plain strings is far cheaper than trying a pattern at every letter, or than compiling it, and most texts hold none of
them. A pattern of which nothing can be said has no anchors, and is always tried. Reading all the patterns of a language takes
seconds, so what was read is kept in its `review/anchors.json`; a pattern that is not there, such as a house's own, is read when
it is needed. `pytest -m soak tests/reviewing/test_anchors.py --update-golden` writes the file anew.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from crisiskit.language.catalogue import LANGUAGES, book

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Strings of which a text with a match holds at least one, as `spread` writes it.
Anchor = tuple[str, ...]
#: More strings than this are no cheaper than the pattern; shorter ones stand in every text.
_MOST, _SHORTEST = 400, 3
_BETWEEN = re.compile(r"\W")


@cache
def find_anchors(pattern: str) -> tuple[Anchor, ...]:
    """The anchors of a pattern, from the languages' files or by reading it; equal ones are one object."""
    kept = _keep().get(name_pattern(pattern))
    return tuple(_same(anchor) for anchor in read_anchors(pattern)) if kept is None else kept


def name_pattern(pattern: str) -> str:
    """The name under which the anchors of a pattern are kept: twelve hexadecimal digits of its hash."""
    return blake2b(pattern.encode(), digest_size=6).hexdigest()


@cache
def _keep() -> Mapping[str, tuple[Anchor, ...]]:
    """What all languages keep: the anchors of each pattern by its name."""
    found: dict[str, tuple[Anchor, ...]] = {}
    for language in LANGUAGES:
        kept = book(language, "review/anchors")
        anchors = [_same(tuple(anchor)) for anchor in kept["anchors"]]
        found |= {name: tuple(anchors[number] for number in numbers) for name, numbers in kept["patterns"].items()}
    return found


@cache
def _same(anchor: Anchor) -> Anchor:
    return anchor


def read_anchors(pattern: str) -> tuple[Anchor, ...]:
    """The anchors of a pattern, the longest strings first; () where nothing can be said."""
    from re import _parser  # type: ignore[attr-defined]

    found = {each for each in _require(_parser.parse(pattern)) if len(each) <= _MOST and _weigh(each) >= _SHORTEST}
    return tuple(tuple(sorted(each)) for each in sorted(found, key=lambda each: (-_weigh(each), len(each), sorted(each))))


def spread(text: str) -> str:
    """A text as anchors are looked for in it: small letters, a space for every sign that is part of no word, and at both ends."""
    return f" {_BETWEEN.sub(' ', text.lower())} "


def _weigh(found: frozenset[str]) -> int:
    return min(map(len, found))


def _require(items: Any, edges: tuple[bool, bool] = (False, False)) -> list[frozenset[str]]:
    """The sets of strings of each of which a sequence must hold one; `edges` says at which end of it a word ends."""
    found: list[frozenset[str]] = []
    run = ""
    bound = edges[0]
    pieces = [(str(kind), value) for kind, value in items]
    for at, (kind, value) in enumerate(pieces):
        if kind == "LITERAL":
            sign = _BETWEEN.sub(" ", chr(value).lower())
            run += f" {sign}" if bound and sign != " " else sign
            bound = False
            continue
        ends = kind == "AT" and str(value) == "AT_BOUNDARY"
        found += _close(run, ends=ends)
        run = ""
        last = at + 1 == len(pieces)
        follows = edges[1] if last else _is_boundary(pieces[at + 1])
        found += _of(kind, value, (bound, follows))
        bound = ends
    return [*found, *_close(run, ends=edges[1])]


def _is_boundary(piece: tuple[str, Any]) -> bool:
    return piece[0] == "AT" and str(piece[1]) == "AT_BOUNDARY"


def _close(run: str, *, ends: bool) -> list[frozenset[str]]:
    """The set of a run of letters; where a word ends with it, a space follows."""
    if not run:
        return []
    return [frozenset({f"{run} " if ends and run[-1] != " " else run})]


def _of(kind: str, value: Any, edges: tuple[bool, bool]) -> list[frozenset[str]]:
    """The sets of one piece of a pattern; none where it may match without any string we know."""
    if kind == "SUBPATTERN":
        return _require(value[3], edges)
    if kind == "ATOMIC_GROUP":
        return _require(value, edges)
    if kind in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _require(value[2]) if value[0] >= 1 else []
    if kind == "BRANCH":
        branches = [_best(_require(branch, edges)) for branch in value[1]]
        return [frozenset().union(*branches)] if all(branches) else []
    return []


def _best(found: list[frozenset[str]]) -> frozenset[str]:
    """Of several sets the one whose shortest string is longest, then the smallest; empty where there is none."""
    return max(found, key=lambda each: (_weigh(each), -len(each), sorted(each)), default=frozenset())
