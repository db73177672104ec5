"""The escalation plan: who does what by when, who is told next, who approves, what was promised.

    plan.tasks[0].owner.who, plan.tasks[0].due      # "Piket A", 2026-03-07 09:20+08:00

Every time is aware and in the crisis's first zone. Words are `Localized`; the layouts choose the language.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from crisiskit.model.assessment import Reason
from crisiskit.model.base import Localized, Model
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Audience, ClockName, Phase, Severity, Status


class Person(Model):
    """A role and who holds it when the act is due: `who` is None while the chair is empty.

    `instead_of` is whose place a deputy takes today, `until` the end of the shift.
    """

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
    done. `slack_minutes` is how much later than
    `due` it may end before our statement, or an earlier word to the public, is late: zero on the critical path, below zero where
    the steps cannot be done in the time they have, None for a step that the statement does not wait for.
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

    `told` is when they were told, as far as is known. `passed` are those who came next and stayed silent too; `next` is None where
    everyone that the ladder names has.
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

    `level` is the row used: the planned level's, or the nearest lower one's. `clears_with` are other agencies whose facts we say.
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


class Ownership(Model):
    """What one of several agencies owns: facts that are established and facts that are disputed, by their ids.

    `answer` is how it last stood to a text that says them (`asked`, `granted`, `refused`), and when; None where nobody asked.
    """

    agency: Counterpart
    facts: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    is_ours: bool = False
    answer: str | None = None
    answered_at: datetime | None = None


class Promise(Model):
    """A clock time at which something must have been said: `acknowledgement`, `statement` or `update`.

    `made` is one that a statement has already named to the public; the others follow from the level's clocks, with their basis.
    """

    what: str
    at: datetime
    made: bool = False
    basis: Localized = {}


class Outlook(Model):
    """A channel in the order to use it, with the reason as data: followers, whether they are there now (None: not known)."""

    channel: str
    handle: str
    audience: int | None
    active_now: bool | None
    language: str | None = None
    source: str | None = None


class EscalationPlan(Model):
    """The plan for one moment, with what it was made from: level, reasons, sources by name, status.

    `recorded` says that somebody keeps a log of what is done, so what is not in it can be called late. `owners` are there where
    several agencies speak; `called` is what their facts are called.
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
    reasons: tuple[Reason, ...] = ()
    sources: dict[str, Localized] = {}
    zones: tuple[str, ...]
    recorded: bool = False
    verify: tuple[Verification, ...]
    tasks: tuple[Task, ...]
    ladder: tuple[Notice, ...]
    approval: ApprovalChain | None
    owners: tuple[Ownership, ...] = ()
    called: dict[str, Localized] = {}
    promises: tuple[Promise, ...]
    next_promise: Promise | None = None
    deadlines: tuple[Deadline, ...] = ()
    silent: tuple[Silence, ...] = ()
    expired: tuple[Expired, ...] = ()
    handovers: tuple[Handover, ...] = ()
    channels: tuple[Outlook, ...] = ()
    critical_path: tuple[str, ...] = ()
