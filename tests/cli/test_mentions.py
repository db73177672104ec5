"""`mentions`: the week drawn and reported, rows that were left out told, and the counts of a crisis in its assessment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crisiskit.language.catalogue import LANGUAGES
from rendering.weeks import count_hours
from running import Run

#: The sample's weeks, moved to the days before the drill, whose clock it is.
DAYS_LATER = 273
NOW = ("--now", "2026-12-04 10:05")


def write_table(path: Path, *more: str) -> Path:
    """The sample as an Indonesian service exports it."""
    lines = ["Tanggal;Jam;Sentimen Positif;Sentimen Netral;Sentimen Negatif"]
    for row in count_hours():
        lines.append(f"{row.at:%d/%m/%Y};{row.at:%H.%M};{row.positive};{row.neutral};{row.negative}")
    path.write_text("\n".join([*lines, *more]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_table(tmp_path / "sebutan.csv")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_alone_is_drawn_and_reported_without_a_clock(run: Run, table: Path, language: str) -> None:
    done = run("--lang", language, "mentions", table, "--zone", "WITA")
    assert (done.code, done.err) == (0, "")
    assert {"id": "Jumat, 6 Maret: 727, 53% negatif", "en": "Friday 6 March: 727, 53% negative"}[language] in done.out
    assert done.out == run("--lang", language, "mentions", table, "--zone", "Asia/Makassar").out


def test_the_picture_is_svg_alone(run: Run, table: Path) -> None:
    done = run("mentions", table, "--format", "svg")
    assert done.out.startswith("<svg xmlns=")
    assert done.out.endswith("</svg>\n")


def test_json_has_the_figures_and_the_rule(run: Run, table: Path) -> None:
    found = json.loads(run("mentions", table, "--json").out)
    assert found["level"] == "crisis"
    assert found["rule"]["sd"] == 4
    assert found["week"]["volume"] == 3720


def test_rows_left_out_are_listed_and_the_rest_is_reported(run: Run, tmp_path: Path) -> None:
    table = write_table(tmp_path / "m.csv", "Total;;1;2;3", "07/03/2026;09.00;1;banyak;2")
    done = run("--lang", "id", "mentions", table)
    assert done.code == 1
    lines = done.err.splitlines()
    assert [line.partition(": ")[0].rpartition("m.csv:")[2] for line in lines] == ["347:1", "348:1"]
    assert "“banyak” pada kolom 4 bukan jumlah sebutan" in lines[1]
    assert "53% negatif" in done.out


def test_a_moment_hides_what_is_later(run: Run, table: Path) -> None:
    done = run("--lang", "en", "mentions", table, "--zone", "WITA", "--now", "2026-03-06 08:30")
    assert "to 08:00 WITA on Friday 6 March 2026" in done.out
    assert "crisis" not in done.out
    early = run("--lang", "en", "mentions", table, "--now", "2026-01-01 08:30")
    assert early.code == 1
    assert "error[mentions-none-yet]" in early.err


def test_what_is_usual_makes_a_cold_start(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "m.csv"
    table.write_text("Date,Total,Negative\n2026-03-07 09:00,160,90\n", encoding="utf-8")
    assert "A week as usual" in run("--lang", "en", "mentions", table).out
    assert "crisis: 90 negative mentions" in run("--lang", "en", "mentions", table, "--usual", "40", "--usual-negative", "4").out


@pytest.mark.parametrize(
    "options",
    [
        ("--usual", "0"), ("--usual", "x"), ("--usual", "nan"), ("--usual-negative", "3"),
        ("--usual", "4", "--usual-negative", "5"), ("--zone", "WIBB"), ("--comments", "c.txt"), ("--now", "soon"),
    ],
)  # fmt: skip
def test_a_wrong_use_is_told(run: Run, table: Path, options: tuple[str, ...]) -> None:
    done = run("mentions", table, *options)
    assert done.code == 2
    assert done.out == ""
    assert "Example: crisiskit mentions" in done.err


def test_a_file_that_is_no_table_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("Date,Reach\n", encoding="utf-8")
    assert "error[mentions-no-head]" in run("mentions", tmp_path / "m.csv").err
    assert "error[file-missing]" in run("mentions", tmp_path / "none.csv").err


def test_days_are_told_to_be_too_coarse(run: Run, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("Date,Total\n2026-03-07,90\n2026-03-08,91\n", encoding="utf-8")
    done = run("--lang", "en", "mentions", tmp_path / "m.csv")
    assert done.code == 0
    assert "warning[mentions-too-coarse]" in done.err


def follow(drill: Path, key: str = "mentions: mentions.csv") -> Path:
    """The drill with counts beside it, until eleven o'clock of its day."""
    path = drill / "mentions.csv"
    lines = ["Date,Positive,Neutral,Negative"]
    for row in count_hours():
        day = row.at.toordinal() + DAYS_LATER
        lines.append(f"{row.at.fromordinal(day):%Y-%m-%d} {row.at:%H:%M},{row.positive},{row.neutral},{row.negative}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    crisis = drill / "crisis.yaml"
    crisis.write_text(crisis.read_text(encoding="utf-8").replace("\naware_at", f"\n{key}\naware_at"), encoding="utf-8")
    return path


def test_counts_beside_a_crisis_are_marked_as_it_is(run: Run, drill: Path) -> None:
    table = follow(drill)
    for form in ("text", "markdown"):
        assert run("--lang", "id", "mentions", table, *NOW, "--format", form).out.lstrip("# ").startswith("LATIHAN: Sebutan: ")
    assert '<title id="title">EXERCISE: ' in run("--lang", "en", "mentions", table, *NOW, "--format", "svg").out
    assert json.loads(run("mentions", table, *NOW, "--json").out)["status"] == "exercise"


def test_the_crisis_counts_them_as_a_reason(run: Run, drill: Path) -> None:
    before = run("--lang", "en", "assess", drill, *NOW).out
    follow(drill)
    done = run("--lang", "en", "assess", drill, *NOW)
    assert "High: 120 negative mentions from 09:00 WITA to 10:00 WITA, 70 times the usual 1.7." in done.out
    assert [line for line in before.splitlines() if line not in done.out] == []
    assert done.err == ""


def test_old_counts_are_told_and_still_count(run: Run, drill: Path) -> None:
    follow(drill)
    done = run("--lang", "en", "assess", drill, "--now", "2026-12-06 10:05")
    assert "warning[mentions-are-old]" in done.err
    assert "High: 230 negative mentions from 10:00 WITA on Friday 4 December" in done.out


def test_no_statement_holds_anything_of_them(run: Run, drill: Path) -> None:
    draft = ("draft", drill, "--kind", "holding", "--channel", "x,web", "--lang", "id,en", *NOW)
    before = run(*draft).out
    follow(drill)
    assert run(*draft).out == before


def test_comments_say_what_was_asked_and_what_has_no_answer(run: Run, drill: Path, tmp_path: Path) -> None:
    comments = tmp_path / "comments.txt"
    comments.write_text(
        "Kenapa kapal boleh berlayar?\nknp kapal blh berlayar?\nAdik saya di kapal itu!\nApakah loket di Lombok buka besok?\n",
        encoding="utf-8",
    )
    done = run("--lang", "en", "mentions", follow(drill), "--comments", comments, *NOW)
    assert "  - 2 times: Why was the vessel allowed to sail? (referred to whose question it is)" in done.out
    assert "  - “Apakah loket di Lombok buka besok?”" in done.out
    assert "Comments that a person must see first: 1." in done.out
