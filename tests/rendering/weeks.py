"""Weeks of mentions made by hand, for trying how they are reported and drawn."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from crisiskit.assessing.weeks import report_week
from crisiskit.model.answering import Posture
from crisiskit.model.mentions import Counts, Mentions
from crisiskit.model.vocabulary import Status
from crisiskit.model.weeks import Asked, Heard, MentionsReport

ZONE = ZoneInfo("Asia/Makassar")
HOUR = timedelta(hours=1)
FIRST = datetime(2026, 2, 20, tzinfo=ZONE)
#: Fourteen days and eleven hours: until 11.00 on 6 March.
HOURS = 14 * 24 + 11
#: Mentions in each hour of a day, from midnight on.
DAY = (3, 2, 1, 1, 2, 4, 9, 14, 18, 20, 21, 22, 25, 24, 20, 19, 21, 24, 28, 30, 27, 20, 12, 6)
#: What happened in some hours: positive, neutral, negative. A campaign, and something bad on the last morning.
CAMPAIGN = datetime(2026, 3, 2, 12, tzinfo=ZONE)
TROUBLE = datetime(2026, 3, 6, 8, tzinfo=ZONE)
EVENTS = {
    CAMPAIGN: (60, 90, 6), CAMPAIGN + HOUR: (52, 80, 5), CAMPAIGN + 2 * HOUR: (30, 60, 4),
    TROUBLE: (5, 40, 31), TROUBLE + HOUR: (6, 90, 120), TROUBLE + 2 * HOUR: (9, 160, 230),
}  # fmt: skip
MISSING = {datetime(2026, 3, 3, hour, tzinfo=ZONE) for hour in (3, 4)}
HEARD = Heard(
    asked=(
        Asked(
            question="allowed-to-sail", number=12, posture=Posture.REFER,
            texts={"id": "Mengapa kapal itu diizinkan berlayar?", "en": "Why was the vessel allowed to sail?"},
        ),
        Asked(
            question="refund", number=1, posture=Posture.BRIDGE,
            texts={"id": "Apakah tiket diganti?", "en": "Is the fare paid back?"},
        ),
    ),
    unanswered=("Apakah loket <b>besok</b> buka?", "apakah " * 40), for_people=3,
)  # fmt: skip


def count_hours() -> list[Counts]:
    """Every hour that was counted."""
    rows = []
    for number in range(HOURS):
        at = FIRST + number * HOUR
        volume = DAY[at.hour] + at.day % 3
        negative = volume // 8
        positive = volume // 5
        positive, neutral, negative = EVENTS.get(at, (positive, volume - positive - negative, negative))
        if at not in MISSING:
            rows.append(Counts(at, positive, neutral, negative))
    return rows


def make_mentions(rows: list[Counts], interval: timedelta = HOUR) -> Mentions:
    """A series as it is read from a file."""
    return Mentions(path="mentions.csv", zone=ZONE.key, interval=interval, rows=tuple(rows))


def make_weeks() -> dict[str, MentionsReport]:
    """A drill in which much happens; a quiet week without tones; days instead of hours."""
    rows = count_hours()
    quiet = [Counts(row.at, total=DAY[row.at.hour]) for row in rows if row.at < FIRST + 9 * 24 * HOUR]
    days = [Counts(FIRST + number * 24 * HOUR, 60, 280, 50 + 20 * (number == 6)) for number in range(8)]
    return {
        "drill": report_week(make_mentions(rows), name="Dishub Nusa Seruni", status=Status.EXERCISE, heard=HEARD),
        "quiet": report_week(make_mentions(quiet), name="Dishub Nusa Seruni", heard=Heard()),
        "days": report_week(make_mentions(days, 24 * HOUR), name="mentions"),
    }
