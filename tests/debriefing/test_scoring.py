"""The formulas: what they give at the worked example of the drill report, and what no number may change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.debriefing.scoring import find_middle, score_all, score_share, score_time

MINUTES = st.integers(0, 10_000)


def test_a_first_word_after_41_minutes_of_30_is_worth_63_of_100() -> None:
    assert round(score_time(41, 30), 2) == 0.63
    assert (score_time(30, 30), score_time(60, 30), score_time(None, 30)) == (1, 0, 0)
    assert (score_time(0, 0), score_time(1, 0)) == (1, 0)


def test_a_share_of_nothing_is_no_score() -> None:
    assert score_share(0, 0) is None
    assert score_share(4, 5) == pytest.approx(0.8)
    assert score_all([]) is None
    assert find_middle([]) is None
    assert find_middle([12, 3, 40]) == 12


@given(MINUTES, MINUTES, st.integers(0, 500))
def test_earlier_never_scores_lower(first: int, second: int, due: int) -> None:
    early, late = sorted((first, second))
    assert 0 <= score_time(late, due) <= score_time(early, due) <= 1
    assert score_time(None, due) <= score_time(late, due)
