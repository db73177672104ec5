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
BOM = b"\xef\xbb\xbf"
#: Nearly every head is shorter; the rest of a file is read only where one is not.
_USUAL_HEAD = 4096


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


def read_head(path: Path, mark: bytes, most: int) -> str | None:
    """The lines between a first line that is `mark` and the next that is; None where a file does not begin so.

    No more than `most` bytes are read, so that a list of playbooks costs what their heads cost.
    """
    try:
        with path.open("rb", buffering=0) as file:
            data = file.read(min(most, _USUAL_HEAD))
            head = _cut_head(data, mark)
            if head is None and len(data) == _USUAL_HEAD:
                head = _cut_head(data + (file.read(most - len(data)) or b""), mark)
        return None if head is None else undress(head.decode("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def _cut_head(data: bytes, mark: bytes) -> bytes | None:
    """What stands between the two marks; a mark is a line of its own, spaces behind it allowed."""
    plain = b"\n" + data.removeprefix(BOM).replace(b"\r\n", b"\n")
    marks: list[tuple[int, int]] = []
    at = 0
    while len(marks) < len(("first", "last")) and (at := plain.find(b"\n" + mark, at)) >= 0:
        start, at = at + 1, at + 1 + len(mark)
        end = plain.find(b"\n", at)
        if end < 0:
            end = len(plain)
        if not plain[at:end].strip():
            marks.append((start, end + 1))
        elif not marks:
            return None
    is_head = len(marks) > 1 and marks[0][0] == 1
    return plain[marks[0][1] : max(marks[1][0] - 1, marks[0][1])] if is_head else None


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
