"""What a replay has gathered so far, and the doors through which what desks wrote comes in: nothing is believed unread.

    state = Replaying(playbook)
    state.admit("deaths", 2, where)                      # 2
    state.admit("deaths", "many", where)                 # None, and a problem

A value of the log passes the same reader as one of `crisis.yaml`: an entry may have come from anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from crisiskit.model.vocabulary import NUMBERS, FactKind
from crisiskit.model.when import When
from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.forms import read_localized
from crisiskit.reading.keywords import nearest
from crisiskit.reading.nodes import Node
from crisiskit.reading.reports import HAPPENED, drop_future, gather_levels, words_missing
from crisiskit.reading.values import LARGEST_COUNT, LONGEST, LONGEST_SOURCE_NAME, Writing, read_value
from crisiskit.recording.kinds.body import WHEN, Plain

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.acts import Act
    from crisiskit.model.base import Localized
    from crisiskit.model.crisis import Claim, Report, Source, Value
    from crisiskit.model.entry import Entry
    from crisiskit.model.playbook import FactType, Playbook
    from crisiskit.model.vocabulary import Status

#: The longest line of a note, a decision, a question.
LONGEST_LINE = 2000


class Beginning(NamedTuple):
    """How the crisis began."""

    playbook: str
    status: Status
    zones: tuple[str, ...]
    aware_at: datetime
    house: str | None = None


@dataclass(slots=True)
class Replaying:
    """The crisis as far as it has been replayed.

    `notes` are texts by the key of the entry that they are about; `copies` are entries that were left out because another, whose
    key stands beside, says the same; `numbers` are the facts that are; `withheld` are kinds whose bodies did not come along.
    """

    playbook: Playbook
    copies: Mapping[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    began: Beginning | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    reports: list[Report] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    acts: list[Act] = field(default_factory=list)
    withheld: set[str] = field(default_factory=set)
    numbers: frozenset[str] = frozenset()
    _levels: Mapping[str, tuple[str, ...]] | None = None

    def __post_init__(self) -> None:
        """Know the facts that are numbers, which most are."""
        self.numbers = frozenset(name for name, spec in self.playbook.facts.items() if spec.type.kind in NUMBERS)

    def find(self, key: str) -> str:
        """The key under which an entry was replayed."""
        return self.copies.get(key, key)

    def admit_all(self, values: Mapping[str, Plain], at: When, where: Where) -> dict[str, Value]:
        """The values of a report of the time `at`, those left out that no fact may have, or that it cannot have told of yet."""
        admitted: dict[str, Value] = {}
        for name, plain in values.items():
            if name in self.numbers and type(plain) is int and 0 <= plain < LARGEST_COUNT:
                admitted[name] = plain
            elif (value := self.admit(name, plain, where)) is not None:
                admitted[name] = value
        if not admitted.keys().isdisjoint(HAPPENED):
            self.problems += drop_future(admitted, at, dict.fromkeys(HAPPENED, where))
        return admitted

    def admit(self, name: str, plain: Plain, where: Where) -> Value | None:
        """The value of a fact, or None with a problem where the playbook has no such fact, or the fact no such value."""
        spec = self.playbook.facts.get(name)
        if spec is None:
            self.problems.append(problem("unknown-fact", where, found=name, instead=nearest(name, self.playbook.facts)))
            return None
        kind = spec.type.kind
        if kind in NUMBERS and type(plain) is int and 0 <= plain < LARGEST_COUNT:
            return plain
        if (kind is FactKind.YES_NO and type(plain) is bool) or (kind is FactKind.CHOICE and plain in spec.type.choices):
            return plain
        if kind is FactKind.TIME and isinstance(plain, dict) and WHEN in plain:
            return self.admit_time(plain[WHEN], where)
        if kind in NUMBERS or kind in (FactKind.YES_NO, FactKind.TIME):
            found = type_of(plain)
            self.problems.append(problem("value-of-wrong-type", where, fact=name, found=found, type=kind.value))
            return None
        return self._read(name, spec.type, plain, where)

    def _read(self, name: str, kind: FactType, plain: Plain, where: Where) -> Value | None:
        """Words, as the reader of `crisis.yaml` takes them."""
        if self._levels is None:
            self._levels = gather_levels(self.playbook)
        value = read_value(to_node(plain, where), kind, Writing(name, ZoneInfo("UTC"), self._levels), self.problems)
        self.problems += words_missing(name, value, where, self.playbook) if isinstance(value, dict) else []
        return value

    def admit_time(self, text: str, where: Where) -> When | None:
        """A moment, or None with a problem."""
        try:
            return When.parse_zoned(text)
        except ValueError:
            self.problems.append(problem("bad-time", where, found=text))
            return None

    def admit_words(self, words: Localized, name: str, where: Where, limit: int = LONGEST[FactKind.TEXT]) -> Localized:
        """Words by language, none of them longer than they may be; nothing, with a problem, for others."""
        if not words:
            return {}
        read = read_localized(to_node(words, where), self.problems)
        if any(len(text) > limit or not text.isprintable() for text in read.values()):
            self.problems.append(problem("value-too-long", where, fact=name, limit=limit))
            return {}
        return read

    def admit_line(self, text: str, name: str, where: Where) -> str | None:
        """A line that somebody wrote, or None with a problem where it is longer than any, or cannot be printed."""
        if len(text) <= LONGEST_LINE and text.isprintable():
            return text
        self.problems.append(problem("value-too-long", where, fact=name, limit=LONGEST_LINE))
        return None

    def admit_names(self, source: str, names: Localized, where: Where) -> Localized:
        """The names of a source."""
        return self.admit_words(names, source, where, LONGEST_SOURCE_NAME)


def moment_of(entry: Entry) -> datetime:
    """When what an entry tells of was done: the time it holds for, else when it was recorded."""
    return When.parse_key(entry.as_of or entry.at)


def to_node(plain: Plain, where: Where) -> Node:
    """The value as a node, for the readers of `crisis.yaml`."""
    if isinstance(plain, dict):
        return Node({name: Node(text, where, written=text) for name, text in plain.items()}, where, dict.fromkeys(plain, where))
    return Node(plain, where, written=type_of(plain))


def type_of(plain: Plain) -> str:
    """A value as it would be written."""
    return str(plain).lower() if isinstance(plain, bool) else str(plain)
