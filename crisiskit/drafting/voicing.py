"""A slot's value as words of one language, in one style: the only door through which a value reaches a sentence.

    voice = Voice(situation, knowledge, language="id", short=True, …)
    voice.fill(Slot("deaths", "count", ("seorang", "# orang")))     # ("enam orang",)

A value that is not confirmed, disputed, fallen without a reason, or missing in the language has no words: `fill` gives None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from crisiskit.language.catalogue import book
from crisiskit.language.dates import say_date, say_moment, say_time, say_weekday
from crisiskit.language.lists import article, title
from crisiskit.language.numbers import count_form, say_count, say_money, say_number
from crisiskit.model.vocabulary import FactKind
from crisiskit.model.when import When

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.crisis import Value
    from crisiskit.model.situation import Knowledge, Reading, Situation
    from crisiskit.model.wording import Slot


#: The fact whose time foreign readers need in UTC too.
OCCURRENCE = "occurred_at"
_FAR = timedelta(days=2)


class Mention(NamedTuple):
    """An agency: `first` is said at its first mention in a long text, `later` afterwards and wherever space is short."""

    agency: str
    first: str
    later: str


class Late(NamedTuple):
    """A value that depends on the channel the text is for."""

    name: str


Words = tuple[str | Mention | Late, ...]


def name_within(name: str, agency: Words | None) -> Words:
    """A source's name; an abbreviation in it of the agency it speaks for is explained at its first mention like any other."""
    mention = agency[0] if agency else None
    if not isinstance(mention, Mention) or f"({mention.later})" not in mention.first or f"({mention.later})" in name:
        return (name,)
    words = name.split(" ")
    if mention.later not in words:
        return (name,)
    place = words.index(mention.later)
    pieces = (" ".join([*words[:place], ""]), mention, " ".join(["", *words[place + 1 :]]))
    return tuple(piece for piece in pieces if piece)


