"""`propose`, `approve` and `publish` from the command line: what is printed, recorded, kept, and told in the brief and the plan."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crisiskit.cli import options
from crisiskit.door import load_crisis
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.recording.parcels import find_parts, unpack
from running import Run

PROPOSED = ("--now", "2026-12-04 09.52")
CODE = re.compile(r"^[0-9a-f]{8}(?=:)")


@pytest.fixture
def logged(run: Run, drill: Path) -> Path:
    """The drill with a log."""
    assert run("log", "start", drill).code == 0
    return drill


def propose(run: Run, folder: Path, *options: str, now: str = "2026-12-04 09.52") -> str:
    done = run("propose", folder, *options, "--now", now)
    assert done.code == 0, done.err
    found = CODE.match(done.out)
    assert found
    return found[0]


def at(clock: str) -> tuple[str, str]:
    return ("--now", f"2026-12-04 {clock}")


def strip(text: str, code: str) -> str:
    """Without what is chance: the code, and the hash of an anchor."""
    return re.sub(r"(humas-1:\d+:)[0-9a-f]{8}", r"\1--------", text.replace(code, "CODE"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_evening_is_as_it_was_read(run: Run, logged: Path, language: str, golden: Callable[[str, str], None]) -> None:
    """From the proposal to the publication, with a refusal, a question that stays without an answer, and who stands in."""
    pages = []

    def say(*arguments: str | Path, code: str) -> None:
        done = run("--lang", language, *arguments)
        shown = " ".join(str(item) for item in arguments if item != logged)
        pages.append(strip(f"$ crisiskit {shown}\n{done.out}{done.err}[{done.code}]\n", code))

    code = propose(run, logged, "--kind", "holding", "--channel", "x", "--lang", "id,en")
    say("approve", code, logged, *at("09.53"), code=code)
    say("approve", code, logged, "--ask", "basarnas", "--via", "phone", *at("09.54"), code=code)
    say("approve", code, logged, "--by", "technical", "--evidence", "screen-1.png", *at("09.58"), code=code)
    say("approve", code, logged, "--by", "legal", "--refused", "--because", "Basarnas", *at("10.00"), code=code)
    say("publish", code, logged, *at("10.01"), code=code)
    say("approve", code, logged, "--by", "legal", *at("10.02"), code=code)
    say("approve", code, logged, "--by", "secretary", "--person", "Sari", *at("10.03"), code=code)
    say("publish", code, logged, *at("10.09"), code=code)
    say("publish", code, logged, *at("10.10"), code=code)
    golden(f"evening.{language}.txt", "\n".join(pages).replace(str(logged), "ferry"))


def test_a_first_word_is_proposed_and_published_by_the_duty_officer(run: Run, logged: Path) -> None:
    code = propose(run, logged, "--kind", "acknowledgement", "--channel", "x,sms", now="2026-12-04 08.30")
    alone = run("publish", code, logged, *at("08.31"))
    assert (alone.code, alone.out) == (1, "")
    assert "error[approval-missing]" in alone.err
    assert not (logged / "sent").exists()
    done = run("publish", code, logged, "--by", "duty-officer", "--person", "Rini", *at("08.33"))
    assert done.code == 0, done.err
    assert done.out.count("LATIHAN: ") == 2
    (anchor,) = re.findall(r"humas-1:3:[0-9a-f]{8}", done.out)
    sent = sorted(path.name for path in (logged / "sent").iterdir())
    assert sent == [
        f"LATIHAN-2026-12-04T083300-acknowledgement-{code}.txt", "LATIHAN-2026-12-04T083300-acknowledgement-sms-id.json",
        "LATIHAN-2026-12-04T083300-acknowledgement-x-id.json",
    ]  # fmt: skip
    assert anchor in (logged / "sent" / sent[0]).read_text(encoding="utf-8")
    assert run("log", "verify", logged).code == 0
    plan = json.loads(run("plan", logged, "--json", *at("08.40")).out)
    (clock,) = [item for item in plan["deadlines"] if item["id"] == "acknowledgement"]
    assert (clock["state"], clock["kept_at"]) == ("kept", "2026-12-04T08:33:00+08:00")
    assert plan["next_promise"]["made"] is True
    early = json.loads(run("plan", logged, "--json", *at("08.32")).out)
    assert [item["state"] for item in early["deadlines"] if item["id"] == "acknowledgement"] == ["running"]


def test_another_desk_knows_what_went_out_from_its_log_alone(run: Run, logged: Path, tmp_path: Path) -> None:
    """A desk that only received the log has no `sent/`, and still knows the promise, and what an update replaces."""
    other = tmp_path / "other"
    shutil.copytree(logged, other)
    code = propose(run, logged, "--kind", "acknowledgement", "--channel", "x", now="2026-12-04 08.30")
    assert run("publish", code, logged, "--by", "duty-officer", *at("08.33")).code == 0
    parts = run("log", "send", logged, *at("08.34")).out
    assert run("log", "receive", other, answers=parts).code == 0
    shutil.rmtree(other / "sent", ignore_errors=True)
    plans = [json.loads(run("plan", folder, "--json", *at("08.40")).out) for folder in (logged, other)]
    assert plans[0] == plans[1]
    drafts = [run("draft", folder, "--kind", "holding", "--channel", "x", "--json", *at("09.00")).out for folder in (logged, other)]
    assert json.loads(drafts[0])["supersedes"] == json.loads(drafts[1])["supersedes"] is not None


def test_a_publication_that_a_joined_log_does_not_support_is_named_with_what_to_do(run: Run, logged: Path, tmp_path: Path) -> None:
    code = propose(run, logged, "--kind", "acknowledgement", "--channel", "x", now="2026-12-04 08.30")
    other = tmp_path / "other"
    shutil.copytree(logged, other)
    assert run("publish", code, logged, "--by", "duty-officer", "--now", "2026-12-04 08.33").code == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CRISISKIT_DESK", "posko-1")
        refused = run("approve", code, other, "--by", "leader", "--refused", "--because", "dua laporan", *at("08.32"))
        assert refused.code == 0, refused.err
        parts = run("log", "send", other, *at("08.34")).out
        patch.undo()
        patch.setattr(options, "read_clock", lambda: datetime(2026, 12, 4, 0, 35, tzinfo=UTC))
        joined = run("--lang", "id", "log", "receive", logged, answers=parts)
    assert joined.code == 0, joined.err
    assert f"warning[publication-unsupported]: {code} (tanggapan awal) terbit pada 2026-12-04 08:33" in joined.err
    assert "crisiskit propose --kind update" in joined.err
    for command in ("plan", "brief"):
        assert "warning[publication-unsupported]" in run(command, logged, *at("08.40")).err
    assert "warning[publication-unsupported]" not in run("plan", logged, *at("08.31")).err


def test_partners_do_not_get_to_see_what_was_proposed_nor_who_agreed(run: Run, logged: Path) -> None:
    options = ("--kind", "acknowledgement", "--channel", "x", "--note", "Bapak Kepala rapat")
    code = propose(run, logged, *options, now="2026-12-04 08.30")
    run("approve", code, logged, "--by", "technical", *at("08.31"))
    run("publish", code, logged, "--by", "duty-officer", *at("08.33"))
    parts, _ = find_parts(run("log", "send", logged, "--partners", *at("08.40")).out)
    bodies = {entry.kind: entry.body for entry in unpack(parts).entries}
    assert {kind for kind in bodies if bodies[kind] is None} == {"proposal", "clearance", "approval", "note"}
    assert code in (bodies["publication"] or "")
    assert code not in run("brief", logged, "--audience", "partners", *at("08.40")).out


def test_what_waits_stands_in_the_brief_until_it_is_out(run: Run, logged: Path) -> None:
    code = propose(run, logged, "--kind", "holding", "--channel", "x")
    for audience in ("leader", "team"):
        told = run("brief", logged, "--audience", audience, *at("09.55")).out
        (line,) = [line for line in told.splitlines() if code in line]
        assert "Approval: head of the agency (Kepala Dinas), no answer yet, due by 10:07 WITA" in line
    assert code not in run("brief", logged, "--audience", "partners", *at("09.55")).out
    assert code not in run("brief", logged, *at("09.51")).out, "replayed as it was"
    run("fact", logged, "deaths=3", "--from", "basarnas", "--as-of", "09.56", *at("09.57"))
    assert f"{code}, holding statement for X. It no longer holds: propose it anew." in run("brief", logged, *at("09.58")).out


def test_json_has_the_code_what_is_missing_and_the_texts(run: Run, logged: Path) -> None:
    done = run("propose", logged, "--kind", "holding", "--channel", "x", "--lang", "id,en", "--json", *PROPOSED)
    told = json.loads(done.out)
    assert [item["code"] for item in told["missing"]] == [
        "facts-not-cleared", "agency-not-asked", "law-not-cleared", "approval-waits",
    ]  # fmt: skip
    assert [(item["channel"], item["language"]) for item in told["statements"]] == [("x", "id"), ("x", "en")]
    assert [need["who"] for need in told["needs"]] == ["technical", "basarnas", "legal", "leader"]
    assert all(item["text"].startswith(("LATIHAN: ", "EXERCISE: ")) for item in told["statements"])
    acts = load_crisis(logged).acts
    assert acts is not None
    assert acts.proposals[0].code == told["code"]


@pytest.mark.parametrize(
    ("arguments", "code", "status"),
    [
        (("approve", "ffffffff", "--by", "legal"), "proposal-unknown", 1),
        (("approve", "CODE", "--by", "leagl"), "approver-unknown", 1),
        (("approve", "CODE", "--by", "legal", "--refused"), "refusal-without-reason", 1),
        (("approve", "CODE", "--by", "legal", "--at", "2026-12-04 11.00"), "act-in-the-future", 1),
        (("approve", "CODE", "--by", "legal", "--ask", "basarnas"), "--ask", 2),
        (("publish", "ffffffff"), "proposal-unknown", 1),
        (("publish",), "crisiskit approve", 2),
    ],
)
def test_what_cannot_be_recorded_is_told_and_nothing_is(
    run: Run, logged: Path, arguments: tuple[str, ...], code: str, status: int
) -> None:
    known = propose(run, logged, "--kind", "holding", "--channel", "x")
    command, *rest = (known if item == "CODE" else item for item in arguments)
    places = rest[:1] if rest and not rest[0].startswith("-") else []
    done = run(command, *places, logged, *rest[len(places) :], *at("09.55"))
    assert (done.code, done.out) == (status, "")
    assert code in done.err
    assert len([line for line in run("log", "show", logged, *at("12.00")).out.splitlines() if "humas-1:" in line]) == 1


def test_nothing_is_proposed_of_which_a_text_is_missing(run: Run, logged: Path) -> None:
    done = run("propose", logged, "--kind", "correction", "--channel", "x,web", *PROPOSED)
    assert (done.code, done.out) == (1, "")
    assert "error[proposal-incomplete]" in done.err
    assert run("approve", logged, *PROPOSED).out == "Nothing waits for approval.\n"


@pytest.mark.parametrize(
    "command", [("propose", "--kind", "holding"), ("approve", "9f2c0a1b", "--by", "legal"), ("publish", "9f2c0a1b")]
)
def test_without_a_log_or_with_another_status_nothing_is_done(run: Run, drill: Path, command: tuple[str, ...]) -> None:
    name, *rest = command
    places = rest[:1] if not rest[0].startswith("-") else []
    line = (name, *places, drill, *rest[len(places) :], *PROPOSED)
    done = run(*line)
    assert done.code == 1
    assert "error[log-not-begun]" in done.err
    assert run("log", "start", drill).code == 0
    path = drill / "crisis.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("status: exercise", "status: actual"), encoding="utf-8")
    done = run(*line)
    assert (done.code, done.out) == (1, "")
    assert "error[log-status-differs]" in done.err
