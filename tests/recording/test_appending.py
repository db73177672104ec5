"""A report is put into the file of a crisis, and nothing else in the file changes."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from textwrap import dedent
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisiskit.errors import AppendRefused
from crisiskit.language.letters import undress
from crisiskit.model.crisis import Crisis
from crisiskit.model.playbook import FactSpec, FactType, Playbook
from crisiskit.model.vocabulary import Certainty, FactKind
from crisiskit.model.when import When
from crisiskit.reading.crises import read_crisis
from crisiskit.reading.files import LARGEST_BYTES, read_text
from crisiskit.reading.nodes import read_node
from crisiskit.recording.appending import NewReport, append_report, write_when

KINDS = {
    "deaths": FactKind.COUNT, "missing": FactKind.COUNT_NOW, "vessel": FactKind.NAME, "place": FactKind.PLACE,
    "sar_deployed": FactKind.YES_NO, "occurred_at": FactKind.TIME, "story": FactKind.TEXT,
}  # fmt: skip
PLAYBOOK = Playbook(
    id="boat", version="1", facts={name: FactSpec(id=name, type=FactType(kind=kind)) for name, kind in KINDS.items()}
)
NOON = datetime(2026, 3, 7, 12, 5, tzinfo=ZoneInfo("Asia/Makassar"))
HEAD = "playbook: boat\nstatus: exercise\nzone: Asia/Makassar\naware_at: 2026-03-07 09:15\n"


def read(path: Path) -> Crisis:
    text, problems = read_text(path)
    assert text is not None, problems
    node, problems = read_node(text, str(path))
    assert node is not None, problems
    crisis = read_crisis(node, PLAYBOOK, problems)
    assert crisis is not None, problems
    return crisis


def bare(crisis: Crisis) -> Crisis:
    """The crisis without the places of its values, which a report moves, and the line end that a last text gets."""
    nowhere = crisis.where
    reports = tuple(
        item.model_copy(update={"places": {}, "where": nowhere, "note": item.note and item.note.rstrip("\n")})
        for item in crisis.reports
    )
    claims = tuple(item.model_copy(update={"where": nowhere}) for item in crisis.claims)
    return crisis.model_copy(update={"reports": reports, "claims": claims})


def put(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "crisis.yaml"
    path.write_bytes(text.encode())
    return path


def check_append(path: Path, report: NewReport) -> Crisis:
    """Append, and hold the two promises: the bytes around stay, and the crisis has one report more."""
    before, old = path.read_bytes(), bare(read(path))
    added = append_report(path, report, playbook=PLAYBOOK).encode()
    after, new = path.read_bytes(), bare(read(path))
    at = after.index(added)
    assert after.count(added) >= 1
    assert any(
        after[:at] + after[at + len(added) :] == before
        for at in range(len(after))
        if after.startswith(added, at)
    ), at
    assert new.reports[:-1] == old.reports
    assert new == old.model_copy(update={"reports": new.reports})
    return new


CORRECTION = NewReport(
    source="basarnas",
    at=NOON,
    as_of=NOON.replace(hour=12, minute=0),
    values={"deaths": "1", "place": {"id": "di perairan Sanur, Bali", "en": "off Sanur, Bali"}},
    because={"deaths": {"id": "satu nama tercatat dua kali", "en": "one name was listed twice"}},
    withdrawn=("missing",),
    note='the post said: "one only"\nby telephone',
)


def test_a_report_is_written_as_a_person_would_write_it(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        HEAD
        + dedent("""\
        reports:
          # from the harbour
          - from: ksop
            at: 2026-03-07 09:10
            reported: {missing: 12}   # by telephone
            # see the log of the post

        # nothing yet
        claims: []
        """),
    )
    check_append(path, CORRECTION)
    assert path.read_text(encoding="utf-8") == HEAD + dedent("""\
        reports:
          # from the harbour
          - from: ksop
            at: 2026-03-07 09:10
            reported: {missing: 12}   # by telephone
            # see the log of the post
          - from: basarnas
            at: 2026-03-07 12:05
            as_of: 2026-03-07 12:00
            confirmed:
              deaths: 1
              place: {id: "di perairan Sanur, Bali", en: "off Sanur, Bali"}
            because:
              deaths: {id: "satu nama tercatat dua kali", en: "one name was listed twice"}
            withdrawn: [missing]
            note: "the post said: \\"one only\\"\\x0aby telephone"

        # nothing yet
        claims: []
        """)


FLOW = "- {from: a, at: 2026-03-07 09:00}\n"
REPORTED = NewReport(source="ksop", at=NOON, certainty=Certainty.REPORTED, values={"missing": "12"})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD, HEAD + "reports:\n  - from: ksop\n"),
        (HEAD.rstrip("\n"), HEAD + "reports:\n  - from: ksop\n"),
        (HEAD + "reports:\n", HEAD + "reports:\n  - from: ksop\n"),
        (HEAD + "reports:   # none yet\nclaims: []\n", HEAD + "reports:   # none yet\n  - from: ksop\n"),
        (HEAD + "reports: []\nclaims: []\n", HEAD + "reports: \n  - from: ksop\n"),
        (HEAD + "reports: [ ]  # none yet\n", HEAD + "reports:   # none yet\n  - from: ksop\n"),
        (HEAD + "reports: ~\n", HEAD + "reports: \n  - from: ksop\n"),
        (HEAD + "claims: []\n...\n", HEAD + "claims: []\nreports:\n  - from: ksop\n"),
        (HEAD + f"reports:\n{FLOW}", HEAD + f"reports:\n{FLOW}- from: ksop\n"),
    ],
)
def test_a_file_without_reports_gets_its_first(tmp_path: Path, before: str, after: str) -> None:
    path = put(tmp_path, before)
    append_report(path, REPORTED, playbook=PLAYBOOK)
    assert path.read_text(encoding="utf-8").startswith(after)
    report = read(path).reports[-1]
    assert (report.source, report.reported, report.at.key) == ("ksop", {"missing": 12}, NOON)


@pytest.mark.parametrize("text", [HEAD, HEAD + "reports:\n  - from: a\n    at: 2026-03-07 09:00"])
def test_a_file_without_a_last_line_end_stays_without_one(tmp_path: Path, text: str) -> None:
    path = put(tmp_path, text.rstrip("\n"))
    check_append(path, REPORTED)
    assert not path.read_bytes().endswith(b"\n")


def test_line_ends_of_the_file_are_those_of_the_report(tmp_path: Path) -> None:
    path = put(tmp_path, (HEAD + "reports:\n  - from: a\n    at: 2026-03-07 09:00\nclaims: []\n").replace("\n", "\r\n"))
    check_append(path, CORRECTION)
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")


def test_a_mark_of_byte_order_stays_in_front(tmp_path: Path) -> None:
    path = put(tmp_path, "\ufeff" + HEAD)
    check_append(path, REPORTED)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfplaybook")


@pytest.mark.parametrize("header", ["|", "|+", ">-", "|2"])
def test_a_text_over_several_lines_at_the_end_is_not_cut(tmp_path: Path, header: str) -> None:
    body = "      one\n\n      two\n\n\n"
    path = put(tmp_path, f"{HEAD}reports:\n  - from: a\n    at: 2026-03-07 09:00\n    note: {header}\n{body}claims: []\n")
    crisis = check_append(path, REPORTED)
    assert "two" in (crisis.reports[0].note or "")


@pytest.mark.parametrize(
    ("reports", "code"),
    [
        ("[{from: a, at: 2026-03-07 09:00}]", "reports-not-a-block"),
        ("[a,\n  b]", "reports-not-a-block"),
        ("yes", "not-a-list"),
        ("{from: a}", "not-a-list"),
    ],
)
def test_reports_that_are_not_written_line_by_line_are_left_alone(tmp_path: Path, reports: str, code: str) -> None:
    path = put(tmp_path, HEAD + f"reports: {reports}\n")
    before = path.read_bytes()
    with pytest.raises(AppendRefused) as refused:
        append_report(path, REPORTED)
    assert [(item.code, item.where and item.where.line) for item in refused.value.problems] == [(code, 5)]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{playbook: boat, zone: Asia/Makassar}\n", "reports-not-a-block"),
        ("- a\n", "not-a-mapping"),
        ("zone: Mars\n", "unknown-zone"),
        ("zone: []\n", "missing-key"),
        ("playbook: boat\n", "missing-key"),
        ("a: [\n", "yaml-unreadable"),
        ("", "file-empty"),
        (HEAD + "---\nmore: 1\n", "yaml-second-document"),
    ],
)
def test_a_file_that_cannot_take_a_report_is_left_alone(tmp_path: Path, text: str, code: str) -> None:
    path = put(tmp_path, text)
    with pytest.raises(AppendRefused) as refused:
        append_report(path, REPORTED)
    assert [item.code for item in refused.value.problems] == [code]
    assert path.read_text(encoding="utf-8") == text


def test_there_must_be_a_file(tmp_path: Path) -> None:
    with pytest.raises(AppendRefused) as refused:
        append_report(tmp_path / "nowhere" / "crisis.yaml", REPORTED)
    assert [item.code for item in refused.value.problems] == ["file-missing"]


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (NewReport(source="a", at=NOON), "nothing-to-append"),
        (NewReport(source="a", at=NOON, values={"dead": "1"}), "unknown-fact"),
        (NewReport(source="a", at=NOON, values={"deaths": "two"}), "value-of-wrong-type"),
        (NewReport(source="a", at=NOON, values={"place": "Sanur"}), "needs-languages"),
        (NewReport(source="a", at=NOON, values={"deaths": "1"}, because={"deaths": {"xx": "?"}}), "unknown-language"),
        (NewReport(source="a", at=NOON, withdrawn=("dead",)), "unknown-fact"),
        (NewReport(source="a", at=NOON, values={"vessel": "V" * 61}), "value-too-long"),
        (NewReport(source="a", at=NOON, values={"vessel": "\udc80"}), "report-not-as-meant"),
    ],
)
def test_a_report_that_means_nothing_in_the_playbook_is_refused(tmp_path: Path, report: NewReport, code: str) -> None:
    path = put(tmp_path, HEAD)
    with pytest.raises(AppendRefused) as refused:
        append_report(path, report, playbook=PLAYBOOK)
    assert [item.code for item in refused.value.problems] == [code]
    assert path.read_text(encoding="utf-8") == HEAD


def test_faults_that_were_there_before_do_not_stop_a_report(tmp_path: Path) -> None:
    path = put(tmp_path, HEAD + "reports:\n  - from: a\n    at: 2026-03-07 09:00\n    reported: {dead: 1}\nclaim: []\n")
    assert read(path).reports[0].reported == {}
    append_report(path, REPORTED, playbook=PLAYBOOK)
    assert len(read(path).reports) == 2


def test_a_file_that_would_become_too_large_is_left_alone(tmp_path: Path) -> None:
    path = put(tmp_path, HEAD + "#" * (LARGEST_BYTES - len(HEAD) - 20) + "\n")
    before = path.read_bytes()
    with pytest.raises(AppendRefused) as refused:
        append_report(path, REPORTED)
    assert [item.code for item in refused.value.problems] == ["file-too-large"]
    assert path.read_bytes() == before


def test_the_mode_of_the_file_stays(tmp_path: Path) -> None:
    path = put(tmp_path, HEAD)
    path.chmod(0o640)
    append_report(path, REPORTED)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    real = put(tmp_path / "shared", HEAD)
    link = tmp_path / "crisis.yaml"
    link.symlink_to(real)
    append_report(link, REPORTED)
    assert link.is_symlink()
    assert len(read(real).reports) == 1


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    path = put(tmp_path, HEAD)
    append_report(path, REPORTED)
    with pytest.raises(AppendRefused):
        append_report(path, NewReport(source="a", at=NOON, values={"dead": "1"}), playbook=PLAYBOOK)
    assert [file.name for file in tmp_path.iterdir()] == ["crisis.yaml"]


def test_a_folder_that_may_not_be_written_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, HEAD)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(AppendRefused) as refused:
        append_report(path, REPORTED)
    assert [item.code for item in refused.value.problems] == ["file-unwritable"]
    assert path.read_text(encoding="utf-8") == HEAD
    assert [file.name for file in tmp_path.iterdir()] == ["crisis.yaml"]


TWENTY = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from crisiskit.recording.appending import NewReport, append_report
for number in range(20):
    append_report(Path(sys.argv[1]), NewReport(source=sys.argv[2], at=datetime.now(UTC), values={"deaths": str(number)}))
"""


