"""`clearance`: whoever must clear facts or law for a proposal was asked, agrees or refuses: the subject unit, legal, an agency.

Withheld from partners: what legal thinks of a text is ours, and what one agency said is not for the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from crisiskit.model.acts import CODE_LENGTH, Answer, Consent
from crisiskit.recording.chaining import KEY, place_of
from crisiskit.recording.kinds.body import PrivateBody
from crisiskit.recording.kinds.state import moment_of

if TYPE_CHECKING:
    from crisiskit.model.entry import Entry
    from crisiskit.recording.kinds.state import Replaying

#: How an answer is shown, in any language.
SIGNS = {Answer.ASKED: "?", Answer.GRANTED: "✓", Answer.REFUSED: "✗"}


class ClearanceBody(PrivateBody):
    """Whose word it is, a role or an agency's id, and how they stand; `about` is the proposal's digest."""

    kind: ClassVar[str] = "clearance"
    about: str = Field(pattern=KEY.pattern)
    who: str
    answer: Answer
    via: str = ""
    evidence: str = ""
    because: str = ""


def replay(state: Replaying, entry: Entry, body: ClearanceBody) -> None:
    """The word is known, whether or not the proposal is: it may come from another desk later."""
    where = place_of(entry)
    lines = {name: state.admit_line(getattr(body, name), name, where) for name in ("who", "via", "evidence", "because")}
    texts = {name: line for name, line in lines.items() if line is not None}
    if len(texts) == len(lines) and texts["who"]:
        state.acts.append(
            Consent(
                at=moment_of(entry), entry=entry.key, role=entry.role, person=entry.person, about=body.about, answer=body.answer,
                **texts,
            )
        )  # fmt: skip


def show(body: ClearanceBody) -> str:
    """The code, who, and how they stand, with what shows it."""
    via = f" ({body.via})" if body.via else ""
    rest = [text for text in (body.evidence, body.because) if text]
    return " – ".join([f"{body.about[:CODE_LENGTH]} {body.who}{via} {SIGNS[body.answer]}", *rest])
