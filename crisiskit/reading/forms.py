"""Filling in a form from a YAML mapping: each key asked for by name and type, each fault noted, no key left unread.

    form = Form(node, problems, ("city", "zone"))
    city = form.text("city", required=True)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.keywords import nearest

if TYPE_CHECKING:
    from crisiskit.reading.nodes import Node

T = TypeVar("T")


class Form:
    """A mapping whose keys are known beforehand."""

    def __init__(self, node: Node, problems: list[Problem], keys: Sequence[str]) -> None:
        """Take the mapping; a key that is not among `keys` is a problem, and so is a node that is no mapping."""
        self.where = node.where
        self.problems = problems
        self.values: dict[str, Node] = {}
        self.keys = node.keys
        self.is_mapping = isinstance(node.value, dict)
        if not isinstance(node.value, dict):
            problems.append(problem("not-a-mapping", node.where))
            return
        for key, value in node.value.items():
            if key in keys:
                self.values[key] = value
            else:
                problems.append(problem("unknown-key", node.keys[key], found=key, instead=nearest(key, keys)))

    def place(self, key: str) -> Where:
        """Where a key's value stands, or the form itself."""
        return self.values[key].where if key in self.values else self.where

    def note(self, code: str, key: str, /, **arguments: str | int) -> None:
        """Note a problem at a key's value."""
        self.problems.append(problem(code, self.place(key), **arguments))

    def node(self, key: str, *, required: bool = False) -> Node | None:
        """The node of a key; absent and null are the same."""
        found = self.values.get(key)
        if found is None or found.value is None:
            if required and self.is_mapping:
                self.problems.append(problem("missing-key", self.where, key=key))
            return None
        return found

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A text; numbers count as what was written. A blank one is as good as none."""
        found = self.node(key, required=required)
        if found is None:
            return None
        if found.written is None:
            self.note("not-a-text", key, key=key)
            return None
        if required and not found.written.strip():
            self.note("missing-key", key, key=key)
        return found.written if found.written.strip() else None

    def line(self, key: str, *, required: bool = False) -> str | None:
        """A text that will be printed: on one line, without letters that cannot be seen."""
        return print_line(self.text(key, required=required) or "") or None

    def number(self, key: str) -> int | None:
        """A whole number."""
        found = self.node(key)
        if found is None:
            return None
        if isinstance(found.value, bool) or not isinstance(found.value, int):
            self.note("bad-number", key, found=str(found.written))
            return None
        return found.value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text stands for a list of one."""
        return tuple(text for text, _ in self.places_of(key))

    def places_of(self, key: str) -> tuple[tuple[str, Where], ...]:
        """The texts of a list with their places."""
        found = self.node(key)
        if found is None:
            return ()
        if found.written is not None:
            return ((found.written, found.where),)
        items = found.value if isinstance(found.value, list) else []
        if any(item.written is None for item in items) or not isinstance(found.value, list):
            self.note("not-a-list", key, key=key)
        return tuple((item.written, item.where) for item in items if item.written is not None and item.value is not None)

    def day(self, key: str) -> date | None:
        """A date written 2026-11-24."""
        found = self.text(key)
        return None if found is None else self._read(key, found, date.fromisoformat, "bad-date")

    def localized(self, key: str, *, required: bool = False) -> dict[str, str]:
        """Words by language."""
        found = self.node(key, required=required)
        return {} if found is None else read_localized(found, self.problems)

    def items(self, key: str) -> Iterator[Node]:
        """The members of a list."""
        found = self.node(key)
        if found is None:
            return
        if isinstance(found.value, list):
            yield from found.value
        else:
            self.note("not-a-list", key, key=key)

    def pairs(self, key: str) -> Iterator[tuple[str, Node, Where]]:
        """The names, values and places of a mapping with free names."""
        found = self.node(key)
        if found is None:
            return
        if isinstance(found.value, dict):
            for name, node in found.value.items():
                yield name, node, found.keys[name]
        else:
            self.note("not-a-mapping", key)

    def _read(self, key: str, text: str, reader: Callable[[str], T], code: str) -> T | None:
        try:
            return reader(text)
        except ValueError:
            self.note(code, key, found=text)
            return None


def print_line(text: str) -> str:
    """The text on one line, without signs that cannot be seen: they turn letters about, steer a terminal, or break a file."""
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join("".join(sign for sign in line if sign.isprintable()).split())


def read_localized(node: Node, problems: list[Problem], *, as_written: bool = False) -> dict[str, str]:
    """Words by language as they are printed, with a problem for a bare text or a language nobody knows.

    `as_written` keeps signs that cannot be seen, for a reader that tells where they stand.
    """
    if not isinstance(node.value, dict):
        problems.append(problem("needs-languages", node.where, found=str(node.written or "")))
        return {}
    words: dict[str, str] = {}
    if not node.value:
        problems.append(problem("needs-languages", node.where, found=""))
    for language, item in node.value.items():
        if language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            problems.append(problem("unknown-language", node.keys[language], found=language, instead=known))
        elif item.written is None or not item.written.strip():
            problems.append(problem("not-a-text", item.where, key=language))
        else:
            words[language] = " ".join(item.written.split()) if as_written else print_line(item.written)
    return {language: text for language, text in words.items() if text}
