"""`decision`: what was decided and why. It goes along to partners, who must know what they can rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crisiskit.model.acts import Decision
from crisiskit.model.vocabulary import Severity
from crisiskit.recording.chaining import place_of
from crisiskit.recording.kinds.body import Body
from crisiskit.recording.kinds.state import moment_of

if TYPE_CHECKING:
    from crisiskit.model.entry import Entry
    from crisiskit.recording.kinds.state import Replaying


class DecisionBody(Body):
    """The decision and its reason; `level` where it lowers the level."""

    kind: ClassVar[str] = "decision"
    text: str
    because: str = ""
    level: Severity | None = None


def replay(state: Replaying, entry: Entry, body: DecisionBody) -> None:
    """The decision is known."""
    where = place_of(entry)
    text, because = (state.admit_line(line, "decision", where) for line in (body.text, body.because))
    if text:
        state.acts.append(
            Decision(
                at=moment_of(entry), entry=entry.key, role=entry.role, person=entry.person, text=text, because=because or "",
                level=body.level,
            )
        )  # fmt: skip


def show(body: DecisionBody) -> str:
    """The level where it lowers that, the decision, and its reason behind a dash."""
    text = body.text if body.level is None else f"[{body.level.value}] {body.text}"
    return f"{text} – {body.because}" if body.because else text
