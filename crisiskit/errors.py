"""The exceptions, one tree: catch `CrisisKitError` and you have caught all that the library raises on purpose.

    try:
        situation = crisiskit.load_situation("ferry/")
    except crisiskit.DocumentError as error:
        for item in error.problems:
            print(crisiskit.describe(item, "id"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crisiskit.problems import Problem


class CrisisKitError(Exception):
    """The root of every exception of this library. `problems` says what is wrong, each with its place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order given."""
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(", ".join(f"{item.where or '-'} {item.code}" for item in self.problems))

    def __reduce__(self) -> tuple[type[CrisisKitError], tuple[tuple[Problem, ...]]]:
        """Pickle by problems, so that an error crosses process pools as itself."""
        return type(self), (self.problems,)


class DocumentError(CrisisKitError):
    """A playbook, house or crisis file cannot be read at all; raised once, with every problem found in it."""


class DraftRefused(CrisisKitError):
    """A statement cannot be written: a required part cannot be said yet, or does not fit the channel."""


class LayoutRefused(DraftRefused):
    """A text cannot be laid out: no such layout, something it needs is not given, or the house's own file is at fault."""


class ExtraMissing(CrisisKitError):
    """A format needs packages that are not installed; the problem says which and how."""


class AppendRefused(CrisisKitError):
    """Something was not written into `crisis.yaml` or the log; both are as they were."""


class LogRefused(CrisisKitError):
    """The log cannot be used as it is: missing, another crisis's, damaged, out of reach; or a text holds no entries for it."""
