r"""Chosen sentences to a text: in the kind's order, in paragraphs, names expanded at first mention, marked where it is a drill.

    assemble(sentences, kind, channel)      # ["KMP Contoh tenggelam …\n\nKami turut prihatin …"]
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.drafting.voicing import Mention, Words
from crisiskit.language.lists import capitalise
from crisiskit.model.vocabulary import Part

if TYPE_CHECKING:
    from crisiskit.channels.table import Channel
    from crisiskit.drafting.kinds import KindSpec
    from crisiskit.drafting.sentences import Candidate, Form

#: A change stands among what is known, right behind the figures.
_BESIDE = {Part.CHANGES: Part.KNOWN}
_ENDS = (".", "!", "?")
_NO_SPACE_BEFORE = (",", ".", ";", ":", "?", "!")


class Said(NamedTuple):
    """A sentence as it stands in the text."""

    text: str
    candidate: Candidate
    form: Form


def spell(words: Words, late: Mapping[str, str], named: set[str] | None) -> str:
    """The words as text. `named` holds the agencies already named in a long text; None where names are always short."""
    pieces: list[str] = []
    for word in words:
        if isinstance(word, str):
            pieces.append(word)
        elif isinstance(word, Mention):
            name = word.later if named is None or word.agency in named else word.first
            begins = bool(pieces) and pieces[-1].rstrip().endswith(_ENDS)
            pieces.append(capitalise(name) if begins else name)
            if named is not None:
                named.add(word.agency)
        else:
            pieces.append(late.get(word.name, ""))
    return tidy("".join(pieces))


def tidy(text: str) -> str:
    """One space between words, none before a stop: what a vanished phrase may leave behind."""
    text = " ".join(text.split())
    for stop in _NO_SPACE_BEFORE:
        text = text.replace(f" {stop}", stop)
    return capitalise(text)


def put_in_order(
    chosen: Mapping[Candidate, Form], sayable: Mapping[Part, Sequence[Candidate]], kind: KindSpec, say: Callable[[Form], str]
) -> list[Said]:
    """The sentences in the order of the text, each spelled out by `say` in that order."""
    found = []
    candidates = [candidate for part in kind.order for candidate in sayable.get(part, ()) if candidate in chosen]
    for candidate in sorted(candidates, key=lambda item: (kind.order.index(_BESIDE.get(item.part, item.part)), item.place)):
        text = say(chosen[candidate])
        if text:
            found.append(Said(text, candidate, chosen[candidate]))
    return found


def make_paragraphs(sentences: Sequence[Said], kind: KindSpec) -> list[str]:
    """The sentences of each block as one paragraph."""
    paragraphs = []
    for block in kind.blocks:
        inside = [item.text for item in sentences if item.candidate.part in block]
        if inside:
            paragraphs.append(" ".join(inside))
    return paragraphs


def join_post(sentences: Sequence[Said], kind: KindSpec, channel: Channel) -> str:
    """One post's text, without mark or signature."""
    if channel.paragraphs:
        return "\n\n".join(make_paragraphs(sentences, kind))
    return join(sentences)


def join(sentences: Sequence[Said]) -> str:
    """The sentences one behind the other."""
    return " ".join(item.text for item in sentences)
