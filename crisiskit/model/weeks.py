"""A week of mentions as it is reported: how many, in which tone, what stood out, what was asked and what has no answer.

    report.week.volume, report.before.volume, report.alerts[0].level
"""

from __future__ import annotations

from datetime import datetime

from crisiskit.model.answering import Posture
from crisiskit.model.base import Localized, Model
from crisiskit.model.mentions import Attention, Counts, Mentions, Rule, Seen
from crisiskit.model.vocabulary import Status


class Tally(Model):
    """The sums of some intervals: `intervals` many were counted, `judged` of the `volume` have a tone."""

    intervals: int
    volume: int
    judged: int
    positive: int | None = None
    neutral: int | None = None
    negative: int | None = None


class Asked(Model):
    """A question of the playbook that was asked so many times, and how it is met now."""

    question: str
    texts: Localized
    number: int
    posture: Posture


class Heard(Model):
    """What a week of comments asked; `unanswered` are questions without an approved answer, as they were written."""

    asked: tuple[Asked, ...] = ()
    unanswered: tuple[str, ...] = ()
    for_people: int = 0


class MentionsReport(Model):
    """A week of mentions.

    `mentions` has the rows of the week alone, `expected` of which there would be if none were missing. `level` is the worst of the
    week, `standing` what still stands at its end. `heard` is None where no comments were given.
    """

    name: str
    status: Status
    begins: datetime
    ends: datetime
    mentions: Mentions
    rule: Rule
    expected: int
    week: Tally
    before: Tally | None
    busiest: Counts | None
    level: Attention
    standing: Attention
    alerts: tuple[Seen, ...]
    heard: Heard | None = None
