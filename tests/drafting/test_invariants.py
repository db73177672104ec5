"""The invariants of the design, over generated crises: both playbooks, every kind, channel and language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crisiskit
from crisiskit import Statement
from crisiskit.channels.counters import count_text
from crisiskit.channels.table import find_channel
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Part, Status
from drafting.crises import (
    AWARE,
    CHANNELS,
    LANGUAGES,
    NEXT,
    NOW,
    OPEN_KINDS,
    PLAYBOOKS,
    SENTINEL_TEXT,
    confirmed_reports,
    make_situation,
    playbook,
    report,
    rumours,
    write_all,
)  # fmt: skip

#: Each case is written for every channel in both languages, so there are fewer than of other properties.
EXAMPLES = settings().max_examples // 8


class TestNoUnverifiedValue:
    """Only confirmed readings enter a wording; a later report never erases a confirmed reading."""

    @pytest.mark.parametrize("ident", PLAYBOOKS)
    @given(data=st.data(), kind=st.sampled_from(OPEN_KINDS))
    @settings(max_examples=EXAMPLES)
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
    @given(data=st.data(), kind=st.sampled_from(OPEN_KINDS))
    @settings(max_examples=EXAMPLES)
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
    @given(data=st.data(), kind=st.sampled_from(OPEN_KINDS))
    @settings(max_examples=EXAMPLES)
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
    @given(data=st.data(), kind=st.sampled_from(OPEN_KINDS), status=st.sampled_from(Status))
    @settings(max_examples=EXAMPLES)
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
    @given(data=st.data(), kind=st.sampled_from(OPEN_KINDS), deaths=st.sampled_from([0, 1, 2, 17]))
    @settings(max_examples=EXAMPLES)
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
    @given(data=st.data(), kind=st.sampled_from(OPEN_KINDS))
    @settings(max_examples=EXAMPLES)
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
    @given(data=st.data(), kind=st.sampled_from(OPEN_KINDS))
    @settings(max_examples=EXAMPLES)
    def test_a_statement_survives_its_json(self, ident: str, data: st.DataObject, kind: Kind) -> None:
        situation = make_situation(playbook(ident), data.draw(confirmed_reports(ident)))
        for item in write_all(situation, kind):
            assert Statement.model_validate_json(item.model_dump_json()) == item