def test_two_desks_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    path = put(tmp_path, HEAD)
    desks = [subprocess.Popen([sys.executable, "-c", TWENTY, str(path), name]) for name in ("a", "b", "c")]
    assert [desk.wait() for desk in desks] == [0, 0, 0]
    reports = read(path).reports
    for name in ("a", "b", "c"):
        assert [report.confirmed["deaths"] for report in reports if report.source == name] == list(range(20))


def test_times_are_written_in_the_zone_of_the_crisis() -> None:
    assert write_when(datetime(2026, 3, 7, 4, 5, tzinfo=UTC), "Asia/Makassar") == "2026-03-07 12:05"
    assert write_when(NOON.replace(second=9), "Asia/Makassar") == "2026-03-07 12:05:09"
    assert write_when(When(date(2026, 3, 7), None, "night", "Asia/Jakarta"), "Asia/Jakarta") == "2026-03-07 night"
    assert write_when(When(date(2026, 3, 7), None, "night", "Asia/Jakarta"), "Asia/Makassar") == "2026-03-07 night WIB"


def test_the_hour_that_comes_twice_is_written_with_its_distance() -> None:
    twice = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert write_when(twice + timedelta(hours=1), "Europe/Amsterdam") == "2026-10-25T02:30:00+01:00"
    assert write_when(twice, "Europe/Amsterdam") == "2026-10-25 02:30"


