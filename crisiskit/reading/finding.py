"""What lies at a path: playbooks, houses, situations, or nothing we know.

    find_targets(Path("docs/examples"))
    # (Target("situation", …/bali-strait-2025), Target("situation", …/ferry-drill))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOUSE_FILE = "house.yaml"
CRISIS_FILE = "crisis.yaml"
#: A page for people, which may lie beside playbooks and is none.
README = "README"


class Target(NamedTuple):
    """Something to read: a playbook's folder, a situation's folder, a house's file; or a path at which nothing is found."""

    kind: Literal["playbook", "situation", "house", "missing", "unknown", "nothing"]
    path: Path


def find_targets(path: Path) -> tuple[Target, ...]:
    """Everything to read at a file or folder, folders within folders included; never empty."""
    if path.is_dir():
        return tuple(_in_folder(path)) or (Target("nothing", path),)
    if not path.exists():
        return (Target("missing", path),)
    if path.suffix == ".md" and path.stem != README:
        return (Target("playbook", path.parent),)
    if path.name == CRISIS_FILE:
        return (Target("situation", path.parent),)
    return (Target("house" if path.suffix in (".yaml", ".yml") else "unknown", path),)


def document_paths(folder: Path) -> dict[str, Path]:
    """The documents of a playbook's folder, by language."""
    paths = {language: folder / f"{language}.md" for language in LANGUAGES}
    return {language: path for language, path in paths.items() if path.is_file()}


def _in_folder(folder: Path) -> Iterator[Target]:
    if document_paths(folder):
        yield Target("playbook", folder)
    if (folder / CRISIS_FILE).is_file():
        yield Target("situation", folder)
    elif (folder / HOUSE_FILE).is_file():
        yield Target("house", folder / HOUSE_FILE)
    for inner in _inner_folders(folder):
        yield from _in_folder(inner)


def _inner_folders(folder: Path) -> list[Path]:
    """The folders in a folder, links not followed; none where it may not be looked into."""
    try:
        inner = (item for item in folder.iterdir() if item.is_dir() and not item.is_symlink())
        return sorted(item for item in inner if not item.name.startswith("."))
    except OSError:
        return []
