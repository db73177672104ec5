"""A week of mentions in words: what is left out, what is cut, and the signs of the picture."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisiskit.assessing.weeks import report_week
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.mentions import Counts
from crisiskit.rendering.formats import render
from crisiskit.rendering.mentions import SIGNS
from rendering.weeks import FIRST, HOUR, count_hours, make_mentions, make_weeks


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_place_in_a_sentence_stays_open(language: str) -> None:
    for week in make_weeks().values():
        for form in ("text", "markdown", "svg"):
            text = render(week, form, language=language)
            assert "{" not in text
            assert "None" not in text


def test_without_comments_it_says_that_it_does_not_know_what_was_asked() -> None:
    text = render(make_weeks()["days"], "text", language="en")
    assert "Not known: counts hold no words." in text
    assert "too coarse for early warning" in text


def test_a_long_comment_is_cut_and_markup_in_it_means_nothing() -> None:
    week = make_weeks()["drill"]
    markdown = render(week, "markdown", language="id")
    assert r"“Apakah loket \<b>besok\</b> buka?”" in markdown
    assert max(len(line) for line in markdown.splitlines() if line.startswith("- “")) < 170


def test_hours_of_all_days_stand_under_each_other() -> None:
    lines = render(make_weeks()["drill"], "text", language="id").splitlines()
    bars = [line.split()[0] for line in lines if line.startswith("  ") and line.split()[0][0] in f"{SIGNS}·"]
    assert {len(bar) for bar in bars} == {24}
    assert len(bars) == 8


def test_nothing_is_the_lowest_sign_and_something_never_is() -> None:
    rows = [Counts(FIRST + number * HOUR, total=total) for number, total in enumerate([0, 1, 1000])]
    text = render(report_week(make_mentions(rows), name="x"), "text", language="en")
    assert "▁▂█" in text


def test_a_week_in_which_nothing_was_said_is_drawn_all_the_same() -> None:
    rows = [Counts(FIRST + number * HOUR, total=0) for number in range(3)]
    for form in ("text", "svg"):
        assert render(report_week(make_mentions(rows), name="x"), form, language="id")


def test_more_alerts_than_anybody_reads_are_a_number() -> None:
    loud = [row.at for row in count_hours() if row.at.hour in (8, 16) and row.at > FIRST + timedelta(days=7)]
    rows = [row._replace(negative=90) if row.at in loud else row for row in count_hours()]
    text = render(report_week(make_mentions(rows), name="x"), "text", language="en")
    assert "  - 10. " in text
    assert "  - 11. " not in text
    assert "more." in text
