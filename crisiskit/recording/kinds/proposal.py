"""`proposal`: all texts of a moment, frozen for approval. Withheld from partners: nothing of it has been said yet.

The statements, with the readings that they rest on, stand packed in `frozen`, since a body has room for 64 KB only: see
`crisiskit.publishing.freezing`. `digest` is the SHA-256 of what is packed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from crisiskit.model.acts import CODE_LENGTH, FrozenText, Proposal
from crisiskit.model.base import Model
from crisiskit.model.statement import Kind
from crisiskit.problems import problem
from crisiskit.recording.chaining import KEY, place_of
from crisiskit.recording.kinds.body import PrivateBody
from crisiskit.recording.kinds.state import moment_of

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.entry import Entry
    from crisiskit.problems import Where
    from crisiskit.recording.kinds.state import Replaying

#: What a channel or a language may be called; ours and those of a house are shorter.
NAME = r"[a-z0-9][a-z0-9-]{0,39}"


class Text(Model):
    """One text: for which channel and language, the SHA-256 of its letters and that of the statement that it replaces."""

    channel: str = Field(pattern=NAME)
    language: str = Field(pattern=NAME)
    digest: str = Field(pattern=KEY.pattern)
    supersedes: str = ""


class ProposalBody(PrivateBody):
    """The fields are those of `Proposal`; times as `When.zoned` writes them."""

    kind: ClassVar[str] = "proposal"
    digest: str = Field(pattern=KEY.pattern)
    statement: Kind
    texts: tuple[Text, ...]
    next_update_at: str = ""
    valid_until: str = ""
    frozen: str


def replay(state: Replaying, entry: Entry, body: ProposalBody) -> None:
    """The proposal is known. Whether what is packed is what the digest says is seen when it is thawed."""
    where = place_of(entry)
    state.acts.append(
        Proposal(
            at=moment_of(entry), entry=entry.key, role=entry.role, person=entry.person, digest=body.digest,
            statement=body.statement.value, texts=admit_texts(body.texts), frozen=body.frozen,
            next_update_at=admit_clock(state, body.next_update_at, where),
            valid_until=admit_clock(state, body.valid_until, where),
        )
    )  # fmt: skip


def admit_texts(texts: tuple[Text, ...]) -> tuple[FrozenText, ...]:
    """The texts as the model has them."""
    return tuple(
        FrozenText(channel=text.channel, language=text.language, digest=text.digest, supersedes=text.supersedes) for text in texts
    )


def admit_clock(state: Replaying, text: str, where: Where) -> datetime | None:
    """A moment to the minute; None for none, and, with a problem, for what is none."""
    when = state.admit_time(text, where) if text else None
    if when is not None and when.clock is None:
        state.problems.append(problem("bad-time", where, found=text))
        return None
    return None if when is None else when.clock


def show(body: ProposalBody) -> str:
    """The code, the kind, and where the texts are for."""
    return f"{body.digest[:CODE_LENGTH]} {body.statement.value}: {list_places(body.texts)}"


def list_places(texts: tuple[Text, ...]) -> str:
    """`press/id, x/id`."""
    return ", ".join(f"{text.channel}/{text.language}" for text in texts)
