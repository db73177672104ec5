"""Files to begin with, filled from `language/<language>/starters/`: commented, and sound as they are.

    fill_starter("crisis.yaml", "id", playbook="boat-accident", status="exercise", zones=("Asia/Makassar",), aware=now)
"""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from crisiskit import language as languages
from crisiskit.errors import CrisisKitError
from crisiskit.problems import Where, problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class AlreadyThere(CrisisKitError):
    """A file of that name exists, and nothing of ours overwrites the work of people."""


def refuse_existing(path: Path) -> None:
    """Raise AlreadyThere where the file is there, or a link of that name."""
    if path.exists() or path.is_symlink():
        raise AlreadyThere([problem("file-exists", Where(str(path)), path=str(path))])


def read_starter(name: str, language: str) -> Template:
    """The starter in a language."""
    path = Path(languages.__file__).with_name(language) / "starters" / name
    return Template(path.read_text(encoding="utf-8"))


def fill_starter(
    name: str, language: str, *, playbook: str, status: str, zones: Sequence[str], aware: datetime
) -> str:
    """The starter of a crisis, filled in."""
    from crisiskit.recording.appending import write_when

    zone = zones[0] if len(zones) == 1 else f"[{', '.join(zones)}]"
    return read_starter(name, language).substitute(
        playbook=playbook, status=status, zone=zone, aware_at=write_when(aware, zones[0])
    )
