"""What one desk sends another and what becomes of it there: union of logs, whatever the order of sending and receiving.

    parcel = make_parcel(entries, crisis, "humas-2b7e", for_partners=True)
    merged = take_in(store, crisis, parcel)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from crisiskit.errors import LogRefused
from crisiskit.problems import problem
from crisiskit.recording.kinds.table import KINDS
from crisiskit.recording.logs import check_status
from crisiskit.recording.parcels import Parcel

if TYPE_CHECKING:
    from crisiskit.model.crisis import Crisis
    from crisiskit.model.entry import Entry
    from crisiskit.recording.stores import Merged, Store

#: For each desk the number and the key of an entry.
Heads = Mapping[str, tuple[int, str]]


def make_parcel(
    entries: Sequence[Entry], crisis: Crisis, desk: str, *, held: Iterable[Heads] = (), for_partners: bool = False
) -> Parcel:
    """What `desk` sends: all entries but those that the other desk has shown to hold; for partners without private bodies.

    `held` are the heads of what came from the other desk before.
    """
    known = _find_held(entries, held)
    chosen = [entry for entry in entries if entry.key not in known]
    if for_partners:
        chosen = [withhold(entry) for entry in chosen]
    return Parcel(crisis.id or "", crisis.status, desk, find_heads(entries), tuple(chosen))


def withhold(entry: Entry) -> Entry:
    """The entry as partners get it. A kind that is not known here may be private, so its body stays here too."""
    kind = KINDS.get(entry.kind)
    return entry._replace(body=None) if kind is None or kind.is_private else entry


def find_heads(entries: Iterable[Entry]) -> dict[str, tuple[int, str]]:
    """For each desk the last entry before which nothing is missing, bodies included."""
    heads: dict[str, tuple[int, str]] = {}
    whole: dict[str, str] = {"": ""}
    for entry in entries:
        if entry.body is None or entry.prev not in whole:
            continue
        whole[entry.key] = entry.desk
        if entry.number > heads.get(entry.desk, (0, ""))[0]:
            heads[entry.desk] = (entry.number, entry.key)
    return heads


def _find_held(entries: Iterable[Entry], held: Iterable[Heads]) -> set[str]:
    """The keys of all entries that stand at or before a head of the other desk, by our own copy of the chain."""
    by_key = {entry.key: entry for entry in entries}
    found: set[str] = set()
    for heads in held:
        for _, head in heads.values():
            key = head
            while key in by_key and key not in found:
                found.add(key)
                key = by_key[key].prev
    return found


def take_in(store: Store, crisis: Crisis, parcel: Parcel) -> Merged:
    """Join what was sent with what is here. LogRefused where it belongs to another crisis, or to a drill of this one."""
    if parcel.crisis != crisis.id:
        raise LogRefused([problem("log-id-differs", None, found=crisis.id or "", instead=parcel.crisis)])
    if parcel.status is not crisis.status:
        found = {"found": crisis.status.value, "instead": parcel.status.value}
        raise LogRefused([problem("log-status-differs", None, **found)])
    check_status(parcel.entries, crisis)
    return store.merge(crisis.id, parcel.entries)
