"""The key `mentions` of `crisis.yaml`: the file of counts, and what is usual where the house knows it.

    mentions: {file: mentions.csv, usual: 40, usual_negative: 4}
"""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING

from crisiskit.model.base import made
from crisiskit.model.crisis import Watched
from crisiskit.model.mentions import MOST_COUNTED, Usual
from crisiskit.reading.forms import Form

if TYPE_CHECKING:
    from crisiskit.problems import Problem
    from crisiskit.reading.nodes import Node

KEYS = ("file", "usual", "usual_negative")


def read_watched(node: Node, problems: list[Problem]) -> Watched | None:
    """The file and what is usual; a text alone is the file."""
    if node.written is not None:
        node = replace(node, value={"file": node}, written=None, keys={"file": node.where})
    form = Form(node, problems, KEYS)
    file = form.text("file", required=True)
    usual = _read_usual(form)
    return None if file is None else made(Watched)(file=file, usual=usual, where=form.place("file"))


def _read_usual(form: Form) -> Usual | None:
    mentions, negative = _read_number(form, "usual"), _read_number(form, "usual_negative")
    if mentions == 0 or (negative is not None and negative > (mentions or 0)):
        key = "usual" if mentions == 0 else "usual_negative"
        form.note("bad-usual", key, found=form.text(key) or "")
        return None
    return None if mentions is None else made(Usual)(mentions=mentions, negative=negative)


def _read_number(form: Form, key: str) -> float | None:
    written = form.text(key)
    if written is None:
        return None
    number = read_usual(written)
    if number is None:
        form.note("bad-usual", key, found=written)
    return number


def read_usual(written: str) -> float | None:
    """A number of mentions in an interval, which may be a fraction; None for anything else."""
    try:
        number = float(written.strip().replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) and 0 <= number <= MOST_COUNTED else None
