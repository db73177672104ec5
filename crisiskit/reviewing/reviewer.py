"""What stands against a text, ours or anybody's: each rule it breaks, with the exact words.

    for item in review_text("Ini ulah oknum. Situasi aman terkendali.", language="id"):
        print(describe(item, "id"))

Nothing is changed, and nothing is raised whatever the text holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.problems import Problem, Where, problem
from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.prose import Prose, read_prose
from crisiskit.reviewing.rules import RULES

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.situation import Situation


def review_text(
    text: str, *, language: str, kind: str = "post", channel: str | None = None, excerpt: bool = False,
    situation: Situation | None = None, now: datetime | None = None, name: str = "-",
) -> tuple[Problem, ...]:  # fmt: skip
    """The problems of a text by place; `kind` is a kind of statement, or press-release or post, which are held to wording alone.

    `excerpt`: wholly absent parts are not missed. With `situation`, figures are held against those known at `now`. `name` is what
    the places call the text, such as its file.
    """
    prose = read_prose(text, language)
    setting = Setting(kind, channel, excerpt, situation, now)
    hits = [hit for rule in RULES.values() for hit in rule.check(prose, setting)]
    return tuple(_make(hit, prose, name) for hit in sorted(hits, key=lambda hit: (hit.start, hit.rule)))


def _make(hit: Hit, prose: Prose, name: str) -> Problem:
    arguments: dict[str, str | int] = {"words": prose.text[hit.start : hit.end], **dict(hit.arguments)}
    if hit.hint:
        arguments["hint"] = 1
    return problem(hit.rule, Where(name, *prose.find_place(hit.start)), **arguments)
