"""`fact`: one report of one source, as a block of `crisis.yaml` is. Replayed, it is the same `Report`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from crisiskit.model.base import Localized, made_whole
from crisiskit.model.crisis import Report
from crisiskit.model.when import When
from crisiskit.problems import problem
from crisiskit.reading.reports import is_later
from crisiskit.recording.chaining import place_of
from crisiskit.recording.kinds.body import WHEN, Body, Plain, to_plain
from crisiskit.recording.kinds.opened import Named, add_source

if TYPE_CHECKING:
    from crisiskit.model.crisis import Value
    from crisiskit.model.entry import Entry
    from crisiskit.problems import Where
    from crisiskit.recording.kinds.state import Replaying


_REPORT = made_whole(Report)
#: People say times to the minute, so the same are said again and again. The zone is in the text.
_read_minute = lru_cache(maxsize=4096)(When.parse_zoned)


class FactBody(Body):
    """What a source said.

    Attributes:
        source: an agency's id, `self`, a role, or a source that the crisis knows.
        named: who that is, for a source that was declared after the log had begun.
        confirmed: values by fact, said for sure.
        reported: values by fact, only heard.
        because: the reason for a change, by fact and language.
        withdrawn: for each fact that is taken back the keys of the entries that had confirmed it.
        after: the keys of withdrawals of these facts that the desk had seen when it wrote this.
    """

    kind: ClassVar[str] = "fact"
    source: str
    named: Named | None = None
    confirmed: dict[str, Plain] = Field(default_factory=dict)
    reported: dict[str, Plain] = Field(default_factory=dict)
    because: dict[str, Localized] = Field(default_factory=dict)
    withdrawn: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    after: tuple[str, ...] = ()


def make_fact(report: Report, named: Named | None, seen: Iterable[tuple[str, FactBody]]) -> FactBody:
    """The body for a report; `seen` are the reports that the store holds, with their keys: what a withdrawal takes back."""
    confirmations: dict[str, list[str]] = {name: [] for name in report.withdrawn}
    facts = {*report.confirmed, *report.reported}
    after = []
    for key, other in seen:
        for name, keys in confirmations.items():
            if name in other.confirmed:
                keys.append(key)
        if not facts.isdisjoint(other.withdrawn):
            after.append(key)
    return FactBody(
        source=report.source, named=named, confirmed=_all_plain(report.confirmed), reported=_all_plain(report.reported),
        because=report.because, withdrawn={name: tuple(keys) for name, keys in confirmations.items()}, after=tuple(after),
    )  # fmt: skip


def _all_plain(values: Mapping[str, Value]) -> dict[str, Plain]:
    return {name: to_plain(value) for name, value in values.items()}


def replay(state: Replaying, entry: Entry, body: FactBody) -> None:
    """The report comes last of the reports."""
    where = place_of(entry)
    if body.named is not None:
        add_source(state, entry, body.source, body.named)
    at = When.parse_zoned(entry.at)
    as_of = None if entry.as_of is None else _read_minute(entry.as_of)
    if as_of is not None and is_later(as_of, at):
        state.problems.append(problem("as-of-after-report", where, found=as_of.isoformat(), at=at.isoformat()))
        as_of = None
    withdraws = {name: tuple(map(state.find, keys)) for name, keys in body.withdrawn.items()} if body.withdrawn else {}
    report = _REPORT(
        source=body.source, at=at, as_of=as_of, reported=state.admit_all(body.reported, at, where) if body.reported else {},
        confirmed=state.admit_all(body.confirmed, at, where) if body.confirmed else {},
        because=_admit_reasons(state, body.because, where) if body.because else {},
        withdrawn=_known(state, withdraws, where) if withdraws else (), withdraws=withdraws,
        after=tuple(map(state.find, body.after)) if body.after else (), entry=entry.key, note=None, places={}, where=where,
    )  # fmt: skip
    state.reports.append(report)


def _admit_reasons(state: Replaying, reasons: Mapping[str, Localized], where: Where) -> dict[str, Localized]:
    words = {name: state.admit_words(text, name, where) for name, text in reasons.items()}
    return {name: text for name, text in words.items() if text}


def _known(state: Replaying, names: Iterable[str], where: Where) -> tuple[str, ...]:
    """The facts of the playbook among some names."""
    unknown = [name for name in names if name not in state.playbook.facts]
    state.problems += [problem("unknown-fact", where, found=name, instead="") for name in unknown]
    return tuple(name for name in names if name not in unknown)


def show(body: FactBody) -> str:
    """The source, and each value."""
    sure = [f"{name}={_show_value(value)}" for name, value in body.confirmed.items()]
    heard = [f"{name}≈{_show_value(value)}" for name, value in body.reported.items()]
    gone = [f"{name}✗" for name in body.withdrawn]
    return f"{body.source}: {', '.join([*sure, *heard, *gone])}"


def _show_value(value: Plain) -> str:
    if isinstance(value, dict):
        return value.get(WHEN) or " / ".join(value.values())
    return str(value).lower() if isinstance(value, bool) else str(value)
