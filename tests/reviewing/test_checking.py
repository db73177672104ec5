"""Each problem has a broken file on which it alone fires, in its place; and whatever a file holds, checking it raises nothing.

A case is a folder of `tests/playbooks/broken`, `tests/houses/broken` or `tests/crises/broken`. Its `problems.txt` lists what must
be found, one line each: `en.md:12:7 unknown-name`. A first line `check notes.txt` says what to check instead of the folder. A
crisis without a house of its own gets the valid one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crisiskit.errors import DocumentError
from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.language.problems import describe
from crisiskit.problems import WARNINGS, Problem, has_errors
from crisiskit.reading.files import LARGEST_BYTES
from crisiskit.reading.nodes import MOST_VALUES
from crisiskit.recording.situations import load_situation
from documents import SHIPPED, TESTS, VALID, VALID_CRISIS, VALID_HOUSE, check_all, write_files

FOLDERS = (TESTS / "playbooks" / "broken", TESTS / "houses" / "broken", TESTS / "crises" / "broken")
EXPECTED = "problems.txt"
CASES = sorted(case for folder in FOLDERS for case in folder.iterdir())

#: Broken folders that are made here because no repository would keep them: too large, or no files at all.
MADE: dict[str, Callable[[Path], Path]] = {
    "file-too-large": lambda folder: write_files(folder, {"en.md": "x" * (LARGEST_BYTES + 1)}),
    "yaml-too-many-values": lambda folder: write_files(folder, {"house.yaml": "[" + "a, " * MOST_VALUES + "]"}),
    "too-many-layouts": lambda folder: write_files(
        folder, {"house.yaml": VALID_HOUSE.read_bytes() + b"layouts: .\n", **{f"page-{n}.html.j2": "<p>a</p>" for n in range(21)}}
    ),
    "layout-too-large": lambda folder: write_files(
        folder, {"house.yaml": VALID_HOUSE.read_bytes() + b"layouts: own\n", "own/press.html.j2": "{{ title }}" * 2_000}
    ),
    "file-unreadable": lambda folder: write_files(
        folder, {"crisis.yaml": VALID_CRISIS.read_bytes(), "house.yaml/why.txt": "A folder with the name of a file."}
    ),
}
#: Codes that no file brings about, with the reason.
NOT_FROM_FILES = {
    "drafting: what is asked of it, and what is known so far": {
        "apology-not-cleared", "apology-not-ours", "claim-needed", "claim-not-untrue", "claim-says-the-fact",
        "claim-without-evidence", "does-not-fit",
        "no-claim", "now-without-zone", "promise-missed", "required-part-unsayable", "supersedes-later",
        "supersedes-not-public", "supersedes-other-crisis", "unknown-claim", "unknown-kind", "unknown-question", "warning-expired",
        "warning-mixed", "warning-without-hour",
    },
    "a statement that is reviewed": {"fact-has-changed", "mark-missing", "text-was-changed"},
    "a report that is being added, or another file that is being written": {
        "clock-without-date", "fact-given-twice", "fact-without-sign", "file-exists", "file-unwritable",
        "language-of-reason-missing", "language-of-value-missing", "nothing-to-append", "nothing-to-withdraw", "reason-needed",
        "report-not-as-meant", "reports-not-a-block", "takes-no-language",
    },
    "what went out by when": {"clock-late", "complaint-late", "statement-expired"},
    "the weeks after a moment that is given, and the calendar installed": {
        "chair-empty-ahead", "chair-empty-on-days", "holidays-not-counted", "holiday-estimated",
    },
    "what is asked of the program, and when": {
        "internal-in-public", "option-not-used", "playbooks-folder-missing", "promise-far-off", "promise-in-the-past",
        "promise-too-near",
        "reports-are-old", "situation-needed", "source-misspelt", "staff-not-told", "supersedes-missing", "supersedes-unreadable",
        "text-not-kept", "text-too-long", "unknown-format", "zone-not-found", "comment-unreadable", "too-many-comments",
        "question-needed", "question-in-quotes", "too-many-folders", "sheet-or-comments", "comments-need-situation",
        "mentions-are-old", "mentions-none-yet", "mentions-too-coarse",
    },
    "a row of a table of mentions, which `crisiskit mentions` lists: tests/reading/test_mentions.py": {
        "mentions-do-not-add-up", "mentions-more-unread", "mentions-number-unread", "mentions-row-broken", "mentions-time-unread",
        "mentions-too-many",
    },
    "the log, which is no file that people write: tests/recording, tests/cli/test_log.py and test_acts.py": {
        "bad-desk-name", "bad-entry", "block-not-in-log", "confirmed-while-withdrawn", "desk-not-named", "entry-ambiguous",
        "entry-lasting", "entry-too-large", "entry-unknown", "entry-void-already", "log-address-has-password", "log-anchor-lost",
        "log-bad-address", "log-bad-id", "log-beginning-differs", "log-body-unreadable", "log-busy", "log-chain-broken",
        "log-entry-damaged", "log-forked", "log-gap", "log-holds-reports", "log-id-differs", "log-kind-unknown", "log-missing",
        "log-no-parts", "log-not-begun", "log-not-durable", "log-opened-twice", "log-out-of-reach", "log-parcel-too-large",
        "log-parcel-unreadable", "log-part-damaged", "log-parts-missing", "log-status-differs", "log-unreadable",
        "log-unwritable", "log-without-id", "act-in-the-future", "line-too-long", "nothing-to-record", "statement-outdated",
        "claim-without-text", "contact-unknown", "contact-without-act", "enquiry-unknown", "handover-both", "handover-not-offered",
        "handover-to-nobody", "level-not-lower", "level-not-seen", "level-too-early", "nothing-in-message", "paste-alone",
        "proof-too-large", "proof-unreadable",
    },
    "what keeps a text from leaving the house: tests/publishing and tests/cli/test_releasing.py": {
        "agency-not-asked", "agency-silent", "agency-silent-for-ever", "approval-missing", "approval-waits", "approver-unknown",
        "facts-not-cleared", "fallback-missing", "law-not-cleared", "proposal-ambiguous", "proposal-damaged", "proposal-expired",
        "proposal-incomplete", "proposal-outdated", "proposal-overtaken", "proposal-promise-past", "proposal-refused",
        "proposal-unknown", "publication-unsupported", "publication-without-proposal", "refusal-without-reason",
    },
    "several houses beside one crisis, and the rows of a debrief: tests/cli/test_partners.py, test_debrief.py": {
        "house-not-here", "house-twice", "house-without-registry", "improvement-unreadable",
    },
    "the layout and the form that are asked for": {
        "extra-missing", "format-needs-out", "layout-needs-article", "layout-needs-correction", "layout-needs-signatory",
        "library-missing", "unknown-layout",
    },
}  # fmt: skip


def read_expectation(case: Path) -> tuple[str, list[tuple[str, str]]]:
    """What to check in a case, and the place and code of each problem expected."""
    lines = (case / EXPECTED).read_text(encoding="utf-8").splitlines()
    target = ""
    if lines[0].startswith("check "):
        target = lines.pop(0).removeprefix("check ")
    return target, [(place, code) for place, _, code in (line.partition(" ") for line in lines)]


def place_of(item: Problem, folder: Path) -> str:
    """The place of a problem as expectations write it."""
    assert item.where is not None, item
    path = Path(item.where.path).relative_to(folder)
    return f"{path}:{item.where.line}:{item.where.column}"


def expected_codes() -> set[str]:
    """Every code that some broken file must bring about."""
    return {code for case in CASES for _, code in read_expectation(case)[1]}


def test_there_are_cases_of_every_sort() -> None:
    for folder in FOLDERS:
        assert len(list(folder.iterdir())) > 15, folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.parent.name}/{case.name}")
def test_a_broken_file_brings_about_its_problem_alone_and_in_its_place(case: Path, tmp_path: Path) -> None:
    assert (case / EXPECTED).is_file(), f"{case} does not say what is wrong with it"
    target, expected = read_expectation(case)
    folder = tmp_path / case.name
    shutil.copytree(case, folder, ignore=shutil.ignore_patterns(EXPECTED))
    if (folder / "crisis.yaml").exists() and not (folder / "house.yaml").exists():
        shutil.copy(VALID_HOUSE, folder)
    found = check_all(folder / target)
    assert [(place_of(item, folder), item.code) for item in found] == sorted(expected, key=_by_place)
    assert len({code for _, code in expected}) == 1
    assert has_errors(found) is (found[0].code not in WARNINGS)
    for language in LANGUAGES:
        for item in found:
            assert book(language, "arguments")["unknown"].format(code=item.code) not in describe(item, language)


def _by_place(pair: tuple[str, str]) -> tuple[str, int, int]:
    path, line, column = pair[0].split(":")
    return path, int(line), int(column)


@pytest.mark.parametrize("code", MADE)
def test_a_broken_folder_that_is_made_brings_about_its_problem_alone(code: str, tmp_path: Path) -> None:
    folder = tmp_path / code
    folder.mkdir()
    found = check_all(MADE[code](folder))
    assert [item.code for item in found] == [code]
    assert found[0].where is not None


def test_every_code_of_a_file_has_a_broken_file_and_the_rest_a_reason() -> None:
    """The catalogue of sentences has every code: `tests/language/test_problems.py` sees to that."""
    used = set(book("id", "problems"))
    excused = {code for codes in NOT_FROM_FILES.values() for code in codes}
    covered = expected_codes() | set(MADE)
    assert used - covered - excused == set(), "codes without a broken file"
    assert covered - used == set(), "broken files of codes that nothing makes"
    assert covered & excused == set(), "codes that a file brings about after all"
    assert excused - used == set(), "excuses for codes that nothing makes"


def test_what_is_valid_has_no_problem(tmp_path: Path) -> None:
    for path in (VALID_HOUSE, VALID_CRISIS):
        shutil.copy(path, tmp_path)
    assert check_all(VALID, VALID_HOUSE, tmp_path) == ()


def test_twenty_faults_in_one_document_are_twenty_problems(tmp_path: Path) -> None:
    case = TESTS / "playbooks" / "twenty-faults"
    _, expected = read_expectation(case)
    assert len({code for _, code in expected}) >= 20
    shutil.copytree(case, tmp_path / case.name)
    found = check_all(tmp_path)
    assert [(place_of(item, tmp_path / case.name), item.code) for item in found] == sorted(expected, key=_by_place)
    assert has_errors(found)


def test_twenty_broken_files_in_one_folder_are_all_named(tmp_path: Path) -> None:
    cases = [case for case in CASES if case.parent == FOLDERS[0] and "en.md" in str(read_expectation(case))][::3]
    assert len(cases) >= 20
    for case in cases:
        shutil.copytree(case, tmp_path / case.name, ignore=shutil.ignore_patterns(EXPECTED))
    found = check_all(tmp_path)
    codes = {code for case in cases for _, code in read_expectation(case)[1]}
    assert {item.code for item in found} == codes
    assert list(found) == sorted(found, key=lambda item: (item.where is None, item.where, item.code))
    assert has_errors(found)


def spoil(name: str, tmp_path: Path, content: bytes) -> Path:
    """A folder that would be valid but for the content of one file: a playbook, or a house and a crisis."""
    folder = tmp_path / "landslide"
    folder.mkdir(parents=True)
    for path in (VALID / "landslide").iterdir() if name.endswith(".md") else (VALID_HOUSE, VALID_CRISIS):
        shutil.copy(path, folder)
    (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("name", ["en.md", "house.yaml", "crisis.yaml"])
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"---\nid: \xe9\n", id="not UTF-8"),
        pytest.param(b"", id="empty"),
        pytest.param(b"[" * 10_000_000, id="10 MB of ["),
        pytest.param(b"[" * LARGEST_BYTES, id="as many [ as are read"),
        pytest.param(b"\0" * 1000, id="zeros"),
        pytest.param(b"\xef\xbb\xbf", id="a byte order mark alone"),
    ],
)
def test_a_file_that_is_none_is_a_problem_within_a_second(name: str, content: bytes, tmp_path: Path) -> None:
    folder = spoil(name, tmp_path, content)
    start = perf_counter()
    found = check_all(folder)
    assert perf_counter() - start < 10  # a bound on what an attack may cost, not a measurement
    assert [item for item in found if item.where and item.where.path.endswith(name) and item.weight.value == "error"]


def test_a_file_that_ends_inside_a_table_is_a_problem_within_a_second(tmp_path: Path) -> None:
    text = (VALID / "landslide" / "en.md").read_text(encoding="utf-8")
    rows = [at for at in range(len(text)) if text.startswith("\n| ", at)]
    assert len(rows) > 20
    for number, row in enumerate(rows[::4]):
        folder = spoil("en.md", tmp_path / str(number), text[: row + 7].encode())
        start = perf_counter()
        found = check_all(folder)
        assert perf_counter() - start < 10  # a bound on what an attack may cost, not a measurement
        assert has_errors(found), text[: row + 7][-80:]


#: What a hand or a program may leave in a file.
PIECES = (
    "|", "| - |", "---", "- ", "    - ", "1. ", "# ", "## Facts", "#### a", "> ", "[", "]", "[[", "]]", "{{", "}}", "{{ deaths }}",
    "[deaths > 0]", "\\", "\\_", "`", "```", "\t", "\u00a0", "\u2028", "\x85", "\0", "\ufeff", "“", "”", "&", "*", "!", "%", ": ",
    "- {}", "? ", "null", "9" * 5000, "((((", "not " * 60, "and", "=", ">", "/", "é", "🚢", "\r\n", "\n\n", "<!--", "~",
)  # fmt: skip
NAMES = ("en.md", "id.md", "house.yaml", "crisis.yaml")


@st.composite
def mutations(draw: st.DrawFn, text: str) -> str:
    """The text with some lines deleted, doubled, moved or replaced, and some characters too."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(lines) - 1, 0)))
        act = draw(st.sampled_from(("delete", "double", "move", "insert", "character", "cut")))
        line = lines[at] if lines else ""
        column = draw(st.integers(0, len(line)))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)))
        if act == "delete":
            del lines[at : at + 1]
        elif act == "double":
            lines[at:at] = [line]
        elif act == "move":
            del lines[at : at + 1]
            lines.insert(draw(st.integers(0, len(lines))), line)
        elif act == "insert":
            lines.insert(at, piece)
        else:
            rest = line[column + (act == "character") :] if act == "character" else ""
            lines[at : at + 1] = [line[:column] + piece + rest]
    return "\n".join(lines)


