"""`void`: an entry was a slip and counts no more, from the moment this one was made. Both stay in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crisiskit.model.entry import SHOWN
from crisiskit.recording.kinds.body import Body

if TYPE_CHECKING:
    from crisiskit.model.entry import Entry
    from crisiskit.recording.kinds.state import Replaying


class VoidBody(Body):
    """Which entry, by its key, and why."""

    kind: ClassVar[str] = "void"
    entry: str
    because: str


def replay(state: Replaying, entry: Entry, body: VoidBody) -> None:
    """Nothing: what is void has been left out before."""


def show(body: VoidBody) -> str:
    """The entry and the reason."""
    return f"{body.entry[:SHOWN]}: {body.because}"
