"""`contact`: who was told and who answered; what the media asked and what we said; with screenshots by name and hash.

Withheld from partners: it names reporters, and what they work on is theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field, StrictInt

from crisiskit.model.acts import Contact, Proof
from crisiskit.model.base import Model, made_whole
from crisiskit.recording.chaining import KEY, place_of
from crisiskit.recording.kinds.body import PrivateBody
from crisiskit.recording.kinds.state import moment_of

if TYPE_CHECKING:
    from crisiskit.model.entry import Entry
    from crisiskit.recording.kinds.state import Replaying


_CONTACT = made_whole(Contact)


class File(Model):
    """A file that stays where it is: its name, its size in bytes, its SHA-256."""

    name: str
    size: StrictInt
    sha256: str = Field(pattern=KEY.pattern)


class ContactBody(PrivateBody):
    """The fields are those of `Contact`."""

    kind: ClassVar[str] = "contact"
    who: str
    via: str = ""
    told: bool = False
    answered: bool = False
    asks: str = ""
    reply: str = ""
    about: str = ""
    files: tuple[File, ...] = Field(default_factory=tuple)


def replay(state: Replaying, entry: Entry, body: ContactBody) -> None:
    """The contact is known. A text in it that no contact may have drops it whole."""
    where = place_of(entry)
    who, via, asks, reply = (
        state.admit_line(text, name, where)
        for name, text in (("who", body.who), ("via", body.via), ("asks", body.asks), ("reply", body.reply))
    )
    names = [state.admit_line(file.name, "files", where) for file in body.files]
    if not who or via is None or asks is None or reply is None or None in names:
        return
    state.acts.append(
        _CONTACT(
            at=moment_of(entry), entry=entry.key, role=entry.role, person=entry.person, who=who, via=via, told=body.told,
            answered=body.answered, asks=asks, reply=reply, about=state.find(body.about),
            files=tuple(Proof(name=file.name, size=file.size, sha256=file.sha256) for file in body.files),
        )
    )  # fmt: skip


def show(body: ContactBody) -> str:
    """Who, then what happened."""
    signs = [sign for sign, holds in (("→", body.told), ("✓", body.answered)) if holds]
    texts = [f"{sign} {text}" for sign, text in (("?", body.asks), ("!", body.reply)) if text]
    files = [f"[{file.name} {file.sha256[:8]}]" for file in body.files]
    via = f" ({body.via})" if body.via else ""
    return " ".join([f"{body.who}{via}", *signs, *texts, *files])
