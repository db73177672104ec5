"""The words of an internal sheet: clock times, people, levels and values as a duty officer reads them.

    sheet = Sheet("id", near=plan.at, zones=(ZoneInfo("Asia/Makassar"),))
    sheet.say(moment), sheet.person(task.owner)       # "pukul 09.40 WITA", "admin media sosial (Rina)"

Words stand in `language/<language>/sheets.json`. What a playbook lacks in the language is shown in another, or by its id: on an
internal sheet a foreign word is better than none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from crisiskit.language.catalogue import book
from crisiskit.language.dates import say_date, say_duration, say_moment
from crisiskit.language.lists import capitalise, say_list
from crisiskit.model.vocabulary import Certainty, Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from zoneinfo import ZoneInfo

    from crisiskit.model.assessment import Reason
    from crisiskit.model.base import Localized
    from crisiskit.model.plan import Counterpart, Person
    from crisiskit.model.situation import Reading
    from crisiskit.model.when import When

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One language, the moment the sheet is made for, and the zones of the crisis, its own first."""

    language: str
    near: datetime
    zones: tuple[ZoneInfo, ...]

    def words(self, *keys: str) -> Any:
        """A word, or a group of words, of the sheets in this language."""
        found: Any = book(self.language, "sheets")
        for key in keys:
            found = found[key]
        return found

    def word(self, group: str, key: str) -> str:
        """A word for an id, or the id itself where the language has none."""
        found: str = self.words(group).get(key, key)
        return found

    def pick(self, localized: Localized, otherwise: str = "") -> str:
        """The words in this language, in any other, or what is given instead."""
        return localized.get(self.language) or next(filter(None, localized.values()), otherwise)

    def mark(self, status: Status) -> str:
        """What begins everything that comes out of a drill or a test; nothing for the real thing."""
        return "" if status is Status.ACTUAL else str(book(self.language, "phrases")["marks"][status.value])

    def drill(self, status: Status) -> str:
        """What everyone must do in a drill or a test; nothing for the real thing."""
        return "" if status is Status.ACTUAL else str(self.words("drill", status.value))

    def level(self, level: Severity) -> str:
        """The word of the playbooks for a level."""
        return str(book(self.language, "keywords")["levels"][level.value])

    def say(self, moment: datetime) -> str:
        """The clock time in the crisis's zone, with its date where it is another day."""
        return say_moment(moment, self.language, near=self.near, zones=self.zones[:1], short=True)

    def say_full(self, moment: datetime) -> str:
        """The clock time in every zone of the crisis, with its date in any case: it is another day than two days before."""
        return say_moment(moment, self.language, near=moment - 2 * _DAY, zones=self.zones)

    def due(self, moment: datetime | None) -> str:
        """A deadline: its time, or that there is none."""
        return str(self.words("time", "open")) if moment is None else self.say(moment)

    def left(self, moment: datetime) -> str:
        """How long there is until then, in whole minutes."""
        minutes = (moment - self.near) // _MINUTE
        words = self.words("time")
        return str(words["left"].format(length=self.minutes(minutes)) if minutes > 0 else words["now"])

    def ago(self, moment: datetime) -> str:
        """How long it was until now, in whole minutes."""
        minutes = (self.near - moment) // _MINUTE
        words = self.words("time")
        return str(words["ago"].format(length=self.minutes(minutes)) if minutes > 0 else words["just"])

    def minutes(self, number: int) -> str:
        """A number of minutes as a duration."""
        return say_duration(number * _MINUTE, self.language)

    def list(self, items: Iterable[str]) -> str:
        """An enumeration, each item once."""
        return say_list(tuple(dict.fromkeys(filter(None, items))), self.language)

    def role(self, person: Person) -> str:
        """What the role is called."""
        return self.pick(person.title, person.role)

    def name(self, person: Person) -> str:
        """Who holds the role, for whom; that nobody does."""
        if person.who is None:
            return str(self.words("person", "empty"))
        if person.instead_of is None:
            return person.who
        return str(self.words("person", "standing_in")).format(who=person.who, instead_of=person.instead_of)

    def person(self, person: Person, *, contact: bool = False) -> str:
        """The role with who holds it, and on request where to reach them."""
        title, name = self.role(person), self.name(person)
        # An office that bears the name of its role is named once, in the language of the sheet.
        names = {item.casefold() for item in (title, *person.title.values())}
        details = [] if name.casefold() in names else [name]
        details += [person.contact] if contact and person.contact else []
        if not details:
            return title
        joined = str(self.words("person", "between")).join(details)
        return str(self.words("person", "named")).format(title=title, details=joined)

    def counterparts(self, others: Iterable[Counterpart], conjunction: str = "or") -> str:
        """Agencies, any of whom may answer, or all of whom must."""
        names = tuple(self.pick(other.names, other.id) for other in others)
        return say_list(names, self.language, conjunction="or" if conjunction == "or" else "and")

    def when(self, when: When) -> str:
        """A time as exactly as it is known: clock and day, or the day alone."""
        return self.say(when.clock) if when.clock is not None else say_date(when.day, self.language, short=True)

    def source(self, reading: Reading, sources: Mapping[str, Localized]) -> str:
        """Who said it and for what time it holds."""
        pattern: str = self.words("source", "day" if reading.as_of.clock is None else "clock")
        name = self.pick(sources.get(reading.source, {}), reading.source)
        return pattern.format(source=name, when=self.when(reading.as_of))

    def reason(self, reason: Reason, sources: Mapping[str, Localized]) -> str:
        """A level with its reason, how sure it is and who says so."""
        because = self.pick(reason.because, reason.level.value).rstrip(".")
        sentence = str(self.words("plan", "why", "reason")).format(level=capitalise(self.level(reason.level)), because=because)
        said = "; ".join(dict.fromkeys(self.source(reading, sources) for reading in reason.readings))
        if not said:
            return sentence
        key = "confirmed" if reason.rests_on is Certainty.CONFIRMED else "reported"
        return f"{sentence} {str(self.words('certainty', key)).format(sources=said)}"
