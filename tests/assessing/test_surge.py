"""The watch over mentions: its table of levels, what it never does, and what it gives on the series of others."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.assessing.surge import SurgeWatch, watch_all
from crisiskit.model.mentions import MOST_COUNTED, WORTH, Attention, Counts, Rule, Seen, Usual
from crisiskit.model.vocabulary import Severity
from installed import ROOT
from surges import HOUR, START, count_onsets, find_alerts, make_hours, measure_nab, read_crisislex, read_nab, score_nab

#: Positive, neutral, negative: a day like any other.
USUAL = (6, 30, 4)


def see(*rows: tuple[int, int, int] | None, rule: Rule | None = None, usual: Usual | None = None) -> list[Seen]:
    """What is seen in the hours after two quiet days; None is an hour that is missing."""
    watch = SurgeWatch(rule, usual=usual)
    days = [] if usual else [USUAL] * 48
    found = []
    for number, row in enumerate([*days, *rows]):
        if row is not None:
            found.append(watch.update(Counts(START + number * HOUR, *row)))
    return found[len(days) :]


@pytest.mark.parametrize(
    ("rows", "level", "codes"),
    [
        ([USUAL], Attention.NORMAL, []),
        # Twice as much of everything and more: a campaign, a meme.
        ([(30, 150, 12)], Attention.WATCH, ["total-surge"]),
        # No more than usual, but one in three is negative.
        ([(4, 22, 11)], Attention.WATCH, ["tone"]),
        # Many more negative ones, but of everything: the tone is as it was.
        ([(80, 400, 40)], Attention.WATCH, ["total-surge", "negative-surge"]),
        ([(80, 400, 40), (80, 400, 40)], Attention.ESCALATE, ["total-surge", "negative-surge", "repeated"]),
        ([(80, 400, 40), None, (80, 400, 40)], Attention.WATCH, ["total-surge", "negative-surge"]),
        ([(6, 30, 30)], Attention.ESCALATE, ["negative-surge", "tone"]),
        ([(6, 30, 49)], Attention.ESCALATE, ["total-surge", "negative-surge", "tone"]),
        # Ten times the baseline of 4 would be 40: the floor of 10 acts as a baseline of 5.
        ([(6, 30, 50)], Attention.CRISIS, ["total-surge", "negative-surge", "tone", "tenfold"]),
        ([(6, 30, 20), (6, 30, 45)], Attention.CRISIS, ["total-surge", "negative-surge", "tone", "repeated", "doubled"]),
    ],
)
def test_the_table_of_levels(rows: list[tuple[int, int, int] | None], level: Attention, codes: list[str]) -> None:
    seen = see(*rows)[-1]
    assert (seen.level, [sign.code for sign in seen.signs]) == (level, codes)


def test_a_sign_says_in_figures_what_was_usual_and_what_had_to_be_reached() -> None:
    surge, tone = see((6, 30, 30))[0].signs
    assert (surge.value, surge.baseline, surge.threshold, surge.times) == (30, 4, 12, 7.5)
    assert (round(tone.value), round(tone.baseline), round(tone.threshold)) == (45, 10, 21)


def test_volume_alone_is_watched_and_never_more() -> None:
    levels = [seen.level for seen in watch_all(make_hours([10] * 48 + [5000, 50_000, 500_000]))]
    assert levels[-3:] == [Attention.WATCH] * 3
    assert WORTH[Attention.WATCH] is Severity.MONITOR


def test_the_worst_that_attention_is_worth_is_high() -> None:
    assert set(WORTH) == set(Attention) - {Attention.NORMAL}
    assert max(WORTH.values()) is Severity.HIGH


def test_a_share_is_bad_only_against_the_houses_own() -> None:
    watch = SurgeWatch()
    for number in range(48):
        watch.update(Counts(START + number * HOUR, 10, 20, 70))
    assert watch.update(Counts(START + 48 * HOUR, 9, 18, 73)).level is Attention.NORMAL


def test_shares_that_scatter_by_themselves_turn_only_far_out() -> None:
    """With 20,000 mentions an hour chance alone would make 2 points more a turn of seven deviations."""
    watch, shares = SurgeWatch(), [0.18, 0.22] * 24
    for number, share in enumerate(shares):
        watch.update(Counts(START + number * HOUR, total=20_000, negative=int(20_000 * share)))
    at = START + len(shares) * HOUR
    assert SurgeWatch.from_dict(watch.to_dict()).update(Counts(at, total=20_000, negative=4400)).level is Attention.NORMAL
    assert watch.update(Counts(at, total=20_000, negative=6000)).level is Attention.WATCH


def test_an_alert_stands_for_six_hours_unless_it_gets_worse_or_doubles() -> None:
    hours = [20] * 48 + [100] * 4 + [260] + [100] * 9
    assert [hour - 48 for hour in find_alerts(hours)] == [0, 4]
    seen = see((6, 30, 20), (6, 30, 20), (6, 30, 60))
    assert [(item.level.value, item.alert) for item in seen] == [("escalate", True), ("escalate", False), ("crisis", True)]


def test_nothing_is_said_before_six_hours_were_seen_unless_somebody_says_what_is_usual() -> None:
    assert find_alerts([0, 0, 0, 0, 0, 900]) == []
    assert find_alerts([0, 0, 0, 0, 0, 0, 900]) == [6]
    seen = see((10, 60, 90), usual=Usual(mentions=40, negative=4))
    assert [(item.level, item.alert) for item in seen] == [(Attention.CRISIS, True)]
    assert see((10, 60, 90), usual=Usual(mentions=40))[0].level is Attention.WATCH, "nobody said how many are negative"


def test_what_somebody_said_is_usual_gives_way_once_the_memory_is_full() -> None:
    hours = [*make_hours([400] * (14 * 24 + 1))]
    levels = [seen.level for seen in watch_all(hours, usual=Usual(mentions=40))]
    assert levels == [Attention.WATCH] * (14 * 24) + [Attention.NORMAL]


def test_the_smallest_hours_never_surge() -> None:
    assert find_alerts([0] * 100 + [9] + [0] * 100) == []


def test_a_missing_hour_is_unknown_and_not_zero() -> None:
    watch, missing = SurgeWatch(), range(100, 340)
    for number in range(400):
        if number not in missing:
            watch.update(Counts(START + number * HOUR, total=50))
    assert watch.update(Counts(START + 400 * HOUR, total=95)).level is Attention.NORMAL, "240 zeros would halve the baseline"


def test_what_is_older_than_the_memory_is_forgotten_across_gaps() -> None:
    """Fourteen days after a loud week nothing of it is left, however few hours have been counted since."""
    watch = SurgeWatch()
    for number in [*range(100), *range(300, 310), *range(440, 450)]:
        watch.update(Counts(START + number * HOUR, total=1000 if number < 100 else 20))
    assert watch.update(Counts(START + 450 * HOUR, total=90)).alert


@pytest.mark.parametrize(
    "counts",
    [
        Counts(datetime(2026, 3, 3), total=1),  # noqa: DTZ001 - without a zone
        Counts(START + timedelta(minutes=59), total=1),
        Counts(START, total=1),
        Counts(START - HOUR, total=1),
        Counts(START + HOUR, total=-1),
        Counts(START + HOUR, negative=5, total=4),
        Counts(START + HOUR, negative=-1, total=4),
        Counts(START + HOUR, total=MOST_COUNTED + 1),
    ],
)
def test_what_is_no_next_interval_is_refused_and_changes_nothing(counts: Counts) -> None:
    watch = SurgeWatch()
    watch.update(Counts(START, *USUAL))
    before = watch.to_dict()
    with pytest.raises(ValueError, match=r".+"):
        watch.update(counts)
    assert watch.to_dict() == before


SERIES = st.lists(st.tuples(*[st.integers(0, 300)] * 3) | st.none(), min_size=1, max_size=90)
#: Small enough that a series of ninety hours fills the memory more than twice.
SHORT = Rule(memory=30 * HOUR, sd=1, floor=3, cooldown=3 * HOUR, warmup=3)


def count_series(series: Sequence[tuple[int, int, int] | None]) -> list[Counts]:
    return [Counts(START + number * HOUR, *row) for number, row in enumerate(series) if row is not None]


@given(SERIES, st.integers(0, 90))
def test_a_watch_never_looks_ahead(series: list[tuple[int, int, int] | None], cut: int) -> None:
    rows = count_series(series)
    assert list(watch_all(rows[:cut], SHORT)) == list(watch_all(rows, SHORT))[: len(rows[:cut])]


@given(SERIES, st.integers(0, 90))
def test_a_watch_goes_to_json_and_back_in_the_middle_of_it(series: list[tuple[int, int, int] | None], cut: int) -> None:
    rows = count_series(series)
    watch = SurgeWatch(SHORT)
    seen = [watch.update(row) for row in rows[:cut]]
    again = SurgeWatch.from_dict(json.loads(json.dumps(watch.to_dict())))
    assert [*seen, *map(again.update, rows[cut:])] == list(watch_all(rows, SHORT))


@given(SERIES)
def test_the_sums_that_are_kept_are_those_of_the_hours_in_memory(series: list[tuple[int, int, int] | None]) -> None:
    watch = SurgeWatch(SHORT)
    for counts in count_series(series):
        volumes = [row.volume for row in count_series(series) if counts.at - SHORT.memory <= row.at < counts.at]
        for sign in watch.update(counts).signs:
            if sign.code == "total-surge":
                assert sign.baseline == pytest.approx(fmean(volumes))
                spread = fmean([(volume - fmean(volumes)) ** 2 for volume in volumes]) ** 0.5
                edge = fmean(volumes) + max(spread, fmean(volumes) ** 0.5, 1)
                assert sign.threshold == pytest.approx(max(3, 2 * fmean(volumes), edge))
    assert len(watch.to_dict()["window"]) <= 31


def make_noise(mean: float, chance: random.Random) -> int:
    """A count as chance gives it (Poisson), by halves for large means."""
    if mean > 30:
        return make_noise(mean / 2, chance) + make_noise(mean / 2, chance)
    count, left = -1, mean
    while left >= 0:
        count += 1
        left -= chance.expovariate(1)
    return count


@pytest.mark.parametrize(("mean", "most"), [(0.5, 0), (5, 7), (50, 0), (500, 0)])
def test_a_year_of_mere_chance_raises_hardly_an_alert(mean: float, most: int) -> None:
    chance = random.Random(2026)
    assert len(find_alerts(make_noise(mean, chance) for _ in range(365 * 24))) <= most


@pytest.mark.parametrize("count", [0, 1, 40, 5000])
def test_an_even_stream_raises_none(count: int) -> None:
    assert find_alerts([count] * 1000) == []


def test_the_program_of_the_how_to_runs() -> None:
    page = (ROOT / "docs" / "how-to" / "watch-mentions.md").read_text(encoding="utf-8")
    program = page.partition("```python\n")[2].partition("```")[0]
    scope: dict[str, object] = {"hour": START}
    exec(compile(program, "watch-mentions.md", "exec"), scope)  # noqa: S102  the page is ours
    kept = scope["kept"]
    assert isinstance(kept, dict)
    assert SurgeWatch.from_dict(kept).rule.sd == 5


def test_the_scorer_gives_others_the_scores_they_have_published(conformance: Path) -> None:
    files = read_nab(conformance)
    published = {"numenta": 68.02, "contextOSE": 74.48, "ARTime": 81.84}
    scores = {name: score_nab(files, {ticker: file["detections"][name] for ticker, file in files.items()}) for name in published}
    assert {name: round(score, 2) for name, score in scores.items()} == published
    assert score_nab(files, dict.fromkeys(files, ())) == 0


def test_the_score_on_nab_stays_above_75(conformance: Path) -> None:
    assert fmean(measure_nab(read_nab(conformance))) >= 75


def test_20_of_25_real_crises_are_noticed_within_an_hour(conformance: Path) -> None:
    assert count_onsets(read_crisislex(conformance)) >= 20
