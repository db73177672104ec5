"""Working days and days off in Indonesia: weekends, public holidays and joint leave, and what the house says of itself.

    calendar = Calendar(house)
    calendar.is_working(date(2026, 12, 24))          # False: joint leave, where the extra `holidays` is installed
    calendar.find_holiday(date(2026, 12, 25)).name   # {"id": "Hari Raya Natal", "en": "Christmas Day"}
    count_working_days(calendar, monday, 3)          # Thursday

Without the extra only weekends and the house's own days are known: `knows_holidays` says so, and whoever shows a date says it too.
Islamic holidays of years ahead are estimates until the government has decreed them; a holiday of the house, or a working day of the
house, stands above the calendar.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crisiskit.model.base import Localized
    from crisiskit.model.house import House

COUNTRY = "ID"
_DAY = timedelta(days=1)
#: Our languages, each with the name that the package knows it by.
NAMES_IN: Mapping[str, str] = MappingProxyType({"id": "id", "en": "en_US"})
#: No country rests for a year.
LONGEST_REST = 366
#: How the package marks a day that is computed and not yet decreed, in the first of these languages.
ESTIMATED = "(perkiraan)"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off: its name by language ({} where none is given), and whether its date is an estimate."""

    day: date
    name: Localized
    estimated: bool = False


#: The public holidays of a year by day, or None where no calendar is installed.
Listing = Callable[[int], Mapping[date, Holiday] | None]


@cache
def list_public_holidays(year: int) -> Mapping[date, Holiday] | None:
    """The public holidays and days of joint leave of a year; None where it is not known: the extra is missing, or ends."""
    try:
        from holidays import country_holidays
    except ImportError:
        return None
    names: dict[date, dict[str, str]] = {}
    for language, known_as in NAMES_IN.items():
        listed = country_holidays(COUNTRY, years=year, categories=("public", "government"), language=known_as)
        for day, name in listed.items():
            names.setdefault(day, {})[language] = name
    if not names:  # beyond the years that the calendar covers
        return None
    return MappingProxyType(
        {day: Holiday(day, name, any(ESTIMATED in text for text in name.values())) for day, name in sorted(names.items())}
    )


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days off of a house: its own, and the public ones of `listing`."""

    house: House
    listing: Listing = list_public_holidays

    def knows_holidays(self, day: date) -> bool:
        """Whether public holidays are known in the year of a day."""
        return self.listing(day.year) is not None

    def find_holiday(self, day: date) -> Holiday | None:
        """The holiday on a day, whatever the weekday; None on every other day."""
        if any(span.covers(day) for span in self.house.working_days):
            return None
        listed = (self.listing(day.year) or {}).get(day)
        if listed is not None:
            return listed
        own = next((span for span in self.house.holidays if span.covers(day)), None)
        if own is None:
            return None
        return Holiday(day, {} if own.because is None else dict.fromkeys(NAMES_IN, own.because))

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day: Monday to Friday and no holiday, or one on which the house says that it works."""
        if any(span.covers(day) for span in self.house.working_days):
            return True
        return day.isoweekday() <= 5 and self.find_holiday(day) is None


def count_working_days(calendar: Calendar, start: date, number: int) -> date | None:
    """The working day that is `number` working days after `start`, which itself never counts.

    None where a year goes by without a working day: somebody has called every day a holiday.
    """
    day, left, idle = start, number, 0
    while left > 0:
        day += _DAY
        idle += 1
        if calendar.is_working(day):
            left, idle = left - 1, 0
        elif idle > LONGEST_REST:
            return None
    return day
