"""A week of mentions on a page and on a terminal: one line for each day, drawn with signs, and what is to be said about it.

    render_mentions(report, "mentions.txt.j2", language="id", clean=clean_text)
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from crisiskit.assessing.attention import say_near, say_seen, say_span
from crisiskit.language.catalogue import book
from crisiskit.language.dates import say_date, say_duration, say_time
from crisiskit.language.numbers import say_number
from crisiskit.rendering.filling import fill
from crisiskit.rendering.saying import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.model.mentions import Counts
    from crisiskit.model.weeks import Asked, MentionsReport, Tally
    from crisiskit.rendering.filling import Clean

#: From nothing to the most; a missing count is a dot.
SIGNS = "▁▂▃▄▅▆▇█"
MISSING = "·"
#: So many alerts, questions and unanswered questions are told; so much of a comment is shown.
MOST_ALERTS, MOST_ASKED, LONGEST = 10, 10, 160
#: A change of less than so many per cent is about the same.
SAME = 10
DAY = timedelta(days=1)
#: The bar of the day with the most mentions.
WIDTH = 24


class Page(NamedTuple):
    """A report with what saying it takes."""

    report: MentionsReport
    sheet: Sheet
    words: Any
    zone: ZoneInfo

    @property
    def language(self) -> str:
        """The page's."""
        return self.sheet.language

    def number(self, value: int) -> str:
        """A number in the page's language."""
        return say_number(value, self.language)

    def say(self, *keys: str, **arguments: object) -> str:
        """A sentence of the report."""
        found = self.words["report"]
        for key in keys:
            found = found[key]
        return str(found).format(**arguments)


def make_page(report: MentionsReport, language: str) -> Page:
    """The page in a language."""
    zone = ZoneInfo(report.mentions.zone)
    return Page(report, Sheet(language, report.ends.astimezone(zone), (zone,)), book(language, "mentions"), zone)


def make_title(page: Page) -> str:
    """Whose mentions they are, the mark of a drill in front."""
    return page.sheet.mark(page.report.status) + page.say("title", name=page.report.name)


def render_mentions(report: MentionsReport, layout: str, *, language: str, clean: Clean) -> str:
    """The report in a layout."""
    page = make_page(report, language)
    headings = page.words["report"]["headings"]
    sections = (
        ("volume", _tell_volume(page)), ("tone", _tell_tone(page)), ("alerts", _tell_alerts(page)), ("asked", _tell_asked(page)),
        ("unanswered", _tell_unanswered(page)), ("limits", iter(page.words["report"]["limits"])),
    )  # fmt: skip
    rule = report.rule
    most = max((row.volume for row in report.mentions.rows), default=0)
    context = {
        "title": make_title(page), "drill": page.sheet.drill(report.status),
        "period": page.say("period", begin=page.sheet.say_full(report.begins), end=page.sheet.say_full(report.ends)),
        "summary": page.say("summary", report.level.value), "picture": headings["picture"], "days": list(_draw_days(page, most)),
        "key": page.words["picture"]["key" if report.mentions.interval < DAY else "key_days"].format(most=page.number(most)),
        "sections": [{"heading": headings[key], "lines": list(lines)} for key, lines in sections],
        "rule": page.say(
            "rule", floor=page.number(rule.floor), times=say_near(rule.times, language), sd=say_near(rule.sd, language),
            memory=say_duration(rule.memory, language), cooldown=say_duration(rule.cooldown, language),
        ),
    }  # fmt: skip
    return fill(layout, context, clean)


def _percent(part: int | None, whole: int) -> int:
    return round(100 * (part or 0) / whole) if whole else 0


def _mean(page: Page, tally: Tally) -> float:
    """Mentions in an hour, or in a day where that is how they were counted; what is missing is left out."""
    length = timedelta(hours=1) if page.report.mentions.interval < DAY else DAY
    return tally.volume / (tally.intervals * (page.report.mentions.interval / length))


def _tell_volume(page: Page) -> Iterator[str]:
    report, hourly = page.report, page.report.mentions.interval < DAY
    mean = _mean(page, report.week)
    key = "volume" if hourly else "volume_days"
    yield page.say(key, volume=page.number(report.week.volume), mean=say_near(mean, page.language))
    if report.before is None:
        yield page.say("no_before")
    else:
        before = _mean(page, report.before)
        yield page.say(
            "before", mean=say_near(before, page.language), unit=page.say("unit", "hour" if hourly else "day"),
            change=_say_change(page, mean, before),
        )  # fmt: skip
    if report.busiest is not None:
        span = _span(page, report.busiest.at)
        yield page.say("busiest", volume=page.number(report.busiest.volume), span=span)
    if report.week.intervals < report.expected:
        yield page.say("missing", number=page.number(report.expected - report.week.intervals), of=page.number(report.expected))
    if report.mentions.interval > timedelta(hours=6):
        yield page.say("coarse", length=say_duration(report.mentions.interval, page.language))


def _say_change(page: Page, now: float, before: float) -> str:
    change = round(100 * (now - before) / before) if before else 0
    if abs(change) < SAME:
        return page.say("change", "same")
    return page.say("change", "more" if change > 0 else "less", percent=page.number(abs(change)))


