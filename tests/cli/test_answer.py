"""`answer`: one question, the sheet of all, and comments."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import Run

NOW = ("--now", "2026-12-04 10.30")


def test_a_question_gets_its_answer_and_is_told_what_it_was_taken_for(run: Run, drill: Path) -> None:
    done = run("--lang", "id", "answer", "knp kapal blh berlayar?", drill, "--channel", "x", *NOW)
    assert done.code == 0
    assert done.out.startswith("LATIHAN: ")
    assert "KNKT" in done.out
    assert "(allowed-to-sail)" in done.err


def test_an_answer_can_be_had_in_the_other_language(run: Run, drill: Path) -> None:
    done = run("answer", "kenapa kapal boleh berlayar?", drill, "--lang", "en", *NOW)
    assert done.out.startswith("EXERCISE: ")


def test_a_question_nobody_approved_gets_the_bridge_and_the_team_is_told(run: Run, drill: Path) -> None:
    done = run("answer", "how much is a ticket to Lombok?", drill, *NOW)
    assert done.code == 1
    assert "what we can say now" in done.out
    assert "Next update" in done.out or "next update" in done.out
    assert "No answer is approved" in done.err


def test_a_question_that_cannot_be_answered_yet_says_what_must_be_known(run: Run, drill: Path) -> None:
    done = run("answer", "how many died?", drill, "--now", "2026-12-04 08.22")
    assert done.code == 1
    assert "To be established first: " in done.err


def test_json_holds_the_match_and_the_statement(run: Run, drill: Path) -> None:
    found = json.loads(run("answer", "how many died?", drill, "--json", *NOW).out)
    assert found["match"]["found"]["question"] == "casualties"
    assert found["statement"]["kind"] == "reply"
    assert found["statement"]["status"] == "exercise"


def test_the_folder_is_the_one_at_hand_where_none_is_named(run: Run, drill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(drill)
    assert run("answer", "how many died?", *NOW).code == 0
    assert run("answer", "--sheet", *NOW).code == 0


@pytest.mark.parametrize("style", ["text", "markdown", "json"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sheet_is_a_page_in_one_language(run: Run, drill: Path, language: str, style: str) -> None:
    done = run("answer", "--sheet", drill, "--lang", language, "--format", style, *NOW)
    assert (done.code, done.err) == (0, "")
    if style == "json":
        rows = json.loads(done.out)["rows"]
        assert len(rows) > 30
        assert {row["posture"] for row in rows} <= {"answer", "refer", "bridge"}
    else:
        start = {"id": "LATIHAN: Tanya jawab", "en": "EXERCISE: Questions and answers"}[language]
        assert done.out.startswith(f"# {start}" if style == "markdown" else start)
        assert {"id": "Untuk pertanyaan lain", "en": "To every other question"}[language] in done.out


def test_the_sheet_says_what_must_be_confirmed_first(run: Run, drill: Path) -> None:
    early = run("answer", "--sheet", drill, "--lang", "en", "--now", "2026-12-04 09.00").out
    assert "A fuller answer needs: How many people are safe?" in early


COMMENTS = "Terima kasih infonya\nAdik saya di kapal itu!\nkapan update lagi?\n"


def test_comments_are_read_from_a_file_with_what_to_do(run: Run, drill: Path) -> None:
    file = drill / "comments.txt"
    file.write_text(COMMENTS, encoding="utf-8")
    done = run("--lang", "id", "answer", "--comments", file, drill, *NOW)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("LATIHAN: Komentar: 3")
    assert "Hubungi: pendamping keluarga" in done.out
    assert "> Adik saya di kapal itu!" in done.out


def test_comments_are_read_from_the_input_and_printed_as_json(run: Run, drill: Path) -> None:
    done = run("answer", "--comments", "-", drill, "--json", *NOW, answers=COMMENTS)
    acts = [item["act"] for item in json.loads(done.out)["treatments"]]
    assert acts == ["thank", "escalate", "answer"]


def test_a_comment_can_write_no_markdown(run: Run, drill: Path) -> None:
    done = run("answer", "--comments", "-", drill, "--format", "markdown", *NOW, answers="# [klik](http://x) <b>goblok</b>\n")
    assert "](http" not in done.out.replace("\\", "") or "\\[" in done.out
    assert "<b>" not in done.out.replace("\\<b>", "")


def test_what_cannot_be_read_is_named_and_the_rest_is_treated(run: Run, drill: Path) -> None:
    file = drill / "comments.jsonl"
    file.write_text('{"text": "goblok"}\n{}\n', encoding="utf-8")
    done = run("answer", "--comments", file, drill, *NOW)
    assert done.code == 1
    assert "comments.jsonl:2:1: warning[comment-unreadable]" in done.err
    assert "goblok" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["answer"], "no question"),
        (["answer", "  "], "no question"),
        (["answer", "why", "was", "it"], "quotation marks"),
        (["answer", "--sheet", "a", "b"], "more than one folder"),
        (["answer", "--sheet", "--comments", "x"], "one at a time"),
        (["answer", "why?", "nowhere"], "nowhere"),
        (["answer", "why?", "--channel", "fax"], "fax"),
    ],
)
def test_wrong_use_is_explained(run: Run, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_file_that_is_not_there_is_a_problem(run: Run, drill: Path) -> None:
    done = run("answer", "--comments", "nowhere.txt", drill, *NOW)
    assert done.code == 1
    assert "file-missing" in done.err