def check_content(name: str, content: bytes) -> tuple[Problem, ...]:
    """Check a folder with one file of this content, load it, and see that every problem has a place that is there."""
    with tempfile.TemporaryDirectory() as made:
        folder = spoil(name, Path(made), content)
        found = check_all(folder)
        text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for item in found:
            assert item.where is not None, item
            if item.where.path == str(folder / name):
                assert 1 <= item.where.line <= len(text), item
                assert 1 <= item.where.column <= len(text[item.where.line - 1].removeprefix("\ufeff")) + 1, item
            for language in LANGUAGES:
                assert describe(item, language)
        if name.endswith(".yaml"):
            assert has_errors(load_problems(folder)) is has_errors(found)
        return found


def load_problems(folder: Path) -> tuple[Problem, ...]:
    """What loading has to say, whether it raises or not."""
    try:
        return load_situation(folder, (VALID,)).problems
    except DocumentError as error:
        return error.problems


def check_mutation(name: str, data: st.DataObject) -> None:
    source = {"house.yaml": VALID_HOUSE, "crisis.yaml": VALID_CRISIS}.get(name, VALID / "landslide" / name)
    check_content(name, data.draw(mutations(source.read_text(encoding="utf-8"))).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_no_mutation_of_a_valid_file_raises(name: str, data: st.DataObject) -> None:
    check_mutation(name, data)


@pytest.mark.soak
@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(max_examples=500, deadline=None)
def test_no_mutation_of_a_valid_file_raises_however_long_one_tries(name: str, data: st.DataObject) -> None:
    check_mutation(name, data)


@given(data=st.data())
@settings(max_examples=4, deadline=None)
def test_no_mutation_of_a_shipped_document_raises(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(SHIPPED.glob("*/*.md"))))
    check_content(path.name, data.draw(mutations(path.read_text(encoding="utf-8"))).encode("utf-8", "surrogatepass"))


MANY_DEATHS = b"""
playbook: landslide
zone: UTC
status: test
aware_at: 2026-03-07 09:15
reports: [{from: bpbd, at: 2026-03-07, confirmed: {deaths: "%s"}}]
""" % (b"9" * 5000)


@given(name=st.sampled_from(NAMES), content=st.binary(max_size=300))
@example(name="house.yaml", content=b'extends: "\\0"\nagency: {id: {name: a}}\ncity: b\nzone: UTC\n')
@example(name="house.yaml", content=b"extends: " + b"a" * 300 + b"\nagency: {id: {name: a}}\ncity: b\nzone: UTC\n")
@example(name="crisis.yaml", content=b"playbook: " + b"a" * 300 + b"\n")
@example(name="crisis.yaml", content=MANY_DEATHS)
@settings(max_examples=20, deadline=None)
def test_no_bytes_raise(name: str, content: bytes) -> None:
    check_content(name, content)
