"""The statements of both examples, to the byte: what was read aloud is what is kept. `--update-golden` writes them anew.

One file for each moment and language, all channels in it. A file without a moment is an orphan.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

import crisiskit
from crisiskit import Situation, Statement
from crisiskit.channels.table import load_channels
from crisiskit.drafting.writing import Desk
from installed import ROOT

GOLDEN = Path(__file__).parent / "golden"
#: Example, kind, moment; an update supersedes the press statement of the moment before it.
MOMENTS = [
    ("bali-strait-2025", "acknowledgement", "2025-07-02T23:55+07:00"),
    ("bali-strait-2025", "holding", "2025-07-03T00:40+07:00"),
    ("bali-strait-2025", "holding", "2025-07-03T22:00+07:00"),
    ("bali-strait-2025", "update", "2025-07-04T19:00+07:00"),
    ("bali-strait-2025", "update", "2025-07-21T18:30+07:00"),
    ("ferry-drill", "acknowledgement", "2026-12-04T08:30+08:00"),
    ("ferry-drill", "holding", "2026-12-04T09:00+08:00"),
    ("ferry-drill", "update", "2026-12-04T09:45+08:00"),
    ("ferry-drill", "update", "2026-12-04T10:15+08:00"),
    ("ferry-drill", "internal", "2026-12-04T09:00+08:00"),
    ("ferry-drill", "reply", "2026-12-04T10:15+08:00"),
    ("ferry-drill", "correction", "2026-12-04T10:30+08:00"),
    ("ferry-drill", "warning-relay", "2026-12-04T11:10+08:00"),
    ("ferry-drill", "immediate-information", "2026-12-04T11:30+08:00"),
    ("ferry-drill", "personal-data-notice", "2026-12-04T13:45+08:00"),
    ("ferry-drill", "apology", "2026-12-04T14:10+08:00"),
    ("ferry-drill", "closing", "2026-12-06T17:00+08:00"),
]

#: What no two parts of a text message hold; the table of outcomes says why.
TOO_LONG = {("correction", "sms", "en"), ("correction", "sms", "id")}


@cache
def load(example: str) -> Situation:
    return crisiskit.load_situation(ROOT / "docs" / "examples" / example)


@cache
def write(number: int, language: str) -> dict[str, Statement]:
    """The statements of a moment, by channel, but for a text message that cannot hold the kind."""
    example, kind, moment = MOMENTS[number]
    now = datetime.fromisoformat(moment)
    situation = load(example)
    before = write(number - 1, language)["press"] if kind == "update" else None
    desk = Desk(situation, crisiskit.assess(situation, now=now), kind=kind, now=now, supersedes=before)
    return {channel: desk.write(channel, language) for channel in load_channels() if (kind, channel, language) not in TOO_LONG}


def name_file(number: int, language: str) -> str:
    example, kind, moment = MOMENTS[number]
    return f"{example}-{moment[5:16].replace(':', '')}-{kind}.{language}.txt"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("number", range(len(MOMENTS)), ids=lambda number: "-".join(MOMENTS[number][:2]))
def test_the_statements_are_those_that_were_read(number: int, language: str, golden: Callable[[str, str], None]) -> None:
    texts = [f"== {channel} {item.count}/{item.limit}\n{item.text}\n" for channel, item in write(number, language).items()]
    golden(name_file(number, language), "\n".join(texts))


def test_every_golden_file_has_its_moment() -> None:
    kept = {file.name for file in GOLDEN.iterdir() if not file.name.startswith("outcomes-")}
    assert kept == {name_file(number, language) for number in range(len(MOMENTS)) for language in ("id", "en")}
