r"""Further ways of saying what a rule forbids: whole turns of phrase, beside the patterns of the rule's own family.

    {"dangling-pronoun": {"find": ["\\A\\W{0,3}(?P<words>(?:that|this) (?:was|were) (?:found|wrong))\\b"]}}

They lie in the language's `review/sayings.json`, by rule, in the form that `crisiskit.reviewing.wordings` reads. What a rule's
family excuses is not excused here: a saying brings its own excuses. Only what breaks its rule by itself, whatever stands beside it,
is kept here: turns of phrase learned from single texts make the reviewer loud on others.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.reviewing.wordings import find_wordings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.hits import Hit, Setting
    from crisiskit.reviewing.prose import Prose


@cache
def list_sayings(language: str) -> tuple[str, ...]:
    """The rules that have sayings in this language."""
    return tuple(book(language, "review/sayings")["rules"])


def check_sayings(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """Where the text uses one of them."""
    for rule in list_sayings(prose.language):
        yield from find_wordings(rule, "sayings", prose, setting)
