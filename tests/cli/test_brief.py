"""The brief: one message for each audience; partners learn what is agreed and by whom, and nothing of our own house."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crisiskit.cli.brief import AUDIENCES
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.rendering import briefs
from running import Run

NOW = ("--now", "2026-12-04 10.30")


@pytest.fixture
def worked(run: Run, logged: Path) -> Path:
    """The drill with an enquiry, a note and steps done in its log."""
    early = ("--now", "2026-12-04 09.41")
    for arguments in (
        ("contact", "Kompas", logged, "--asks", "berapa korban?"), ("note", "kapten menelepon istrinya", logged),
        ("done", "pause", logged, "--at", "08.24"), ("contact", "crisis-lead", logged, "--told", "--answered"),
    ):  # fmt: skip
        assert run(*arguments, *early).code == 0
    return logged


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_brief_is_as_it_was_read(
    run: Run, worked: Path, audience: str, language: str, golden: Callable[[str, str], None]
) -> None:
    done = run("--lang", language, "brief", worked, "--audience", audience, *NOW)
    assert (done.code, done.err) == (0, "")
    text, _, anchor = done.out.rpartition("\n\nLog: ")
    assert anchor.startswith("humas-1:4:")
    golden(f"brief-{audience}.{language}.txt", text + "\n")


def test_the_audiences_are_those_that_can_be_written() -> None:
    assert AUDIENCES == briefs.AUDIENCES


def test_partners_learn_no_level_no_names_and_none_of_our_own_affairs(run: Run, worked: Path) -> None:
    moment = ("--now", "2026-12-04 14.30")
    inside, outside = (run("brief", worked, "--audience", audience, *moment).out for audience in ("team", "partners"))
    for secret in ("Kompas", "Koordinator krisis", "Level: ", "Late ("):
        assert secret in inside
        assert secret not in outside
    assert "kapten" not in inside + outside
    assert "86 (Basarnas" in outside
    ours = ("legal", "photograph of the manifest", "0000-555-0142")
    assert not [word for word in ours if word in outside]


def test_what_we_published_ourselves_partners_may_know(
    run: Run, worked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefs, "MOST_FACTS", 99)
    moment = ("--now", "2026-12-04 09.55")
    assert "0000-555-0142" not in run("brief", worked, "--audience", "partners", *moment).out
    kept = run("draft", worked, "--kind", "holding", "--channel", "press", "--lang", "en", "--save", "--now", "2026-12-04 09.52")
    assert "0000-555-0142" in kept.out
    assert "0000-555-0142" in run("brief", worked, "--audience", "partners", *moment).out


def test_a_disputed_figure_is_named_without_a_value(run: Run, worked: Path) -> None:
    run("fact", worked, "injured=114", "--from", "dinkes", "--as-of", "10.20", "--now", "2026-12-04 10.25")
    run("fact", worked, "injured=117", "--from", "kemenkes", "--as-of", "10.20", "--now", "2026-12-04 10.26")
    for audience in AUDIENCES:
        out = run("brief", worked, "--audience", audience, *NOW).out
        assert "- The number of people injured: waiting for the health office and the Ministry of Health" in out.replace(
            "the Ministry of Health and the health office", "the health office and the Ministry of Health"
        )
        assert "114 (" not in out
        assert "117 (" not in out


def test_the_anchor_of_a_brief_is_held_against_the_log(run: Run, worked: Path) -> None:
    text = run("brief", worked, "--audience", "partners", *NOW).out
    assert run("log", "verify", worked, "-", answers=text).code == 0
    forged = text.replace(":4:", ":40:")
    assert forged != text
    assert "error[log-anchor-lost]" in run("log", "verify", worked, "-", answers=forged).out


def test_without_a_log_a_brief_has_no_anchor_and_blames_nobody(run: Run, drill: Path) -> None:
    out = run("brief", drill, *NOW).out
    assert out.startswith("EXERCISE: ")
    assert "Log: " not in out
    assert "No answer yet" not in out
    assert "Past their time, check that they are done" in out
