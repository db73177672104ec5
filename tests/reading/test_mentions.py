"""Counts of mentions from a table: whatever a vendor calls its columns and writes its times, and what cannot be read is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.model.mentions import MOST_COUNTED, Counts
from crisiskit.reading import mentions as reading
from crisiskit.reading.mentions import LARGEST_BYTES, MOST_LISTED, MOST_ROWS, MOST_WRITTEN, parse_mentions, read_mentions
from installed import ROOT

JAKARTA = ZoneInfo("Asia/Jakarta")
HOUR = timedelta(hours=1)


def read(text: str) -> tuple[list[Counts], list[str]]:
    """The rows in Jakarta's time, and each problem's place and code."""
    found, problems = parse_mentions(text, "m.csv", JAKARTA)
    rows = [] if found is None else [row._replace(at=row.at.astimezone(JAKARTA)) for row in found.rows]
    return rows, [f"{item.where.line if item.where else 0} {item.code}" for item in problems]


def at(hour: int, day: int = 7) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=JAKARTA)


NINE = [Counts(at(9), 12, 40, 95)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Date,Positive,Neutral,Negative\n2026-03-07 09:00,12,40,95\n", NINE),
        ("Tanggal;Jam;Positif;Netral;Negatif\n7/3/2026;09.00;12;40;95\n", NINE),
        ("Date (UTC)\tSentiment - Positive\tSentiment - Neutral\tSentiment - Negative\n2026-03-07T02:00:00Z\t12\t40\t95\n", NINE),
        ("date_hour,positiveMentions,neutralMentions,negativeMentions\n2026-03-07 09:00:00.000 +0700,12,40,95\n", NINE),
        ("Tanggal (WITA),Jam,Jumlah Sentimen Positif,Netral,Negatif\n7 Maret 2026,10-11,12,40,95\n", NINE),
        ("Date (GMT+9),Pos,Neu,Neg\n2026-03-07 11:00,12,40,95\n", NINE),
        ('"Report: Kemenhub"\n\nPeriod,Reach,Negative %,Negative,Positive,Neutral\n2026-03-07 09:00,4000,65%,95,12,40\n', NINE),
        ("sep=;\nDate;Time;Positive;Neutral;Negative\n2026-03-07 00:00:00;9:00 AM;12;40;95\n", NINE),
        ("Time,Total mentions\n2026-03-07 09:00,147\n", [Counts(at(9), total=147)]),
        ("Time,Mentions,Negative\n2026-03-07 09:00,147,95\n", [Counts(at(9), negative=95, total=147)]),
        ("Tanggal,Jumlah\n2026-03-07 09.00,1.234\n", [Counts(at(9), total=1234)]),
        ('Date,Number of posts\n2026-03-07 09:00,"1,234"\n', [Counts(at(9), total=1234)]),
        ("Date,Volume\n2026-03-07 09:00,147.0\n", [Counts(at(9), total=147)]),
        ("Date,Total\n2026-03-07 09:00 - 2026-03-07 10:00,4\n", [Counts(at(9), total=4)]),
        # Every quarter of an hour, and every platform: an hour is their sum.
        ("Date,Total\n2026-03-07 09:00,1\n2026-03-07 09:15,2\n2026-03-07 09:15,4\n2026-03-07 10:00,8\n", [
            Counts(at(9), total=7), Counts(at(10), total=8),
        ]),
    ],
)  # fmt: skip
def test_whatever_a_vendor_calls_its_columns(text: str, rows: list[Counts]) -> None:
    assert read(text) == (rows, [])


def test_the_table_of_the_how_to_is_read() -> None:
    page = (ROOT / "docs" / "how-to" / "watch-mentions.md").read_text(encoding="utf-8")
    rows, problems = read(page.partition("```text\n")[2].partition("```")[0])
    assert ([row.negative for row in rows], problems) == ([31, 120], [])


def test_rows_may_come_in_any_order() -> None:
    rows, _ = read("Date,Total\n2026-03-07 11:00,3\n2026-03-07 09:00,1\n2026-03-07 10:00,2\n")
    assert [row.total for row in rows] == [1, 2, 3]


@pytest.mark.parametrize(
    ("dates", "months"),
    [
        (["1/3/2026", "2/3/2026", "3/3/2026"], {3}),
        (["3/1/2026", "3/2/2026", "3/3/2026"], {3}),
        (["3/12/2026", "3/13/2026"], {3}),
        (["12/3/2026", "13/3/2026"], {3}),
        (["3/7/2026"], {7}),
    ],
)
def test_whether_day_or_month_comes_first_is_told_by_the_whole_column(dates: list[str], months: set[int]) -> None:
    rows, problems = read("Date,Hour,Total\n" + "".join(f"{day},9 AM,1\n" for day in dates))
    assert ({row.at.month for row in rows}, problems) == (months, [])


def test_days_without_a_time_of_day_are_counted_by_the_day() -> None:
    found, _ = parse_mentions("Date,Total\n2026-03-07,147\n2026-03-08,150\n", "m.csv", JAKARTA)
    assert found is not None
    assert found.interval == timedelta(days=1)
    assert [row.at for row in found.rows] == [at(0), at(0, 8)]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Total,1,2,3,6", "mentions-time-unread"),
        ("2026-02-30 09:00,1,2,3,6", "mentions-time-unread"),
        ("2026-03-07 25:00,1,2,3,6", "mentions-time-unread"),
        ("2026-03-07 09:00 +99:00,1,2,3,6", "mentions-time-unread"),
        ("2026-03-07 13:00 PM,1,2,3,6", "mentions-time-unread"),
        ("2026-03-07 09:00,1,2,,6", "mentions-number-unread"),
        ("2026-03-07 09:00,1,2,about 3,6", "mentions-number-unread"),
        ("2026-03-07 09:00,1,2,-3,6", "mentions-number-unread"),
        ("2026-03-07 09:00,1,2,3.5,6", "mentions-number-unread"),
        ("2026-03-07 09:00,1,2,1.2K,6", "mentions-number-unread"),
        (f"2026-03-07 09:00,1,2,3,{MOST_WRITTEN + 1}", "mentions-number-unread"),
        ("2026-03-07 09:00,1,2", "mentions-number-unread"),
        ("2026-03-07 09:00,1,2,3,5", "mentions-do-not-add-up"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_with_its_line_and_the_others_are_read(row: str, code: str) -> None:
    text = f"Date,Positive,Neutral,Negative,Total\n2026-03-07 08:00,1,2,3,6\n{row}\n\n2026-03-07 10:00,1,2,3,9\n"
    rows, problems = read(text)
    assert problems == [f"3 {code}"]
    assert rows == [Counts(at(8), 1, 2, 3, 6), Counts(at(10), 1, 2, 3, 9)]


def test_a_quotation_mark_that_is_not_closed_is_told_where_it_begins() -> None:
    rows, problems = read('Date,Total\n2026-03-07 08:00,1\n2026-03-07 09:00,"2\n' + "x" * 200_000)
    assert len(rows) == 1
    assert problems[0] == "3 mentions-row-broken"


def test_only_so_many_unread_rows_are_listed() -> None:
    _, problems = read("Date,Total\n2026-03-07 08:00,1\n" + "never,1\n" * 60)
    assert len(problems) == MOST_LISTED + 1
    assert problems[-1] == "1 mentions-more-unread"


def test_only_so_many_rows_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    rows, problems = read("Date,Total\n" + "".join(f"2026-03-07 {hour:02}:00,1\n" for hour in range(6)))
    assert (len(rows), problems) == (3, ["5 mentions-too-many"])


@pytest.mark.parametrize("text", ["Date,Reach\n2026-03-07,1\n", "Positive,Negative\n1,2\n", "hello", "Date,Net sentiment\n1,2\n"])
def test_a_table_without_time_or_counts_is_none(text: str) -> None:
    assert read(text) == ([], ["1 mentions-no-head"])


def test_a_file_is_read_in_utf16_too_and_a_huge_one_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    path.write_bytes("Date\tTotal\n2026-03-07 09:00\t147\n".encode("utf-16"))
    found, problems = read_mentions(path, JAKARTA)
    assert found is not None
    assert (found.rows, problems) == ((Counts(datetime(2026, 3, 7, 2, tzinfo=UTC), total=147),), [])
    path.write_bytes(b"x" * (LARGEST_BYTES + 1))
    assert [item.code for item in read_mentions(path, JAKARTA)[1]] == ["file-too-large"]
    assert [item.code for item in read_mentions(tmp_path / "none.csv", JAKARTA)[1]] == ["file-missing"]


def test_what_a_file_can_hold_is_what_a_watch_takes() -> None:
    assert 3 * MOST_WRITTEN * MOST_ROWS <= MOST_COUNTED


CELLS = st.text(alphabet='0123456789-/:., apmT"\nZ+x', max_size=20)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12))
def test_any_table_gives_rows_in_order_with_an_interval_between_or_problems(rows: list[tuple[str, str, str]]) -> None:
    text = "Date,Total,Negative\n" + "".join(",".join(row) + "\n" for row in rows)
    found, problems = parse_mentions(text, "m.csv", JAKARTA)
    assert found is not None or problems
    if found is not None:
        moments = [row.at for row in found.rows]
        assert all(later - earlier >= found.interval for earlier, later in pairwise(moments))
        assert all(0 <= (row.negative or 0) <= row.volume <= MOST_WRITTEN * len(rows) for row in found.rows)


@given(st.text(max_size=300))
def test_any_text_is_a_table_or_a_problem(text: str) -> None:
    found, problems = parse_mentions(f"{text}x", "m.csv", JAKARTA)
    assert (found is None) == any(item.code in ("mentions-no-head", "mentions-none") for item in problems)
