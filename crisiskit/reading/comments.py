"""Comments from a file: one a line, a CSV table with a column `text`, or JSON lines with a field `text`.

    comments, problems = read_comments(text, "comments.csv")

What a platform exports is other people's words: lengths and numbers are bounded, and a line that cannot be read is a problem on its
place while the others are read.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from crisiskit.problems import Problem, Where, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The column of a table, and the field of an object, that hold the comment.
FIELD = "text"
DELIMITERS = (",", ";", "\t")
#: So many comments are read at a time, each as far as so many letters.
MOST_COMMENTS, LONGEST_COMMENT = 2000, 2000


def read_comments(text: str, name: str) -> tuple[tuple[str, ...], list[Problem]]:
    """The comments in the order written, blank ones left out, and what could not be read of `name`."""
    problems: list[Problem] = []
    first = next((line for line in text.splitlines() if line.strip()), "")
    if name.endswith((".jsonl", ".ndjson")) or first.lstrip().startswith("{"):
        found = _read_objects(text, name, problems)
    elif (sign := _find_delimiter(first)) and (name.endswith(".csv") or sign in first or first.strip() == FIELD):
        found = _read_table(text, name, sign, problems)
    else:
        found = iter(text.splitlines())
    comments = [" ".join(comment.split())[:LONGEST_COMMENT] for comment in found]
    comments = [comment for comment in comments if comment]
    if len(comments) > MOST_COMMENTS:
        problems.append(problem("too-many-comments", Where(name), found=len(comments), limit=MOST_COMMENTS))
    return tuple(comments[:MOST_COMMENTS]), problems


def _find_delimiter(line: str) -> str | None:
    """What stands between the columns of a head that has ours, or None; spreadsheets in Indonesian write semicolons."""
    return next((sign for sign in DELIMITERS if FIELD in _columns(line, sign)), None)


def _columns(line: str, sign: str) -> list[str]:
    return [cell.strip().casefold() for cell in next(csv.reader([line], delimiter=sign), [])]


def _read_table(text: str, name: str, sign: str, problems: list[Problem]) -> Iterator[str]:
    rows = csv.reader(io.StringIO(text), delimiter=sign, strict=False)
    column: int | None = None
    try:
        for row in rows:
            if column is None:
                heads = [cell.strip().casefold() for cell in row]
                column = heads.index(FIELD) if FIELD in heads else None
            elif len(row) > column:
                yield row[column]
    except csv.Error:
        problems.append(problem("comment-unreadable", Where(name, rows.line_num or 1)))


def _read_objects(text: str, name: str, problems: list[Problem]) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            found = None
        comment = found.get(FIELD) if isinstance(found, dict) else None
        if isinstance(comment, str):
            yield comment
        else:
            problems.append(problem("comment-unreadable", Where(name, number)))


__all__ = ["read_comments"]
