"""Where the steps of a playbook stand, and the digest of its documents: what an improvement of a step must name.

    digest, places = locate_steps(Library(roots), "boat-accident", "id")
    places["pause"]      # Where("base/id.md", 142, 3): the folder and file alone, the same on every machine
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from crisiskit.problems import Where

if TYPE_CHECKING:
    from crisiskit.reading.library import Library

STEPS = "steps"


def locate_steps(library: Library, ident: str, language: str) -> tuple[str, dict[str, Where]]:
    """The SHA-256 of all documents of the playbook in a language, parents included, and the place of each step.

    Where the nearest document has a step, that one counts. Nothing, with an empty digest, for a playbook that is not there.
    """
    folder = library.locate(ident)
    chain = [] if folder is None else list(library.list_chain(folder / f"{language}.md", language))
    if not chain:
        return "", {}
    places: dict[str, Where] = {}
    for document in chain:
        path = Path(document.path)
        for name, entry in document.section(STEPS).items():
            places.setdefault(str(name), Where(f"{path.parent.name}/{path.name}", entry.where.line, entry.where.column))
    whole = sha256()
    for document in chain:
        whole.update(sha256(Path(document.path).read_bytes()).digest())
    return whole.hexdigest(), places
