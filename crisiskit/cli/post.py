"""Texts that go from desk to desk: where they are read from, and where copies are kept, in `sent/` and `received/`.

    folder, texts = read_places(program, ("ferry", "chat.txt"))
    parcels, waiting = gather_parts(folder, texts)
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from crisiskit.cli.starting import Program
    from crisiskit.model.statement import Statement
    from crisiskit.model.vocabulary import Status
    from crisiskit.problems import Problem
    from crisiskit.recording.parcels import Part

SENT_FOLDER, RECEIVED_FOLDER = "sent", "received"
#: What is read of a text or of standard input; a log of many thousand entries fits.
LARGEST_TEXT = 16 * 1024 * 1024
_STANDARD_INPUT = "-"


def read_places(program: Program, places: Sequence[str], *, piped: bool = True) -> tuple[Path, list[str]]:
    """The folder among the places named, the current one by default, and the texts of the files; `-` is standard input.

    Where no file is named and `piped`, standard input is read.
    """
    folders = [place for place in places if Path(place).is_dir()]
    files = [place for place in places if place not in folders]
    if len(folders) > 1:
        raise click.UsageError(program.say("log.two_folders", first=folders[0], second=folders[1]), ctx=click.get_current_context())
    if piped and not files:
        if sys.stdin.isatty():
            click.echo(program.say("log.paste"), err=True)
        files = [_STANDARD_INPUT]
    return Path(folders[0] if folders else "."), [_read(place) for place in files]


def _read(place: str) -> str:
    from crisiskit.errors import DocumentError
    from crisiskit.problems import Where, problem

    where = Where(place)
    try:
        if place == _STANDARD_INPUT:
            text = sys.stdin.read(LARGEST_TEXT + 1)
        else:
            with Path(place).open("rb") as file:
                text = file.read(LARGEST_TEXT + 1).decode("utf-8-sig", "replace")
    except FileNotFoundError:
        raise DocumentError([problem("file-missing", where, path=place)]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise DocumentError([problem("file-unreadable", where, reason=reason)]) from error
    if len(text) > LARGEST_TEXT:
        sizes = {"kilobytes": len(text) // 1024, "limit": LARGEST_TEXT // 1024}
        raise DocumentError([problem("file-too-large", where, **sizes)])
    return text


def keep_sent(folder: Path, text: str, now: datetime, status: Status, language: str) -> Path:
    """Keep a copy of what was sent: its anchors stand outside the store."""
    from crisiskit.language.marks import find_mark, name_mark
    from crisiskit.recording.writing import make_folder, write_whole

    mark = name_mark(find_mark(status, language))
    name = "-".join([*mark.split(), now.strftime("%Y-%m-%dT%H%M%S"), "log"])
    make_folder(folder / SENT_FOLDER)
    for number in count(1):
        path = folder / SENT_FOLDER / f"{name}{'' if number == 1 else f'-{number}'}.txt"
        if not path.exists():
            write_whole(path, text)
            return path
    raise AssertionError("counting never ends")


def keep_published(folder: Path, text: str, statement: Statement, code: str) -> Path:
    """Keep what was printed of a publication, its anchor included, beside the texts themselves."""
    from crisiskit.cli.saved import name_file
    from crisiskit.recording.writing import make_folder, write_whole

    make_folder(folder / SENT_FOLDER)
    name = name_file(statement).removesuffix(f"-{statement.channel}-{statement.language}")
    path = folder / SENT_FOLDER / f"{name}-{code}.txt"
    write_whole(path, text)
    return path


def read_sent(folder: Path) -> list[str]:
    """Every text that was sent, statements with their anchors included."""
    sent = folder / SENT_FOLDER
    return [_read(str(path)) for path in sorted(sent.glob("*")) if path.is_file()] if sent.is_dir() else []


def gather_parts(folder: Path, texts: Iterable[str]) -> tuple[list[list[Part]], list[Problem]]:
    """The parcels that are whole, parts that came earlier included, and what is wrong or missing of the others.

    LogRefused where the texts hold no part at all.
    """
    from crisiskit.errors import LogRefused
    from crisiskit.problems import problem
    from crisiskit.recording.parcels import find_missing, find_parts
    from crisiskit.recording.verifying import group

    parts, waiting = find_parts("\n".join(texts))
    if not parts:
        raise LogRefused(waiting or [problem("log-no-parts", None)])
    parcels = []
    for name, new in group(parts).items():
        known = {part.number: part for part in [*_read_kept(folder, name), *new]}
        pieces = [part for part in known.values() if part.total == new[0].total]
        missing = find_missing(pieces)
        if not missing:
            parcels.append(pieces)
            continue
        _keep_parts(folder, pieces)
        numbers = ", ".join(map(str, missing))
        waiting.append(problem("log-parts-missing", None, found=name, numbers=numbers, total=new[0].total))
    return parcels, waiting


def _keep_parts(folder: Path, parts: Sequence[Part]) -> None:
    from crisiskit.recording.writing import make_folder, write_whole

    make_folder(folder / RECEIVED_FOLDER)
    write_whole(_waiting(folder, parts[0].parcel), "\n\n".join(part.text for part in parts) + "\n")


def _waiting(folder: Path, parcel: str) -> Path:
    """Where the parts of a parcel wait for the others."""
    return folder / RECEIVED_FOLDER / f"waiting-{parcel}.txt"


def _read_kept(folder: Path, parcel: str) -> list[Part]:
    from crisiskit.recording.parcels import find_parts

    path = _waiting(folder, parcel)
    return [part for part in find_parts(_read(str(path)))[0] if part.parcel == parcel] if path.is_file() else []


def keep_parcel(folder: Path, desk: str, parts: Sequence[Part]) -> None:
    """Keep a parcel that was taken in: it shows what its sender holds."""
    from crisiskit.recording.writing import make_folder, write_whole

    make_folder(folder / RECEIVED_FOLDER)
    text = "\n\n".join(part.text for part in sorted(parts)) + "\n"
    write_whole(folder / RECEIVED_FOLDER / f"{desk}-{parts[0].parcel}.txt", text)
    _waiting(folder, parts[0].parcel).unlink(missing_ok=True)


def read_heads(folder: Path, desk: str) -> Iterator[dict[str, tuple[int, str]]]:
    """What a desk has shown to hold, by the parcels that came from it."""
    from crisiskit.errors import LogRefused
    from crisiskit.recording.parcels import find_parts, unpack
    from crisiskit.recording.verifying import group

    for path in sorted((folder / RECEIVED_FOLDER).glob("*.txt")):
        for parts in group(find_parts(_read(str(path)))[0]).values():
            try:
                parcel = unpack(parts)
            except LogRefused:
                continue
            if parcel.desk == desk:
                yield dict(parcel.heads)
