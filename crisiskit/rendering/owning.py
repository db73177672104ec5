"""Who owns which fact, in words: for the sheet of a plan, and with less for partners.

    list_ownership(sheet, plan, outside=True)      # ["Basarnas: angka … Sudah disetujui pukul 10.05 WITA."]

Partners learn that an agency has cleared a text, and no more: who was asked when, and who refused, is not for the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisiskit.language.catalogue import book
from crisiskit.language.lists import capitalise
from crisiskit.language.numbers import say_number

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from crisiskit.model.plan import EscalationPlan, Ownership
    from crisiskit.rendering.saying import Sheet

#: So many facts of one agency are named.
MOST = 6
GRANTED = "granted"


def head_ownership(sheet: Sheet) -> str:
    """The heading of the lines."""
    return str(book(sheet.language, "briefs")["ownership"]["heading"])


def list_ownership(
    sheet: Sheet, plan: EscalationPlan, *, outside: bool = False, said: Collection[str] = ()
) -> list[str]:
    """A line for each agency; nothing where only one speaks. Partners learn of our own facts what we have `said` in public."""
    words: Any = book(sheet.language, "briefs")["ownership"]
    shown = [_hide(item, said) if outside and item.is_ours else item for item in plan.owners]
    return [_describe(sheet, plan, item, words, outside=outside) for item in shown if item.facts or item.disputed]


def _hide(item: Ownership, said: Collection[str]) -> Ownership:
    facts = tuple(name for name in item.facts if name in said)
    return item.model_copy(update={"facts": facts, "disputed": tuple(name for name in item.disputed if name in said)})


def _describe(sheet: Sheet, plan: EscalationPlan, item: Ownership, words: Any, *, outside: bool) -> str:
    facts = _name(sheet, plan, item.facts, words) or words["none"]
    doubts = _name(sheet, plan, item.disputed, words)
    if item.is_ours:
        answer = "" if outside else words["ours"]
    else:
        key = item.answer if item.answer == GRANTED or not outside else "outside"
        when = "" if item.answered_at is None else sheet.say(item.answered_at.astimezone(sheet.zones[0]))
        answer = words["answers"][key or "none"].format(when=when)
    line: str = words["line"].format(
        agency=capitalise(sheet.pick(item.agency.names, item.agency.id)), facts=facts,
        doubts=words["doubts"].format(facts=doubts) if doubts else "", answer=answer,
    )  # fmt: skip
    return line.rstrip()


def _name(sheet: Sheet, plan: EscalationPlan, facts: Sequence[str], words: Any) -> str:
    named = [sheet.pick(plan.called.get(name, {}), name).rstrip("?") for name in facts[:MOST]]
    if len(facts) > MOST:
        return f"{', '.join(named)}, {words['more'].format(number=say_number(len(facts) - MOST, sheet.language))}"
    return sheet.list(named)
