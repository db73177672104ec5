"""Reports folded into facts, for any moment.

    knowledge = fold(situation, now)
    knowledge.facts["rescued"].sayable.value      # 30, from Basarnas as of 4 July

Reports later than `now` are not seen. A later report never erases a confirmed reading: only a newer confirmation by an authority of
the fact does, or an explicit withdrawal (design, section 5).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.model.base import Localized, made
from crisiskit.model.situation import Fact, Knowledge, Reading, Situation
from crisiskit.model.vocabulary import Certainty, FactKind
from crisiskit.model.when import DAY_HOUR
from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.crisis import Crisis, Report, Value
    from crisiskit.model.house import House
    from crisiskit.model.playbook import FactSpec, Playbook


class Withdrawal(NamedTuple):
    """A withdrawal: the order of the report that made it, its reason, and, in a log, its entry and those it takes back."""

    order: int
    because: Localized
    entry: str | None = None
    taken: tuple[str, ...] = ()

    def reaches(self, reading: Reading) -> bool:
        """Whether it takes a reading back: in a file all that were there before it, in a log those that it names."""
        return reading.order <= self.order if self.entry is None else reading.entry in self.taken

    def missed(self, reading: Reading) -> bool:
        """Whether reading and withdrawal crossed: two desks wrote them, and neither had seen the other's."""
        return self.entry is not None and not self.reaches(reading) and self.entry not in reading.after


def fold(situation: Situation, now: datetime) -> Knowledge:
    """Every fact of the playbook as it stands at `now` (aware)."""
    seen = [report for report in situation.crisis.reports if report.at.key <= now]
    facts, problems = fold_reports(seen, situation.playbook, situation.house, situation.crisis)
    return made(Knowledge)(now=now, facts=facts, problems=tuple(problems))


def fold_reports(
    reports: Iterable[Report], playbook: Playbook, house: House, crisis: Crisis
) -> tuple[dict[str, Fact], list[Problem]]:
    """The facts that some reports make, and what is doubtful about them."""
    problems: list[Problem] = []
    readings: dict[str, list[Reading]] = {name: [] for name in playbook.facts}
    withdrawals: dict[str, list[Withdrawal]] = {}
    for order, report in enumerate(_in_order(reports)):
        authority = authority_of(report.source, playbook, house, crisis)
        if authority is None:
            problems.append(problem("unknown-source", report.places.get("from"), found=report.source))
            authority = report.source
        theirs = _find_own_acts(authority, report, playbook, crisis)
        for reading in _readings(report, order, authority, playbook, house, problems, theirs):
            readings[reading.fact].append(reading)
        for name in report.withdrawn:
            if name in playbook.facts and name not in theirs:
                if may_confirm(authority, playbook.facts[name], house):
                    taken = report.withdraws.get(name, ())
                    because = report.because.get(name, {})
                    withdrawals.setdefault(name, []).append(Withdrawal(order, because, report.entry, taken))
                else:
                    problems.append(_not_the_authority(name, report, playbook.facts[name]))
    facts = {
        name: _fold_fact(playbook.facts[name], items, withdrawals.get(name, ()), problems) for name, items in readings.items()
    }
    return facts, [item for item in problems if not _settled(item, readings, facts)]


def _in_order(reports: Iterable[Report]) -> Iterable[Report]:
    """Reports of a file by when we learned them; those of a log as they are replayed, whatever the clocks of desks said."""
    reports = tuple(reports)
    if any(report.entry is not None for report in reports):
        return reports
    return [report for _, report in sorted(enumerate(reports), key=lambda item: (item[1].at.key, item[0]))]


def _settled(item: Problem, readings: Mapping[str, Sequence[Reading]], facts: Mapping[str, Fact]) -> bool:
    """Whether a confirmation by someone who may not confirm has since been confirmed by one who may."""
    name = str(item.argument("fact"))
    if item.code != "not-the-authority" or name not in facts:
        return False
    doubtful = next((reading for reading in readings[name] if reading.where == item.where), None)
    sure = facts[name].confirmed
    return doubtful is not None and sure is not None and held_at(sure) >= held_at(doubtful)


def authority_of(source: str, playbook: Playbook, house: House, crisis: Crisis) -> str | None:
    """Whose word a source carries: an agency's id, `self` for our own people, the source itself; None if nobody knows it.

    `self` and the roles are those of the agency that opened the crisis: for another that reads it they are that agency's people.
    """
    declared = crisis.sources.get(source)
    word_of = declared.speaks_for if declared is not None and declared.speaks_for else source
    if word_of == "self" or word_of in playbook.roles:
        return "self" if crisis.house in (None, house.registry) else crisis.house
    if word_of == house.registry:
        return "self"
    return word_of if declared is not None or word_of in playbook.agencies else None


def may_confirm(authority: str, spec: FactSpec, house: House) -> bool:
    """Whether an authority may confirm a fact: it is named for it, or nobody is."""
    return not spec.authority or authority in spec.authority or (authority == "self" and house.registry in spec.authority)


