"""One more report at the end of `reports` in `crisis.yaml`, every other byte of the file as it was.

    append_report(Path("ferry/crisis.yaml"), NewReport(source="basarnas", at=now, values={"deaths": "1"}))

The file is the work of people, with their comments, order and line ends, so it is never written anew from what was read: a
few lines are put into it, the result is read again, and only if it says what the file said before and the report besides does
it take the file's place, in one step.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.errors import AppendRefused
from crisiskit.language.letters import undress
from crisiskit.model.vocabulary import Certainty
from crisiskit.model.when import When
from crisiskit.problems import Problem, Where, has_errors, problem
from crisiskit.reading.crises import read_crisis, read_report
from crisiskit.reading.files import LARGEST_BYTES, decode, read_text
from crisiskit.reading.houses import is_zone
from crisiskit.reading.nodes import Node, read_node
from crisiskit.reading.times import TimeTrouble, read_when
from crisiskit.recording.blocks import Tree, insert_report, write_item
from crisiskit.recording.writing import WriteRefused, hold_folder, write_whole

if TYPE_CHECKING:
    from crisiskit.model.base import Localized
    from crisiskit.model.crisis import Report
    from crisiskit.model.playbook import Playbook

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class NewReport:
    """What one source has just told us, in the words to be written.

    Attributes:
        source: an agency's id, `self`, a role, or a name under `sources`.
        at: when we learned it; a datetime is aware.
        as_of: the time it holds for, where that is another.
        certainty: whether the values are confirmed or only reported.
        values: for each fact its value as people write it, or its words by language.
        because: for each fact the reason for its change, by language.
        withdrawn: the facts whose confirmation the source takes back.
        note: what is kept and never said.
    """

    source: str
    at: When | datetime
    as_of: When | datetime | None = None
    certainty: Certainty = Certainty.CONFIRMED
    values: Mapping[str, str | Localized] = field(default_factory=dict)
    because: Mapping[str, Localized] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
    note: str | None = None


def append_report(path: Path, report: NewReport, *, playbook: Playbook | None = None) -> str:
    """Write the report at the end of `reports` in the file, and return the text that was put in.

    With `playbook` the report must also mean something in it: known facts, values of their types. Raises AppendRefused with
    what is wrong in the file or the report, without a place where it is the report; the file is then as it was.
    """
    with hold_folder(Path(os.path.realpath(path)).parent):
        text, problems = read_text(path)
        if text is None:
            raise AppendRefused(problems)
        data = path.read_bytes()
        bom = _BOM if data.startswith(_BOM.encode()) else ""
        text = data.decode("utf-8-sig")
        before = _read(text, path)
        _refuse_logged(before)
        tree = _make_tree(report, _find_zone(before, path))
        added, changed = insert_report(text, tree, path)
        encoded = (bom + changed).encode()
        _check_size(encoded, path)
        _check_result(before, encoded, tree, path)
        if playbook is not None:
            _check_meaning(text, changed, playbook, path)
        try:
            write_whole(path, encoded)
        except WriteRefused as refused:
            raise AppendRefused(refused.problems) from refused
    return added


def read_report_told(report: NewReport, zone: str, playbook: Playbook) -> Report:
    """The report as it would be read from the file. AppendRefused with what is wrong in it."""
    problems: list[Problem] = []
    told = read_report(_to_node(_make_tree(report, zone)), playbook, ZoneInfo(zone), problems)
    problems = [Problem(item.code, None, item.arguments) for item in problems]
    if told is None or has_errors(problems):
        raise AppendRefused(problems)
    return told


def show_report(report: NewReport, zone: str) -> str:
    """The report as a block of `crisis.yaml`, in which people know it, wherever it was recorded."""
    return "\n".join(write_item(_make_tree(report, zone), 2))


def _to_node(tree: Tree) -> Node:
    """A tree as the parser would give it."""
    where = Where("")
    if isinstance(tree, dict):
        return Node({name: _to_node(item) for name, item in tree.items()}, where, dict.fromkeys(tree, where))
    if isinstance(tree, list):
        return Node([_to_node(item) for item in tree], where)
    return Node(tree, where, written=tree)


def _read(text: str, path: Path) -> Node:
    node, problems = read_node(text, str(path))
    if node is None:
        raise AppendRefused(problems)
    if not isinstance(node.value, dict):
        raise AppendRefused([problem("not-a-mapping", node.where)])
    return node


def _refuse_logged(node: Node) -> None:
    """What a log holds is added to the log, and this file is its beginning."""
    ident = node.value.get("id") if isinstance(node.value, dict) else None
    if ident is not None and ident.value is not None:
        raise AppendRefused([problem("log-holds-reports", ident.where)])


def _find_zone(node: Node, path: Path) -> str:
    """The crisis's own zone, in which times are written."""
    zone = node.value.get("zone") if isinstance(node.value, dict) else None
    if zone is not None and isinstance(zone.value, list) and zone.value:
        zone = zone.value[0]
    if zone is None or zone.written is None:
        raise AppendRefused([problem("missing-key", Where(str(path)), key="zone")])
    if not is_zone(zone.written):
        raise AppendRefused([problem("unknown-zone", zone.where, found=zone.written)])
    return zone.written


