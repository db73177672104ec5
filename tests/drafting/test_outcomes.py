"""Every playbook, kind, stage, channel and language: a statement without a word from the reviewer, or a refusal that is allowed.

The table is printed and kept as a golden file: a row for each playbook, kind, stage and language, a sign for each channel. For
kinds with a gate a situation is set up in which it is open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import crisiskit
from crisiskit import Situation
from crisiskit.channels.table import load_channels
from crisiskit.drafting.writing import Desk
from crisiskit.errors import DraftRefused
from crisiskit.model.statement import Kind, Statement
from crisiskit.problems import Weight
from crisiskit.recording.folding import fold
from crisiskit.reviewing.hits import Setting
from crisiskit.reviewing.reviewer import review_text
from installed import ROOT

STAGES = Path(__file__).parent / "stages"
PLAYBOOKS = ("boat-accident", "tourist-accident-sar")
LANGUAGES = ("id", "en")
MOMENTS = {
    "nothing": datetime.fromisoformat("2026-12-04T09:20+08:00"),
    "half": datetime.fromisoformat("2026-12-04T10:00+08:00"),
    "all": datetime.fromisoformat("2026-12-05T18:00+08:00"),
}
#: The kinds that anyone may write at any time.
OPEN = (Kind.ACKNOWLEDGEMENT, Kind.HOLDING, Kind.UPDATE, Kind.INTERNAL, Kind.REPLY)
#: The channels whose statements the suite reviews, unlike one another; the soak reviews all.
FEW = ("press", "x", "sms", "whatsapp", "x-thread", "radio")
FEWEST = 2000
SAID, REVIEWED, UNKNOWN = ".", "!", "?"


class Allowed(NamedTuple):
    """A refusal that is right: where, which, its sign in the table, and why."""

    kind: Kind
    channel: str
    code: str
    sign: str
    why: str


ALLOWED = (
    Allowed(
        Kind.CORRECTION, "sms", "does-not-fit", "c",
        "two parts of a text message may not hold the fact twice, the claim and why it misleads; no part of that order may go",
    ),
    Allowed(
        Kind.CLOSING, "sms", "does-not-fit", "e",
        "two parts of a text message may not hold who ended it, what goes on, where the review is published and the condolence",
    ),
)  # fmt: skip


#: A statement, or the codes of a refusal; and for which language and channel.
Found = Statement | tuple[str, ...]
Outcome = tuple[str, str, Found]


class Cell(NamedTuple):
    """One cell of the table, and what came of it: a statement, or the codes of the refusal."""

    playbook: str
    kind: Kind
    stage: str
    language: str
    channel: str
    found: Found
    problems: tuple[str, ...] = ()


@cache
def load(playbook: str, kind: Kind, folder: Path) -> Situation:
    """The situation of a playbook with the gate of a kind open."""
    crisis: dict[str, Any] = yaml.safe_load((STAGES / f"{playbook}.yaml").read_text(encoding="utf-8"))
    gates: dict[str, Any] = yaml.safe_load((STAGES / "gates.yaml").read_text(encoding="utf-8"))
    added = gates.get(kind.value, [])
    names = {name for report in added for name in report["confirmed"]}
    for report in crisis["reports"]:  # a gate that is open stays open
        for name in names:
            report.get("confirmed", {}).pop(name, None)
    crisis |= {"reports": [*added, *crisis["reports"]], "claims": gates["claims"]}
    house = (ROOT / "docs" / "examples" / "ferry-drill" / "house.yaml").read_text(encoding="utf-8")
    (folder / "house.yaml").write_text(house, encoding="utf-8")
    (folder / "crisis.yaml").write_text(yaml.safe_dump(crisis, allow_unicode=True), encoding="utf-8")
    return crisiskit.load_situation(folder)


def write(situation: Situation, kind: Kind, stage: str) -> Iterator[Outcome]:
    """What every language and channel gets; an update follows the acknowledgement of the first stage."""
    now = MOMENTS[stage]
    follows = kind is Kind.UPDATE and stage != "nothing"
    assessment = crisiskit.assess(situation, now=now)
    for language in LANGUAGES:
        before = acknowledge(situation, language) if follows else None
        desk = Desk(situation, assessment, kind=kind, now=now, supersedes=before)
        for channel in load_channels():
            try:
                yield language, channel, desk.write(channel, language)
            except DraftRefused as refused:
                yield language, channel, tuple(item.code for item in refused.problems)


def review(
    situation: Situation, stage: str, found: list[Outcome], channels: Container[str] = FEW
) -> Iterator[tuple[str, str, Found, tuple[str, ...]]]:
    """What the reviewer says of each statement on these channels beyond hints; the situation is folded once."""
    knowledge = fold(situation, MOMENTS[stage])
    cluster = crisiskit.assess(situation, now=MOMENTS[stage], knowledge=knowledge).cluster
    for language, channel, item in found:
        problems: tuple[str, ...] = ()
        if isinstance(item, Statement) and channel in channels:
            setting = Setting(item.kind.value, channel, situation=situation, knowledge=knowledge, cluster=cluster)
            said = review_text(item.text, language=language, setting=setting)
            problems = tuple(f"{one.code} {one.argument('words')!r}" for one in said if one.weight is not Weight.HINT)
        yield language, channel, item, problems


def acknowledge(situation: Situation, language: str) -> Statement:
    """The first word, to which an update is one."""
    now = MOMENTS["nothing"]
    assessment = crisiskit.assess(situation, now=now)
    return crisiskit.draft(situation, assessment, kind="acknowledgement", channel="press", language=language, now=now)


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> list[Cell]:
    return fill_table(tmp_path_factory, FEW)


def fill_table(tmp_path_factory: pytest.TempPathFactory, channels: Container[str]) -> list[Cell]:
    """Every cell; the statements on some channels are reviewed."""
    found = []
    for playbook in PLAYBOOKS:
        for kind in Kind:
            situation = load(playbook, kind, tmp_path_factory.mktemp(f"{playbook}-{kind.value}"))
            assert [(item.code, item.where, item.arguments) for item in situation.problems if item.code != "empty-chair"] == []
            for stage in MOMENTS:
                outcomes = review(situation, stage, list(write(situation, kind, stage)), channels)
                found += [Cell(playbook, kind, stage, *outcome) for outcome in outcomes]
    return found


@pytest.mark.soak
def test_the_reviewer_has_nothing_to_say_on_any_channel(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = fill_table(tmp_path_factory, load_channels())
    assert len(found) > FEWEST
    assert [cell[:5] + cell.problems for cell in found if cell.problems] == []


def sign(cell: Cell) -> str:
    if isinstance(cell.found, Statement):
        return REVIEWED if cell.problems else SAID
    refused = (cell.kind, cell.channel, cell.found)
    return next((item.sign for item in ALLOWED if (item.kind, item.channel, (item.code,)) == refused), UNKNOWN)


def test_every_cell_is_a_statement_or_a_refusal_that_is_allowed(cells: list[Cell], golden: Callable[[str, str], None]) -> None:
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for cell in cells:
        rows.setdefault((cell.playbook, cell.kind.value, cell.stage, cell.language), []).append(sign(cell))
    assert len(rows) == len(PLAYBOOKS) * len(Kind) * len(MOMENTS) * len(LANGUAGES)
    table = [f"{' '.join(row):55} {''.join(row_signs)}" for row, row_signs in rows.items()]
    reasons = [f"{item.sign} {item.code} ({item.kind.value}, {item.channel}): {item.why}" for item in ALLOWED]
    page = "\n".join([f"channels: {' '.join(load_channels())}", f"{SAID} a statement", *reasons, "", *table, ""])
    print(page)  # noqa: T201 - the table is to be seen
    golden("outcomes.txt", page)
    signs = {sign for row in rows.values() for sign in row}
    said = dict.fromkeys(f"{cell.language} {problem}" for cell in cells for problem in cell.problems)
    assert signs == {SAID, *(item.sign for item in ALLOWED)}, "\n".join([page, *said])


def test_nearly_every_cell_of_an_open_kind_is_a_statement(cells: list[Cell]) -> None:
    said = Counter(cell.kind in OPEN for cell in cells if isinstance(cell.found, Statement))
    asked = Counter(cell.kind in OPEN for cell in cells)
    shares = {kind: said[kind] / asked[kind] for kind in asked}
    said_of = f"open kinds {shares[True]:.1%} of {asked[True]}, gated kinds {shares[False]:.1%} of {asked[False]}"
    print("statements:", said_of)  # noqa: T201 - the figures are to be seen
    assert min(shares.values()) >= 0.95
    assert all(isinstance(cell.found, Statement) for cell in cells if cell.kind is Kind.ACKNOWLEDGEMENT)


def test_every_statement_has_each_part_that_its_kind_requires(cells: list[Cell]) -> None:
    from crisiskit.drafting.kinds import KINDS, Need
    from crisiskit.model.vocabulary import Part

    statements = [cell.found for cell in cells if isinstance(cell.found, Statement)]
    assert len(statements) > FEWEST
    for item in statements:
        said = {sentence.part for sentence in item.sentences}
        spec = KINDS[item.kind]
        required = {part for part, need in spec.needs.items() if need is Need.REQUIRED and part is not Part.CHANGES}
        assert required <= said, (item.kind, item.channel, required - said)
        for part, every in spec.every.items():
            assert set(every) <= {sentence.message for sentence in item.sentences if sentence.part is part}, item.text
