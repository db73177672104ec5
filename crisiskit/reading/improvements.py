"""`improvements.yaml` as people have edited it: rows of an earlier debrief, each with its proposal and how it stands.

    rows, problems = read_improvements(text, "ferry/improvements.yaml")
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from crisiskit.model.debrief import Improvement
from crisiskit.problems import Problem, problem
from crisiskit.reading.nodes import Node, read_node

#: Fields that hold numbers and lists; every other is text, and stays as it was written.
_LINE, _EVIDENCE = "line", "evidence"


def read_improvements(text: str, path: str) -> tuple[tuple[Improvement, ...], list[Problem]]:
    """The rows, and what is wrong with the others, each at its line. An empty file has none."""
    node, problems = read_node(text, path)
    if node is None or node.value is None:
        return (), problems
    if not isinstance(node.value, list):
        return (), [*problems, problem("not-a-list", node.where, key=path)]
    rows = []
    for item in node.value:
        row = _read_row(item)
        if row is None:
            problems.append(problem("improvement-unreadable", item.where))
        else:
            rows.append(row)
    return tuple(rows), problems


def _read_row(node: Node) -> Improvement | None:
    if not isinstance(node.value, dict):
        return None
    try:
        return Improvement.model_validate({name: _plain(name, item) for name, item in node.value.items()})
    except ValidationError:
        return None


def _plain(name: str, node: Node) -> Any:
    """The value as the model takes it: what was typed as a number or left empty is text again."""
    if name == _EVIDENCE:
        return tuple(_spell(item) for item in node.value) if isinstance(node.value, list) else ()
    return node.value if name == _LINE else _spell(node)


def _spell(node: Node) -> str:
    return node.written if node.written is not None else "" if node.value is None else str(node.value)

