"""The escalation plan: who does what by when, who is told next, who approves, what was promised.

    plan.tasks[0].owner.who, plan.tasks[0].due      # "Piket A", 2026-03-07 09:20+08:00

Every time is aware and in the crisis's first zone. Words are `Localized`; the layouts choose the language.
"""

from __future__ import annotations

from datetime import datetime, time
from enum import Enum

from crisiskit.model.acts import Contact, Decision
from crisiskit.model.assessment import Reason
from crisiskit.model.base import Localized, Model
from crisiskit.model.ownership import Ownership
from crisiskit.model.record import Publication
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Audience, ClockName, Phase, Severity, Status


class Person(Model):
    """A role and who holds it when the act is due: None while the chair is empty; `instead_of` is whose place a deputy takes."""

    role: str
    title: Localized
    who: str | None = None
    instead_of: str | None = None
    deputy: str | None = None
    contact: str | None = None
    until: datetime | None = None


class Handover(Model):
    """The moment at which a role passes from one person to the next; None stands for an empty chair."""

    role: str
    title: Localized
    at: datetime
    leaves: str | None = None
    comes: str | None = None


class Counterpart(Model):
    """Another agency that we ask or clear with, by its short names, and whom we know there."""

    id: str
    names: Localized
    contact: str | None = None


