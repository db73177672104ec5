"""Where in a YAML text a report belongs, and how its lines are written there.

    insert_report(text, {"from": "basarnas", "at": "2026-03-07 12:05", "confirmed": {"deaths": "1"}}, path)

Places come from the parser's own marks in the text as it stands, so comments, blank lines and line ends stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from crisiskit.errors import AppendRefused
from crisiskit.problems import Where, problem

if TYPE_CHECKING:
    from pathlib import Path

#: A text, names with their trees, or a list.
Tree = str | dict[str, "Tree"] | list["Tree"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What ends a line in YAML 1.1.
_BREAKS = "\r\n\x85\u2028\u2029"
_NULLS = ("", "~", "null")
_INDENT = 2


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the lines go: the offset, of a line's end or beginning, and the column of the dash.

    `cut` is what is taken out (`[]`); `key_column` is where `reports:` is to be written first, if the file has none.
    """

    at: int
    column: int
    cut: tuple[int, int] | None = None
    key_column: int | None = None


def insert_report(text: str, tree: dict[str, Tree], path: Path) -> tuple[str, str]:
    """The text put in, and the whole with it. Raises AppendRefused where `reports` is not written line by line."""
    spot = _find_spot(text, path)
    lines = [*write_item(tree, spot.column)]
    if spot.key_column is not None:
        lines.insert(0, f"{' ' * spot.key_column}reports:")
    before, after = text[: spot.at], text[spot.at :]
    line_end = _find_line_end(before) or _find_line_end(after) or "\n"
    block = line_end.join(lines)
    added = block + line_end if not before or before[-1] in _BREAKS else line_end + block
    if spot.cut is not None:
        before = before[: spot.cut[0]] + before[spot.cut[1] :]
    return added, before + added + after


def insert_first(text: str, names: dict[str, str], path: Path) -> str:
    """The text with some names and their values before its first. AppendRefused where the file is not written line by line."""
    events: list[Any] = list(yaml.parse(text, Loader=_LOADER))
    start = next(at for at, event in enumerate(events) if isinstance(event, yaml.DocumentStartEvent)) + 1
    root = events[start]
    if root.flow_style:
        raise AppendRefused([problem("reports-not-a-block", _place(root, path))])
    mark = events[start + 1].start_mark
    line_end = _find_line_end(text) or "\n"
    lines = [f"{name}: {write_scalar(value)}{line_end}{' ' * mark.column}" for name, value in names.items()]
    return text[: mark.index] + "".join(lines) + text[mark.index :]


def _find_line_end(text: str) -> str | None:
    """The last line end of a text."""
    found = max(text.rfind("\n"), text.rfind("\r"))
    if found < 0:
        return None
    return "\r\n" if text[found - 1 : found + 1] == "\r\n" else text[found]


def _find_spot(text: str, path: Path) -> _Spot:
    events: list[Any] = list(yaml.parse(text, Loader=_LOADER))
    start = next(at for at, event in enumerate(events) if isinstance(event, yaml.DocumentStartEvent)) + 1
    root = events[start]
    if root.flow_style:
        raise AppendRefused([problem("reports-not-a-block", _place(root, path))])
    at = start + 1
    while not isinstance(events[at], yaml.MappingEndEvent):
        value = _skip(events, at)
        end = _skip(events, value)
        if getattr(events[at], "value", None) == "reports":
            return _find_end(text, events[value:end], root.start_mark.column, path)
        at = end
    closing = events[at + 1]
    last = closing.start_mark.index if getattr(closing, "explicit", False) else len(text)
    column = root.start_mark.column
    return _Spot(last, column + _INDENT, key_column=column)


def _skip(events: Sequence[Any], at: int) -> int:
    """The index after the value that begins at `at`."""
    depth = 0
    while True:
        depth += isinstance(events[at], yaml.CollectionStartEvent)
        depth -= isinstance(events[at], yaml.CollectionEndEvent)
        at += 1
        if not depth:
            return at


def _find_end(text: str, events: Sequence[Any], column: int, path: Path) -> _Spot:
    """The end of the reports that are there; in the place of `[]` or nothing, the list begins."""
    first: Any = events[0]
    dash: int = first.start_mark.column
    cut: tuple[int, int] = (first.start_mark.index, events[-1].end_mark.index)
    empty = isinstance(first, yaml.ScalarEvent) and not first.style and first.value in _NULLS
    if empty or (isinstance(first, yaml.SequenceStartEvent) and first.flow_style and len(events) == 2):
        return _Spot(_end_of_line(text, cut[1]), column + _INDENT, cut if cut[0] < cut[1] else None)
    if not isinstance(first, yaml.SequenceStartEvent):
        raise AppendRefused([problem("not-a-list", _place(first, path), key="reports")])
    if first.flow_style:
        raise AppendRefused([problem("reports-not-a-block", _place(first, path))])
    # Ends of blocks are marked where the next thing begins, behind comments; those of scalars and brackets are exact.
    exact = (event for event in events if isinstance(event, yaml.ScalarEvent) or event.end_mark.index > event.start_mark.index)
    final = max(exact, key=lambda event: event.end_mark.index)
    return _Spot(_end_of_item(text, final, dash), dash)


def _end_of_item(text: str, final: Any, dash: int) -> int:
    """The end of the last line of an item: its trailing comments, deeper than its dash, belong to it."""
    at = final.end_mark.index
    if getattr(final, "style", None) in ("|", ">"):
        kept = "+" in text[final.start_mark.index : at].partition("\n")[0]
        return at if kept else len(text[:at].rstrip(f" {_BREAKS}"))
    end = _end_of_line(text, at)
    while (comment := _comment().match(text, end)) and len(comment[1]) > dash:
        end = comment.end()
    return end


@cache
def _comment() -> re.Pattern[str]:
    """A line's end and a comment on the next line, however far in."""
    return re.compile(r"(?:\r\n|\r|\n)( *)#[^\r\n\x85\u2028\u2029]*")


def _end_of_line(text: str, at: int) -> int:
    while at < len(text) and text[at] not in _BREAKS:
        at += 1
    return at


def _place(event: Any, path: Path) -> Where:
    return Where(str(path), event.start_mark.line + 1, event.start_mark.column + 1)


def write_item(tree: dict[str, Tree], column: int) -> Iterator[str]:
    """The lines of one item of a list whose dashes stand in `column`."""
    start = f"{' ' * column}- "
    for name, value in tree.items():
        if isinstance(value, dict):
            yield f"{start}{name}:"
            for inner, item in value.items():
                yield f"{' ' * (column + 2 * _INDENT)}{write_scalar(inner)}: {_write_inline(item)}"
        else:
            yield f"{start}{name}: {_write_inline(value)}"
        start = " " * (column + _INDENT)


def _write_inline(value: Tree) -> str:
    """A value on one line."""
    if isinstance(value, list):
        return f"[{', '.join(write_scalar(str(item)) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{write_scalar(name)}: {_quote(str(item))}' for name, item in value.items())}}}"
    return write_scalar(value)


@cache
def _plain() -> re.Pattern[str]:
    """Texts that need no quotes wherever they stand: words, numbers and times with single spaces or colons between."""
    return re.compile(r"[^\W_][\w.+/@()-]*(?:[ :][\w.+/@()-]+)*")


def write_scalar(text: str) -> str:
    """The text as our reader gives it back, in quotes where it needs them."""
    return text if _plain().fullmatch(text) and text not in _NULLS else _quote(text)


def _quote(text: str) -> str:
    """The text in double quotes, everything escaped that YAML or a careless editor might change."""
    return f'"{"".join(_escape(sign) for sign in text)}"'


def _escape(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
