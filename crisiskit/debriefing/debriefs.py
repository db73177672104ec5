"""The report after a crisis: the one door of this room.

    report = debrief(gather(situation, now=now, sent=sent, anchors=anchors), documents=Documents(digest, places))
    report.trust.kept, report.trust.promised      # 3, 4

Pure: the same evidence gives the same report. A drill is debriefed by the same functions.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.debriefing.findings import find_all
from crisiskit.debriefing.improving import keep_words, propose
from crisiskit.debriefing.measures import MEASURES, find_trust
from crisiskit.debriefing.timeline import make_timeline
from crisiskit.model.base import made
from crisiskit.model.debrief import AfterActionReport, Improvement
from crisiskit.planning.naming import name_house

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crisiskit.debriefing.evidence import Evidence
    from crisiskit.problems import Where


class Documents(NamedTuple):
    """The playbook's documents: SHA-256 of them all, and where each step stands."""

    digest: str = ""
    places: Mapping[str, Where] = MappingProxyType({})


def debrief(
    evidence: Evidence, *, documents: Documents | None = None, kept: Iterable[Improvement] = (),
    proposals: Mapping[str, str] = MappingProxyType({}),
) -> AfterActionReport:  # fmt: skip
    """The report. `kept` are rows of an earlier debrief that people have edited; `proposals` first suggestions by finding."""
    plan, playbook = evidence.plan, evidence.situation.playbook
    known = documents or Documents()
    measures = tuple(measure(evidence) for measure in MEASURES)
    findings = find_all(evidence)
    rows = propose(findings, playbook, known.digest, known.places, proposals)
    return made(AfterActionReport)(
        at=plan.at, aware_at=plan.aware_at, status=plan.status, playbook=playbook.id, version=playbook.version,
        digest=known.digest, title=plan.title, house=name_house(evidence.situation.house), level=plan.level, zones=plan.zones,
        recorded=plan.recorded, timeline=make_timeline(evidence), measures=measures, findings=findings, trust=find_trust(measures),
        improvements=keep_words(rows, kept),
    )  # fmt: skip
