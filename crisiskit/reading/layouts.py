"""The house's own layouts: the files in the folder that `layouts:` of `house.yaml` names, as text, none of it run.

    layouts, problems = read_layouts(folder, house)
    layouts["press"].text        # "<header>…"

The folder and its files lie inside the house's own folder, links that lead out of it included; size and number are bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.model.house import OwnLayout
from crisiskit.problems import Where, problem
from crisiskit.reading.files import read_text
from crisiskit.reading.idents import is_ident

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.model.house import House
    from crisiskit.problems import Problem

ENDING = ".html.j2"
#: Endings of files that are meant for layouts; others lie there for people.
MEANT = (".j2", ".jinja", ".jinja2", ".html", ".htm")
MOST_LAYOUTS = 20
MOST_FILES = 200


def read_layouts(folder: Path, house: House) -> tuple[dict[str, OwnLayout], list[Problem]]:
    """The layouts by name, and what is wrong with the folder or a file; none where the house has no layouts of its own."""
    if house.layouts is None:
        return {}, []
    inside, where = folder / house.layouts, house.places.get("layouts", house.where)
    try:
        if not inside.resolve().is_relative_to(folder.resolve()):
            return {}, [problem("path-outside-folder", where, path=house.layouts)]
        if not inside.is_dir():
            return {}, [problem("layouts-folder-missing", where, path=house.layouts)]
        files = sorted(path for _, path in zip(range(MOST_FILES), inside.iterdir(), strict=False))
    except (OSError, ValueError, RuntimeError):  # no folder can have this name, or it may not be looked into
        return {}, [problem("layouts-folder-missing", where, path=house.layouts)]
    named = [path for path in files if not path.name.startswith(".") and path.suffix in MEANT]
    if len(named) > MOST_LAYOUTS:
        return {}, [problem("too-many-layouts", where, limit=MOST_LAYOUTS)]
    layouts: dict[str, OwnLayout] = {}
    problems: list[Problem] = []
    for path in named:
        _read_file(path, folder, layouts, problems)
    return layouts, problems


def _read_file(path: Path, folder: Path, layouts: dict[str, OwnLayout], problems: list[Problem]) -> None:
    """One file, kept under the name before its ending."""
    where = Where(str(path))
    name = path.name.removesuffix(ENDING)
    if not path.name.endswith(ENDING) or not is_ident(name):
        problems.append(problem("bad-layout-name", where, found=path.name))
        return
    try:
        is_inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links that lead in a circle
        is_inside = False
    if not is_inside:
        problems.append(problem("path-outside-folder", where, path=path.name))
        return
    text, found = read_text(path)
    problems += found
    if text is not None:
        layouts[name] = OwnLayout(name, where, text)
