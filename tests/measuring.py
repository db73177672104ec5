"""Measures ratios in one run: things are timed in turn, round after round, so that a slow moment meets them all alike.

A process is charged its own processor time (user and system), not the wall clock, so that a busy machine tells the same
story as a quiet one. Every figure is a median. Example: `measure_processes(BARE, IMPORT, rounds=15)` gives two lists of
fifteen seconds each, to be compared with `median_ratio`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time

#: A benchmark reports; it fails only this far beyond its bound, where no noise reaches.
SLACK = 1.5

#: `record(what, measured, bound)`, the fixture that keeps a figure for the table.
Record = Callable[[str, float, float], None]

#: `report(what, measured, least)`, the fixture that keeps a figure which the machine has no part in.
Report = Callable[[str, float, float], None]


@dataclass(frozen=True, slots=True)
class Ratio:
    """One line of the table: what was measured over what, the figure, and the bound it should keep."""

    what: str
    measured: float
    bound: float

    def is_kept(self) -> bool:
        """Whether the figure is within its bound."""
        return self.measured <= self.bound

    def is_tolerable(self) -> bool:
        """Whether the figure is so near the bound that noise may have made the difference."""
        return self.measured <= self.bound * SLACK


def run_python(code: str) -> tuple[str, ...]:
    """The command that runs a piece of code alone: no environment, no current folder on the path."""
    return (sys.executable, "-I", "-c", code)


def time_process(command: Sequence[str], folder: Path) -> float:
    """Processor seconds of one run; raises `CalledProcessError` when the command fails."""
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime


def measure_processes(*commands: Sequence[str], rounds: int, folder: Path) -> list[list[float]]:
    """Processor seconds of each command in each round; a round before them fills the caches of compiled files."""
    for command in commands:
        time_process(command, folder)
    turns = [[time_process(command, folder) for command in commands] for _ in range(rounds)]
    return [list(times) for times in zip(*turns, strict=True)]


def measure_calls(*calls: Callable[[], object], rounds: int) -> list[list[float]]:
    """Processor seconds of each call in each round, in this process; a round before them warms what is kept."""
    for call in calls:
        call()
    turns = [[time_call(call) for call in calls] for _ in range(rounds)]
    return [list(times) for times in zip(*turns, strict=True)]


def time_call(call: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    start = process_time()
    call()
    return process_time() - start


def median_ratio(measured: Sequence[float], floor: Sequence[float]) -> float:
    """How many times the floor."""
    return median(measured) / median(floor)


def median_ratio_over(base: Sequence[float], measured: Sequence[float], floor: Sequence[float]) -> float:
    """How many times the floor, after what both cost anyway is taken off, round by round."""
    extra = median(taken - bare for taken, bare in zip(measured, base, strict=True))
    return extra / median(taken - bare for taken, bare in zip(floor, base, strict=True))


def print_table(ratios: Sequence[Ratio]) -> list[str]:
    """The lines `what | measured | bound`, aligned, with a word behind what is over its bound."""
    width = max(len(ratio.what) for ratio in ratios)
    rows = [
        f"{ratio.what:<{width}} | {ratio.measured:8.3f} | {ratio.bound:5.2f}{'' if ratio.is_kept() else '  over'}"
        for ratio in ratios
    ]
    return [f"{'what':<{width}} | measured | bound", *rows]
