"""In which order to use our channels: where most people follow us, and whether they are there now.

    order_outlets(house, now)      # (Outlook(channel="x", audience=1200000, active_now=True), …)
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.model.base import made
from crisiskit.model.plan import Outlook

if TYPE_CHECKING:
    from datetime import datetime, time

    from crisiskit.model.house import House, Outlet


def order_outlets(house: House, now: datetime) -> tuple[Outlook, ...]:
    """The house's channels, the largest audience first; of equal ones those that are busy now, then as the house lists them."""
    clock = now.astimezone(ZoneInfo(house.zone)).time()
    outlooks = [_look(outlet, clock) for outlet in house.channels]
    return tuple(sorted(outlooks, key=lambda item: (-(item.audience or 0), not item.active_now)))


def _look(outlet: Outlet, clock: time) -> Outlook:
    active = any(_lies_between(clock, *hours) for hours in outlet.active) if outlet.active else None
    return made(Outlook)(
        channel=outlet.channel, handle=outlet.handle, audience=outlet.audience, active_now=active, language=outlet.language,
        source=outlet.source,
    )  # fmt: skip


def _lies_between(clock: time, begins: time, ends: time) -> bool:
    """Whether a time lies in a span that may cross midnight; its end does not belong to it."""
    return begins <= clock < ends if begins < ends else clock >= begins or clock < ends
