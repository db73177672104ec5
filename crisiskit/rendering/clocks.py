"""Clocks, silence and hand-overs of a plan in words, for its sheet.

    describe_clocks(sheet, plan)["handovers"]    # ["Pukul 20.00 WITA: petugas piket humas, dari Piket siang kepada Piket malam."]

The words stand in `language/<language>/clocks.json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisiskit.language.catalogue import book
from crisiskit.language.lists import capitalise

if TYPE_CHECKING:
    from crisiskit.model.plan import EscalationPlan, Handover
    from crisiskit.rendering.saying import Sheet


def describe_clocks(sheet: Sheet, plan: EscalationPlan) -> dict[str, object]:
    """What the layouts of a plan print of its clocks and its people, with the headings."""
    words: Any = book(sheet.language, "clocks")
    return {
        "clock_headings": words["headings"],
        "handovers": [_describe_handover(sheet, item, words["handovers"]) for item in plan.handovers],
    }


def _describe_handover(sheet: Sheet, item: Handover, words: Any) -> str:
    """When a role passes from whom to whom."""
    key = "leaves" if item.comes is None else "comes" if item.leaves is None else "line"
    pattern: str = words[key]
    role = sheet.pick(item.title, item.role)
    return pattern.format(when=capitalise(sheet.say(item.at)), role=role, leaves=item.leaves, comes=item.comes)
