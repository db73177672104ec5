"""The watch: the picture of the plan, renewed; it reads only, prints what has changed, and ends cleanly."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from running import Run

NOW = ("--now", "2026-12-04 08.50")


@pytest.fixture
def logged(run: Run, drill: Path) -> Path:
    assert run("log", "start", drill).code == 0
    return drill


def read_all(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def pause_for(monkeypatch: pytest.MonkeyPatch, *acts: Callable[[], object]) -> list[float]:
    """Each pause does the next of some acts; behind the last comes Ctrl-C. The seconds that were asked for."""
    asked: list[float] = []

    def sleep(seconds: float) -> None:
        asked.append(seconds)
        if len(asked) > len(acts):
            raise KeyboardInterrupt
        acts[len(asked) - 1]()

    monkeypatch.setattr(time, "sleep", sleep)
    return asked


def nothing() -> None:
    """A pause in which nothing happens."""


def test_once_shows_the_picture_and_nothing_is_written(run: Run, logged: Path) -> None:
    before = read_all(logged)
    done = run("--lang", "id", "watch", logged, "--once", *NOW)
    assert done.code == 0, done.err
    assert done.out == run("--lang", "id", "plan", logged, "--format", "now", *NOW).out
    assert done.out.startswith("LATIHAN: Rencana eskalasi: ")
    assert done.out.index("Terlambat: belum tercatat selesai") < done.out.index("\nSekarang\n")
    assert read_all(logged) == before


def test_a_block_is_printed_for_each_change_and_only_then(run: Run, logged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from crisiskit.cli import main

    def record() -> None:
        assert main(["done", "pause", str(logged), *NOW]) == 0

    asked = pause_for(monkeypatch, nothing, record, nothing)
    done = run("watch", logged, "--every", "2m", *NOW)
    assert done.code == 0
    assert asked == [120] * 4
    assert done.out.count("EXERCISE: Escalation plan") == 2
    first, second = done.out.split("EXERCISE: Escalation plan")[1:]
    line = "08:25 WITA: Stop all scheduled posts and promotion."
    assert (line in first, line in second) == (True, False)
    assert "08:50 WITA: Stop all scheduled posts and promotion. Done by: " in second
    assert "the log is as it was" in done.err


def test_what_cannot_be_read_for_a_moment_is_told_and_looked_at_again(
    run: Run, logged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = logged / "crisis.yaml"
    text = file.read_text(encoding="utf-8")
    pause_for(monkeypatch, lambda: file.write_text("half", encoding="utf-8"), lambda: file.write_text(text, encoding="utf-8"))
    done = run("watch", logged, *NOW)
    assert done.code == 0
    assert done.out.count("EXERCISE: Escalation plan") == 2
    assert "error[not-a-mapping]" in done.out


def test_a_terminal_gets_one_screen_and_gets_its_own_back(run: Run, logged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LINES", "20")
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    pause_for(monkeypatch, nothing)
    done = run("watch", logged, *NOW)
    assert done.code == 0
    opened, closed = done.out.index("\x1b[?1049h"), done.out.rindex("\x1b[?1049l")
    assert opened < done.out.index("EXERCISE: Escalation plan") < closed
    assert "more lines: crisiskit plan" in done.out
    assert "After that" not in done.out, "the screen has twenty lines"


@pytest.mark.parametrize("written", ["0", "-5", "10x", "ten", "61m", "1e3", "", "5s5s", "9" * 40])
def test_a_pause_that_is_none_is_wrong_use(run: Run, logged: Path, written: str) -> None:
    done = run("watch", logged, "--once", "--every", written, *NOW)
    assert (done.code, done.out) == (2, "")
    assert "Write 10s or 2m" in done.err
