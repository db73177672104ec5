"""The verbs of the front door that look around them: where playbooks lie, which only the environment can say.

    situation = load_situation("ferry/")
    playbook = load_playbook("boat-accident", playbooks=["our-playbooks/"])

Playbooks are found in the folders given, in those that `CRISISKIT_PLAYBOOKS` lists, in installed packages, and in the bundle, in
that order. The rooms behind get folders and never look themselves.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from crisiskit.errors import DocumentError
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.problems import has_errors, in_order
from crisiskit.reading.files import read_text
from crisiskit.reading.library import Library
from crisiskit.reading.roots import find_roots

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from crisiskit.model.crisis import Crisis
    from crisiskit.model.house import House
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.situation import Situation
    from crisiskit.problems import Problem
    from crisiskit.reading.listing import Summary

PLAYBOOKS_VARIABLE = "CRISISKIT_PLAYBOOKS"
#: The password of a log in PostgreSQL, under the name that PostgreSQL's own programs know it by.
PASSWORD_VARIABLE = "PGPASSWORD"  # noqa: S105 - a name, not a password


def load_situation(
    folder: str | Path, *, playbooks: Iterable[str | Path] = (), languages: Sequence[str] | None = None,
    until: datetime | None = None,
) -> Situation:  # fmt: skip
    """The situation in a folder with `house.yaml` and `crisis.yaml`, and the log where one was begun.

    `playbooks` are folders to search first; `languages` limits what is read of a playbook. A log is replayed to its end, or until
    a moment (aware). Raises DocumentError, once and with
    every problem, for what cannot be read at all; the rest is in `Situation.problems`.
    """
    from crisiskit.recording import situations

    return situations.load_situation(
        folder, _find_roots(playbooks), LANGUAGES if languages is None else languages, until=until,
        password=os.environ.get(PASSWORD_VARIABLE),
    )  # fmt: skip


def load_crisis(folder: str | Path, *, playbooks: Iterable[str | Path] = ()) -> Crisis:
    """The crisis in a folder, read against the playbook that it names; it needs no house.

    Raises DocumentError where there is an error in it.
    """
    from crisiskit.reading.crises import playbook_of
    from crisiskit.reading.nodes import read_node
    from crisiskit.recording.logs import read_recorded

    file = Path(folder) if Path(folder).is_file() else Path(folder) / "crisis.yaml"
    text, problems = read_text(file)
    node = crisis = None
    if text is not None:
        node, problems = read_node(text, str(file))
    if node is not None:
        ident, where = playbook_of(node, problems)
        library = Library((Path(folder) / "playbooks", *_find_roots(playbooks)))
        playbook, found = library.read(ident, LANGUAGES, where) if ident is not None else (None, [])
        problems += found
        if playbook is not None:
            password = os.environ.get(PASSWORD_VARIABLE)
            crisis = read_recorded(node, file.parent, playbook, problems, password=password)
    if crisis is None or has_errors(problems):
        raise DocumentError(in_order(problems))
    return crisis


def load_playbook(playbook: str | Path, *, playbooks: Iterable[str | Path] = ()) -> Playbook:
    """A playbook by its id or its folder, with everything it extends.

    Raises DocumentError, with every problem, where there is an error in it: half a playbook would be silent about what it lost.
    """
    roots = _find_roots(playbooks)
    folder = Path(playbook)
    if folder.is_dir():
        found, problems = Library((folder.resolve().parent, *roots)).read_folder(folder)
    else:
        found, problems = Library(roots).read(str(playbook))
    if found is None or has_errors(problems):
        raise DocumentError(in_order(problems))
    return found


def load_house(path: str | Path) -> House:
    """The house in a file, or in the `house.yaml` of a folder. Raises DocumentError where there is an error in it."""
    from crisiskit.reading.houses import read_house

    file = Path(path)
    file = file / "house.yaml" if file.is_dir() else file
    text, problems = read_text(file)
    house = None
    if text is not None:
        house, problems = read_house(text, str(file))
    if house is None or has_errors(problems):
        raise DocumentError(in_order(problems))
    return house


def find_playbooks(playbooks: Iterable[str | Path] = ()) -> Mapping[str, Summary]:
    """Every playbook a crisis can be opened with, by id: its names and what it is for, in each language it has."""
    from crisiskit.reading.listing import list_playbooks

    return list_playbooks(_find_roots(playbooks))


def check(
    *paths: str | Path, playbooks: Iterable[str | Path] = (), now: datetime | None = None, weeks: int = 4
) -> tuple[Problem, ...]:
    """Every problem of some files or folders, by place; raises nothing, whatever they hold.

    From `now` on (aware), if it is given, the chairs of a house are looked at for some weeks: who is away, which days lack a shift.
    """
    from crisiskit.reviewing import checking

    password, ahead = os.environ.get(PASSWORD_VARIABLE), checking.Ahead(now, weeks)
    return checking.check([Path(path) for path in paths], _find_roots(playbooks), password, ahead)


def _find_roots(playbooks: Iterable[str | Path]) -> tuple[Path, ...]:
    return find_roots([Path(folder) for folder in playbooks], os.environ.get(PLAYBOOKS_VARIABLE), os.pathsep)
