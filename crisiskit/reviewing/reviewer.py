"""What stands against a text, ours or anybody's: each rule it breaks, with the exact words.

    for item in review_text("Ini ulah oknum. Situasi aman terkendali.", language="id"):
        print(describe(item, "id"))

Nothing is changed, and nothing is raised whatever the text holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.problems import Problem, Where, problem
from crisiskit.reviewing.prose import Prose, read_prose
from crisiskit.reviewing.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.hits import Hit, Setting

#: The facts behind a part: while none of them is confirmed the part cannot be asked for.
BEHIND = {
    "missing-place": ("place", "warning_area"), "missing-time": ("occurred_at",),
    "missing-validity": ("warning_until",), "missing-next-step": ("remedy_by", "review_by"),
    "missing-help": ("family_line", "family_post", "help_line", "danger_avoid", "evacuation"),
}  # fmt: skip


def review_text(text: str, *, language: str, setting: Setting, name: str = "-") -> tuple[Problem, ...]:
    """The problems of a text by place. `language` is a code of `LANGUAGES`; `name` is what the places call the text.

    Figures are held against those of `setting.situation` as `setting.knowledge` has them.
    """
    prose = read_prose(_hide_mark(text, language), language)
    hits = [hit for rule in RULES for hit in rule.check(prose, setting)]
    wanted = [hit for hit in hits if not _is_unknown(hit, setting)]
    return tuple(_make(hit, prose, name) for hit in sorted(_once(wanted), key=lambda hit: (hit.start, hit.rule)))


def _once(hits: list[Hit]) -> Iterator[Hit]:
    """Of finds of one rule that overlap, the first and longest, and a fault before a hint."""
    taken: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda hit: (hit.hint, hit.start, -hit.end)):
        known = taken.setdefault(hit.rule, [])
        if not any(hit.start < other.end and other.start < hit.end for other in known):
            known.append(hit)
            yield hit


def _hide_mark(text: str, language: str) -> str:
    """The text with the mark of a drill or test at its head blanked out, so that places stay what they are."""
    for mark in book(language, "phrases")["marks"].values():
        if mark and text.startswith(mark):
            return " " * len(mark) + text[len(mark) :]
    return text


def _is_unknown(hit: Hit, setting: Setting) -> bool:
    """Whether a part is missed whose fact nobody has confirmed."""
    facts = BEHIND.get(hit.rule, ())
    return bool(facts) and setting.knowledge is not None and not any(map(setting.knowledge.candidates, facts))


def _make(hit: Hit, prose: Prose, name: str) -> Problem:
    arguments: dict[str, str | int] = {"words": prose.text[hit.start : hit.end], **dict(hit.arguments)}
    if hit.hint:
        arguments["hint"] = 1
    return problem(hit.rule, Where(name, *prose.find_place(hit.start)), **arguments)
