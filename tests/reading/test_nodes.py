"""YAML arrives as people meant it, every value with its place, and nothing in it can run, repeat or grow without bound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.problems import Where
from crisiskit.reading.nodes import DEEPEST, Node, read_node


def read(text: str) -> Node:
    node, problems = read_node(text, "house.yaml")
    assert node is not None
    assert not problems
    return node


def value(text: str) -> object:
    """The value of `key` in one line of YAML."""
    node = read(f"key: {text}\n")
    assert isinstance(node.value, dict)
    return node.value["key"].value


@pytest.mark.parametrize(
    "text",
    [
        "no", "on", "yes", "off", "Y", "1.10", "0812345678", "2026-03-07", "2026-03-07 09:15", "1e3", "0x10", "12:30", "1_000",
        "+62", ".5", "True", "NULL", "=", "9999999999999999",
    ],
)  # fmt: skip
def test_what_other_readers_change_stays_as_it_was_written(text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("12", 12), ("-3", -3), ("0", 0),
        ('"12"', "12"), ("'true'", "true"), ('"a: b"', "a: b"), ("“Jakarta”", "Jakarta"), ("‘Jakarta’", "Jakarta"),
        ("Jakarta\u00a0Pusat", "Jakarta Pusat"), ("Jakarta \u2028 Pusat", "Jakarta   Pusat"),
    ],
)  # fmt: skip
def test_plain_words_numbers_and_quotes(text: str, meant: object) -> None:
    found = value(text)
    assert found == meant
    assert type(found) is type(meant)


def test_what_was_written_is_kept_beside_the_value() -> None:
    node = read("a: 007\nb: 12\nc: “smart”\n")
    assert isinstance(node.value, dict)
    assert {name: item.written for name, item in node.value.items()} == {"a": "007", "b": "12", "c": "smart"}


def test_every_value_and_key_has_its_place_in_the_file() -> None:
    text = "agency:\n  id: {näme: Kemenhub}\nlist:\n  - one\n"
    node, _ = read_node(text, "x.md", first_line=2)
    assert node is not None
    assert isinstance(node.value, dict)
    agency = node.value["agency"].value
    assert isinstance(agency, dict)
    inner = agency["id"].value
    assert isinstance(inner, dict)
    assert node.keys["list"] == Where("x.md", 4, 1)
    assert agency["id"].where == Where("x.md", 3, 7)
    assert inner["näme"].where == Where("x.md", 3, 14)
    items = node.value["list"].value
    assert isinstance(items, list)
    assert items[0].where == Where("x.md", 5, 5)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: &x 1\nb: *x\n", "yaml-anchor", 1, 4),
        ("b: *x\n", "yaml-anchor", 1, 4),
        ("a: !!python/object:os.system x\n", "yaml-tag", 1, 4),
        ("a: 1\n---\nb: 2\n", "yaml-second-document", 2, 1),
        ("a: 1\na: 2\n", "duplicate-key", 2, 1),
        ("? [a]\n: b\n", "yaml-key-not-text", 1, 3),
        ("a: b: c\n", "yaml-colon", 1, 5),
        ("a: 'b\n", "yaml-unreadable", 2, 1),
        ("a: [b\n", "yaml-unreadable", 2, 1),
        ("a:\n\tb: c\n", "yaml-unreadable", 2, 1),
        ("{", "yaml-unreadable", 1, 2),
        ("a: \0\n", "yaml-unreadable", 1, 1),
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_in_its_place(text: str, code: str, line: int, column: int) -> None:
    _, problems = read_node(text, "house.yaml")
    assert [(item.code, item.where) for item in problems] == [(code, Where("house.yaml", line, column))]


def test_depth_is_bounded_and_brackets_without_end_are_soon_refused() -> None:
    node, problems = read_node("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "x.yaml")
    assert node is not None
    assert not problems
    node, problems = read_node("[" * (DEEPEST + 2) + "]" * (DEEPEST + 2), "x.yaml")
    assert node is None
    assert [item.code for item in problems] == ["yaml-too-deep"]
    assert len(read_node("[" * 200_000, "x.yaml")[1]) == 1


def test_a_text_of_comments_has_no_tree_and_no_problem() -> None:
    assert read_node("# nothing yet\n", "x.yaml") == (None, [])


@given(st.text(alphabet=" \n\t-:{}[],&*!|>'\"%#?abc\0\x85\u2028\ud800é", max_size=40))
def test_any_text_is_a_tree_or_a_problem_inside_it(text: str) -> None:
    _, problems = read_node(text, "x.yaml")
    lines = text.split("\n")
    for item in problems:
        assert item.where is not None
        assert 1 <= item.where.line <= len(lines)
        assert 1 <= item.where.column <= len(lines[item.where.line - 1]) + 1