def test_a_moment_without_a_zone_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zone"):
        append_report(put(tmp_path, HEAD), NewReport(source="a", at=datetime(2026, 3, 7), values={"deaths": "1"}))  # noqa: DTZ001


#: Texts that people paste: anything that can be typed, and what YAML gives a meaning to.
WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="{}[]<>."), min_size=1, max_size=30).map("a{}".format),
    st.sampled_from(
        [
            "null", "~", "true", "no", "- a", "a: b", "a #b", "&a", "*a", "!x", "{a}", "[a]", "|", "> q", '"', "'",
            "%", "@a", "`", "12", "0812", "1.10", "2026-03-07 09:15", "--- x", "...", "a\r\nb", "\ufeffa", "\u2028",
            "\u0085", "“a”", "a\u00a0b", "\\x41", "😀",
        ]
    ),
).filter(str.strip)  # fmt: skip
MARKS = set("{}[]<>")
#: Words that may be a fact's value: no marks, nothing unseen, something to read.
SAID = WORDS.filter(lambda text: " ".join(text.split()).isprintable() and any(map(str.isalnum, text)) and not set(text) & MARKS)
#: What is read as it is printed: without signs that nobody sees.
SEEN = WORDS.filter(lambda text: " ".join(text.split()).isprintable())
LOCALIZED = st.dictionaries(st.sampled_from(["id", "en"]), SEEN, min_size=1)
SAID_IN = st.dictionaries(st.sampled_from(["id", "en"]), SAID, min_size=1)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 30)).map(lambda moment: moment.replace(tzinfo=UTC))  # noqa: DTZ001
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "deaths": st.integers(0, 9999).map(str),
        "vessel": SAID,
        "place": SAID_IN,
        "sar_deployed": st.sampled_from(["true", "false", "ya", "no"]),
        "story": SAID_IN,
        "occurred_at": st.sampled_from(["2026-03-07", "7 Maret 2026 pukul 09.15 WITA", "2026-03-07 dini hari"]),
    },
).filter(bool)


