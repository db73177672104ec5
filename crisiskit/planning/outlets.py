"""In which order to use our channels for a publication: where people are at that hour, the most of them first.

    order_outlets(house, at, "id")      # (Outlook(channel="x", audience=1200000, active_now=True, …), …)

What counts is the hour at which it goes out and the language it is in: a channel that speaks another language does not carry it. A
channel whose followers are there comes before one whose followers are asleep, however many those are. Figures and hours are the
house's own (`channels` in house.yaml); without them its order stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.model.base import made
from crisiskit.model.plan import Airing, Outlook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, time

    from crisiskit.model.house import House, Outlet
    from crisiskit.model.plan import Promise

#: For so many publications ahead the order is shown.
AIRINGS = 3
#: What comes first: people are there, nobody knows, they are not.
_PLACES = {True: 0, None: 1, False: 2}


def list_airings(house: House, languages: Iterable[str], promises: Iterable[Promise], now: datetime) -> tuple[Airing, ...]:
    """The next publications in each language, what is late as if it went out now; none where no channel speaks it."""
    return tuple(_list_airings(house, tuple(languages), promises, now))


def _list_airings(house: House, languages: tuple[str, ...], promises: Iterable[Promise], now: datetime) -> Iterator[Airing]:
    """One after the other."""
    for promise in sorted(promises, key=lambda item: item.at)[:AIRINGS]:
        for language in languages:
            at = max(promise.at, now.astimezone(promise.at.tzinfo))
            outlets = order_outlets(house, at, language)
            if outlets:
                yield made(Airing)(what=promise.what, at=at, language=language, outlets=outlets)


def order_outlets(house: House, at: datetime, language: str) -> tuple[Outlook, ...]:
    """The channels for a text in `language` that goes out at `at` (aware).

    Those whose followers are there come first, then those whose hours nobody knows, then the quiet ones; the larger before the
    smaller; of equal ones the house's order holds.
    """
    clock = at.astimezone(ZoneInfo(house.zone)).time()
    outlooks = [_look(outlet, clock) for outlet in house.channels if outlet.language in (None, language)]
    return tuple(sorted(outlooks, key=lambda item: (_PLACES[item.active_now], -(item.audience or 0))))


def _look(outlet: Outlet, clock: time) -> Outlook:
    active = any(_lies_between(clock, *hours) for hours in outlet.active) if outlet.active else None
    return made(Outlook)(
        channel=outlet.channel, handle=outlet.handle, audience=outlet.audience, active=outlet.active, active_now=active,
        language=outlet.language, source=outlet.source,
    )  # fmt: skip


def _lies_between(clock: time, begins: time, ends: time) -> bool:
    """Whether a time lies in a span that may cross midnight; its end does not belong to it."""
    return begins <= clock < ends if begins < ends else clock >= begins or clock < ends
