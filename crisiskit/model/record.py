"""What was done so far: what was published when, who was told and who answered. Kept files give it, and later the log.

    Publication(at=…, kind=Kind.HOLDING, channel="x", language="id", next_update_at=…)
    Contacted(role="comms-head", told=…, answered=…)
"""

from __future__ import annotations

from datetime import datetime

from crisiskit.model.acts import Contact
from crisiskit.model.base import Model
from crisiskit.model.statement import Kind, Statement


class Publication(Model):
    """A statement that went out: when (aware), as what, where, and until when it holds."""

    at: datetime
    kind: Kind
    channel: str
    language: str
    next_update_at: datetime | None = None
    valid_until: datetime | None = None
    digest: str = ""

    @classmethod
    def of(cls, statement: Statement) -> Publication:
        """A kept statement as published when it was drafted."""
        return cls(
            at=statement.drafted_at, kind=statement.kind, channel=statement.channel, language=statement.language,
            next_update_at=statement.next_update_at, valid_until=statement.valid_until, digest=statement.digest,
        )  # fmt: skip


class Contacted(Model):
    """Whoever holds a role was told, or has answered, at these moments (aware)."""

    role: str
    told: datetime | None = None
    answered: datetime | None = None

    @classmethod
    def of(cls, contact: Contact) -> Contacted:
        """What a contact of the log says of a role."""
        return cls(
            role=contact.who, told=contact.at if contact.told else None, answered=contact.at if contact.answered else None
        )  # fmt: skip
