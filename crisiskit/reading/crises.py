"""`crisis.yaml` to a Crisis: status, zones, when we knew, and one report for each call from each source.

    crisis, problems = read_crisis(text, "ferry/crisis.yaml", playbook)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.model.base import made
from crisiskit.model.crisis import Claim, Crisis, Report, Source, Value, Verdict
from crisiskit.model.vocabulary import FactKind, Status
from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.forms import Form, read_localized
from crisiskit.reading.houses import is_zone
from crisiskit.reading.keywords import nearest
from crisiskit.reading.reports import drop_future, gather_levels, is_later, words_missing
from crisiskit.reading.times import TimeTrouble, read_when
from crisiskit.reading.values import LONGEST, LONGEST_SOURCE_NAME, Writing, read_value

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.base import Localized
    from crisiskit.model.crisis import Complaint, Published, Watched
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.when import When
    from crisiskit.reading.nodes import Node

KEYS = ("id", "log", "house", "playbook", "status", "zone", "aware_at", "sources", "reports", "claims", "mentions", "complaints")
CLAIM_KEYS = ("id", "text", "seen", "verdict", "evidence", "fact", "because", "from", "as_of", "published")
REPORT_KEYS = ("from", "at", "as_of", "reported", "confirmed", "because", "withdrawn", "note")


def read_crisis(node: Node, playbook: Playbook, problems: list[Problem]) -> Crisis | None:
    """The crisis in a tree already read; None when it does not say its status, zone and when we knew."""
    form = Form(node, problems, KEYS)
    zones = _zones(form)
    status = _status(form)
    # Without a zone the rest is still read, for its problems.
    zone = ZoneInfo(zones[0] if zones else "UTC")
    aware_at = _moment(form, "aware_at", zone)
    reader = _Reader(playbook, zone, problems)
    sources = {name: reader.source(name, item) for name, item, _ in form.pairs("sources")}
    reports = [reader.report(item) for item in form.items("reports")]
    claims = [reader.claim(item) for item in form.items("claims")]
    watched = _watched(form)
    opener = _opener(form, playbook)
    if not zones or aware_at is None or status is None:
        return None
    return made(Crisis)(
        id=form.text("id"), log=form.text("log"), house=opener, playbook=playbook.id, status=status, zones=zones,
        aware_at=aware_at, sources=sources,
        reports=tuple(item for item in reports if item), claims=tuple(item for item in claims if item), mentions=watched,
        complaints=_complaints(form, zone), where=form.where,
    )  # fmt: skip


def _opener(form: Form, playbook: Playbook) -> str | None:
    """The agency that opened the crisis; whose `self` is whose is never guessed from a name that nobody knows."""
    written = form.text("house")
    if written is not None and written not in playbook.agencies:
        form.note("unknown-agency", "house", found=written, instead=nearest(written, playbook.agencies))
    return written


def _watched(form: Form) -> Watched | None:
    """The file of mention counts; few crises have one."""
    if form.node("mentions") is None:
        return None
    from crisiskit.reading.watched import read_watched

    return read_watched(form.values["mentions"], form.problems)


def read_report(node: Node, playbook: Playbook, zone: ZoneInfo, problems: list[Problem]) -> Report | None:
    """One block of `reports`; times without a zone are of `zone`."""
    return _Reader(playbook, zone, problems).report(node)


def _zones(form: Form) -> tuple[str, ...]:
    if form.node("zone", required=True) is None:
        return ()
    names = form.places_of("zone")
    unknown = [problem("unknown-zone", where, found=name) for name, where in names if not is_zone(name)]
    form.problems += unknown
    if not names:
        form.note("missing-key", "zone", key="zone")
    return () if unknown else tuple(name for name, _ in names)


def _complaints(form: Form, zone: ZoneInfo) -> tuple[Complaint, ...]:
    """Complaints at SP4N-LAPOR!; few crises have any."""
    if "complaints" not in form.values:
        return ()
    from crisiskit.reading.complaints import read_complaints

    return read_complaints(form, zone)


def _status(form: Form) -> Status | None:
    """The status is never guessed: a drill that passes for real is the worst mistake there is."""
    written = form.text("status", required=True)
    names = [item.value for item in Status]
    if written is None:
        return None
    if written not in names:
        form.note("unknown-word", "status", found=written, instead=nearest(written, names))
        return None
    return Status(written)


def _moment(form: Form, key: str, zone: ZoneInfo) -> datetime | None:
    written = form.text(key, required=True)
    if written is None:
        return None
    try:
        when = read_when(written, zone)
    except TimeTrouble as trouble:
        form.note(trouble.code, key, **trouble.arguments)
        return None
    if when.clock is None:
        form.note("time-needs-clock", key, found=written)
    return when.clock


class _Reader:
    """Reads reports and claims against the playbook's facts."""

    def __init__(self, playbook: Playbook, zone: ZoneInfo, problems: list[Problem]) -> None:
        self.playbook = playbook
        self.zone = zone
        self.problems = problems
        self.schemes = gather_levels(playbook)

    def source(self, name: str, node: Node) -> Source:
        """A source, kept even where its names are missing: its reports are not those of a stranger."""
        if not isinstance(node.value, dict):
            self.problems.append(problem("needs-languages", node.where, found=str(node.written or "")))
            return made(Source)(id=name, names={})
        words = {key: item for key, item in node.value.items() if key != "speaks_for"}
        names = read_localized(replace(node, value=words), self.problems)
        for language, text in names.items():
            if len(text) > LONGEST_SOURCE_NAME:
                where = node.value[language].where
                self.problems.append(problem("value-too-long", where, fact=name, limit=LONGEST_SOURCE_NAME))
        return made(Source)(id=name, names=names, speaks_for=self._speaks_for(node.value.get("speaks_for")))

    def _speaks_for(self, node: Node | None) -> str | None:
        if node is None or node.value is None:
            return None
        agencies = [*self.playbook.agencies, "self"]
        if node.written not in agencies:
            found = node.written or "…"
            self.problems.append(problem("unknown-agency", node.where, found=found, instead=nearest(found, agencies)))
        return node.written

    def report(self, node: Node) -> Report | None:
        form = Form(node, self.problems, REPORT_KEYS)
        source = form.text("from", required=True)
        at = self.when(form, "at", None, required=True)
        if source is None or at is None:
            return None
        places = {"from": form.place("from"), "at": form.place("at")}
        as_of = self.when(form, "as_of", at.key)
        if as_of is not None and is_later(as_of, at):
            form.note("as-of-after-report", "as_of", found=form.text("as_of") or "", at=form.text("at") or "")
            as_of = None
        reported, confirmed = (self._past(self._values(form, key, places), at, places) for key in ("reported", "confirmed"))
        return made(Report)(
            source=source, at=at, as_of=as_of, reported=reported, confirmed=confirmed, because=self._reasons(form),
            withdrawn=self._withdrawn(form, places), note=form.text("note"), places=places, where=form.where,
        )  # fmt: skip

    def when(self, form: Form, key: str, before: datetime | None, *, required: bool = False) -> When | None:
        written = form.text(key, required=required)
        if written is None:
            return None
        try:
            return read_when(written, self.zone, before=before)
        except TimeTrouble as trouble:
            form.note(trouble.code, key, **trouble.arguments)
            return None

    def _values(self, form: Form, key: str, places: dict[str, Where]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for name, node, where in form.pairs(key):
            spec = self.playbook.facts.get(name)
            if spec is None:
                self._unknown_fact(name, where)
            elif node.value is not None:
                value = read_value(node, spec.type, Writing(name, self.zone, self.schemes), self.problems)
                if value is not None:
                    values[name] = value
                    places[name] = where
                    self.problems += words_missing(name, value, node.where, self.playbook)
        return values

    def _past(self, values: dict[str, Value], at: When, places: Mapping[str, Where]) -> dict[str, Value]:
        """The values without a time of what has happened that lies after the report of it."""
        self.problems += drop_future(values, at, places)
        return values

    def _unknown_fact(self, name: str, where: Where) -> None:
        instead = nearest(name, self.playbook.facts)
        self.problems.append(problem("unknown-fact", where, found=name, instead=instead))

    def _reasons(self, form: Form) -> dict[str, Localized]:
        reasons: dict[str, Localized] = {}
        for name, node, where in form.pairs("because"):
            if name not in self.playbook.facts:
                self._unknown_fact(name, where)
            elif words := read_localized(node, self.problems):
                if any(len(text) > LONGEST[FactKind.TEXT] for text in words.values()):
                    self.problems.append(problem("value-too-long", where, fact=name, limit=LONGEST[FactKind.TEXT]))
                else:
                    reasons[name] = words
        return reasons

    def _withdrawn(self, form: Form, places: dict[str, Where]) -> tuple[str, ...]:
        names = []
        for name, where in form.places_of("withdrawn"):
            if name not in self.playbook.facts:
                self._unknown_fact(name, where)
            else:
                names.append(name)
                places.setdefault(name, where)
        return tuple(names)

    def claim(self, node: Node) -> Claim | None:
        form = Form(node, self.problems, CLAIM_KEYS)
        ident = form.text("id", required=True)
        words = self._claim_words(form, "text", required=True)
        seen = self.when(form, "seen", None)
        verdict = form.text("verdict") or Verdict.UNKNOWN.value
        names = [item.value for item in Verdict]
        if verdict not in names:
            form.note("unknown-word", "verdict", found=verdict, instead=nearest(verdict, names))
            return None
        if ident is None or not words:
            return None
        return made(Claim)(
            id=ident, text=words, seen=seen, verdict=Verdict(verdict), evidence=form.text("evidence"),
            fact=self._claim_words(form, "fact"), because=self._claim_words(form, "because"), source=self._claim_source(form),
            as_of=self.when(form, "as_of", seen.key if seen else None), published=self._published(form), where=form.where,
        )  # fmt: skip

    def _published(self, form: Form) -> Published | None:
        """Where a news outlet printed the claim; few claims have been printed."""
        if "published" not in form.values:
            return None
        from crisiskit.reading.published import read_published

        return read_published(form)

    def _claim_words(self, form: Form, key: str, *, required: bool = False) -> Localized:
        """The claim, and what a correction says of it, as long as a text may be."""
        words = form.localized(key, required=required)
        if any(len(text) > LONGEST[FactKind.TEXT] for text in words.values()):
            form.note("value-too-long", key, fact=key, limit=LONGEST[FactKind.TEXT])
            return {}
        return words

    def _claim_source(self, form: Form) -> str | None:
        """Who established what is so: an agency of the playbook, or ourselves."""
        written, agencies = form.text("from"), [*self.playbook.agencies, "self"]
        if written is None or written in agencies:
            return written
        form.note("unknown-agency", "from", found=written, instead=nearest(written, agencies))
        return None


def playbook_of(node: Node, problems: list[Problem]) -> tuple[str | None, Where]:
    """The id of the playbook a crisis follows, needed before the rest can be understood, and its place."""
    value = node.value.get("playbook") if isinstance(node.value, Mapping) else None
    if value is None or value.written is None:
        problems.append(problem("missing-key" if isinstance(node.value, Mapping) else "not-a-mapping", node.where, key="playbook"))
        return None, node.where
    return value.written, value.where
