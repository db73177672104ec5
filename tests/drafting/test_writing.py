"""What a statement says when a figure changes, is withdrawn or does not fit, and when it refuses."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

import crisiskit
from crisiskit import DraftRefused, Situation, Statement, Status
from crisiskit.channels.counters import count_text
from crisiskit.channels.table import load_channels
from crisiskit.drafting.writing import Desk
from crisiskit.model.crisis import Report, Value
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Part
from crisiskit.model.when import When
from crisiskit.problems import Where
from drafting.crises import AWARE, CHANNELS, LANGUAGES, NOW, ZONE, make_situation, playbook, report

BOAT = "boat-accident"
PLACE = {"id": "di perairan Sanur, Bali", "en": "off Sanur, Bali"}
EVENT: dict[str, Value] = {"vessel": "KM Contoh", "event": "capsized", "place": PLACE}
LATER = NOW + timedelta(hours=2)
REASON = {"id": "satu nama tercatat dua kali", "en": "one name was listed twice"}


def minutes(count: int) -> datetime:
    return AWARE + timedelta(minutes=count)


def boat(*reports: Report, status: Status = Status.ACTUAL) -> Situation:
    return make_situation(playbook(BOAT), [report("ksop", AWARE, EVENT), *reports], status)


def told(at: datetime, values: dict[str, Value], because: dict[str, dict[str, str]] | None = None) -> Report:
    when = When.at(at, "Asia/Makassar")
    return Report(source="basarnas", at=when, confirmed=values, because=because or {}, where=Where("crisis.yaml"))


def write(
    situation: Situation, kind: str, channel: str, language: str, now: datetime = NOW, supersedes: Statement | None = None
) -> Statement:
    assessment = crisiskit.assess(situation, now=now)
    return crisiskit.draft(
        situation, assessment, kind=kind, channel=channel, language=language, now=now, supersedes=supersedes
    )


FIRST: dict[str, Value] = {"rescued": 41, "missing": 3, "deaths": 2}
NAMED_TWICE = told(LATER - timedelta(minutes=5), {"rescued": 43, "missing": 2, "deaths": 1}, {"deaths": REASON})


class TestChanges:
    """A correction is told once, with its reason; numbers alike; without a superseded statement nothing is corrected in words."""

    def test_press_tells_the_correction_in_a_sentence_and_does_not_mark_it_again(self) -> None:
        situation = boat(told(minutes(60), FIRST), NAMED_TWICE)
        before = write(situation, "holding", "press", "id")
        text = write(situation, "update", "press", "id", LATER, before).text
        told_once = "Ralat: jumlah korban meninggal dunia kami perbaiki dari 2 menjadi 1 karena satu nama tercatat dua kali."
        assert text.count(told_once) == 1
        assert "1 orang meninggal dunia, " in text
        assert "(ralat" not in text
        assert "43 orang selamat (sebelumnya 41)" in text

    def test_x_marks_corrections_inside_the_figures_and_leaves_progress_unmarked(self) -> None:
        situation = boat(told(minutes(60), FIRST), NAMED_TWICE)
        before = write(situation, "holding", "press", "en")
        text = write(situation, "update", "x", "en", LATER, before).text
        assert "one has died (corrected from two)" in text or "one person has died (corrected from two)" in text
        assert "previously" not in text

    def test_a_first_statement_corrects_nothing(self) -> None:
        situation = boat(told(minutes(60), FIRST), NAMED_TWICE)
        for channel in CHANNELS:
            text = write(situation, "holding", channel, "id", LATER).text
            assert "ralat" not in text.lower()
            assert "sebelumnya" not in text

    def test_a_count_that_fell_without_a_reason_is_not_said_but_steers_the_condolence(self) -> None:
        situation = boat(told(minutes(60), FIRST), told(minutes(120), {"deaths": 1}))
        assert not [item for item in situation.problems if item.code == "unknown-source"]
        for channel in CHANNELS:
            item = write(situation, "holding", channel, "id")
            assert "deaths" not in {used.fact for used in item.facts}
            assert any(sentence.part is Part.EMPATHY for sentence in item.sentences)
            assert "orang meninggal dunia" not in item.text

    def test_a_withdrawal_is_told_at_every_length(self) -> None:
        gone = Report(
            source="basarnas", at=When.at(LATER - timedelta(minutes=9), "Asia/Makassar"), withdrawn=("rescued",),
            because={"rescued": {"id": "daftar korban diperiksa ulang", "en": "the list is being checked again"}},
            where=Where("crisis.yaml"),
        )  # fmt: skip
        situation = boat(told(minutes(60), FIRST), gone)
        before = write(situation, "holding", "press", "id")
        for channel in CHANNELS:
            for language, words in (("id", "Kami menarik keterangan sebelumnya"), ("en", "We withdraw our earlier information")):
                item = write(situation, "update", channel, language, LATER, before)
                assert words in item.text
                assert "41" not in item.text
        assert "karena daftar korban diperiksa ulang" in write(situation, "update", "press", "id", LATER, before).text

    def test_nothing_new_is_still_an_update(self) -> None:
        situation = boat(told(minutes(60), FIRST))
        before = write(situation, "holding", "press", "en")
        text = write(situation, "update", "press", "en", LATER, before).text
        assert "there is no change in the figures on" in text

    def test_a_new_fact_that_is_no_count_is_not_called_no_change(self) -> None:
        situation = boat(told(minutes(60), FIRST), told(LATER - timedelta(minutes=3), {"search_ended": True}))
        before = write(situation, "holding", "press", "en")
        assert "no change" not in write(situation, "update", "press", "en", LATER, before).text

    def test_the_chain_is_bound_by_digest(self) -> None:
        situation = boat(told(minutes(60), FIRST))
        before = write(situation, "holding", "press", "en")
        after = write(situation, "update", "x", "en", LATER, before)
        assert after.supersedes == before.digest
        assert len(before.digest) == 64

    def test_disputed_values_are_not_said(self) -> None:
        dvi = Report(
            source="dvi", at=When.at(minutes(61), "Asia/Makassar"), as_of=When.at(minutes(60), "Asia/Makassar"),
            confirmed={"deaths": 3}, where=Where("crisis.yaml"),
        )  # fmt: skip
        situation = boat(told(minutes(60), FIRST), dvi)
        item = write(situation, "holding", "press", "id")
        assert "deaths" not in {used.fact for used in item.facts}
        assert "duka cita" in item.text


class TestThread:
    """Where an update does not fit one post it becomes a numbered thread, cut between sentences."""

    def long_update(self, language: str, channel: str) -> Statement:
        place = {"id": "di perairan " + "Kepulauan Seribu Nusa Jauh " * 2, "en": "off the " + "Far Thousand Islands " * 3}
        situation = make_situation(
            playbook(BOAT),
            [
                report("ksop", AWARE, {**EVENT, "vessel": "KM Contoh Sejahtera Abadi Nusantara Raya", "place": place}),
                told(minutes(60), {**FIRST, "injured": 12}), NAMED_TWICE,
            ],
            Status.EXERCISE,
        )  # fmt: skip
        before = write(situation, "holding", "press", language)
        return write(situation, "update", channel, language, LATER, before)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_posts_are_numbered_marked_and_fit(self, language: str) -> None:
        item = self.long_update(language, "x")
        assert len(item.posts) > 1
        channel = load_channels()["x"]
        mark = {"id": "LATIHAN: ", "en": "EXERCISE: "}[language]
        for number, post in enumerate(item.posts, 1):
            assert post.startswith(mark)
            assert post.endswith(f" ({number}/{len(item.posts)})")
            assert count_text(post, channel).fits
        assert item.text == "\n\n".join(item.posts)
        assert item.count == max(count_text(post, channel).count for post in item.posts)
        for sentence in item.sentences:
            assert sum(sentence.text in post for post in item.posts) == 1


class TestThreadChannel:
    """A text for `x-thread` always runs over numbered posts, chosen against the whole thread's aim."""

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_thread_says_more_than_a_post_and_is_cut_between_sentences(self, language: str) -> None:
        situation = make_situation(
            playbook(BOAT), [report("ksop", AWARE, EVENT), told(minutes(60), FIRST)], Status.EXERCISE
        )
        item, post = (write(situation, "holding", channel, language) for channel in ("x-thread", "x"))
        channel = load_channels()["x-thread"]
        assert 2 < len(item.posts) <= channel.posts
        assert len(item.sentences) > len(post.sentences)
        for number, text in enumerate(item.posts, 1):
            assert text.startswith({"id": "LATIHAN: ", "en": "EXERCISE: "}[language])
            assert text.endswith(f" ({number}/{len(item.posts)})")
            assert count_text(text, channel).fits
        assert [sum(sentence.text in text for text in item.posts) for sentence in item.sentences] == [1] * len(item.sentences)
        assert channel.aim is not None
        assert sum(count_text(sentence.text, channel).count for sentence in item.sentences) <= channel.aim

    def test_a_sentence_longer_than_a_post_takes_its_shorter_form(self) -> None:
        """The place is as long as it may be, so the longest forms of the opening have no room in one post."""
        place = {"id": "di " + "Kepulauan Nusa Jauh " * 3, "en": "off " + "the Far Islands " * 3}
        vessel = "KM Contoh Sejahtera Abadi Nusantara Raya Sentosa Makmur Ja"
        situation = make_situation(playbook(BOAT), [report("ksop", AWARE, {**EVENT, "vessel": vessel, "place": place})])
        for language in LANGUAGES:
            item = write(situation, "holding", "x-thread", language)
            assert all(count_text(text, load_channels()["x-thread"]).fits for text in item.posts)


