"""What is learned from a crisis or a drill: measures, findings, and the report after it.

    report.measures[0].minutes, report.measures[0].cites      # 35, ("sent/2026-12-04T085500-acknowledgement-x-id.json",)

Nothing here is an opinion: every line cites what it rests on, an entry of the log by its anchor (`humas-1:4:9f2c0a1b`), a file of
`sent/`, or a line of `crisis.yaml`. A drill is measured by the same models.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from crisiskit.model.base import Localized, Model
from crisiskit.model.plan import Person
from crisiskit.model.vocabulary import Severity, Status


class Aspect(Enum):
    """What is measured; the numbers are those of the formulas that drills are scored by."""

    FIRST_WORD = "first-word"  # M1
    STATEMENT = "statement"
    APPROVAL = "approval"  # M2
    CONSISTENCY = "consistency"  # M4
    ACCURACY = "accuracy"
    CLAIMS = "claims"  # M5
    APPROVED = "approved"  # M6
    PROMISES = "promises"  # M7
    CORRECTIONS = "corrections"
    STEPS = "steps"
    LADDER = "ladder"


class Measure(Model):
    """One thing measured. `value` is from 0 to 1, None where nothing was there to measure.

    Attributes:
        minutes: how long it took, where it is a time; of several, the median.
        planned_minutes: how long it was to take.
        met: how many of `of` were as they should be, where it is a share.
        cites: what it rests on.
    """

    aspect: Aspect
    value: float | None = None
    minutes: int | None = None
    planned_minutes: int | None = None
    met: int | None = None
    of: int | None = None
    cites: tuple[str, ...] = ()


class Code(Enum):
    """What a finding says."""

    STEP_LATE = "step-late"
    STEP_OPEN = "step-open"
    NOTICE_LATE = "notice-late"
    NOTICE_OPEN = "notice-open"
    CLOCK_LATE = "clock-late"
    CLOCK_OPEN = "clock-open"
    PROMISE_LATE = "promise-late"
    PROMISE_OPEN = "promise-open"
    CORRECTED = "corrected"
    NOT_CORRECTED = "not-corrected"
    CONTRADICTION = "contradiction"
    OTHER_VALUE = "other-value"
    CLAIM_CORRECTED = "claim-corrected"
    CLAIM_OPEN = "claim-open"
    NOT_APPROVED = "not-approved"
    APPROVAL_LATE = "approval-late"
    APPROVAL_REFUSED = "approval-refused"
    SAID_OTHERWISE = "said-otherwise"


#: What was well done; everything else asks for an improvement.
GOOD = (Code.CORRECTED, Code.CLAIM_CORRECTED)


class Finding(Model):
    """Something that happened otherwise than planned, or was put right.

    `subject` is what it is about (a step, a clock, a fact, a claim, a code of a proposal), `words` what that is called, `who`
    whom it concerns by their names. `due` and `observed` are when it should have been and when it was; `minutes` how long lies
    between.
    """

    code: Code
    subject: str
    words: Localized = {}
    who: tuple[Localized, ...] = ()
    owner: Person | None = None
    due: datetime | None = None
    observed: datetime | None = None
    minutes: int | None = None
    cites: tuple[str, ...] = ()


class Happening(Enum):
    """What stands in the timeline."""

    AWARE = "aware"
    REPORT = "report"
    CLAIM = "claim"
    STEP = "step"
    NOTICE = "notice"
    PROPOSED = "proposed"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    PUBLISHED = "published"
    DECISION = "decision"
    DUE = "due"


class Moment(Model):
    """A line of the timeline: what happened when, and when it was planned; what never happened stands where it was due."""

    at: datetime
    happening: Happening
    subject: str
    words: Localized = {}
    who: Localized = {}
    planned: datetime | None = None
    is_open: bool = False
    cites: tuple[str, ...] = ()


class Improvement(Model):
    """A row of `improvements.yaml`: what a playbook's step, or our way of working, should be changed for.

    Attributes:
        playbook: the playbook's id, with `version` and `digest` (SHA-256 of its documents) as they were then.
        step: the step, where it is about one; `file` and `line` are where it stands.
        code: what was found.
        due: when it should have been.
        observed: when it was, empty for never.
        evidence: what the finding rests on.
        proposal: what to change: a person's to write.
        status: `open` until a person says otherwise.
    """

    playbook: str
    version: str
    digest: str
    step: str = ""
    file: str = ""
    line: int | None = None
    code: str
    subject: str = ""
    due: str = ""
    observed: str = ""
    evidence: tuple[str, ...] = ()
    proposal: str = ""
    status: str = "open"

    @property
    def key(self) -> tuple[str, str, str, str]:
        """By which the same row is known in another debrief, whatever a person wrote in it."""
        return (self.playbook, self.code, self.step or self.subject, self.due)


class Trust(Model):
    """What the public could see: promises kept, errors owned, how long it waited for the first word."""

    kept: int = 0
    promised: int = 0
    owned: int = 0
    errors: int = 0
    minutes: int | None = None
    planned_minutes: int | None = None
    cites: tuple[str, ...] = ()


class AfterActionReport(Model):
    """The report after a crisis or a drill up to `at`. `recorded` says that a log was kept, without which no step is judged."""

    at: datetime
    aware_at: datetime
    status: Status
    playbook: str
    version: str
    digest: str
    title: Localized
    house: Localized
    level: Severity
    zones: tuple[str, ...]
    recorded: bool
    timeline: tuple[Moment, ...]
    measures: tuple[Measure, ...]
    findings: tuple[Finding, ...]
    trust: Trust
    improvements: tuple[Improvement, ...]

    @property
    def coverage(self) -> float:
        """The share of the measures for which there was something to measure."""
        return sum(item.value is not None for item in self.measures) / len(self.measures) if self.measures else 0.0
