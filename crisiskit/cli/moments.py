"""A clock time without a date, which may mean another day than was thought: at 12.05, `--as-of 12.10` is yesterday's.

    read_as_of("12.10", "--as-of", "Asia/Makassar", program, now=now, aware=crisis.aware_at)
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from crisiskit.errors import AppendRefused
from crisiskit.problems import problem

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.cli.starting import Program
    from crisiskit.model.when import When

#: A clock time without a date is taken for one of these last hours; what lies further back needs its date.
LONGEST_BACK = timedelta(hours=12)


def has_date(written: str, zone: str) -> bool:
    """Whether a time that can be read names its day."""
    from crisiskit.reading.times import TimeTrouble, read_when

    try:
        read_when(written, ZoneInfo(zone))
    except TimeTrouble as trouble:
        return trouble.code != "time-needs-date"
    return True


def read_as_of(
    written: str, option: str, zone: str, program: Program, *, now: datetime, aware: datetime | None = None
) -> When:
    """The time behind an option: the latest that is not after `now` where it names no day, told where that is not today.

    Raises AppendRefused where such a time lies before `aware`, the moment when we knew, or too far back to be meant.
    """
    from crisiskit.cli.options import read_time

    when = read_time(written, option, zone, program.say, before=now)
    if when.clock is None or has_date(written, zone):
        return when
    local, today = when.clock.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    meant = local.strftime("%Y-%m-%d %H:%M")
    if now - local > LONGEST_BACK or (aware is not None and local < aware):
        of_today = f"{today:%Y-%m-%d} {local:%H:%M}"
        raise AppendRefused([problem("clock-without-date", None, option=option, found=written, moment=meant, today=of_today)])
    if local.date() != today.date():
        click.echo(program.say("program.as_of", time=meant), err=True)
    return when
