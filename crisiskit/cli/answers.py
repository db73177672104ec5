"""Facts as they are written on the command line and answered to questions: `deaths=1`, `place.id="di perairan Sanur"`.

    gather(["deaths=1", "occurred_at=08.05"], asked)      # {"deaths": "1", "occurred_at": "2026-12-04 08:05"}
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.errors import AppendRefused
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.vocabulary import LOCALIZED, NUMBERS, FactKind
from crisiskit.problems import Problem, Weight, Where, problem
from crisiskit.reading.keywords import nearest
from crisiskit.reading.nodes import Node
from crisiskit.reading.times import TimeTrouble, read_when
from crisiskit.reading.values import Writing, read_value
from crisiskit.recording.appending import write_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from crisiskit.model.base import Localized
    from crisiskit.model.crisis import Value
    from crisiskit.model.playbook import Playbook

Written = dict[str, str | dict[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What answers are read against: the playbook, the crisis's zone, and the moment they are given."""

    playbook: Playbook
    zone: str
    now: datetime


def gather(items: Iterable[str], asked: Asked) -> Written:
    """The values by fact, ready to be written. Raises AppendRefused with everything that is wrong with them."""
    values: Written = {}
    problems: list[Problem] = []
    for item in items:
        name, _, written = item.partition("=")
        fact, _, language = name.strip().partition(".")
        found = prepare(fact, written.strip(), asked, language=language or None, problems=problems)
        if found is None:
            continue
        if language:
            words = values.setdefault(fact, {})
            if isinstance(words, dict):
                words[language] = found
        else:
            values[fact] = found
    if problems:
        raise AppendRefused(problems)
    return values


def find_repeat(items: Iterable[str]) -> str | None:
    """The first fact that is given twice, in one language where it is words: nobody can know which of the two was meant."""
    seen: set[str] = set()
    for item in items:
        name = item.partition("=")[0].strip()
        if name in seen:
            return name
        seen.add(name)
    return None


def prepare(fact: str, written: str, asked: Asked, *, language: str | None, problems: list[Problem]) -> str | None:
    """One value as the file is to have it, or None with a problem; `language` is that of words that need one."""
    spec = asked.playbook.facts.get(fact)
    if spec is None:
        problems.append(problem("unknown-fact", None, found=fact, instead=nearest(fact, asked.playbook.facts)))
        return None
    localized = spec.type.kind in LOCALIZED
    if language is not None and (not localized or language not in LANGUAGES):
        known = ", ".join(LANGUAGES)
        bad = problem("unknown-language", None, found=language, instead=known) if localized else None
        problems.append(bad or problem("takes-no-language", None, fact=fact))
        return None
    if localized and language is None:
        problems.append(problem("language-of-value-missing", None, fact=fact))
        return None
    try:
        ready = _spell(fact, written, asked)
    except TimeTrouble as trouble:
        problems.append(problem(trouble.code, None, **trouble.arguments))
        return None
    value = _read(fact, ready, asked, language, problems)
    if value is None:
        return None
    # 1.200 is written 1200: what is read back at two in the morning is the figure itself.
    return str(value) if spec.type.kind in NUMBERS else ready


def _spell(fact: str, written: str, asked: Asked) -> str:
    """A choice by its id where its word was written, a time with its date, all else as it is."""
    kind = asked.playbook.facts[fact].type
    if kind.kind is FactKind.TIME and written:
        return write_when(read_when(written, ZoneInfo(asked.zone), before=asked.now), asked.zone)
    if kind.kind is FactKind.CHOICE and written not in kind.choices:
        return _find_choices(fact, asked.playbook).get(written.casefold(), written)
    return written


def _find_choices(fact: str, playbook: Playbook) -> Mapping[str, str]:
    """The ids of a fact's choices by their words in every language."""
    choices = playbook.facts[fact].type.choices
    found: dict[str, str] = {}
    for text in playbook.texts.values():
        said = text.facts[fact].said if fact in text.facts else ()
        found.update((word.casefold(), choice) for word, choice in zip(said, choices, strict=False))
    return found


def _read(fact: str, ready: str, asked: Asked, language: str | None, problems: list[Problem]) -> Value | None:
    """What the file's own reader makes of the value, or None with what is wrong."""
    where = Where("")
    node = Node(ready == "true" if ready in ("true", "false") else ready, where, written=ready)
    if language is not None:
        node = Node({language: node}, where, {language: where})
    schemes: dict[str, tuple[str, ...]] = {}
    for level in asked.playbook.schemes:
        schemes[level.scheme] = (*schemes.get(level.scheme, ()), level.level)
    found: list[Problem] = []
    value = read_value(node, asked.playbook.facts[fact].type, Writing(fact, ZoneInfo(asked.zone), schemes), found)
    # A warning here is that a language is missing, which is asked for next.
    wrong = [Problem(item.code, None, item.arguments) for item in found if item.weight is Weight.ERROR]
    problems += wrong
    return None if wrong else value


def describe_choices(fact: str, playbook: Playbook, language: str) -> str:
    """`capsized (terbalik), sunk (tenggelam)`, or nothing for a fact without choices."""
    choices = playbook.facts[fact].type.choices
    text = playbook.texts.get(language)
    said = text.facts[fact].said if text and fact in text.facts else ()
    if len(said) != len(choices):
        return ", ".join(choices)
    return ", ".join(f"{choice} ({word})" for choice, word in zip(choices, said, strict=True))


def find_question(fact: str, playbook: Playbook, language: str) -> str:
    """The question a fact answers, in the language or any other; its id where nobody asks."""
    ordered = [playbook.texts[code] for code in (language, *playbook.texts) if code in playbook.texts]
    return next((text.facts[fact].question for text in ordered if fact in text.facts and text.facts[fact].question), fact)


def spread(words: Localized, facts: Iterable[str]) -> dict[str, Localized]:
    """The same reason for several facts."""
    return {fact: dict(words) for fact in facts} if words else {}
