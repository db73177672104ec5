"""`publication`: the texts of a proposal went out. It goes along to partners: what was said in public is no secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from crisiskit.model.acts import CODE_LENGTH, Release
from crisiskit.model.statement import Kind
from crisiskit.recording.chaining import KEY, place_of
from crisiskit.recording.kinds.body import Body
from crisiskit.recording.kinds.proposal import Text, admit_clock, admit_texts, list_places
from crisiskit.recording.kinds.state import moment_of

if TYPE_CHECKING:
    from crisiskit.model.entry import Entry
    from crisiskit.recording.kinds.state import Replaying


class PublicationBody(Body):
    """What went out where, and what it promised; `about` is the proposal's digest."""

    kind: ClassVar[str] = "publication"
    about: str = Field(pattern=KEY.pattern)
    statement: Kind
    texts: tuple[Text, ...]
    next_update_at: str = ""
    valid_until: str = ""


def replay(state: Replaying, entry: Entry, body: PublicationBody) -> None:
    """It went out, and stays so: whether the log supports it is judged in `crisiskit.publishing`."""
    where = place_of(entry)
    state.acts.append(
        Release(
            at=moment_of(entry), entry=entry.key, role=entry.role, person=entry.person, about=body.about,
            statement=body.statement.value, texts=admit_texts(body.texts),
            next_update_at=admit_clock(state, body.next_update_at, where),
            valid_until=admit_clock(state, body.valid_until, where),
        )
    )  # fmt: skip


def show(body: PublicationBody) -> str:
    """The code, the kind, and where it stands."""
    return f"{body.about[:CODE_LENGTH]} {body.statement.value}: {list_places(body.texts)}"
