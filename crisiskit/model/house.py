"""The house: who we are, where we speak, who is on duty. Read from `house.yaml`.

    house.agency["id"].short    # "Kemenhub"
"""

from __future__ import annotations

from datetime import date, time
from enum import Enum
from typing import NamedTuple

from crisiskit.model.base import Localized, Model
from crisiskit.problems import Where


class HouseName(Model):
    """Our own name in one language; `short` is used where space is short."""

    name: str
    short: str


class Outlet(Model):
    """One of our channels: its handle or address, how many follow it and when they are there."""

    channel: str
    handle: str
    audience: int | None = None
    active: tuple[tuple[time, time], ...] = ()
    language: str | None = None
    source: str | None = None
    where: Where


class ChannelRule(Model):
    """What the house says of a channel instead of the table: a limit it has paid for, or a channel of its own, `like` another.

    What is None stays as the table, or the channel it is like, has it. `source` and `checked` say where the house has it from.
    """

    channel: str
    like: str | None = None
    limit: int | None = None
    aim: int | None = None
    fold: int | None = None
    parts: int | None = None
    posts: int | None = None
    links: int | None = None
    hashtags: int | None = None
    alt: int | None = None
    source: str
    checked: date
    where: Where


class OwnRule(Model):
    """Words our own agency does not use, in one language (None: every one): a pattern in which `*` stands for any ending.

    `why` and `instead` are by language; `warns` makes it a warning instead of an error.
    """

    id: str
    language: str | None = None
    pattern: str
    why: Localized
    instead: Localized = {}
    warns: bool = False
    where: Where


class DaySpan(Model):
    """Days in a row, the last one included, and why: an absence, a holiday of our own, days on which we work all the same."""

    first: date
    last: date
    because: str | None = None
    where: Where

    def covers(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last


class DayKind(Enum):
    """On which days a shift is held: working days, or the days off between them (weekends and public holidays)."""

    WORKING = "working"
    OFF = "off"


class Duty(Model):
    """Who holds a role at which hours (in the house's zone; none: the whole day), who stands in, who is away when.

    `days` or `weekdays` (Monday is 1) limit it to the shifts that begin on such a day; without them it is held every day.
    `where` is the place of the role's name.
    """

    role: str
    who: str
    deputy: str | None = None
    hours: tuple[time, time] | None = None
    days: DayKind | None = None
    weekdays: tuple[int, ...] = ()
    contact: str | None = None
    away: tuple[DaySpan, ...] = ()
    where: Where


class Spokesperson(Model):
    """Who speaks: the role and the title printed."""

    role: str
    title: Localized


class OwnLayout(NamedTuple):
    """A layout of the house: its name, which is that of the file before the first dot, where the file lies, and its text."""

    name: str
    where: Where
    text: str


class House(Model):
    """An agency as crisiskit knows it.

    `holidays` are days off that no calendar knows, `working_days` days that a calendar calls holidays and on which we work.
    `places` are those of its keys, and of names under them: `registry`, `agency.en`.
    """

    agency: dict[str, HouseName]
    registry: str | None = None
    city: str
    zone: str
    channels: tuple[Outlet, ...] = ()
    limits: tuple[ChannelRule, ...] = ()
    hashtags: dict[str, tuple[str, ...]] = {}
    rules: tuple[OwnRule, ...] = ()
    media_contact: Localized = {}
    spokesperson: Spokesperson | None = None
    duty: tuple[Duty, ...] = ()
    holidays: tuple[DaySpan, ...] = ()
    working_days: tuple[DaySpan, ...] = ()
    clearance: dict[str, str] = {}
    extends: str | None = None
    layouts: str | None = None
    places: dict[str, Where] = {}
    where: Where
