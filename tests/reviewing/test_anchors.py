"""A pattern is skipped only where it cannot match: every match holds one of the pattern's anchors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.rules import list_rules
from crisiskit.reviewing.anchors import find_anchors
from crisiskit.reviewing.prose import read_prose
from crisiskit.reviewing.rules import RULES
from crisiskit.reviewing.wordings import Wording, read_wordings

CORPUS = Path(__file__).parent / "corpus"


@pytest.mark.parametrize(
    ("pattern", "anchors"),
    [
        (r"\b(?:oknum|ulah) (?:warga|massa)\b", ("massa", "warga")),
        (r"(?:hanya )?korban", ("korban",)),
        (r"\d+ (?:orang|\w+)", ()),
        (r"(?i:Aman) terkendali", (" terkendali",)),
        (r"(?:tidak ){1,3}benar", ("tidak ",)),
        (r"\w{3,}", ()),
        (r"ab|cd", ()),
        (r"(?=hanya)h\w+", ()),
    ],
)
def test_the_anchors_of_a_pattern(pattern: str, anchors: tuple[str, ...]) -> None:
    assert find_anchors(pattern) == anchors


def list_wordings(language: str) -> list[Wording]:
    known = list_rules(language)
    pairs = [(rule.family, name) for rule in RULES for name in rule.names if name in known and known[name].get("find")]
    return [wording for family, name in pairs for wording in read_wordings(language, family, name)]


def list_texts(language: str, step: int) -> list[str]:
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(CORPUS.glob(f"*.{language}.yaml"))]
    return [case["faulty"] for cases in files for case in cases if "faulty" in case][::step]


@pytest.mark.parametrize("step", [23, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_match_holds_an_anchor(language: str, step: int) -> None:
    texts = [read_prose(text, language) for text in list_texts(language, step)]
    wordings = list_wordings(language)
    matched = 0
    for wording in wordings:
        for prose in texts if wording.anchors else ():
            if wording.find.search(prose.flowing):
                matched += 1
                assert any(anchor in prose.lowered for anchor in wording.anchors), (wording.find.pattern, prose.text)
    assert matched > 10
    assert sum(bool(wording.anchors) for wording in wordings) > len(wordings) / 2


def test_capitals_are_matched_without_regard_to_case() -> None:
    assert re.compile("oknum", re.IGNORECASE).search("OKNUM")
    assert find_anchors("OKNUM") == ("oknum",)
