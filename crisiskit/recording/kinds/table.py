"""The table of kinds. A further one is its file beside this, and its line here.

    KINDS["fact"].read('{"source":"basarnas","confirmed":{"deaths":2}}')      # FactBody(source="basarnas", …)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from crisiskit.recording.kinds import (
    act,
    approval,
    claim,
    clearance,
    contact,
    decision,
    duty,
    fact,
    note,
    opened,
    proposal,
    publication,
    void,
)
from crisiskit.recording.kinds.body import Body, PrivateBody

if TYPE_CHECKING:
    from crisiskit.model.entry import Entry
    from crisiskit.recording.kinds.state import Replaying


class Kind(NamedTuple):
    """A kind of entry: the class of its bodies, what it does in a replay, and its body on one line for `crisiskit log show`."""

    body: type[Body]
    replay: Callable[[Replaying, Entry, Any], None]
    show: Callable[[Any], str]

    @property
    def is_private(self) -> bool:
        """Whether its bodies are withheld from partners."""
        return issubclass(self.body, PrivateBody)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "opened": Kind(opened.OpenedBody, opened.replay, opened.show),
        "fact": Kind(fact.FactBody, fact.replay, fact.show),
        "claim": Kind(claim.ClaimBody, claim.replay, claim.show),
        "proposal": Kind(proposal.ProposalBody, proposal.replay, proposal.show),
        "clearance": Kind(clearance.ClearanceBody, clearance.replay, clearance.show),
        "approval": Kind(approval.ApprovalBody, approval.replay, approval.show),
        "publication": Kind(publication.PublicationBody, publication.replay, publication.show),
        "act": Kind(act.ActBody, act.replay, act.show),
        "decision": Kind(decision.DecisionBody, decision.replay, decision.show),
        "contact": Kind(contact.ContactBody, contact.replay, contact.show),
        "duty": Kind(duty.DutyBody, duty.replay, duty.show),
        "note": Kind(note.NoteBody, note.replay, note.show),
        "void": Kind(void.VoidBody, void.replay, void.show),
    }
)


def read_body(entry: Entry) -> Body | None:
    """The body of an entry; None where it is withheld, its kind is not known here, or it says nothing that the kind could."""
    kind = KINDS.get(entry.kind)
    if kind is None or entry.body is None:
        return None
    try:
        body: Body = kind.body.__pydantic_validator__.validate_json(entry.body)
    except ValidationError:
        return None
    return body
