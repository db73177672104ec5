"""The one-line commands of the night: each is recorded, shown with its date, and answered with what it changed."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from crisiskit.door import load_crisis
from crisiskit.recording.parcels import find_parts, unpack
from running import Run

AT = "2026-12-04 08.50"
NOW = ("--now", AT)


def plan_at(run: Run, folder: Path, moment: str = AT) -> dict[str, Any]:
    done = run("plan", folder, "--json", "--now", moment)
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def last_rows(run: Run, folder: Path, number: int = 1) -> list[list[str]]:
    rows = [line.split("\t") for line in run("log", "show", folder, "--now", "2026-12-05 00.00").out.splitlines()]
    return rows[-number:]


# ---------------------------------------------------------------- steps, notes, decisions


def test_a_step_done_is_shown_with_its_date_and_leaves_the_plan(run: Run, logged: Path) -> None:
    before = run("plan", logged, *NOW).out
    done = run("--lang", "id", "done", "pause", logged, "--at", "08.30", "--by", "duty-officer", "--note", "lewat Meta", *NOW)
    assert done.code == 0, done.err
    assert done.out == "Selesai 2026-12-04 08:30: Hentikan semua unggahan terjadwal dan promosi [pause]\n"
    assert re.search(r"^Tercatat: humas-1:1:[0-9a-f]{8}\nBerikutnya: Pukul 08\.50 WITA: Terbitkan tanggapan awal\.", done.err)
    act, note = last_rows(run, logged, 2)
    assert act[3:] == ["act", "pause (duty-officer)"]
    assert note[3:] == ["note", "lewat Meta (duty-officer)"]
    after = run("plan", logged, *NOW).out
    assert "Overdue: check" not in before
    assert "08:25 WITA: Stop all scheduled posts" in before.partition("Late: the log does not say")[2]
    assert before.index("Late: the log does not say") < before.index("\nNow\n"), "what is late comes first"
    done_section = after.partition("Done, the latest first")[2].partition("\n\n")[0]
    assert done_section == "\n  - 08:30 WITA: Stop all scheduled posts and promotion. Done by: social media admin"


def test_a_plan_before_the_step_was_recorded_does_not_know_of_it(run: Run, logged: Path) -> None:
    run("done", "pause", logged, "--at", "08.30", *NOW)
    assert [task["done_at"] for task in plan_at(run, logged)["tasks"] if task["id"] == "pause"] == ["2026-12-04T08:30:00+08:00"]
    early = plan_at(run, logged, "2026-12-04 08.49")
    assert [task["done_at"] for task in early["tasks"] if task["id"] == "pause"] == [None]
    assert early["recorded"] is True


def test_without_a_log_the_plan_says_that_nobody_looked(run: Run, drill: Path) -> None:
    assert plan_at(run, drill)["recorded"] is False
    assert "check that these are done" in run("plan", drill, *NOW).out
    done = run("done", "pause", drill, *NOW)
    assert (done.code, done.out) == (1, "")
    assert "error[log-not-begun]" in done.err


def test_a_word_that_was_not_kept_leaves_its_clock_running(run: Run, logged: Path) -> None:
    done = run("done", "acknowledge", logged, "--now", "2026-12-04 08.30")
    assert "Nothing of it is in sent/" in done.err
    assert "warning[clock-late]" in run("plan", logged, "--now", "2026-12-04 09.00").err
    kept = run("draft", logged, "--kind", "acknowledgement", "--channel", "x", "--save", "--now", "2026-12-04 08.31")
    assert kept.code == 0
    assert "Nothing of it" not in run("done", "acknowledge", logged, "--now", "2026-12-04 08.32").err


def test_the_open_steps_are_listed_with_their_ids(run: Run, logged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [line.split("\t") for line in run("done", logged, *NOW).out.splitlines()]
    assert rows[0] == ["pause", "2026-12-04 08:25", "Stop all scheduled posts and promotion"]
    run("done", "pause", logged, *NOW)
    monkeypatch.chdir(logged)
    left = [line.split("\t") for line in run("done", *NOW).out.splitlines()]
    assert [row[0] for row in left] == [row[0] for row in rows[1:]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("done", "paus"), "unknown-step"),
        (("done", "pause", "--at", "2026-12-04 08.51"), "act-in-the-future"),
        (("done", "pause", "--at", "08.51"), "clock-without-date"),
        (("done", "pause", "--at", "2026-12-04"), "time-needs-clock"),
        (("note", "  "), "nothing-to-record"),
        (("note", "a" * 2001), "line-too-long"),
        (("decide", ""), "nothing-to-record"),
    ],
)
def test_what_cannot_be_recorded_is_told_and_nothing_is(run: Run, logged: Path, arguments: tuple[str, ...], code: str) -> None:
    before = last_rows(run, logged)
    done = run(*arguments[:2], logged, *arguments[2:], *NOW)
    assert (done.code, done.out) == (1, "")
    assert f"error[{code}]" in done.err
    assert last_rows(run, logged) == before


def test_more_than_one_step_at_once_is_wrong_use(run: Run, logged: Path) -> None:
    for places in (("pause", "log", logged), (logged, logged)):
        done = run("done", *places, *NOW)
        assert (done.code, done.out) == (2, "")


def test_a_void_makes_a_step_undone(run: Run, logged: Path) -> None:
    run("done", "pause", logged, *NOW)
    done = run("void", last_rows(run, logged)[0][0], logged, "--because", "langkah lain", "--now", "2026-12-04 08.52")
    assert done.code == 0, done.err
    assert plan_at(run, logged, "2026-12-04 08.52")["tasks"][0]["done_at"] is None


def test_notes_and_decisions_are_kept_and_only_notes_are_withheld(run: Run, logged: Path) -> None:
    note = run("--lang", "id", "note", "syahbandar  menelepon\tlagi", logged, *NOW)
    assert note.out == "Catatan 2026-12-04 08:50: syahbandar menelepon lagi\n"
    decided = run("decide", "no interviews", logged, "--because", "families wait", "--at", "08.40", "--person", "Ani", *NOW)
    assert decided.out == "Decided 2026-12-04 08:40: no interviews\n"
    assert "Next: " in decided.err
    acts = load_crisis(logged).acts
    assert acts is not None
    assert [item.text for item in acts.notes] == ["syahbandar menelepon lagi"]
    assert [(item.text, item.because, item.person) for item in acts.decisions] == [("no interviews", "families wait", "Ani")]
    whole, partners = (sent(run, logged, *options) for options in ((), ("--partners",)))
    assert [kind for kind, body in whole if body is None] == []
    assert {kind for kind, body in partners if body is None} == {"note"}


def sent(run: Run, folder: Path, *options: str) -> list[tuple[str, str | None]]:
    """The kind and body of each entry that is sent."""
    parts, damaged = find_parts(run("log", "send", folder, *options, *NOW).out)
    assert not damaged
    return [(entry.kind, entry.body) for entry in unpack(parts).entries]


# ---------------------------------------------------------------- contacts


def find_rung(plan: dict[str, Any], role: str) -> dict[str, Any]:
    (rung,) = (item for item in plan["ladder"] if item["person"]["role"] == role)
    found: dict[str, Any] = rung
    return found


def test_who_was_told_and_who_answered_moves_the_ladder(run: Run, logged: Path) -> None:
    before = plan_at(run, logged)
    assert "crisis-lead" in {item["person"]["role"] for item in before["silent"]}
    told = run("--lang", "id", "contact", "crisis-lead", logged, "--told", "--via", "telepon", "--at", "08.47", *NOW)
    assert told.code == 0, told.err
    assert told.out == "2026-12-04 08:47 sudah diberi tahu: crisis-lead (telepon)\n"
    rung = find_rung(plan_at(run, logged), "crisis-lead")
    assert (rung["told"], rung["silent_until"]) == ("2026-12-04T08:47:00+08:00", "2026-12-04T08:52:00+08:00")
    assert run("contact", "crisis-lead", logged, "--answered", "--now", "2026-12-04 08.51").code == 0
    after = plan_at(run, logged, "2026-12-04 08.55")
    assert find_rung(after, "crisis-lead")["answered"] == "2026-12-04T08:51:00+08:00"
    assert "crisis-lead" not in {item["person"]["role"] for item in after["silent"]}
    assert "08:51 WITA: the crisis communication lead (Koordinator krisis) answered." in run(
        "plan", logged, "--now", "2026-12-04 08.55"
    ).out.partition("Done, the latest first")[2]


def test_an_enquiry_stays_open_until_it_is_answered(run: Run, logged: Path) -> None:
    asked = run("contact", "Kompas", logged, "--asks", "how many?", "--via", "phone", *NOW)
    assert asked.out == "2026-12-04 08:50 asked by Kompas (phone): how many?\n"
    other = run("contact", "Antara", logged, "--asks", "which ship?", "--now", "2026-12-04 08.51")
    assert "Enquiries still open: 1 (Kompas)." in other.err
    wrong = run("contact", "Tempo", logged, "--reply", "no comment", "--now", "2026-12-04 08.52")
    assert (wrong.code, wrong.out) == (1, "")
    assert "error[enquiry-unknown]: No enquiry of “Tempo” is open. Open are: Kompas, Antara." in wrong.err
    done = run("contact", "kompas", logged, "--reply", "at 09:20", "--now", "2026-12-04 08.53")
    assert done.code == 0, done.err
    assert "still open: 1 (Antara)" in done.err
    acts = load_crisis(logged).acts
    assert acts is not None
    assert [item.who for item in acts.list_enquiries(acts.contacts[-1].at)] == ["Antara"]
    assert [item.who for item in acts.list_enquiries(acts.contacts[1].at)] == ["Kompas", "Antara"]
    assert {kind for kind, body in sent(run, logged, "--partners") if body is None} == {"note", "contact"}


def test_a_screenshot_is_kept_by_its_name_and_hash(run: Run, logged: Path, tmp_path: Path) -> None:
    picture = tmp_path / "layar.png"
    picture.write_bytes(b"a picture")
    done = run("contact", "@akun", logged, "--file", picture, *NOW)
    assert done.code == 0, done.err
    sha = hashlib.sha256(b"a picture").hexdigest()
    assert done.out == f"2026-12-04 08:50 file from @akun: layar.png, SHA-256 {sha}\n"
    acts = load_crisis(logged).acts
    assert acts is not None
    assert [(item.name, item.size, item.sha256) for item in acts.contacts[0].files] == [("layar.png", 9, sha)]


@pytest.mark.parametrize(
    ("arguments", "code"), [(("comms-hed", "--told"), "contact-unknown"), (("Kompas",), "contact-without-act")]
)
def test_a_contact_that_says_nothing_or_of_nobody_is_refused(
    run: Run, logged: Path, arguments: tuple[str, ...], code: str
) -> None:
    done = run("contact", arguments[0], logged, *arguments[1:], *NOW)
    assert (done.code, done.out) == (1, "")
    assert f"error[{code}]" in done.err


# ---------------------------------------------------------------- claims


def test_a_claim_grows_and_says_what_its_correction_still_needs(run: Run, logged: Path) -> None:
    moment = ("--now", "2026-12-04 10.30")
    said = ("--text-id", "Nakhoda kabur.", "--text-en", "The captain fled.")
    new = run("claim", "captain-fled", logged, *said, "--seen", "10.05", *moment)
    assert new.code == 0, new.err
    assert new.out == "Claim captain-fled (not known to be so): The captain fled.\n"
    assert "crisiskit claim captain-fled --verdict untrue" in new.err
    half = run("claim", "captain-fled", logged, "--verdict", "untrue", "--fact-id", "nakhoda ditemukan selamat", *moment)
    assert "A correction still needs: --evidence, --fact-en, --from." in half.err
    draft = ("draft", logged, "--kind", "correction", "--channel", "x", "--lang", "id", "--claim", "captain-fled", *moment)
    assert run(*draft).code == 1
    whole = run(
        "claim", "captain-fled", logged, "--evidence", "Basarnas, 10.20", "--fact-en", "the captain was found alive",
        "--from", "basarnas", "--as-of", "10.20", *moment,
    )  # fmt: skip
    assert "It can be corrected: crisiskit draft --kind correction --claim captain-fled." in whole.err
    corrected = run(*draft)
    assert corrected.code == 0, corrected.err
    assert "nakhoda ditemukan selamat" in corrected.out.lower()
    claim = next(item for item in load_crisis(logged).claims if item.id == "captain-fled")
    assert claim.seen is not None
    assert claim.seen.isoformat() == "2026-12-04T10:05:00+08:00"
    assert len(load_crisis(logged).claims) == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("new-one",), "claim-without-text"),
        (("Bad Name", "--text-id", "x"), "bad-id"),
        (("new-one", "--text-id", "x", "--from", "basarnass"), "source-misspelt"),
        (("new-one", "--text-id", "x", "--seen", "2026-12-05 09.00"), "act-in-the-future"),
    ],
)
def test_a_claim_that_cannot_be_one_is_refused(run: Run, logged: Path, arguments: tuple[str, ...], code: str) -> None:
    done = run("claim", arguments[0], logged, *arguments[1:], *NOW)
    assert (done.code, done.out) == (1, "")
    assert f"error[{code}]" in done.err


# ---------------------------------------------------------------- shifts


def test_a_shift_is_handed_over_and_waits_until_it_is_taken(run: Run, logged: Path) -> None:
    evening, night = ("--now", "2026-12-04 19.55"), ("--now", "2026-12-04 20.05")
    early = run("handover", "duty-officer", logged, "--take", *evening)
    assert (early.code, early.out) == (1, "")
    assert "error[handover-not-offered]" in early.err
    given = run("--lang", "id", "handover", "duty-officer", logged, "--note", "kunci di laci", *evening)
    assert given.code == 0, given.err
    line, note, *rest = given.out.splitlines()
    assert line == "2026-12-04 19:55 duty-officer: dari Piket siang humas kepada Piket malam humas, belum diterima."
    assert note == "kunci di laci"
    assert "crisiskit handover duty-officer --take" in given.err
    waiting = "- Tugas petugas piket humas dari Piket siang humas kepada Piket malam humas, pukul 19.55 WITA, belum diterima"
    assert waiting in rest
    assert waiting in run("--lang", "id", "brief", logged, *evening).out
    taken = run("--lang", "id", "handover", "duty-officer", logged, "--take", "--person", "Rini", *night)
    assert taken.out.splitlines()[0] == "2026-12-04 20:05 duty-officer: Rini menerima dari Piket siang humas."
    assert "belum diterima" not in taken.out
    assert run("handover", "duty-officer", logged, "--take", *night).code == 1
    assert waiting in run("--lang", "id", "brief", logged, "--now", "2026-12-04 20.04").out, "replayed as it was"


@pytest.mark.parametrize(
    ("arguments", "code", "status"),
    [
        (("duty-oficer",), "unknown-role", 1),
        (("leader",), "handover-to-nobody", 1),
        (("duty-officer", "--to", "x", "--take"), "", 2),
    ],
)
def test_a_hand_over_that_nobody_could_take_is_refused(
    run: Run, logged: Path, arguments: tuple[str, ...], code: str, status: int
) -> None:
    done = run("handover", arguments[0], logged, *arguments[1:], *NOW)
    assert (done.code, done.out) == (status, "")
    assert code in done.err


# ---------------------------------------------------------------- a pasted message


def test_a_pasted_message_becomes_a_line_that_can_be_run(run: Run, logged: Path) -> None:
    before = last_rows(run, logged)
    chat = "[09.50, 4/12/2026] Budi: Basarnas pkl 10.25 WITA: selamat 87, meninggal 4\nsekitar 9 hilang\n"
    moment = ("--now", "2026-12-04 10.30")
    done = run("--lang", "id", "fact", logged, "--paste", *moment, answers=chat)
    assert done.code == 0, done.err
    program, command, *line = shlex.split(done.out)
    assert (program, command) == ("crisiskit", "fact")
    assert line == [str(logged), "rescued=87", "deaths=4", "--as-of", "10:25 WITA", "--reported", "--from", "basarnas"]
    assert "Tidak diambil: sekitar 9 hilang" in done.err
    assert last_rows(run, logged) == before, "nothing is recorded"
    assert run("fact", *line, *moment).code == 0
    report = load_crisis(logged).reports[-1]
    assert (report.source, report.reported, report.confirmed) == ("basarnas", {"rescued": 87, "deaths": 4}, {})


def test_a_message_that_cannot_be_a_fact_is_refused(run: Run, logged: Path) -> None:
    nothing = run("fact", logged, "--paste", *NOW, answers="semoga selamat semua")
    assert (nothing.code, nothing.out) == (1, "")
    assert "error[nothing-in-message]" in nothing.err
    both = run("fact", logged, "deaths=2", "--paste", *NOW, answers="2 meninggal")
    assert (both.code, both.out) == (2, "")
    unnamed = run("fact", logged, "--paste", *NOW, answers="2 meninggal")
    assert unnamed.out.endswith(" deaths=2 --reported --from …\n")
    missing = run("fact", logged, "deaths=2", *NOW)
    assert (missing.code, missing.out) == (2, "")
    assert "--from" in missing.err


# ---------------------------------------------------------------- what a fact changed


def test_a_fact_names_the_statements_that_no_longer_hold(run: Run, logged: Path) -> None:
    moment = ("--now", "2026-12-04 09.45")
    assert run("draft", logged, "--kind", "holding", "--channel", "x", "--lang", "id", "--save", *moment).code == 0
    done = run(
        "--lang", "id", "fact", logged, "deaths=3", "--from", "basarnas", "--as-of", "09.46", "--now", "2026-12-04 09.50"
    )
    assert done.code == 0, done.err
    line = next(line for line in done.err.splitlines() if "statement-outdated" in line)
    assert line.startswith("warning[statement-outdated]: Yang sudah terbit memuat hal yang tidak berlaku lagi (deaths): ")
    assert "pernyataan sementara di x (id), 2026-12-04 09:45." in line
    again = run("fact", logged, "injured=1", "--from", "dinkes", "--now", "2026-12-04 09.51")
    assert "statement-outdated" not in again.err, "told once, when it happened"


# ---------------------------------------------------------------- the level


CALMER = """
playbook: boat-accident
status: exercise
zone: [Asia/Makassar]
aware_at: 2026-03-07 09:15
reports:
  - {from: basarnas, at: 2026-03-07 09:20, confirmed: {missing: 3}}
  - {from: basarnas, at: 2026-03-07 10:00,
     confirmed: {missing: 0, deaths: 0, injured: 0, event: aground, threat_continues: false, rescued: 3}}
