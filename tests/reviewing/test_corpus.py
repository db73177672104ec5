"""The reviewer on our own corpus: a faulty text and its mended version for each rule in both languages, and traps.

A case is in `corpus/<family>.<language>.yaml`: `rule`, `faulty`, `mended`, and `words`, at which the problem has to point (a
further way of saying the same fault has the first two alone); or `trap`, the rule a hasty reader would name, and a `text` in which
it is not broken. The suite takes the first of each rule, the soak all.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.rules import list_rules
from crisiskit.problems import Problem, Weight
from crisiskit.reviewing.hits import Setting
from crisiskit.reviewing.reviewer import review_text
from crisiskit.reviewing.rules import RULES
from tallying import Tally

FOLDER = Path(__file__).parent / "corpus"
#: Of ours, at least so many faults are found, and at most one clean text in so many is called faulty.
RECALL, CLEAN_PER_ALARM = 0.95, 20
#: How many of each rule and language: in the suite, and in the soak.
SAMPLES = (2, pytest.param(10_000, marks=pytest.mark.soak))
FEWEST = 100


@cache
def read_corpus() -> tuple[dict[str, Any], ...]:
    """Every case, with its language."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        language = path.stem.rsplit(".", 1)[1]
        found += [{"lang": language, **case} for case in yaml.safe_load(path.read_text(encoding="utf-8")) or []]
    return tuple(found)


def choose(key: str, most: int) -> list[dict[str, Any]]:
    """The first cases of each rule, or each trap, and language."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for case in read_corpus():
        if key in case:
            groups.setdefault((case["lang"], case[key]), []).append(case)
    return [case for cases in groups.values() for case in cases[:most]]


def problems_of(case: dict[str, Any], text: str) -> list[Problem]:
    """The problems of a text of the case that are more than hints."""
    setting = Setting(case.get("kind", "post"), case.get("channel"), case.get("excerpt", True))
    found = review_text(text, language=case["lang"], setting=setting)
    return [item for item in found if item.weight is not Weight.HINT]


def points_at(found: list[Problem], case: dict[str, Any]) -> bool:
    """Whether a problem names the rule and words that share something with those expected."""
    words = str(case.get("words", ""))
    said = [str(item.argument("words") or "") for item in found if item.code == case["rule"]]
    return any(not words or (bool(item) and (item in words or words in item)) for item in said)


@pytest.mark.parametrize("most", SAMPLES)
def test_the_faults_are_found_at_their_words(most: int, tally: Tally) -> None:
    pairs = choose("rule", most)
    missed = [case for case in pairs if not points_at(problems_of(case, case["faulty"]), case)]
    assert len(pairs) > FEWEST
    if most == SAMPLES[0]:  # the sample is found whole, of all of it the shares above
        tally("reviewer, own corpus: faults found", len(pairs) - len(missed), len(pairs))
    shown = "\n".join(f"{case['lang']} {case['rule']}: {case['faulty']}" for case in missed)
    assert len(missed) <= (1 - RECALL) * len(pairs), shown


@pytest.mark.parametrize("most", SAMPLES)
def test_good_texts_raise_nothing(most: int, tally: Tally) -> None:
    cases = [*choose("rule", most), *choose("trap", most)]
    clean = [(case, text) for case in cases if (text := case.get("mended") or case.get("text"))]
    assert len(clean) > FEWEST
    alarms = [(case, text, found) for case, text in clean if (found := problems_of(case, text))]
    if most == SAMPLES[0]:
        tally("reviewer, own corpus: good texts that raise nothing", len(clean) - len(alarms), len(clean))
    shown = "\n".join(
        f"{case['lang']} {[(item.code, item.argument('words')) for item in found]}: {text}" for case, text, found in alarms
    )
    assert len(alarms) * CLEAN_PER_ALARM <= len(clean), shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_sentences(language: str) -> None:
    rules = list_rules(language)
    assert set(rules) == {name for rule in RULES for name in rule.names}
    assert all(rule[name] for rule in rules.values() for name in ("say", "why", "instead", "case"))
