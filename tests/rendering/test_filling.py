"""Layouts are filled with plain data and can call nothing; what stands in Markdown is shown letter by letter."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError
from markdown_it import MarkdownIt

from crisiskit.rendering import filling
from crisiskit.rendering.filling import clean_markdown, clean_text, fill, keep, make_plain
from planning.builders import duty, make_house, make_situation, plan_at

LAYOUTS = Path(filling.__file__).with_name("layouts")
ENVIRONMENT = filling._make_environment()


def run(layout: str, **context: object) -> str:
    return ENVIRONMENT.from_string(layout).render(context)


def test_a_model_is_no_plain_data() -> None:
    plan = plan_at(make_situation(), "2026-03-07 09:15")
    for value in (plan, {"plan": plan}, [plan], plan.level, plan.at, 1.5, len, {"f": print}):
        with pytest.raises(TypeError, match="plain data"):
            make_plain(value, keep)


def test_plain_data_is_copied_with_its_strings_cleaned() -> None:
    assert make_plain({"a": ("x\ny", 1, None, True)}, clean_text) == {"a": ["x y", 1, None, True]}


@pytest.mark.parametrize(
    "layout",
    [
        "{{ items() }}", "{{ word.upper() }}", "{{ data.keys() }}", "{{ ''.join(['a']) }}", "{{ range(9) }}", "{{ lipsum() }}",
        "{{ data.get('a') }}",
    ],
)
def test_a_layout_can_call_nothing(layout: str) -> None:
    with pytest.raises((SecurityError, jinja2.UndefinedError)):
        run(layout, word="a", data={"a": "b"}, items=list)


@pytest.mark.parametrize(
    "layout", ["{{ gone }}", "{{ data.gone }}", "{{ word.__class__ }}", "{{ data.__class__ }}", "{{ word[0] }}"]
)
def test_a_name_that_is_not_there_is_an_error(layout: str) -> None:
    with pytest.raises(jinja2.UndefinedError):
        run(layout, word="a", data={"a": "b"})


def test_a_key_of_the_data_wins_over_a_method_of_its_type() -> None:
    assert run("{{ data.items }}", data={"items": "isi"}) == "isi"


def test_html_layouts_would_escape_what_they_are_given() -> None:
    escape = ENVIRONMENT.autoescape
    assert callable(escape)
    assert escape("page.html.j2")
    assert not escape("plan.md.j2")
    assert not escape(None)


def test_every_layout_compiles_and_is_used_by_name() -> None:
    names = sorted(file.name for file in LAYOUTS.iterdir())
    assert len(names) >= 8
    for name in names:
        ENVIRONMENT.get_template(name)


def test_a_filled_layout_ends_without_a_line_break() -> None:
    context = {"hour_heading": "Satu jam", "top": ["janji"], "hour": ["satu", "dua"], "hour_empty": ""}
    assert fill("hour.txt.j2", context, keep) == "Satu jam\njanji\n  satu\n  dua"


def test_text_is_one_line_without_signs_that_steer_a_terminal() -> None:
    assert clean_text(" Rina\t\x1b[31mmerah\n\u202edua\u00a0tiga ") == "Rina [31mmerah dua tiga"


def test_underscores_inside_words_stay_and_others_are_escaped() -> None:
    assert clean_markdown("@Kemenpar_RI _miring_") == "@Kemenpar_RI \\_miring\\_"


@given(st.text(max_size=40))
def test_markdown_shows_what_it_is_given(text: str) -> None:
    line = clean_markdown(text)
    shown = MarkdownIt("commonmark").enable("table").enable("strikethrough").render(f"| kepala |\n| --- |\n| sel {line} sel |")
    assert shown.count("<td>") == 1
    inside = shown.split("<td>")[1].split("</td>")[0]
    assert "<" not in inside


def test_no_name_in_the_house_can_break_the_tables_of_a_sheet() -> None:
    from crisiskit.rendering.formats import render

    nasty = "Rina | <b>x</b>\n| --- | `a` **b**"
    house = make_house(duty=(duty("duty-officer", nasty, deputy=nasty, contact=nasty),))
    page = render(plan_at(make_situation(house=house), "2026-03-07 09:15"), "markdown", language="id")
    html = MarkdownIt("commonmark").enable("table").render(page)
    assert "Rina" in html
    assert "<b>" not in html
    assert "<code>" not in html
    rows = html.split("<tr>")[1:]
    assert len(rows) > 15
    widths = {row.count("<th>") or row.count("<td>") for row in rows}
    assert widths == {5, 7}
    assert html.count("<table>") == 5
