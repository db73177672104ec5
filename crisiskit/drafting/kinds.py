"""The kinds of statement as data: which parts each needs, their order in the text, who gets space first, what makes a paragraph.

    KINDS[Kind.HOLDING].needs[Part.OPENING]     # Need.REQUIRED

Adding a kind is one row here. What each part rests on: CERC's first message, IATA's first post and first-hour summary, and
Harrington's holding statement.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Part

#: The named condition that says people are dead, missing or hurt.
HARMED = "harmed"


class Need(Enum):
    """How much a kind needs a part. HARM variants weigh that much where people are harmed, and less elsewhere."""

    #: Drafting refuses when it cannot be said.
    REQUIRED = "required"
    #: Required where people are harmed, otherwise expected.
    REQUIRED_IF_HARMED = "required if harmed"
    #: Its first message must be in whenever it can be said and fits the channel's limit.
    EXPECTED = "expected"
    #: Expected where people are harmed, otherwise welcome.
    EXPECTED_IF_HARMED = "expected if harmed"
    #: In while it fits the channel's comfortable length.
    WELCOME = "welcome"


class KindSpec(NamedTuple):
    """What a kind is made of. `order` is the order in the text, `rank` the order in which space is given.

    `kept` are expected parts for which a further post is begun, where the channel allows one, rather than leaving them out.
    """

    needs: Mapping[Part, Need]
    order: tuple[Part, ...]
    rank: tuple[Part, ...]
    blocks: tuple[tuple[Part, ...], ...]
    kept: frozenset[Part] = frozenset()


_P = Part
_BLOCKS = (
    (_P.CHAIN, _P.OPENING, _P.KNOWN, _P.CHANGES), (_P.EMPATHY,), (_P.ACTIONS,), (_P.NOT_KNOWN, _P.SOURCE, _P.PRIVACY),
    (_P.ADVICE, _P.HELP, _P.NEXT),
)  # fmt: skip
_ORDER = (
    _P.OPENING, _P.KNOWN, _P.EMPATHY, _P.ACTIONS, _P.NOT_KNOWN, _P.SOURCE, _P.PRIVACY, _P.ADVICE, _P.HELP, _P.NEXT,
)  # fmt: skip
_RANK = (
    _P.OPENING, _P.NEXT, _P.EMPATHY, _P.KNOWN, _P.ACTIONS, _P.NOT_KNOWN, _P.HELP, _P.ADVICE, _P.PRIVACY, _P.SOURCE,
)  # fmt: skip

KINDS: Mapping[Kind, KindSpec] = MappingProxyType(
    {
        Kind.ACKNOWLEDGEMENT: KindSpec(
            needs=MappingProxyType(
                {
                    _P.OPENING: Need.REQUIRED, _P.NEXT: Need.REQUIRED, _P.EMPATHY: Need.REQUIRED_IF_HARMED,
                    _P.KNOWN: Need.EXPECTED, _P.ACTIONS: Need.EXPECTED, _P.ADVICE: Need.WELCOME, _P.HELP: Need.WELCOME,
                    _P.SOURCE: Need.WELCOME, _P.PRIVACY: Need.WELCOME,
                }
            ),
            order=_ORDER, rank=_RANK, blocks=_BLOCKS,
        ),
        Kind.HOLDING: KindSpec(
            needs=MappingProxyType(
                {
                    _P.OPENING: Need.REQUIRED, _P.NEXT: Need.REQUIRED, _P.EMPATHY: Need.REQUIRED_IF_HARMED,
                    _P.KNOWN: Need.EXPECTED, _P.ACTIONS: Need.EXPECTED, _P.NOT_KNOWN: Need.EXPECTED, _P.HELP: Need.EXPECTED,
                    _P.PRIVACY: Need.EXPECTED_IF_HARMED, _P.ADVICE: Need.WELCOME, _P.SOURCE: Need.WELCOME,
                }
            ),
            order=_ORDER, rank=_RANK, blocks=_BLOCKS, kept=frozenset({_P.KNOWN}),
        ),
        Kind.UPDATE: KindSpec(
            needs=MappingProxyType(
                {
                    _P.CHAIN: Need.REQUIRED, _P.CHANGES: Need.REQUIRED, _P.NEXT: Need.REQUIRED,
                    _P.EMPATHY: Need.REQUIRED_IF_HARMED, _P.KNOWN: Need.EXPECTED, _P.ACTIONS: Need.EXPECTED,
                    _P.NOT_KNOWN: Need.WELCOME, _P.HELP: Need.EXPECTED_IF_HARMED, _P.OPENING: Need.WELCOME,
                    _P.PRIVACY: Need.EXPECTED_IF_HARMED, _P.ADVICE: Need.WELCOME, _P.SOURCE: Need.WELCOME,
                }
            ),
            order=(
                _P.CHAIN, _P.KNOWN, _P.CHANGES, _P.EMPATHY, _P.OPENING, _P.ACTIONS, _P.NOT_KNOWN, _P.SOURCE, _P.PRIVACY, _P.ADVICE,
                _P.HELP, _P.NEXT,
            ),
            rank=(
                _P.CHAIN, _P.CHANGES, _P.NEXT, _P.EMPATHY, _P.KNOWN, _P.ACTIONS, _P.HELP, _P.NOT_KNOWN, _P.ADVICE, _P.OPENING,
                _P.PRIVACY, _P.SOURCE,
            ),
            blocks=(
                (_P.CHAIN, _P.KNOWN, _P.CHANGES), (_P.EMPATHY,), (_P.OPENING, _P.ACTIONS), (_P.NOT_KNOWN, _P.SOURCE, _P.PRIVACY),
                (_P.ADVICE, _P.HELP, _P.NEXT),
            ),
            kept=frozenset({_P.KNOWN}),
        ),
    }
)  # fmt: skip


def is_required(need: Need, *, harmed: bool) -> bool:
    """Whether a statement without the part is refused."""
    return need is Need.REQUIRED or (need is Need.REQUIRED_IF_HARMED and harmed)


def is_expected(need: Need, *, harmed: bool) -> bool:
    """Whether the part's first message is in whenever it can be said and fits."""
    return need in (Need.EXPECTED, Need.REQUIRED_IF_HARMED) or (need is Need.EXPECTED_IF_HARMED and harmed)
