"""No statement contradicts itself, whichever facts happen to be confirmed: 400 chance subsets for each playbook, counted.

    deaths 2, missing 0, sar_deployed yes   ->   never “Tim SAR mencari korban”, never without condolences

Counts are 0, 1, a few, or all; texts and places are those of the playbook's file in `stages/`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import cache
from typing import Any, NamedTuple

import pytest

import crisiskit
from crisiskit.drafting.writing import Desk
from crisiskit.errors import DraftRefused
from crisiskit.grammar.evaluating import holds
from crisiskit.model.crisis import Value
from crisiskit.model.playbook import FactSpec, Playbook
from crisiskit.model.statement import Kind, Statement
from crisiskit.model.vocabulary import FactKind, Part
from crisiskit.recording.folding import fold
from drafting.crises import AWARE, NEXT, NOW, make_situation, playbook, report
from drafting.test_outcomes import LANGUAGES, PLAYBOOKS, read_stages

SUBSETS, SEED, ALL = 400, 20261201, 46
#: Unlike channels in both languages; each subset is written for one of these in turn.
PLACES = tuple((channel, language) for language in LANGUAGES for channel in ("press", "x"))
#: What is said of a report nobody has confirmed, of a search, of hope, and of mourning, as the languages have them.
REPORT = {
    "id": r"\bmenerima (?:laporan|kabar|informasi)\b",
    "en": r"\b(?:received|have) (?:a |an |several )?(?:\w+ )?reports?\b",
}
SEARCH = {
    "id": r"\bsedang (?:mencari|melakukan pencarian)\b|\b(?:pencarian|Operasi SAR)\b[^.]*\b(?:berlangsung|dimulai)\b"
    r"|\bmemperpanjang (?:operasi )?pencarian\b",
    "en": r"\bsearch(?:ing)?\b[^.]*\b(?:at work|begun|goes on|continues|is under way)\b|\b(?:are|is) (?:still )?searching\b"
    r"|\bis leading search\b|\bhas (?:begun|extended) (?:the )?search\b",
}
HOPE = {
    "id": r"\b(?:semoga|berharap)\b[^.]{0,80}\b(?:selamat|hidup|ditemukan)\b",
    "en": r"\bhop(?:e|es|ed|ing)\b[^.]{0,80}\b(?:alive|surviv\w*|safe|found)\b",
}
MOURNING = {"id": r"\b(?:duka ?cita|kami (?:turut )?berduka|belasungkawa)\b", "en": r"\b(?:condolences?|we (?:mourn|grieve))\b"}


class Case(NamedTuple):
    """A chance subset, and what was written from it."""

    facts: dict[str, Value]
    happened: bool
    statement: Statement

    def has(self, patterns: dict[str, str], part: Part | None = None) -> bool:
        said = " ".join(item.text for item in self.statement.sentences if part in (None, item.part))
        return re.search(patterns[self.statement.language], said, re.IGNORECASE) is not None

    @property
    def opens_with_report(self) -> bool:
        """Whether it says that we were told, and no fact beside it; that the police were told is a fact."""
        opening = next(item for item in self.statement.sentences if item.part is Part.OPENING)
        return not opening.facts and self.has(REPORT, Part.OPENING)

    def number(self, name: str) -> int | None:
        value = self.facts.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None


#: What no statement may be, by name.
CONTRADICTIONS: dict[str, Callable[[Case], bool]] = {
    "a mere report of what is confirmed": lambda case: case.happened and case.opens_with_report,
    "a search after all are found": lambda case: case.number("missing") == 0 and case.has(SEARCH, Part.ACTIONS),
    "a search after its end": lambda case: case.facts.get("search_ended") is True and case.has(SEARCH, Part.ACTIONS),
    "hope after deaths": lambda case: (case.number("deaths") or 0) > 0 and case.has(HOPE),
    "condolences without deaths": lambda case: not case.number("deaths") and case.has(MOURNING, Part.EMPATHY),
    "deaths without condolences": lambda case: (case.number("deaths") or 0) > 0 and not case.has(MOURNING),
}


@cache
def stage_values(ident: str) -> dict[str, Any]:
    """Every value that the stages of a playbook confirm, the last of each."""
    found: dict[str, Any] = {}
    for block in read_stages(ident)["reports"]:
        found |= block.get("confirmed", {})
    return found


def choose(chance: random.Random, ident: str, name: str, spec: FactSpec) -> Value | None:
    """A value for a fact; None where the playbook's stages have none and none can be made up."""
    kind = spec.type.kind
    if kind in (FactKind.COUNT, FactKind.COUNT_NOW):
        return chance.choice([0, 0, 1, 1, 2, 12, ALL])
    if kind is FactKind.YES_NO:
        return chance.random() < 0.75
    if kind is FactKind.CHOICE:
        return chance.choice(spec.type.choices)
    value = stage_values(ident).get(name)
    if kind in (FactKind.TEXT, FactKind.PLACE):
        return value if isinstance(value, dict) else None
    return str(value) if kind is FactKind.NAME and value is not None else None


