"""Figures in a pasted chat message, as facts that somebody may have meant: proposals for a person to confirm, never readings.

    message = read_message("Update Basarnas pkl 09.35: selamat 88, meninggal 2", playbook, sources={})
    message.values, message.source, message.clock      # {"rescued": 88, "deaths": 2}, "basarnas", "09:35"

A clause is taken where each figure in it stands beside one word for a fact. Whatever is hedged, denied, asked or ambiguous is left
alone and named, since a wrong figure is worse than one that a person has to type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.model.vocabulary import COUNTS

if TYPE_CHECKING:
    from crisiskit.model.playbook import Playbook

#: No message is read further: a chat takes 65,536 characters.
LONGEST_MESSAGE = 65_536
#: Figures with more digits are telephone numbers.
MOST_DIGITS, _TELEPHONE = 6, -1
#: `[09.50, 4/12/2026] Budi: ` and `4/12/26 09:50 - Budi: `, as chats put them before a message.
_PREFIX = re.compile(r"^\s*(?:\[[^\]\n]{4,30}\]\s*|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}[.:]\d{2} - )[^:\n]{1,60}:\s*", re.MULTILINE)
_CLOCK = re.compile(r"(?<![\d.:])([01]?\d|2[0-4])[.:]([0-5]\d)(?![.:]?\d)(?:\s*(WIB|WITA|WIT)\b)?", re.IGNORECASE)
_DATE = re.compile(r"\b\d{1,4}[/-]\d{1,2}[/-]\d{1,4}\b")
_BREAK = re.compile(r"[\n;!]|[.,](?!\d)|(?<=\?)")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{3})+(?![\w])|(?<![\w.,])\d+(?!\w)")


class Message(NamedTuple):
    """What a message seems to say.

    Attributes:
        values: figures by fact.
        source: the agency or source that it names first, if any.
        clock: the one clock time that it gives, with its zone if it names one.
        left: the clauses with figures that were not taken, as they were written.
    """

    values: dict[str, int]
    source: str | None
    clock: str | None
    left: tuple[str, ...]


def read_message(text: str, playbook: Playbook, sources: Mapping[str, Iterable[str]]) -> Message:
    """The figures of the playbook's counts in a message; `sources` are the names of those who report besides the agencies."""
    plain = _PREFIX.sub("", text[:LONGEST_MESSAGE])
    clocks = {f"{int(hour):02}:{minute}{f' {zone.upper()}' if zone else ''}" for hour, minute, zone in _CLOCK.findall(plain)}
    words = _list_words(playbook)
    values: dict[str, set[int]] = {}
    left: list[str] = []
    for clause in _split(_DATE.sub(" ", _drop_clocks(plain))):
        found = _read_clause(clause, words)
        if found is None:
            left += [" ".join(clause.split())] if _NUMBER.search(clause) else []
            continue
        for fact, value in found:
            values.setdefault(fact, set()).add(value)
    unsettled = [f"{fact}: {', '.join(map(str, sorted(several)))}" for fact, several in values.items() if len(several) > 1]
    sure = {fact: next(iter(several)) for fact, several in values.items() if len(several) == 1}
    source = _find_source(plain, playbook, sources)
    return Message(sure, source, next(iter(clocks)) if len(clocks) == 1 else None, (*left, *unsettled))


def _drop_clocks(text: str) -> str:
    """The text without clock times and the words before them."""
    before = "|".join(re.escape(word) for words in _books() for word in words["times"])
    return re.sub(rf"(?:\b(?:{before})\.?\s+)?{_CLOCK.pattern}", " ", text, flags=re.IGNORECASE)


def _split(text: str) -> Iterable[str]:
    """The clauses: between signs, and around words that join."""
    joins = "|".join(re.escape(word) for words in _books() for word in words["joins"])
    for piece in _BREAK.split(text):
        yield from re.split(rf"\b(?:{joins})\b", piece, flags=re.IGNORECASE)


def _read_clause(clause: str, words: Mapping[str, str]) -> list[tuple[str, int]] | None:
    """The figures of a clause with their facts; None where it is not sure which belongs to which."""
    plain = clause.lower()
    if "?" in plain or _has_any(plain, "unsure"):
        return None
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    marks = [(found.start(), words[found[0]], None) for found in re.finditer(rf"\b(?:{pattern})\b", plain)] if pattern else []
    numbers = [(found.start(), "", _to_number(found[0])) for found in _NUMBER.finditer(plain)]
    bare = re.sub(rf"\b(?:{pattern})\b", " ", plain) if pattern else plain
    if not numbers or len(marks) != len(numbers) or _has_any(bare, "denials"):
        return None
    ordered = sorted([*marks, *numbers], key=lambda item: item[0])
    pairs = [ordered[at : at + 2] for at in range(0, len(ordered), 2)]
    # Figure and word must alternate in one direction throughout, or nobody can know which belongs to which.
    if len({first[2] is None for first, _ in pairs}) != 1 or any((one[2] is None) is (two[2] is None) for one, two in pairs):
        return None
    found = [(one[1] or two[1], one[2] if one[2] is not None else two[2]) for one, two in pairs]
    sure = [(fact, value) for fact, value in found if value is not None and value != _TELEPHONE]
    return sure if len(sure) == len(found) else None


def _has_any(text: str, group: str) -> bool:
    """Whether a word of a group stands in the text."""
    return any(re.search(rf"\b{re.escape(word)}\b", text) for chats in _books() for word in chats[group])


def _to_number(text: str) -> int:
    """The figure; below zero for one that is too long to count people."""
    digits = text.replace(".", "").replace(",", "")
    return int(digits) if len(digits) <= MOST_DIGITS else _TELEPHONE


def _list_words(playbook: Playbook) -> dict[str, str]:
    """The words for each count of the playbook, in every language: those of chats, and the playbook's own clauses."""
    counts = {name for name, spec in playbook.facts.items() if spec.type.kind in COUNTS}
    words = {word: fact for chats in _books() for fact, several in chats["facts"].items() if fact in counts for word in several}
    for text in playbook.texts.values():
        for fact in counts & text.facts.keys():
            for clause in text.facts[fact].said:
                before, sign, after = clause.partition("#")
                if sign and not before.strip() and after.strip():
                    words.setdefault(after.strip().lower(), fact)
    return words


def _find_source(text: str, playbook: Playbook, sources: Mapping[str, Iterable[str]]) -> str | None:
    """Who is named first, of the sources that the crisis declares and the agencies of the playbook."""
    names = {name: ident for ident, several in sources.items() for name in several}
    for words in playbook.texts.values():
        for ident, agency in words.agencies.items():
            for name in (agency.short, agency.name, *agency.aliases, ident):
                names.setdefault(name, ident)
    places: list[tuple[int, int, str]] = []
    for name, ident in names.items():
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) if len(name) > 2 else None
        if found is not None:
            places.append((found.start(), -len(name), ident))
    return min(places)[2] if places else None


@cache
def _books() -> tuple[Any, ...]:
    """The words of chats in every language: a message may mix them."""
    return tuple(book(language, "chats") for language in LANGUAGES)
