"""A playbook document in one language, typed but not yet joined to what it extends or to its other language.

Rows are entries: what both languages share (`spec`), the words (`text`), and the place. An entry with neither takes the inherited
row away.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from crisiskit.model.base import Model
from crisiskit.model.vocabulary import Category, Cluster, Severity
from crisiskit.problems import Where

if TYPE_CHECKING:
    from crisiskit.reading.cells import Cells

PlaybookKind = Literal["type", "base", "family", "house"]
KINDS: tuple[PlaybookKind, ...] = ("type", "base", "family", "house")


class Entry(NamedTuple):
    """One row: what the languages share, the words of this one, the place, and the cells if it stands in a table."""

    spec: Any
    text: Any
    where: Where
    cells: Cells | None = None

    @property
    def removes(self) -> bool:
        """Whether it takes the inherited row away."""
        return self.spec is None and self.text is None

    def place(self, column: str, word: str | None = None) -> Where:
        """The place of a cell, or of a word in it; of the row where there is no such cell."""
        return self.where if self.cells is None else self.cells.place(column, word)


def removal(where: Where) -> Entry:
    """The entry that takes the inherited row away."""
    return Entry(None, None, where)


class Front(Model):
    """The front matter."""

    id: str
    language: str
    name: str
    version: str = ""
    kind: PlaybookKind = "type"
    valid_from: date | None = None
    extends: str | None = None
    lead: str | None = None
    starts_at: Severity | None = None
    cluster: Cluster | None = None
    category: Category | None = None
    family: str | None = None
    summary: str = ""
    aliases: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    places: dict[str, Where] = {}  # noqa: RUF012  pydantic copies a default

    def where(self, key: str) -> Where:
        """The place of a key, or of the document."""
        return self.places.get(key) or self.places[""]


@dataclass(slots=True)
class Document:
    """Sections by id, each a mapping of keys to entries; keys that repeat in a child replace the parent's."""

    path: str
    front: Front
    purpose: tuple[str, ...] = ()
    entries: dict[str, dict[Any, Entry]] = field(default_factory=dict)

    def section(self, key: str) -> dict[Any, Entry]:
        """The rows of a section that stand."""
        return {name: entry for name, entry in self.entries.get(key, {}).items() if not entry.removes}
