"""`assess` and `plan`: where we stand and what to do, in every form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import Run

NOW = ("--now", "2026-12-04 09.45")


def test_the_assessment_names_level_and_reasons(run: Run, drill: Path) -> None:
    done = run("--lang", "id", "assess", drill, *NOW)
    assert (done.code, done.err) == (0, "")
    assert "ekstrem" in done.out
    assert "Basarnas" in done.out


@pytest.mark.parametrize("command", ["assess", "plan"])
def test_every_form_says_that_it_is_a_drill(run: Run, drill: Path, command: str) -> None:
    assert run("--lang", "id", command, drill, *NOW).out.startswith("LATIHAN: ")
    assert run(command, drill, "--format", "markdown", *NOW).out.startswith("# EXERCISE: ")
    as_json = run(command, drill, "--json", *NOW)
    assert json.loads(as_json.out)["status"] == "exercise"
    assert as_json == run(command, drill, "--format", "json", *NOW)


def test_the_plan_of_the_hour_is_a_form_of_the_plan(run: Run, drill: Path) -> None:
    done = run("--lang", "id", "plan", drill, "--format", "hour", *NOW)
    assert done.out.startswith("LATIHAN: Satu jam ke depan")


def test_what_was_promised_in_public_stands_in_the_plan(run: Run, drill: Path) -> None:
    run("draft", drill, "--kind", "holding", "--channel", "x", "--lang", "id", "--save", "--next", "10.20", *NOW)
    promises = json.loads(run("plan", drill, "--json", *NOW).out)["promises"]
    assert "2026-12-04T10:20:00+08:00" in [item["at"] for item in promises if item["made"]]
    before = json.loads(run("plan", drill, "--json", "--now", "2026-12-04 09.30").out)["promises"]
    assert "2026-12-04T10:20:00+08:00" not in [item["at"] for item in before], "nobody had promised it yet"


def test_what_is_late_is_a_warning_beside_the_plan_and_what_was_kept_in_time_is_not(run: Run, drill: Path) -> None:
    early, late = ("--now", "2026-12-04 08.25"), ("--now", "2026-12-04 09.45")
    run("draft", drill, "--kind", "acknowledgement", "--channel", "x", "--lang", "id", "--save", *early)
    assert run("plan", drill, "--now", "2026-12-04 08.30").err == ""
    done = run("--lang", "id", "plan", drill, *late)
    assert done.code == 0
    assert "warning[clock-late]: Tidak ada naskah tersimpan untuk pernyataan, yang tenggatnya 2026-12-04 09:20" in done.err
    assert "warning[promise-missed]" in done.err
    assert "warning[statement-expired]: Naskah terakhir di x (id), tanggapan awal, berlaku sampai 2026-12-04 09:20" in done.err
    assert "tanggapan awal, yang tenggatnya" not in done.err
    states = {item["id"]: item["state"] for item in json.loads(run("plan", drill, "--json", *late).out)["deadlines"]}
    assert (states["acknowledgement"], states["statement"], states["promise"]) == ("kept", "late", "late")


def test_a_complaint_in_the_crisis_has_its_working_days_in_the_plan(run: Run, drill: Path) -> None:
    with (drill / "crisis.yaml").open("a", encoding="utf-8") as file:
        file.write('complaints:\n  - {id: "7654321", kind: field-check, at: 2026-12-04 09:00}\n')
    before = run("--lang", "id", "plan", drill, *NOW).out
    assert run("log", "start", drill).code == 0
    for text in (before, run("--lang", "id", "plan", drill, *NOW).out):  # the file keeps what the log does not
        assert "Tanggapan pertama SP4N-LAPOR! nomor 7654321: Rabu, 9 Desember, pukul 23.59 WITA" in text
        assert "Dasar (norma): Ketentuan layanan SP4N-LAPOR!" in text


def test_nothing_confirmed_still_gives_a_plan(run: Run, drill: Path) -> None:
    assert run("plan", drill, "--now", "2026-12-04 08.21").code == 0
