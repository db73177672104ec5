"""A statement, and where each of its words comes from.

`json.loads(statement.model_dump_json())` has exactly the keys `crisiskit draft --json` prints; the same JSON is what
`--supersedes` takes back.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from pydantic import field_validator

from crisiskit.model.base import Localized, Model
from crisiskit.model.crisis import Published
from crisiskit.model.vocabulary import Part, Status


class Kind(Enum):
    """What sort of statement it is."""

    ACKNOWLEDGEMENT = "acknowledgement"
    HOLDING = "holding"
    UPDATE = "update"
    CORRECTION = "correction"
    APOLOGY = "apology"
    WARNING_RELAY = "warning-relay"
    PERSONAL_DATA_NOTICE = "personal-data-notice"
    IMMEDIATE_INFORMATION = "immediate-information"
    INTERNAL = "internal"
    CLOSING = "closing"
    REPLY = "reply"


#: What is said to staff or to one person; the public never heard it, so nothing said to them replaces it.
NOT_PUBLIC = (Kind.INTERNAL, Kind.REPLY)


class Sentence(Model):
    """One sentence of the text: its part, message, rung (from 0) and form (0 the longest), and the facts it used."""

    text: str
    part: Part
    message: str
    rung: int
    form: int
    facts: tuple[str, ...] = ()


class UsedFact(Model):
    """A confirmed value that a statement rests on, who confirmed it and the time it holds for."""

    fact: str
    value: bool | int | str | Localized
    source: str
    as_of: str
    at: str


class Omission(Model):
    """A message that was not said: `not-known` (facts missing), `guard`, `no-room`, `not-needed`; `facts` names what is missing."""

    part: Part
    message: str
    reason: str
    facts: tuple[str, ...] = ()


class Change(Model):
    """How a value said before has changed, and the reason if one was given.

    `rose`: a count went on counting. `corrected`: a count fell, which only a mistake can make it do. `changed`: a count of now
    moved either way. `withdrawn`: nothing stands in its place.
    """

    fact: str
    before: bool | int | str | Localized
    after: bool | int | str | Localized | None
    how: str
    because: Localized = {}


class Statement(Model):
    """A text ready for one channel in one language, with its provenance.

    `layout`, `paragraphs`, `number`, `quote` and `article` are what was laid out: with the house they make the same text again.
    `alt_text` is for the picture, where the channel requires one: who cannot see it gets the same.
    """

    text: str
    posts: tuple[str, ...]
    language: str
    channel: str
    kind: Kind
    status: Status
    count: int
    limit: int | None
    headline: str | None = None
    layout: str | None = None
    paragraphs: tuple[str, ...] = ()
    number: str | None = None
    quote: str | None = None
    article: Published | None = None
    alt_text: str | None = None
    sentences: tuple[Sentence, ...]
    facts: tuple[UsedFact, ...]
    omitted: tuple[Omission, ...]
    changes: tuple[Change, ...] = ()
    drafted_at: datetime
    next_update_at: datetime | None
    valid_until: datetime | None
    supersedes: str | None = None
    digest: str

    @field_validator("drafted_at", "next_update_at", "valid_until")
    @classmethod
    def _has_zone(cls, moment: datetime | None) -> datetime | None:
        """A kept file can be edited: a time without a zone cannot be compared with any other."""
        if moment is not None and moment.tzinfo is None:
            raise ValueError("a time of a statement needs its zone")
        return moment
