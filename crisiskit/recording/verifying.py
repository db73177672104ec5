"""Whether a log is whole: each entry what it was, each chain without gaps, and every anchor that left the store still in it.

    problems = verify(store, "boat-accident-2026-12-04-1c9a07", [pasted, *sent])

The hashes find what was changed or cut out in between. What was cut off at a chain's end only anchors show that were kept elsewhere
before: a cut after the last anchor goes unnoticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from crisiskit.errors import LogRefused
from crisiskit.model.entry import SHOWN
from crisiskit.problems import Problem, Weight, problem
from crisiskit.recording.chaining import find_damage, find_gaps, is_whole, place_of
from crisiskit.recording.parcels import Part, find_missing, find_parts, unpack

if TYPE_CHECKING:
    from crisiskit.model.entry import Entry
    from crisiskit.recording.stores import Store

#: `humas-2b7e:12:9f2c0a1b`, wherever it stands in a text.
_ANCHOR = re.compile(r"(?<![\w:-])([a-z0-9][a-z0-9-]{0,39}):(\d{1,12}):([0-9a-f]{8})(?![\w:])")


def verify(store: Store, crisis: str, texts: Iterable[str] = ()) -> list[Problem]:
    """Everything that is wrong with the log of a crisis, its entries held against anchors and parcels in some texts."""
    damage = store.find_damage()
    try:
        entries = tuple(store.read(crisis))
    except LogRefused as refused:
        return [*damage, *refused.problems]
    return [*damage, *verify_entries(entries), *_find_lost(entries, crisis, texts)]


def verify_entries(entries: Iterable[Entry]) -> Iterator[Problem]:
    """What the entries show by themselves."""
    sound = []
    for entry in entries:
        if find_damage(entry) or not is_whole(entry):
            desk = str(entry.desk)
            yield problem("log-entry-damaged", place_of(entry), desk=desk, number=str(entry.number))
        else:
            sound.append(entry)
    yield from find_gaps(sound)


def is_broken(problems: Iterable[Problem]) -> bool:
    """Whether anything is worse than what the joining of desks explains."""
    return any(item.weight is Weight.ERROR for item in problems)


def _find_lost(entries: Iterable[Entry], crisis: str, texts: Iterable[str]) -> Iterator[Problem]:
    """What some texts prove to have been in the log and is not there now."""
    keys = {entry.key for entry in entries}
    shown = {(entry.desk, entry.number, entry.short) for entry in entries}
    told: dict[tuple[str, int, str], None] = {}
    for text in texts:
        told |= dict.fromkeys((desk, int(number), key) for desk, number, key in _ANCHOR.findall(text.lower()))
        for entry in _unpack_all(text, crisis):
            if entry.key not in keys:
                told[entry.desk, entry.number, entry.key[:SHOWN]] = None
    for desk, number, key in sorted(told):
        if (desk, number, key) not in shown:
            yield problem("log-anchor-lost", None, found=f"{desk}:{number}:{key}", desk=desk, number=number)


def _unpack_all(text: str, crisis: str) -> Iterator[Entry]:
    """The entries of every whole parcel of this crisis in a text."""
    for parts in group(find_parts(text)[0]).values():
        if not find_missing(parts):
            try:
                parcel = unpack(parts)
            except LogRefused:
                continue
            yield from parcel.entries if parcel.crisis == crisis else ()


def group(parts: Iterable[Part]) -> dict[str, list[Part]]:
    """The parts of each parcel."""
    parcels: dict[str, list[Part]] = {}
    for part in parts:
        parcels.setdefault(part.parcel, []).append(part)
    return parcels
