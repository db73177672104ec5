"""Every playbook, kind, stage, channel and language: a statement in which the reviewer finds nothing, or a refusal that is allowed.

The table of a playbook is printed and kept as a golden file: a row for each kind, stage and language, a sign for each channel.
For kinds with a gate a situation is set up in which it is open. A further playbook is a file in `stages/`, with its own `gates`
where the shared ones do not suit it. The suite writes the first words of every playbook; the soak, every cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import crisiskit
from crisiskit import Situation
from crisiskit.channels.table import load_channels
from crisiskit.drafting.kinds import KINDS, Need
from crisiskit.drafting.writing import Desk
from crisiskit.errors import DraftRefused
from crisiskit.model.statement import Kind, Statement
from crisiskit.model.vocabulary import Part
from crisiskit.problems import Weight
from crisiskit.recording.folding import fold
from crisiskit.reviewing.hits import Setting
from crisiskit.reviewing.reviewer import review_text
from installed import ROOT

STAGES = Path(__file__).parent / "stages"
PLAYBOOKS = tuple(sorted(path.stem for path in STAGES.glob("*.yaml") if path.stem != "gates"))
LANGUAGES = ("id", "en")
MOMENTS = {
    "nothing": datetime.fromisoformat("2026-12-04T09:20+08:00"),
    "half": datetime.fromisoformat("2026-12-04T10:00+08:00"),
    "all": datetime.fromisoformat("2026-12-05T18:00+08:00"),
}
#: The kinds that anyone may write at any time.
OPEN = (Kind.ACKNOWLEDGEMENT, Kind.HOLDING, Kind.UPDATE, Kind.INTERNAL, Kind.REPLY)
#: What the suite writes of every playbook.
FIRST = ((Kind.ACKNOWLEDGEMENT, "nothing"), (Kind.HOLDING, "half"), (Kind.UPDATE, "all"))
FIRST_CHANNELS = ("press",)
#: The channels whose statements are reviewed: unlike one another. Of one playbook all are.
UNLIKE, WHOLE = ("press", "x", "sms", "whatsapp", "x-thread", "radio"), "boat-accident"
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


#: A statement, or the codes of a refusal.
Found = Statement | tuple[str, ...]


class Cell(NamedTuple):
    """One cell of the table, and what came of it: a statement and what the reviewer says of it, or the codes of the refusal."""

    kind: Kind
    stage: str
    language: str
    channel: str
    found: Found
    problems: tuple[str, ...] = ()


def read_stages(playbook: str) -> dict[str, Any]:
    """The crisis of a playbook at three stages, as its file has it."""
    found: dict[str, Any] = yaml.safe_load((STAGES / f"{playbook}.yaml").read_text(encoding="utf-8"))
    return found


def load(playbook: str, kind: Kind, folder: Path) -> Situation:
    """The situation of a playbook with the gate of a kind open."""
    crisis = read_stages(playbook)
    gates: dict[str, Any] = yaml.safe_load((STAGES / "gates.yaml").read_text(encoding="utf-8")) | crisis.pop("gates", {})
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


def fill_table(playbook: str, kinds: Collection[Kind], channels: Collection[str], folder: Path) -> list[Cell]:
    """The cells of a playbook."""
    found: list[Cell] = []
    for kind in kinds:
        (place := folder / kind.value).mkdir()
        situation = load(playbook, kind, place)
        assert [(item.code, item.where, item.arguments) for item in situation.problems if item.code != "empty-chair"] == []
        for stage in MOMENTS:
            found += fill_stage(situation, kind, stage, channels)
    return found


def fill_stage(situation: Situation, kind: Kind, stage: str, channels: Collection[str]) -> Iterator[Cell]:
    """What every language and channel gets; an update follows the acknowledgement of the first stage."""
    now = MOMENTS[stage]
    follows = kind is Kind.UPDATE and stage != "nothing"
    knowledge = fold(situation, now)
    assessment = crisiskit.assess(situation, now=now, knowledge=knowledge)
    for language in LANGUAGES:
        before = acknowledge(situation, language) if follows else None
        desk = Desk(situation, assessment, kind=kind, now=now, supersedes=before)
        for channel in channels:
            try:
                item = desk.write(channel, language)
            except DraftRefused as refused:
                yield Cell(kind, stage, language, channel, tuple(one.code for one in refused.problems))
                continue
            said: tuple[str, ...] = ()
            if channel in UNLIKE or situation.playbook.id == WHOLE:
                setting = Setting(kind.value, channel, situation=situation, knowledge=knowledge, cluster=assessment.cluster)
                said = tell(item.text, language, setting)
            yield Cell(kind, stage, language, channel, item, said)


def tell(text: str, language: str, setting: Setting) -> tuple[str, ...]:
    """What the reviewer says of a text, hints left out."""
    said = review_text(text, language=language, setting=setting)
    return tuple(f"{one.code} {one.argument('words')!r}" for one in said if one.weight is not Weight.HINT)


def acknowledge(situation: Situation, language: str) -> Statement:
    """The first word, to which an update is one."""
    now = MOMENTS["nothing"]
    assessment = crisiskit.assess(situation, now=now)
    return crisiskit.draft(situation, assessment, kind="acknowledgement", channel="press", language=language, now=now)


def sign(cell: Cell) -> str:
    if isinstance(cell.found, Statement):
        return REVIEWED if cell.problems else SAID
    refused = (cell.kind, cell.channel, cell.found)
    return next((item.sign for item in ALLOWED if (item.kind, item.channel, (item.code,)) == refused), UNKNOWN)


def show_table(cells: list[Cell], channels: Collection[str]) -> str:
    """A row for each kind, stage and language, a sign for each channel."""
    rows: dict[tuple[str, str, str], list[str]] = {}
    for cell in cells:
        rows.setdefault((cell.kind.value, cell.stage, cell.language), []).append(sign(cell))
    table = [f"{' '.join(row):37} {''.join(signs)}" for row, signs in rows.items()]
    reasons = [f"{item.sign} {item.code} ({item.kind.value}, {item.channel}): {item.why}" for item in ALLOWED]
    return "\n".join([f"channels: {' '.join(channels)}", f"{SAID} a statement", *reasons, "", *table, ""])


def fault_of(cell: Cell) -> str | None:
    """What is wrong with a cell, with its text."""
    if sign(cell) not in {REVIEWED, UNKNOWN}:
        return None
    place = f"{cell.kind.value} {cell.stage} {cell.language} {cell.channel}"
    if not isinstance(cell.found, Statement):
        return f"{place}: refused, {cell.found}"
    return f"{place}: {cell.problems}\n{cell.found.text}"


def lacks(cell: Cell) -> list[str]:
    """The required parts and messages that a statement does not have."""
    if not isinstance(cell.found, Statement):
        return []
    said = {(sentence.part, sentence.message) for sentence in cell.found.sentences}
    spec = KINDS[cell.found.kind]
    parts = {part for part, need in spec.needs.items() if need is Need.REQUIRED and part is not Part.CHANGES}
    lacking = [part.value for part in parts if part not in {part for part, _ in said}]
    every = [(part, message) for part, messages in spec.every.items() for message in messages]
    return lacking + [f"{part.value}: {message}" for part, message in every if (part, message) not in said]


def judge(cells: list[Cell]) -> None:
    """Every cell is a statement whole and silent in review, or a refusal that is allowed; the first word is never refused."""
    faults = [fault for cell in cells if (fault := fault_of(cell))]
    assert not faults, "\n\n".join(faults)
    assert [(cell.kind, cell.channel, lack) for cell in cells if (lack := lacks(cell))] == []
    assert all(isinstance(cell.found, Statement) for cell in cells if cell.kind is Kind.ACKNOWLEDGEMENT)


@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_the_first_words_of_every_playbook_are_whole_and_silent_in_review(playbook: str, tmp_path: Path) -> None:
    situation = load(playbook, Kind.HOLDING, tmp_path)
    cells = [cell for kind, stage in FIRST for cell in fill_stage(situation, kind, stage, FIRST_CHANNELS)]
    assert len(cells) == len(FIRST) * len(FIRST_CHANNELS) * len(LANGUAGES)
    judge(cells)


@pytest.mark.soak
@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_every_cell_is_a_statement_or_a_refusal_that_is_allowed(
    playbook: str, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    cells = fill_table(playbook, tuple(Kind), tuple(load_channels()), tmp_path)
    assert len(cells) == len(Kind) * len(load_channels()) * len(MOMENTS) * len(LANGUAGES)
    page = show_table(cells, load_channels())
    said = Counter(cell.kind in OPEN for cell in cells if isinstance(cell.found, Statement))
    asked = Counter(cell.kind in OPEN for cell in cells)
    shares = {kind: said[kind] / asked[kind] for kind in asked}
    print(page, f"open kinds {shares[True]:.1%} of {asked[True]}, gated kinds {shares[False]:.1%} of {asked[False]}")  # noqa: T201
    judge(cells)
    golden(f"outcomes-{playbook}.txt", page)
    assert min(shares.values()) >= 0.95
