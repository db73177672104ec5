"""The log replayed into a Crisis, for any moment: the same reports and claims that `crisis.yaml` gives, folded by the same fold.

    crisis, problems = replay(store.read(ident), playbook)
    crisis, problems = replay(store.read(ident), playbook, until=moment)      # as it stood then

Entries replay in the order of `seq`, `desk`, `key`, whatever their clocks said; what is void or later than the moment is left out.
Desks that hold the same entries get the same crisis.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crisiskit.model.acts import Acts
from crisiskit.model.base import made
from crisiskit.model.crisis import Crisis
from crisiskit.model.entry import FILE_DESK, Entry
from crisiskit.model.when import When
from crisiskit.problems import Problem, Where, problem
from crisiskit.recording.chaining import place_of
from crisiskit.recording.importing import Content, tell_block
from crisiskit.recording.kinds.state import Replaying
from crisiskit.recording.kinds.table import KINDS, read_body
from crisiskit.recording.kinds.void import VoidBody

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.playbook import Playbook

#: Kinds that cannot be taken back: without the first there is no crisis, and a slip of the second is mended by writing anew.
LASTING = ("opened", "void")


def replay(
    entries: Iterable[Entry], playbook: Playbook, *, until: datetime | None = None
) -> tuple[Crisis | None, list[Problem]]:
    """The crisis that some entries of one crisis make, in the order given; None where they do not say how it began."""
    with _no_sweeping():
        return _replay(tuple(entries if until is None else (entry for entry in entries if has_come(entry, until))), playbook)


@contextmanager
def _no_sweeping() -> Iterator[None]:
    """Keep Python from looking for cycles meanwhile: a replay makes none, and the more it has made the longer each look takes."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _replay(seen: tuple[Entry, ...], playbook: Playbook) -> tuple[Crisis | None, list[Problem]]:
    """The crisis that these entries make."""
    gone = find_void(seen)
    copies = _find_copies(seen)
    state = Replaying(playbook, copies=copies)
    left_out, kinds = gone.keys() | copies.keys(), dict(KINDS)
    for entry in seen:
        if entry.key in left_out:
            continue
        body = read_body(entry)
        if body is not None:
            kinds[entry.kind].replay(state, entry, body)
        elif entry.body is not None:
            code = "log-body-unreadable" if entry.kind in KINDS else "log-kind-unknown"
            state.problems.append(problem(code, place_of(entry), found=entry.kind))
        else:
            state.withheld.add(entry.kind)
    return _make_crisis(state, seen[0].crisis if seen else None), state.problems


def has_come(entry: Entry, until: datetime) -> bool:
    """Whether an entry was there at a moment; how the crisis began always was."""
    return entry.kind == "opened" or When.parse_key(entry.at) <= until


def find_void(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The entries that are void, by their keys, each with the entry that made it so."""
    lasting = [entry for entry in entries if entry.kind in LASTING]
    voids = [(entry, read_body(entry)) for entry in lasting if entry.kind == "void"]
    keys = {entry.key for entry in lasting}
    return {body.entry: entry for entry, body in voids if isinstance(body, VoidBody) and body.entry not in keys}


def _find_copies(entries: Iterable[Entry]) -> dict[str, str]:
    """The blocks of `crisis.yaml` that a second desk, whose file differed elsewhere, has imported again: each with the first.

    A file that says a thing twice is taken at its word: only the second of a chain is a copy of the second of another.
    """
    chained = {entry.key: entry for entry in entries if entry.desk == FILE_DESK}
    if len({entry.number for entry in chained.values()}) == len(chained):
        return {}
    contents = {key: tell_block(entry) for key, entry in chained.items() if entry.kind in ("fact", "claim")}
    firsts: dict[tuple[Content, int], str] = {}
    copies = {}
    for key, content in contents.items():
        earlier, before = 0, chained[key].prev
        while before in chained:
            earlier += contents.get(before) == content
            before = chained[before].prev
        first = firsts.setdefault((content, earlier), key)
        if first != key:
            copies[key] = first
    return copies


def _make_crisis(state: Replaying, ident: str | None) -> Crisis | None:
    began = state.began
    if began is None or ident is None:
        return None
    reports = [
        report.model_copy(update={"note": state.notes[report.entry]}) if report.entry in state.notes else report
        for report in state.reports
    ] if state.notes else state.reports  # fmt: skip
    return made(Crisis)(
        id=ident, house=began.house, playbook=began.playbook, status=began.status, zones=began.zones, aware_at=began.aware_at,
        sources=state.sources,
        reports=tuple(reports), claims=tuple(state.claims.values()), acts=Acts.of(state.acts, state.withheld),
        where=Where(f"log/{FILE_DESK}"),
    )  # fmt: skip