def draw_subset(chance: random.Random, ident: str, book: Playbook) -> dict[str, Value]:
    """Some of the facts that the stages of the playbook know of, from none to all: casualties mean nothing where data leak."""
    share = chance.choice([0.05, 0.2, 0.5, 0.8, 1.0])
    chosen = [name for name in sorted(book.facts) if name in stage_values(ident) and chance.random() < share]
    values = {name: choose(chance, ident, name, book.facts[name]) for name in chosen}
    return {name: value for name, value in values.items() if value is not None}


def write(ident: str, facts: dict[str, Value], places: Sequence[tuple[str, str]] = PLACES) -> Iterator[Case]:
    """The holding statement of a subset on some channels."""
    book = playbook(ident)
    at = AWARE + timedelta(minutes=30)
    reports = [report((book.facts[name].authority or ("basarnas",))[0], at, {name: value}) for name, value in facts.items()]
    situation = make_situation(book, reports)
    knowledge = fold(situation, NOW)
    assessment = crisiskit.assess(situation, now=NOW, knowledge=knowledge)
    facts_known = knowledge.facts
    happened = holds(
        book.conditions["happened"], lambda name: facts_known[name].candidates, book.facts, book.conditions
    )
    desk = Desk(situation, assessment, kind=Kind.HOLDING, now=NOW, next_update=NEXT)
    for channel, language in places:
        try:
            yield Case(facts, happened, desk.write(channel, language))
        except DraftRefused as refused:
            pytest.fail(f"{ident} {channel} {language} {facts}: {[item.code for item in refused.problems]}")


@pytest.mark.parametrize("subsets", [8, pytest.param(SUBSETS, marks=pytest.mark.soak)])
@pytest.mark.parametrize("ident", PLAYBOOKS)
def test_no_statement_contradicts_itself(ident: str, subsets: int) -> None:
    book, chance = playbook(ident), random.Random(f"{SEED}-{ident}")
    found: list[str] = []
    written = 0
    for number in range(subsets):
        for case in write(ident, draw_subset(chance, ident, book), [PLACES[number % len(PLACES)]]):
            written += 1
            names = [name for name, is_so in CONTRADICTIONS.items() if is_so(case)]
            found += [f"{name}: {case.facts}\n{case.statement.text}" for name in names]
    print(f"{ident}: {subsets} subsets, {len(found)} contradictions")  # noqa: T201 - the figure is to be seen
    assert written == subsets
    assert not found, f"{len(found)} of {written}\n\n" + "\n\n".join(found[:12])


def test_each_contradiction_is_seen_in_a_statement_that_has_it() -> None:
    """The patterns above are no use if they match nothing that playbooks say."""
    book = playbook("boat-accident")
    said = dict.fromkeys(("report", "search", "mourning"), False)
    subsets: list[dict[str, Value]] = [{}, {"event": "sunk", "sar_deployed": True, "missing": 3}, {"event": "sunk", "deaths": 2}]
    for facts in subsets:
        for case in write(book.id, facts):
            said["report"] |= case.has(REPORT, Part.OPENING)
            said["search"] |= case.has(SEARCH, Part.ACTIONS)
            said["mourning"] |= case.has(MOURNING)
    assert all(said.values()), said
