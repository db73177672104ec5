"""A file is written whole or not at all: beside the old one, flushed to the disk, then put in its place in one step.

    write_whole(Path("ferry/crisis.yaml"), text)

Whoever reads meanwhile sees the old file or the new one, never half of one; a crash leaves the old one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING

from crisiskit.errors import CrisisKitError
from crisiskit.problems import problem

if TYPE_CHECKING:
    from pathlib import Path


class WriteRefused(CrisisKitError):
    """A file could not be written; if there was one of that name, it is as it was."""


def write_whole(path: Path, text: str | bytes) -> None:
    """Write `text`, as UTF-8 with its line ends as they are, to `path`, whose folder must exist.

    A link stays a link, and a file keeps its mode. Raises WriteRefused where the disk or its owner says no.
    """
    data = text.encode() if isinstance(text, str) else text
    try:
        target = path.resolve()
        beside = _write_beside(target, data)
        try:
            _keep_mode(target, beside)
            beside.replace(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _settle(target.parent)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        raise _refuse(path, error) from error


def make_folder(path: Path) -> None:
    """Make a folder and those above it, unless it is there. Raises WriteRefused."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refuse(path, error) from error


def _refuse(path: Path, error: Exception) -> WriteRefused:
    reason = getattr(error, "strerror", None) or type(error).__name__
    return WriteRefused([problem("file-unwritable", None, path=str(path), reason=reason)])


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Keep other writers of ours out of a folder meanwhile, so that two desks that add a report at once lose neither.

    Where the system or the file system cannot lock (Windows, some network folders), this does nothing.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = None
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _write_beside(target: Path, data: bytes) -> Path:
    """A new file in the target's folder that holds the data, safe on the disk."""
    for number in count():
        beside = target.with_name(f".{target.name[:80]}.{os.getpid()}-{number}.tmp")
        try:
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        except FileExistsError:
            continue
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        return beside
    raise AssertionError("counting never ends")


def _keep_mode(target: Path, beside: Path) -> None:
    """Give the new file the mode and, where we may, the owner of the one it replaces."""
    with suppress(FileNotFoundError):
        old = target.stat()
        if hasattr(os, "chown"):
            with suppress(PermissionError):
                os.chown(beside, old.st_uid, old.st_gid)
        beside.chmod(old.st_mode & 0o7777)


def _settle(folder: Path) -> None:
    """Make the folder's own entry safe too, where the system offers that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