def is_in_order(report: NewReport) -> bool:
    """Whether its figures hold for a time that is not after the report, and nothing in it happened after it."""
    at, as_of = (moment.key if isinstance(moment, When) else moment for moment in (report.at, report.as_of))
    happened = datetime(2026, 3, 7, 2, tzinfo=UTC) if "occurred_at" in report.values else None
    return at is None or all(moment is None or moment <= at for moment in (as_of, happened))


NEW_REPORTS = st.builds(
    NewReport,
    source=st.sampled_from(["basarnas", "duty-officer", "post-sanur"]),
    at=MOMENTS,
    as_of=st.none() | MOMENTS | st.just(When(date(2026, 3, 7), None, "dawn", "Asia/Jakarta")),
    certainty=st.sampled_from(Certainty),
    values=VALUES,
    because=st.dictionaries(st.sampled_from(["deaths", "missing"]), LOCALIZED),
    withdrawn=st.lists(st.sampled_from(["missing", "vessel"]), unique=True).map(tuple),
    note=st.none() | WORDS,
).filter(is_in_order)
ITEMS = st.sampled_from(
    [
        "{d}- from: ksop\n{i}at: 2026-03-07 09:10\n{i}reported: {{missing: 12}}\n",
        "{d}- {{from: ksop, at: 2026-03-07 09:10,\n{i}   confirmed: {{deaths: 2}}}}  # a\n",
        "{d}-\n{i}from: bpbd\n{i}at: 2026-03-07 09:20   # b\n{i}confirmed:\n{i}  vessel: 'KM Satu'\n\n",
        "{d}# before\n{d}- from: ksop\n{i}at: 2026-03-07 10:00\n{i}note: |\n{i}  one\n\n{i}  two\n{i}# after\n",
        "{d}- from: ksop\n{i}at: 2026-03-07 10:00\n{i}note: >+\n{i}  one\n{i}  two\n\n",
        '{d}- from: ksop\n{i}at: 2026-03-07 10:00\n{i}note: "one\n{i}  two"\n{d}# less\n',
        "{d}- from: ksop\n{i}at: 2026-03-07 10:00\n{i}note:\n",
        "{d}-   from: ksop\n{i}  at: 2026-03-07 10:00\n{i}  note: one\n{i}   two  # c\n",
    ]
)  # fmt: skip


