"""When something happened or was learned, as exactly as people know it: a clock time, a part of a day, or a day alone.

    When.parse_iso("2025-07-02T23:35:00+07:00", "Asia/Jakarta")    # seen on a clock
    When.parse_iso("2025-07-02 night", "Asia/Jakarta")             # the record says only "at night"
    When.parse_iso("2025-07-02", "Asia/Jakarta")                   # the day is all there is

A time that is known by part of day only never becomes a clock time: `clock` stays empty, `key` serves ordering alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Parts of a day, in order, each with the hour that stands for it where times must be put in order.
PARTS: Mapping[str, int] = MappingProxyType(
    {"dawn": 3, "morning": 8, "midday": 12, "afternoon": 16, "evening": 18, "night": 21}
)

#: The hour that stands for a whole day.
DAY_HOUR = 12


@lru_cache(maxsize=64)  # the look-up of `zoneinfo` itself is slow where a log has a hundred thousand times
def _find_named(bracket: str) -> ZoneInfo:
    """The zone of `Asia/Jakarta]`. ValueError where the bracket is not closed, KeyError for no zone."""
    if bracket[-1:] != "]":
        raise ValueError(f"{bracket!r} names no zone")
    return ZoneInfo(bracket[:-1])


@dataclass(frozen=True, slots=True)
class When:
    """A moment as exactly as it is known. Equal by fields, ordered by `key`.

    `day` is the local date in `zone` (an IANA key such as `Asia/Makassar`); `clock`, if there is one, is aware, in that
    zone and on that day; `part` is one of `PARTS`, and excludes a clock. ValueError where these disagree.
    """

    day: date
    clock: datetime | None
    part: str | None
    zone: str

    def __post_init__(self) -> None:
        """Refuse a moment that contradicts itself."""
        if self.part is not None and (self.clock is not None or self.part not in PARTS):
            raise ValueError(f"{self.part!r} is no part of a day, or stands beside a clock time")
        if self.clock is not None and (self.clock.tzinfo is None or self.clock.date() != self.day):
            raise ValueError(f"the clock time {self.clock} has no zone, or is not on {self.day}")

    @classmethod
    def at(cls, clock: datetime, zone: str) -> When:
        """The clock time `clock` (aware, in any zone) as seen in `zone`."""
        if clock.tzinfo is None:
            raise ValueError(f"the clock time {clock} has no zone")
        local = clock.astimezone(ZoneInfo(zone))
        return cls(local.date(), local, None, zone)

    @classmethod
    def parse_iso(cls, text: str, zone: str) -> When:
        """Read what `isoformat` wrote, in `zone`; ValueError for anything else."""
        day, _, part = text.partition(" ")
        try:
            if part or "T" not in text:
                return cls(date.fromisoformat(day), None, part or None, zone)
            return cls.at(datetime.fromisoformat(text), zone)
        except OverflowError as error:
            raise ValueError(f"{text!r} lies outside the calendar") from error

    @classmethod
    def parse_zoned(cls, text: str) -> When:
        """Read what `zoned` wrote; ValueError for anything else."""
        local, zone = _read_zoned(text)
        if local is None:
            return cls.parse_iso(text.partition("[")[0], zone)
        # Sound as it is made, and a log has a hundred thousand of them: the checks of `__init__` are passed over.
        when = cls.__new__(cls)
        put = object.__setattr__
        put(when, "day", local.date())
        put(when, "clock", local)
        put(when, "part", None)
        put(when, "zone", zone)
        return when

    @classmethod
    def parse_key(cls, text: str) -> datetime:
        """The `key` of what `zoned` wrote, for those who need nothing else; ValueError for anything else."""
        local, _ = _read_zoned(text)
        return cls.parse_zoned(text).key if local is None else local

    def zoned(self) -> str:
        """`2025-07-02T23:35:00+07:00[Asia/Jakarta]`, as RFC 9557 has it; without a clock `2025-07-02 night[Asia/Jakarta]`."""
        return f"{self.isoformat()}[{self.zone}]"

    @property
    def key(self) -> datetime:
        """An aware moment for putting in order; not for saying, unless there is a clock time."""
        if self.clock is not None:
            return self.clock
        hour = DAY_HOUR if self.part is None else PARTS[self.part]
        return datetime.combine(self.day, time(hour), ZoneInfo(self.zone))

    def isoformat(self) -> str:
        """`2025-07-02T23:35:00+07:00`, `2025-07-02 night` or `2025-07-02`."""
        if self.clock is not None:
            return self.clock.isoformat()
        return f"{self.day.isoformat()} {self.part}" if self.part else self.day.isoformat()

    def __lt__(self, other: When) -> bool:
        return self.key < other.key

    def __le__(self, other: When) -> bool:
        return self.key <= other.key

    def __gt__(self, other: When) -> bool:
        return self.key > other.key

    def __ge__(self, other: When) -> bool:
        return self.key >= other.key


def _read_zoned(text: str) -> tuple[datetime | None, str]:
    """The clock time of what `zoned` wrote, if it has one, in its zone, and the name of that."""
    seconds = text[16:19]
    if seconds[:1] == ":" and seconds.isascii() and seconds[1:].isdigit() and seconds < ":60":
        # Many entries of a log lie in one minute, and in a minute no clock is put forward or back.
        minute, zone = _read_minute(text[:16], text[19:])
        if minute is not None:
            return minute.replace(second=int(seconds[1:])), zone
    return _read_whole(text)


@lru_cache(maxsize=4096)
def _read_minute(minute: str, rest: str) -> tuple[datetime | None, str]:
    """The beginning of a minute; None where what follows the seconds is more than a distance from UTC and a zone."""
    return _read_whole(f"{minute}:00{rest}") if rest[:1] in ("+", "-") else (None, "")


def _read_whole(text: str) -> tuple[datetime | None, str]:
    """As `_read_zoned`, anew."""
    moment, _, bracket = text.partition("[")
    try:
        place = _find_named(bracket)
        if "T" not in moment:
            return None, place.key
        clock = datetime.fromisoformat(moment)
        local = clock.astimezone(place)
    except (KeyError, OSError, OverflowError) as error:  # no such zone, or a folder of them; no such year
        raise ValueError(f"{text!r} names a zone that nobody knows, or lies outside the calendar") from error
    if clock.tzinfo is None:
        raise ValueError(f"{text!r} has no distance from UTC")
    return local, place.key
