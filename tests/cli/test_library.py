"""Reading the library: `list`, `show`, `check`."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.reading.library import bundled_root
from running import Run


def test_the_list_names_what_a_crisis_can_be_opened_with(run: Run) -> None:
    done = run("--lang", "id", "list")
    assert (done.code, done.err) == (0, "")
    rows = {ident: rest for ident, *rest in (line.split("\t") for line in done.out.splitlines())}
    assert rows["boat-accident"][:2] == ["Kecelakaan kapal", "id, en"]
    assert [ident for ident in rows if ident.startswith(("base", "family-"))] == []


def test_the_list_is_a_table_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    done = run("--lang", "id", "list")
    head, *rows = re.sub(r"\x1b\[[0-9;]*m", "", done.out).splitlines()
    assert head.split() == ["Pengenal", "Nama", "Bahasa", "Dipakai", "bila"]
    assert any("Kecelakaan kapal" in row for row in rows)


def test_the_list_is_for_programs_too(run: Run) -> None:
    found = {item["id"]: item for item in json.loads(run("list", "--json").out)}
    assert set(found["boat-accident"]) == {"id", "version", "name", "summary", "folder"}
    assert set(found["boat-accident"]["name"]) == {"id", "en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_playbook_is_a_page_of_markdown_in_a_pipe(run: Run, language: str) -> None:
    done = run("--lang", language, "show", "boat-accident")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith({"id": "# Kecelakaan kapal\n", "en": "# Vessel accident\n"}[language])
    assert done.out == run("show", "boat-accident", "--lang", language).out


def test_a_playbook_is_set_for_reading_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    done = run("--lang", "id", "show", "boat-accident")
    assert "Kecelakaan kapal" in done.out
    assert "\n## " not in done.out, "headings are set, not written"
    assert "{{ vessel }}" in done.out, "wordings are shown letter by letter"


def test_a_playbook_that_is_not_there_is_guessed(run: Run) -> None:
    done = run("--lang", "id", "show", "boat-acident")
    assert (done.code, done.out) == (1, "")
    assert "Mungkin maksudnya boat-accident." in done.err


def test_a_page_in_a_language_it_does_not_have_is_a_problem_and_the_program_takes_another(run: Run, tmp_path: Path) -> None:
    run("new", "playbook", "market-fire", tmp_path)
    (tmp_path / "market-fire" / "id.md").unlink()
    assert run("--lang", "id", "--playbooks", tmp_path, "show", "market-fire").out.startswith("# Market fire\n")
    done = run("--playbooks", tmp_path, "show", "market-fire", "--lang", "id")
    assert (done.code, done.out) == (1, "")
    assert "error[no-document]" in done.err


def test_nothing_is_said_of_what_is_shipped(run: Run, drill: Path, event: Path) -> None:
    assert run("check", bundled_root(), drill, event) == (0, "", "")


def test_every_fault_is_told_on_a_line_of_its_own(run: Run, drill: Path) -> None:
    path = drill / "crisis.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("event: capsized", "event: exploded"), encoding="utf-8")
    done = run("--lang", "id", "check", drill)
    assert (done.code, done.err) == (1, "")
    lines = done.out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"{path}:") for line in lines)
    assert all("error[unknown-choice]: “exploded” bukan pilihan untuk event." in line for line in lines)


def test_faults_are_for_programs_too(run: Run, drill: Path) -> None:
    path = drill / "house.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("city:", "town:"), encoding="utf-8")
    done = run("check", drill, "--json")
    assert done.code == 1
    found = json.loads(done.out)
    assert {item["code"] for item in found} == {"unknown-key", "missing-key"}
    assert {item["path"] for item in found} == {str(path)}
    assert all(item["line"] and item["column"] and item["sentence"] and item["weight"] == "error" for item in found)


def test_warnings_alone_are_good(run: Run, drill: Path) -> None:
    path = drill / "house.yaml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "role: recorder" not in line]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("check", drill)
    assert done.code == 0
    assert "warning[empty-chair]" in done.out


def test_the_current_folder_is_checked_by_default(run: Run, drill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(drill)
    assert run("check") == (0, "", "")
    (drill / "crisis.yaml").write_text("")
    assert run("check").out.startswith("crisis.yaml:1:1: error[file-empty]: ")


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"[" * 10_000_000, b"| a | b |\n| --- |", b"---\nid: x\n", b"\x00\x01\x02", b"a: " + b"[" * 90_000]
)
@pytest.mark.parametrize("name", ["house.yaml", "crisis.yaml", "playbook/id.md"])
def test_a_broken_file_is_a_problem_and_no_failure(run: Run, tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    done = run("check", tmp_path)
    assert (done.code, done.err) == (1, "")
    assert f"{path}:" in done.out


def test_a_chair_that_will_stand_empty_is_found_weeks_before(run: Run, drill: Path) -> None:
    house = drill / "house.yaml"
    text = house.read_text(encoding="utf-8")
    line = "role: secretary, who: Sekretaris Dinas, deputy: Kepala Bidang Komunikasi"
    assert line in text
    away = "role: secretary, who: Sekretaris Dinas, away: [{from: 2026-12-24, to: 2026-12-25, because: cuti bersama}]"
    house.write_text(text.replace(line, away), encoding="utf-8")
    assert run("check", house, "--now", "2026-11-20 08:00") == (0, "", "")
    done = run("--lang", "id", "check", house, "--now", "2026-11-20 08:00", "--weeks", "6")
    assert done.code == 0
    assert "warning[chair-empty-ahead]: Dari 2026-12-24 00:00 sampai 2026-12-26 00:00 tidak ada petugas" in done.out
    assert "Sekretaris Dinas (cuti bersama)" in done.out
    # The leader's deputy is the secretary, who is away on the day on which the leader is.
    assert "peran “leader”. Berhalangan: Kepala Dinas; Sekretaris Dinas (cuti bersama)" in done.out