@st.composite
def crisis_files(draw: st.DrawFn) -> str:
    """Files that hold the same kinds of things in every order and manner of writing."""
    dash = draw(st.sampled_from(["", "  ", "    "]))
    items = "".join(item.format(d=dash, i=f"{dash}  ") for item in draw(st.lists(ITEMS, max_size=3)))
    reports = f"reports:{draw(st.sampled_from(['', '   # c']))}\n{items}" if items else draw(st.sampled_from(["", "reports:\n"]))
    rest = draw(st.sampled_from(["", "claims: []\n", "# end\n", "\n\n", "claims:\n  - id: a\n    text: {id: b}\n"]))
    blocks = [HEAD, reports, rest]
    text = draw(st.sampled_from(["", "# é 😀\n", "---\n"])) + "".join(draw(st.permutations(blocks)) if items else blocks)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("crises")


@settings(deadline=None)
@given(text=crisis_files(), reports=st.lists(NEW_REPORTS, min_size=1, max_size=2))
def test_whatever_the_file_and_the_report_all_other_bytes_stay(folder: Path, text: str, reports: list[NewReport]) -> None:
    path = put(folder, text)
    for report in reports:
        new = check_append(path, report).reports[-1]
        assert (new.source, new.withdrawn) == (report.source, report.withdrawn)
        assert new.note == (undress(report.note.strip()) if report.note else None)
        assert new.at.key == report.at
        assert set(new.confirmed if report.certainty is Certainty.CONFIRMED else new.reported) == set(report.values)
        for name, words in report.because.items():
            assert new.because[name] == {language: undress(" ".join(said.split())) for language, said in words.items()}


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), st.sampled_from([0, 7, -3]), st.sampled_from(["Asia/Jakarta", "Europe/Amsterdam", "America/New_York"]))  # noqa: DTZ001, E501
def test_a_time_that_is_written_is_read_as_the_same_moment(moment: datetime, hours: int, zone: str) -> None:
    from crisiskit.reading.times import read_when

    aware = moment.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert read_when(write_when(aware, zone), ZoneInfo(zone)).key.timestamp() == aware.timestamp()
