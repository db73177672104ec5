"""The value of a fact, as people write it in `crisis.yaml`, on the command line or in a table, read by the fact's type.

    read_value(Node("capsized", where), FactType(kind=CHOICE, choices=("capsized", "sunk")), context)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.letters import is_shouted, soften
from crisiskit.model.crisis import Value
from crisiskit.model.playbook import FactType
from crisiskit.model.vocabulary import FactKind
from crisiskit.problems import Problem, problem
from crisiskit.reading.forms import read_localized
from crisiskit.reading.keywords import keywords
from crisiskit.reading.nodes import Node
from crisiskit.reading.times import TimeTrouble, read_when

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

#: The longest a value may be, in characters; the check proves at these bounds that an acknowledgement fits its channels.
LONGEST = MappingProxyType({FactKind.NAME: 60, FactKind.PLACE: 80, FactKind.TEXT: 200})
#: The longest name of a source, and the longest short name of an agency: the same proof takes them at these bounds.
LONGEST_SOURCE_NAME, LONGEST_SHORT_NAME = 60, 40
#: What belongs to wordings and pages, never to a name, a place or a text that is said as it stands.
MARKS = ("{{", "}}", "[[", "]]", "<", ">")
#: More than all people there are: a slip of the finger, not a count.
LARGEST_COUNT = 10_000_000_000


class Writing(NamedTuple):
    """What is needed to read a value: the fact's name for messages, the crisis's zone for times."""

    fact: str
    zone: ZoneInfo
    schemes: Mapping[str, tuple[str, ...]]


Reader = Callable[[Node, FactType, Writing, list[Problem]], Value | None]


def read_value(node: Node, kind: FactType, writing: Writing, problems: list[Problem]) -> Value | None:
    """The typed value, or None with a problem at the value's place."""
    value = READERS[kind.kind](node, kind, writing, problems)
    longest = LONGEST.get(kind.kind)
    if longest is not None and value is not None:
        texts = [*value.values()] if isinstance(value, dict) else [str(value)]
        if any(len(text) > longest for text in texts):
            problems.append(problem("value-too-long", node.where, fact=writing.fact, limit=longest))
            return None
        found = next((mark for text in texts for mark in MARKS if mark in text), None)
        is_plain = all(text.isprintable() and any(sign.isalnum() for sign in text) for text in texts)
        if found is not None or not is_plain:
            problems.append(problem("value-has-marks", node.where, fact=writing.fact, found=found or "\u2026"))
            return None
        problems += [find_capitals(node, text) for text in texts if is_shouted(text)]
    return value


def find_capitals(node: Node, text: str) -> Problem:
    """The warning where a value is written in capitals throughout, with what to write instead."""
    return problem("value-in-capitals", node.where, found=text, instead=soften(text))


def _wrong(node: Node, kind: FactType, writing: Writing) -> Problem:
    found = node.written if node.written is not None else "…"
    return problem("value-of-wrong-type", node.where, fact=writing.fact, found=found, type=kind.kind.value)


def _count(node: Node, kind: FactType, writing: Writing, problems: list[Problem]) -> Value | None:
    """A whole number; digits may be grouped as people group them (5.405 or 5,405)."""
    value = node.value
    if isinstance(value, str):
        value = _ungroup(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < LARGEST_COUNT:
        problems.append(_wrong(node, kind, writing))
        return None
    return value


def _ungroup(text: str) -> int | None:
    """The number that some digits make: together, or in groups of three with one sort of sign between them."""
    for sign in (".", ",", " "):
        groups = text.split(sign)
        plain = "".join(groups)
        is_grouped = len(groups) == 1 or (0 < len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))
        if is_grouped and plain.isascii() and plain.isdigit() and len(plain) < 16:
            return int(plain)
    return None


def _money(node: Node, kind: FactType, writing: Writing, problems: list[Problem]) -> Value | None:
    """Rupiah: a whole number, or `Rp5.000.000`."""
    if isinstance(node.value, str):
        plain = node.value.removeprefix("Rp").removesuffix(",00").strip()
        return _count(Node(plain, node.where, written=node.written), kind, writing, problems)
    return _count(node, kind, writing, problems)


def _yes_no(node: Node, kind: FactType, writing: Writing, problems: list[Problem]) -> Value | None:
    """Yes or no in any of the languages, or true and false."""
    if isinstance(node.value, bool):
        return node.value
    for language in LANGUAGES:
        if isinstance(node.value, str) and (answer := keywords(language).yes_no(node.value)) is not None:
            return answer
    problems.append(_wrong(node, kind, writing))
    return None


def _choice(node: Node, kind: FactType, writing: Writing, problems: list[Problem]) -> Value | None:
    options = kind.choices if kind.kind is FactKind.CHOICE else writing.schemes.get(kind.scheme or "", ())
    if node.written in options:
        return node.written
    found = node.written or "…"
    problems.append(problem("unknown-choice", node.where, fact=writing.fact, found=found, instead=", ".join(options)))
    return None


def _name(node: Node, kind: FactType, writing: Writing, problems: list[Problem]) -> Value | None:
    """A proper name, the same in every language, as it is written."""
    text = _without_stop(" ".join((node.written or "").split()))
    if not text:
        problems.append(_wrong(node, kind, writing))
        return None
    return text


def _without_stop(text: str) -> str:
    """The words without the stop people put behind them out of habit: a sentence brings its own."""
    return text.removesuffix(".") if not text.endswith("..") and text.count(".") == 1 else text


def _localized(node: Node, _: FactType, __: Writing, problems: list[Problem]) -> Value | None:
    words = read_localized(node, problems, as_written=True)
    return {language: _without_stop(text) for language, text in words.items()} or None


def _time(node: Node, kind: FactType, writing: Writing, problems: list[Problem]) -> Value | None:
    if node.written is None:
        problems.append(_wrong(node, kind, writing))
        return None
    try:
        return read_when(node.written, writing.zone)
    except TimeTrouble as trouble:
        problems.append(problem(trouble.code, node.where, **trouble.arguments))
        return None


#: How each kind of value is read.
READERS: Mapping[FactKind, Reader] = MappingProxyType(
    {
        FactKind.COUNT: _count, FactKind.COUNT_NOW: _count, FactKind.MONEY: _money, FactKind.YES_NO: _yes_no,
        FactKind.CHOICE: _choice, FactKind.OFFICIAL: _choice, FactKind.NAME: _name, FactKind.PLACE: _localized,
        FactKind.TEXT: _localized, FactKind.TIME: _time,
    }
)  # fmt: skip
