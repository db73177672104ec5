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
    from collections.abc import Collection, Mapping

    from crisiskit.model.base import Localized
    from crisiskit.model.ownership import Ownership
    from crisiskit.model.plan import EscalationPlan
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
    return [_describe(sheet, item, words, outside=outside) for item in shown if item.facts or item.disputed]


def _hide(item: Ownership, said: Collection[str]) -> Ownership:
    shown = {
        group: {name: called for name, called in facts.items() if name in said}
        for group, facts in (("facts", item.facts), ("disputed", item.disputed))
    }
    return item.model_copy(update=shown)


def _describe(sheet: Sheet, item: Ownership, words: Any, *, outside: bool) -> str:
    facts = _name(sheet, item.facts, words) or words["none"]
    doubts = _name(sheet, item.disputed, words)
    if item.is_ours:
        answer = "" if outside else words["ours"]
    else:
        key = item.answer if item.answer == GRANTED or not outside else "outside"
        when = "" if item.answered_at is None else sheet.say(item.answered_at.astimezone(sheet.zones[0]))
        answer = words["answers"][key or "none"].format(when=when)
    line: str = words["line"].format(
        agency=capitalise(sheet.pick(item.names, item.agency)), facts=facts,
        doubts=words["doubts"].format(facts=doubts) if doubts else "", answer=answer,
    )  # fmt: skip
    return line.rstrip()


def _name(sheet: Sheet, facts: Mapping[str, Localized], words: Any) -> str:
    named = [sheet.pick(called, name).rstrip("?") for name, called in list(facts.items())[:MOST]]
    if len(facts) > MOST:
        return f"{', '.join(named)}, {words['more'].format(number=say_number(len(facts) - MOST, sheet.language))}"
    return sheet.list(named)
