"""What holds of a report wherever it was recorded, in `crisis.yaml` or in the log.

    problems += drop_future(values, at, places)      # nobody can have told of a sinking before it
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.model.when import When
from crisiskit.problems import Problem, Where, problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crisiskit.model.crisis import Value
    from crisiskit.model.playbook import Playbook

#: Times of what has happened: nobody can have told of it before.
HAPPENED = ("occurred_at", "departed_at", "data_exposed_at")


def drop_future(values: dict[str, Value], at: When, places: Mapping[str, Where]) -> list[Problem]:
    """Take out times of what has happened that lie after the report of it, and say so at their places."""
    problems = []
    for name in HAPPENED:
        value = values.get(name)
        if isinstance(value, When) and is_later(value, at):
            arguments = {"fact": name, "found": _write(value), "at": _write(at)}
            problems.append(problem("happened-after-report", places[name], **arguments))
            del values[name]
    return problems


def is_later(as_of: When, at: When) -> bool:
    """Whether something would hold, or have happened, after its report; parts of a day are never sure enough to say so."""
    if at.clock is None:
        return as_of.day > at.day
    if as_of.clock is not None:
        return as_of.clock > at.clock
    return as_of.day > at.clock.astimezone(ZoneInfo(as_of.zone)).date()  # a day begins earlier in the east


def words_missing(name: str, value: Value, where: Where, playbook: Playbook) -> list[Problem]:
    """The languages of the playbook that a value has no words in: it cannot be said in them."""
    if not isinstance(value, dict):
        return []
    return [
        problem("no-words-in-language", where, fact=name, found=language)
        for language in playbook.languages
        if language not in value
    ]


def gather_levels(playbook: Playbook) -> dict[str, tuple[str, ...]]:
    """The levels of each scheme of other authorities, in order."""
    schemes: dict[str, tuple[str, ...]] = {}
    for level in playbook.schemes:
        schemes[level.scheme] = (*schemes.get(level.scheme, ()), level.level)
    return schemes


def _write(when: When) -> str:
    """A moment as people write it in the file."""
    return when.isoformat() if when.clock is None else when.clock.strftime("%Y-%m-%d %H:%M")
