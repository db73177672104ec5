"""A situation: playbook, house and crisis together, and what is known at a moment.

    knowledge = crisiskit.recording.folding.fold(situation, now)
    knowledge.facts["deaths"].sayable      # 6, or None while nothing may be said
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from crisiskit.model.base import Localized, Model
from crisiskit.model.crisis import Crisis, Value
from crisiskit.model.house import House, OwnLayout
from crisiskit.model.mentions import Mentions
from crisiskit.model.playbook import Playbook
from crisiskit.model.vocabulary import Certainty
from crisiskit.model.when import When
from crisiskit.problems import Problem, Where


class Reading(Model):
    """One value of a fact from one source: what they said, how sure, when we learned it and the time it holds for."""

    fact: str
    value: Value
    certainty: Certainty
    source: str
    authority: str
    at: When
    as_of: When
    order: int
    because: Localized = {}
    entry: str | None = None
    after: tuple[str, ...] = ()
    where: Where


class Fact(Model):
    """What is known of one fact at one moment: the fold of its readings.

    `candidates` are the confirmed values that may hold: one as a rule, several while authorities disagree, none when nothing is
    confirmed. `overtaken` is a confirmation that crossed with a withdrawal of another desk's: it stands, and is not said until
    confirmed again. `sayable` is the reading whose value may be printed.
    """

    id: str
    confirmed: Reading | None = None
    disputed: tuple[Reading, ...] = ()
    fell_unexplained: bool = False
    overtaken: bool = False
    reported: Reading | None = None
    withdrawn: Reading | None = None
    withdrawn_because: Localized = {}
    history: tuple[Reading, ...] = ()

    @property
    def candidates(self) -> tuple[Value, ...]:
        """The confirmed values that may hold."""
        if self.disputed:
            return tuple(reading.value for reading in self.disputed)
        return () if self.confirmed is None else (self.confirmed.value,)

    @property
    def sayable(self) -> Reading | None:
        """The confirmed reading that may be printed, or None."""
        return None if self.disputed or self.fell_unexplained or self.overtaken else self.confirmed


class Knowledge(Model):
    """Every fact of the playbook as it stands at `now`, and the problems found while folding."""

    now: datetime
    facts: dict[str, Fact]
    problems: tuple[Problem, ...] = ()

    def candidates(self, name: str) -> tuple[Value, ...]:
        """The confirmed values that a fact may have; none for a fact the playbook does not declare."""
        fact = self.facts.get(name)
        return () if fact is None else fact.candidates


class Situation(Model):
    """Playbook, house and crisis, checked together. What could be read is here; the rest is `problems`.

    `mentions` are the counts that the crisis names, if it names any: a signal, which no statement uses.
    `partners` are the other agencies that speak here, by their ids in the registry.
    `layouts` are the house's own, by name, as they are in their files: nothing of them has been run.
    """

    playbook: Playbook
    house: House
    crisis: Crisis
    folder: Path | None = None
    partners: dict[str, House] = {}
    layouts: dict[str, OwnLayout] = {}
    mentions: Mentions | None = None
    problems: tuple[Problem, ...] = ()