def _make_tree(report: NewReport, zone: str) -> dict[str, Tree]:
    """The report as names and texts, in the order in which they are written."""
    if not report.values and not report.withdrawn:
        raise AppendRefused([problem("nothing-to-append", None)])
    tree: dict[str, Tree] = {"from": report.source, "at": write_when(report.at, zone)}
    if report.as_of is not None:
        tree["as_of"] = write_when(report.as_of, zone)
    if report.values:
        tree[report.certainty.value] = {name: _copy(value) for name, value in report.values.items()}
    if report.because:
        tree["because"] = {name: _copy(words) for name, words in report.because.items()}
    if report.withdrawn:
        tree["withdrawn"] = list(report.withdrawn)
    if report.note and report.note.strip():
        tree["note"] = undress(report.note.strip())
    return tree


def _copy(value: str | Localized) -> Tree:
    """A value or words by language, each on one line and in plain letters, as it will be read."""
    if isinstance(value, str):
        return undress(" ".join(value.split()))
    return {language: undress(" ".join(words.split())) for language, words in value.items()}


def write_when(moment: When | datetime, zone: str) -> str:
    """A time as `crisis.yaml` has it: `2026-03-07 09:15`, with its zone only where the file's own would mislead."""
    when = When.at(moment, zone) if isinstance(moment, datetime) else moment
    if when.clock is not None:
        local = when.clock.astimezone(ZoneInfo(zone))
        seconds = "seconds" if local.second or local.microsecond else "minutes"
        written = local.replace(tzinfo=None).isoformat(" ", "microseconds" if local.microsecond else seconds)
        return written if _means(written, local, zone) else local.isoformat()
    return when.isoformat() if when.zone == zone else f"{when.isoformat()} {when.key.tzname()}"


def _means(written: str, moment: datetime, zone: str) -> bool:
    """Whether the text is read as this moment: not so in the hour that comes twice when clocks are put back."""
    try:
        clock = read_when(written, ZoneInfo(zone)).clock
    except TimeTrouble:
        return False
    # Equality of clock times in one zone passes over which of the two hours is meant.
    return clock is not None and clock.timestamp() == moment.timestamp()


def _check_size(data: bytes, path: Path) -> None:
    """A file that would be too large to be read again is not written."""
    if len(data) > LARGEST_BYTES:
        sizes = {"kilobytes": len(data) // 1024 + 1, "limit": LARGEST_BYTES // 1024}
        raise AppendRefused([problem("file-too-large", Where(str(path)), **sizes)])


def _check_result(before: Node, encoded: bytes, tree: dict[str, Tree], path: Path) -> None:
    """Read the bytes to be written: they must say all that the file said, and the report last of its reports."""
    text, _ = decode(encoded, str(path))
    node, _ = read_node(text, str(path)) if text is not None else (None, [])
    old = _show(before)
    expected = {**old, "reports": [*(old.get("reports") or []), tree]} if isinstance(old, dict) else None
    if node is None or _show(node) != expected:
        raise AppendRefused([problem("report-not-as-meant", Where(str(path)))])


def _show(node: Node) -> Tree:
    """What a node says, without places. Line ends after a text count for nothing: a text at the end of a file gets one."""
    if isinstance(node.value, dict):
        return {name: _show(item) for name, item in node.value.items()}
    if isinstance(node.value, list):
        return [_show(item) for item in node.value]
    return "" if node.value is None else (node.written or "").rstrip("\r\n")


def _check_meaning(before: str, after: str, playbook: Playbook, path: Path) -> None:
    """Nothing may be wrong with the crisis that was not wrong before; what only asks for a second look may."""
    old, new = (_find_faults(text, playbook, path) for text in (before, after))
    for item in old:
        if item in new:
            new.remove(item)
    if has_errors(new):
        raise AppendRefused(new)


def _find_faults(text: str, playbook: Playbook, path: Path) -> list[Problem]:
    """The problems of a crisis without their places, which a report moves."""
    problems: list[Problem] = []
    read_crisis(_read(text, path), playbook, problems)
    return [Problem(item.code, None, item.arguments) for item in problems]
