"""The front door's loaders: the rooms' own, with the folders of playbooks found where a user expects them.

Playbooks are looked for in the paths given, in those that `CRISISKIT_PLAYBOOKS` lists, in installed packages with the entry point
`crisiskit.playbooks`, and in the bundle, in that order.

    situation = load_situation("docs/examples/ferry-drill")
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from crisiskit.errors import DocumentError
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.problems import Problem, has_errors, in_order
from crisiskit.reading.files import read_text
from crisiskit.reading.houses import read_house
from crisiskit.reading.library import Library, find_roots

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crisiskit.model.crisis import Crisis
    from crisiskit.model.house import House
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.situation import Situation

VARIABLE = "CRISISKIT_PLAYBOOKS"


def playbook_roots(playbooks: Iterable[str | Path] = ()) -> tuple[Path, ...]:
    """The folders in which playbooks are looked for, in order."""
    return find_roots([Path(item) for item in playbooks], os.environ.get(VARIABLE), os.pathsep)


def find_playbooks(playbooks: Iterable[str | Path] = ()) -> dict[str, Path]:
    """The folder of every playbook that can be found, by id."""
    return Library(playbook_roots(playbooks)).folders()


def load_playbook(
    playbook: str | Path, *, playbooks: Iterable[str | Path] = (), languages: Sequence[str] = LANGUAGES
) -> Playbook:
    """A playbook by its id, or by the path of its folder.

    Raises DocumentError with every problem when there is one in any of its documents or those it extends.
    """
    library = Library(playbook_roots(playbooks))
    path = Path(playbook)
    found, problems = library.read_folder(path, languages) if path.is_dir() else library.read(str(playbook), languages)
    if found is None or has_errors(problems):
        raise DocumentError(in_order(problems))
    return found


def load_house(path: str | Path) -> House:
    """The house in a `house.yaml`. Raises DocumentError with every problem of the file."""
    text, problems = read_text(Path(path))
    house: House | None = None
    if text is not None:
        house, problems = read_house(text, str(path))
    if house is None or has_errors(problems):
        raise DocumentError(in_order(problems))
    return house


def load_situation(
    folder: str | Path, *, playbooks: Iterable[str | Path] = (), languages: Sequence[str] = LANGUAGES
) -> Situation:
    """The situation in a folder that holds `house.yaml` and `crisis.yaml`.

    Raises DocumentError with every problem when one of the files, or the playbook, cannot be read at all; whatever else is wrong is
    in `Situation.problems`.
    """
    from crisiskit.recording.situations import load_situation as load

    return load(folder, playbook_roots(playbooks), languages)


def load_crisis(folder: str | Path, *, playbooks: Iterable[str | Path] = ()) -> Crisis:
    """The crisis of a situation's folder. Raises DocumentError as `load_situation` does."""
    return load_situation(folder, playbooks=playbooks).crisis


def check(*paths: str | Path, playbooks: Iterable[str | Path] = ()) -> tuple[Problem, ...]:
    """Every problem of some files or folders, by place; nothing is raised, whatever they hold."""
    from crisiskit.reviewing.checking import check as check_all

    return check_all([Path(path) for path in paths], playbook_roots(playbooks))
