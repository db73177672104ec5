"""Bytes of a file as text, or the problem that explains why not. The only other door to the disk is `recording.appending`.

    text, problems = read_text(Path("house.yaml"))
"""

from __future__ import annotations

from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from crisiskit.language.letters import undress
from crisiskit.problems import Problem, Where, problem

if TYPE_CHECKING:
    from pathlib import Path

#: No document of ours is larger; a larger file is refused before it is read.
LARGEST_BYTES = 256 * 1024


def read_text(path: Path, shown: str | None = None) -> tuple[str | None, list[Problem]]:
    """The text of a file, its line ends made one sort; None with the reason when it is missing, too large, empty or not UTF-8."""
    name = shown or str(path)
    data, problems = read_bytes(path, name, LARGEST_BYTES)
    return (None, problems) if data is None else decode(data, name)


def read_bytes(path: Path, name: str, largest: int) -> tuple[bytes | None, list[Problem]]:
    """What is in a file; None with the reason when it is missing, is none, or has more than `largest` bytes."""
    try:
        state = path.stat()
        if not S_ISREG(state.st_mode) and not S_ISDIR(state.st_mode):
            return None, [problem("file-unreadable", Where(name), reason="not a file")]
        if state.st_size > largest:
            return None, [problem("file-too-large", Where(name), kilobytes=state.st_size // 1024, limit=largest // 1024)]
        return path.read_bytes(), []
    except FileNotFoundError:
        return None, [problem("file-missing", Where(name), path=name)]
    except OSError as error:
        return None, [problem("file-unreadable", Where(name), reason=error.strerror or type(error).__name__)]


def decode(data: bytes, name: str) -> tuple[str | None, list[Problem]]:
    """The text of some bytes, dressed-up letters plain, or the place of the first byte that is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _settle_line_ends(data[: error.start].decode("utf-8-sig", "replace"))
        return None, [problem("not-utf8", Where(name, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1))]
    text = undress(_settle_line_ends(text))
    if not text.strip():
        return None, [problem("file-empty", Where(name))]
    return text, []


def _settle_line_ends(text: str) -> str:
    """The text with one sort of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
