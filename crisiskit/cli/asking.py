"""Questions to the person at the keyboard, or to the lines of a pipe.

Prompts go to standard error, so that the product stays clean.

    answer = ask("Berapa orang yang meninggal dunia?")      # None at the end of input
"""

from __future__ import annotations

import sys

import click


def is_terminal() -> bool:
    """Whether a person sits there who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def read_lines() -> list[str]:
    """The lines of a pipe, without spaces around them."""
    return [] if sys.stdin is None else [line.strip() for line in sys.stdin.read().splitlines()]


def ask(question: str) -> str | None:
    """One line, without spaces around it; None where the input has ended."""
    click.echo(f"{question} ", nl=False, err=True)
    try:
        return input().strip()
    except EOFError:
        click.echo("", err=True)
        return None
