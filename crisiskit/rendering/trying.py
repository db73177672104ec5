"""The house's own layouts, tried out: every fault at once, found before a night on which one is needed.

    for item in try_layouts(situation.layouts):
        print(describe(item, "id"))

Each is filled with everything and with as little as there may be, in every language.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from crisiskit.errors import LayoutRefused
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.base import made
from crisiskit.model.crisis import Published
from crisiskit.rendering.layouts import LAYOUTS, lay_out
from crisiskit.rendering.letters import Letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from crisiskit.model.house import OwnLayout
    from crisiskit.problems import Problem

_DAY = date(2026, 3, 7)
#: As many paragraphs as a text may have on a long night: loops within loops show what they cost.
_MANY = tuple(f"B{number}." for number in range(40))


def try_layouts(own: Mapping[str, OwnLayout]) -> list[Problem]:
    """Every problem of the layouts, each once."""
    problems: dict[Problem, None] = {}
    for file in own.values():
        for letter in _make_letters(file.name):
            try:
                lay_out(letter, own)
            except LayoutRefused as error:
                problems |= dict.fromkeys(error.problems)
    return list(problems)


def _make_letters(name: str) -> Iterator[Letter]:
    """A letter with everything, and one with as little as there may be, for each layout that the file serves."""
    for layout in _serve(name):
        for language in LANGUAGES:
            full = Letter(
                layout, language, "A1", "A2", _DAY, mark="A3: ", number="A4", headline="A5", paragraphs=_MANY, quote="A8",
                contact="A9", handles=("A10", "A11"), signatory="A12", corrects=True,
                article=made(Published)(outlet="A13", title="A14", day=_DAY, passage="A15", url="A16"),
            )  # fmt: skip
            yield full
            yield full._replace(mark="", number=None, headline=None, paragraphs=("A6.",), quote=None, contact="", handles=())


def _serve(name: str) -> Iterable[str]:
    return [layout for layout, data in LAYOUTS.items() if data.like == name] or [name]
