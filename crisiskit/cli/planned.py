"""The plan of a case as its log and the kept statements have it.

    plan = make_plan(case, folder)
    say_next(plan, "id")      # "09.20: Tunda unggahan terjadwal. Pelaksana: …"
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.cli.situations import Case
    from crisiskit.model.plan import EscalationPlan


def make_plan(case: Case, folder: Path) -> EscalationPlan:
    """Who does what by when: clocks are held against `sent/` and the log, steps and the ladder against the log."""
    from crisiskit.assessing.grading import assess
    from crisiskit.cli.saved import find_publications
    from crisiskit.model.record import join_publications
    from crisiskit.planning import plans

    situation = case.situation
    assessment = assess(situation, now=case.now, knowledge=case.knowledge)
    kept = find_publications(folder, situation.crisis.status, case.now)
    published = join_publications(kept, situation.crisis.acts, case.now)
    return plans.plan(situation, assessment, now=case.now, knowledge=case.knowledge, published=published)


def say_next(plan: EscalationPlan, language: str) -> str:
    """The next act in one line; without any whose time is ahead, the first that is late; nothing where all is done."""
    from crisiskit.planning.agenda import next_acts, past_acts
    from crisiskit.rendering.acts import say_line
    from crisiskit.rendering.saying import Sheet

    acts = next_acts(plan, 1) or past_acts(plan)[:1]
    sheet = Sheet(language, plan.at, tuple(ZoneInfo(name) for name in plan.zones))
    return say_line(sheet, acts[0]) if acts else ""
