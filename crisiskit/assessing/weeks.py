"""The week of mentions up to a moment, summed up and compared with the week before.

    report = report_week(mentions, name="Kemenhub", now=now, heard=hear(treatments, situation.playbook, postures))
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from crisiskit.assessing.attention import find_standing, make_rule, see_all
from crisiskit.model.answering import Act, Posture
from crisiskit.model.base import made
from crisiskit.model.mentions import Attention
from crisiskit.model.vocabulary import Status
from crisiskit.model.weeks import Asked, Heard, MentionsReport, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from crisiskit.model.answering import Treatment
    from crisiskit.model.mentions import Counts, Mentions
    from crisiskit.model.playbook import Playbook

WEEK = timedelta(days=7)
_RANK = {level: rank for rank, level in enumerate(Attention)}


def report_week(
    mentions: Mentions, *, name: str, now: datetime | None = None, status: Status = Status.ACTUAL, heard: Heard | None = None
) -> MentionsReport:
    """The seven days that end with the last interval that was over at `now`, or with the last one there is.

    Raises ValueError where no interval was over at `now`.
    """
    rule, rows = make_rule(mentions), [row for row in mentions.rows if now is None or row.at + mentions.interval <= now]
    if not rows:
        raise ValueError("no interval was over")
    length = max(WEEK, mentions.interval)
    ends = rows[-1].at + mentions.interval
    begins = ends - length
    week = [row for row in rows if row.at >= begins]
    earlier = [row for row in rows if begins - length <= row.at < begins]
    seen = see_all(mentions, now)
    alerts = tuple(item for item in seen if item.alert and item.at >= begins)
    standing = find_standing(seen, rule)
    return made(MentionsReport)(
        name=name, status=status, begins=begins, ends=ends, mentions=mentions.model_copy(update={"rows": tuple(week)}), rule=rule,
        expected=length // mentions.interval, week=add_up(week), before=add_up(earlier) if earlier else None,
        busiest=max(week, key=lambda row: row.volume, default=None),
        level=max((item.level for item in alerts), key=lambda level: _RANK[level], default=Attention.NORMAL),
        standing=standing.level if standing else Attention.NORMAL, alerts=alerts, heard=heard,
    )  # fmt: skip


def add_up(rows: Sequence[Counts]) -> Tally:
    """The sums of some intervals; a tone that no interval has is None."""
    judged = [row for row in rows if row.negative is not None]

    def total(numbers: Iterable[int | None]) -> int | None:
        known = [number for number in numbers if number is not None]
        return sum(known) if known else None

    return made(Tally)(
        intervals=len(rows), volume=sum(row.volume for row in rows), judged=sum(row.volume for row in judged),
        positive=total(row.positive for row in judged), neutral=total(row.neutral for row in judged),
        negative=total(row.negative for row in judged),
    )  # fmt: skip


def hear(treatments: Iterable[Treatment], playbook: Playbook, postures: Mapping[str, Posture]) -> Heard:
    """What comments asked, the most frequent first: questions of the playbook with how each is met, and those without an answer."""
    treated = list(treatments)
    numbers = Counter(item.question for item in treated if item.question is not None and item.act is Act.ANSWER)
    asked = [
        made(Asked)(
            question=question, number=number, posture=postures.get(question, Posture.BRIDGE),
            texts={code: text.questions[question].question for code, text in playbook.texts.items() if question in text.questions},
        )
        for question, number in sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))
    ]  # fmt: skip
    unanswered = dict.fromkeys(item.comment for item in treated if item.reason == "no-answer")
    for_people = sum(item.act is Act.ESCALATE and item.reason != "no-answer" for item in treated)
    return made(Heard)(asked=tuple(asked), unanswered=tuple(unanswered), for_people=for_people)
