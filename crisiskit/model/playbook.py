"""A playbook: the skeleton that its languages share, and one text for each language.

    playbook.facts["deaths"].authority          # ("basarnas", "dvi")
    playbook.texts["id"].facts["deaths"].question   # "Berapa orang yang meninggal dunia?"
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from crisiskit.model.base import Model
from crisiskit.model.condition import Condition
from crisiskit.model.vocabulary import Audience, Category, ClockName, Cluster, FactKind, Phase, Severity
from crisiskit.model.wording import Message, Rung
from crisiskit.problems import Where


class FactType(Model):
    """The sort of value a fact has; `choices` of a choice, `scheme` of another authority's status."""

    kind: FactKind
    choices: tuple[str, ...] = ()
    scheme: str | None = None


class FactSpec(Model):
    """A fact to establish: its type and who may confirm it (agency ids, `self`; empty: anyone)."""

    id: str
    type: FactType
    authority: tuple[str, ...] = ()


class FactText(Model):
    """A fact in one language. `said` are the clauses of a count (zero / one / many) or the words of a choice."""

    question: str = ""
    called: str = ""
    said: tuple[str, ...] = ()
    gap: str = ""
    gap_guard: Condition | None = None
    where: Where


class ConditionSpec(Model):
    """A named condition."""

    id: str
    when: Condition


class SeverityRow(Model):
    """The level is at least this when the condition holds."""

    level: Severity
    when: Condition


#: What a crisis may be besides: somebody's challenge, or a rumour (SCCT permits denial for these two alone).
Flag = Literal["challenge", "rumour"]
FLAGS: tuple[Flag, ...] = ("challenge", "rumour")


class ClusterRow(Model):
    """The SCCT cluster is at least this, or the flag is set, when the condition holds."""

    cluster: Cluster | Flag
    when: Condition


class Step(Model):
    """Something to do: one accountable owner, a time limit, what must come before it, from which level."""

    id: str
    phase: Phase
    owner: str
    within: timedelta | ClockName | None = None
    after: tuple[str, ...] = ()
    level: Severity = Severity.LOW
    audience: tuple[Audience, ...] = ()
    approval: str | None = None


class Agency(Model):
    """An entry of the registry of agencies: the dates between which the name is right, and the entry of the name before it."""

    id: str
    since: date | None = None
    until: date | None = None
    formerly: str | None = None


class AgencyText(Model):
    """An agency's names in one language; `name` is what a text says at first mention."""

    short: str
    name: str
    mandate: str = ""
    aliases: tuple[str, ...] = ()
    where: Where


class RoleText(Model):
    """A role's name and duty in one language."""

    name: str
    does: str = ""
    where: Where


class Clock(Model):
    """The deadlines of a level, counted from the moment the agency knew."""

    level: Severity
    acknowledgement: timedelta | None = None
    statement: timedelta | None = None
    update: timedelta | None = None
    approval: timedelta | None = None
    interval: timedelta | None = None


class Approval(Model):
    """Who drafts, clears, approves and speaks at a level, and what happens when the approver does not answer."""

    level: Severity
    drafts: str | None = None
    clears_facts: tuple[str, ...] = ()
    clears_law_when: Condition | None = None
    approves: str | None = None
    voice: str | None = None
    time_out: timedelta | None = None
    then: str | None = None


class LadderRung(Model):
    """Who is told when, by whom, and who is told next if there is no answer."""

    level: Severity
    tell: str
    within: timedelta | None = None
    by: str
    no_answer_in: timedelta | None = None
    then: str | None = None


class SchemeLevel(Model):
    """A level on another authority's own scheme; compared by equality only, never ranked against ours."""

    scheme: str
    authority: str
    level: str


class Inject(Model):
    """A drill's message: when (minutes after the start), from whom, through what, to which role, and what it should bring."""

    id: str
    minute: int
    sender: str
    via: str
    to: str
    expects: str


class ScenarioRow(Model):
    """What becomes known in the invented run of events: the fact, the minute, the role that is told."""

    fact: str
    minute: int
    told: str


class NeverSay(Model):
    """Words never to use, `*` standing for any ending, and why."""

    pattern: str
    why: str
    where: Where


class Question(Model):
    """A question that will be asked, other ways in which people ask it, and the ladder of its approved answers."""

    id: str
    question: str
    also: tuple[str, ...] = ()
    answer: Message
    where: Where


class PlaybookText(Model):
    """A playbook in one language: everything that is words."""

    language: str
    name: str
    summary: str = ""
    purpose: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    facts: dict[str, FactText] = {}
    because: tuple[str, ...] = ()
    cluster_because: tuple[str, ...] = ()
    steps: dict[str, str] = {}
    roles: dict[str, RoleText] = {}
    agencies: dict[str, AgencyText] = {}
    basis: dict[Severity, str] = {}
    schemes: dict[tuple[str, str], dict[str, str]] = {}
    messages: dict[str, Message] = {}
    never_say: tuple[NeverSay, ...] = ()
    questions: dict[str, Question] = {}
    injects: dict[str, str] = {}
    scenario: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    where: Where


class Playbook(Model):
    """The skeleton all languages share, with everything inherited already in place, and the texts by language."""

    id: str
    version: str
    kind: Literal["type", "base", "family", "house"] = "type"
    valid_from: date | None = None
    extends: str | None = None
    lead: str | None = None
    starts_at: Severity = Severity.MONITOR
    cluster: Cluster | None = None
    category: Category | None = None
    family: str | None = None
    facts: dict[str, FactSpec] = {}
    conditions: dict[str, Condition] = {}
    severity: tuple[SeverityRow, ...] = ()
    cluster_rows: tuple[ClusterRow, ...] = ()
    steps: dict[str, Step] = {}
    roles: tuple[str, ...] = ()
    agencies: dict[str, Agency] = {}
    clocks: dict[Severity, Clock] = {}
    approvals: dict[Severity, Approval] = {}
    ladder: tuple[LadderRung, ...] = ()
    schemes: tuple[SchemeLevel, ...] = ()
    injects: dict[str, Inject] = {}
    scenario: tuple[ScenarioRow, ...] = ()
    texts: dict[str, PlaybookText] = {}

    def agency_on(self, ident: str, day: date) -> str:
        """The id under which an agency has its name on a day: ministries are renamed, and a text uses the name of its day."""
        for _ in self.agencies:
            agency = self.agencies.get(ident)
            if agency is None:
                break
            later = next((item.id for item in self.agencies.values() if item.formerly == ident), None)
            if agency.since and day < agency.since and agency.formerly:
                ident = agency.formerly
            elif agency.until and day >= agency.until and later:
                ident = later
            else:
                break
        return ident

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it has a text in, in the order read."""
        return tuple(self.texts)


__all__ = [
    "Agency", "AgencyText", "Approval", "Clock", "ClusterRow", "ConditionSpec", "FactSpec", "FactText", "FactType", "Inject",
    "LadderRung", "NeverSay", "Playbook", "PlaybookText", "Question", "RoleText", "Rung", "ScenarioRow", "SchemeLevel",
    "SeverityRow", "Step",
]
