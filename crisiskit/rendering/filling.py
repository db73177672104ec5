"""Layouts filled with plain data: the one place where Jinja2 runs.

    fill("plan.md.j2", {"title": "Rencana eskalasi: Kecelakaan kapal", …}, clean_markdown)

A layout sees words, numbers, lists and dictionaries, and nothing that can be called: a model object in the context would be a way
to run code (design, invariant 7). A name that is not there is an error, never an empty place.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment

    Clean = Callable[[str], str]

#: What a loop says of itself.
LOOP = ("first", "index", "last")
#: Signs that mean something to Markdown wherever they stand, and the bar that ends a cell.
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*[]<|~"})


def fill(layout: str, context: Mapping[str, object], clean: Clean) -> str:
    """The text of a layout, every string of `context` passed through `clean`. Without a line break at its end.

    Raises TypeError for a context that holds anything but plain data, and Jinja2's UndefinedError for a name that it lacks.
    """
    plain = {name: make_plain(value, clean) for name, value in context.items()}
    return _make_environment().get_template(layout).render(plain).rstrip("\n")


def make_plain(value: object, clean: Clean) -> object:
    """The value as new lists and dictionaries of cleaned strings, numbers and None; TypeError for anything else."""
    if isinstance(value, str):
        return clean(str(value))
    if value is None or type(value) in (int, bool):
        return value
    if isinstance(value, dict):
        return {str(name): make_plain(item, clean) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [make_plain(item, clean) for item in value]
    raise TypeError(f"a layout takes plain data, not {type(value).__name__}")


def keep(text: str) -> str:
    """The text as it is, for layouts of what was written for print already."""
    return text


def clean_text(text: str) -> str:
    """One line without signs that steer a terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def clean_markdown(text: str) -> str:
    """One line that Markdown shows letter by letter: no emphasis, link, raw HTML or end of a cell can come out of it."""
    line = clean_text(text).translate(_MARKDOWN)
    return line if "_" not in line else _keep_underscores(line)


def _keep_underscores(line: str) -> str:
    """Underscores inside a word mean nothing (`@Kemenpar_RI`); the others are escaped."""
    signs = []
    for index, sign in enumerate(line):
        inside = line[index - 1 : index].isalnum() and line[index + 1 : index + 2].isalnum()
        signs.append("\\_" if sign == "_" and not inside else sign)
    return "".join(signs)


@cache
def _make_environment() -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.runtime import LoopContext
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Layouts(ImmutableSandboxedEnvironment):
        """Names and items of plain data can be looked up, and nothing can be called."""

        def is_safe_callable(self, obj: object) -> bool:  # noqa: ARG002 - the answer is the same for everything
            return False

        def getattr(self, obj: object, attribute: str) -> object:
            return self.getitem(obj, attribute)

        def getitem(self, obj: object, argument: object) -> object:
            if isinstance(obj, dict) and argument in obj:
                return obj[argument]
            if isinstance(obj, LoopContext) and argument in LOOP:
                return getattr(obj, str(argument))
            return self.undefined(obj=obj, name=str(argument))

    return Layouts(
        loader=FileSystemLoader(Path(__file__).with_name("layouts")), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False, autoescape=lambda name: name is not None and name.endswith((".html.j2", ".svg.j2")),
    )  # fmt: skip
