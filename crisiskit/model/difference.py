"""What differs between two playbooks by meaning: a row added, changed or removed, and what about it.

    item.section, item.how, item.id          # "facts", "changed", "deaths"
    item.changes[0].before, item.changes[0].after
"""

from __future__ import annotations

from typing import Literal

from crisiskit.model.base import Model

How = Literal["added", "changed", "removed"]


class Change(Model):
    """One property of a row, by its word in the language compared in; `before` or `after` is empty where there was none."""

    what: str
    before: str = ""
    after: str = ""


class Difference(Model):
    """A row of a section (`""` for the head of the document): its key, what it says in short, and what changed in it."""

    section: str
    how: How
    id: str
    title: str = ""
    changes: tuple[Change, ...] = ()
