r"""One strict reader of YAML for front matter, `house.yaml` and `crisis.yaml`, built on the parser's events.

Every value keeps its place. `null`, `~`, `true`, `false` and plain whole numbers are typed; all else stays the text that was
written, so `no`, `on`, `1.10`, `0812345678` and `2026-03-07 09:15` arrive as people meant them. Anchors, aliases, tags, second
documents and duplicate keys are refused with their place; depth and number of values are bounded before anything is built.

    node, problems = read_node("city: Jakarta\n", "house.yaml")
    node.value["city"].value       # "Jakarta"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from crisiskit.problems import Problem, Where, problem

DEEPEST = 20
MOST_VALUES = 20_000
#: Signs that end a line for YAML and for no editor: lines would be counted differently.
_ODD_BREAKS = "\x85\u2028\u2029"
_SMART = {"“": "”", "‘": "’"}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Scalar = str | int | bool | None


@dataclass(slots=True)
class Node:
    """A value and its place: a scalar, a list of nodes, or a mapping of names to nodes with the places of its keys."""

    value: Scalar | list[Node] | dict[str, Node]
    where: Where
    keys: dict[str, Where] = field(default_factory=dict)
    written: str | None = None


class _Refused(Exception):
    """The text is refused as a whole."""

    def __init__(self, item: Problem) -> None:
        super().__init__(item.code)
        self.item = item


def read_node(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML text whose first line is line `first_line` of the file; None when it is refused as a whole."""
    builder = _Builder(path, first_line)
    plain = text
    for sign in _ODD_BREAKS:
        plain = plain.replace(sign, " ")
    try:
        return builder.build(yaml.parse(plain, Loader=_LOADER)), builder.problems
    except _Refused as refused:
        return None, [*builder.problems, refused.item]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = builder.where(*_inside(plain, mark.line, mark.column)) if mark else Where(path, first_line)
        code = "yaml-colon" if "mapping values are not allowed" in str(error.problem) else "yaml-unreadable"
        return None, [*builder.problems, problem(code, where)]
    except (yaml.YAMLError, UnicodeEncodeError):
        return None, [*builder.problems, problem("yaml-unreadable", Where(path, first_line))]


def _inside(text: str, line: int, column: int) -> tuple[int, int]:
    """A place in the text: what ends too early is found missing after its last line."""
    lines = text.split("\n")
    return (line, column) if line < len(lines) else (len(lines) - 1, len(lines[-1]))


class _Builder:
    """Builds the tree from events, counting as it goes."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.count = 0

    def where(self, line: int, column: int) -> Where:
        return Where(self.path, line + self.first_line, column + 1)

    def build(self, events: Iterator[Any]) -> Node | None:
        documents = 0
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Refused(problem("yaml-second-document", _start(event, self)))
            elif isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent | yaml.AliasEvent):
                root = self._value(event, events, 0)
        return root

    def _value(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        where = self.where(event.start_mark.line, event.start_mark.column)
        self.count += 1
        if depth > DEEPEST:
            raise _Refused(problem("yaml-too-deep", where, limit=DEEPEST))
        if self.count > MOST_VALUES:
            raise _Refused(problem("yaml-too-many-values", where, limit=MOST_VALUES))
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise _Refused(problem("yaml-anchor", where))
        if event.tag:
            raise _Refused(problem("yaml-tag", where, tag=str(event.tag)))
        if isinstance(event, yaml.ScalarEvent):
            value = _typed(event)
            return Node(value, where, written=value if isinstance(value, str) else event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self._list(events, depth), where)
        return self._mapping(events, depth, where)

    def _list(self, events: Iterator[Any], depth: int) -> list[Node]:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, events, depth + 1))
        return items

    def _mapping(self, events: Iterator[Any], depth: int, where: Where) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Where] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._value(event, events, depth + 1)
            value = self._value(next(events), events, depth + 1)
            name = key.written
            if name is None:
                self.problems.append(problem("yaml-key-not-text", key.where))
            elif name in values:
                self.problems.append(problem("duplicate-key", key.where, key=name, line=keys[name].line))
            else:
                values[name] = value
                keys[name] = key.where
        return Node(values, where, keys)


def _start(event: yaml.DocumentStartEvent, builder: _Builder) -> Where:
    return builder.where(event.start_mark.line if event.start_mark else 0, 0)


def _typed(event: Any) -> Scalar:
    """A plain scalar's value by the few rules above; quotes an editor made smart are taken off."""
    text: str = event.value
    if event.style:
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and (digits == "0" or digits[0] != "0") and len(digits) < 16:
        return int(text)
    if len(text) > 1 and _SMART.get(text[0]) == text[-1]:
        return text[1:-1]
    return text.replace("\u00a0", " ")
