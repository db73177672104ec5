"""The statements of a crisis that were kept: JSON files in `sent/` beside `crisis.yaml`.

    save(folder, statement)                      # sent/LATIHAN-2026-12-04T094500-holding-x-id.json
    find_last(folder, "x", "id", now)            # what an update replaces
"""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from crisiskit.errors import DocumentError
from crisiskit.language.marks import find_mark, name_mark
from crisiskit.model.record import Publication
from crisiskit.model.statement import NOT_PUBLIC, Kind, Statement
from crisiskit.problems import Where, problem
from crisiskit.reading.files import read_text
from crisiskit.recording.writing import make_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from crisiskit.model.crisis import Crisis
    from crisiskit.model.vocabulary import Status

SENT_FOLDER = "sent"


def name_file(statement: Statement) -> str:
    """`LATIHAN-2026-12-04T094500-holding-x-id`: the mark of a drill, then moment, kind, channel and language.

    Safe on every file system, and in the order of time where it is real.
    """
    moment = statement.drafted_at.strftime("%Y-%m-%dT%H%M%S")
    return "-".join([*_name_mark(statement), moment, statement.kind.value, statement.channel, statement.language])


def _name_mark(statement: Statement) -> list[str]:
    """The word that marks a drill or test, for a file name."""
    mark = name_mark(find_mark(statement.status, statement.language))
    return ["-".join(mark.split())] if mark else []


def save(folder: Path, statement: Statement) -> Path:
    """Keep a statement in the folder's `sent/`; one of that name that says something else is never replaced."""
    from crisiskit.rendering.to_json import print_json

    sent = folder / SENT_FOLDER
    make_folder(sent)
    text = print_json(statement) + "\n"
    for number in count(1):
        path = sent / f"{name_file(statement)}{'' if number == 1 else f'-{number}'}.json"
        if not path.exists() or path.read_text(encoding="utf-8") == text:
            write_whole(path, text)
            return path
    raise AssertionError("counting never ends")


def read_statements(path: Path) -> list[Statement]:
    """The statements in a file made by `draft --json` or `--save`. Raises DocumentError for any other file."""
    if not path.exists():
        raise DocumentError([problem("supersedes-missing", None, path=str(path))])
    text, problems = read_text(path)
    if text is None:
        raise DocumentError(problems)
    try:
        found: Any = json.loads(text)
        return [Statement.model_validate(item) for item in (found if isinstance(found, list) else [found])]
    except (ValueError, RecursionError, ValidationError) as error:
        raise DocumentError([problem("supersedes-unreadable", Where(str(path)))]) from error


def pick(statements: list[Statement], channel: str, language: str) -> Statement | None:
    """Of several, the one for this channel and language, else one in this language, else the only one."""
    ranked = [
        *(item for item in statements if (item.channel, item.language) == (channel, language)),
        *(item for item in statements if item.language == language),
    ]
    return ranked[0] if ranked else statements[0] if len(statements) == 1 else None


def list_logged(crisis: Crisis, now: datetime) -> list[Statement]:
    """The statements that went out by the crisis's log, also from other desks; those of this desk lie in `sent/` besides."""
    if crisis.acts is None or not crisis.acts.releases:
        return []
    from crisiskit.publishing.following import list_statements

    return list_statements(crisis.acts, now)


def find_last(
    folder: Path, status: Status, channel: str, language: str, now: datetime, logged: Iterable[Statement] = ()
) -> Statement | None:
    """The last kept statement before `now` for this channel in this language, else in this language, else at all.

    What was said in another language was said in public too: its figures are corrected like any other.
    """
    said = (item for item in _read_said(folder, logged) if item.drafted_at < now and item.status is status)
    known = [item for item in said if item.kind not in NOT_PUBLIC]
    return max(known, key=lambda item: (item.language == language, item.channel == channel, item.drafted_at), default=None)


def find_publications(folder: Path, status: Status, now: datetime) -> list[Publication]:
    """What kept statements of this status say went out up to `now`, the oldest first: a drill promises nothing real."""
    known = (item for item in _read_sent(folder) if item.drafted_at <= now and item.status is status)
    return sorted((Publication.of(item) for item in known), key=lambda item: item.at)


def find_standing(folder: Path, status: Status, now: datetime, logged: Iterable[Statement] = ()) -> list[Statement]:
    """The last kept statement of each channel and language that the public has seen up to `now`."""
    return list({(item.channel, item.language): item for item in list_public(folder, status, now, logged)}.values())


def list_public(folder: Path, status: Status, now: datetime, logged: Iterable[Statement] = ()) -> list[Statement]:
    """Every kept statement of this status that the public has seen up to `now`, the oldest first."""
    said = (item for item in _read_said(folder, logged) if item.drafted_at <= now and item.status is status)
    return sorted((item for item in said if item.kind not in NOT_PUBLIC), key=lambda item: item.drafted_at)


def list_published(
    folder: Path, status: Status, language: str, now: datetime, logged: Iterable[Statement] = ()
) -> list[Statement]:
    """The kept statements of this status in this language that the public saw before `now`, the oldest first."""
    said = (item for item in _read_said(folder, logged) if item.drafted_at < now and item.status is status)
    known = (item for item in said if item.language == language and item.kind not in NOT_PUBLIC)
    return sorted(known, key=lambda item: item.drafted_at)


def is_staff_told(folder: Path, status: Status, now: datetime, logged: Iterable[Statement] = ()) -> bool:
    """Whether a note to staff was kept up to `now`."""
    return any(
        item.kind is Kind.INTERNAL and item.drafted_at <= now and item.status is status for item in _read_said(folder, logged)
    )


def _read_said(folder: Path, logged: Iterable[Statement]) -> Iterator[Statement]:
    """What was kept, and what the log knows besides."""
    known = set()
    for item in _read_sent(folder):
        known.add((item.channel, item.language, item.digest))
        yield item
    yield from (item for item in logged if (item.channel, item.language, item.digest) not in known)


def _read_sent(folder: Path) -> Iterator[Statement]:
    for path in sorted((folder / SENT_FOLDER).glob("*.json")):
        yield from read_statements(path)
