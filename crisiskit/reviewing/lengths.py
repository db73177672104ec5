"""The proof that an acknowledgement always fits a post and a text message, exercise mark included.

For every part an acknowledgement must have, each rung's shortest form is measured with every slot at its bound (name 60, place 80,
text 200, our short name 40); the longest of each part, added up, must fit. Nothing that is confirmed later can then be too long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.channels.counters import COUNTERS, fits
from crisiskit.channels.overriding import list_channels
from crisiskit.channels.table import Channel, load_channels
from crisiskit.drafting.fitting import Measure, add
from crisiskit.drafting.kinds import KINDS, is_required
from crisiskit.language.catalogue import book
from crisiskit.language.dates import say_moment
from crisiskit.language.numbers import count_form, say_number
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import NUMBERS, FactKind
from crisiskit.model.wording import Message, Phrase, Rung, Slot, Wording
from crisiskit.problems import Problem, problem
from crisiskit.reading.values import LARGEST_COUNT, LONGEST, LONGEST_SHORT_NAME, LONGEST_SOURCE_NAME

if TYPE_CHECKING:
    from crisiskit.model.house import House
    from crisiskit.model.playbook import Playbook

PROVED = ("x", "sms")
#: Counts whose words may be the longest: none, one, and as many as can be.
COUNTED = (0, 1, LARGEST_COUNT - 1)
#: The zone of Indonesia with the longest name, WITA.
LONG_ZONE = ZoneInfo("Asia/Makassar")


def check_lengths(playbook: Playbook) -> list[Problem]:
    """The parts whose longest rung makes an acknowledgement too long, for each language and channel."""
    channels = [load_channels()[name] for name in PROVED]
    return [item for language in playbook.texts for channel in channels for item in _check(playbook, language, channel)]


def check_limits(playbook: Playbook, house: House) -> list[Problem]:
    """The rules of a house that leave too little room for the acknowledgement, each in its place."""
    rules = [rule for rule in house.limits if rule.channel in PROVED]
    table = list_channels(house)
    found = [
        item._replace(where=rule.where)
        for rule in rules
        for language in playbook.texts
        if language in house.agency
        for item in _check(playbook, language, table[rule.channel])
    ]
    return list(dict.fromkeys(found))


def _check(playbook: Playbook, language: str, channel: Channel) -> Iterator[Problem]:
    counter = COUNTERS[channel.counter]
    marks = book(language, "phrases")["marks"].values()
    total = max((counter.measure(mark) for mark in marks), key=counter.size)
    if channel.signs:
        total = add(total, counter.measure("n" * LONGEST_SHORT_NAME + ": "))
    longest: list[tuple[Measure, Rung]] = []
    needs = KINDS[Kind.ACKNOWLEDGEMENT].needs
    for part, need in needs.items():
        messages = [item for item in playbook.texts[language].messages.values() if item.part is part]
        if is_required(need, harmed=True) and messages:
            measured = [_measure_message(item, playbook, language, channel) for item in messages]
            longest.append(max(measured, key=lambda item: counter.size(item[0])))
            total = add(total, longest[-1][0])
    if longest and not fits(channel, total, comfortable=False):
        worst = max(longest, key=lambda item: counter.size(item[0]))[1]
        limit = (channel.limit or 0) if channel.parts == 1 else counter.capacity(total, channel.limit or 0, channel.parts)
        yield problem("acknowledgement-does-not-fit", worst.where, channel=channel.id, count=counter.size(total), limit=limit)


def _measure_message(message: Message, playbook: Playbook, language: str, channel: Channel) -> tuple[Measure, Rung]:
    """The longest rung of a message, each in its shortest form."""
    counter = COUNTERS[channel.counter]
    found: list[tuple[Measure, Rung]] = []
    for rung in message.rungs:
        texts = [counter.prepare(_at_bounds(form, playbook, language)) for form in rung.forms]
        measures = [counter.measure(f"{text} ") for text in texts]
        found.append((min(measures, key=counter.size), rung))
    return max(found, key=lambda item: counter.size(item[0]))


def _at_bounds(wording: Wording, playbook: Playbook, language: str) -> str:
    """The wording with every slot as long as it can be."""
    pieces = []
    for piece in wording.pieces:
        inner = piece.pieces if isinstance(piece, Phrase) else (piece,)
        pieces += [item if isinstance(item, str) else _longest(item, playbook, language) for item in inner]
    return "".join(pieces)


def _longest(slot: Slot, playbook: Playbook, language: str) -> str:
    """The slot's words at their bound."""
    text = playbook.texts[language]
    spec = playbook.facts.get(slot.name)
    if spec is None:
        agency = text.agencies.get(playbook.lead or "" if slot.name == "lead" else slot.name)
        other = longest_moment(language) if slot.name == "next_update" else "n" * LONGEST_SHORT_NAME
        return agency.short if agency else other
    kind = spec.type.kind
    if slot.filter == "source":
        return "n" * LONGEST_SOURCE_NAME
    if kind is FactKind.TIME or slot.filter == "as_of":
        return longest_moment(language)
    words: Iterable[str] = ()
    if kind in NUMBERS:
        words = (count_form(count, slot.forms, language) if slot.forms else say_number(count, language) for count in COUNTED)
    elif kind is FactKind.CHOICE:
        words = text.facts[slot.name].said
    elif kind is FactKind.OFFICIAL:
        words = (said.get(language, "") for (scheme, _), said in text.schemes.items() if scheme == spec.type.scheme)
    return max(words, key=len, default="n" * LONGEST.get(kind, LONGEST_SHORT_NAME))


@cache
def longest_moment(language: str) -> str:
    """The longest short form of a date and time."""
    days = [datetime(2026, month, day, 23, 55, tzinfo=LONG_ZONE) for month in range(1, 13) for day in range(22, 29)]
    said = [say_moment(day, language, near=day + timedelta(days=2), zones=(LONG_ZONE,), short=True) for day in days]
    return max(said, key=len)
