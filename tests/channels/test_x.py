"""The weighted count of X, against twitter-text's cases, each group under its own configuration."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from crisiskit.channels.x import V3, WeightedCounter, WeightRules
from tallying import Tally

COUNTER = WeightedCounter()
INVALID = set("\ufffe\ufeff\uffff")


def read_rules(conformance: Path, version: int) -> tuple[WeightRules, int]:
    """One of the configurations that lie beside the cases, and the limit it states."""
    read = json.loads((conformance / "twitter-text" / "config" / f"v{version}.json").read_text("utf-8"))
    rules = WeightRules(
        scale=read["scale"],
        default_weight=read["defaultWeight"],
        ranges=tuple((part["start"], part["end"], part["weight"]) for part in read["ranges"]),
        url_length=read["transformedURLLength"],
        emoji=read.get("emojiParsingEnabled", False),
    )
    return rules, read["maxWeightedTweetLength"]


#: Each group of weighted cases, the configuration that it was written for, and how many it has.
GROUPS = {
    "WeightedTweetsCounterTest": (2, 20),
    "WeightedTweetsWithDiscountedEmojiCounterTest": (3, 22),
    "UnicodeDirectionalMarkerCounterTest": (3, 2),
}


def read_cases(conformance: Path) -> dict[str, list[dict[str, Any]]]:
    tests = yaml.safe_load((conformance / "twitter-text" / "validate.yml").read_text("utf-8"))["tests"]
    return {group: tests[group] for group in GROUPS}


def passes(case: dict[str, Any], rules: WeightRules, limit: int) -> bool:
    """Whether the length, the share of the limit and the verdict are those of the case."""
    counter, expected = WeightedCounter(rules), case["expected"]
    length = counter.size(counter.measure(case["text"]))
    is_valid = length <= limit and not INVALID & set(case["text"])
    found = {"weightedLength": length, "permillage": length * 1000 // limit, "valid": is_valid}
    return all(expected[key] == value for key, value in found.items())


def test_all_weighted_cases_pass_each_under_its_own_configuration(conformance: Path, tally: Tally) -> None:
    cases = read_cases(conformance)
    assert {group: len(found) for group, found in cases.items()} == {group: number for group, (_, number) in GROUPS.items()}
    ours = [(case["text"], passes(case, *read_rules(conformance, GROUPS[group][0]))) for group in cases for case in cases[group]]
    assert [text for text, passed in ours if not passed] == []
    tally("twitter-text: weighted cases, each with its own configuration", sum(passed for _, passed in ours), 44)


def test_two_of_the_cases_are_of_the_older_configuration(conformance: Path) -> None:
    """Under today's all but two pass: those count an emoji by its code points, as the older one did."""
    rules, limit = read_rules(conformance, 3)
    assert sum(passes(case, rules, limit) for cases in read_cases(conformance).values() for case in cases) == 42


def test_the_rules_are_those_of_the_configuration_x_uses(conformance: Path) -> None:
    assert read_rules(conformance, 3) == (V3, 280)


def test_under_the_first_configuration_every_code_point_counts_one(conformance: Path) -> None:
    counter = WeightedCounter(read_rules(conformance, 1)[0])
    assert counter.size(counter.measure("故人 ok 😷")) == 7
    assert counter.size(counter.measure("Info: bmkg.go.id")) == 29


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Info: bmkg.go.id/gempa", 29),
        ("Info: bmkg.go.id/gempa dan https://dephub.go.id.", 58),
        ("Rp1.500.000", 11),
        ("‘Bahari’ “Jaya” – —", 19),
        ("…", 2),
        ("€•→", 6),
        ("A\u0301", 1),
        ("語", 2),
    ],
)
def test_what_texts_of_an_agency_are_made_of(text: str, count: int) -> None:
    assert COUNTER.size(COUNTER.measure(text)) == count


@pytest.mark.parametrize(
    ("emoji", "count"),
    [
        ("🙏", 2),
        ("🙏🏽", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("🇮🇩", 2),
        ("\n🇮🇩", 3),
        ("1\ufe0f\u20e3", 2),
        ("#\u20e3", 2),
        ("a\u20e3", 3),
        ("❤\ufe0f", 2),
        ("❤", 2),
        ("✌\ufe0e", 4),
        ("©", 1),
        ("©\ufe0f", 2),
        ("🏴\U000e0067\U000e0062\U000e007f", 2),
        ("☺\u0301", 3),
        ("\u200d", 1),
        ("🏽", 2),
        ("🫶🏽", 2),  # Emoji 14: the platform's page counts 2, its open library 4
        ("🐦\u200d🔥", 2),  # Emoji 15.1: 2, and 5
    ],
)
def test_an_emoji_counts_two_however_many_code_points_it_has(emoji: str, count: int) -> None:
    assert COUNTER.size(COUNTER.measure(emoji)) == count
    assert COUNTER.size(COUNTER.measure(f"Sanur {emoji} Bali")) == count + len("Sanur  Bali")


def test_ordinary_text_loads_no_tables() -> None:
    script = (
        "import sys\n"
        "from crisiskit.channels.counters import COUNTERS\n"
        "from crisiskit.channels import urls\n"
        "text = 'Kapal “Bahari” – 3 orang… pukul 10.45 WIB. Ia pergi → Sanur.'\n"
        "for counter in COUNTERS.values():\n"
        "    counter.measure(counter.prepare(text))\n"
        "assert 'grapheme' not in sys.modules\n"
        "assert urls.load_top_level_domains.cache_info().currsize == 0\n"
        "COUNTERS['x'].measure('🙏🏽 bmkg.go.id')\n"
        "assert 'grapheme' in sys.modules\n"
        "assert urls.load_top_level_domains.cache_info().currsize == 1\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
