"""Where a claim was printed: everything a right of reply must name, or a problem in its place."""

from __future__ import annotations

from datetime import date

import pytest

from crisiskit.model.crisis import Published
from crisiskit.problems import Problem
from crisiskit.reading.forms import Form
from crisiskit.reading.nodes import read_node
from crisiskit.reading.published import LONGEST, read_published

WHOLE = {"outlet": "Harian Contoh", "title": "Feri Tenggelam", "date": "2026-03-07", "passage": "Dua puluh orang tewas."}


def read(fields: dict[str, str] | str) -> tuple[Published | None, list[Problem]]:
    lines = fields if isinstance(fields, str) else "".join(f'\n  {key}: "{value}"' for key, value in fields.items())
    node, problems = read_node(f"published: {lines}\n", "crisis.yaml")
    assert node is not None
    return read_published(Form(node, problems, ("published",))), problems


def test_an_article_is_read_with_its_day() -> None:
    found, problems = read({**WHOLE, "url": "https://harian.example/1"})
    assert problems == []
    assert found == Published(
        outlet="Harian Contoh", title="Feri Tenggelam", day=date(2026, 3, 7), passage="Dua puluh orang tewas.",
        url="https://harian.example/1",
    )  # fmt: skip
    assert read(WHOLE)[0] is not None
    assert read("~") == (None, [])


@pytest.mark.parametrize("key", WHOLE)
def test_whatever_is_missing_is_named(key: str) -> None:
    found, problems = read({name: value for name, value in WHOLE.items() if name != key})
    assert found is None
    assert [(item.code, item.argument("key")) for item in problems] == [("missing-key", key)]


@pytest.mark.parametrize("key", LONGEST)
def test_each_text_is_bounded(key: str) -> None:
    found, problems = read({**WHOLE, key: "x" * (LONGEST[key] + 1)})
    assert found is None
    assert [(item.code, item.argument("limit")) for item in problems] == [("value-too-long", LONGEST[key])]


@pytest.mark.parametrize(
    ("fields", "code"),
    [({**WHOLE, "date": "kemarin"}, "bad-date"), ({**WHOLE, "author": "x"}, "unknown-key"), ("x", "not-a-mapping")],
)
def test_what_cannot_be_read_is_a_problem(fields: dict[str, str] | str, code: str) -> None:
    assert code in [item.code for item in read(fields)[1]]
