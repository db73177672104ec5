"""Replies in public: every question of both playbooks at three stages of knowledge, the sheet, and the wording under comments."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

import crisiskit
from crisiskit import Situation
from crisiskit.drafting.answering import answer, find_awaited, is_answered, make_sheet, treat_comments
from crisiskit.drafting.writing import Desk
from crisiskit.errors import DraftRefused
from crisiskit.model.answering import Act, Posture, QuestionSheet
from crisiskit.model.crisis import Claim, Verdict
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Part
from crisiskit.problems import Where
from crisiskit.recording.folding import fold
from installed import ROOT

STAGES = Path(__file__).parent / "stages"
PLAYBOOKS = ("boat-accident", "tourist-accident-sar")
LANGUAGES = ("id", "en")
MOMENTS = {
    "nothing": datetime.fromisoformat("2026-12-04T09:20+08:00"),
    "half": datetime.fromisoformat("2026-12-04T10:00+08:00"),
    "all": datetime.fromisoformat("2026-12-05T18:00+08:00"),
}
FEWEST_QUESTIONS = 30
UNTRUE = Claim(
    id="twenty-dead", text={"id": "Dua puluh orang meninggal dunia.", "en": "Twenty people have died."}, verdict=Verdict.UNTRUE,
    evidence="Basarnas, by telephone at 11.20", where=Where("crisis.yaml"),
)  # fmt: skip


@pytest.fixture(scope="module")
def situations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Situation]:
    found = {}
    for playbook in PLAYBOOKS:
        folder = tmp_path_factory.mktemp(playbook)
        shutil.copy(ROOT / "docs" / "examples" / "ferry-drill" / "house.yaml", folder)
        crisis = (STAGES / f"{playbook}.yaml").read_text(encoding="utf-8")
        assert "status: actual" in crisis
        (folder / "crisis.yaml").write_text(crisis.replace("status: actual", "status: exercise"), encoding="utf-8")
        found[playbook] = crisiskit.load_situation(folder)
    return found


def sheet_of(situation: Situation, stage: str, language: str) -> QuestionSheet:
    now = MOMENTS[stage]
    return make_sheet(situation, crisiskit.assess(situation, now=now), language=language, now=now)


@cache
def ids_of(playbook: str) -> tuple[str, ...]:
    return tuple(crisiskit.load_playbook(playbook).texts["id"].questions)


@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_what_the_public_asks_has_an_answer_in_both_languages(playbook: str) -> None:
    texts = crisiskit.load_playbook(playbook).texts
    assert len(texts["id"].questions) >= FEWEST_QUESTIONS
    assert list(texts["id"].questions) == list(texts["en"].questions)
    for text in texts.values():
        assert min(len(question.also) for question in text.questions.values()) >= 2
        asked = Counter(way for question in text.questions.values() for way in (question.question, *question.also))
        assert not [way for way, number in asked.items() if number > 1]


@pytest.mark.parametrize("stage", MOMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_every_question_is_met_at_every_stage(
    situations: dict[str, Situation], playbook: str, language: str, stage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = sheet_of(situations[playbook], stage, language)
    assert [row.question for row in sheet.rows] == list(ids_of(playbook))
    postures = Counter(row.posture.value for row in sheet.rows)
    with capsys.disabled():
        print(f"\n{playbook} {language} {stage}: {dict(sorted(postures.items()))}")  # noqa: T201 - the figures are to be seen
    never = situations[playbook].playbook.texts[language].never_say
    for row in sheet.rows:
        assert row.answer is None or not re.search(r"\{\{|\[\[|\bNone\b", row.answer), row
        assert row.answer is not None or row.posture is Posture.BRIDGE
        assert not [item.pattern for item in never if row.answer and item.pattern.strip("*") in row.answer], row
    if stage != "nothing":
        assert all(row.answer for row in sheet.rows), [row.question for row in sheet.rows if not row.answer]


@pytest.mark.parametrize("channel", ["x", "sms", "whatsapp"])
@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_every_reply_fits_its_channel(situations: dict[str, Situation], playbook: str, channel: str) -> None:
    situation = situations[playbook]
    written, refused = 0, []
    for stage, now in MOMENTS.items():
        assessment = crisiskit.assess(situation, now=now)
        knowledge = fold(situation, now)
        for question in ids_of(playbook):
            desk = Desk(situation, assessment, kind=Kind.REPLY, now=now, knowledge=knowledge, question=question)
            for language in LANGUAGES:
                try:
                    found = desk.write(channel, language)
                except DraftRefused as error:
                    refused.append((stage, question, language, [item.code for item in error.problems]))
                else:
                    written += 1
                    assert found.limit is None or found.count <= found.limit
                    assert found.text.startswith({"id": "LATIHAN: ", "en": "EXERCISE: "}[language])
    assert written > 100
    assert not refused


def test_a_question_in_one_language_is_answered_in_the_other(situations: dict[str, Situation]) -> None:
    situation, now = situations["boat-accident"], MOMENTS["half"]
    assessment = crisiskit.assess(situation, now=now)
    asked = "knp kapalnya blh berlayar?"
    own = answer(situation, assessment, asked, channel="x", now=now)
    assert (own.statement.language, own.match.language) == ("id", "id")
    other = answer(situation, assessment, asked, channel="x", now=now, language="en")
    assert other.match.found == own.match.found
    assert other.match.found is not None
    assert other.match.found.question == "allowed-to-sail"
    assert other.statement.language == "en"
    assert is_answered(other.statement)


def test_a_question_nobody_approved_gets_what_can_be_said_and_the_next_hour(situations: dict[str, Situation]) -> None:
    situation, now = situations["boat-accident"], MOMENTS["half"]
    found = answer(situation, crisiskit.assess(situation, now=now), "how much is a ticket to Lombok?", channel="whatsapp", now=now)
    assert found.match.found is None
    assert not is_answered(found.statement)
    assert found.statement.sentences[0].part is Part.ANSWER
    assert Part.NEXT in {item.part for item in found.statement.sentences}


def test_only_what_is_confirmed_stands_in_an_answer(situations: dict[str, Situation]) -> None:
    situation = situations["boat-accident"]
    now = MOMENTS["all"]
    text = answer(situation, crisiskit.assess(situation, now=now), "how many died?", channel="press", now=now).statement
    confirmed = {name for name, fact in fold(situation, now).facts.items() if fact.sayable is not None}
    assert {used.fact for used in text.facts} <= confirmed
    assert {"deaths"} <= {used.fact for used in text.facts}


def test_an_answer_stands_alone_unless_it_speaks_of_victims(situations: dict[str, Situation]) -> None:
    situation, now = situations["boat-accident"], MOMENTS["all"]
    assessment = crisiskit.assess(situation, now=now)

    def parts(asked: str) -> set[Part]:
        found = answer(situation, assessment, asked, channel="whatsapp", now=now)
        assert is_answered(found.statement), asked
        return {item.part for item in found.statement.sentences}

    assert Part.EMPATHY in parts("how many died?")
    assert Part.EMPATHY not in parts("can I get a refund for my ticket?")
    assert Part.NEXT not in parts("when is the next update?"), "the answer names the hour itself"


def test_what_is_awaited_is_named_with_its_owners(situations: dict[str, Situation]) -> None:
    situation = situations["boat-accident"]
    facts, owners = find_awaited(situation, fold(situation, MOMENTS["nothing"]), "tourists")
    assert (facts, owners) == (("verifying",), ("self",)) or facts == ()
    rows = {row.question: row for row in sheet_of(situation, "half", "en").rows}
    waiting = [row for row in rows.values() if row.waiting]
    assert waiting
    for row in waiting:
        assert all(situation.playbook.facts[name] for name in row.waiting)


def test_comments_get_the_wording_that_belongs_to_the_act(situations: dict[str, Situation]) -> None:
    before = situations["boat-accident"]
    situation = before.model_copy(update={"crisis": before.crisis.model_copy(update={"claims": (UNTRUE,)})})
    now = MOMENTS["all"]
    comments = (
        "Terima kasih infonya", "why was the ferry allowed to sail?", "dua puluh orang meninggal dunia!",
        "Sudah telepon posko tiga kali tidak diangkat", "goblok", "Adik saya di kapal itu!",
    )  # fmt: skip
    found = list(treat_comments(situation, crisiskit.assess(situation, now=now), comments, channel="whatsapp", now=now))
    assert [item.act for item in found] == [Act.THANK, Act.ANSWER, Act.CORRECT, Act.RESTORE, Act.LEAVE, Act.ESCALATE]
    thank, answered, correct, restore, leave, escalate = (item.reply or "" for item in found)
    assert thank == "LATIHAN: Terima kasih atas dukungannya."
    assert answered.startswith("EXERCISE: ")
    assert "3 orang meninggal dunia" in correct
    assert "dua puluh" not in correct.casefold(), "the myth stays out of the reply"
    assert "SP4N-LAPOR!" in restore
    assert "maaf" not in restore, "nothing is confirmed that we could apologise for"
    assert leave == ""
    assert "pesan langsung" in escalate
    assert found[5].role == "family-liaison"


def test_a_correction_without_evidence_goes_to_a_person(situations: dict[str, Situation]) -> None:
    before = situations["boat-accident"]
    bare = UNTRUE.model_copy(update={"evidence": None})
    situation = before.model_copy(update={"crisis": before.crisis.model_copy(update={"claims": (bare,)})})
    now = MOMENTS["all"]
    [found] = treat_comments(situation, crisiskit.assess(situation, now=now), [bare.text["id"]], channel="x", now=now)
    assert (found.act, found.reason, found.reply) == (Act.ESCALATE, "claim-open", None)
