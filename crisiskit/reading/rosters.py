"""The lines under `duty` in `house.yaml`, and the days that people and the house are away.

    - {role: duty-officer, who: Piket A, hours: "20:00-08:00", days: off, away: [{from: 2026-12-24, to: 2026-12-27, because: cuti}]}

A day is written 2026-12-25, alone or as `{day: 2026-12-25, because: …}`; days in a row as `{from: …, to: …, because: …}`.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from crisiskit.language.time_words import find_names
from crisiskit.model.base import made
from crisiskit.model.house import DayKind, DaySpan, Duty
from crisiskit.problems import Problem, problem
from crisiskit.reading.forms import Form
from crisiskit.reading.times import read_hours

if TYPE_CHECKING:
    from crisiskit.reading.nodes import Node

KEYS = ("role", "who", "deputy", "hours", "days", "contact", "away")
SPAN_KEYS = ("day", "from", "to", "because")


def read_duty(node: Node, problems: list[Problem]) -> Duty | None:
    """A line of the roster; None where it does not say who holds which role."""
    form = Form(node, problems, KEYS)
    role, who = form.text("role", required=True), form.line("who", required=True)
    if role is None or who is None:
        return None
    days, weekdays = _read_days(form)
    return made(Duty)(
        role=role, who=who, deputy=form.line("deputy"), hours=_read_hours(form), days=days, weekdays=weekdays,
        contact=form.line("contact"), away=read_spans(form, "away"), where=form.place("role"),
    )  # fmt: skip


def _read_hours(form: Form) -> tuple[time, time] | None:
    written = form.text("hours")
    if written is None:
        return None
    hours = read_hours(written)
    if hours is None:
        form.note("bad-hours", "hours", found=written)
    return hours


def _read_days(form: Form) -> tuple[DayKind | None, tuple[int, ...]]:
    """`working`, `off`, or weekdays by name in any language we know."""
    kinds = {kind.value: kind for kind in DayKind}
    written = form.places_of("days")
    if len(written) == 1 and written[0][0].strip().casefold() in kinds:
        return kinds[written[0][0].strip().casefold()], ()
    found = []
    for name, where in written:
        number = find_names(None).weekdays.get(name.strip().casefold())
        if number is None:
            form.problems.append(problem("unknown-days", where, found=name))
        else:
            found.append(number)
    return None, tuple(sorted(set(found)))


def read_spans(form: Form, key: str) -> tuple[DaySpan, ...]:
    """Days and spans of days, one of them without the list too; what cannot be read is a problem and left out."""
    node = form.node(key)
    if node is None:
        return ()
    items = list(form.items(key)) if isinstance(node.value, list) else [node]
    return tuple(filter(None, (_read_span(item, form.problems) for item in items)))


def _read_span(node: Node, problems: list[Problem]) -> DaySpan | None:
    if node.written is not None:
        try:
            day = date.fromisoformat(node.written.strip())
        except ValueError:
            problems.append(problem("bad-date", node.where, found=node.written))
            return None
        return made(DaySpan)(first=day, last=day, where=node.where)
    form = Form(node, problems, SPAN_KEYS)
    because = form.line("because")
    if form.node("day") is not None:
        first = last = form.day("day")
        for key in ("from", "to"):
            if key in form.values:
                problems.append(problem("unknown-key", form.keys[key], found=key, instead="because"))
    else:
        first, last = _read_ends(form)
    if first is None or last is None:
        return None
    if last < first:
        form.note("span-reversed", "to", first=first.isoformat(), last=last.isoformat())
        first, last = last, first
    return made(DaySpan)(first=first, last=last, because=because, where=form.where)


def _read_ends(form: Form) -> tuple[date | None, date | None]:
    """The first and the last day; one that is not written is missed, one that cannot be read has its own problem."""
    ends = []
    for key in ("from", "to"):
        form.node(key, required=True)
        ends.append(form.day(key))
    return ends[0], ends[1]