@dataclass(frozen=True)
class Voice:
    """One language in one style: `short` for short names, dates and the first zone only; `utc` gives the occurrence in UTC too.

    `has_addresses` says whether the channel gives handles, links and addresses at all; what is heard does not.
    `dates_all` gives the date with every time, today's too: a warning is passed on for days.
    """

    situation: Situation
    knowledge: Knowledge
    language: str
    now: datetime
    next_update: datetime
    short: bool = False
    utc: bool = False
    has_handles: bool = True
    has_addresses: bool = True
    dates_all: bool = False

    @cached_property
    def zones(self) -> tuple[ZoneInfo, ...]:
        """The crisis's own zone, and in long texts the second."""
        names = self.situation.crisis.zones[: 1 if self.short else 2]
        return tuple(ZoneInfo(name) for name in names)

    @cached_property
    def speaks_utc(self) -> bool:
        """Whether this language gives UTC beside the local time where the channel allows it."""
        return self.utc and bool(book(self.language, "phrases")["utc"])

    def fill(self, slot: Slot, *, digits: bool = False) -> Words | None:
        """The words of a slot, or None while it cannot be said; a count in `digits` where its sentence wants them alike.

        `figures`, `gaps` and `topic` are filled by their own rooms.
        """
        if slot.name in self.situation.playbook.facts:
            return self._fact(slot, digits=digits)
        words = self.fill_name(slot.name)
        if words is None or slot.filter is None:
            return words
        return tuple(self._filtered(item, slot.filter) if isinstance(item, str) else item for item in words)

    def fill_name(self, name: str) -> Words | None:
        """The words of a slot that is no fact: ourselves, the lead, an agency, the next update, where to find us."""
        if name == "agency":
            return self.own_name()
        if name == "lead":
            lead = self.situation.playbook.lead
            is_us = lead is None or lead == self.situation.house.registry
            return None if lead is None or is_us else self.agency(lead)
        if name == "next_update":
            return (say_moment(self.next_update, self.language, near=self.now, zones=self.zones, short=self.short),)
        if name == "channels":
            return (Late("channels"),) if self.has_handles else None
        if name == "spokesperson":
            return self._spokesperson()
        return self.agency(name)

    def _spokesperson(self) -> Words | None:
        """Who speaks for us."""
        speaks = self.situation.house.spokesperson
        title = speaks.title.get(self.language) if speaks else None
        return None if title is None else (title,)

    def own_name(self) -> Words | None:
        """Our own name."""
        own = self.situation.house.agency.get(self.language)
        return None if own is None else (Mention("self", own.name, own.short),)

    def agency(self, ident: str) -> Words | None:
        """An agency of the registry, by its name on the day; our own house is named as itself."""
        if ident == self.situation.house.registry:
            return self.own_name()
        ident = self.situation.playbook.agency_on(ident, self.now.date())
        text = self.situation.playbook.texts[self.language].agencies.get(ident)
        return None if text is None else (Mention(ident, text.name, text.short),)

    def source(self, reading: Reading) -> Words | None:
        """Who said it, by the name a reader knows."""
        declared = self.situation.crisis.sources.get(reading.source)
        if declared is not None:
            name = declared.names.get(self.language)
            return None if name is None else name_within(name, self.agency(declared.speaks_for or ""))
        if reading.authority == "self":
            return self.own_name()
        # What the agency that opened the crisis says as `self` is said under its name by every other.
        return self.agency(reading.source) or self.agency(reading.authority)

    def cite(self, source: str | None) -> Words | None:
        """Whose word is held against a claim; nobody's where it is our own, for we do not cite ourselves."""
        house, crisis = self.situation.house, self.situation.crisis
        ident = crisis.house if source == "self" and crisis.house is not None else source
        return None if ident in (None, "self", house.registry) else self.agency(ident or "")

    def as_of(self, when: When) -> str:
        """The time a reading holds for: the clock time, with its date unless it is today's; or the date alone."""
        if when.clock is None:
            return say_date(when.day, self.language, short=self.short)
        return say_moment(when.clock, self.language, near=self._near(when.clock), zones=self.zones[:1], short=self.short)

    def _near(self, moment: datetime) -> datetime:
        """The moment on whose day a time needs no date; one that is never that day where all have theirs."""
        return moment - _FAR if self.dates_all else self.now

    def _fact(self, slot: Slot, *, digits: bool) -> Words | None:
        reading = self.knowledge.facts[slot.name].sayable
        if reading is None:
            return None
        if slot.filter == "source":
            return self.source(reading)
        if slot.filter == "as_of":
            return (self.as_of(reading.as_of),)
        words = self._value(slot, reading.value, digits=digits)
        if words is None:
            return None
        return (self._filtered(words, slot.filter),)

    def _value(self, slot: Slot, value: Value, *, digits: bool) -> str | None:
        """A confirmed value in words."""
        spec = self.situation.playbook.facts[slot.name]
        kind = spec.type.kind
        if isinstance(value, dict):
            return value.get(self.language)
        if isinstance(value, When):
            return self._time(value, slot)
        if isinstance(value, int):
            return None if isinstance(value, bool) else self._number(slot, kind, value, digits=digits)
        text = self.situation.playbook.texts[self.language]
        if kind is FactKind.CHOICE:
            said = dict(zip(spec.type.choices, text.facts[slot.name].said, strict=False))
            return said.get(value)
        if kind is FactKind.OFFICIAL:
            return text.schemes.get((spec.type.scheme or "", value), {}).get(self.language)
        return value

    def _number(self, slot: Slot, kind: FactKind, value: int, *, digits: bool) -> str:
        if kind is FactKind.MONEY:
            return say_money(value, "IDR", self.language)
        if slot.forms:
            return count_form(value, slot.forms, self.language)
        return say_number(value, self.language) if digits else say_count(value, self.language)

    def _time(self, when: When, slot: Slot) -> str | None:
        kind = slot.filter
        if kind == "date":
            return say_date(when.day, self.language, short=self.short)
        if kind == "day":
            return say_weekday(when.day, self.language)
        if when.clock is None:
            return None if kind == "time" else say_date(when.day, self.language, short=self.short)
        if kind == "time":
            return say_time(when.clock, self.language, zones=self.zones, utc=self.speaks_utc and slot.name == OCCURRENCE)
        return say_moment(when.clock, self.language, near=self._near(when.clock), zones=self.zones, short=self.short)

    def _filtered(self, words: str, kind: str | None) -> str:
        if kind == "title":
            return title(words, self.language, start=False)
        return article(words, self.language) if kind == "a" else words
