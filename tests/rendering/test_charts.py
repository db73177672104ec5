"""The picture of a week: shapes and words that nothing can run, the same at every drawing, whatever the words are."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.assessing.weeks import report_week
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.mentions import Counts
from crisiskit.model.weeks import MentionsReport
from crisiskit.rendering.charts import BOTTOM, COLOURS, LEFT, RIGHT, TOP, draw_mentions, find_top
from rendering.weeks import FIRST, HOUR, make_mentions, make_weeks

SVG = "{http://www.w3.org/2000/svg}"
#: All that a picture is made of: nothing that runs, loads, links or styles.
INERT = {"svg", "title", "desc", "rect", "text", "path", "g", "polygon"}
ATTRIBUTES = {
    "aria-labelledby", "d", "fill", "font-family", "font-size", "font-weight", "height", "id", "points", "role", "stroke",
    "text-anchor", "viewBox", "width", "x", "y",
}  # fmt: skip


def parse(text: str) -> list[ET.Element]:
    return list(ET.fromstring(text).iter())  # noqa: S314 - our own picture


@pytest.mark.parametrize("case", make_weeks())
def test_a_picture_is_inert(case: str) -> None:
    elements = parse(draw_mentions(make_weeks()[case], language="id"))
    assert len(elements) > 20
    assert {element.tag.removeprefix(SVG) for element in elements} <= INERT
    assert {name for element in elements for name in element.attrib} <= ATTRIBUTES


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_no_name_can_put_anything_into_a_picture(name: str, language: str) -> None:
    week = make_weeks()["days"].model_copy(update={"name": f'</title><script>alert("1")</script>{name}'})
    elements = parse(draw_mentions(week, language=language))
    assert {element.tag.removeprefix(SVG) for element in elements} <= INERT
    assert "<script>" in (elements[1].text or "")


def bars_of(week: MentionsReport) -> list[tuple[int, int, int, int]]:
    found = []
    for element in parse(draw_mentions(week, language="id")):
        if element.get("fill") in COLOURS.values() and int(element.get("y", "0")) < BOTTOM:  # below it stands the legend
            found.append(tuple(int(element.attrib[name]) for name in ("x", "y", "width", "height")))
    return found  # type: ignore[return-value]  # four of them


SERIES = st.lists(st.tuples(*[st.integers(0, 10**9)] * 3), min_size=1, max_size=60)


@given(SERIES)
def test_bars_stay_inside_their_frame_and_on_each_other(series: list[tuple[int, int, int]]) -> None:
    rows = [Counts(FIRST + number * HOUR, *counts) for number, counts in enumerate(series)]
    bars = bars_of(report_week(make_mentions(rows), name="x"))
    ground: dict[int, int] = {}
    for x, y, width, height in bars:
        assert LEFT <= x <= x + width <= RIGHT
        assert TOP <= y < y + height == ground.get(x, BOTTOM)
        ground[x] = y


@given(st.integers(0, 10**10))
def test_the_scale_ends_at_a_round_number_not_far_above(most: int) -> None:
    top = find_top(most)
    assert most <= top <= max(2, most * 2)
    assert re.fullmatch("[1-8]0*", str(top))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_alert_has_its_mark_and_says_what_it_is(language: str) -> None:
    week = make_weeks()["drill"]
    titles = [element.text or "" for element in parse(draw_mentions(week, language=language)) if element.tag == f"{SVG}title"]
    assert len(week.alerts) > 2
    assert [title.split(".")[0] for title in titles[1:]] == [str(number) for number in range(1, len(week.alerts) + 1)]
