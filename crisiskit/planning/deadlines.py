"""The clocks that run for us: from which moment, until when, on what they rest, and whether what was published kept them.

    find_deadlines(Clockwork(situation, knowledge, timing, roster, published))
    # (Deadline(id="acknowledgement", anchor="aware-at", due=09.45, rests_on="norm", basis={…}, state=ClockState.KEPT), …)

Acknowledgement, statement and cadence of updates are norms of the playbook, and so is their source; a time that a statement has
named is a promise; for the rest see `legal_clocks`. `published` is what went out, from the kept files or the log; None: nobody
looked, so a clock that has run out is past and not late. Due times never precede what they are counted from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from crisiskit.language.dates import round_up
from crisiskit.model.base import made
from crisiskit.model.plan import ClockState, Expired
from crisiskit.model.statement import NOT_PUBLIC, Kind
from crisiskit.model.vocabulary import ClockName
from crisiskit.planning.clockwork import PROMISE, Run, judge
from crisiskit.planning.legal_clocks import find_legal_clocks
from crisiskit.planning.promises import find_basis
from crisiskit.planning.timing import find_length
from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.plan import Deadline
    from crisiskit.model.record import Publication
    from crisiskit.planning.clockwork import Clockwork

DUTY_OFFICER, CRISIS_LEAD = "duty-officer", "crisis-lead"
#: The kinds that say more than that a report was received: they keep the clock of the statement.
FULL = (Kind.HOLDING, Kind.UPDATE, Kind.APOLOGY, Kind.IMMEDIATE_INFORMATION, Kind.CLOSING)


def find_deadlines(clockwork: Clockwork) -> tuple[Deadline, ...]:
    """Every clock, by the time it is due; the promises that were made, kept or not, among them."""
    found = [*_find_first_words(clockwork), *_find_promised(clockwork), *_find_cadence(clockwork), *find_legal_clocks(clockwork)]
    return tuple(sorted(found, key=lambda item: item.due))


def _find_first_words(clockwork: Clockwork) -> Iterator[Deadline]:
    """The acknowledgement, kept by whatever the public heard first, and the statement, kept by the first that says more."""
    public = clockwork.public
    firsts = {
        ClockName.ACKNOWLEDGEMENT: next((item.at for item in public), None),
        ClockName.STATEMENT: next((item.at for item in public if item.kind in FULL), None),
    }
    roles = {ClockName.ACKNOWLEDGEMENT: (DUTY_OFFICER,), ClockName.STATEMENT: (CRISIS_LEAD, DUTY_OFFICER)}
    for name, kept_at in firsts.items():
        found = clockwork.timing.find_run(name)
        if found is not None:
            rise, due = found
            anchor = "aware-at" if rise is clockwork.timing.rises[0] else "level-rise"
            basis = find_basis(clockwork.timing.playbook, rise.level)
            yield judge(clockwork, Run(name.value, anchor, rise.at, due, roles[name], basis=basis), kept_at)


def _find_promised(clockwork: Clockwork) -> Iterator[Deadline]:
    """The times that statements have named: each kept by the next word that does not name the same time again."""
    public = clockwork.public
    made_at: dict[datetime, datetime] = {}
    for item in public:
        if item.next_update_at is not None:
            made_at.setdefault(item.next_update_at, item.at)
    for due, since in made_at.items():
        kept_at = next((item.at for item in public if item.at > since and item.next_update_at != due), None)
        run = Run("promise", "promised", min(since, due), due, (CRISIS_LEAD, DUTY_OFFICER), PROMISE)
        yield judge(clockwork, run, kept_at)


def _find_cadence(clockwork: Clockwork) -> Iterator[Deadline]:
    """The next update by the level's clock, from the last word or from the rise of level since; rounded up to five minutes.

    Where a promise comes sooner it says the same. Where the public was told of a later time, that time is what it waits for: the
    level's clock is a reminder until it has run out, and no lateness after. After the closing statement nothing more is due.
    """
    public, timing = clockwork.public, clockwork.timing
    if not public or public[-1].kind is Kind.CLOSING:
        return
    last = public[-1]
    runs = []
    for rise in timing.rises:
        length = find_length(timing.playbook, rise.level, ClockName.UPDATE) if rise.level <= timing.level else None
        if length:
            since = timing.since(rise.level)
            anchor = "last-published" if since <= last.at else "level-rise"
            start = timing.local(max(since, last.at))
            runs.append((round_up(start + length), start, anchor, rise.level))
    if not runs:
        return
    due, start, anchor, level = min(runs)
    promised = [item.next_update_at for item in public if item.next_update_at is not None]
    if not promised or clockwork.roster.now <= due < promised[-1]:
        basis = find_basis(timing.playbook, level)
        yield judge(clockwork, Run(ClockName.UPDATE.value, anchor, start, due, (CRISIS_LEAD, DUTY_OFFICER), basis=basis), None)


def find_expired(published: Iterable[Publication], now: datetime) -> tuple[Expired, ...]:
    """The statements that are the last on their channel in their language and no longer hold; none after the closing one."""
    last: dict[tuple[str, str], Publication] = {}
    heard = sorted((item for item in published if item.kind not in NOT_PUBLIC and item.at <= now), key=lambda item: item.at)
    for item in heard:
        last[item.channel, item.language] = item
    if heard and heard[-1].kind is Kind.CLOSING:
        return ()
    return tuple(
        made(Expired)(kind=item.kind, channel=item.channel, language=item.language, at=item.at, valid_until=item.valid_until)
        for item in last.values()
        if item.valid_until is not None and item.valid_until < now
    )


def find_late(deadlines: Iterable[Deadline], expired: Iterable[Expired]) -> list[Problem]:
    """A warning for each clock that nothing known has kept, and for each statement that still stands and no longer holds."""
    problems = []
    for item in deadlines:
        if item.state is ClockState.LATE:
            at = item.due.strftime("%Y-%m-%d %H:%M")
            if item.rests_on == PROMISE:
                problems.append(problem("promise-missed", at=at))
            elif item.about is not None:
                problems.append(problem("complaint-late", clock=item.id, found=item.about, at=at))
            else:
                problems.append(problem("clock-late", clock=item.id, at=at, number=item.late_minutes))
    for texts in gather_expired(expired):
        first, channels, languages = texts[0], (item.channel for item in texts), (item.language for item in texts)
        until = first.valid_until.astimezone(first.at.tzinfo).strftime("%Y-%m-%d %H:%M")
        where, spoken = ", ".join(dict.fromkeys(channels)), ", ".join(dict.fromkeys(languages))
        problems.append(problem("statement-expired", statement=first.kind.value, at=until, channel=where, found=spoken))
    return problems


def gather_expired(expired: Iterable[Expired]) -> list[list[Expired]]:
    """The expired statements, those that went out together in one list, the oldest first."""
    groups: dict[object, list[Expired]] = {}
    for item in sorted(expired, key=lambda text: text.at):
        groups.setdefault((item.kind, item.at, item.valid_until), []).append(item)
    return list(groups.values())
