"""A pattern is skipped only where it cannot match: every match holds a string of each of its anchors."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.rules import list_rules
from crisiskit.reviewing.anchors import Anchor, name_pattern, read_anchors
from crisiskit.reviewing.prose import read_prose
from crisiskit.reviewing.rules import RULES
from crisiskit.reviewing.sayings import list_sayings
from crisiskit.reviewing.strategies import read_strategies
from crisiskit.reviewing.wordings import Wording, read_wordings
from installed import ROOT

CORPUS = Path(__file__).parent / "corpus"


@pytest.mark.parametrize(
    ("pattern", "anchors"),
    [
        (r"\b(?:oknum|ulah) (?:warga|massa)\b", (("massa ", "warga "), (" oknum", " ulah"))),
        (r"(?:hanya )?korban", (("korban",),)),
        (r"\d+ (?:orang|\w+)", ()),
        (r"(?i:Aman) terkendali", ((" terkendali",), ("aman",))),
        (r"(?:tidak ){1,3}benar", (("tidak ",), ("benar",))),
        (r"(?:hanya satu|cuma) orang", ((" orang",), ("cuma", "hanya satu"))),
        (r"\b(?:hoa[xk]s|kabar)\b|hujan", ((" hoa", " kabar ", "hujan"),)),
        (r"\b-nya\b, maaf", (("  maaf",), (" nya ",))),
        (r"\w{3,}", ()),
        (r"ab|cd", ()),
        (r"(?=hanya)h\w+", ()),
    ],
)
def test_the_anchors_of_a_pattern(pattern: str, anchors: tuple[Anchor, ...]) -> None:
    assert read_anchors(pattern) == anchors


def list_wordings(language: str) -> list[Wording]:
    known = list_rules(language)
    pairs = [(rule.family, name) for rule in RULES for name in rule.names if name in known and known[name].get("find")]
    return [wording for family, name in pairs for wording in read_wordings(language, family, name)]


def list_texts(language: str, step: int) -> list[str]:
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(CORPUS.glob(f"*.{language}.yaml"))]
    return [case["faulty"] for cases in files for case in cases if "faulty" in case][::step]


@pytest.mark.parametrize("step", [97, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_match_holds_an_anchor(language: str, step: int) -> None:
    texts = [read_prose(text, language) for text in list_texts(language, step)]
    wordings = list_wordings(language)
    matched = 0
    for wording in wordings:
        for prose in texts if wording.anchors else ():
            if wording.find.search(prose.flowing):
                matched += 1
                assert all(map(prose.holds, wording.anchors)), (wording.pattern, prose.text)
    assert matched > 10
    assert sum(bool(wording.anchors) for wording in wordings) > len(wordings) / 2


def test_capitals_are_matched_without_regard_to_case() -> None:
    assert re.compile("oknum", re.IGNORECASE).search("OKNUM")
    assert read_anchors("OKNUM") == (("oknum",),)


def keep(patterns: list[str]) -> dict[str, Any]:
    """The anchors of all patterns, each list of strings once."""
    anchors = {pattern: read_anchors(pattern) for pattern in dict.fromkeys(patterns)}
    numbers = {anchor: number for number, anchor in enumerate(sorted({each for found in anchors.values() for each in found}))}
    named = {name_pattern(pattern): [numbers[anchor] for anchor in found] for pattern, found in anchors.items()}
    return {"anchors": [list(anchor) for anchor in numbers], "patterns": dict(sorted(named.items()))}


def print_kept(kept: dict[str, Any]) -> str:
    """As JSON, a line for each, so that a change shows where it is."""
    lists = ",\n".join(json.dumps(anchor, ensure_ascii=False) for anchor in kept["anchors"])
    names = ",\n".join(f"{json.dumps(name)}: {json.dumps(numbers)}" for name, numbers in kept["patterns"].items())
    return f'{{"anchors": [\n{lists}\n],\n"patterns": {{\n{names}\n}}}}\n'


@pytest.mark.soak
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_anchors_that_are_kept_are_those_of_the_patterns(language: str, request: pytest.FixtureRequest) -> None:
    strategies = [wording for found in read_strategies(language).values() for wording in found]
    patterns = [wording.pattern for wording in (*list_wordings(language), *list_said(language), *strategies)]
    assert len(patterns) > 500
    file = ROOT / "crisiskit" / "language" / language / "review" / "anchors.json"
    written = print_kept(keep(patterns))
    if request.config.getoption("--update-golden"):
        file.write_text(written, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == written, "make it anew with --update-golden"


def list_said(language: str) -> list[Wording]:
    return [wording for rule in list_sayings(language) for wording in read_wordings(language, "sayings", rule)]
