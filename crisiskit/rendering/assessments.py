"""An assessment as a sheet: the levels reached, planned for and possible, each reason with what it rests on, what would decide.

    render_assessment(assessment, situation, "assessment.md.j2", language="id", clean=clean_markdown)

The situation gives the words: questions, names of sources, values as the playbook says them, and the mark of a drill.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.language.lists import capitalise
from crisiskit.language.numbers import say_money, say_number
from crisiskit.model.vocabulary import FactKind
from crisiskit.model.when import When
from crisiskit.planning.naming import name_source
from crisiskit.planning.verification import find_decisive
from crisiskit.rendering.filling import fill
from crisiskit.rendering.prospects import Held, say_fall
from crisiskit.rendering.saying import Sheet

if TYPE_CHECKING:
    from crisiskit.model.assessment import Assessment, Reason
    from crisiskit.model.crisis import Value
    from crisiskit.model.playbook import FactType, PlaybookText
    from crisiskit.model.situation import Reading, Situation
    from crisiskit.rendering.filling import Clean

#: Amounts in playbooks are in Rupiah.
CURRENCY = "IDR"


def render_assessment(assessment: Assessment, situation: Situation, layout: str, *, language: str, clean: Clean) -> str:
    """The assessment in a layout, in a language."""
    crisis, playbook = situation.crisis, situation.playbook
    zones = tuple(ZoneInfo(name) for name in crisis.zones)
    sheet = Sheet(language, assessment.at.astimezone(zones[0]), zones)
    words = sheet.words("assessment")
    title = sheet.pick({code: text.name for code, text in playbook.texts.items()}, playbook.id)
    context = {
        "title": sheet.mark(crisis.status) + words["title"].format(title=title), "drill": sheet.drill(crisis.status),
        "as_of": words["as_of"].format(when=sheet.say_full(assessment.at)), "headings": words["headings"],
        "levels": _list_levels(sheet, assessment),
        "reasons": [_describe_reason(sheet, item, situation) for item in assessment.reasons], "no_reasons": words["none"],
        "decides": _list_questions(sheet, situation, assessment), "settled": words["settled"],
    }  # fmt: skip
    return fill(layout, context, clean)


def _list_levels(sheet: Sheet, assessment: Assessment) -> list[str]:
    """The three levels, why the plan's is higher than the one reached, and the cluster."""
    words = sheet.words("assessment")
    pairs = (("reached", assessment.reached), ("planned", assessment.planned), ("possible", assessment.possible))
    lines = [words[key].format(level=sheet.level(level)) for key, level in pairs]
    held = Held.of(assessment)
    lines += say_fall(sheet, held)
    if assessment.planned > assessment.reached and held.held_since is None and held.lowered is None:
        lines.append(sheet.words("plan", "why", "starts_at").format(level=capitalise(sheet.level(assessment.planned))))
    if assessment.cluster is not None:
        lines.append(words["cluster"].format(cluster=words["clusters"][assessment.cluster.value]))
    if assessment.flags:
        lines.append(words["flags"].format(flags=sheet.list(words["flag_words"].get(flag, flag) for flag in assessment.flags)))
    return lines


def _list_questions(sheet: Sheet, situation: Situation, assessment: Assessment) -> list[dict[str, object]]:
    """The questions whose answers may still change the level, the most decisive first; none once nothing can."""
    names = enumerate(find_decisive(situation.playbook, assessment), start=1)
    return [{"number": number, "line": find_question(sheet, situation, name)} for number, name in names]


def _describe_reason(sheet: Sheet, reason: Reason, situation: Situation) -> dict[str, object]:
    names = {reading.source: name_source(situation, reading.source) for reading in reason.readings}
    pattern: str = sheet.words("assessment", "reading")
    readings = [
        pattern.format(
            question=find_question(sheet, situation, reading.fact), value=say_value(sheet, situation, reading),
            source=sheet.source(reading, names),
        )
        for reading in reason.readings
    ]  # fmt: skip
    return {"line": sheet.reason(reason, names), "readings": readings}


def find_question(sheet: Sheet, situation: Situation, fact: str) -> str:
    """The question a fact answers, or its id where the playbook asks none."""
    texts = situation.playbook.texts
    return sheet.pick({code: text.facts[fact].question for code, text in texts.items() if fact in text.facts}, fact)


def say_value(sheet: Sheet, situation: Situation, reading: Reading) -> str:
    """The value of a reading as it stands: in digits, in the playbook's words for a choice or another authority's level."""
    value: Value = reading.value
    if isinstance(value, dict):
        return sheet.pick(value)
    if isinstance(value, When):
        return sheet.when(value)
    kind = situation.playbook.facts[reading.fact].type
    if isinstance(value, str):
        return _say_word(value, kind, reading.fact, situation.playbook.texts.get(sheet.language))
    if isinstance(value, bool):
        return str(sheet.words("values", "yes" if value else "no"))
    return say_money(value, CURRENCY, sheet.language) if kind.kind is FactKind.MONEY else say_number(value, sheet.language)


def _say_word(value: str, kind: FactType, fact: str, text: PlaybookText | None) -> str:
    """A name as it is; a choice or another authority's level in the playbook's words."""
    if text is None:
        return value
    if kind.kind is FactKind.OFFICIAL:
        return text.schemes.get((kind.scheme or "", value), {}).get(text.language, value)
    said = text.facts[fact].said if fact in text.facts else ()
    return dict(zip(kind.choices, said, strict=False)).get(value, value)