"""


def test_the_level_is_lowered_by_a_decision_and_not_before_its_time(run: Run, house: Path) -> None:
    (house / "crisis.yaml").write_text(CALMER, encoding="utf-8")
    assert run("log", "start", house).code == 0
    waits = run("--lang", "en", "plan", house, "--format", "now", "--now", "2026-03-07 21.00").out
    assert "Level: high" in waits
    assert "The level stays at high and may be lowered from 22:00 WITA, by a decision." in waits
    for level, moment, code in (
        ("sedang", "21.59", "level-too-early"), ("tinggi", "22.00", "level-not-lower"), ("rendah", "22.00", "level-not-seen"),
        ("Moderat", "22.00", "unknown-level"),
    ):  # fmt: skip
        done = run("decide", "semua sudah ditemukan", house, "--level", level, "--now", f"2026-03-07 {moment}")
        assert (done.code, done.out) == (1, "")
        assert f"error[{code}]" in done.err
    assert 'crisiskit decide "…" --level moderate' in run("plan", house, "--format", "now", "--now", "2026-03-07 22.00").out
    done = run(
        "decide", "semua sudah ditemukan", house, "--level", "Sedang", "--person", "Rini", "--by", "crisis-lead",
        "--now", "2026-03-07 22.05",
    )  # fmt: skip
    assert done.code == 0, done.err
    after = run("--lang", "id", "plan", house, "--format", "now", "--now", "2026-03-07 22.06").out
    assert "Tingkat sedang" in after
    assert "Diturunkan ke tingkat sedang, pukul 22.05 WITA, atas keputusan Rini: semua sudah ditemukan." in after
    assert run("log", "show", house, "--now", "2026-03-07 22.06").out.splitlines()[-1].endswith(
        "[moderate] semua sudah ditemukan (Rini, crisis-lead)"
    )
    assert "Level: high" in run("plan", house, "--now", "2026-03-07 22.04").out, "the moment before is what it was"
