"""`note`: what is kept and never said, withheld from partners; that of a report stands in an entry of its own behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crisiskit.recording.kinds.body import PrivateBody

if TYPE_CHECKING:
    from crisiskit.model.entry import Entry
    from crisiskit.recording.kinds.state import Replaying


class NoteBody(PrivateBody):
    """A note; `about` is the key of the entry it belongs to."""

    kind: ClassVar[str] = "note"
    text: str
    about: str


def replay(state: Replaying, entry: Entry, body: NoteBody) -> None:  # noqa: ARG001 - every kind is replayed alike
    """The report it is about gets its note."""
    state.notes[state.find(body.about)] = body.text


def show(body: NoteBody) -> str:
    """The text."""
    return body.text
