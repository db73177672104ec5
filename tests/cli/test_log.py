"""The log from the command line: begun, shown, passed between desks by chat, checked; and every command refuses a wrong one."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from crisiskit.door import load_crisis, load_situation
from crisiskit.model.vocabulary import Status
from crisiskit.recording.folding import fold
from postgres import Server
from running import Done, Run

AT = "2026-12-04 09.48"
NOW = ("--now", AT)
LATER = ("--now", "2026-12-04 12.00")


def at_desk(monkeypatch: pytest.MonkeyPatch, run: Run, desk: str) -> Run:
    """The program as another desk runs it."""

    def start(*arguments: str | Path, answers: str = "") -> Done:
        with monkeypatch.context() as patch:
            patch.setenv("CRISISKIT_DESK", desk)
            return run(*arguments, answers=answers)

    return start


@pytest.fixture
def posko(logged: Path, tmp_path: Path) -> Path:
    """The same folder at a second desk, which had only `house.yaml` and `crisis.yaml`, and began its own log."""
    folder = tmp_path / "posko"
    folder.mkdir()
    for name in ("house.yaml", "crisis.yaml"):
        shutil.copy(logged / name, folder)
    return folder


def rows(done: Done) -> list[list[str]]:
    return [line.split("\t") for line in done.out.splitlines()]


def test_a_log_begins_with_what_the_file_says(run: Run, drill: Path) -> None:
    before = load_situation(drill)
    text = (drill / "crisis.yaml").read_text(encoding="utf-8")
    done = run("--lang", "id", "log", "start", drill)
    assert (done.code, done.out) == (0, "")
    ident = load_crisis(drill).id or ""
    assert re.fullmatch(r"boat-accident-2026-12-04-[0-9a-f]{6}", ident)
    assert done.err == f"Log ada di {drill / 'log.sqlite'}: krisis {ident}, meja ini humas-1.\n"
    changed = (drill / "crisis.yaml").read_text(encoding="utf-8")
    assert changed.replace(f"id: {ident}\n", "", 1) == text
    after = load_situation(drill)
    now = max(report.at.key for report in before.crisis.reports)
    shown = [{name: fact.candidates for name, fact in fold(item, now).facts.items()} for item in (before, after)]
    assert shown[0] == shown[1]
    assert after.problems == before.problems


def test_to_begin_twice_changes_nothing(run: Run, logged: Path) -> None:
    before = rows(run("log", "show", logged, *LATER))
    assert run("log", "start", logged).code == 0
    assert rows(run("log", "show", logged, *LATER)) == before


def test_a_fact_becomes_an_entry_and_the_file_stays(run: Run, logged: Path) -> None:
    before = (logged / "crisis.yaml").read_bytes()
    author = ("--by", "liaison", "--person", "Budi")
    done = run("fact", logged, "injured=12", "--from", "dinkes", "--note", "lewat telepon", *author, *NOW)
    assert done.code == 0, done.err
    assert re.match(r"Recorded: humas-1:1:[0-9a-f]{8}\nNext: 10:20 WITA: Ask Basarnas: ", done.err)
    assert done.out.splitlines()[0] == "  - from: dinkes"
    assert (logged / "crisis.yaml").read_bytes() == before
    fact, note = rows(run("log", "show", logged, *NOW))[-2:]
    assert fact[1:] == ["humas-1:1", "2026-12-04 09:48", "fact", "dinkes: injured=12 (Budi, liaison)"]
    assert note[1:] == ["humas-1:2", "2026-12-04 09:48", "note", "lewat telepon (Budi, liaison)"]
    assert load_crisis(logged).reports[-1].note == "lewat telepon"
    assert run("log", "verify", logged).code == 0


def test_show_replays_any_moment(run: Run, logged: Path) -> None:
    run("fact", logged, "injured=12", "--from", "dinkes", *NOW)
    early = rows(run("log", "show", logged, "--now", "2026-12-04 09.47"))
    late = rows(run("log", "show", logged, *NOW))
    assert len(late) == len(early) + 1
    printed = run("log", "show", logged, "--json", *NOW).out.splitlines()
    assert [json.loads(line)["key"][:8] for line in printed] == [row[0] for row in late]


def test_a_slip_is_made_void_and_both_stay(run: Run, logged: Path) -> None:
    run("fact", logged, "deaths=40", "--from", "basarnas", "--as-of", "09.48", *NOW)
    assert load_crisis(logged).reports[-1].confirmed == {"deaths": 40}
    name = rows(run("log", "show", logged, *NOW))[-1][0]
    done = run("--lang", "id", "void", name, logged, "--because", "salah ketik", "--now", "2026-12-04 09.50")
    assert done.code == 0, done.err
    assert re.fullmatch(r"humas-1:2:[0-9a-f]{8}\n", done.out)
    assert done.err.startswith("Tidak berlaku mulai sekarang: ")
    slip, void = rows(run("log", "show", logged, "--now", "2026-12-04 09.50"))[-2:]
    assert slip[4] == f"[void by {void[0]}] basarnas: deaths=40"
    assert void[4] == f"{name}: salah ketik"
    assert all(report.confirmed != {"deaths": 40} for report in load_crisis(logged).reports)
    for again, code in (
        (name, "entry-void-already"), (void[0], "entry-lasting"), ("file:1", "entry-lasting"), ("ffff", "entry-unknown"),
        ("ab", "entry-unknown"),
    ):  # fmt: skip
        refused = run("void", again, logged, "--because", "x", *LATER)
        assert (refused.code, refused.out) == (1, "")
        assert f"error[{code}]" in refused.err


def test_a_falling_count_still_asks_why(run: Run, logged: Path) -> None:
    done = run("fact", logged, "deaths=1", "--from", "basarnas", "--as-of", "09.46", *NOW)
    assert (done.code, done.out) == (1, "")
    assert "error[reason-needed]" in done.err


def test_a_source_declared_in_the_file_after_the_log_began_is_known_at_every_desk(
    run: Run, logged: Path, posko: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (logged / "crisis.yaml").read_text(encoding="utf-8")
    new = "sources:\n  pos-baru: {id: pos baru, en: the new post, speaks_for: basarnas}\n"
    (logged / "crisis.yaml").write_text(text.replace("sources:\n", new), encoding="utf-8")
    assert run("fact", logged, "missing=3", "--from", "pos-baru", "--as-of", "09.48", *NOW).code == 0
    other = at_desk(monkeypatch, run, "posko")
    assert other("log", "start", posko).code == 0
    assert other("log", "receive", posko, answers=run("log", "send", logged, *NOW).out).code == 0
    assert load_crisis(posko).sources["pos-baru"].speaks_for == "basarnas"


# ---------------------------------------------------------------- between desks


def test_two_desks_exchange_what_they_have_through_a_chat(
    run: Run, logged: Path, posko: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = at_desk(monkeypatch, run, "posko")
    assert other("log", "start", posko).code == 0
    run("fact", logged, "missing=3", "--from", "basarnas", "--as-of", "09.47", *NOW)
    assert other("fact", posko, "injured=9", "--from", "dinkes", *NOW).code == 0
    sent = run("--lang", "id", "log", "send", logged, *NOW)
    assert sent.out.startswith("LATIHAN: boat-accident-2026-12-04-")
    chat = f"[09.50, 4/12/2026] Budi: {sent.out.replace(chr(10), chr(13) + chr(10))}[09.51] Sari: terima kasih"
    received = other("--lang", "id", "log", "receive", posko, answers=chat)
    assert received.code == 0, received.err
    assert re.match(r"Dari humas-1: 1 catatan baru, 0 isi dilengkapi, \d+ sudah ada.\n", received.out)
    back = other("log", "send", posko, "--to", "humas-1", *NOW)
    assert "Entries: 1 " in back.err, "only what the first desk has not shown to hold"
    assert run("log", "receive", logged, answers=back.out).code == 0
    one, two = (rows(run("log", "show", folder, *LATER)) for folder in (logged, posko))
    assert one == two
    assert run("log", "send", logged, "--to", "posko", *NOW).err.startswith("posko has everything already")
    assert other("log", "receive", posko, answers=chat).out.startswith("From humas-1: 0 new entries"), "twice without harm"


@pytest.mark.soak
def test_parts_come_in_any_order_and_gaps_are_named(run: Run, logged: Path, posko: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        noise = " ".join(f"{(number + 1) * (place + 7) ** 9 % 10**12:x}" for place in range(60))
        assert run("fact", logged, f"injured={number}", "--from", "dinkes", "--note", noise, *NOW).code == 0
    parts = re.findall(r"CRISISKITLOG .*?END \d+/\d+", run("log", "send", logged, *NOW).out, re.DOTALL)
    assert len(parts) >= 3
    other = at_desk(monkeypatch, run, "posko")
    other("log", "start", posko)
    before = rows(run("log", "show", posko, *LATER))
    first = other("--lang", "id", "log", "receive", posko, answers=parts[-1])
    assert first.code == 1
    missing = ", ".join(str(number) for number in range(1, len(parts)))
    assert f"belum ada bagian: {missing}" in first.err
    assert rows(run("log", "show", posko, *LATER)) == before
    last = other("log", "receive", posko, answers="\n".join(reversed(parts[:-1])))
    assert last.code == 0, last.err
    assert rows(run("log", "show", posko, *LATER)) == rows(run("log", "show", logged, *LATER))
    assert other("log", "verify", posko).code == 0
    assert not list((posko / "received").glob("waiting-*"))


def test_partners_see_facts_and_no_note(
    run: Run, logged: Path, posko: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run("fact", logged, "injured=12", "--from", "dinkes", "--note", "sangat rahasia", *NOW)
    out = tmp_path / "partners.txt"
    done = run("log", "send", logged, "--partners", "--out", out, *NOW)
    assert (done.code, done.out) == (0, "")
    assert re.search(r"bodies withheld: [1-9]", done.err)
    other = at_desk(monkeypatch, run, "mitra")
    (posko / "log.sqlite").unlink(missing_ok=True)
    crisis = (posko / "crisis.yaml").read_text(encoding="utf-8")
    (posko / "crisis.yaml").write_text(re.sub(r"\n    note: .*", "", crisis), encoding="utf-8")
    other("log", "start", posko)
    assert other("log", "receive", posko, out).code == 0
    shown = run("log", "show", posko, *LATER).out
    assert "rahasia" not in shown
    assert "dinkes: injured=12" in shown
    assert "[withheld]" in shown
    whole = run("log", "send", logged, *NOW).out
    assert "sangat rahasia" in other("log", "receive", posko, answers=whole).out + run("log", "show", posko, *LATER).out


def test_a_text_without_a_part_and_a_file_that_is_not_there_are_told(run: Run, logged: Path) -> None:
    for arguments, answers, code in (((), "selamat pagi", "log-no-parts"), (("nowhere.txt",), "", "file-missing")):
        done = run("log", "receive", logged, *arguments, answers=answers)
        assert (done.code, done.out) == (1, "")
        assert f"error[{code}]" in done.err
    assert run("log", "receive", logged, logged, answers="").code == 2


# ---------------------------------------------------------------- nothing is read of a wrong log

COMMANDS: tuple[Callable[[Path], tuple[str | Path, ...]], ...] = (
    lambda folder: ("assess", folder, *NOW),
    lambda folder: ("plan", folder, *NOW),
    lambda folder: ("draft", folder, "--kind", "holding", "--channel", "x", *NOW),
    lambda folder: ("answer", "berapa korban?", folder, *NOW),
    lambda folder: ("fact", folder, "injured=1", "--from", "dinkes", *NOW),
    lambda folder: ("done", "pause", folder, *NOW),
    lambda folder: ("contact", "comms-head", folder, "--told", *NOW),
    lambda folder: ("claim", "twenty-dead-hidden", folder, "--verdict", "unknown", *NOW),
    lambda folder: ("brief", folder, *NOW),
    lambda folder: ("handover", "duty-officer", folder, *NOW),
    lambda folder: ("void", "file:2", folder, "--because", "x", *NOW),
    lambda folder: ("log", "show", folder, *NOW),
    lambda folder: ("log", "send", folder, *NOW),
    lambda folder: ("log", "receive", folder, folder / "house.yaml"),
    lambda folder: ("check", folder),
)


def lose(folder: Path) -> None:
    (folder / "log.sqlite").unlink()


def empty_file(folder: Path) -> None:
    (folder / "log.sqlite").write_bytes(b"")


def empty_table(folder: Path) -> None:
    connection = sqlite3.connect(folder / "log.sqlite")
    connection.execute("DELETE FROM crisiskit_log")
    connection.commit()
    connection.close()


def change_file(old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "crisis.yaml"
        text, count = re.subn(old, new, path.read_text(encoding="utf-8"), count=1)
        assert count == 1
        path.write_text(text, encoding="utf-8")

    return change


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda make: " ".join(str(item) for item in make(Path("ferry"))[:2]))
@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lose, "log-missing"),
        (empty_file, "log-missing"),
        (empty_table, "log-missing"),
        (change_file("\nstatus: exercise", "\nstatus: actual"), "log-status-differs"),
        (change_file("\nstatus: exercise\n", "\n"), "missing-key"),
        (change_file("id: .*\n", ""), "log-without-id"),
        (change_file("id: .*\n", "id: another-crisis\n"), "log-id-differs"),
        (change_file("id: .*\n", "id: '../x'\n"), "log-bad-id"),
    ],
)
def test_every_command_refuses_a_log_that_is_not_there_or_another_s(
    run: Run, logged: Path, spoil: Callable[[Path], None], code: str, arguments: Callable[[Path], tuple[str | Path, ...]]
) -> None:
    spoil(logged)
    done = run(*arguments(logged))
    assert done.code == 1
    assert f"error[{code}]" in done.err + done.out
    assert done.out == "" or arguments(logged)[0] == "check"


def test_what_is_edited_in_the_file_afterwards_is_told_and_not_read(run: Run, logged: Path) -> None:
    change_file("reports:\n", "reports:\n  - from: basarnas\n    at: 2026-12-04 09:40\n    confirmed: {deaths: 99}\n")(logged)
    change_file("aware_at: .*\n", "aware_at: 2026-12-04 07:00\n")(logged)
    done = run("assess", logged, *NOW)
    assert done.code == 0
    assert "crisis.yaml" in done.err
    assert "error[block-not-in-log]" in done.err
    assert "error[log-beginning-differs]" in done.err
    assert "99" not in done.out


# ---------------------------------------------------------------- verify


def test_verify_finds_what_was_changed_cut_out_or_cut_off(run: Run, logged: Path) -> None:
    for number in (12, 13, 14):
        run("fact", logged, f"injured={number}", "--from", "dinkes", *NOW)
    sent = run("log", "send", logged, *NOW).out
    assert run("log", "verify", logged).code == 0
    saved = (logged / "log.sqlite").read_bytes()
    for statement, code in (
        ("UPDATE crisiskit_log SET body = replace(body, '13', '31') WHERE desk = 'humas-1'", "log-entry-damaged"),
        ("UPDATE crisiskit_log SET person = 'Budi' WHERE desk = 'humas-1' AND number = 2", "log-entry-damaged"),
        ("DELETE FROM crisiskit_log WHERE desk = 'humas-1' AND number = 2", "log-gap"),
        ("DELETE FROM crisiskit_log WHERE desk = 'humas-1' AND number = 3", "log-anchor-lost"),
    ):
        (logged / "log.sqlite").write_bytes(saved)
        connection = sqlite3.connect(logged / "log.sqlite")
        connection.execute(statement)
        connection.commit()
        connection.close()
        done = run("--lang", "id", "log", "verify", logged)
        assert done.code == 1
        assert f"error[{code}]" in done.out, statement
    shutil.rmtree(logged / "sent")
    assert run("log", "verify", logged).code == 0, "a cut after the last anchor goes unnoticed"
    assert "error[log-anchor-lost]" in run("log", "verify", logged, "-", answers=sent).out
    anchor = next(word for word in sent.split() if re.fullmatch(r"humas-1:3:[0-9a-f]{8}", word))
    assert "error[log-anchor-lost]" in run("log", "verify", logged, "-", answers=f"Jangkar: {anchor.upper()}.").out
    assert run("log", "receive", logged, answers=sent).code == 0
    assert run("log", "verify", logged, "-", answers=sent).code == 0, "what was sent brings it back"


# ---------------------------------------------------------------- desks, and a database for several


def test_a_desk_is_named_once_and_told(run: Run, drill: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CRISISKIT_DESK")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setattr("socket.gethostname", lambda: "PC Humas.kemenhub.go.id")
    done = run("log", "start", drill)
    name = (tmp_path / "settings" / "crisiskit" / "desk").read_text(encoding="utf-8").strip()
    assert re.fullmatch(r"pc-humas-[0-9a-f]{4}", name)
    assert f"This desk is called {name} from now on" in done.err
    assert "from now on" not in run("fact", drill, "injured=1", "--from", "dinkes", *NOW).err
    monkeypatch.setenv("CRISISKIT_DESK", "Meja Satu")
    assert "error[bad-desk-name]" in run("fact", drill, "injured=1", "--from", "dinkes", *NOW).err


def test_desks_that_share_a_database_see_one_another_at_once(
    run: Run, drill: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, postgres: Server
) -> None:
    address = postgres.make_database("desks")
    assert run("log", "start", drill, "--log", address).code == 0
    assert not (drill / "log.sqlite").exists()
    second = tmp_path / "second"
    shutil.copytree(drill, second)
    other = at_desk(monkeypatch, run, "posko")
    assert other("log", "start", second).code == 0
    assert run("fact", drill, "injured=12", "--from", "dinkes", *NOW).code == 0
    assert other("fact", second, "injured=13", "--from", "dinkes", "--as-of", "09.48", *NOW).code == 0
    one, two = (rows(run("log", "show", folder, *LATER)) for folder in (drill, second))
    assert one == two
    assert [row[1] for row in one[-2:]] == ["humas-1:1", "posko:1"]
    assert run("log", "verify", drill).code == 0
    assert load_crisis(second).status is Status.EXERCISE


def test_a_crisis_opened_has_a_log_from_the_first_word(run: Run, house: Path) -> None:
    opened = ("--playbook", "boat-accident", "--status", "exercise", "--from", "ksop", "--set", "event=capsized")
    assert run("open", house, *opened, "--now", "2026-12-04 09.15").code == 0
    assert [row[3] for row in rows(run("log", "show", house, *LATER))] == ["opened", "fact"]
    (house / "crisis.yaml").unlink()
    done = run("open", house, *opened, "--now", "2026-12-04 09.15")
    assert done.code == 1
    assert "log.sqlite" in done.err, "the log of another crisis is not written over"
