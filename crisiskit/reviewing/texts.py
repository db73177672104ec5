"""Whether a statement may still go out: its letters, its length, its mark, its facts, its wording.

    problems = review(post, situation)     # () when nothing stands against it

A text of our own is held against the situation it was drafted from.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from crisiskit.assessing.grading import assess
from crisiskit.channels.counters import count_text
from crisiskit.channels.overriding import find_channel_of
from crisiskit.language.catalogue import book
from crisiskit.model.vocabulary import Status
from crisiskit.model.when import When
from crisiskit.problems import Problem, problem
from crisiskit.recording.folding import fold
from crisiskit.reviewing.hits import Setting
from crisiskit.reviewing.reviewer import review_text

if TYPE_CHECKING:
    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.model.statement import Statement


def review(statement: Statement, situation: Situation) -> tuple[Problem, ...]:
    """What stands against publishing a statement, as the situation's reports stood when it was drafted."""
    knowledge = fold(situation, statement.drafted_at)
    cluster = assess(situation, now=statement.drafted_at, knowledge=knowledge).cluster
    setting = Setting(statement.kind.value, statement.channel, situation=situation, knowledge=knowledge, cluster=cluster)
    said = review_text(statement.text, language=statement.language, setting=setting, name=statement.channel)
    return (*_check_text(statement, situation), *_check_facts(statement, knowledge), *said)


def _check_text(statement: Statement, situation: Situation) -> Iterator[Problem]:
    if sha256(statement.text.encode()).hexdigest() != statement.digest or statement.text != "\n\n".join(statement.posts):
        yield problem("text-was-changed", channel=statement.channel)
    channel = find_channel_of(situation.house, statement.channel)
    if channel is not None:
        for post in statement.posts:
            count = count_text(post, channel, statement.language)
            if not count.fits:
                yield problem("does-not-fit", channel=channel.id, count=count.count, limit=count.limit or 0, parts=count.parts)
    if statement.status is not Status.ACTUAL:
        mark = str(book(statement.language, "phrases")["marks"][statement.status.value])
        if not all(post.startswith(mark) for post in statement.posts):
            yield problem("mark-missing", mark=mark.strip())


def _check_facts(statement: Statement, knowledge: Knowledge) -> Iterator[Problem]:
    facts = knowledge.facts
    for used in statement.facts:
        reading = facts[used.fact].sayable if used.fact in facts else None
        value = reading.value if reading is not None else None
        if (value.isoformat() if isinstance(value, When) else value) != used.value:
            yield problem("fact-has-changed", fact=used.fact)
