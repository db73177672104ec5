"""The severity of a situation at a moment, with its reasons.

    assessment = assess(situation, now=now)
    assessment.reached, assessment.reasons[0].because["id"]     # HIGH, "ada yang masih dicari"

Two rules carry it (design, invariant 6): what nobody knows never lowers the level, because rows are judged in three values; and a
rumour may raise it, because rows are judged twice, over confirmed facts and over confirmed and newer reported ones, and the higher
answer stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice, product
from typing import TYPE_CHECKING

from crisiskit.grammar.evaluating import facts_in, kleene
from crisiskit.model.assessment import Assessment, Reason
from crisiskit.model.crisis import Value
from crisiskit.model.vocabulary import Certainty, Cluster, Severity
from crisiskit.recording.folding import fold

if TYPE_CHECKING:
    from crisiskit.model.playbook import Playbook, SeverityRow
    from crisiskit.model.situation import Fact, Knowledge, Reading, Situation

#: While authorities disagree on several facts at once, at most this many combinations of their values are tried.
MOST_WORLDS = 64

#: One way things may stand: a value for each fact that has one.
World = Mapping[str, Value]


def assess(
    situation: Situation, *, now: datetime, previous: Assessment | None = None, knowledge: Knowledge | None = None
) -> Assessment:
    """The assessment at `now` (aware).

    `previous` is the last one made: a level falls only after two assessments at least the level's interval apart. `knowledge`
    spares folding the reports again. Raises ValueError for a `now` without a zone.
    """
    if now.tzinfo is None:
        raise ValueError("now must carry its zone")
    playbook = situation.playbook
    facts = (knowledge or fold(situation, now)).facts
    sure = list(_worlds(facts, lambda fact: fact.candidates))
    heard = list(_worlds(facts, lambda fact: fact.suspected))
    reasons = [reason for row in _rows(playbook) if (reason := _reason(row, playbook, facts, sure, heard)) is not None]
    reasons.sort(key=lambda reason: reason.level, reverse=True)
    reached = reasons[0].level if reasons else Severity.MONITOR
    possible = max((row.level for row, _ in _rows(playbook) if _may_hold(row, playbook, heard)), default=reached)
    undecided = _undecided(playbook, sure, reached)
    wanted = max(reached, playbook.starts_at) if undecided else reached
    planned, held_since = _held(wanted, now, playbook, previous)
    cluster, flags = _cluster(playbook, sure)
    return Assessment(
        at=now, reached=reached, possible=max(possible, reached), planned=planned, reasons=tuple(reasons), undecided=undecided,
        held_since=held_since, cluster=cluster, flags=flags,
    )  # fmt: skip


def _rows(playbook: Playbook) -> Iterator[tuple[SeverityRow, int]]:
    """The severity rows with their numbers, which find the words of each language."""
    return ((row, number) for number, row in enumerate(playbook.severity))


def _worlds(facts: Mapping[str, Fact], values_of: Callable[[Fact], tuple[Value, ...]]) -> Iterator[World]:
    """Every way things may stand: one as a rule, several while authorities disagree; the worse of them steers the level."""
    names = [name for name, fact in facts.items() if values_of(fact)]
    choices = [values_of(facts[name]) for name in names]
    return (dict(zip(names, values, strict=True)) for values in islice(product(*choices), MOST_WORLDS))


def _any(row: SeverityRow, playbook: Playbook, worlds: list[World]) -> bool:
    """Whether the row is true in some world."""
    return any(kleene(row.when, world.get, playbook.facts, playbook.conditions) is True for world in worlds)


def _may_hold(row: SeverityRow, playbook: Playbook, worlds: list[World]) -> bool:
    """Whether the row is true in some world, or may still become so."""
    return any(kleene(row.when, world.get, playbook.facts, playbook.conditions) is not False for world in worlds)


def _reason(
    numbered: tuple[SeverityRow, int], playbook: Playbook, facts: Mapping[str, Fact], sure: list[World], heard: list[World]
) -> Reason | None:
    row, number = numbered
    confirmed = _any(row, playbook, sure)
    if not confirmed and not _any(row, playbook, heard):
        return None
    readings = tuple(
        reading
        for name in facts_in(row.when, playbook.conditions)
        if (reading := _reading(facts[name], confirmed=confirmed)) is not None
    )
    because = {language: text.because[number] for language, text in playbook.texts.items() if number < len(text.because)}
    certainty = Certainty.CONFIRMED if confirmed else Certainty.REPORTED
    return Reason(level=row.level, because=because, rests_on=certainty, readings=readings)


def _reading(fact: Fact, *, confirmed: bool) -> Reading | None:
    """The reading a judgement rests on."""
    return fact.confirmed if confirmed else (fact.reported or fact.confirmed)


def _undecided(playbook: Playbook, sure: list[World], reached: Severity) -> tuple[str, ...]:
    """The open facts that could still raise the level, those of the highest rows first: the first to be verified.

    Judged over confirmed facts only: what is merely reported is still to be established.
    """
    found: dict[str, None] = {}
    for row in sorted(playbook.severity, key=lambda row: row.level, reverse=True):
        if row.level > reached or not _any(row, playbook, sure):
            for world in sure[:1]:
                if kleene(row.when, world.get, playbook.facts, playbook.conditions) is None:
                    found.update((name, None) for name in facts_in(row.when, playbook.conditions) if name not in world)
    return tuple(found)


def _held(
    wanted: Severity, now: datetime, playbook: Playbook, previous: Assessment | None
) -> tuple[Severity, datetime | None]:
    """The level to plan for, and since when a lower one has been seen if it is being held back."""
    if previous is None or wanted >= previous.planned:
        return wanted, None
    since = previous.held_since or now
    clock = playbook.clocks.get(previous.planned)
    interval = (clock.interval if clock else None) or timedelta(0)
    return (wanted, None) if previous.held_since and now - since >= interval else (previous.planned, since)


def _cluster(playbook: Playbook, sure: list[World]) -> tuple[Cluster | None, tuple[str, ...]]:
    """The SCCT cluster, which may only rise, and the flags; both on confirmed facts alone."""
    order = list(Cluster)
    cluster = playbook.cluster
    flags: list[str] = []
    for row in playbook.cluster_rows:
        if not all(kleene(row.when, world.get, playbook.facts, playbook.conditions) is True for world in sure):
            continue
        if not isinstance(row.cluster, Cluster):
            flags.append(row.cluster)
        elif cluster is None or order.index(row.cluster) > order.index(cluster):
            cluster = row.cluster
    return cluster, tuple(flags)
