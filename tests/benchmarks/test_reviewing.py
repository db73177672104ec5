"""What the reviewer costs: a text of 150 words against `re` alone over the same patterns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.reviewing.figures import list_counts
from crisiskit.reviewing.hits import Setting
from crisiskit.reviewing.reviewer import review_text
from crisiskit.reviewing.rules import RULES
from crisiskit.reviewing.strategies import read_strategies
from crisiskit.reviewing.wordings import read_wordings
from installed import ROOT
from measuring import Record, measure_calls, median_ratio

if TYPE_CHECKING:
    import re

pytestmark = pytest.mark.benchmark

ROUNDS = 15
GOLDEN = ROOT / "tests" / "drafting" / "golden"
WORDS = 150


def list_patterns(language: str) -> list[re.Pattern[str]]:
    """What every rule looks for; excuses, which are looked for only beside a find, are left out, and so is all else a rule does."""
    wordings = [
        wording
        for rule in RULES
        if isinstance(rule.check, partial)
        for name in rule.names
        for wording in read_wordings(language, rule.family, name)
    ]
    strategies = [wording for found in read_strategies(language).values() for wording in found]
    counts = [pattern for patterns in list_counts(language).values() for pattern in patterns]
    return [*(wording.find for wording in (*wordings, *strategies)), *counts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_review_costs_at_most_three_times_its_patterns(language: str, record: Record) -> None:
    page = (GOLDEN / f"bali-strait-2025-07-03T2200-holding.{language}.txt").read_text(encoding="utf-8")
    text = " ".join(page.split()[40 : 40 + WORDS])
    patterns = list_patterns(language)
    assert len(text.split()) == WORDS
    assert len(patterns) > 80
    floor, ours = measure_calls(
        lambda: [list(pattern.finditer(text)) for pattern in patterns],
        lambda: review_text(text, language=language, setting=Setting("holding", "press")),
        rounds=ROUNDS,
    )
    record(f"a text of {WORDS} words reviewed, {language} / re over its patterns", median_ratio(ours, floor), 3.0)
