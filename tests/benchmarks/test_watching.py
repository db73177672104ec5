"""What the watch over mentions gives on the series of others, and what a point costs against a bare mean of its window."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

import pytest

from crisiskit.assessing.surge import SurgeWatch
from crisiskit.model.mentions import Counts
from measuring import Record, Report, measure_calls, median_ratio
from surges import HOUR, START, count_onsets, make_hours, measure_nab, read_crisislex, read_nab, score_nab

pytestmark = pytest.mark.benchmark

ROUNDS = 15
#: The hours that the watch looks back.
WINDOW = 14 * 24
HOURS = 4000


def test_the_score_on_nab(conformance: Path, report: Report) -> None:
    files = read_nab(conformance)
    for name, published in (("numenta", 68.01), ("contextOSE", 74.47), ("ARTime", 81.83)):
        score = score_nab(files, {ticker: file["detections"][name] for ticker, file in files.items()})
        report(f"NAB realTweets, standard score, {name} by our scorer", score, published)
    scores = measure_nab(files)
    report("NAB realTweets, standard score, SurgeWatch, mean of 12 phases", fmean(scores), 75)
    report("NAB realTweets, standard score, SurgeWatch, worst phase", min(scores), 70)


def test_the_onsets_of_crisislex(conformance: Path, report: Report) -> None:
    report("CrisisLexT26, of 25 crises noticed within an hour of the onset", count_onsets(read_crisislex(conformance)), 20)


def test_a_volume_costs_less_than_half_a_mean(conformance: Path, record: Record) -> None:
    """The hours of NAB's ten tickers, one after the other."""
    volumes = [
        sum(file["counts"][start : start + 12])
        for file in read_nab(conformance).values()
        for start in range(0, len(file["counts"]) - 11, 12)
    ][:HOURS]  # fmt: skip
    record("a volume watched / fmean over its window", measure(list(make_hours(volumes)), [volumes[:WINDOW]]), 0.5)


def test_a_volume_with_its_tone_costs_less_than_half_a_mean_of_each(record: Record) -> None:
    chance = random.Random(2026)
    rows = []
    for number in range(HOURS):
        volume = int(chance.gammavariate(4, 12.5))
        negative = int(volume * min(0.9, max(0, chance.gauss(0.15, 0.03))))
        rows.append(Counts(START + number * HOUR, (volume - negative) // 4, (volume - negative) * 3 // 4, negative))
    windows = [[row.volume for row in rows[:WINDOW]], [row.negative or 0 for row in rows[:WINDOW]]]
    record("a volume and its tone watched / fmean over the windows of both", measure(rows, windows), 0.5)


def measure(rows: Sequence[Counts], windows: Sequence[Sequence[int]]) -> float:
    """The cost of watching all rows, over that of as many means of each window."""
    assert len(rows) == HOURS

    def watch() -> None:
        update = SurgeWatch().update
        for row in rows:
            update(row)

    def average() -> None:
        for _ in rows:
            for window in windows:
                fmean(window)

    floor, ours = measure_calls(average, watch, rounds=ROUNDS)
    return median_ratio(ours, floor)