class Task(Model):
    """A step turned into an order: the owner on duty, the clock time it is due, what it waits for.

    `clock` names the promise it keeps, if any, `kept_at` when something went out that did; `done_at` is when the log says it was
    done, `done_by` who held the role then. `slack_minutes` is how much later than `due` it may end before our statement, or an
    earlier word to the public, is late: zero on the critical path, below zero where the steps cannot be done in time, None for a
    step that the statement does not wait for.
    """

    id: str
    do: Localized
    phase: Phase
    level: Severity
    owner: Person
    due: datetime | None
    clock: ClockName | None = None
    after: tuple[str, ...] = ()
    audience: tuple[Audience, ...] = ()
    approval: Person | None = None
    kept_at: datetime | None = None
    done_at: datetime | None = None
    done_by: Person | None = None
    critical: bool = False
    slack_minutes: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing says that it is done."""
        return self.kept_at is None and self.done_at is None


class Verification(Model):
    """A fact to establish first: the question, whom to ask (nobody: our own house knows), who asks.

    `decisive` facts may still change the level; `heard` is a report without confirmation, `disputed` confirmed values that
    contradict each other or fell without a reason; `missed` is the first deadline if it passed without an answer: `due` is then
    before the next word.
    """

    fact: str
    question: Localized
    ask: tuple[Counterpart, ...]
    owner: Person
    due: datetime | None
    decisive: bool = False
    heard: bool = False
    disputed: bool = False
    missed: datetime | None = None


class Notice(Model):
    """Who is told, by whom, by when, who is told next if they stay silent until then.

    `told` and `answered` are when that happened, as far as is known.
    """

    person: Person
    by: Person
    level: Severity
    due: datetime | None
    silent_until: datetime | None = None
    then: Person | None = None
    told: datetime | None = None
    answered: datetime | None = None


class Silence(Model):
    """Someone on the ladder who has not answered by `until`, and who is next: tell them now, they have until `next_until`.

    `told` is when they were told, as far as is known. `passed` came next and stayed silent too; `next` is None where all have.
    """

    person: Person
    until: datetime
    told: datetime | None = None
    passed: tuple[Person, ...] = ()
    next: Person | None = None
    next_until: datetime | None = None


class ClockState(Enum):
    """How a clock stands: it runs; its time is past and nobody looked what went out; late; kept in time; kept late."""

    RUNNING = "running"
    PAST = "past"
    LATE = "late"
    KEPT = "kept"
    KEPT_LATE = "kept-late"


class Deadline(Model):
    """A clock that runs for us: from which moment, until when, on what it rests, and whether it was kept.

    `id` is what is due, `about` the complaint it belongs to. `rests_on` is `norm` (our playbook's clocks), `law`, or `promise` (a
    statement named the time); `basis` is the source in words. `anchor` says what the clock runs from, `anchored_at` when that was;
    `reported` if only a report says so. `kept_at` is when something went out that keeps it; `late_minutes` by how much it is late,
    or was. `working_days` is their number where they are counted, `holidays_known` whether public holidays were.
    """

    id: str
    about: str | None = None
    rests_on: str
    basis: Localized = {}
    anchor: str
    anchored_at: datetime
    due: datetime
    owner: Person
    state: ClockState
    kept_at: datetime | None = None
    late_minutes: int = 0
    reported: bool = False
    working_days: int | None = None
    holidays_known: bool | None = None


class Expired(Model):
    """A statement that still stands on a channel and no longer holds."""

    kind: Kind
    channel: str
    language: str
    at: datetime
    valid_until: datetime


class ApprovalChain(Model):
    """Who drafts, clears, approves and speaks; after `minutes` without an answer `then` decides.

    `level` is the row used: the planned level's or the nearest lower one's. `clears_with` are other agencies whose facts we say.
    """

    level: Severity
    drafts: Person | None = None
    clears_facts: tuple[Person, ...] = ()
    clears_with: tuple[Counterpart, ...] = ()
    clears_law: Person | None = None
    approves: Person | None = None
    voice: Person | None = None
    minutes: int | None = None
    then: Person | None = None


class ClockChange(Model):
    """A clock of another level: its length in minutes now and there; None where it does not run."""

    clock: ClockName
    now: int | None
    then: int | None


class Prospect(Model):
    """What another level would change.

    `because` says in the playbook's words what would raise the level to it; nothing for a lower one, for which a milder picture
    must last `wait_minutes`. `tasks` and `told` are added when it rises, dropped when it falls; done ones are neither. `approval`
    is its chain where another one clears, approves or speaks, or decides after another time.
    """

    level: Severity
    because: tuple[Localized, ...] = ()
    wait_minutes: int = 0
    tasks: tuple[Task, ...] = ()
    told: tuple[Notice, ...] = ()
    clocks: tuple[ClockChange, ...] = ()
    approval: ApprovalChain | None = None


class Promise(Model):
    """A clock time at which something must have been said: `acknowledgement`, `statement` or `update`.

    `made` is one that a statement has already named to the public; the others follow from the level's clocks, with their basis.
    """

    what: str
    at: datetime
    made: bool = False
    basis: Localized = {}


class Outlook(Model):
    """A channel in the order to use it, with the reason as data: followers, their hours in the house's zone, are they there.

    `active_now` is meant for the hour of publication; None where the house does not say.
    """

    channel: str
    handle: str
    audience: int | None
    active: tuple[tuple[time, time], ...] = ()
    active_now: bool | None
    language: str | None = None
    source: str | None = None


class Airing(Model):
    """One publication ahead in one language: `acknowledgement`, `statement` or `update`, when, and the channels in order."""

    what: str
    at: datetime
    language: str
    outlets: tuple[Outlook, ...]


class EscalationPlan(Model):
    """The plan for one moment, with what it was made from: level, reasons, sources by name, status.

    `recorded` says that somebody keeps a log of what is done, so what is not in it can be called late. `lowered` is the decision by
    which the level fell to where it is, `falls_to` the lowest level that one may name from `falls_from` on, `unheeded` those that
    did not count; `rise` and `fall` are what the next level up and down would change. `enquiries` wait for an answer of ours, which
    `answers` gives, `offers` are shifts handed over that nobody has taken, `decisions` what was decided so far.
    """

    at: datetime
    aware_at: datetime
    status: Status
    playbook: str
    title: Localized
    level: Severity
    reached: Severity
    possible: Severity
    held_since: datetime | None = None
    falls_to: Severity | None = None
    falls_from: datetime | None = None
    lowered: Decision | None = None
    unheeded: tuple[Decision, ...] = ()
    rise: Prospect | None = None
    fall: Prospect | None = None
    reasons: tuple[Reason, ...] = ()
    sources: dict[str, Localized] = {}
    zones: tuple[str, ...]
    recorded: bool = False
    enquiries: tuple[Contact, ...] = ()
    answers: Person | None = None
    offers: tuple[Handover, ...] = ()
    decisions: tuple[Decision, ...] = ()
    verify: tuple[Verification, ...]
    tasks: tuple[Task, ...]
    ladder: tuple[Notice, ...]
    approval: ApprovalChain | None
    owners: tuple[Ownership, ...] = ()
    promises: tuple[Promise, ...]
    next_promise: Promise | None = None
    deadlines: tuple[Deadline, ...] = ()
    silent: tuple[Silence, ...] = ()
    expired: tuple[Expired, ...] = ()
    handovers: tuple[Handover, ...] = ()
    airings: tuple[Airing, ...] = ()
    published: tuple[Publication, ...] = ()
    critical_path: tuple[str, ...] = ()
