r"""Documents of the tests: a small base and type to build on, and making a folder of files to check.

    folder = write_files(tmp_path, {"flood/en.md": "---\nid: flood\n…"})
    problems = check_all(folder)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from crisiskit.model.house import House
from crisiskit.model.playbook import Playbook
from crisiskit.problems import Problem
from crisiskit.reading.houses import read_house
from crisiskit.reading.library import Library
from crisiskit.reviewing.checking import check
from installed import ROOT

TESTS = ROOT / "tests"
#: `base` and `landslide`: every sort of fact, section and part, in both languages, as small as can be.
VALID = TESTS / "playbooks" / "valid"
VALID_HOUSE = TESTS / "houses" / "valid" / "house.yaml"
VALID_CRISIS = TESTS / "crises" / "valid" / "crisis.yaml"
SHIPPED = ROOT / "playbooks"


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write some files, with their folders; the folder again."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def check_all(*paths: Path) -> tuple[Problem, ...]:
    """Every problem of some files or folders, beside the small base."""
    return check(paths, (VALID,))


@cache
def small_playbook() -> Playbook:
    """The small type, with what it inherits."""
    playbook, problems = Library((VALID,)).read("landslide")
    assert playbook is not None
    assert not problems
    return playbook


@cache
def small_house() -> House:
    """A house whose chairs are filled."""
    house, problems = read_house(VALID_HOUSE.read_text(encoding="utf-8"), "house.yaml")
    assert house is not None
    assert not problems
    return house