def _readings(
    report: Report, order: int, authority: str, playbook: Playbook, house: House, problems: list[Problem],
    theirs: Collection[str] = (),
) -> Iterable[Reading]:  # fmt: skip
    """The readings of one report; a confirmation by someone who may not confirm counts as reported, `theirs` not at all."""
    for certainty, values in ((Certainty.CONFIRMED, report.confirmed), (Certainty.REPORTED, report.reported)):
        for name, value in values.items():
            if name in theirs:
                continue
            spec = playbook.facts[name]
            sure = certainty
            if certainty is Certainty.CONFIRMED and not may_confirm(authority, spec, house):
                problems.append(_not_the_authority(name, report, spec))
                sure = Certainty.REPORTED
            yield made(Reading)(
                fact=name, value=value, certainty=sure, source=report.source, authority=authority, at=report.at,
                as_of=report.as_of or report.at, order=order, because=report.because.get(name, {}),
                entry=report.entry, after=report.after, where=report.places.get(name, report.where),
            )  # fmt: skip


def _find_own_acts(authority: str, report: Report, playbook: Playbook, crisis: Crisis) -> frozenset[str]:
    """The facts of a report that are another agency's own acts: true of that agency, and no word about us.

    Only of an agency that speaks in this crisis itself; that somebody else tells of our acts is a slip, and told as one.
    """
    if authority == "self" or authority not in (*crisis.houses, crisis.house):
        return frozenset()
    names = (*report.confirmed, *report.reported, *report.withdrawn)
    specs = {name: playbook.facts[name] for name in names if name in playbook.facts}
    return frozenset(name for name, spec in specs.items() if "self" in spec.authority and authority not in spec.authority)


def _not_the_authority(name: str, report: Report, spec: FactSpec) -> Problem:
    where = report.places.get(name, report.where)
    return problem("not-the-authority", where, fact=name, found=report.source, instead=", ".join(spec.authority))


def _fold_fact(spec: FactSpec, readings: Sequence[Reading], withdrawals: Sequence[Withdrawal], problems: list[Problem]) -> Fact:
    confirmed = sorted((item for item in readings if item.certainty is Certainty.CONFIRMED), key=age)
    standing = [item for item in confirmed if not any(gone.reaches(item) for gone in withdrawals)]
    gone = [item for item in confirmed if item not in standing]
    current = standing[-1] if standing else None
    disputed = _disputed(standing, problems)
    fell = spec.type.kind is FactKind.COUNT and not disputed and _fell(standing, problems)
    reported = max((item for item in readings if item.certainty is Certainty.REPORTED), key=age, default=None)
    if reported is not None and current is not None and age(reported) <= age(current):
        reported = None
    return made(Fact)(
        id=spec.id, confirmed=current, disputed=disputed, fell_unexplained=fell, reported=reported,
        overtaken=current is not None and _overtaken(current, standing, withdrawals, problems),
        withdrawn=gone[-1] if gone and current is None else None,
        withdrawn_because=withdrawals[-1].because if gone and current is None else {}, history=tuple(readings),
    )  # fmt: skip


def _overtaken(
    current: Reading, standing: Sequence[Reading], withdrawals: Sequence[Withdrawal], problems: list[Problem]
) -> bool:
    """Whether the reading crossed with a withdrawal, and nobody who had seen that has confirmed the fact since."""
    for gone in withdrawals:
        if gone.missed(current) and not any(gone.entry in item.after for item in standing):
            problems.append(problem("confirmed-while-withdrawn", current.where, fact=current.fact))
            return True
    return False


def newer_reports(fact: Fact) -> tuple[Reading, ...]:
    """What was reported after the confirmed reading, by anybody; of one source for one moment only its last word."""
    latest = {(item.source, item.as_of): item for item in fact.history if item.certainty is Certainty.REPORTED}
    return tuple(item for item in latest.values() if fact.confirmed is None or age(item) > age(fact.confirmed))


def age(reading: Reading) -> tuple[datetime, int]:
    """What makes one reading newer than another: the moment it holds for, then the order of the reports."""
    return (held_at(reading), reading.order)


def held_at(reading: Reading) -> datetime:
    """The moment a reading holds for, for order: an as-of that is a date alone is as late on that day as the report itself."""
    as_of, at = reading.as_of, reading.at
    is_date = as_of.clock is None and as_of.part is None
    return min(at.key, as_of.key + timedelta(hours=24 - DAY_HOUR)) if is_date else as_of.key


def _disputed(standing: Sequence[Reading], problems: list[Problem]) -> tuple[Reading, ...]:
    """The readings of several authorities for the newest moment, when they differ: neither is said."""
    if not standing:
        return ()
    newest = held_at(standing[-1])
    latest: dict[str, Reading] = {item.authority: item for item in standing if held_at(item) == newest}
    values: list[Value] = []
    for item in latest.values():
        if item.value not in values:
            values.append(item.value)
    if len(values) < 2:
        return ()
    last = standing[-1]
    names = ", ".join(sorted(item.source for item in latest.values()))
    problems.append(problem("sources-disagree", last.where, fact=last.fact, found=names))
    return tuple(latest.values())


def _fell(standing: Sequence[Reading], problems: list[Problem]) -> bool:
    """Whether the newest value of a count lies below one said before without a reason."""
    highest: Value = -1
    fell: Reading | None = None
    for item in standing:
        if isinstance(item.value, int) and isinstance(highest, int) and item.value < highest and not item.because:
            fell = item
        else:
            highest, fell = item.value, None
    if fell is not None:
        problems.append(problem("count-fell", fell.where, fact=fell.fact, before=str(highest), after=str(fell.value)))
    return fell is not None

