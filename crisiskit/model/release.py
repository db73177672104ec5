"""How a proposal stands at a moment: whose word it needs, who has given it, what speaks against it.

    pending.code, pending.needs[0].person.who, pending.is_ready      # "9f2c0a1b", "Sekretaris Dinas", False

`crisiskit.publishing.judging` makes it from the log; nothing of it is stored.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from crisiskit.model.acts import CODE_LENGTH, FrozenText
from crisiskit.model.base import Model
from crisiskit.model.plan import Counterpart, Person
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Severity
from crisiskit.problems import Problem


class NeedKind(Enum):
    """What somebody's word is needed for: the facts are right, another agency agrees, the law is kept, it may go out."""

    FACTS = "facts"
    AGENCY = "agency"
    LAW = "law"
    APPROVAL = "approval"


class NeedState(Enum):
    """Not asked or not answered; asked and waited for; given; nobody answered in time and that suffices; refused."""

    OPEN = "open"
    ASKED = "asked"
    GIVEN = "given"
    PASSED = "passed"
    REFUSED = "refused"


class Need(Model):
    """Whose word a proposal needs: `who` is a role, with the `person` on duty, or an agency's id, with our contact there.

    `due` is when their time is over. `instead` is the approver who did not answer in time, so that the word is now this one's;
    `then` is whose it will be if this one does not, `then_at` when they have agreed already.
    """

    what: NeedKind
    who: str
    person: Person | None = None
    agency: Counterpart | None = None
    state: NeedState
    due: datetime | None = None
    answered_at: datetime | None = None
    instead: Person | None = None
    then: Person | None = None
    then_at: datetime | None = None

    @property
    def is_met(self) -> bool:
        """Whether it keeps nothing back any more."""
        return self.state in (NeedState.GIVEN, NeedState.PASSED)


class Pending(Model):
    """A proposal as it stands: `faults` are what no word can mend (it must be proposed anew), `refusals` by whom, and why.

    `changed` are the figures that differ from what the same texts said when they were last published; None where more differs, so
    that the whole chain of the `level` must agree. `published_at` is when it went out, if it did.
    """

    digest: str
    statement: Kind
    at: datetime
    level: Severity
    texts: tuple[FrozenText, ...]
    next_update_at: datetime | None = None
    valid_until: datetime | None = None
    changed: tuple[str, ...] | None = None
    needs: tuple[Need, ...] = ()
    refusals: tuple[Problem, ...] = ()
    faults: tuple[Problem, ...] = ()
    published_at: datetime | None = None

    @property
    def code(self) -> str:
        """By which people name it."""
        return self.digest[:CODE_LENGTH]

    @property
    def is_ready(self) -> bool:
        """Whether it may be published now."""
        return not self.faults and not self.refusals and all(need.is_met for need in self.needs)
