"""The figures: all counts of one source and one time as one list of clauses, newest first, changes marked inside.

    groups = group_figures(voice, changes)
    groups[0].words      # ("30 orang selamat, enam orang meninggal dunia, dan 29 orang masih dicari",)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.drafting.changing import say_mark, tells
from crisiskit.grammar.evaluating import facts_in
from crisiskit.language.lists import say_list
from crisiskit.language.numbers import count_form
from crisiskit.model.vocabulary import COUNTS, Severity

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.drafting.voicing import Voice, Words
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.situation import Reading
    from crisiskit.model.statement import Change


class Figures(NamedTuple):
    """The clauses of one source and time, and what they rest on."""

    words: Words
    source: Words
    as_of: str
    facts: tuple[str, ...]


def group_figures(voice: Voice, changes: Sequence[Change]) -> tuple[Figures, ...]:
    """The groups, those that weigh most on the level first, then the newest; counts in the order of the playbook's table.

    Where there is room for one group only, the dead and the missing are not left out for the lightly hurt.
    """
    text = voice.situation.playbook.texts[voice.language]
    groups: dict[tuple[Words, str], list[Reading]] = {}
    for name, spec in voice.situation.playbook.facts.items():
        reading = voice.knowledge.facts[name].sayable
        if spec.type.kind in COUNTS and reading is not None and name in text.facts and text.facts[name].said:
            source = voice.source(reading)
            if source is not None:
                groups.setdefault((source, voice.as_of(reading.as_of)), []).append(reading)
    weights = _weigh(voice.situation.playbook)
    levels = list(Severity)

    def rank(item: tuple[object, list[Reading]]) -> tuple[int, datetime]:
        weight = max(levels.index(weights.get(reading.fact, Severity.MONITOR)) for reading in item[1])
        return weight, max(reading.as_of.key for reading in item[1])

    ordered = sorted(groups.items(), key=rank, reverse=True)
    moved = {change.fact: change for change in changes}
    return tuple(_say_group(key, readings, moved, voice) for key, readings in ordered)


def _weigh(playbook: Playbook) -> dict[str, Severity]:
    """For each fact, the highest level that a row naming it can reach."""
    weights: dict[str, Severity] = {}
    for row in playbook.severity:
        for name in facts_in(row.when, playbook.conditions):
            weights[name] = max(row.level, weights.get(name, row.level))
    return weights


def _say_group(key: tuple[Words, str], readings: list[Reading], moved: dict[str, Change], voice: Voice) -> Figures:
    clauses = [_say_clause(reading, moved.get(reading.fact), voice) for reading in readings]
    words = (say_list(clauses, voice.language),)
    return Figures(words, key[0], key[1], tuple(reading.fact for reading in readings))


def _say_clause(reading: Reading, change: Change | None, voice: Voice) -> str:
    """One count's clause. A change told in a sentence of its own is not marked again; short texts mark instead of telling."""
    said = voice.situation.playbook.texts[voice.language].facts[reading.fact].said
    clause = count_form(int(str(reading.value)), said, voice.language)
    if change is None or change.after is None or (tells(change, voice.language) and not voice.short):
        return clause
    return clause + say_mark(change, voice.language, short=voice.short)
