"""`act`: a step of the playbook was done, at `as_of` where that was earlier than it was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crisiskit.model.acts import Done
from crisiskit.model.base import made_whole
from crisiskit.problems import problem
from crisiskit.reading.keywords import nearest
from crisiskit.recording.chaining import place_of
from crisiskit.recording.kinds.body import Body
from crisiskit.recording.kinds.state import moment_of

if TYPE_CHECKING:
    from crisiskit.model.entry import Entry
    from crisiskit.recording.kinds.state import Replaying


_DONE = made_whole(Done)


class ActBody(Body):
    """Which step."""

    kind: ClassVar[str] = "act"
    step: str


def replay(state: Replaying, entry: Entry, body: ActBody) -> None:
    """The step is done. One that the playbook does not have, since it was changed or sent by a stranger, is told."""
    steps = state.playbook.steps
    if body.step not in steps:
        instead = nearest(body.step, steps)
        state.problems.append(problem("unknown-step", place_of(entry), found=body.step, instead=instead))
        return
    state.acts.append(_DONE(at=moment_of(entry), entry=entry.key, role=entry.role, person=entry.person, step=body.step))


def show(body: ActBody) -> str:
    """The step."""
    return body.step
