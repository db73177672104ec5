"""The severity of a situation at a moment, with its reasons.

    assessment = assess(situation, now=now)
    assessment.reached, assessment.reasons[0].because["id"]     # HIGH, "ada yang masih dicari"

Two rules carry it (design, invariant 6): what nobody knows never lowers the level, because rows are judged in three values; and a
rumour may raise it, because rows are judged twice, over confirmed facts and over confirmed and newer reported ones, and the higher
answer stands. Mentions are such a rumour: they raise the level to high at most and decide nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice, product
from typing import TYPE_CHECKING

from crisiskit.assessing.holding import find_interval, follow
from crisiskit.grammar.evaluating import facts_in, kleene
from crisiskit.model.assessment import Assessment, Reason
from crisiskit.model.base import made
from crisiskit.model.situation import Fact, Reading
from crisiskit.model.vocabulary import Certainty, Cluster, Severity
from crisiskit.recording.folding import fold, newer_reports

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.acts import Decision
    from crisiskit.model.condition import Condition
    from crisiskit.model.crisis import Report, Value
    from crisiskit.model.playbook import Playbook, SeverityRow
    from crisiskit.model.situation import Knowledge, Situation

#: While authorities disagree and rumours differ on several facts of one row, at most this many combinations are tried.
MOST_WORLDS = 1024

#: One way things may stand: a reading for each fact that has one.
World = Mapping[str, Reading]
Choice = Callable[[Fact], tuple[Reading, ...]]


def assess(
    situation: Situation, *, now: datetime, previous: Assessment | None = None, knowledge: Knowledge | None = None
) -> Assessment:
    """The assessment at `now` (aware).

    `previous` is the last one made: a level falls only after two assessments at least the level's interval apart. Without it those
    of the log are made again, where the crisis has one, and a fall needs a decision besides. `knowledge` spares folding the reports
    again. Raises ValueError for a `now` without a zone.
    """
    if now.tzinfo is None:
        raise ValueError("now must carry its zone")
    found = _judge_alone(situation, now, knowledge)
    if previous is not None:
        planned, held_since = _held(found.planned, now, situation.playbook, previous)
        return found.model_copy(update={"planned": planned, "held_since": held_since})
    acts = situation.crisis.acts
    return found if acts is None else _hold_by_log(found, situation, acts.decisions)


def _hold_by_log(found: Assessment, situation: Situation, made_so_far: tuple[Decision, ...]) -> Assessment:
    """The assessment with the level that the course of the log has led to."""
    decisions = {item.at: item for item in made_so_far if item.level is not None and item.at <= found.at}
    names = frozenset(name for row in situation.playbook.severity for name in facts_in(row.when, situation.playbook.conditions))
    told = (report for report in situation.crisis.reports if not names.isdisjoint(_list_facts(report)))
    clocks = {report.at.clock for report in told if report.at.clock is not None}
    aware = situation.crisis.aware_at
    moments = sorted({min(aware, found.at), *decisions, *(clock for clock in clocks if aware < clock < found.at)} - {found.at})
    wanted = [(moment, _judge_alone(situation, moment).planned) for moment in moments]
    course = follow(situation.playbook, [*wanted, (found.at, found.planned)], decisions)
    since = course.held_since
    return found.model_copy(update={
        "planned": course.level, "held_since": since, "stages": tuple(course.stages), "unheeded": course.unheeded,
        "falls_to": None if since is None else course.wanted,
        "falls_from": None if since is None else since + find_interval(situation.playbook, course.level),
    })  # fmt: skip


def _list_facts(report: Report) -> Iterator[str]:
    """The facts that a report tells of."""
    return chain(report.confirmed, report.reported, report.withdrawn)


def _judge_alone(situation: Situation, now: datetime, knowledge: Knowledge | None = None) -> Assessment:
    """The assessment of one moment, without what came before: the level planned for is the one that is wanted."""
    playbook = situation.playbook
    grader = _Grader(playbook, (knowledge or fold(situation, now)).facts)
    reasons = [reason for number, row in enumerate(playbook.severity) if (reason := grader.reason(row, number)) is not None]
    if situation.mentions is not None:
        from crisiskit.assessing.attention import find_reason

        reasons += find_reason(situation.mentions, now)
    reasons.sort(key=lambda reason: reason.level, reverse=True)
    reached = reasons[0].level if reasons else Severity.MONITOR
    sure = max((item.level for item in reasons if item.rests_on is Certainty.CONFIRMED), default=Severity.MONITOR)
    possible = max((row.level for row in playbook.severity if grader.may_hold(row)), default=reached)
    may_rise = any(row.level > sure and grader.open_facts(row) for row in playbook.severity)
    planned = max(reached, playbook.starts_at) if may_rise else reached
    cluster, flags = grader.cluster()
    return made(Assessment)(
        at=now, reached=reached, possible=max(possible, reached), planned=planned, reasons=tuple(reasons),
        undecided=grader.undecided(), cluster=cluster, flags=flags,
    )  # fmt: skip


def _confirmed(fact: Fact) -> tuple[Reading, ...]:
    """The readings one of which holds: several while authorities disagree, and the worse of them steers the level."""
    return fact.disputed or (() if fact.confirmed is None else (fact.confirmed,))


def _suspected(fact: Fact) -> tuple[Reading, ...]:
    """With what has been reported since: only a confirmation lowers, so every newer report counts, not only the last."""
    return (*_confirmed(fact), *newer_reports(fact))


def _conceivable(fact: Fact) -> tuple[Reading, ...]:
    """As suspected, but what was never confirmed may be anything."""
    return _suspected(fact) if _confirmed(fact) else ()


@dataclass(frozen=True, slots=True)
class _Grader:
    """Judges a playbook's rows over what is known."""

    playbook: Playbook
    facts: Mapping[str, Fact]

    def reason(self, row: SeverityRow, number: int) -> Reason | None:
        """Why the row's level is reached, if it is; `number` finds its words in each language."""
        for choice, certainty in ((_confirmed, Certainty.CONFIRMED), (_suspected, Certainty.REPORTED)):
            for world in self._worlds(row.when, choice):
                if self._judge(row.when, world) is True:
                    texts = self.playbook.texts.items()
                    because = {language: text.because[number] for language, text in texts if number < len(text.because)}
                    return made(Reason)(level=row.level, because=because, rests_on=certainty, readings=tuple(world.values()))
        return None

    def may_hold(self, row: SeverityRow) -> bool:
        """Whether the row holds, or may still come to hold."""
        return any(self._judge(row.when, world) is not False for world in self._worlds(row.when, _conceivable))

    def open_facts(self, row: SeverityRow) -> tuple[str, ...]:
        """The facts without a confirmation on which it hangs whether the row holds; none where that is decided.

        Judged over confirmed facts only: what is merely reported is still to be established.
        """
        worlds = list(self._worlds(row.when, _confirmed))
        answers = [self._judge(row.when, world) for world in worlds]
        if True in answers or None not in answers:
            return ()
        return tuple(name for name in facts_in(row.when, self.playbook.conditions) if name not in worlds[0])

    def undecided(self) -> tuple[str, ...]:
        """The open facts, those of the highest rows first: the first to be verified."""
        rows = sorted(self.playbook.severity, key=lambda row: row.level, reverse=True)
        return tuple(dict.fromkeys(name for row in rows for name in self.open_facts(row)))

    def cluster(self) -> tuple[Cluster | None, tuple[str, ...]]:
        """The SCCT cluster, which may only rise, and the flags; both on confirmed facts alone."""
        order = list(Cluster)
        cluster = self.playbook.cluster
        flags: dict[str, None] = {}
        for row in self.playbook.cluster_rows:
            if not all(self._judge(row.when, world) is True for world in self._worlds(row.when, _confirmed)):
                continue
            if not isinstance(row.cluster, Cluster):
                flags[row.cluster] = None
            elif cluster is None or order.index(row.cluster) > order.index(cluster):
                cluster = row.cluster
        return cluster, tuple(flags)

    def _worlds(self, condition: Condition, choice: Choice) -> Iterator[World]:
        """Every way in which the facts of a condition may stand: one as a rule."""
        names = facts_in(condition, self.playbook.conditions)
        known = {name: choice(self.facts[name]) for name in names if name in self.facts}
        # Equal values make equal worlds: a hundred reports of one number must not crowd out the one that differs.
        choices = {name: [*{str(item.value): item for item in items}.values()] for name, items in known.items() if items}
        return (dict(zip(choices, readings, strict=True)) for readings in islice(product(*choices.values()), MOST_WORLDS))

    def _judge(self, condition: Condition, world: World) -> bool | None:
        def value_of(name: str) -> Value | None:
            return world[name].value if name in world else None

        return kleene(condition, value_of, self.playbook.facts, self.playbook.conditions)


def _held(
    wanted: Severity, now: datetime, playbook: Playbook, previous: Assessment
) -> tuple[Severity, datetime | None]:
    """The level to plan for, and since when a lower one has been seen if it is being held back."""
    if wanted >= previous.planned:
        return wanted, None
    since = previous.held_since or now
    over = previous.held_since is not None and now - since >= find_interval(playbook, previous.planned)
    return (wanted, None) if over else (previous.planned, since)
