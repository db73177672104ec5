"""The invariants of the design, over generated crises: both playbooks, every kind, channel and language."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crisiskit
from crisiskit import Playbook, Situation, Statement
from crisiskit.channels.counters import count_text
from crisiskit.channels.table import find_channel, load_channels
from crisiskit.drafting.writing import Desk
from crisiskit.model.crisis import Crisis, Report, Value
from crisiskit.model.playbook import FactSpec
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import FactKind, Part, Status
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


class TestNoUnverifiedValue:
    """Only confirmed readings enter a wording; a later report never erases a confirmed reading."""

    @pytest.mark.parametrize("ident", PLAYBOOKS)
    @given(data=st.data(), kind=st.sampled_from(Kind))
    @settings(max_examples=25, deadline=None)
    def test_what_is_only_reported_changes_no_letter(self, ident: str, data: st.DataObject, kind: Kind) -> None:
        book = playbook(ident)
        confirmed = data.draw(confirmed_reports(ident))
        names = data.draw(st.lists(st.sampled_from(sorted(book.facts)), unique=True, min_size=1))
        quiet = write_all(make_situation(book, confirmed), kind)
        noisy = write_all(make_situation(book, [*confirmed, *rumours(book, names)]), kind)
        assert [item.text for item in quiet] == [item.text for item in noisy]
        for item in noisy:
            assert SENTINEL_TEXT not in item.text
            assert "7.654.321" not in item.text
            assert "7,654,321" not in item.text
            assert "1999" not in item.text


class TestNoUnfoundedClaim:
    """With nothing confirmed, only the last rungs speak: that a report was received, and when the next word comes."""

    @pytest.mark.parametrize("ident", PLAYBOOKS)
    @pytest.mark.parametrize("status", Status)
    def test_nothing_confirmed_still_gives_an_acknowledgement_and_a_plan(self, ident: str, status: Status) -> None:
        book = playbook(ident)
        situation = make_situation(book, rumours(book, sorted(book.facts)), status)
        for item in write_all(situation, Kind.ACKNOWLEDGEMENT):
            assert item.facts == ()
            said = {(sentence.part, sentence.message): sentence.rung for sentence in item.sentences}
            for (part, message), rung in said.items():
                assert part in (Part.OPENING, Part.NEXT, Part.ADVICE)
                if part is Part.OPENING:
                    assert rung == len(book.texts[item.language].messages[message].rungs) - 1
        assessment = crisiskit.assess(situation, now=NOW)
        plan = crisiskit.plan(situation, assessment, now=NOW)
        assert plan.verify
        assert plan.tasks
        assert plan.ladder

    @pytest.mark.parametrize("ident", PLAYBOOKS)
    @given(data=st.data(), kind=st.sampled_from(Kind))
    @settings(max_examples=20, deadline=None)
    def test_every_sentence_of_an_asserting_part_names_its_fact(self, ident: str, data: st.DataObject, kind: Kind) -> None:
        """By provenance: but for the exempt last rung, a sentence in Opening, Known or Actions lists a confirmed fact."""
        book = playbook(ident)
        situation = make_situation(book, data.draw(confirmed_reports(ident)))
        for item in write_all(situation, kind):
            for sentence in item.sentences:
                if sentence.part in (Part.KNOWN, Part.ACTIONS):
                    assert sentence.facts, sentence
                if sentence.part is Part.OPENING:
                    last = len(book.texts[item.language].messages[sentence.message].rungs) - 1
                    assert sentence.facts or sentence.rung == last, sentence


class TestNoHole:
    """No placeholder, empty sentence or undefined name reaches a text; what cannot be said is listed with its reason."""

    @pytest.mark.parametrize("ident", PLAYBOOKS)
    @given(data=st.data(), kind=st.sampled_from(Kind))
    @settings(max_examples=25, deadline=None)
    def test_texts_are_whole(self, ident: str, data: st.DataObject, kind: Kind) -> None:
        book = playbook(ident)
        situation = make_situation(book, data.draw(confirmed_reports(ident)))
        for item in write_all(situation, kind):
            for mark in ("{{", "}}", "[[", "]]", "None", " ,", " .", "..", "# ", "  ", "False", "True"):
                assert mark not in item.text, (mark, item.text)
            assert all(sentence.text.strip() for sentence in item.sentences)
            messages = [message for message in book.texts[item.language].messages.values() if message.part not in _HEADS]
            listed = {sentence.message for sentence in item.sentences} | {gone.message for gone in item.omitted}
            for message in messages:
                if message.part in _parts(kind):
                    assert message.id in listed, message.id


_HEADS = (Part.HEADLINE, Part.TOPIC)


def _parts(kind: Kind) -> set[Part]:
    from crisiskit.drafting.kinds import KINDS

    return set(KINDS[kind].needs)


class TestChannels:
    """A statement never exceeds its channel, counted as the channel counts, and is never cut inside a sentence."""

    @pytest.mark.parametrize("ident", PLAYBOOKS)
    @given(data=st.data(), kind=st.sampled_from(Kind), status=st.sampled_from(Status))
    @settings(max_examples=25, deadline=None)
    def test_texts_fit_and_are_marked(self, ident: str, data: st.DataObject, kind: Kind, status: Status) -> None:
        situation = make_situation(playbook(ident), data.draw(confirmed_reports(ident)), status)
        marks = {Status.EXERCISE: ("LATIHAN: ", "EXERCISE: "), Status.TEST: ("UJI COBA: ", "TEST: ")}.get(status, ("",))
        for item in write_all(situation, kind):
            channel = find_channel(item.channel)
            assert channel is not None
            for post in item.posts:
                assert count_text(post, channel).fits, post
                assert post.startswith(marks), post
            for sentence in item.sentences:
                assert any(sentence.text in post.replace("\n", " ") for post in item.posts), sentence.text


class TestCondolence:
    """At one or more confirmed deaths every statement of two or more sentences carries the condolence; otherwise none does."""

    @pytest.mark.parametrize("ident", PLAYBOOKS)
    @given(data=st.data(), kind=st.sampled_from(Kind), deaths=st.sampled_from([0, 1, 2, 17]))
    @settings(max_examples=25, deadline=None)
    def test_condolence_exactly_where_deaths_are_confirmed(self, ident: str, data: st.DataObject, kind: Kind, deaths: int) -> None:
        others = [item for item in data.draw(confirmed_reports(ident)) if "deaths" not in item.confirmed]
        situation = make_situation(playbook(ident), [*others, report("basarnas", AWARE, {"deaths": deaths})])
        for item in write_all(situation, kind):
            grief = ("duka cita", "belasungkawa", "condolence")
            has_condolence = any(word in item.text.lower() for word in grief)
            assert has_condolence is (deaths > 0 and len(item.sentences) > 1), item.text


class TestSameBytes:
    """Same input, same bytes; a desk's second channel is written as if it were its first."""

    @pytest.mark.parametrize("ident", PLAYBOOKS)
    @given(data=st.data(), kind=st.sampled_from(Kind))
    @settings(max_examples=10, deadline=None)
    def test_order_of_channels_changes_nothing(self, ident: str, data: st.DataObject, kind: Kind) -> None:
        situation = make_situation(playbook(ident), data.draw(confirmed_reports(ident)))
        assessment = crisiskit.assess(situation, now=NOW)
        alone = [
            crisiskit.draft(situation, assessment, kind=kind, channel=channel, language=language, now=NOW, next_update=NEXT)
            for channel in CHANNELS
            for language in LANGUAGES
        ]
        assert alone == write_all(situation, kind)

    @pytest.mark.parametrize("ident", PLAYBOOKS)
    @given(data=st.data(), kind=st.sampled_from(Kind))
    @settings(max_examples=10, deadline=None)
    def test_a_statement_survives_its_json(self, ident: str, data: st.DataObject, kind: Kind) -> None:
        situation = make_situation(playbook(ident), data.draw(confirmed_reports(ident)))
        for item in write_all(situation, kind):
            assert Statement.model_validate_json(item.model_dump_json()) == item
