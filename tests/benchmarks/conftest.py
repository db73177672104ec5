"""Collects the ratios and figures of a run and prints them at its end."""

from __future__ import annotations

import pytest

from measuring import SLACK, Ratio, Record, Report, print_table

RATIOS = pytest.StashKey[list[Ratio]]()
#: What is measured on the data of others: the figure, and the least it must be.
FIGURES = pytest.StashKey[list[tuple[str, float, float]]]()


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Record:
    """`record(what, measured, bound)` keeps a figure for the table and fails where noise cannot be the reason."""

    def keep(what: str, measured: float, bound: float) -> None:
        ratio = Ratio(what, measured, bound)
        request.config.stash.setdefault(RATIOS, []).append(ratio)
        assert ratio.is_tolerable(), f"{what}: {measured:.3f}, more than {SLACK} times the bound of {bound}"

    return keep


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """`report(what, measured, least)` keeps a figure that does not depend on the machine, and fails below the least."""

    def keep(what: str, measured: float, least: float) -> None:
        request.config.stash.setdefault(FIGURES, []).append((what, measured, least))
        assert measured >= least, f"{what}: {measured:.2f}, less than {least}"

    return keep


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table, if anything was measured."""
    ratios = config.stash.get(RATIOS, [])
    if ratios:
        terminalreporter.section("ratios, medians of one run")
        terminalreporter.write_line("\n".join(print_table(ratios)))
    figures = config.stash.get(FIGURES, [])
    if figures:
        terminalreporter.section("figures on the data of others")
        for what, measured, least in figures:
            terminalreporter.write_line(f"{what}: {measured:.2f}, at least {least:g}")
