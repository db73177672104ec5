"""`opened`: what `crisis.yaml` says before its reports. Every desk that begins its log from the same file makes the same entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from crisiskit.model.base import Localized, Model, made
from crisiskit.model.crisis import Source
from crisiskit.model.vocabulary import Status
from crisiskit.model.when import When
from crisiskit.problems import problem
from crisiskit.reading.houses import is_zone
from crisiskit.recording.chaining import place_of
from crisiskit.recording.kinds.body import Body
from crisiskit.recording.kinds.state import Beginning

if TYPE_CHECKING:
    from crisiskit.model.crisis import Crisis
    from crisiskit.model.entry import Entry
    from crisiskit.recording.kinds.state import Replaying


class Named(Model):
    """A source that is no agency of the playbook."""

    names: Localized
    speaks_for: str | None = None


class OpenedBody(Body):
    """How the crisis began: playbook, status, zones, when we knew, which agency opened it, and who reports besides the agencies."""

    kind: ClassVar[str] = "opened"
    playbook: str
    status: Status
    zones: tuple[str, ...]
    aware_at: str
    house: str = ""
    sources: dict[str, Named] = Field(default_factory=dict)


def make_opened(crisis: Crisis) -> OpenedBody:
    """The body for a crisis as `crisis.yaml` has it."""
    aware = When.at(crisis.aware_at, crisis.zones[0]).zoned()
    sources = {name: name_source(source) for name, source in crisis.sources.items()}
    return OpenedBody(
        playbook=crisis.playbook, status=crisis.status, zones=crisis.zones, aware_at=aware, house=crisis.house or "",
        sources=sources,
    )  # fmt: skip


def name_source(source: Source) -> Named:
    """A source as it is told to other desks."""
    return Named(names=source.names, speaks_for=source.speaks_for)


def replay(state: Replaying, entry: Entry, body: OpenedBody) -> None:
    """The first says how the crisis stands; another that says otherwise is told."""
    where = place_of(entry)
    aware = state.admit_time(body.aware_at, where)
    if aware is None or aware.clock is None or not body.zones or not all(is_zone(zone) for zone in body.zones):
        state.problems.append(problem("bad-entry", where, desk=entry.desk, number=entry.number))
        return
    began = Beginning(body.playbook, body.status, body.zones, aware.clock, body.house or None)
    if state.began is not None and began != state.began:
        state.problems.append(problem("log-opened-twice", where, desk=entry.desk))
        return
    state.began = began
    for name, source in body.sources.items():
        add_source(state, entry, name, source)


def add_source(state: Replaying, entry: Entry, name: str, source: Named) -> None:
    """Know a source from now on; what is told of it last, in the order of the replay, holds."""
    words = state.admit_names(name, source.names, place_of(entry))
    state.sources[name] = made(Source)(id=name, names=words, speaks_for=source.speaks_for)


def show(body: OpenedBody) -> str:
    """Playbook and status."""
    return f"{body.playbook}, {body.status.value}"
