"""`duty`: a shift is handed over, and the next person takes it: two entries, the second naming the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crisiskit.model.acts import Shift
from crisiskit.recording.chaining import place_of
from crisiskit.recording.kinds.body import Body
from crisiskit.recording.kinds.state import moment_of

if TYPE_CHECKING:
    from crisiskit.model.entry import Entry
    from crisiskit.recording.kinds.state import Replaying


class DutyBody(Body):
    """The role, who gives it and who takes it; `about` is the key of the hand-over that is taken."""

    kind: ClassVar[str] = "duty"
    holds: str
    gives: str = ""
    takes: str = ""
    about: str = ""


def replay(state: Replaying, entry: Entry, body: DutyBody) -> None:
    """The shift has changed hands, or waits for somebody to take it."""
    where = place_of(entry)
    lines = {name: state.admit_line(getattr(body, name), name, where) for name in ("holds", "gives", "takes")}
    texts = {name: line for name, line in lines.items() if line is not None}
    if len(texts) < len(lines) or not texts["holds"]:
        return
    state.acts.append(
        Shift(
            at=moment_of(entry), entry=entry.key, role=entry.role, person=entry.person, about=state.find(body.about), **texts
        )
    )  # fmt: skip


def show(body: DutyBody) -> str:
    """The role, and from whom to whom; with a tick where it was taken."""
    return f"{body.holds}: {body.gives} → {body.takes}{' ✓' if body.about else ''}"
