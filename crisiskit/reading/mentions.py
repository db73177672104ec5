"""Counts of mentions from a table that a listening service exported, whatever its headings, separators and times look like.

    mentions, problems = read_mentions(Path("mentions.csv"), ZoneInfo("Asia/Jakarta"))
    mentions.rows[0].negative       # 4

Rows of one hour are added up, since a rule over shorter intervals is noisier and over days too slow. A row that cannot be read is a
problem in its place while the others are read. Sizes are bounded.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from crisiskit.model.base import made
from crisiskit.model.mentions import Counts, Mentions
from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.columns import COUNTS, Columns, find_columns
from crisiskit.reading.files import decode, read_bytes
from crisiskit.reading.stamps import Stamp, read_stamps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from crisiskit.model.mentions import Usual

#: A year by the hour on ten channels; a larger file is refused before it is read.
LARGEST_BYTES = 8 * 1024 * 1024
MOST_ROWS = 100_000
#: A larger number in a cell is a slip: all rows of a file together stay below what a watch takes.
MOST_WRITTEN = 10**8
#: So many unread rows are listed, the rest is a number; so far down the head of a table is looked for.
MOST_LISTED, LAST_HEAD = 50, 40
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
#: What separates cells: the first under which a head is found.
_SEPARATORS = (",", ";", "\t", "|")
_BYTE_ORDERS = (b"\xff\xfe", b"\xfe\xff")


class _Row(NamedTuple):
    line: int
    cells: list[str]


def read_mentions(path: Path, zone: ZoneInfo, usual: Usual | None = None) -> tuple[Mentions | None, list[Problem]]:
    """The counts of a file, and what is wrong with it; `zone` is that of times that name none."""
    name = str(path)
    data, problems = read_bytes(path, name, LARGEST_BYTES)
    if data is None:
        return None, problems
    if data.startswith(_BYTE_ORDERS):
        # Some services export UTF-16.
        data = data.decode("utf-16", "replace").encode()
    text, problems = decode(data, name)
    return (None, problems) if text is None else parse_mentions(text, name, zone, usual)


def parse_mentions(text: str, name: str, zone: ZoneInfo, usual: Usual | None = None) -> tuple[Mentions | None, list[Problem]]:
    """As `read_mentions`, of the text of a file called `name`."""
    columns, rows, problems = _find_table(text, name)
    if columns is None:
        return None, problems
    if len(rows) > MOST_ROWS:
        problems.append(problem("mentions-too-many", Where(name, rows[MOST_ROWS].line), limit=MOST_ROWS))
    rows = rows[:MOST_ROWS]
    stamps = read_stamps([_write_time(row, columns) for row in rows], ZoneInfo(columns.zone) if columns.zone else zone)
    found: list[tuple[Stamp, Counts]] = []
    unread: list[Problem] = []
    for row, stamp in zip(rows, stamps, strict=True):
        read = _read_row(row, stamp, columns, name)
        if isinstance(read, Problem):
            unread.append(read)
        elif stamp is not None:
            found.append((stamp, read))
    problems += unread[:MOST_LISTED]
    if len(unread) > MOST_LISTED:
        problems.append(problem("mentions-more-unread", Where(name), number=len(unread) - MOST_LISTED))
    if not found:
        return None, [*problems, problem("mentions-none", Where(name))]
    interval = _find_interval([stamp for stamp, _ in found])
    added = tuple(_add_up((counts for _, counts in found), interval, zone))
    mentions = made(Mentions)(path=name, zone=zone.key, interval=interval, rows=added, usual=usual, unread=len(unread))
    return mentions, problems


def _find_table(text: str, name: str) -> tuple[Columns | None, list[_Row], list[Problem]]:
    """The head wherever it stands, and the rows below it."""
    for separator in _SEPARATORS:
        problems: list[Problem] = []
        rows = _split(text, separator, name, problems)
        for number, row in enumerate(rows[:LAST_HEAD]):
            columns = find_columns(row.cells)
            if columns is not None:
                return columns, rows[number + 1 :], problems
    head = next(line for line in text.splitlines() if line.strip())
    return None, [], [problem("mentions-no-head", Where(name), found=head)]


def _split(text: str, separator: str, name: str, problems: list[Problem]) -> list[_Row]:
    """The rows with their lines, blank ones left out, a few more than are read."""
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    rows: list[_Row] = []
    while len(rows) <= MOST_ROWS + LAST_HEAD:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            problems.append(problem("mentions-row-broken", Where(name, line)))
            continue
        if any(cell.strip() for cell in cells):
            rows.append(_Row(line, cells))
    return rows


def _write_time(row: _Row, columns: Columns) -> str:
    """The time's cell, with the hour's where that is another."""
    day = _cell(row, columns.time)
    if columns.hour is None:
        return day
    hour = re.split(r"\s*[-–]\s*", _cell(row, columns.hour).strip(), maxsplit=1)[0]
    hour = re.sub(r"^([0-9]{1,2})(?=$|\s*[ap]\.?m)", r"\1:00", hour, flags=re.IGNORECASE)
    # An export may repeat midnight behind every date.
    return f"{re.sub(r'[T ]+00:00(?::00)?$', '', day.strip())} {hour}"


def _cell(row: _Row, number: int) -> str:
    return row.cells[number] if number < len(row.cells) else ""


def _read_row(row: _Row, stamp: Stamp | None, columns: Columns, name: str) -> Counts | Problem:
    where = Where(name, row.line)
    if stamp is None:
        return problem("mentions-time-unread", where, found=_write_time(row, columns).strip())
    counts: dict[str, int] = {}
    for role, number in columns.counts.items():
        written = _cell(row, number)
        count = _read_count(written)
        if count is None:
            return problem("mentions-number-unread", where, column=number + 1, found=written.strip())
        counts[role] = count
    tones = sum(counts.get(role, 0) for role in COUNTS if role != "total")
    if tones > counts.get("total", tones):
        return problem("mentions-do-not-add-up", where, found=tones, total=counts["total"])
    return Counts(stamp.at, **counts)


def _read_count(written: str) -> int | None:
    """A whole number as programs write it: `1234`, `1,234`, `1.234`, `1 234`, `12.0`."""
    if written.isdecimal() and written.isascii() and len(written) < 9:
        # Nearly every cell of nearly every file.
        return int(written)
    text = re.sub(r"[\u00a0\u202f]", " ", written).strip()
    if re.fullmatch(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*", text):
        text = re.sub(r"[., ]", "", text)
    found = re.fullmatch(r"([0-9]{1,12})(?:[.,]0{1,2})?", text)
    count = int(found[1]) if found else None
    return count if count is not None and count <= MOST_WRITTEN else None


def _find_interval(stamps: Iterable[Stamp]) -> timedelta:
    """The commonest distance between two times: an hour for all that are shorter, a day where no time of day is written."""
    stamps = list(stamps)
    times = sorted({stamp.at for stamp in stamps})
    gaps = Counter(later - earlier for earlier, later in pairwise(times))
    common = min(gaps, key=lambda gap: (-gaps[gap], gap), default=HOUR)
    least = HOUR if any(stamp.has_clock for stamp in stamps) else DAY
    return max(common, least)


def _add_up(rows: Iterable[Counts], interval: timedelta, zone: ZoneInfo) -> Iterator[Counts]:
    """One count for each interval, in order of time; rows of the same interval are added."""
    sums: dict[datetime, list[Counts]] = {}
    for row in rows:
        local = row.at.astimezone(zone)
        start = local.replace(minute=0, second=0) if interval < DAY else local.replace(hour=0, minute=0, second=0)
        sums.setdefault(start.astimezone(row.at.tzinfo), []).append(row)
    last = None
    for at in sorted(sums):
        if last is not None and at - last < interval:
            # Where the intervals are not even, what falls between two of them cannot be placed: it goes to the earlier one.
            sums[last] += sums.pop(at)
        else:
            last = at
    for at in sorted(sums):
        columns = zip(*(row[1:] for row in sums[at]), strict=True)
        yield Counts(at, *(None if None in column else sum(filter(None, column)) for column in columns))
