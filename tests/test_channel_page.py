"""The page of channels is what the table says: its rows and sources made from it, held to it. `--update-golden` makes them anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from crisiskit.channels.counters import COUNTERS
from crisiskit.channels.table import Channel, load_channels
from installed import ROOT

PAGE = ROOT / "docs" / "reference" / "channels.md"
MADE = re.compile(r"(<!-- made: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
HEADS = ("channel", "limit", "aim", "unit", "fold", "runs over", "links", "hashtags", "picture", "checked")


def make_rows() -> Iterator[str]:
    """The table, a row for each channel."""
    yield f"| {' | '.join(HEADS)} |"
    yield f"|{' --- |' * len(HEADS)}"
    for row in load_channels().values():
        yield f"| {' | '.join(describe(row))} |"


def describe(row: Channel) -> list[str]:
    def number(value: int | None, otherwise: str = "–") -> str:
        return otherwise if value is None else f"{value:,}"

    over = f"{row.posts} posts" if row.posts > 1 else f"{row.parts} parts" if row.parts > 1 else "–"
    limit = number(row.limit, "none") + (f" and {row.octets:,} bytes" if row.octets else "")
    limit += f", no {' '.join(row.without)}" if row.without else ""
    some = "not clickable" if not row.clickable else f"at most {row.links}" if row.links else "yes"
    links = some if row.handles else "none"
    picture = "–" if row.alt is None else f"{'required, ' if row.picture else ''}alt text {row.alt:,}"
    over = "a thread if need be" if row.overflow.value == "thread" else over
    return [
        f"`{row.id}`", limit, number(row.aim), COUNTERS[row.counter].unit, number(row.fold), over, links,
        str(row.hashtags or "none"), picture, row.checked.isoformat(),
    ]  # fmt: skip


def make_sources() -> Iterator[str]:
    """A line for each channel."""
    for row in load_channels().values():
        yield f"- `{row.id}` ({row.checked.isoformat()}): {row.source.replace('<', chr(92) + '<')}"


MAKERS = {"rows": make_rows, "sources": make_sources}


def make_page(page: str) -> str:
    """The page with what is made put in its places."""
    return MADE.sub(lambda found: f"{found[1]}\n{chr(10).join(MAKERS[found[2]]())}\n\n{found[4]}", page)


def test_the_page_has_the_rows_and_sources_of_the_table(request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [found[2] for found in MADE.finditer(page)] == list(MAKERS)
    made = make_page(page)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made, "make it anew with --update-golden"
    for name in load_channels():
        assert made.count(f"`{name}`") >= 2, name


def test_every_unit_of_the_table_is_explained() -> None:
    page = PAGE.read_text(encoding="utf-8")
    units = {COUNTERS[row.counter].unit for row in load_channels().values()}
    assert len(units) > 5
    for unit in units:
        assert f"\n| {unit} | " in page, unit
