"""Which of SCCT's strategies a text uses, and at which words.

    find_strategies(read_prose("Kami memohon maaf. Kejadian ini di luar kendali kami.", "id"))
    # {"apology": [(0, 17)], "excuse": [(28, 48)]}

Coombs (2007): deny, diminish (excuse, justification), rebuild (compensation, apology), bolster (reminder, victimage). `correct`
is no denial: it says that a claim about something else is not true.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.reviewing.wordings import Wording, is_excused, read_wording, search

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crisiskit.reviewing.prose import Prose

#: The strategies that admit something, and those that make it smaller; a denial goes with neither.
REBUILD, DIMINISH = ("apology", "compensation"), ("excuse", "justify")

Span = tuple[int, int]
#: The texts of one review: several rules ask the same of them.
_REMEMBERED = 32


@cache
def read_strategies(language: str) -> Mapping[str, tuple[Wording, ...]]:
    """The patterns of each strategy, of the language's `review/chain.json`."""
    words = book(language, "review/chain")["words"]
    strategies = book(language, "review/chain")["strategies"]
    return {name: tuple(read_wording(item, spec, words) for item in spec["find"]) for name, spec in strategies.items()}


@lru_cache(maxsize=_REMEMBERED)
def find_strategies(prose: Prose) -> Mapping[str, list[Span]]:
    """The words of each strategy the text uses, by place; a quotation that the text corrects uses none."""
    found: dict[str, list[Span]] = {}
    for name, wordings in read_strategies(prose.language).items():
        spans = {
            match.span()
            for wording in wordings
            for match in search(wording, prose)
            if not is_excused(wording, prose, *match.span())
        }
        if spans:
            found[name] = _join(sorted(spans))
    return found


def _join(spans: list[Span]) -> list[Span]:
    """The spans, those that overlap made one."""
    joined = spans[:1]
    for start, end in spans[1:]:
        if start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
