"""What was said, held against what was known: values that differ from the record or from each other, errors and their correction.

    find_clashes(evidence)          # statements on two channels that stated the same fact otherwise, with nothing new between
    find_corrections(evidence)      # each value that was said and turned out wrong, and when the public was told

Only values are compared, which a kept statement carries with their source; no text is judged.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Certainty, FactKind
from crisiskit.model.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crisiskit.debriefing.evidence import Evidence, Sent
    from crisiskit.model.crisis import Claim, Value
    from crisiskit.model.situation import Reading
    from crisiskit.model.statement import UsedFact


class Pair(NamedTuple):
    """One fact that two statements stated while both stood; whether otherwise."""

    fact: str
    first: Sent
    second: Sent
    clashes: bool


class Correction(NamedTuple):
    """A value that was said and that a later report took back; `told_at` is when the public was told, None while it was not."""

    fact: str
    said: Sent
    at: datetime
    told_at: datetime | None
    cites: tuple[str, ...]


class Answered(NamedTuple):
    """A claim that is not so, and when it was put right in public."""

    claim: Claim
    seen_at: datetime
    told_at: datetime | None
    cites: tuple[str, ...]


def find_pairs(evidence: Evidence) -> list[Pair]:
    """Statements on different channels that state the same fact, the first still standing and nothing confirmed between them."""
    found = []
    for first, second in combinations(evidence.public, 2):
        one, two = first.statement, second.statement
        if one.channel == two.channel or not _stands(evidence, first, two.drafted_at):
            continue
        values = {used.fact: used.value for used in one.facts}
        for used in two.facts:
            if used.fact in values and not _is_renewed(evidence, used.fact, one.drafted_at, two.drafted_at):
                found.append(Pair(used.fact, first, second, values[used.fact] != used.value))
    return found


def _stands(evidence: Evidence, sent: Sent, at: datetime) -> bool:
    """Whether nothing has followed a statement on its channel in its language up to a moment."""
    own = sent.statement
    return not any(
        (item.statement.channel, item.statement.language) == (own.channel, own.language)
        and own.drafted_at < item.statement.drafted_at <= at
        for item in evidence.public
    )


def _is_renewed(evidence: Evidence, fact: str, since: datetime, until: datetime) -> bool:
    known = evidence.knowledge.facts.get(fact)
    return known is not None and any(since < item.at.key <= until for item in known.history)


def find_inaccurate(evidence: Evidence) -> tuple[int, list[tuple[Sent, UsedFact]]]:
    """How many values were stated, and those that nobody had confirmed when they were."""
    number, wrong = 0, []
    for sent in evidence.public:
        for used in sent.statement.facts:
            number += 1
            if not any(spell(item.value) == used.value for item in _confirmed(evidence, used.fact, sent.statement.drafted_at)):
                wrong.append((sent, used))
    return number, wrong


def find_corrections(evidence: Evidence) -> list[Correction]:
    """Every count that was said and fell, and every value said and withdrawn; a figure that went on counting was no error."""
    found: dict[str, Correction] = {}
    for sent in evidence.public:
        for used in sent.statement.facts:
            if used.fact in found:
                continue
            wrong = _find_error(evidence, sent, used)
            if wrong is not None:
                at, cite = wrong
                told = _find_telling(evidence, used.fact, at)
                cites = (sent.file, cite, *(() if told is None else (told.file,)))
                found[used.fact] = Correction(used.fact, sent, at, None if told is None else told.statement.drafted_at, cites)
    return list(found.values())


def _find_error(evidence: Evidence, sent: Sent, used: UsedFact) -> tuple[datetime, str] | None:
    """When and by what a value was taken back after it was said."""
    since, spec = sent.statement.drafted_at, evidence.situation.playbook.facts.get(used.fact)
    if spec is None:
        return None
    for report in evidence.reports:
        if report.at.key <= since:
            continue
        value = report.confirmed.get(used.fact)
        fell = spec.type.kind is FactKind.COUNT and isinstance(value, int) and isinstance(used.value, int) and value < used.value
        counted = any(item.where == report.where for item in _confirmed(evidence, used.fact, evidence.now))
        if (fell and counted) or used.fact in report.withdrawn:
            return report.at.key, evidence.cite(report)
    return None


def _find_telling(evidence: Evidence, fact: str, since: datetime) -> Sent | None:
    """The first statement that told the public of the change."""
    return next(
        (
            sent for sent in evidence.public
            if sent.statement.drafted_at >= since and any(change.fact == fact for change in sent.statement.changes)
        ),
        None,
    )  # fmt: skip


def find_answers(evidence: Evidence) -> list[Answered]:
    """The claims that are not so, each with the first correction in public that quotes it."""
    crisis, found = evidence.situation.crisis, []
    for claim in crisis.claims:
        seen_at = crisis.aware_at if claim.seen is None else claim.seen.key
        if claim.verdict.value != "untrue" or seen_at > evidence.now:
            continue
        told = next((sent for sent in evidence.public if _puts_right(sent, claim, seen_at)), None)
        cites = (evidence.cite_place(claim.where), *(() if told is None else (told.file,)))
        found.append(Answered(claim, seen_at, None if told is None else told.statement.drafted_at, cites))
    return found


def _puts_right(sent: Sent, claim: Claim, since: datetime) -> bool:
    """Whether a statement is a correction that quotes the claim."""
    statement = sent.statement
    words = _plain(claim.text.get(statement.language, ""))
    return statement.kind is Kind.CORRECTION and statement.drafted_at >= since and bool(words) and words in _plain(statement.text)


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def find_contradictions(evidence: Evidence) -> Iterator[tuple[str, tuple[Reading, ...]]]:
    """The facts for which authorities confirmed different values for the same moment, with those readings."""
    for name, fact in evidence.knowledge.facts.items():
        groups: dict[datetime, list[Reading]] = {}
        for item in fact.history:
            if item.certainty is Certainty.CONFIRMED and item.as_of.clock is not None:
                groups.setdefault(item.as_of.key, []).append(item)
        for group in groups.values():
            last = {item.authority: item for item in group}
            if len({str(spell(item.value)) for item in last.values()}) > 1:
                yield name, tuple(last.values())


def find_other_values(evidence: Evidence) -> Iterator[tuple[str, Reading]]:
    """What somebody reported and nobody with the authority ever confirmed, where one of them confirmed something else."""
    for name, fact in evidence.knowledge.facts.items():
        sure = [spell(item.value) for item in fact.history if item.certainty is Certainty.CONFIRMED]
        if not sure:
            continue
        for item in fact.history:
            if item.certainty is Certainty.REPORTED and spell(item.value) not in sure:
                yield name, item


def _confirmed(evidence: Evidence, fact: str, until: datetime) -> list[Reading]:
    known = evidence.knowledge.facts.get(fact)
    history = () if known is None else known.history
    return [item for item in history if item.certainty is Certainty.CONFIRMED and item.at.key <= until]


def spell(value: Value) -> object:
    """A value as a kept statement has it."""
    return value.isoformat() if isinstance(value, When) else value
