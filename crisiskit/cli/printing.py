"""What a command writes: the product on standard output, what is wrong on standard error.

    print_problems(situation.problems, say)
    print_page(markdown)
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crisiskit.cli.words import Words
    from crisiskit.problems import Problem


def print_problems(problems: Iterable[Problem], say: Words, *, product: bool = False) -> None:
    """Each problem on a line of its own; on standard output where the problems are what was asked for."""
    from crisiskit.language.problems import describe

    for item in problems:
        click.echo(describe(item, say.language), err=not product)


def print_text(text: str) -> None:
    """A text as it is, with a line end."""
    click.echo(text)


def print_page(page: str) -> None:
    """A page of Markdown: set for reading on a terminal, as it is in a pipe."""
    if not sys.stdout.isatty():
        click.echo(page)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(page))


def print_rows(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> None:
    """A table on a terminal; in a pipe the cells with tabs between them, without heads, for other programs."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*heads, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        # Text, not a string: rich would take a guard in brackets for a style.
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)
