"""What a house's own layout may be made of, checked before anything of it runs.

    find_faults(tree, file)           # [Problem("layout-not-allowed", Where("layouts/press.html.j2", 4), found="set …")]

The small part of Jinja2 below is an allow-list by construction: values, `if`, `for`, a handful of filters. Nothing can be called,
added, multiplied, joined on, set or included, so nothing can grow: lists come from the context alone; texts are shown, not built.
Limits on size, depth and loops within loops stand beside. Jinja2's own sandbox leaves resources to the operating system
(pallets/jinja#2149), and some attacks strike while a file is compiled, so this comes before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from crisiskit.problems import Where, problem
from crisiskit.rendering.filling import LOOP
from crisiskit.rendering.letters import NAMES
from crisiskit.rendering.pages import CLASSES, TAG, TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crisiskit.model.house import OwnLayout
    from crisiskit.problems import Problem

MOST_NODES = 1_500
DEEPEST = 30
MOST_LOOPS_DEEP = 3

#: The kinds of nodes there are.
ALLOWED = frozenset(
    {
        "Template", "Output", "TemplateData", "Name", "Const", "Getattr", "Getitem", "For", "If", "Filter", "Test", "Compare",
        "Operand", "And", "Or", "Not", "CondExpr",
    }
)  # fmt: skip
#: How what is refused is written.
SPELLED = {
    "Assign": "{% set %}", "AssignBlock": "{% set %}", "NSRef": "{% set %}", "Macro": "{% macro %}", "CallBlock": "{% call %}",
    "Call": "…(…)", "FilterBlock": "{% filter %}", "Include": "{% include %}", "Import": "{% import %}",
    "FromImport": "{% import %}", "Extends": "{% extends %}", "Block": "{% block %}", "With": "{% with %}", "Concat": "~",
    "Add": "+", "Sub": "-", "Mul": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**", "Neg": "-", "Pos": "+",
    "List": "[…]", "Dict": "{…}", "Tuple": "…, …", "Slice": "[…:…]", "Keyword": "…=…",
}  # fmt: skip
FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "reverse", "sort", "title", "trim", "upper")
TESTS = ("defined", "none", "undefined")


def find_faults(tree: nodes.Template, file: OwnLayout) -> list[Problem]:
    """Every fault of a parsed layout, by line."""
    size = _find_size(tree, file)
    if size:
        return size
    faults = [fault for node in _walk(tree) for fault in _check_node(node, file)]
    faults += _check_names(tree, file, frozenset(), 0)
    return faults


def _at(file: OwnLayout, node: nodes.Node) -> Where:
    return file.where._replace(line=max(1, node.lineno or 1))


def _find_size(tree: nodes.Template, file: OwnLayout) -> list[Problem]:
    """Too many nodes, or too deep: nothing below is looked at, and nothing that recurses ever sees it."""
    count, level = 0, [tree]
    for depth in range(DEEPEST + 1):
        count += len(level)
        if count > MOST_NODES:
            return [problem("layout-too-large", file.where, layout=file.name, limit=MOST_NODES)]
        below: list[nodes.Node] = [child for node in level for child in node.iter_child_nodes()]
        if not below:
            return []
        if depth == DEEPEST:
            return [problem("layout-too-deep", _at(file, below[0]), layout=file.name)]
        level = below  # type: ignore[assignment]
    return []


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _check_node(node: nodes.Node, file: OwnLayout) -> Iterator[Problem]:
    """What is wrong with a node as such."""
    kind = type(node).__name__
    if kind not in ALLOWED:
        yield problem("layout-not-allowed", _at(file, node), found=SPELLED.get(kind, kind.lower()))
    elif isinstance(node, nodes.Filter):
        yield from _check_filter(node, file)
    elif isinstance(node, nodes.Test) and (node.name not in TESTS or node.args):
        instead = _list(f"is {name}" for name in TESTS)
        yield problem("layout-unknown-word", _at(file, node), found=f"is {node.name}", instead=instead)
    elif isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
        yield problem("layout-not-allowed", _at(file, node), found="[…]")
    elif isinstance(node, nodes.Getattr | nodes.Getitem) and _find_inner(node).startswith("_"):
        yield problem("layout-not-allowed", _at(file, node), found=f".{_find_inner(node)}")
    elif isinstance(node, nodes.For) and (node.recursive or not isinstance(node.target, nodes.Name)):
        yield problem("layout-not-allowed", _at(file, node), found="{% for … recursive %}" if node.recursive else "for …, …")
    elif isinstance(node, nodes.TemplateData):
        yield from _check_tags(node, file)


def _check_filter(node: nodes.Filter, file: OwnLayout) -> Iterator[Problem]:
    if node.name not in FILTERS:
        yield problem("layout-unknown-word", _at(file, node), found=f"| {node.name}", instead=_list(FILTERS))
    simple = all(isinstance(item, nodes.Const) and len(str(item.value)) <= 40 for item in node.args)
    if not simple or len(node.args) > 1 or node.kwargs or node.dyn_args or node.dyn_kwargs or node.node is None:
        yield problem("layout-not-allowed", _at(file, node), found=f"| {node.name}(…)")


def _check_tags(node: nodes.TemplateData, file: OwnLayout) -> Iterator[Problem]:
    """Each `<` begins a whole tag of ours, so that no value can ever stand inside one."""
    text, start = node.data, node.lineno or 1
    at = text.find("<")
    while at >= 0:
        tag = TAG.match(text, at)
        classes = set((tag[3] or "").split()) if tag else set()
        if tag is None or tag[2] not in TAGS or classes - CLASSES:
            line = start + text.count("\n", 0, at)
            column = at - text.rfind("\n", 0, at) if "\n" in text[:at] else 1
            found = text[at : at + 40].partition("\n")[0].partition(">")
            instead = _list(sorted(CLASSES)) if tag and tag[2] in TAGS else _list(sorted(TAGS))
            yield problem(
                "layout-unknown-tag", file.where._replace(line=line, column=column), found=found[0] + found[1], instead=instead
            )
        at = text.find("<", at + 1)


def _check_names(node: nodes.Node, file: OwnLayout, loops: frozenset[str], depth: int) -> Iterator[Problem]:
    """Names nobody fills, and loops too deep in one another."""
    if isinstance(node, nodes.For):
        if depth >= MOST_LOOPS_DEEP:
            yield problem("layout-too-deep", _at(file, node), layout=file.name)
        yield from _check_names(node.iter, file, loops, depth)
        target = {node.target.name} if isinstance(node.target, nodes.Name) else set()
        if target & (NAMES.keys() | {"loop"}):
            yield problem("layout-name-taken", _at(file, node), found=_list(target))
        inside = loops | target | {"loop"}
        for child in [*([node.test] if node.test else []), *node.body, *node.else_]:
            yield from _check_names(child, file, inside, depth + 1)
        return
    if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in NAMES and node.name not in loops:
        yield problem("layout-unknown-name", _at(file, node), found=node.name, instead=_list(NAMES))
    if isinstance(node, nodes.Getattr | nodes.Getitem) and isinstance(node.node, nodes.Name):
        yield from _check_inner(node, node.node.name, file)
    for child in node.iter_child_nodes():
        yield from _check_names(child, file, loops, depth)


def _check_inner(node: nodes.Getattr | nodes.Getitem, name: str, file: OwnLayout) -> Iterator[Problem]:
    """A name behind a dot: of an article, or of the loop."""
    inner = _find_inner(node)
    known = LOOP if name == "loop" else sorted(NAMES.get(name) or ())
    if known and inner not in known:
        instead = _list(f"{name}.{item}" for item in known)
        yield problem("layout-unknown-name", _at(file, node), found=f"{name}.{inner}", instead=instead)


def _find_inner(node: nodes.Getattr | nodes.Getitem) -> str:
    """The name behind a dot or in brackets."""
    return node.attr if isinstance(node, nodes.Getattr) else str(getattr(node.arg, "value", ""))


def _list(items: Iterable[str]) -> str:
    return ", ".join(items)
