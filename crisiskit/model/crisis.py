"""A crisis: what has been reported and confirmed so far, by whom and when. Read from `crisis.yaml`.

One `Report` is one call from one source. Nothing in it is ever overwritten: readings are folded anew for every moment asked about.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

from crisiskit.model.acts import Acts
from crisiskit.model.base import Localized, Model
from crisiskit.model.mentions import Usual
from crisiskit.model.vocabulary import Status
from crisiskit.model.when import When
from crisiskit.problems import Where

#: The value of a fact: a number, yes or no, a choice or a name, words by language, a time.
Value = bool | int | str | Localized | When


class Source(Model):
    """Someone who reports and is no agency of the playbook; `speaks_for` names the agency whose word it carries."""

    id: str
    names: Localized
    speaks_for: str | None = None


class Report(Model):
    """What one source told us once. `at` is when we learned it, `as_of` the time it holds for, which is what is printed.

    One that comes from the log is `entry`, by the key of its entry, and stands in the log's order, whatever its clock said. It
    names the readings it withdraws (`withdraws`, by fact), and the withdrawals of its facts that its desk had seen (`after`).
    """

    source: str
    at: When
    as_of: When | None = None
    reported: dict[str, Value] = {}
    confirmed: dict[str, Value] = {}
    because: dict[str, Localized] = {}
    withdrawn: tuple[str, ...] = ()
    note: str | None = None
    entry: str | None = None
    withdraws: dict[str, tuple[str, ...]] = {}
    after: tuple[str, ...] = ()
    places: dict[str, Where] = {}
    where: Where


class Verdict(Enum):
    """What is known of a claim."""

    UNTRUE = "untrue"
    UNKNOWN = "unknown"
    TRUE = "true"


class Published(Model):
    """Where a claim was printed: the news outlet, the article's title and day, and the passage that is not so."""

    outlet: str
    title: str
    day: date
    passage: str
    url: str | None = None


class Claim(Model):
    """What others say that is not so, or not known to be so.

    `evidence` is kept and never said. `fact` is what is so, as a clause, `because` why the claim misleads; `source` established it
    (an agency's id, or `self`), as of `as_of`. A correction is made of them. `published` is where a news outlet printed the claim.
    """

    id: str
    text: Localized
    seen: When | None = None
    verdict: Verdict = Verdict.UNKNOWN
    evidence: str | None = None
    fact: Localized = {}
    because: Localized = {}
    source: str | None = None
    as_of: When | None = None
    published: Published | None = None
    where: Where


class ComplaintKind(Enum):
    """How much a complaint needs: an answer only, a check without going to the place, or a check at the place."""

    SIMPLE = "simple"
    NO_FIELD_CHECK = "no-field-check"
    FIELD_CHECK = "field-check"


class Complaint(Model):
    """A complaint that came in through SP4N-LAPOR!: its number there, when it came, when it was first answered and settled."""

    id: str
    kind: ComplaintKind = ComplaintKind.SIMPLE
    at: When
    answered: When | None = None
    settled: When | None = None
    where: Where


class Watched(Model):
    """The file of mention counts that belongs to a crisis, and what is usual where the house knows it."""

    file: str
    usual: Usual | None = None
    where: Where


class Crisis(Model):
    """An opened crisis. The first zone is its own; long texts also give the second.

    `id` is there where a log has been begun, and names the crisis in it; `log` is the address of a PostgreSQL database, where the
    log does not lie beside the file. `house` is the agency that opened it, by its id in the registry: `self` and the roles that
    report are that agency's, whoever reads; None: whoever has the file. `houses` are all agencies that speak here, if several do.
    `acts` are what the log has besides reports and claims; None where there is no log.
    """

    id: str | None = None
    log: str | None = None
    house: str | None = None
    houses: tuple[str, ...] = ()
    playbook: str
    status: Status
    zones: tuple[str, ...]
    aware_at: datetime
    sources: dict[str, Source] = {}
    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: Watched | None = None
    complaints: tuple[Complaint, ...] = ()
    acts: Acts | None = None
    where: Where
