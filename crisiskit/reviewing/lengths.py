"""The proof that an acknowledgement always fits a post and a text message, exercise mark included.

For every part an acknowledgement must have, each rung's shortest form is measured with every slot at its bound (name 60, place 80,
text 200, our short name 40); the longest of each part, added up, must fit. Nothing that is confirmed later can then be too long.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crisiskit.channels.counters import COUNTERS, fits
from crisiskit.channels.table import Channel, load_channels
from crisiskit.drafting.fitting import Measure, add
from crisiskit.drafting.kinds import KINDS, is_required
from crisiskit.language.catalogue import book
from crisiskit.language.numbers import count_form, say_number
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import NUMBERS, FactKind
from crisiskit.model.wording import Message, Phrase, Rung, Slot, Wording
from crisiskit.problems import Problem, problem
from crisiskit.reading.houses import LONGEST_SHORT_NAME
from crisiskit.reading.values import LONGEST

if TYPE_CHECKING:
    from crisiskit.model.playbook import Playbook

PROVED = ("x", "sms")
#: A count as long as any that will be said, and the longest short forms of dates and times.
LONG_COUNT = 9_999_999
LONG_MOMENT = {"id": "Minggu, 30 September, pukul 23.55 WITA", "en": "23:55 WITA on Wednesday 30 September"}


def check_lengths(playbook: Playbook) -> list[Problem]:
    """The parts whose longest rung makes an acknowledgement too long, for each language and channel."""
    channels = [load_channels()[name] for name in PROVED]
    return [item for language in playbook.texts for channel in channels for item in _check(playbook, language, channel)]


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
    moment = LONG_MOMENT.get(language, LONG_MOMENT["en"])
    spec = playbook.facts.get(slot.name)
    if spec is None:
        agency = text.agencies.get(playbook.lead or "" if slot.name == "lead" else slot.name)
        other = moment if slot.name == "next_update" else "n" * LONGEST_SHORT_NAME
        return agency.short if agency else other
    kind = spec.type.kind
    if kind is FactKind.TIME or slot.filter == "as_of":
        return moment
    if kind in NUMBERS and slot.filter != "source":
        return count_form(LONG_COUNT, slot.forms, language) if slot.forms else say_number(LONG_COUNT, language)
    words = text.facts[slot.name].said if kind is FactKind.CHOICE else ()
    bound = LONGEST_SHORT_NAME if slot.filter == "source" else LONGEST.get(kind, LONGEST_SHORT_NAME)
    return max(words, key=len, default="n" * bound)
