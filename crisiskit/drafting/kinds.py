"""The kinds of statement as data: which parts each needs, their order in the text, who gets space first, what makes a paragraph.

    KINDS[Kind.HOLDING].needs[Part.OPENING]     # Need.REQUIRED
    KINDS[Kind.HOLDING].basis[Part.NEXT]        # ("cerc", "iata")

Adding a kind is one row here, and its words in each language's `kinds.json`. What a part rests on is named by a key of `basis`
there: CERC's first message, IATA's first post and first hour, Harrington's holding statement, Mileti and Sorensen's warning, the
Debunking Handbook, Coombs, and the laws on public information, personal data and the press.
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
    `every` names the messages of a required part that must all be said; of a part in `alone` nothing else is said, or
    only its first message where `every` names none. `basis` says on
    what a part's need rests. `promises` says whether the kind names the hour of the next word.
    """

    needs: Mapping[Part, Need]
    order: tuple[Part, ...]
    rank: tuple[Part, ...]
    blocks: tuple[tuple[Part, ...], ...]
    kept: frozenset[Part] = frozenset()
    every: Mapping[Part, tuple[str, ...]] = MappingProxyType({})
    basis: Mapping[Part, tuple[str, ...]] = MappingProxyType({})
    promises: bool = True
    alone: frozenset[Part] = frozenset()


_P = Part
_NEEDS = {
    "!": Need.REQUIRED, "!h": Need.REQUIRED_IF_HARMED, "+": Need.EXPECTED, "+h": Need.EXPECTED_IF_HARMED, "-": Need.WELCOME,
}  # fmt: skip


def _kind(
    needs: Mapping[Part, str], blocks: tuple[tuple[Part, ...], ...], rank: tuple[Part, ...], *, kept: frozenset[Part] = frozenset(),
    every: Mapping[Part, tuple[str, ...]] | None = None, basis: Mapping[Part, str] | None = None, promises: bool = True,
    alone: frozenset[Part] = frozenset(),
) -> KindSpec:  # fmt: skip
    """A kind whose text runs in the order of its blocks; each need is a sign of `_NEEDS`, each basis some keys."""
    return KindSpec(
        needs=MappingProxyType({part: _NEEDS[sign] for part, sign in needs.items()}),
        order=tuple(part for block in blocks for part in block), rank=rank, blocks=blocks, kept=kept,
        every=MappingProxyType(dict(every or {})),
        basis=MappingProxyType({part: tuple(keys.split()) for part, keys in (basis or {}).items()}), promises=promises,
        alone=alone,
    )  # fmt: skip


_FACTS = (_P.CHAIN, _P.OPENING, _P.KNOWN, _P.CHANGES, _P.DANGER)
_CARE = (_P.NOT_KNOWN, _P.SOURCE, _P.PRIVACY)
_END = (_P.ADVICE, _P.HELP, _P.NEXT)
_BLOCKS = (_FACTS, (_P.EMPATHY,), (_P.ACTIONS,), _CARE, _END)
_RANK = (
    _P.OPENING, _P.CHANGES, _P.NEXT, _P.EMPATHY, _P.KNOWN, _P.DANGER, _P.ACTIONS, _P.NOT_KNOWN, _P.HELP, _P.ADVICE, _P.PRIVACY,
    _P.SOURCE,
)  # fmt: skip
_BASE_BASIS = {
    _P.OPENING: "cerc iata harrington", _P.KNOWN: "cerc harrington", _P.EMPATHY: "cerc coombs", _P.ACTIONS: "cerc iata",
    _P.NOT_KNOWN: "cerc", _P.PRIVACY: "harrington", _P.ADVICE: "cerc coombs", _P.HELP: "cerc kip", _P.NEXT: "cerc iata",
    _P.SOURCE: "inpres", _P.DANGER: "kip coombs", _P.CHANGES: "cerc ralat",
}  # fmt: skip

