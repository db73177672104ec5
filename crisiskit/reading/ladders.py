"""Messages: a part's headings, each message's ladder of rungs, each rung's shorter forms; and approved answers, ladders too.

    #### what
    - [event = sunk] {{ vessel }} sank {{ place }}.
        - {{ vessel }} sank.
    - {{ agency }} has received a report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crisiskit.grammar.conditions import negate
from crisiskit.grammar.trouble import GrammarTrouble
from crisiskit.grammar.wordings import parse_pieces, split_guard
from crisiskit.model.base import made
from crisiskit.model.playbook import Question
from crisiskit.model.vocabulary import Part
from crisiskit.model.wording import Message, Rung, Wording
from crisiskit.reading.cells import Context, read_condition, refuse_headings
from crisiskit.reading.document import Entry, removal
from crisiskit.reading.idents import is_ident
from crisiskit.reading.keywords import nearest
from crisiskit.reading.outline import Bullet, Paragraph, Section, Table

if TYPE_CHECKING:
    from crisiskit.model.condition import Condition
    from crisiskit.problems import Where
    from crisiskit.reading.passages import Passage


def read_messages(section: Section, context: Context) -> dict[str, Entry]:
    """The messages by id; a heading without bullets takes the inherited message away."""
    messages: dict[str, Entry] = {}
    for heading in section.sections:
        part = context.words.part(heading.title.text)
        if part is None:
            choices = context.words.written("parts")
            found = heading.title.text
            context.note("unknown-part", heading.title.where(), found=found, instead=nearest(found, choices))
            continue
        for block in heading.blocks:
            if not isinstance(block, Paragraph):
                context.note("bullets-without-message", _start(block), part=heading.title.text)
        for item in heading.sections:
            _read_message(item, Part(part), messages, context)
    for block in section.blocks:
        if not isinstance(block, Paragraph):
            context.note("bullets-without-message", _start(block), part=section.title.text)
    return messages


def _read_message(item: Section, part: Part, messages: dict[str, Entry], context: Context) -> None:
    name = item.title.text
    where = item.title.where()
    if not is_ident(name):
        context.note("bad-id", where, column="message", found=name)
        return
    if name in messages:
        context.note("duplicate-id", where, found=name)
        return
    bullets = [block for block in item.blocks if isinstance(block, Bullet)]
    refuse_headings(item, context)
    for block in item.blocks:
        if not isinstance(block, Bullet):
            context.note("unexpected-block", _start(block))
    rungs = read_ladder(bullets, context)
    if rungs:
        messages[name] = Entry(part, Message(name, part, rungs, where), where)
    elif not item.blocks and not item.has_lost:
        messages[name] = removal(where)


#: A ladder of more rungs nobody can read, and a stranger's would only cost time.
MOST_RUNGS = 60


def read_ladder(bullets: Sequence[Bullet], context: Context) -> tuple[Rung, ...]:
    """The rungs of a list of bullets; a rung that cannot be read is a problem and is left out."""
    if len(bullets) > MOST_RUNGS:
        context.note("too-many-rows", bullets[MOST_RUNGS].text.where(), rows=len(bullets), limit=MOST_RUNGS)
    rungs = []
    for bullet in bullets[:MOST_RUNGS]:
        rung = _read_rung(bullet, context)
        if rung is not None:
            rungs.append(rung)
    return tuple(rungs)


def _read_rung(bullet: Bullet, context: Context) -> Rung | None:
    try:
        guard_text, guard_at, start = split_guard(bullet.text.text)
    except GrammarTrouble as trouble:
        context.note(trouble.code, bullet.text.where(trouble.offset), **trouble.arguments)
        return None
    guard = None
    if guard_text is not None:
        guard = read_guard(bullet.text, guard_at, guard_at + len(guard_text), context)
        if guard is None:
            if not guard_text.strip():
                context.note("bad-condition", bullet.text.where(), found="[]")
            return None
    forms = [_read_wording(bullet.text, start, context)]
    for child in bullet.children:
        if child.children:
            context.note("form-under-form", child.children[0].text.where())
        if child.text.text.startswith("[") and not child.text.text.startswith("[["):
            context.note("guard-on-form", child.text.where())
            continue
        forms.append(_read_wording(child.text, 0, context))
    whole = tuple(form for form in forms if form is not None)
    return Rung(guard, whole) if forms[0] is not None else None


def read_guard(passage: Passage, start: int, end: int, context: Context) -> Condition | None:
    """The guard between two offsets: a condition, or `unless` and a condition."""
    text = passage.text[start:end]
    first, _, rest = text.strip().partition(" ")
    if first.casefold() in context.words.conditions["unless"]:
        inner = read_condition(passage, context, start + text.index(first) + len(first), end)
        if inner is None and not rest.strip():
            context.note("bad-condition", passage.where(start), found=first)
        return None if inner is None else negate(inner)
    return read_condition(passage, context, start, end)


def _read_wording(passage: Passage, start: int, context: Context) -> Wording | None:
    if not passage.text[start:].strip():
        context.note("empty-wording", passage.where(start))
        return None
    try:
        return Wording(parse_pieces(passage.text, start, passage.where), passage.where(start))
    except GrammarTrouble as trouble:
        context.note(trouble.code, passage.where(trouble.offset), **trouble.arguments)
        return None


#: Behind a question mark another way to ask begins.
_ASKED = re.compile(r"(?<=\?)\s")


def read_questions(section: Section, context: Context) -> dict[str, Entry]:
    """The questions by id, each with the ladder of its approved answers; a bare heading takes the inherited one away."""
    questions: dict[str, Entry] = {}
    for item in section.sections:
        name, where = item.title.text, item.title.where()
        if not is_ident(name) or name in questions:
            context.note("duplicate-id" if name in questions else "bad-id", where, column="question", found=name)
            continue
        refuse_headings(item, context)
        if not item.blocks and not item.has_lost:
            questions[name] = removal(where)
            continue
        asked, *others = [block.text.text for block in item.blocks if isinstance(block, Paragraph)] or [""]
        rungs = read_ladder([block for block in item.blocks if isinstance(block, Bullet)], context)
        if not asked or not rungs:
            context.note("question-incomplete", where, found=name)
            continue
        answer = Message(name, Part.KNOWN, rungs, where)
        question = made(Question)(id=name, question=asked, also=_split(others), answer=answer, where=where)
        questions[name] = Entry(None, question, where)
    return questions


def _split(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Other ways to ask the question: what stands below it, each up to its question mark."""
    return tuple(asked.strip() for text in paragraphs for asked in _ASKED.split(text) if asked.strip())


def _start(block: Bullet | Table | Paragraph) -> Where:
    return block.where if isinstance(block, Table) else block.text.where()
