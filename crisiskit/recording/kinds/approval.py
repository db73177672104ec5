"""`approval`: whoever approves a proposal agrees or refuses: a record of what they said, not a signature.

Withheld from partners, as a clearance is, which has the same fields.
"""

from __future__ import annotations

from typing import ClassVar

from crisiskit.recording.kinds.clearance import ClearanceBody, replay, show

__all__ = ["ApprovalBody", "replay", "show"]


class ApprovalBody(ClearanceBody):
    """The fields are those of a clearance."""

    kind: ClassVar[str] = "approval"
