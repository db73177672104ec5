"""Collects the ratios of a run and prints them as one table at its end."""

from __future__ import annotations

import pytest

from measuring import SLACK, Ratio, Record, print_table

RATIOS = pytest.StashKey[list[Ratio]]()


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Record:
    """`record(what, measured, bound)` keeps a figure for the table and fails where noise cannot be the reason."""

    def keep(what: str, measured: float, bound: float) -> None:
        ratio = Ratio(what, measured, bound)
        request.config.stash.setdefault(RATIOS, []).append(ratio)
        assert ratio.is_tolerable(), f"{what}: {measured:.3f}, more than {SLACK} times the bound of {bound}"

    return keep


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table, if anything was measured."""
    ratios = config.stash.get(RATIOS, [])
    if ratios:
        terminalreporter.section("ratios, medians of one run")
        terminalreporter.write_line("\n".join(print_table(ratios)))