class TestHeardAndSeenAtAGlance:
    """Radio is read aloud and push is seen at a glance: no brackets and no addresses."""

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("channel", ["radio", "push"])
    def test_no_address_and_within_the_aim(self, language: str, channel: str) -> None:
        situation = boat(told(minutes(60), FIRST), NAMED_TWICE)
        item = write(situation, "holding", channel, language)
        row = load_channels()[channel]
        assert row.aim is not None
        toll = [sentence.text for sentence in item.sentences if sentence.part is Part.KNOWN]
        assert len(toll) == 1
        assert count_text(item.text.replace(toll[0], ""), row, language).count <= row.aim
        assert "dephub" not in item.text

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_correction_on_the_radio_stands_between_commas(self, language: str) -> None:
        situation = boat(told(minutes(60), FIRST), NAMED_TWICE)
        before = write(situation, "holding", "press", language)
        item = write(situation, "update", "radio", language, LATER, before)
        assert {"id": ", ralat dari 2", "en": ", corrected from two"}[language] in item.text
        assert not set("()[]") & set(item.text)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_listener_hears_who_speaks_and_agencies_by_their_full_names(self, language: str) -> None:
        situation = boat(told(minutes(60), FIRST))
        item = write(situation, "holding", "radio", language)
        first = {"id": "Dari Kementerian Perhubungan: ", "en": "From the Ministry of Transportation: "}[language]
        assert item.text.startswith(first)
        full = {"id": "Badan Nasional Pencarian dan Pertolongan, Basarnas", "en": "the National Search and Rescue Agency, Basarnas"}
        assert full[language].casefold() in item.text.casefold()


