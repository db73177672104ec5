"""What a debrief looks at, up to a moment: the situation, the plan, the entries of the log, what went out and where it is kept.

    evidence = gather(situation, now=now, sent=(Sent("sent/…-holding-x-id.json", statement),), anchors={key: "humas-1:4:9f2c0a1b"})
    evidence.cite_entry(done.entry)      # "humas-1:4:9f2c0a1b"

The plan is that of the worst level there was: at the end of a crisis it has fallen, and what was due before would be forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.assessing.grading import assess
from crisiskit.model.record import Publication
from crisiskit.model.statement import NOT_PUBLIC
from crisiskit.planning.plans import plan
from crisiskit.recording.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crisiskit.model.acts import Acts
    from crisiskit.model.assessment import Assessment
    from crisiskit.model.crisis import Report
    from crisiskit.model.plan import EscalationPlan
    from crisiskit.model.situation import Knowledge, Reading, Situation
    from crisiskit.model.statement import Statement
    from crisiskit.problems import Where

#: Where the log's own places begin: `log/humas-1:12`.
_LOG = "log/"


class Sent(NamedTuple):
    """A statement that went out, and the file it is kept in; the anchor of its entry where only the log has it."""

    file: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a debrief rests on; `sent` is the oldest first, `anchors` are those of entries by key, in the order of replay."""

    situation: Situation
    now: datetime
    knowledge: Knowledge
    plan: EscalationPlan
    sent: tuple[Sent, ...] = ()
    anchors: dict[str, str] = field(default_factory=dict)

    @property
    def public(self) -> tuple[Sent, ...]:
        """What the public heard."""
        return tuple(item for item in self.sent if item.statement.kind not in NOT_PUBLIC)

    @property
    def acts(self) -> Acts | None:
        """What the log says was done; None without a log."""
        return self.situation.crisis.acts

    @property
    def reports(self) -> tuple[Report, ...]:
        """What was reported up to the moment."""
        return tuple(report for report in self.situation.crisis.reports if report.at.key <= self.now)

    def cite_entry(self, key: str) -> str:
        """The anchor of an entry."""
        return self.anchors.get(key, key[:8])

    def cite_silence(self) -> tuple[str, ...]:
        """What shows that something was not recorded: the log up to its last entry."""
        last = next(reversed(self.anchors.values()), None)
        return () if last is None else (last,)

    def cite(self, item: Reading | Report) -> str:
        """Where a report stands: its entry, else its line of the file."""
        return self.cite_place(item.where) if item.entry is None else self.cite_entry(item.entry)

    def cite_place(self, where: Where) -> str:
        """A place as people name it: `crisis.yaml:45`, `humas-1:12`."""
        path = where.path
        return f"{path.removeprefix(_LOG) if path.startswith(_LOG) else PurePath(path).name}:{where.line}"

    def minutes(self, since: datetime, until: datetime) -> int:
        """Whole minutes between two moments."""
        return int((until - since).total_seconds() // 60)


def gather(
    situation: Situation, *, now: datetime, sent: Iterable[Sent] = (), anchors: dict[str, str] | None = None
) -> Evidence:
    """The evidence up to `now` (aware; ValueError otherwise). Statements of another status are none of this crisis's."""
    if now.tzinfo is None:
        raise ValueError("now must carry its zone")
    status = situation.crisis.status
    seen = [item for item in sent if item.statement.status is status and item.statement.drafted_at <= now]
    ordered = tuple(sorted(seen, key=lambda item: (item.statement.drafted_at, item.file)))
    published = [Publication.of(item.statement) for item in ordered]
    worst = find_worst(situation, now)
    found = plan(situation, worst, now=now, published=published)
    return Evidence(situation, now, fold(situation, now), found, ordered, anchors or {})


def find_worst(situation: Situation, now: datetime) -> Assessment:
    """The assessment of the highest level that was planned for up to `now`, the first of several."""
    aware = situation.crisis.aware_at
    clocks = {report.at.clock for report in situation.crisis.reports if report.at.clock is not None}
    moments = [min(aware, now), *sorted(clock for clock in clocks if aware < clock <= now), now]
    worst = assess(situation, now=moments[0])
    for moment in moments[1:]:
        found = assess(situation, now=moment)
        if found.planned > worst.planned:
            worst = found
    return worst
