"""A source's word is added to the file of a crisis: only its lines, and never a count that falls without a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisiskit.door import load_situation
from crisiskit.recording.folding import fold
from running import Run

NOW = ("--now", "2026-12-04 09.48")


def test_a_report_is_added_and_shown(run: Run, drill: Path) -> None:
    path = drill / "crisis.yaml"
    before = path.read_text(encoding="utf-8")
    done = run("--lang", "id", "fact", drill, "injured=12", "--from", "dinkes", "--as-of", "09.40", "--note", "lewat telepon", *NOW)
    assert done.code == 0
    assert done.err.startswith(f"Ditambahkan ke {path}:\n")
    lines = ["- from: dinkes", "  at: 2026-12-04 09:48", "  as_of: 2026-12-04 09:40", "  confirmed:", "    injured: 12"]
    assert done.out.splitlines() == [f"  {line}" for line in [*lines, "  note: lewat telepon"]]
    after = path.read_text(encoding="utf-8")
    at = after.index(done.out)
    assert after[:at] + after[at + len(done.out) :] == before


def test_the_folder_is_the_current_one_by_default(run: Run, drill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(drill)
    assert run("fact", "missing=7", "--from", "basarnas", *NOW).code == 0
    assert "missing: 7" in Path("crisis.yaml").read_text(encoding="utf-8")


def test_what_is_only_reported_is_written_so(run: Run, drill: Path) -> None:
    done = run("fact", drill, "deaths=1", "--from", "chat-group", "--reported", *NOW)
    assert (done.code, done.err.count("warning")) == (0, 0)
    assert "    reported:\n      deaths: 1\n" in done.out


def test_words_times_and_choices_are_taken_as_people_write_them(run: Run, drill: Path) -> None:
    done = run(
        "fact", drill, 'treated_at.id=di RSUD: ruang "B"', "treated_at.en=at the hospital", "occurred_at=08.04", "event=Tenggelam",
        "sar_deployed=tidak", "--from", "basarnas", *NOW,
    )  # fmt: skip
    assert done.code == 0, done.err
    assert '      treated_at: {id: "di RSUD: ruang \\"B\\"", en: "at the hospital"}\n' in done.out
    assert "      occurred_at: 2026-12-04 08:04\n" in done.out
    assert "      event: sunk\n" in done.out
    situation = load_situation(drill)
    facts = fold(situation, situation.crisis.reports[-1].at.key).facts
    assert facts["sar_deployed"].candidates == (False,)


@pytest.mark.parametrize(
    ("items", "code"),
    [
        (["deths=1"], "unknown-fact"),
        (["deaths=some"], "value-of-wrong-type"),
        (["deaths="], "value-of-wrong-type"),
        (["deaths.id=1"], "takes-no-language"),
        (["treated_at=Sanur"], "language-of-value-missing"),
        (["treated_at.xx=Sanur"], "unknown-language"),
        (["event=exploded"], "unknown-choice"),
        (["occurred_at=tadi pagi"], "bad-time"),
        (["occurred_at=pagi"], "time-needs-date"),
        (["family_line=" + "5" * 61], "value-too-long"),
        (["deaths=1", "missing=-1", "rescued=x"], "value-of-wrong-type"),
        ([], "nothing-to-append"),
    ],
)
def test_a_value_that_means_nothing_is_refused(run: Run, drill: Path, items: list[str], code: str) -> None:
    before = (drill / "crisis.yaml").read_bytes()
    done = run("--lang", "id", "fact", drill, *items, "--from", "basarnas", *NOW)
    assert (done.code, done.out) == (1, "")
    assert f"error[{code}]: " in done.err
    assert (drill / "crisis.yaml").read_bytes() == before


def test_all_that_is_wrong_is_told_at_once(run: Run, drill: Path) -> None:
    done = run("fact", drill, "deths=1", "missing=-1", "event=exploded", "--from", "basarnas", *NOW)
    assert [line.partition("]")[0] for line in done.err.splitlines()] == [
        "error[unknown-fact", "error[value-of-wrong-type", "error[unknown-choice",
    ]  # fmt: skip


def test_a_source_that_nobody_knows_is_refused(run: Run, drill: Path) -> None:
    done = run("fact", drill, "deaths=3", "--from", "neighbour", *NOW)
    assert done.code == 1
    assert "error[unknown-source]: “neighbour”" in done.err


def test_a_confirmation_by_someone_else_is_warned_of(run: Run, drill: Path) -> None:
    done = run("fact", drill, "deaths=3", "--from", "ksop", *NOW)
    assert done.code == 0
    assert "warning[not-the-authority]" in done.err


def test_two_folders_are_wrong_use(run: Run, drill: Path) -> None:
    assert run("fact", drill, "deaths", "--from", "basarnas").code == 2
    assert run("fact", "nowhere", "deaths=1", "--from", "basarnas").code == 2


FALL = ("deaths=1", "--from", "basarnas", "--as-of", "09.46", *NOW)


def test_a_count_that_falls_needs_a_reason(run: Run, drill: Path) -> None:
    before = (drill / "crisis.yaml").read_bytes()
    done = run("--lang", "id", "fact", drill, *FALL)
    assert done.code == 1
    assert "error[reason-needed]: deaths turun dari 2 menjadi 1" in done.err
    assert "--because-id" in done.err
    assert (drill / "crisis.yaml").read_bytes() == before


def test_the_reason_is_that_of_the_count_that_falls(run: Run, drill: Path) -> None:
    ask = ("--because", "satu nama tercatat dua kali", "--because-en", "one name was listed twice")
    done = run("--lang", "id", "fact", drill, "missing=9", *FALL, *ask)
    assert done.code == 0
    assert "warning" not in done.err
    assert '    because:\n      deaths: {id: "satu nama tercatat dua kali", en: "one name was listed twice"}\n' in done.out


def test_a_reason_without_a_fall_is_that_of_all(run: Run, drill: Path) -> None:
    done = run("fact", drill, "missing=9", "deaths=3", "--from", "basarnas", "--because-en", "a second list was found", *NOW)
    assert done.out.count("a second list was found") == 2


def test_a_person_is_asked_for_the_reason(run: Run, drill: Path) -> None:
    done = run("--lang", "id", "fact", drill, *FALL, answers="satu nama tercatat dua kali\n\n", terminal=True)
    assert done.code == 0
    assert "deaths turun dari 2 menjadi 1.\nMengapa? [id] Mengapa? [en] " in done.err
    assert '      deaths: {id: "satu nama tercatat dua kali"}\n' in done.out
    assert run("fact", drill, "deaths=0", *FALL[1:], answers="\n\n", terminal=True).code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("deaths=1", "--from", "basarnas", "--reported", *NOW),
        ("deaths=1", "--from", "ksop", *NOW),
        ("deaths=1", "--from", "basarnas", "--as-of", "09.30", *NOW),
        ("missing=1", "--from", "basarnas", *NOW),
    ],
)
def test_what_replaces_no_confirmed_count_needs_no_reason(run: Run, drill: Path, arguments: tuple[str, ...]) -> None:
    """A rumour, a word of someone else, an older count, a count that may fall by its nature."""
    assert run("fact", drill, *arguments).code == 0


def test_a_source_can_take_its_word_back(run: Run, drill: Path) -> None:
    done = run("fact", drill, "--withdraw", "missing", "--because-en", "the list was wrong", "--from", "basarnas", *NOW)
    assert done.code == 0
    assert "    withdrawn: [missing]\n" in done.out
    assert '      missing: {en: "the list was wrong"}\n' in done.out


def test_a_level_that_moves_is_told(run: Run, house: Path) -> None:
    run("new", "crisis", house, "--playbook", "boat-accident", "--now", "2026-12-04 09.00")
    run("fact", house, "event=aground", "--from", "ksop", "--now", "2026-12-04 09.05")
    done = run("--lang", "id", "fact", house, "deaths=12", "--from", "basarnas", "--now", "2026-12-04 09.10")
    assert done.err.endswith("Tingkat naik dari tinggi menjadi ekstrem: jalankan crisiskit plan.\n")


NOON = ("--from", "basarnas", "--now", "2026-12-04 12.05")


def test_a_clock_time_a_little_ahead_is_not_taken_for_yesterday_in_silence(run: Run, drill: Path) -> None:
    before = (drill / "crisis.yaml").read_bytes()
    done = run("fact", drill, "deaths=4", "--as-of", "12.10", *NOON)
    assert (done.code, done.out) == (1, "")
    assert "error[clock-without-date]: --as-of “12.10” without a date would mean 2026-12-03 12:10" in done.err
    assert '"2026-12-04 12:10"' in done.err
    assert (drill / "crisis.yaml").read_bytes() == before


def test_a_clock_time_of_another_day_is_told_with_its_date(run: Run, drill: Path) -> None:
    done = run("fact", drill, "deaths=4", "--as-of", "23.50", "--from", "basarnas", "--now", "2026-12-05 00.20")
    assert done.code == 0
    assert "as of 2026-12-04 23:50\n" in done.err
    assert "    as_of: 2026-12-04 23:50\n" in done.out
    same = run("fact", drill, "deaths=5", "--as-of", "00.10", "--from", "basarnas", "--now", "2026-12-05 00.20")
    assert "as of" not in same.err


@pytest.mark.parametrize(("as_of", "now"), [("08.10", "2026-12-04 08.30"), ("09.00", "2026-12-04 21.30")])
def test_a_clock_time_before_we_knew_or_long_ago_needs_its_date(run: Run, drill: Path, as_of: str, now: str) -> None:
    ask = ("fact", drill, "injured=4", "--from", "dinkes", "--now", now, "--as-of")
    assert "error[clock-without-date]" in run(*ask, as_of).err
    assert run(*ask, f"2026-12-04 {as_of}").code == 0


@pytest.mark.parametrize("written", ["Basarnas", " basarnas ", "basarnass", "Badan SAR Nasional"])
def test_the_source_that_may_be_meant_is_named(run: Run, drill: Path, written: str) -> None:
    done = run("fact", drill, "deaths=3", "--from", written, *NOW)
    assert done.code == 1
    assert "error[source-misspelt]" in done.err
    assert "Did you mean basarnas?" in done.err


def test_a_source_of_the_crisis_and_a_role_may_be_meant(run: Run, drill: Path) -> None:
    assert "Did you mean chat-group?" in run("fact", drill, "deaths=3", "--from", "chat group", *NOW).err
    assert "Did you mean duty-officer?" in run("fact", drill, "deaths=3", "--from", "duty officer", *NOW).err


@pytest.mark.parametrize(
    "items", [("deaths=3", "deaths=4"), ("place.en=here", "place.en=there"), ("missing=1", "--withdraw", "missing")]
)
def test_a_fact_given_twice_is_wrong_use(run: Run, drill: Path, items: tuple[str, ...]) -> None:
    done = run("fact", drill, *items, "--from", "basarnas", *NOW)
    assert (done.code, done.out) == (2, "")
    assert "is given twice" in done.err


def test_a_reason_in_one_language_is_refused_where_the_house_speaks_another(run: Run, drill: Path) -> None:
    done = run("fact", drill, *FALL, "--because", "one name was listed twice")
    assert (done.code, done.out) == (1, "")
    assert "error[language-of-reason-missing]" in done.err
    assert '--because-id "…" --because-en "…"' in done.err


@pytest.mark.parametrize("items", [("deaths", "2"), ("deaths", "=", "2"), ("deaths=", "2"), ("deaths", "=2")])
def test_a_fact_without_its_sign_is_shown_as_it_is_written(run: Run, drill: Path, items: tuple[str, ...]) -> None:
    done = run("fact", drill, *items, "--from", "basarnas", *NOW)
    assert done.code == 2
    assert f"“{' '.join(items)}” does not have the form FACT=VALUE." in done.err
    assert f"crisiskit fact {drill} deaths=2 --from basarnas" in done.err


def test_the_folder_may_stand_behind_the_facts(run: Run, drill: Path) -> None:
    assert run("fact", "missing=7", drill, "--from", "basarnas", *NOW).code == 0


def test_what_nobody_confirmed_cannot_be_withdrawn(run: Run, drill: Path) -> None:
    done = run("fact", drill, "--withdraw", "cause", "--from", "knkt", *NOW)
    assert (done.code, done.out) == (1, "")
    assert "error[nothing-to-withdraw]: cause" in done.err


@pytest.mark.parametrize("written", ["1.200", "1,200", "1200"])
def test_figures_are_read_back_as_digits(run: Run, drill: Path, written: str) -> None:
    assert "      rescued: 1200\n" in run("fact", drill, f"rescued={written}", "--from", "basarnas", *NOW).out