class TestTheDay:
    """A release and a page give the day themselves; what happened today is not given it a second time."""

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("channel", ["press", "web"])
    def test_the_date_stands_once(self, language: str, channel: str) -> None:
        first = {**FIRST, "occurred_at": When.at(minutes(0), "Asia/Makassar")}
        item = write(boat(told(minutes(60), first)), "holding", channel, language)
        assert re.search(r"\b(pada Sabtu|On Saturday)[,.]", item.text, re.IGNORECASE)
        assert len(re.findall(r"\d{1,2} \w+ 2026", item.text)) == 1


class TestRefusals:
    """A draft is refused with what must be confirmed or does not fit, and never for a lesser reason."""

    def test_an_unknown_channel_kind_or_language(self) -> None:
        situation = boat()
        assessment = crisiskit.assess(situation, now=NOW)
        for kind, channel, language, code in (
            ("holding", "fax", "id", "unknown-channel"), ("gossip", "x", "id", "unknown-kind"),
            ("holding", "x", "jv", "unknown-language"),
        ):  # fmt: skip
            with pytest.raises(DraftRefused) as refused:
                crisiskit.draft(situation, assessment, kind=kind, channel=channel, language=language, now=NOW)
            assert [item.code for item in refused.value.problems] == [code]

    def test_a_moment_without_a_zone(self) -> None:
        situation = boat()
        with pytest.raises(DraftRefused) as refused:
            Desk(situation, crisiskit.assess(situation, now=NOW), kind="holding", now=NOW.replace(tzinfo=None))
        assert refused.value.problems[0].code == "now-without-zone"

    def test_a_drill_never_supersedes_the_real_thing(self) -> None:
        drill = write(boat(status=Status.EXERCISE), "holding", "press", "id")
        with pytest.raises(DraftRefused) as refused:
            write(boat(), "update", "press", "id", LATER, drill)
        assert refused.value.problems[0].code == "supersedes-other-crisis"

    def test_a_required_part_that_cannot_be_said(self) -> None:
        situation = boat(told(minutes(60), FIRST))
        text = situation.playbook.texts["id"]
        silent = {name: message for name, message in text.messages.items() if message.part is not Part.EMPATHY}
        texts = {"id": text.model_copy(update={"messages": silent})}
        mute = situation.model_copy(update={"playbook": situation.playbook.model_copy(update={"texts": texts})})
        with pytest.raises(DraftRefused) as refused:
            write(mute, "holding", "press", "id")
        assert refused.value.problems[0].code == "required-part-unsayable"
        assert refused.value.problems[0].argument("part") == "empathy"


