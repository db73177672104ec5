"""The figures: all counts of one source and one time as one list of clauses, newest first, changes marked inside.

    groups = group_figures(voice, changes)
    groups[0].words      # ("30 orang selamat, 6 orang meninggal dunia, dan 29 orang masih dicari",)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.drafting.changing import say_mark, tells
from crisiskit.grammar.evaluating import facts_in
from crisiskit.language.lists import say_list
from crisiskit.language.numbers import count_form, share_digits
from crisiskit.model.vocabulary import COUNTS
from crisiskit.recording.folding import held_at

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.drafting.voicing import Voice, Words
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.situation import Reading
    from crisiskit.model.statement import Change


class Figures(NamedTuple):
    """The clauses of one source and time, and what they rest on.

    `corrects` if one of them marks a correction, `digits` if all their counts are in digits.
    """

    words: Words
    source: Words
    as_of: str
    held_at: datetime
    facts: tuple[str, ...]
    corrects: bool
    digits: bool = False
    #: Whether one of its counts can decide the level: the dead and the missing are told before the identified.
    decides: bool = True


def group_figures(voice: Voice, changes: Sequence[Change]) -> tuple[Figures, ...]:
    """The groups, those that decide the level first; counts in the order of the playbook's table.

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
    weights = _rank_facts(voice.situation.playbook)
    moved = {change.fact: change for change in changes}
    found = [_say_group(key, readings, moved, voice) for key, readings in groups.items()]

    def rank(group: Figures) -> tuple[int, float]:
        return min(weights.get(name, len(weights)) for name in group.facts), -group.held_at.timestamp()

    decided = [group._replace(decides=any(name in weights for name in group.facts)) for group in found]
    return tuple(sorted(decided, key=rank))


def _rank_facts(playbook: Playbook) -> dict[str, int]:
    """The facts of the severity rows, most decisive first, each with its rank."""
    rows = sorted(playbook.severity, key=lambda row: row.level, reverse=True)
    names = dict.fromkeys(name for row in rows for name in facts_in(row.when, playbook.conditions))
    return {name: rank for rank, name in enumerate(names)}


def _say_group(key: tuple[Words, str], readings: list[Reading], moved: dict[str, Change], voice: Voice) -> Figures:
    digits = share_digits([_count(reading) for reading in readings], voice.language)
    clauses = [_say_clause(reading, moved.get(reading.fact), voice, digits=digits) for reading in readings]
    facts = tuple(reading.fact for reading in readings)
    corrects = any(say_mark(moved[name], voice.language, short=True) for name in facts if name in moved)
    newest = max(held_at(reading) for reading in readings)
    return Figures((say_list(clauses, voice.language),), key[0], key[1], newest, facts, corrects, digits)


def _count(reading: Reading) -> int:
    return int(str(reading.value))


def _say_clause(reading: Reading, change: Change | None, voice: Voice, *, digits: bool) -> str:
    """One count's clause. A change told in a sentence of its own is not marked again; short texts mark instead of telling."""
    said = voice.situation.playbook.texts[voice.language].facts[reading.fact].said
    clause = count_form(_count(reading), said, voice.language, digits=digits)
    if change is None or change.after is None or (tells(change, voice.language) and not voice.short):
        return clause
    return clause + say_mark(change, voice.language, short=voice.short, digits=digits)
