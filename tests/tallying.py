"""How many of other people's cases pass: each figure kept once, and the lines that the end of a run prints.

    tally("UAX #29: grapheme clusters", 853, 853)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

#: What the cases are, how many pass, how many there are.
Tally = Callable[[str, int, int], None]
Figures = Mapping[str, tuple[int, int]]


def print_figures(figures: Figures) -> list[str]:
    """The table, a line each."""
    width = max(map(len, figures), default=0)
    return [f"{what:<{width}}  {passed}/{total}" for what, (passed, total) in figures.items()]
