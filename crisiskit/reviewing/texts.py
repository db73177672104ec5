"""Whether a text may go out: a statement's letters, length, mark, facts and wording; the wording and parts of any other text.

    problems = review(post, situation)     # () when nothing stands against it
    problems = review("Ini ulah oknum.", kind="post", language="id")
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from crisiskit.assessing.grading import assess
from crisiskit.channels.counters import count_text
from crisiskit.channels.overriding import find_channel_of
from crisiskit.drafting.changing import find_outdated
from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.language.plain_words import guess_language
from crisiskit.model.vocabulary import Status
from crisiskit.problems import Problem, problem
from crisiskit.recording.folding import fold
from crisiskit.reviewing.hits import Setting
from crisiskit.reviewing.reviewer import review_text

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.model.statement import Statement


def review(
    item: Statement | str, situation: Situation | None = None, *, kind: str = "post", channel: str | None = None,
    language: str | None = None, excerpt: bool = False, now: datetime | None = None,
) -> tuple[Problem, ...]:  # fmt: skip
    """What stands against publishing a statement, as the situation's reports stood when it was drafted; or against any text.

    Of a text of others, `kind` is a value of `Kind`, or press-release or post, of which only the wording is reviewed; `channel`
    the one it is for; `language` a code of `LANGUAGES`, without which it is told from the words; `excerpt` spares it parts that are
    wholly absent. With a situation its figures and facts are those known at `now`. Raises ValueError for a statement without its
    situation, or a situation without a `now` that carries its zone.
    """
    if not isinstance(item, str):
        if situation is None:
            raise ValueError("a statement is reviewed against its situation")
        setting = _make_setting(situation, item.drafted_at, item.kind.value, item.channel)
        said = review_text(item.text, language=item.language, setting=setting, name=item.channel)
        knowledge = setting.knowledge or fold(situation, item.drafted_at)
        return (*_check_text(item, situation), *_check_facts(item, knowledge), *said)
    setting = Setting(kind, channel, excerpt)
    if situation is not None:
        if now is None or now.tzinfo is None:
            raise ValueError("now must be given, and carry its zone")
        setting = _make_setting(situation, now, kind, channel)._replace(excerpt=excerpt)
    return review_text(item, language=language or guess_language(item, LANGUAGES) or LANGUAGES[0], setting=setting)


def _make_setting(situation: Situation, now: datetime, kind: str, channel: str | None) -> Setting:
    """What a text is held against: what was known at that moment, and how far we seem to answer for it."""
    knowledge = fold(situation, now)
    cluster = assess(situation, now=now, knowledge=knowledge).cluster
    return Setting(kind, channel, situation=situation, knowledge=knowledge, cluster=cluster)


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
    for fact in find_outdated(statement, knowledge):
        yield problem("fact-has-changed", fact=fact)
