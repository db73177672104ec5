"""What people did and recorded in the log besides reports: steps done, decisions, notes, contacts, shifts handed over.

    crisis.acts.done[0].step, crisis.acts.done[0].at      # "pause", 2026-12-04 09:20+08:00

A crisis without a log has none of this: then nobody knows what was done, and a plan blames nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import Enum

from crisiskit.model.base import Model, made
from crisiskit.model.vocabulary import Severity

#: How much of a proposal's digest is its code, which people type.
CODE_LENGTH = 8


class Act(Model):
    """What somebody did: when (aware), and by whom it was recorded. `entry` is the key of its entry in the log."""

    at: datetime
    entry: str
    role: str | None = None
    person: str | None = None


class Done(Act):
    """A step of the playbook was done."""

    step: str


class Decision(Act):
    """What was decided, and why; `level` where the level was lowered to it."""

    text: str
    because: str = ""
    level: Severity | None = None


class Note(Act):
    """What somebody wanted to be kept. It is never said, and withheld from partners."""

    text: str


class Proof(Model):
    """A file that shows something, such as a screenshot: its name, its size in bytes and its SHA-256, not the file itself."""

    name: str
    size: int
    sha256: str


class Contact(Act):
    """Somebody was told or has answered, or asked us something, or was answered by us.

    Attributes:
        who: a role, an agency's id, or a name, as of a newspaper.
        via: how, such as telephone.
        told: whether they were told of the crisis.
        answered: whether they answered that.
        asks: what they asked.
        reply: what we answered.
        about: the key of the enquiry that the reply answers.
        files: what shows it.
    """

    who: str
    via: str = ""
    told: bool = False
    answered: bool = False
    asks: str = ""
    reply: str = ""
    about: str = ""
    files: tuple[Proof, ...] = ()


class Shift(Act):
    """A role was handed over to the next person, or, where `about` names that hand-over, taken by them."""

    holds: str
    gives: str = ""
    takes: str = ""
    about: str = ""


class FrozenText(Model):
    """One text of a proposal: where it is for, the SHA-256 of its letters, and that of the statement it replaces, if any."""

    channel: str
    language: str
    digest: str
    supersedes: str = ""


class Proposal(Act):
    """The texts of a moment, frozen: an approval covers exactly these letters and the readings they rest on.

    `digest` is the SHA-256 of all of it, `frozen` what `crisiskit.publishing.freezing` thaws; `statement` is the kind's value.
    """

    digest: str
    statement: str
    texts: tuple[FrozenText, ...]
    next_update_at: datetime | None = None
    valid_until: datetime | None = None
    frozen: str

    @property
    def code(self) -> str:
        """By which people name it."""
        return self.digest[:CODE_LENGTH]


class Answer(Enum):
    """How somebody stands to a proposal: asked, and not heard of yet; they agree; they refuse."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class Consent(Act):
    """Somebody whose word a proposal needs was asked, or has answered: a record of that, not a signature.

    `about` is the proposal's digest, `who` a role or an agency's id, `via` how the word came, `evidence` what shows it.
    """

    about: str
    who: str
    answer: Answer
    via: str = ""
    evidence: str = ""
    because: str = ""


class Release(Act):
    """The texts of a proposal went out. `about` is the proposal's digest."""

    about: str
    statement: str
    texts: tuple[FrozenText, ...]
    next_update_at: datetime | None = None
    valid_until: datetime | None = None


class Acts(Model):
    """All acts of a crisis, each kind in the order of the log. `withheld` are kinds of entries whose bodies we were not sent."""

    done: tuple[Done, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notes: tuple[Note, ...] = ()
    contacts: tuple[Contact, ...] = ()
    shifts: tuple[Shift, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    consents: tuple[Consent, ...] = ()
    releases: tuple[Release, ...] = ()
    withheld: tuple[str, ...] = ()

    @classmethod
    def of(cls, acts: Iterable[Act], withheld: Iterable[str] = ()) -> Acts:
        """The acts by kind."""
        found = tuple(acts)
        return made(cls)(
            done=tuple(item for item in found if isinstance(item, Done)),
            decisions=tuple(item for item in found if isinstance(item, Decision)),
            notes=tuple(item for item in found if isinstance(item, Note)),
            contacts=tuple(item for item in found if isinstance(item, Contact)),
            shifts=tuple(item for item in found if isinstance(item, Shift)),
            proposals=tuple(item for item in found if isinstance(item, Proposal)),
            consents=tuple(item for item in found if isinstance(item, Consent)),
            releases=tuple(item for item in found if isinstance(item, Release)),
            withheld=tuple(sorted(set(withheld))),
        )  # fmt: skip

    def list_enquiries(self, now: datetime) -> tuple[Contact, ...]:
        """What was asked of us up to `now` and has no answer yet, the oldest first."""
        past = [item for item in self.contacts if item.at <= now]
        settled = {item.about for item in past if item.about}
        return tuple(item for item in past if item.asks and not item.reply and item.entry not in settled)

    def list_offers(self, now: datetime) -> tuple[Shift, ...]:
        """The shifts that were handed over up to `now` and that nobody has taken yet; the last of each role."""
        past = [item for item in self.shifts if item.at <= now]
        taken = {item.about for item in past if item.about}
        last = {item.holds: item for item in past if not item.about}
        return tuple(item for item in last.values() if item.entry not in taken)