class TestPromises:
    """The next word is due at the statement's deadline or after the update clock, rounded up, at least a quarter hour ahead."""

    def test_an_acknowledgement_promises_the_statement(self) -> None:
        item = write(boat(), "acknowledgement", "x", "id", minutes(7))
        assert item.next_update_at == AWARE + timedelta(minutes=60)
        assert item.valid_until == item.next_update_at

    def test_late_promises_are_still_ahead(self) -> None:
        item = write(boat(), "acknowledgement", "x", "id", minutes(58))
        assert item.next_update_at == minutes(75)

    def test_promises_fall_on_five_minutes(self) -> None:
        item = write(boat(), "holding", "x", "id", minutes(62))
        assert item.next_update_at is not None
        assert item.next_update_at.minute % 5 == 0
        assert item.next_update_at > minutes(62)

    def test_a_time_given_overrides(self) -> None:
        situation = boat()
        chosen = datetime(2026, 3, 7, 20, 0, tzinfo=ZONE)
        desk = Desk(situation, crisiskit.assess(situation, now=NOW), kind="holding", now=NOW, next_update=chosen)
        assert desk.write("x", "id").next_update_at == chosen
        assert "pukul 20.00 WITA" in desk.write("x", "id").text

    def test_a_promise_that_was_missed_is_said_in_the_problems(self) -> None:
        situation = boat(told(minutes(60), FIRST))
        before = write(situation, "holding", "press", "id")
        late = NOW + timedelta(hours=9)
        desk = Desk(situation, crisiskit.assess(situation, now=late), kind=Kind.UPDATE, now=late, supersedes=before)
        assert [item.code for item in desk.problems] == ["promise-missed"]


def test_review_finds_nothing_against_a_fresh_draft_and_everything_against_a_forged_one() -> None:
    situation = boat(told(minutes(60), FIRST), status=Status.EXERCISE)
    item = write(situation, "holding", "x", "id")
    assert crisiskit.review(item, situation) == ()
    forged = item.model_copy(update={"text": "Semua aman terkendali.", "posts": ("Semua aman terkendali.",)})
    assert {problem.code for problem in crisiskit.review(forged, situation)} == {
        "text-was-changed", "mark-missing", "never-say-in-text", "unsourced-reassurance", "missing-place",
        "missing-next-update",
    }  # fmt: skip


class TestWhatMayBeReplaced:
    """A statement replaces one that the public heard, in this crisis, before it."""

    def codes(self, superseded: Statement, **changed: Any) -> list[str]:
        with pytest.raises(DraftRefused) as refused:
            write(boat(), "update", "press", "id", LATER, superseded.model_copy(update=changed))
        return [item.code for item in refused.value.problems]

    def test_one_of_another_crisis_is_refused(self) -> None:
        first = write(boat(told(minutes(60), FIRST)), "holding", "press", "id")
        other = first.facts[0].model_copy(update={"fact": "river_level"})
        assert self.codes(first, facts=(*first.facts, other)) == ["supersedes-other-crisis"]
        assert self.codes(first, drafted_at=AWARE - timedelta(days=2)) == ["supersedes-other-crisis"]

    def test_one_from_later_is_refused(self) -> None:
        first = write(boat(), "holding", "press", "id")
        assert self.codes(first, drafted_at=LATER + timedelta(minutes=1)) == ["supersedes-later"]

    @pytest.mark.parametrize("kind", ["internal", "reply"])
    def test_what_the_public_never_heard_is_not_replaced_in_public(self, kind: str) -> None:
        assert self.codes(write(boat(), kind, "internal", "id")) == ["supersedes-not-public"]

    @pytest.mark.parametrize("name", ["drafted_at", "next_update_at", "valid_until"])
    def test_a_time_without_a_zone_is_no_statement(self, name: str) -> None:
        kept = write(boat(), "holding", "press", "id").model_dump(mode="json")
        assert Statement.model_validate(kept).kind.value == "holding"
        with pytest.raises(ValidationError):
            Statement.model_validate({**kept, name: "2026-03-07T09:45:00"})
