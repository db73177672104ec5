"""What was done so far: what was published when, who was told and who answered. Kept files give it, and the log.

    Publication(at=…, kind=Kind.HOLDING, channel="x", language="id", next_update_at=…)
    Contacted(role="comms-head", told=…, answered=…)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from crisiskit.model.acts import Acts, Contact
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

    @classmethod
    def of_log(cls, acts: Acts | None) -> Iterator[Publication]:
        """What the log says went out, each text by itself, in the order of the log."""
        for release in acts.releases if acts is not None else ():
            for text in release.texts:
                yield cls(
                    at=release.at, kind=Kind(release.statement), channel=text.channel, language=text.language,
                    next_update_at=release.next_update_at, valid_until=release.valid_until, digest=text.digest,
                )  # fmt: skip


def join_publications(kept: Iterable[Publication], acts: Acts | None, now: datetime) -> list[Publication]:
    """What went out up to `now`, by kept files and by the log, the oldest first; of a text that both have, the log knows when."""
    logged = [item for item in Publication.of_log(acts) if item.at <= now]
    known = {(item.channel, item.language, item.digest) for item in logged}
    rest = (item for item in kept if item.at <= now and (item.channel, item.language, item.digest) not in known)
    return sorted([*rest, *logged], key=lambda item: item.at)


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