def _span(page: Page, at: datetime) -> str:
    return say_span(at, page.report.mentions.interval, page.zone, page.language, near=page.report.ends + 2 * DAY)


def _tell_tone(page: Page) -> Iterator[str]:
    week, before = page.report.week, page.report.before
    if not week.judged:
        yield page.say("no_tone")
        return
    negative = _percent(week.negative, week.judged)
    if week.positive is None or week.neutral is None:
        yield page.say("tone_negative", negative=negative)
    else:
        judged = week.positive + week.neutral + (week.negative or 0)
        shares = {key: _percent(getattr(week, key), judged) for key in ("negative", "neutral", "positive")}
        yield page.say("tone", **shares)
        if judged < week.volume:
            yield page.say("unjudged", percent=_percent(week.volume - judged, week.volume))
    if before is not None and before.judged:
        yield page.say("tone_before", negative=_percent(before.negative, before.judged))


def _tell_alerts(page: Page) -> Iterator[str]:
    alerts = page.report.alerts
    if not alerts:
        yield page.say("no_alerts")
    for number, item in enumerate(alerts[:MOST_ALERTS], 1):
        because = say_seen(item, page.report.mentions, page.language, near=page.report.ends + 2 * DAY)
        yield page.say("alert", number=number, level=page.words["levels"][item.level.value], because=because)
    if len(alerts) > MOST_ALERTS:
        yield page.say("more", number=len(alerts) - MOST_ALERTS)


def _tell_asked(page: Page) -> Iterator[str]:
    heard = page.report.heard
    if heard is None:
        yield page.say("no_comments")
        return
    if not heard.asked:
        yield page.say("nothing_asked")
    for item in heard.asked[:MOST_ASKED]:
        yield page.say("asked_line", asked=_say_asked(page, item), state=page.say("asked_state", item.posture.value))
    if len(heard.asked) > MOST_ASKED:
        yield page.say("more", number=len(heard.asked) - MOST_ASKED)
    if heard.for_people:
        yield page.say("for_people", number=page.number(heard.for_people))


def _say_asked(page: Page, item: Asked) -> str:
    key = "asked_once" if item.number == 1 else "asked"
    return page.say(key, number=page.number(item.number), question=page.sheet.pick(item.texts, item.question))


def _tell_unanswered(page: Page) -> Iterator[str]:
    heard = page.report.heard
    if heard is None:
        yield page.say("unanswered_unknown")
        return
    waiting = [page.sheet.pick(item.texts, item.question) for item in heard.asked if item.posture.value == "bridge"]
    lines = [*waiting, *heard.unanswered]
    for line in lines[:MOST_ASKED]:
        yield page.say("unanswered_line", question=line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…")
    if not lines and not heard.asked:
        yield page.say("none_unanswered")
        return
    if len(lines) > MOST_ASKED:
        yield page.say("more", number=len(lines) - MOST_ASKED)
    yield page.say("unanswered_next" if lines else "all_answered")


def _draw_days(page: Page, most: int) -> Iterator[dict[str, str]]:
    """A line for each local day: a sign for each of its intervals that lies in the week, the sum, and the hours of alerts."""
    report, step = page.report, page.report.mentions.interval
    rows = {row.at: row for row in report.mentions.rows}
    alerts = {item.at for item in report.alerts}
    days: dict[Any, list[tuple[datetime, Counts | None]]] = {}
    at = report.begins
    while at < report.ends:
        days.setdefault(at.astimezone(page.zone).date(), []).append((at, rows.get(at)))
        at += step
    for day, cells in days.items():
        found = [row for _, row in cells if row is not None]
        hours = [say_time(moment, page.language, zones=(page.zone,)) for moment, _ in cells if moment in alerts]
        bars = "".join(_draw(row, most) for _, row in cells) if step < DAY else _draw_bar(cells[0][1], most)
        if step < DAY:
            # The first day and the last are only in part in the week; the hours stand under each other all the same.
            length = DAY // step
            bars = bars.rjust(length, MISSING) if cells[0][0] == report.begins else bars.ljust(length, MISSING)
        line = _say_day(page, say_date(day, page.language, short=True), found)
        yield {"bars": bars, "line": line, "alerts": ", ".join(hours)}


def _draw(row: Counts | None, most: int) -> str:
    if row is None:
        return MISSING
    # Nothing is the lowest sign and something never is.
    return SIGNS[-(-row.volume * (len(SIGNS) - 1) // most)] if most else SIGNS[0]


def _draw_bar(row: Counts | None, most: int) -> str:
    """A day as a bar, where a day is all that was counted."""
    return MISSING if row is None else SIGNS[-1] * (-(-row.volume * WIDTH // most) if most else 0) or SIGNS[0]


def _say_day(page: Page, day: str, rows: list[Counts]) -> str:
    volume = sum(row.volume for row in rows)
    judged = [row for row in rows if row.negative is not None]
    key = "day_negative" if judged else "day"
    negative = _percent(sum(row.negative or 0 for row in judged), sum(row.volume for row in judged))
    return page.say(key, day=day, volume=page.number(volume), negative=negative)
