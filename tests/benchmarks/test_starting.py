"""What a command costs before it does anything: against bare Python, bare click, and the libraries of a draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from installed import ROOT, find_program
from measuring import Record, measure_processes, median_ratio, median_ratio_over, run_python

pytestmark = pytest.mark.benchmark

ROUNDS = 15

BARE_CLICK = """
import click

@click.command()
def main():
    "Says nothing."

main(["--help"])
"""

#: All that a draft needs of others.
LIBRARIES = """
from pydantic import BaseModel
import jinja2.sandbox, markdown_it, mdit_py_plugins.front_matter, yaml
import babel.dates, babel.numbers, babel.lists, click, grapheme
"""

DRAFT = "draft docs/examples/bali-strait-2025 --kind holding --channel x --lang id --now 2025-07-03T00:40+07:00"


def test_import_loads_nothing_but_names(record: Record, tmp_path: Path) -> None:
    bare, pydantic, ours = measure_processes(
        run_python("pass"),
        run_python("from pydantic import BaseModel"),
        run_python("import crisiskit"),
        rounds=2 * ROUNDS,
        folder=tmp_path,
    )
    record("import crisiskit / pydantic.BaseModel, over bare Python", median_ratio_over(bare, ours, pydantic), 0.10)


def test_help_costs_little_more_than_click(record: Record, tmp_path: Path) -> None:
    floor, ours = measure_processes(
        run_python(BARE_CLICK),
        (find_program(), "--help"),
        rounds=ROUNDS,
        folder=tmp_path,
    )
    record("crisiskit --help / a bare click program's", median_ratio(ours, floor), 1.5)


@pytest.mark.parametrize(("command", "bound"), [("list", 1.6), ("find kapal tengelam", 1.8), ("find --text news.txt", 1.8)])
def test_looking_for_a_playbook_costs_little_more_than_click(command: str, bound: float, record: Record, tmp_path: Path) -> None:
    """Over the whole library, of which only front matter is read."""
    (tmp_path / "news.txt").write_text("Feri terbalik di selat, puluhan penumpang memakai pelampung. " * 20, encoding="utf-8")
    floor, ours = measure_processes(
        run_python(BARE_CLICK),
        (find_program(), *command.split()),
        rounds=ROUNDS,
        folder=tmp_path,
    )
    record(f"crisiskit {command} / a bare click program's", median_ratio(ours, floor), bound)


def test_a_draft_from_cold_costs_little_more_than_its_libraries(record: Record) -> None:
    floor, ours = measure_processes(
        run_python(LIBRARIES),
        (find_program(), *DRAFT.split()),
        rounds=ROUNDS,
        folder=ROOT,
    )
    record("crisiskit draft --channel x / importing its libraries", median_ratio(ours, floor), 1.6)
