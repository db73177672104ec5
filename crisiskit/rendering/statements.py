"""A statement as a page for the desk: the exact text, its length, what it rests on, what was left out and why.

    render_statement(statement, "statement.md.j2", language="id")

The text itself is never touched, since an approval is bound to its bytes: it stands in a fence that Markdown leaves alone.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from crisiskit.language.dates import say_date
from crisiskit.language.numbers import say_number
from crisiskit.rendering.filling import clean_markdown, fill, keep, make_plain
from crisiskit.rendering.saying import Sheet

if TYPE_CHECKING:
    from crisiskit.model.statement import Omission, Statement, UsedFact

_TICK = "`"


def render_statement(statement: Statement, layout: str, *, language: str) -> str:
    """The statement in a layout, the words around it in `language`; the statement keeps its own."""
    sheet = Sheet(language, statement.drafted_at, ())
    words = sheet.words("statement")
    title = words["title"].format(
        kind=words["kinds"].get(statement.kind.value, statement.kind.value), channel=sheet.word("channels", statement.channel),
        language=sheet.word("languages", statement.language),
    )  # fmt: skip
    around = {
        "title": sheet.mark(statement.status) + title, "drill": sheet.drill(statement.status),
        "length": _say_length(sheet, statement),
        "next": "" if statement.next_update_at is None else words["next"].format(when=sheet.say(statement.next_update_at)),
        "facts": [_describe_fact(sheet, item) for item in statement.facts],
        "omitted": [{"message": item.message, "reason": _say_reason(sheet, item)} for item in statement.omitted],
        "headings": words["headings"], "columns": words["columns"],
    }  # fmt: skip
    text = statement.text
    context = {name: make_plain(value, clean_markdown) for name, value in around.items()}
    return fill(layout, {**context, "text": text, "fence": _find_fence(text)}, keep)


def _find_fence(text: str) -> str:
    """A fence longer than any run of ticks in the text, so that nothing in it can end it."""
    longest = run = 0
    for sign in text:
        run = run + 1 if sign == _TICK else 0
        longest = max(longest, run)
    return _TICK * max(3, longest + 1)


def _say_length(sheet: Sheet, statement: Statement) -> str:
    """The length as the channel counts it, and the limit where there is one."""
    words = sheet.words("statement")
    count = say_number(statement.count, sheet.language)
    if statement.limit is None:
        return str(words["length_free"].format(count=count))
    return str(words["length"].format(count=count, limit=say_number(statement.limit, sheet.language)))


def _describe_fact(sheet: Sheet, fact: UsedFact) -> dict[str, object]:
    value = fact.value
    if isinstance(value, dict):
        said = sheet.pick(value)
    elif isinstance(value, bool):
        said = str(sheet.words("values", "yes" if value else "no"))
    else:
        said = say_number(value, sheet.language) if isinstance(value, int) else value
    return {"fact": fact.fact, "value": said, "source": fact.source, "as_of": _say_when(sheet, fact.as_of)}


def _say_when(sheet: Sheet, written: str) -> str:
    """A time as statements keep it (`2026-03-07T10:00:00+08:00`, `2026-03-07 night`, `2026-03-07`) in words."""
    if "T" in written:
        return sheet.say(datetime.fromisoformat(written).astimezone(sheet.near.tzinfo))
    return say_date(date.fromisoformat(written.partition(" ")[0]), sheet.language, short=True)


def _say_reason(sheet: Sheet, omission: Omission) -> str:
    words = sheet.words("statement")
    reason: str = words["reasons"].get(omission.reason, omission.reason)
    return words["needs"].format(reason=reason, facts=", ".join(omission.facts)) if omission.facts else reason
