"""The tree of a condition, the same whatever language it was written in.

`deaths > 0 or missing > 0`, `deaths > 0 atau missing > 0` are both `Or((Compare("deaths", ">", 0), Compare("missing", ">", 0)))`.
Names remember where they stand in the document; that plays no part in whether two trees are equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from crisiskit.problems import Where


@dataclass(frozen=True, slots=True)
class Name:
    """A bare name: a yes-no fact's value, a named condition, or "is established" for other facts."""

    name: str
    where: Where | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """A fact compared with a value: a number, a choice's id, or yes and no."""

    name: str
    sign: str
    value: int | str | bool
    where: Where | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a condition."""

    item: Condition


@dataclass(frozen=True, slots=True)
class And:
    """All of them hold."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one holds."""

    items: tuple[Condition, ...]


Condition = Name | Compare | Not | And | Or
