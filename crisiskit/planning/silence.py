"""Who on the ladder is silent, and who is next, by the clock: a pure function of the rungs, the moment and who has answered.

    find_silent(ladder, playbook, roster, contacts)
    # (Silence(person=head of communications, until=09.40, next=secretary, next_until=09.50),)

Each person has the time of the rung that tells them. It begins when they were told, or, where nobody has written that down, when
they had to be told. Whoever has answered has answered for good: a rung is settled once its person, or someone next in line, has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from crisiskit.model.base import made
from crisiskit.model.plan import Silence

if TYPE_CHECKING:
    from crisiskit.model.plan import Notice, Person
    from crisiskit.model.playbook import LadderRung, Playbook
    from crisiskit.model.record import Contacted
    from crisiskit.model.vocabulary import Severity
    from crisiskit.planning.roster import Roster


@dataclass(frozen=True, slots=True)
class Heard:
    """Who was told and who has answered up to a moment, by role: the first time each."""

    told: dict[str, datetime]
    answered: dict[str, datetime]

    @classmethod
    def until(cls, contacts: Iterable[Contacted], now: datetime) -> Heard:
        """What some contacts say up to `now` (aware)."""
        told: dict[str, datetime] = {}
        answered: dict[str, datetime] = {}
        for item in contacts:
            for moments, moment in ((told, item.told), (answered, item.answered)):
                if moment is not None and moment <= now:
                    moments[item.role] = min(moments.get(item.role, moment), moment)
        return cls(told, answered)


def mark_answers(
    ladder: Iterable[Notice], playbook: Playbook, contacts: Iterable[Contacted], now: datetime
) -> tuple[Notice, ...]:
    """The ladder with the times at which people were told and have answered; their time to answer begins when they were told."""
    heard, rungs = Heard.until(contacts, now), _find_rungs(playbook)

    def mark(notice: Notice) -> Notice:
        role = notice.person.role
        rung = rungs.get((role, notice.level))
        until = notice.silent_until if rung is None else _find_end(notice, rung, heard)
        told, answered = (_local(moments.get(role), notice.due) for moments in (heard.told, heard.answered))
        return notice.model_copy(update={"told": told, "answered": answered, "silent_until": until})

    return tuple(mark(notice) for notice in ladder)


def find_silent(ladder: Sequence[Notice], playbook: Playbook, roster: Roster, contacts: Iterable[Contacted]) -> tuple[Silence, ...]:
    """Those whose time to answer is past at the roster's moment, by the time it ended, with who is next."""
    heard = Heard.until(contacts, roster.now)
    found = (_follow(notice, ladder, playbook, roster, heard) for notice in ladder)
    return tuple(sorted((item for item in found if item is not None), key=lambda item: item.until))


def _follow(notice: Notice, ladder: Sequence[Notice], playbook: Playbook, roster: Roster, heard: Heard) -> Silence | None:
    """The silence of one rung: along those who come next until one has answered, or still has time to."""
    rungs = _find_rungs(playbook)
    rung = rungs.get((notice.person.role, notice.level))
    until = None if rung is None else _find_end(notice, rung, heard)
    if rung is None or until is None or until >= roster.now or notice.person.role in heard.answered:
        return None
    own = {item.person.role: rungs.get((item.person.role, item.level)) for item in ladder}
    passed: list[Person] = []
    first, seen, told = until, {rung.tell}, _local(heard.told.get(rung.tell), notice.due)
    role, patience = rung.then, rung.no_answer_in or timedelta(0)
    while role is not None and role not in seen:
        seen.add(role)
        if role in heard.answered:
            return None
        following = own.get(role)
        if roster.person(role).who is None:  # nobody sits there to answer
            role = following.then if following is not None else None
            continue
        patience = (following.no_answer_in if following is not None else None) or patience
        # Told before their turn came, they have had their time since then.
        until = max(until, heard.told.get(role, until) + patience)
        if until >= roster.now:
            return made(Silence)(
                person=notice.person, until=first, told=told, passed=tuple(passed), next=roster.person(role, until),
                next_until=until,
            )  # fmt: skip
        passed.append(roster.person(role, until))
        role = following.then if following is not None else None
    return made(Silence)(person=notice.person, until=first, told=told, passed=tuple(passed))


def _find_rungs(playbook: Playbook) -> dict[tuple[str, Severity], LadderRung]:
    return {(rung.tell, rung.level): rung for rung in playbook.ladder}


def _find_end(notice: Notice, rung: LadderRung, heard: Heard) -> datetime | None:
    """When somebody's time to answer ends: from the moment they were told, else from when they had to be."""
    told = _local(heard.told.get(notice.person.role), notice.due)
    return notice.silent_until if told is None or rung.no_answer_in is None else told + rung.no_answer_in


def _local(moment: datetime | None, like: datetime | None) -> datetime | None:
    """A moment in the zone of another."""
    return moment if moment is None or like is None else moment.astimezone(like.tzinfo)
