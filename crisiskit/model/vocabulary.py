"""The closed words of the field: severity, certainty, status, cluster, parts of a statement, kinds of fact.

`Severity` is ordered and equals nothing but itself: real schemes disagree on direction (NIMS type 1 and Jakarta's Siaga 1 are
the worst), so a bare number is refused rather than guessed at.

    >>> max(Severity.LOW, Severity.EXTREME).value
    'extreme'
"""

from __future__ import annotations

from enum import Enum
from functools import total_ordering


@total_ordering
class Severity(Enum):
    """How bad a crisis is, from watching only to the worst (domain report, section 3)."""

    MONITOR = "monitor"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    EXTREME = "extreme"

    def __lt__(self, other: object) -> bool:
        """Milder than the other level; a TypeError for anything that is not a level."""
        if not isinstance(other, Severity):
            return NotImplemented
        levels = list(Severity)
        return levels.index(self) < levels.index(other)


class Certainty(Enum):
    """How sure a reading is: only what is confirmed may enter a statement."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"


class Status(Enum):
    """Whether it is real. Everything but ACTUAL marks every text that leaves the house (CAP 1.2 `status`)."""

    ACTUAL = "actual"
    EXERCISE = "exercise"
    TEST = "test"


class Cluster(Enum):
    """How responsible the organisation will seem (Coombs, SCCT), rising from victim to preventable."""

    VICTIM = "victim"
    ACCIDENTAL = "accidental"
    PREVENTABLE = "preventable"


class Category(Enum):
    """CAP 1.2 `category`."""

    GEO = "Geo"
    MET = "Met"
    SAFETY = "Safety"
    SECURITY = "Security"
    RESCUE = "Rescue"
    FIRE = "Fire"
    HEALTH = "Health"
    ENV = "Env"
    TRANSPORT = "Transport"
    INFRA = "Infra"
    CBRNE = "CBRNE"
    OTHER = "Other"


class FactKind(Enum):
    """What sort of value a fact has."""

    PLACE = "place"
    TIME = "time"
    COUNT = "count"
    COUNT_NOW = "count-now"
    MONEY = "money"
    YES_NO = "yes-no"
    CHOICE = "choice"
    NAME = "name"
    TEXT = "text"
    OFFICIAL = "official"


COUNTS = frozenset({FactKind.COUNT, FactKind.COUNT_NOW})
NUMBERS = COUNTS | {FactKind.MONEY}
LOCALIZED = frozenset({FactKind.PLACE, FactKind.TEXT})


class Part(Enum):
    """The parts a statement is made of; a message belongs to exactly one."""

    HEADLINE = "headline"
    TOPIC = "topic"
    OPENING = "opening"
    KNOWN = "known"
    EMPATHY = "empathy"
    ACTIONS = "actions"
    NOT_KNOWN = "not-known"
    SOURCE = "source"
    PRIVACY = "privacy"
    ADVICE = "advice"
    HELP = "help"
    NEXT = "next"
    #: What only some kinds have: another authority's warning, what threatens people, what we answer for, the personal data that
    #: came to light, the end of a crisis, what our own staff must know.
    WARNING = "warning"
    DANGER = "danger"
    RESPONSIBILITY = "responsibility"
    DATA = "data"
    CLOSING = "closing"
    STAFF = "staff"
    #: Written by the library and never by an author: from the chain of versions, a claim, a question, the house's outlets.
    CHAIN = "chain"
    CHANGES = "changes"
    CLAIM = "claim"
    ANSWER = "answer"
    CONTACT = "contact"


class Phase(Enum):
    """When in a crisis a step belongs (Prepare, Respond, Recover; review closes the circle)."""

    PREPARE = "prepare"
    RESPOND = "respond"
    RECOVER = "recover"
    REVIEW = "review"


class Audience(Enum):
    """Whom a step serves."""

    PUBLIC = "public"
    VISITORS = "visitors"
    RESIDENTS = "residents"
    FAMILIES = "families"
    EMBASSIES = "embassies"
    STAFF = "staff"
    MEDIA = "media"
    PARTNERS = "partners"
    LEADERS = "leaders"
    OPERATORS = "operators"


class ClockName(Enum):
    """A deadline that depends on the level: a step due `within: statement` follows the level's statement clock."""

    ACKNOWLEDGEMENT = "acknowledgement"
    STATEMENT = "statement"
    UPDATE = "update"
