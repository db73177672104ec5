"""The report after a drill: planned against actual, every line with what it rests on; what people wrote in the rows stays."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from crisiskit.language.catalogue import LANGUAGES
from running import Run

NOW = ("--now", "2026-12-04 12.00")
#: What an entry, a kept statement and a line of the file are cited as.
CITED = re.compile(r"\((?:[\w-]+:\d+(?::[0-9a-f]{8})?|crisis\.yaml:\d+|sent/[\w-]+\.json|\\?<)[^()]*\)$")


@pytest.fixture(scope="module")
def worked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the worked drill is kept: it is made once for all tests here."""
    return tmp_path_factory.mktemp("worked") / "drill"


@pytest.fixture
def worked(run: Run, drill: Path, worked_once: Path) -> Path:
    """The drill as a team worked it: the first word in time, the statement late, a claim put right, a count corrected."""
    if not worked_once.is_dir():
        shutil.copytree(_work(run, drill), worked_once)
        return drill
    shutil.rmtree(drill)
    shutil.copytree(worked_once, drill)
    return drill


def _work(run: Run, drill: Path) -> Path:
    assert run("log", "start", drill).code == 0
    texts = [("08.41", "acknowledgement"), ("09.31", "holding"), ("09.55", "update"), ("10.20", "update")]
    for at, kind in texts:
        kept = run("draft", drill, "--kind", kind, "--channel", "x", "--lang", "id", "--save", "--now", f"2026-12-04 {at}")
        assert kept.code == 0, kept.err
    claim = ("--kind", "correction", "--claim", "twenty-dead-hidden", "--channel", "x", "--lang", "id", "--save")
    assert run("draft", drill, *claim, "--now", "2026-12-04 10.22").code == 0
    moment = ("--now", "2026-12-04 09.41")
    for arguments in (
        ("done", "pause", drill, "--at", "08.24"), ("done", "log", drill, "--at", "08.50"),
        ("contact", "crisis-lead", drill, "--told", "--at", "08.28"),
        ("decide", "Satu suara lewat posko", drill),
    ):  # fmt: skip
        done = run(*arguments, *moment)
        assert done.code == 0, done.err
    return drill


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_as_it_was_read(run: Run, worked: Path, language: str, golden: Callable[[str, str], None]) -> None:
    done = run("--lang", language, "debrief", worked, *NOW)
    assert done.code == 0, done.err
    # Entries are hashed with the clock of the machine; lines and digest are those of playbooks that people go on writing.
    golden(f"debrief.{language}.md", re.sub(r"(:|, do[kc]umen(?:ts)? )[0-9a-f]{8}\b|(\.md:)\d+", r"\1\2#", done.out))
    assert run("--lang", language, "debrief", worked, *NOW).out == done.out


def test_every_finding_and_every_moment_cites_what_it_rests_on(run: Run, worked: Path) -> None:
    out = run("--lang", "en", "debrief", worked, *NOW).out
    sections = dict(re.findall(r"## ([^\n]+)\n\n((?:- [^\n]+\n)+)", out))
    lines = [
        line for heading in ("Late or not done", "Errors and false claims", "Where sources or texts differ", "To improve",
                             "Timeline, planned against actual")
        for line in sections[heading].splitlines()
    ]  # fmt: skip
    assert len(lines) > 40
    assert [line for line in lines if not CITED.search(line)] == []


