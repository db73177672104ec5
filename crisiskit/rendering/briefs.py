"""Where a crisis stands in one message to paste into a chat, for those who decide, for those who work, and for partners.

    render_brief(Briefing(plan, situation, knowledge, anchor="humas-2b7e:12:9f2c0a1b"), "leader", language="id")

Partners get what is agreed, with its owner and time, what is disputed, and who speaks: no level, no names of ours, and none of our
own affairs that we have not published. The words stand in `language/<language>/briefs.json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from crisiskit.language.catalogue import book
from crisiskit.language.lists import capitalise
from crisiskit.language.numbers import say_number
from crisiskit.model.vocabulary import NUMBERS
from crisiskit.planning.agenda import next_acts, past_acts
from crisiskit.planning.naming import SELF, name_agency, name_house, name_role, name_source
from crisiskit.rendering.acts import say_line
from crisiskit.rendering.assessments import find_question, say_value
from crisiskit.rendering.clocks import describe_clocks
from crisiskit.rendering.filling import clean_text, fill
from crisiskit.rendering.owning import head_ownership, list_ownership
from crisiskit.rendering.plans import explain
from crisiskit.rendering.releases import say_waiting
from crisiskit.rendering.saying import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crisiskit.model.plan import EscalationPlan
    from crisiskit.model.release import Pending
    from crisiskit.model.situation import Fact, Knowledge, Reading, Situation

#: For whom there is a brief.
AUDIENCES = ("leader", "team", "partners")
#: So many facts, late acts and reasons are named; a chat is read on a telephone.
MOST_FACTS, MOST_LATE, MOST_REASONS = 12, 5, 3


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a brief is made of.

    `said` are the facts that kept statements have published, `anchor` proves where the log stood, `pending` are the proposals that
    wait for a word.
    """

    plan: EscalationPlan
    situation: Situation
    knowledge: Knowledge
    said: frozenset[str] = frozenset()
    anchor: str | None = None
    pending: tuple[Pending, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its lines."""

    heading: str
    lines: tuple[str, ...]


def render_brief(briefing: Briefing, audience: str, *, language: str) -> str:
    """The brief for an audience of `AUDIENCES`."""
    plan = briefing.plan
    sheet = Sheet(language, plan.at, tuple(ZoneInfo(name) for name in plan.zones))
    words: Any = book(language, "briefs")
    title = words["title"].format(title=sheet.pick(plan.title, plan.playbook), when=sheet.say_full(plan.at))
    blocks = _list_outside(sheet, briefing, words) if audience == "partners" else _list_inside(sheet, briefing, audience, words)
    context = {
        "title": sheet.mark(plan.status) + title, "drill": sheet.drill(plan.status),
        "blocks": [{"heading": block.heading, "lines": list(block.lines)} for block in blocks if block.lines],
        "anchor": words["anchor"].format(anchor=briefing.anchor) if briefing.anchor else "",
    }  # fmt: skip
    return fill("brief.txt.j2", context, clean_text)


def _list_inside(sheet: Sheet, briefing: Briefing, audience: str, words: Any) -> Iterator[Block]:
    """For our own house: the level and why, the figures, what is next, late, silent, to be approved, waiting, promised."""
    plan = briefing.plan
    heads = words["headings"]
    yield Block(words["level"].format(level=sheet.level(plan.level)), tuple(explain(sheet, plan)[:MOST_REASONS]))
    numbers = {name for name, spec in briefing.situation.playbook.facts.items() if spec.type.kind in NUMBERS}
    yield Block(heads["figures"], tuple(_list_facts(sheet, briefing, lambda reading: reading.fact in numbers, words)))
    yield Block(heads["disputed"], tuple(_list_disputed(sheet, briefing, words)))
    acts = [f"{number}. {say_line(sheet, act)}" for number, act in enumerate(next_acts(plan), start=1)]
    yield Block(heads["next"], tuple(acts))
    late = past_acts(plan)
    shown = late[: MOST_LATE if audience == "team" else 1]
    lines = [say_line(sheet, act) for act in shown]
    heading = heads["late" if plan.recorded else "past"]
    yield Block(heading.format(number=say_number(len(late), sheet.language)), tuple(lines))
    silent = sheet.list(sheet.person(item.person) for item in plan.silent)
    yield Block(heads["silent"], (capitalise(silent),) if silent else ())
    yield Block(heads["approval"], tuple(f"- {say_waiting(sheet, item)}" for item in briefing.pending))
    yield Block(heads["waiting"], tuple(_list_waiting(sheet, briefing, audience, words)))
    yield Block(heads["promise"], tuple(_find_top(sheet, plan)))


def _list_outside(sheet: Sheet, briefing: Briefing, words: Any) -> Iterator[Block]:
    """For partners."""
    heads = words["headings"]

    def may_be_told(reading: Reading) -> bool:
        return reading.authority != SELF or reading.fact in briefing.said

    yield Block(heads["agreed"], tuple(_list_facts(sheet, briefing, may_be_told, words)))
    yield Block(heads["disputed"], tuple(_list_disputed(sheet, briefing, words)))
    owned = tuple(f"- {line}" for line in list_ownership(sheet, briefing.plan, outside=True, said=briefing.said))
    yield Block(head_ownership(sheet), owned)
    yield Block(heads["speaks"], tuple(_say_speakers(sheet, briefing, words)))
    coming = briefing.plan.next_promise
    what = "" if coming is None else words["word"].format(when=sheet.say(coming.at))
    yield Block(heads["promise"], (what,) if what else ())


def _list_facts(sheet: Sheet, briefing: Briefing, is_wanted: Any, words: Any) -> Iterator[str]:
    """What may be said, each with its owner and time."""
    readings = [fact.sayable for fact in briefing.knowledge.facts.values()]
    chosen = [reading for reading in readings if reading is not None and is_wanted(reading)]
    for reading in chosen[:MOST_FACTS]:
        names = {reading.source: name_source(briefing.situation, reading.source)}
        value = say_value(sheet, briefing.situation, reading)
        source = sheet.source(reading, names)
        yield words["fact"].format(called=_call(sheet, briefing.situation, reading.fact), value=value, source=source)
    if len(chosen) > MOST_FACTS:
        yield words["more"].format(number=say_number(len(chosen) - MOST_FACTS, sheet.language))


def _list_disputed(sheet: Sheet, briefing: Briefing, words: Any) -> Iterator[str]:
    """What nobody may say yet, without a value, and whose word it waits for."""
    situation = briefing.situation
    for fact in briefing.knowledge.facts.values():
        if not _is_disputed(fact):
            continue
        owners = [reading.authority for reading in fact.disputed] or list(situation.playbook.facts[fact.id].authority)
        names = sheet.list(sheet.pick(name_agency(situation, owner), owner) for owner in owners)
        yield words["doubt" if names else "doubt_bare"].format(called=_call(sheet, situation, fact.id), owners=names)


def _is_disputed(fact: Fact) -> bool:
    return bool(fact.disputed) or fact.fell_unexplained or fact.overtaken


def _call(sheet: Sheet, situation: Situation, fact: str) -> str:
    """What a fact is called; else the question that it answers."""
    texts = situation.playbook.texts
    called = sheet.pick({code: text.facts[fact].called for code, text in texts.items() if fact in text.facts})
    return capitalise(called) if called else find_question(sheet, situation, fact)


def _say_speakers(sheet: Sheet, briefing: Briefing, words: Any) -> Iterator[str]:
    """Who owns the figures, and who speaks for us."""
    situation = briefing.situation
    readings = [fact.sayable for fact in briefing.knowledge.facts.values() if fact.sayable is not None]
    owners = [reading.authority for reading in readings if reading.authority in situation.playbook.agencies]
    if situation.playbook.lead is not None:
        owners.insert(0, situation.playbook.lead)
    names = sheet.list(sheet.pick(name_agency(situation, owner), owner) for owner in dict.fromkeys(owners))
    if names:
        yield words["owners"].format(owners=capitalise(names))
    chain = briefing.plan.approval
    if chain is not None and chain.voice is not None:
        house = sheet.pick(name_house(situation.house))
        yield words["voice"].format(house=capitalise(house), voice=sheet.role(chain.voice))


def _list_waiting(sheet: Sheet, briefing: Briefing, audience: str, words: Any) -> Iterator[str]:
    """Enquiries without an answer, and shifts that nobody has taken."""
    acts, now = briefing.situation.crisis.acts, briefing.plan.at
    if acts is None:
        return
    enquiries = acts.list_enquiries(now)
    if enquiries and audience == "team":
        for item in enquiries[:MOST_LATE]:
            yield words["enquiry"].format(who=item.who, when=sheet.say(item.at), asks=item.asks)
    elif enquiries:
        yield words["enquiries"].format(number=say_number(len(enquiries), sheet.language), who=sheet.list(_names(enquiries)))
    for offer in acts.list_offers(now):
        role = sheet.pick(name_role(briefing.situation.playbook, offer.holds), offer.holds)
        yield words["offer"].format(role=role, gives=offer.gives or "?", takes=offer.takes or "?", when=sheet.say(offer.at))


def _names(contacts: Iterable[Any]) -> Iterator[str]:
    return (item.who for item in contacts)


def _find_top(sheet: Sheet, plan: EscalationPlan) -> list[str]:
    found: Any = describe_clocks(sheet, plan)["top"]
    return list(found)
