"""The reviewer's rules in one table: each has a name, a family, and a pure function that finds where a text breaks it.

    for hit in RULES["blame"].check(prose, setting): …

A rule whose check is `find_wordings` is data alone: its patterns, excuses and sentences lie in the language's folder `review`, in
the file of its family. A further rule is a line here and its sentences there; a rule of the house is in its `house.yaml`.
What each rule means is on the page docs/reference/review.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.prose import Prose
from crisiskit.reviewing.wordings import find_wordings

Check = Callable[[Prose, Setting], Iterator[Hit]]


class Rule(NamedTuple):
    """A rule: its name, which is the code of its problems, the file its sentences are in, and what finds it."""

    name: str
    family: str
    check: Check


def _by_words(family: str, *names: str) -> list[Rule]:
    """Rules that are patterns alone."""
    return [Rule(name, family, partial(find_wordings, name, family)) for name in names]


_ALL = (
    *_by_words("tone", "no-comment"),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in _ALL})
