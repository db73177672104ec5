"""The series the watch is measured on, and the score that NAB gives; data and formula lie in `conformance/nab` and `crisislex`.

    score_nab(files, {ticker: rows of alerts})       # 68.02 for the alerts of numenta's detector

A real series ends with the labels of others; what the watch gives for it is measured here and nowhere claimed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from math import exp
from pathlib import Path
from typing import Any

from crisiskit.assessing.surge import watch_all
from crisiskit.model.mentions import Counts

HOUR = timedelta(hours=1)
START = datetime(2026, 3, 2, tzinfo=UTC)
#: Rows of five minutes in an hour, and so the phases in which an hour can begin.
PHASES = 12


def read_nab(conformance: Path) -> dict[str, Any]:
    """NAB's realTweets, by ticker."""
    found: dict[str, Any] = json.loads((conformance / "nab" / "realTweets.json").read_text(encoding="utf-8"))
    assert len(found) == 10
    return found


def read_crisislex(conformance: Path) -> dict[str, Any]:
    """CrisisLexT26 by the hour, by event."""
    found: dict[str, Any] = json.loads((conformance / "crisislex" / "crisislex_hourly.json").read_text(encoding="utf-8"))
    assert len(found) == 25
    return found


def make_hours(totals: Iterable[int]) -> Iterator[Counts]:
    """Volumes as counts, hour by hour."""
    return (Counts(START + number * HOUR, total=total) for number, total in enumerate(totals))


def find_alerts(totals: Iterable[int]) -> list[int]:
    """The hours in which the watch, as it comes, alerts."""
    return [number for number, seen in enumerate(watch_all(make_hours(totals))) if seen.alert]


def score_nab(files: Mapping[str, Any], detections: Mapping[str, Sequence[int]]) -> float:
    """The standard score over all files, from rows of detections: 0 for none, 100 for every window at once and nothing else."""
    total = sum(_score_file(file, detections[ticker]) for ticker, file in files.items())
    windows = sum(len(file["windows"]) for file in files.values())
    return 100 * (total + windows) / (2 * windows)


def _score_file(file: Mapping[str, Any], rows: Sequence[int]) -> float:
    probation = min(int(0.15 * len(file["counts"])), 750)
    counted = [row for row in rows if row >= probation]
    windows: list[tuple[int, int]] = [tuple(window) for window in file["windows"]]
    total = 0.0
    for first, last in windows:
        inside = [row for row in counted if first <= row <= last]
        width = last - first + 1
        total += max(_sigmoid(-(last - row + 1) / width) for row in inside) / _sigmoid(-1) if inside else -1
    for row in counted:
        if any(first <= row <= last for first, last in windows):
            continue
        before = [window for window in windows if window[1] < row]
        total += 0.11 * _sigmoid((row - before[-1][1]) / (before[-1][1] - before[-1][0])) if before else -0.11
    return total


def _sigmoid(position: float) -> float:
    return -1 if position > 3 else 2 / (1 + exp(5 * position)) - 1


def measure_nab(files: Mapping[str, Any]) -> list[float]:
    """The watch's score with the hours begun at each of twelve rows; an alert counts at the last row of its hour."""
    scores = []
    for phase in range(PHASES):
        detections = {}
        for ticker, file in files.items():
            counts = file["counts"]
            starts = range(phase, len(counts) - PHASES + 1, PHASES)
            hours = find_alerts(sum(counts[start : start + PHASES]) for start in starts)
            detections[ticker] = [starts[hour] + PHASES - 1 for hour in hours]
        scores.append(score_nab(files, detections))
    return scores


def count_onsets(events: Mapping[str, Any]) -> int:
    """In how many events the watch alerts in the hour of the onset or the next one.

    The onset is the first hour of at least 10 mentions and 5 % of the peak.
    """
    caught = 0
    for event in events.values():
        counts = event["counts"]
        onset = next(hour for hour, count in enumerate(counts) if count >= max(10, 0.05 * max(counts)))
        caught += any(onset <= hour <= onset + 1 for hour in find_alerts(counts))
    return caught


__all__ = [
    "HOUR", "START", "count_onsets", "find_alerts", "make_hours", "measure_nab", "read_crisislex", "read_nab", "score_nab",
]  # fmt: skip
