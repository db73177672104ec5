"""`note`: what is kept and never said, withheld from partners; that of a report stands in an entry of its own behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crisiskit.model.acts import Note
from crisiskit.model.base import made_whole
from crisiskit.recording.chaining import place_of
from crisiskit.recording.kinds.body import PrivateBody
from crisiskit.recording.kinds.state import moment_of

if TYPE_CHECKING:
    from crisiskit.model.entry import Entry
    from crisiskit.recording.kinds.state import Replaying


_NOTE = made_whole(Note)


class NoteBody(PrivateBody):
    """A note; `about` is the key of the entry it belongs to, empty where it stands for itself."""

    kind: ClassVar[str] = "note"
    text: str
    about: str = ""


def replay(state: Replaying, entry: Entry, body: NoteBody) -> None:
    """The report it is about gets its note; another stands among the acts."""
    if body.about:
        state.notes[state.find(body.about)] = body.text
    elif text := state.admit_line(body.text, "note", place_of(entry)):
        state.acts.append(_NOTE(at=moment_of(entry), entry=entry.key, role=entry.role, person=entry.person, text=text))


def show(body: NoteBody) -> str:
    """The text."""
    return body.text
