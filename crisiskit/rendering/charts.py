"""A week of mentions as a picture: SVG that holds shapes and words and nothing that runs, loads or links.

    draw_mentions(report, language="id")       # "<svg xmlns=…"

Same report and language, same bytes: every place is a whole number. Tones are told apart by brightness too, for those who see no
colours, and the picture has its title and description in words, for those who see none at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.assessing.attention import say_span
from crisiskit.language.dates import say_weekday
from crisiskit.rendering.filling import clean_text, fill
from crisiskit.rendering.mentions import DAY, Page, make_page, make_title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crisiskit.model.mentions import Counts
    from crisiskit.model.weeks import MentionsReport

#: The frame of the bars inside 960 x 400.
LEFT, RIGHT, TOP, BOTTOM = 70, 940, 76, 316
#: What stands on what, from the ground up, with its colour: dark, middle, light; what has no tone is paler still.
COLOURS = {"negative": "#9a3412", "neutral": "#8b98a5", "positive": "#7cc4b5", "unjudged": "#d5dbe0"}
#: How far apart the items of the key are.
STEP = 165


def draw_mentions(report: MentionsReport, *, language: str) -> str:
    """The picture of a week."""
    page = make_page(report, language)
    most = max((row.volume for row in report.mentions.rows), default=0)
    top, words = find_top(most), page.words["picture"]
    begin, end = page.sheet.say_full(report.begins), page.sheet.say_full(report.ends)
    shown = [key for key in COLOURS if any(_parts(row)[key] for row in report.mentions.rows)]
    context = {
        "title": make_title(page), "drill": page.sheet.drill(report.status), "period": page.say("period", begin=begin, end=end),
        "describe": words["describe"].format(summary=page.say("summary", report.level.value)),
        "bars": list(_draw_bars(page, top)), "days": list(_draw_days(page)), "alerts": list(_draw_alerts(page, top)),
        "lines": [
            {"y": _height(value, top), "label": page.number(value)} for value in dict.fromkeys((0, top // 2, top))
        ],
        "key": [
            {"x": LEFT + STEP * place, "colour": COLOURS[key], "label": words[key]} for place, key in enumerate(shown)
        ],
        "missing": list(_draw_missing(page)), "missing_label": words["missing"], "alert_label": words["alert"],
        "key_end": LEFT + STEP * len(shown),
    }  # fmt: skip
    return fill("mentions.svg.j2", context, clean_text)


def find_top(most: int) -> int:
    """The number at the top of the scale: 2, 4, 6, 8 or 10 times a power of ten, the least that is not below the most there is."""
    unit = 1
    while unit * 10 < most:
        unit *= 10
    return next(unit * step for step in (2, 4, 6, 8, 10) if unit * step >= most)


def _parts(row: Counts) -> dict[str, int]:
    """The mentions of an interval by tone; what is left of the volume has none."""
    parts = {"negative": row.negative or 0, "neutral": row.neutral or 0, "positive": row.positive or 0}
    return {**parts, "unjudged": row.volume - sum(parts.values())}


def _height(value: int, top: int) -> int:
    return BOTTOM - value * (BOTTOM - TOP) // top


def _place(page: Page, at: datetime) -> int:
    """Where a moment of the week stands."""
    report = page.report
    step = report.mentions.interval
    return LEFT + (RIGHT - LEFT) * ((at - report.begins) // step) // report.expected


def _width(page: Page, at: datetime) -> int:
    """The width of a bar, with a gap to the next where there is room for one."""
    width = _place(page, at + page.report.mentions.interval) - _place(page, at)
    return max(1, width - 1)


def _draw_bars(page: Page, top: int) -> Iterator[dict[str, object]]:
    for row in page.report.mentions.rows:
        ground = 0
        for key, value in _parts(row).items():
            above, below = _height(ground + value, top), _height(ground, top)
            ground += value
            if below > above:
                yield {
                    "x": _place(page, row.at), "y": above, "width": _width(page, row.at), "height": below - above,
                    "colour": COLOURS[key],
                }  # fmt: skip


def _draw_missing(page: Page) -> Iterator[dict[str, int]]:
    """A dash on the ground wherever nothing was counted."""
    counted = {row.at for row in page.report.mentions.rows}
    at = page.report.begins
    while at < page.report.ends:
        if at not in counted:
            yield {"x": _place(page, at), "width": _width(page, at)}
        at += page.report.mentions.interval


def _draw_days(page: Page) -> Iterator[dict[str, object]]:
    """A line and a name at every midnight of the house's zone that lies in the week."""
    report = page.report
    local = report.begins.astimezone(page.zone)
    midnight = local.replace(hour=0, minute=0)
    while midnight < report.ends.astimezone(page.zone):
        if midnight >= local:
            name = f"{say_weekday(midnight.date(), page.language)} {midnight.day}"
            yield {"x": _place(page, midnight), "label": name if midnight + DAY / 2 <= report.ends else ""}
        midnight += DAY


def _draw_alerts(page: Page, top: int) -> Iterator[dict[str, object]]:
    """A mark over each alert, with its number in the report and what it is, for those who point at it."""
    volumes = {row.at: row.volume for row in page.report.mentions.rows}
    interval, words = page.report.mentions.interval, page.words
    last, lift = LEFT, 0
    for number, item in enumerate(page.report.alerts, 1):
        x = _place(page, item.at) + _width(page, item.at) // 2
        # Numbers that would stand in each other go one higher in turn.
        last, lift = x, (0 if lift or x - last >= 18 else 13)
        y = _height(volumes[item.at], top) - 4
        span = say_span(item.at, interval, page.zone, page.language, near=page.report.ends + 2 * DAY)
        label = f"{number}. {words['levels'][item.level.value]}, {span}"
        points = f"{x},{y} {x - 4},{y - 7} {x + 4},{y - 7}"
        yield {"number": str(number), "points": points, "x": x, "y": y - 10 - lift, "label": label}
