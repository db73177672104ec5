"""The clocks that laws and services set: notice of a data breach, information to be announced at once, complaints at SP4N-LAPOR!.

    find_legal_clocks(clockwork)
    # Deadline(id="personal-data-notice", anchor="exposure-known", due=three times 24 hours later, rests_on="law", basis={…})

Each source is printed with its clock (`basis` in `language/<language>/clocks.json`). What was learned on a day without a clock time
counts from the beginning of that day, the earliest that it can have been: a clock of the law is never made longer by a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.model.crisis import ComplaintKind
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import ClockName
from crisiskit.planning.calendars import count_working_days
from crisiskit.planning.clockwork import LAW, NORM, Run, judge
from crisiskit.planning.timing import find_length

if TYPE_CHECKING:
    from crisiskit.model.base import Localized
    from crisiskit.model.crisis import Complaint
    from crisiskit.model.plan import Deadline
    from crisiskit.model.situation import Reading
    from crisiskit.model.when import When
    from crisiskit.planning.clockwork import Clockwork

#: Law 27/2022 on personal data protection, article 46(1): written notice within three times 24 hours.
DATA_NOTICE = timedelta(hours=3 * 24)
#: Facts of `base` that say that personal data came to light, and that people are in danger.
EXPOSED, DANGER = ("data_exposed",), ("threat_continues", "danger")
DPO, PPID, DUTY_OFFICER = "dpo", "ppid", "duty-officer"
#: Working days until a complaint at SP4N-LAPOR! must have been answered for the first time, and until it must be settled.
FIRST_ANSWER = 3
SETTLED: Mapping[ComplaintKind, int] = MappingProxyType(
    {ComplaintKind.SIMPLE: 5, ComplaintKind.NO_FIELD_CHECK: 14, ComplaintKind.FIELD_CHECK: 60}
)
#: The last minute of a working day.
DAY_ENDS = time(23, 59)


def find_legal_clocks(clockwork: Clockwork) -> Iterator[Deadline]:
    """The clocks of the law that what is known, or reported, has started."""
    yield from _find_notice(
        clockwork, "personal-data-notice", EXPOSED, "exposure-known", Kind.PERSONAL_DATA_NOTICE, DPO, DATA_NOTICE
    )
    # The law says at once and names no hours; ours is the level's own acknowledgement clock.
    at_once = find_length(clockwork.timing.playbook, clockwork.timing.level, ClockName.ACKNOWLEDGEMENT) or timedelta(0)
    yield from _find_notice(
        clockwork, "immediate-information", DANGER, "danger-known", Kind.IMMEDIATE_INFORMATION, PPID, at_once
    )
    for complaint in clockwork.situation.crisis.complaints:
        yield from _find_complaint(clockwork, complaint)


def _find_notice(
    clockwork: Clockwork, name: str, facts: tuple[str, ...], anchor: str, kind: Kind, role: str, length: timedelta
) -> Iterator[Deadline]:
    """A text that is due some time after we learned of something."""
    known = _find_first(clockwork, facts)
    if known is None:
        return
    reading, is_sure = known
    start = _begin(reading.at)
    kept_at = next((item.at for item in clockwork.public if item.kind is kind), None)
    run = Run(name, anchor, start, start + length, (role, DUTY_OFFICER), LAW, find_source(name), reported=not is_sure)
    yield judge(clockwork, run, kept_at)


def _find_first(clockwork: Clockwork, names: tuple[str, ...]) -> tuple[Reading, bool] | None:
    """The first reading of some facts that still stand, and whether one of them is confirmed."""
    facts = [fact for name in names if (fact := clockwork.knowledge.facts.get(name)) is not None]
    standing = [fact for fact in facts if any(item and item.value is not False for item in (fact.confirmed, fact.reported))]
    readings = [reading for fact in standing for reading in fact.history if reading.value is not False]
    if not readings:
        return None
    is_sure = any(fact.confirmed is not None and fact.confirmed.value is not False for fact in standing)
    return min(readings, key=lambda reading: _begin(reading.at)), is_sure


def _begin(when: When) -> datetime:
    """The earliest moment that a time can mean."""
    return when.clock or datetime.combine(when.day, time(0), ZoneInfo(when.zone))


def _find_complaint(clockwork: Clockwork, complaint: Complaint) -> Iterator[Deadline]:
    """The first answer and the settlement of a complaint, each at the end of a working day; none for one that is yet to come."""
    received = _begin(complaint.at)
    if received > clockwork.roster.now:
        return
    zone = ZoneInfo(clockwork.situation.house.zone)
    start = received.astimezone(zone).date()
    calendar = clockwork.calendar
    ends = {"lapor-answer": (FIRST_ANSWER, complaint.answered), "lapor-settlement": (SETTLED[complaint.kind], complaint.settled)}
    for name, (number, done) in ends.items():
        day = count_working_days(calendar, start, number)
        if day is not None:
            run = Run(
                name, "complaint", received, datetime.combine(day, DAY_ENDS, zone), (PPID, DUTY_OFFICER), NORM, find_source(name),
                complaint.id, working_days=number, holidays_known=calendar.knows_holidays(start) and calendar.knows_holidays(day),
            )  # fmt: skip
            kept_at = None if done is None or _begin(done) > clockwork.roster.now else max(_begin(done), received)
            yield judge(clockwork, run, kept_at, looked=True)


def find_source(name: str) -> Localized:
    """The law that a clock rests on, in every language."""
    books: dict[str, Any] = {language: book(language, "clocks") for language in LANGUAGES}
    return {language: words["basis"][name] for language, words in books.items() if name in words["basis"]}