def test_what_people_wrote_in_the_rows_stays_and_new_rows_come(run: Run, worked: Path) -> None:
    run("--lang", "en", "debrief", worked, "--now", "2026-12-04 09.45")
    path = worked / "improvements.yaml"
    text = path.read_text(encoding="utf-8")
    before = yaml.safe_load(text)
    mine = next(row for row in before if row["step"] == "log")
    assert (mine["code"], mine["file"], mine["status"]) == ("step-late", "base/en.md", "open")
    lines = (Path(__file__).parents[2] / "playbooks" / mine["file"]).read_text(encoding="utf-8").splitlines()
    assert lines[mine["line"] - 1].startswith("| log |")
    changed = text.replace(mine["proposal"], "Nyalakan log dari telepon.", 1).replace("status: open", "status: done", 1)
    path.write_text(changed, encoding="utf-8")
    assert run("--lang", "en", "debrief", worked, *NOW).code == 0
    after = yaml.safe_load(path.read_text(encoding="utf-8"))
    kept = next(row for row in after if row["step"] == "log")
    assert (kept["proposal"], kept["status"]) == ("Nyalakan log dari telepon.", "done")
    assert len(after) > len(before)
    key = [(row["code"], row["step"] or row["subject"], row["due"]) for row in after]
    assert len(key) == len(set(key))


def test_rows_that_cannot_be_read_are_told_and_the_file_is_left_alone(run: Run, worked: Path) -> None:
    path = worked / "improvements.yaml"
    path.write_text("- code: step-late\n  colour: blue\n", encoding="utf-8")
    done = run("--lang", "en", "debrief", worked, *NOW)
    assert done.code == 1
    assert "improvements.yaml:1:3: error[improvement-unreadable]" in done.err
    assert path.read_text(encoding="utf-8") == "- code: step-late\n  colour: blue\n"


@pytest.mark.soak
def test_a_drill_is_marked_in_every_form_and_every_name(run: Run, worked: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    for form in ("markdown", "html", "docx"):
        assert run("debrief", worked, *NOW, "--lang", "id,en", "--format", form, "--out", out).code == 0
    names = sorted(path.name for path in out.iterdir() if path.suffix != ".yaml")
    assert len(names) == 6
    assert all(name.startswith(("LATIHAN-", "EXERCISE-")) for name in names)
    assert (out / "LATIHAN-debrief-id.md").read_text(encoding="utf-8").startswith("# LATIHAN: ")
    assert 'content: "LATIHAN' in (out / "LATIHAN-debrief-id.html").read_text(encoding="utf-8")
    with zipfile.ZipFile(out / "EXERCISE-debrief-en.docx") as file:
        heads = [file.read(name).decode() for name in file.namelist() if "header" in name]
        body = file.read("word/document.xml").decode()
    assert any("EXERCISE" in head for head in heads)
    assert "Trust: what the public could see" in body


def test_without_a_log_no_step_is_judged(run: Run, drill: Path) -> None:
    out = run("--lang", "en", "debrief", drill, *NOW).out
    assert "No log was kept, so steps and calls are not judged." in out
    assert "not in the log" not in out
    assert "Steps on time: nothing to measure." in out


def test_what_was_approved_and_what_only_the_log_says_went_out_is_in_the_report(run: Run, logged: Path) -> None:
    """At a desk that has the log and no `sent/`, the publication is cited by its entry; the time to approve is measured."""
    texts = ("--kind", "acknowledgement", "--channel", "x", "--lang", "id")
    code = run("propose", logged, *texts, "--now", "2026-12-04 08.30").out[:8]
    assert run("approve", code, logged, "--by", "duty-officer", "--now", "2026-12-04 08.34").code == 0
    assert run("publish", code, logged, "--now", "2026-12-04 08.36").code == 0
    shutil.rmtree(logged / "sent")
    code = run("propose", logged, "--kind", "holding", *texts[2:], "--now", "2026-12-04 09.00").out[:8]
    assert run("approve", code, logged, "--by", "leader", "--now", "2026-12-04 09.06").code == 0
    done = run("--lang", "en", "debrief", logged, *NOW)
    assert done.code == 0, done.err
    assert re.search(r"^- First word: 100 of 100 \(took 16 minutes.*\(humas-1:3:[0-9a-f]{8}\)$", done.out, re.MULTILINE)
    assert "\n- Time to approval: 100 of 100 (took 6 minutes" in done.out