KINDS: Mapping[Kind, KindSpec] = MappingProxyType(
    {
        Kind.ACKNOWLEDGEMENT: _kind(
            {
                _P.OPENING: "!", _P.NEXT: "!", _P.EMPATHY: "!h", _P.KNOWN: "+", _P.DANGER: "+", _P.ACTIONS: "+", _P.ADVICE: "-",
                _P.HELP: "-", _P.SOURCE: "-", _P.PRIVACY: "-",
            },
            _BLOCKS, _RANK, basis=_BASE_BASIS,
        ),
        Kind.HOLDING: _kind(
            {
                _P.OPENING: "!", _P.CHANGES: "!", _P.NEXT: "!", _P.EMPATHY: "!h", _P.KNOWN: "+", _P.DANGER: "+", _P.ACTIONS: "+",
                _P.NOT_KNOWN: "+", _P.HELP: "+", _P.PRIVACY: "+h", _P.ADVICE: "-", _P.SOURCE: "-",
            },
            _BLOCKS, _RANK, kept=frozenset({_P.KNOWN}), basis=_BASE_BASIS,
        ),
        Kind.UPDATE: _kind(
            {
                _P.CHAIN: "!", _P.CHANGES: "!", _P.NEXT: "!", _P.EMPATHY: "!h", _P.KNOWN: "+", _P.DANGER: "+", _P.ACTIONS: "+",
                _P.NOT_KNOWN: "-", _P.HELP: "+h", _P.OPENING: "-", _P.PRIVACY: "+h", _P.ADVICE: "-", _P.SOURCE: "-",
            },
            ((_P.CHAIN, _P.KNOWN, _P.CHANGES, _P.DANGER), (_P.EMPATHY,), (_P.OPENING, _P.ACTIONS), _CARE, _END),
            (
                _P.CHAIN, _P.CHANGES, _P.NEXT, _P.EMPATHY, _P.KNOWN, _P.DANGER, _P.ACTIONS, _P.HELP, _P.NOT_KNOWN, _P.ADVICE,
                _P.OPENING, _P.PRIVACY, _P.SOURCE,
            ),
            kept=frozenset({_P.KNOWN}), basis={**_BASE_BASIS, _P.CHAIN: "cerc"},
        ),
        Kind.CORRECTION: _kind(
            {_P.CHAIN: "+", _P.CLAIM: "!", _P.CONTACT: "+"},
            ((_P.CHAIN, _P.CLAIM), (_P.CONTACT,)),
            (_P.CLAIM, _P.CHAIN, _P.CONTACT),
            basis={_P.CLAIM: "debunking", _P.CHAIN: "debunking", _P.CONTACT: "cerc"},
            promises=False,
        ),
        Kind.APOLOGY: _kind(
            {
                _P.CHAIN: "+", _P.RESPONSIBILITY: "!", _P.EMPATHY: "!h", _P.NEXT: "!",
            },
            ((_P.CHAIN, _P.RESPONSIBILITY), (_P.EMPATHY,), (_P.NEXT,)),
            (_P.RESPONSIBILITY, _P.NEXT, _P.EMPATHY, _P.CHAIN),
            every={_P.RESPONSIBILITY: ("our-act", "remedy")},
            basis={_P.RESPONSIBILITY: "coombs", _P.EMPATHY: "coombs cerc", _P.NEXT: "cerc", _P.CHAIN: "ralat"},
        ),
        Kind.WARNING_RELAY: _kind(
            {_P.WARNING: "!", _P.ADVICE: "!", _P.NEXT: "-"},
            ((_P.WARNING,), (_P.ADVICE,), (_P.NEXT,)),
            (_P.WARNING, _P.ADVICE, _P.NEXT),
            every={_P.ADVICE: ("official-advice",)}, alone=frozenset({_P.ADVICE}),
            basis={_P.WARNING: "mileti", _P.ADVICE: "mileti", _P.NEXT: "cerc"},
        ),
        Kind.PERSONAL_DATA_NOTICE: _kind(
            {_P.CHAIN: "+", _P.DATA: "!", _P.NEXT: "+"},
            ((_P.CHAIN, _P.DATA), (_P.NEXT,)),
            (_P.DATA, _P.NEXT, _P.CHAIN),
            every={_P.DATA: ("data-exposed", "data-how", "data-handling", "data-advice", "data-contact")},
            basis={_P.DATA: "pdp", _P.NEXT: "cerc", _P.CHAIN: "pdp"},
        ),
        Kind.IMMEDIATE_INFORMATION: _kind(
            {
                _P.CHAIN: "+", _P.DANGER: "!", _P.OPENING: "+", _P.ACTIONS: "+", _P.EMPATHY: "+h", _P.WARNING: "-", _P.KNOWN: "-",
                _P.NEXT: "+",
            },
            ((_P.CHAIN, _P.DANGER), (_P.WARNING,), (_P.OPENING, _P.KNOWN), (_P.EMPATHY,), (_P.ACTIONS,), (_P.NEXT,)),
            (_P.DANGER, _P.NEXT, _P.OPENING, _P.ACTIONS, _P.EMPATHY, _P.WARNING, _P.CHAIN, _P.KNOWN),
            every={_P.DANGER: ("danger", "affected", "evacuation", "avoid", "danger-help")}, alone=frozenset({_P.OPENING}),
            basis={
                _P.DANGER: "kip", _P.ACTIONS: "kip", _P.OPENING: "kip", _P.EMPATHY: "coombs", _P.WARNING: "mileti",
                _P.NEXT: "cerc", _P.CHAIN: "kip", _P.KNOWN: "cerc",
            },
        ),
        Kind.INTERNAL: _kind(
            {
                _P.CHAIN: "!", _P.OPENING: "!", _P.STAFF: "!", _P.NEXT: "!", _P.EMPATHY: "!h", _P.KNOWN: "+", _P.DANGER: "+",
                _P.NOT_KNOWN: "+", _P.ACTIONS: "+", _P.HELP: "-", _P.PRIVACY: "-", _P.SOURCE: "-",
            },
            ((_P.CHAIN, _P.OPENING, _P.KNOWN, _P.DANGER), (_P.EMPATHY,), (_P.ACTIONS,), _CARE, (_P.STAFF,), (_P.HELP, _P.NEXT)),
            (
                _P.CHAIN, _P.OPENING, _P.STAFF, _P.NEXT, _P.EMPATHY, _P.KNOWN, _P.DANGER, _P.NOT_KNOWN, _P.ACTIONS, _P.HELP,
                _P.PRIVACY, _P.SOURCE,
            ),
            basis={**_BASE_BASIS, _P.STAFF: "coombs inpres", _P.CHAIN: "coombs"},
        ),
        Kind.CLOSING: _kind(
            {
                _P.CHAIN: "!", _P.CLOSING: "!", _P.CHANGES: "!", _P.EMPATHY: "!h", _P.KNOWN: "+", _P.HELP: "-", _P.SOURCE: "-",
                _P.CONTACT: "-",
            },
            ((_P.CHAIN, _P.KNOWN, _P.CHANGES), (_P.EMPATHY,), (_P.CLOSING,), (_P.SOURCE, _P.HELP, _P.CONTACT)),
            (_P.CHAIN, _P.CLOSING, _P.CHANGES, _P.EMPATHY, _P.KNOWN, _P.HELP, _P.SOURCE, _P.CONTACT),
            every={_P.CLOSING: ("declared", "afterwards", "review")}, kept=frozenset({_P.KNOWN}),
            basis={
                _P.CLOSING: "kemenparekraf", _P.CHAIN: "cerc", _P.EMPATHY: "coombs", _P.KNOWN: "cerc", _P.HELP: "cerc",
                _P.SOURCE: "inpres", _P.CONTACT: "cerc", _P.CHANGES: "cerc ralat",
            },
            promises=False,
        ),
        Kind.REPLY: _kind(
            {_P.ANSWER: "!", _P.OPENING: "+", _P.KNOWN: "+h", _P.EMPATHY: "+h", _P.NEXT: "+"},
            ((_P.ANSWER, _P.OPENING, _P.KNOWN), (_P.EMPATHY,), (_P.NEXT,)),
            (_P.ANSWER, _P.NEXT, _P.OPENING, _P.EMPATHY, _P.KNOWN),
            basis={_P.ANSWER: "cerc usaf", _P.OPENING: "cerc", _P.KNOWN: "cerc", _P.EMPATHY: "cerc", _P.NEXT: "cerc"},
        ),
    }
)  # fmt: skip


def is_required(need: Need, *, harmed: bool) -> bool:
    """Whether a statement without the part is refused."""
    return need is Need.REQUIRED or (need is Need.REQUIRED_IF_HARMED and harmed)


def is_expected(need: Need, *, harmed: bool) -> bool:
    """Whether the part's first message is in whenever it can be said and fits."""
    return need in (Need.EXPECTED, Need.REQUIRED_IF_HARMED) or (need is Need.EXPECTED_IF_HARMED and harmed)


def must_say(kind: KindSpec, part: Part, message: str, number: int, *, harmed: bool) -> bool:
    """Whether a message, the `number`-th of those of its part that can be said, must be in the text."""
    need = kind.needs.get(part)
    if need is None or not is_required(need, harmed=harmed):
        return False
    return message in kind.every[part] if part in kind.every else number == 0
