"""Where each sentence of a statement comes from, on what it rests, and what was left out: `draft --why`.

    explain(statement, situation, say)
    # ["Kalimat", "  Pembuka · what · anak tangga 1, bentuk 1 · vessel, event, place", "    KMP Latih …", "Fakta", …]
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.language.dates import say_moment
from crisiskit.model.vocabulary import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.cli.words import Words
    from crisiskit.model.situation import Situation
    from crisiskit.model.statement import Statement, UsedFact
    from crisiskit.model.vocabulary import Part


def head(statement: Statement, say: Words) -> str:
    """`== X, bahasa Indonesia, 268/280 ==`: what stands above one of several texts."""
    sheets = book(say.language, "sheets")
    channel = sheets["channels"].get(statement.channel, statement.channel)
    language = sheets["languages"].get(statement.language, statement.language)
    length = f"{statement.count}/{statement.limit}" if statement.limit is not None else str(statement.count)
    return f"== {channel}, {language}, {length} =="


def explain(statement: Statement, situation: Situation, say: Words) -> list[str]:
    """The provenance of a statement, line by line; rungs and forms are counted from one, as people count."""
    return [*_explain_sentences(statement, say), *_explain_facts(statement, situation, say), *_explain_omissions(statement, say)]


def _explain_sentences(statement: Statement, say: Words) -> Iterator[str]:
    yield say("why.sentences")
    for item in statement.sentences:
        rung = say("why.rung", rung=item.rung + 1, form=item.form + 1)
        facts = f" · {', '.join(item.facts)}" if item.facts else ""
        yield f"  {name_part(item.part, say)} · {item.message} · {rung}{facts}"
        yield f"    {item.text}"


def _explain_facts(statement: Statement, situation: Situation, say: Words) -> Iterator[str]:
    if statement.facts:
        yield say("why.facts")
    for item in statement.facts:
        value, source = _show(item, statement, situation, say), _source(item, situation, say)
        yield f"  {say('why.fact', fact=item.fact, value=value, source=source, as_of=_say_time(item.as_of, statement, say))}"


def _say_time(written: str, statement: Statement, say: Words) -> str:
    """A time as statements keep it, in words where it is a clock time."""
    if "T" not in written:
        return written
    zone = statement.drafted_at.tzinfo
    return say_moment(datetime.fromisoformat(written).astimezone(zone), say.language, near=statement.drafted_at, short=True)


def _show(item: UsedFact, statement: Statement, situation: Situation, say: Words) -> str:
    """The value, in the statement's language where it has one for each; choices and times in the reader's words."""
    if isinstance(item.value, dict):
        return item.value.get(statement.language) or ", ".join(item.value.values())
    if isinstance(item.value, bool):
        return str(book(statement.language, "sheets")["values"]["yes" if item.value else "no"])
    spec = situation.playbook.facts.get(item.fact)
    if spec is not None and spec.type.kind is FactKind.TIME:
        return _say_time(str(item.value), statement, say)
    if spec is not None and spec.type.kind is FactKind.CHOICE:
        return _say_choice(item, statement, situation, say)
    return str(item.value)


def _say_choice(item: UsedFact, statement: Statement, situation: Situation, say: Words) -> str:
    """The choice in the reader's words, in the statement's where the playbook does not speak the reader's."""
    playbook = situation.playbook
    for language in (say.language, statement.language):
        text = playbook.texts.get(language)
        said = text.facts[item.fact].said if text and item.fact in text.facts else ()
        words = dict(zip(playbook.facts[item.fact].type.choices, said, strict=False))
        if str(item.value) in words:
            return words[str(item.value)]
    return str(item.value)


def _source(item: UsedFact, situation: Situation, say: Words) -> str:
    from crisiskit.planning.naming import name_source

    names = name_source(situation, item.source)
    return names.get(say.language) or next(iter(names.values()), item.source)


def _explain_omissions(statement: Statement, say: Words) -> Iterator[str]:
    if statement.omitted:
        yield say("why.omitted")
    reasons = book(say.language, "sheets")["statement"]["reasons"]
    for item in statement.omitted:
        reason = reasons.get(item.reason, item.reason)
        facts = f": {', '.join(item.facts)}" if item.facts else ""
        yield f"  {name_part(item.part, say)} · {item.message} · {reason}{facts}"


def name_part(part: Part, say: Words) -> str:
    """The part's heading; the parts that the library writes itself have none in a document."""
    heading: str | None = book(say.language, "keywords")["parts"].get(part.value)
    return heading or say(f"parts.{part.value}")
