"""Crises made in code, for the tests of drafting: facts confirmed by those who may, and rumours that must not show."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

import crisiskit
from crisiskit import Playbook, Situation, Statement
from crisiskit.channels.table import load_channels
from crisiskit.drafting.writing import Desk
from crisiskit.model.crisis import Crisis, Report, Value
from crisiskit.model.playbook import FactSpec
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import FactKind, Status
from crisiskit.model.when import When
from crisiskit.problems import Where
from crisiskit.reading.houses import read_house

PLAYBOOKS = ("boat-accident", "tourist-accident-sar")
ZONE = ZoneInfo("Asia/Makassar")
AWARE = datetime(2026, 3, 7, 9, 15, tzinfo=ZONE)
NOW = AWARE + timedelta(hours=3)
NEXT = NOW + timedelta(hours=1)
HOUSE = """
agency:
  id: {name: Kementerian Perhubungan, short: Kemenhub}
  en: {name: the Ministry of Transportation, short: Ministry of Transportation}
registry: kemenhub
city: Jakarta
zone: Asia/Jakarta
channels: [{channel: web, handle: dephub.example}, {channel: x, handle: "@dephub"}]
media_contact: {id: "Biro Komunikasi, humas@dephub.example", en: "Communications Bureau, humas@dephub.example"}
"""
#: Values no confirmed reading below ever has.
SENTINEL_COUNT = 7_654_321
SENTINEL_TEXT = "zzrumourzz"
CHANNELS = tuple(load_channels())
#: The kinds that no gate holds back.
OPEN_KINDS = (Kind.ACKNOWLEDGEMENT, Kind.HOLDING, Kind.UPDATE, Kind.INTERNAL, Kind.REPLY)
LANGUAGES = ("id", "en")


@cache
def playbook(ident: str) -> Playbook:
    return crisiskit.load_playbook(ident)


def value_of(spec: FactSpec) -> st.SearchStrategy[Value]:
    """A value a fact can have, boundary values included."""
    kind = spec.type.kind
    words = st.text("abcdefghij ", min_size=3, max_size=40).map(lambda text: f"di {text.strip() or 'sana'}")
    found: dict[FactKind, st.SearchStrategy[Any]] = {
        FactKind.COUNT: st.sampled_from([0, 1, 2, 9, 10, 46, 1203]), FactKind.COUNT_NOW: st.sampled_from([0, 1, 3, 12]),
        FactKind.MONEY: st.integers(0, 10**9), FactKind.YES_NO: st.booleans(),
        FactKind.CHOICE: st.sampled_from(spec.type.choices or ("x",)), FactKind.NAME: words,
        FactKind.PLACE: st.fixed_dictionaries({"id": words, "en": words}),
        FactKind.TEXT: st.fixed_dictionaries({"id": words, "en": words}),
        FactKind.TIME: st.integers(0, 300).map(lambda ago: When.at(AWARE - timedelta(minutes=ago), "Asia/Makassar")),
        FactKind.OFFICIAL: st.just("siaga"),
    }  # fmt: skip
    return found[kind]


def sentinel_of(spec: FactSpec) -> Value:
    """A value that would show wherever it is said."""
    kind = spec.type.kind
    if kind in (FactKind.COUNT, FactKind.COUNT_NOW, FactKind.MONEY):
        return SENTINEL_COUNT
    if kind is FactKind.YES_NO:
        return True
    if kind is FactKind.CHOICE:
        return spec.type.choices[0]
    if kind is FactKind.TIME:
        return When.at(datetime(1999, 12, 31, 11, 11, tzinfo=ZONE), "Asia/Makassar")
    return SENTINEL_TEXT if kind is FactKind.NAME else {"id": SENTINEL_TEXT, "en": SENTINEL_TEXT}


def report(source: str, at: datetime, confirmed: dict[str, Value], reported: dict[str, Value] | None = None) -> Report:
    when = When.at(at, "Asia/Makassar")
    return Report(source=source, at=when, confirmed=confirmed, reported=reported or {}, where=Where("crisis.yaml"))


def make_situation(book: Playbook, reports: list[Report], status: Status = Status.ACTUAL) -> Situation:
    house, problems = read_house(HOUSE, "house.yaml")
    assert house is not None
    assert not problems
    crisis = Crisis(
        playbook=book.id, status=status, zones=("Asia/Makassar", "Asia/Jakarta"), aware_at=AWARE, reports=tuple(reports),
        where=Where("crisis.yaml"),
    )  # fmt: skip
    return Situation(playbook=book, house=house, crisis=crisis)


@st.composite
def confirmed_reports(draw: st.DrawFn, ident: str) -> list[Report]:
    """Some facts confirmed, each by an authority of its own."""
    book = playbook(ident)
    names = draw(st.lists(st.sampled_from(sorted(book.facts)), unique=True, max_size=len(book.facts)))
    found = []
    for name in names:
        spec = book.facts[name]
        source = draw(st.sampled_from(spec.authority or ("basarnas",)))
        at = AWARE + timedelta(minutes=draw(st.sampled_from([0, 10, 60, 120])))
        found.append(report(source, at, {name: draw(value_of(spec))}))
    return found


def rumours(book: Playbook, names: list[str]) -> list[Report]:
    """Newer reports of sentinel values from someone nobody vouches for, and confirmations by someone who may not confirm."""
    reported = {name: sentinel_of(book.facts[name]) for name in names}
    closed = {name: value for name, value in reported.items() if book.facts[name].authority}
    at = NOW - timedelta(minutes=1)
    return [report("jasa-raharja", at, {}, reported), report("kemenekraf", at, closed)]


def write_all(situation: Situation, kind: Kind, superseded: Statement | None = None) -> list[Statement]:
    assessment = crisiskit.assess(situation, now=NOW)
    desk = Desk(situation, assessment, kind=kind, now=NOW, next_update=NEXT, supersedes=superseded)
    return [desk.write(channel, language) for channel in CHANNELS for language in LANGUAGES]
