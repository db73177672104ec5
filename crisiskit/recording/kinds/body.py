"""What the bodies of entries have in common.

    class NoteBody(PrivateBody):
        kind: ClassVar[str] = "note"
        text: str
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field, StrictBool, StrictInt, StrictStr

from crisiskit.model.base import Model
from crisiskit.model.when import When

if TYPE_CHECKING:
    from crisiskit.model.crisis import Value

#: A value as JSON has it: a number, yes or no, a word, words by language; a time as `{"when": "2026-12-04[Asia/Makassar]"}`.
Plain = Annotated[StrictInt | StrictStr | StrictBool | dict[str, StrictStr], Field(union_mode="left_to_right")]
#: The name under which a time stands; no language is called so.
WHEN = "when"


class Body(Model):
    """The body of an entry. A subclass is one kind and has its name.

    What holds nothing is neither written nor hashed, so a field that is added later with an empty default changes no old entry.
    Such a default is made by a factory: pydantic would copy a literal for every entry that is read.
    """

    kind: ClassVar[str]


class PrivateBody(Body):
    """A body that is withheld from partners. `salt` is chance, so that nobody can guess the body by trying hashes."""

    salt: str = ""


def to_plain(value: Value) -> Plain:
    """The value of a fact as JSON has it."""
    return {WHEN: value.zoned()} if isinstance(value, When) else value


def from_plain(value: Plain) -> Value:
    """The value that `to_plain` was given. ValueError for a time that is none."""
    if isinstance(value, dict) and WHEN in value:
        return When.parse_zoned(value[WHEN])
    return value
