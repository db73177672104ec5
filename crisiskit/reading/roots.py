"""Where playbooks lie: the folders to search, and what is in them; no document is opened.

    roots = find_roots([Path("ours")], None, os.pathsep)
    list_folders(roots)["boat-accident"]      # the first of these folders that has one

A playbook is a folder that holds `id.md`, `en.md` or both. `list` and `find` must not wait for the readers of whole documents, so
this stands apart from them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from crisiskit.reading.finding import document_paths
from crisiskit.reading.idents import is_ident

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: The group under which an installed package offers its folder of playbooks.
ENTRY_POINT = "crisiskit.playbooks"


def bundled_root() -> Path:
    """The folder of the playbooks that come with the package; in a development checkout, the top-level folder."""
    package = Path(__file__).resolve().parents[1]
    inside, beside = package / "playbooks", package.parent / "playbooks"
    return inside if inside.is_dir() or not beside.is_dir() else beside


def find_roots(paths: Iterable[Path], listed: str | None, separator: str) -> tuple[Path, ...]:
    """The folders to search, in order: those given, those listed in the environment, installed packages, the bundle."""
    named = (Path(item) for item in (listed or "").split(separator) if item)
    return (*paths, *named, *_installed_roots(), bundled_root())


def _installed_roots() -> Iterator[Path]:
    """The folders that installed packages offer. Their own lists are read first: asking the import system costs a draft a tenth."""
    lists = (item for path in sys.path for item in Path(path).glob("*.dist-info/entry_points.txt"))
    if not any(ENTRY_POINT in item.read_text(encoding="utf-8", errors="replace") for item in lists):
        return
    from importlib.metadata import entry_points
    from importlib.resources import files

    for point in entry_points(group=ENTRY_POINT):
        package, _, folder = point.value.partition(":")
        try:
            root = Path(str(files(package)))
        except (ImportError, TypeError, ValueError):  # half uninstalled, or no package; it must not hide the others
            continue
        yield root / folder.replace(".", "/")


def list_folders(roots: Sequence[Path]) -> dict[str, Path]:
    """The folder of every playbook, by id; the first root that has an id wins."""
    found: dict[str, Path] = {}
    for root in roots:
        if root.is_dir():
            for folder in sorted(root.iterdir()):
                if document_paths(folder):
                    found.setdefault(folder.name, folder)
    return found


def locate(ident: str, roots: Sequence[Path]) -> Path | None:
    """The folder of one playbook; what is no id names none."""
    folders = (root / ident for root in roots) if is_ident(ident) else ()
    return next((folder for folder in folders if document_paths(folder)), None)
