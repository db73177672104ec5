"""What playbooks there are, without reading more of each than its front matter.

    list_playbooks(Library(roots))["boat-accident"].names["id"]      # "Kecelakaan kapal"
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crisiskit.reading.files import read_text
from crisiskit.reading.finding import document_paths
from crisiskit.reading.fronts import read_front
from crisiskit.reading.outline import Outline

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.model.base import Localized
    from crisiskit.reading.document import Front
    from crisiskit.reading.library import Library

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Summary:
    """A playbook as a list shows it.

    Attributes:
        id: its id, which is its folder's name.
        kind: `type`, or what is only extended: `base`, `family`, `house`.
        version: as its first language states it.
        names: what it is called, by language.
        summaries: what it is for, by language.
        folder: where it lies.
    """

    id: str
    kind: str
    version: str
    names: Localized
    summaries: Localized
    folder: Path


def list_playbooks(library: Library) -> dict[str, Summary]:
    """Every playbook that can be opened a crisis with, by id; those that are only extended, and the unreadable, are left out."""
    found = {ident: _summarise(ident, folder) for ident, folder in sorted(library.folders().items())}
    return {ident: summary for ident, summary in found.items() if summary is not None and summary.kind == "type"}


def _summarise(ident: str, folder: Path) -> Summary | None:
    fronts = {language: front for language, path in document_paths(folder).items() if (front := read_front_of(path))}
    if not fronts:
        return None
    first = next(iter(fronts.values()))
    return Summary(
        id=ident, kind=first.kind, version=first.version, names={language: front.name for language, front in fronts.items()},
        summaries={language: front.summary for language, front in fronts.items()}, folder=folder,
    )  # fmt: skip


def read_front_of(path: Path) -> Front | None:
    """The front matter of a document, or None; the rest of the document is not looked at."""
    text, _ = read_text(path)
    first, *lines = (text or "").split("\n")
    if first.rstrip() != _FENCE:
        return None
    ends = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE]
    front = "\n".join(lines[: ends[0]]) if ends else None
    return read_front(Outline(str(path), front, 2, []))[0]
