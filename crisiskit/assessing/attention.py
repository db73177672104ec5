"""What the mentions say at a moment, as a reason for a level: watch none, escalate moderate, crisis high, and never more.

    find_reason(situation.mentions, now)        # [Reason(level=MODERATE, because={"id": "95 sebutan negatif …", "en": …}, …)]

What was seen stands for the cooldown of the rule after it, up to the last interval that was counted: a quiet hour ends nothing, and
a file that nobody renews lowers nothing either.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.assessing.surge import watch_all
from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.language.dates import say_date, say_moment
from crisiskit.language.numbers import say_number
from crisiskit.model.assessment import Reason
from crisiskit.model.base import made
from crisiskit.model.mentions import WORTH, Attention, Rule
from crisiskit.model.vocabulary import Certainty

if TYPE_CHECKING:
    from crisiskit.model.mentions import Mentions, Seen

_RANK = {level: rank for rank, level in enumerate(Attention)}
#: The sign that says most, for each level.
_FOREMOST = {
    Attention.WATCH: ("negative-surge", "tone", "total-surge"),
    Attention.ESCALATE: ("repeated", "negative-surge"),
    Attention.CRISIS: ("tenfold", "doubled"),
}


def make_rule(mentions: Mentions) -> Rule:
    """The rule as it comes, for the interval of the counts: a memory and a warm-up that are never shorter than it can use."""
    hours = mentions.interval / timedelta(hours=1)
    if hours <= 1:
        return Rule()
    return Rule(interval=mentions.interval, memory=max(timedelta(days=14), 14 * mentions.interval), cooldown=max(
        Rule().cooldown, mentions.interval
    ))  # fmt: skip


def see_all(mentions: Mentions, now: datetime | None = None) -> tuple[Seen, ...]:
    """What the watch saw in each interval that was over at `now`; in all of them without it."""
    rows = (row for row in mentions.rows if now is None or row.at + mentions.interval <= now)
    return tuple(watch_all(rows, make_rule(mentions), usual=mentions.usual))


def find_standing(seen: tuple[Seen, ...], rule: Rule) -> Seen | None:
    """The worst that still stands after the last interval, the latest of that level; None where there is nothing to see."""
    standing = [item for item in seen if seen[-1].at - item.at <= rule.cooldown and item.level is not Attention.NORMAL]
    return max(standing, key=lambda item: (_RANK[item.level], item.at), default=None)


def find_reason(mentions: Mentions, now: datetime) -> list[Reason]:
    """The reason that mentions give for a level at `now`, if any; never more than reported, for nobody confirms a mood."""
    found = find_standing(see_all(mentions, now), make_rule(mentions))
    if found is None:
        return []
    because = {language: say_seen(found, mentions, language, near=now) for language in LANGUAGES}
    return [made(Reason)(level=WORTH[found.level], because=because, rests_on=Certainty.REPORTED)]


def say_seen(seen: Seen, mentions: Mentions, language: str, *, near: datetime) -> str:
    """A clause that says in figures why an interval stands out; `near` is the day whose date need not be said."""
    signs = {sign.code: sign for sign in seen.signs}
    code = next(code for code in _FOREMOST[seen.level] if code in signs)
    key = code
    if seen.level is Attention.ESCALATE and code == "negative-surge":
        key = "escalate"
    elif code == "total-surge" and not _is_judged(seen, mentions):
        key = "total-surge-unjudged"
    words, sign = book(language, "mentions")["because"], signs[code]
    baseline = say_near(sign.baseline, language)
    times = say_near(sign.times, language)
    usual = words["usual" if sign.times else "usual-none"].format(baseline=baseline, times=times)
    span = say_span(seen.at, mentions.interval, ZoneInfo(mentions.zone), language, near=near)
    return str(words[key]).format(
        value=say_number(round(sign.value), language), baseline=baseline, times=times, usual=usual, span=span
    )


def _is_judged(seen: Seen, mentions: Mentions) -> bool:
    return any(row.at == seen.at and row.negative is not None for row in mentions.rows)


def say_near(value: float, language: str) -> str:
    """A number as near as it matters: 8.4 as 8, 1.4 as it is."""
    return say_number(round(value) if value >= 2 else Decimal(f"{value:.1f}").normalize(), language)


def say_span(at: datetime, length: timedelta, zone: ZoneInfo, language: str, *, near: datetime) -> str:
    """An interval from its beginning to its end: `from 09:00 WITA to 10:00 WITA`; a day is named by its date."""
    spans, begin, end = book(language, "mentions")["spans"], at.astimezone(zone), (at + length).astimezone(zone)
    if length == timedelta(days=1):
        return str(spans["day"]).format(day=say_date(begin.date(), language, short=True))
    said = say_moment(begin, language, near=near, zones=(zone,), short=True)
    return str(spans["between"]).format(begin=said, end=say_moment(end, language, near=begin, zones=(zone,), short=True))
