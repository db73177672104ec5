"""What may be written behind the options that commands share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import Run


@pytest.mark.parametrize(
    "written",
    ["2025-07-03T00:40+07:00", "2025-07-02T17:40Z", "2025-07-03 00.40", "3 Juli 2025 pukul 00.40 WIB", "3 July 2025 01:40 WITA"],
)
def test_now_is_read_as_people_write_it(run: Run, event: Path, written: str) -> None:
    done = run("assess", event, "--json", "--now", written)
    assert json.loads(done.out)["at"] == "2025-07-03T00:40:00+07:00"


@pytest.mark.parametrize("written", ["yesterday", "2025-07-03", "2025-07-03 25:00", "2025-07-03 night", "Senin, 3 Juli 2025 00.40"])
def test_a_now_that_is_no_moment_is_wrong_use(run: Run, event: Path, written: str) -> None:
    done = run("--lang", "id", "assess", event, "--now", written)
    assert (done.code, done.out) == (2, "")
    assert "--now" in done.err


def test_a_file_of_the_situation_stands_for_its_folder(run: Run, event: Path) -> None:
    folder, file = (run("assess", path, "--now", "2025-07-03T00:40+07:00") for path in (event, event / "crisis.yaml"))
    assert folder == file


def test_another_file_is_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    assert run("assess", tmp_path / "notes.txt").code == 2


def test_the_folder_is_the_current_one_by_default(run: Run, drill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(drill)
    assert run("assess", "--now", "2026-12-04 09.45").code == 0


def test_old_reports_are_warned_of(run: Run, event: Path) -> None:
    done = run("assess", event, "--now", "2025-12-24 10:00")
    assert done.code == 0
    assert "warning[reports-are-old]" in done.err
    assert "reports-are-old" not in run("assess", event, "--now", "2025-07-03T00:40+07:00").err


def test_doubts_about_later_reports_are_not_told_yet(run: Run, drill: Path) -> None:
    """One file is replayed at any moment: at nine nobody can know of the contradiction at ten."""
    path = drill / "crisis.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "claims:",
        "  - {from: dvi, at: 2026-12-04 10:12, as_of: 2026-12-04 10:05, confirmed: {deaths: 4}}\nclaims:",
    )
    path.write_text(text, encoding="utf-8")
    assert "sources-disagree" not in run("assess", drill, "--now", "2026-12-04 09.45").err
    assert "warning[sources-disagree]" in run("assess", drill, "--now", "2026-12-04 10.15").err
