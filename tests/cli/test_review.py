"""`crisiskit review`: each fault with its words, reason and remedy; an object for programs; a crisis and what was said before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crisiskit.cli.review import KINDS, LONGEST
from crisiskit.model.statement import Kind
from crisiskit.reviewing.hits import WORDING_ONLY
from installed import ROOT
from running import Run

DRILL = ROOT / "docs" / "examples" / "ferry-drill"
KEYS = ["rule", "level", "words", "line", "column", "say", "why", "instead", "case"]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a house."""
    monkeypatch.chdir(tmp_path)


def test_a_fault_is_shown_with_its_words_reason_and_remedy(run: Run) -> None:
    done = run("--lang", "en", "review", answers="Press release\n\nNo comment.\n")
    assert done.out == (
        "-:3:1: error[no-comment]: “No comment” shuts the door: whoever asks will look for the answer elsewhere. "
        "Say what can be said now, what is still being checked, and when the next word comes.\n"
        "    Why: Silence is read as hiding something. CERC asks us to say what is not known and how answers are being found.\n"
        "    Case: CDC, CERC: a first message names what is not known and what is done to find out.\n"
        "One thing to change.\n"
    )
    assert done.code == 1


@pytest.mark.parametrize(("language", "said"), [("id", "Tidak ada yang perlu diubah"), ("en", "Nothing stands against")])
def test_a_good_text_is_called_good(run: Run, language: str, said: str) -> None:
    done = run("--lang", language, "review", "--excerpt", answers="Petugas kami mendampingi keluarga di Posko Ketapang.")
    assert done.out.startswith(said)
    assert done.code == 0


def test_json_has_an_object_for_each_problem(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "post.txt"
    text = "\ufeffKami tidak akan berkomentar.\nPetugas dilarang menolak warga. Doa dan pikiran kami bersama keluarga.\n"
    file.write_text(text, encoding="utf-8")
    found = json.loads(run("--lang", "id", "review", str(file), "--json", "--excerpt").out)
    assert {(item["rule"], item["line"]) for item in found} == {("no-comment", 1), ("stock-grief", 2)}
    second = [(item["words"], item["column"]) for item in found if item["line"] == 2]
    assert second == [("Doa dan pikiran kami", 33)]
    assert all(list(item) == KEYS and all(item.values()) for item in found)


def test_the_language_is_the_one_the_text_seems_to_be_in(run: Run) -> None:
    done = run("--lang", "en", "review", "--json", "--excerpt", answers="Kami tidak akan memberikan komentar tentang hal itu.")
    assert {item["rule"] for item in json.loads(done.out)} == {"no-comment"}


def test_a_text_is_held_against_the_crisis_and_what_was_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "crisis.yaml").write_bytes((DRILL / "crisis.yaml").read_bytes())
    (tmp_path / "house.yaml").write_bytes((DRILL / "house.yaml").read_bytes())
    asked = ("--lang", "en", "review", "--crisis", str(tmp_path), "--now", "2026-12-04 10:20", "--excerpt", "--json")
    found = json.loads(run(*asked, answers="Basarnas reports, as of 10:10 WITA, that nine people have died.").out)
    assert [(item["rule"], item["words"]) for item in found] == [("figure-differs", "nine people have died")]
    (tmp_path / "before.txt").write_text("We are not responsible for the ferry.", encoding="utf-8")
    found = json.loads(run(*asked, "--after", str(tmp_path / "before.txt"), answers="We apologise for the delay.").out)
    assert {item["rule"] for item in found} == {"mixed-strategies", "apology-before-consent"}


def test_the_other_language_has_the_same_figures(run: Run, tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("Next word at 19:00 WIB.", encoding="utf-8")
    done = run("review", "--json", "--excerpt", "--with", str(tmp_path / "en.txt"), answers="Kabar berikutnya pukul 18.00 WIB.")
    assert [(item["rule"], item["words"]) for item in json.loads(done.out)] == [("languages-differ", "18.00")]


def test_the_house_in_the_folder_has_its_rules(run: Run, tmp_path: Path) -> None:
    rule = "rules:\n  - {id: pelanggan, never: 'pelanggan*', why: {id: Warga bukan pelanggan.}}\n"
    (tmp_path / "house.yaml").write_text((DRILL / "house.yaml").read_text(encoding="utf-8") + rule, encoding="utf-8")
    for asked in ((), ("--house", str(tmp_path))):
        done = run("review", "--json", "--excerpt", *asked, answers="Para pelanggannya sedang kami dampingi.")
        assert [(item["rule"], item["words"]) for item in json.loads(done.out)] == [("house-rule", "pelanggannya")]


def test_what_cannot_be_reviewed_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("review", str(tmp_path / "none.txt")).code == 2
    done = run("--lang", "en", "review", answers="a" * (LONGEST + 1))
    assert (done.code, "200" in done.err) == (2, True)


def test_the_kinds_are_those_of_statements_and_of_wording() -> None:
    assert set(KINDS) == {kind.value for kind in Kind} | set(WORDING_ONLY)


#: Long runs of one thing, over which a careless pattern would take for ever.
RUNS = ("1" * 5000, "(" * 2000, "a" * 20_000, "korban " * 3000, "0,0017% " * 2000)


@pytest.mark.parametrize("text", ["", "\n\n", "\x00\ud800", "“", *RUNS])
def test_no_text_ends_in_a_traceback(run: Run, text: str) -> None:
    done = run("review", "--kind", "update", "--json", answers=text.encode("utf-8", "replace").decode())
    assert isinstance(json.loads(done.out), list)


def test_json_names_the_rule_that_a_missing_date_belongs_to(run: Run) -> None:
    text = "The claim that the bridge is closed is untrue. Questions: press@bridge.example"
    found = json.loads(run("--lang", "en", "review", "--kind", "correction", "--channel", "press", "--json", answers=text).out)
    assert "missing-time" in {item["rule"] for item in found}
