"""Values are read as people write them, by the fact's type; what could mean two things, or nothing, is a problem."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from crisiskit.model.playbook import FactType
from crisiskit.model.vocabulary import FactKind
from crisiskit.model.when import When
from crisiskit.problems import Where
from crisiskit.reading.nodes import read_node
from crisiskit.reading.values import LARGEST_COUNT, LONGEST, READERS, Writing, read_value

WRITING = Writing("fact", ZoneInfo("Asia/Makassar"), {"soil": ("waspada", "siaga")})
HERE = Where("crisis.yaml", 1, 4)


def read(kind: FactKind, text: str) -> tuple[object, list[tuple[str, Where | None]]]:
    """The value of `a: text`, and the problems with their places."""
    node, problems = read_node(f"a: {text}\n", "crisis.yaml")
    assert node is not None
    assert isinstance(node.value, dict)
    choices = ("slide", "rock-fall") if kind is FactKind.CHOICE else ()
    fact = FactType(kind=kind, choices=choices, scheme="soil" if kind is FactKind.OFFICIAL else None)
    found = read_value(node.value["a"], fact, WRITING, problems)
    return found, [(item.code, item.where) for item in problems]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FactKind.COUNT, "0", 0), (FactKind.COUNT, "46", 46), (FactKind.COUNT, "5.405", 5405), (FactKind.COUNT, "5,405", 5405),
        (FactKind.COUNT, "1 234 567", 1234567), (FactKind.COUNT, '"46"', 46), (FactKind.COUNT_NOW, "3", 3),
        (FactKind.MONEY, "5000000", 5000000), (FactKind.MONEY, "Rp5.000.000", 5000000),
        (FactKind.MONEY, "Rp 5.000.000,00", 5000000), (FactKind.YES_NO, "yes", True), (FactKind.YES_NO, "tidak", False),
        (FactKind.YES_NO, "Ya", True), (FactKind.YES_NO, "true", True),
        (FactKind.CHOICE, "slide", "slide"), (FactKind.CHOICE, "“rock-fall”", "rock-fall"), (FactKind.OFFICIAL, "siaga", "siaga"),
        (FactKind.NAME, "KM  Barokah", "KM Barokah"), (FactKind.NAME, "7", "7"), (FactKind.NAME, "no", "no"),
        (FactKind.PLACE, "{id: di  Sanur, en: off Sanur}", {"id": "di Sanur", "en": "off Sanur"}),
        (FactKind.TEXT, "{id: ombak}", {"id": "ombak"}),
        (FactKind.TIME, "2026-03-07", When.parse_iso("2026-03-07", "Asia/Makassar")),
        (FactKind.TIME, "7 Maret 2026 09.15", When.parse_iso("2026-03-07T09:15:00+08:00", "Asia/Makassar")),
    ],
)  # fmt: skip
def test_a_value_is_read_as_it_is_meant(kind: FactKind, text: str, value: object) -> None:
    found, problems = read(kind, text)
    assert not problems
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (FactKind.COUNT, "some", "value-of-wrong-type"), (FactKind.COUNT, "-1", "value-of-wrong-type"),
        (FactKind.COUNT, "1.5", "value-of-wrong-type"), (FactKind.COUNT, "1.10", "value-of-wrong-type"),
        (FactKind.COUNT, "5405.123", "value-of-wrong-type"), (FactKind.COUNT, "1.234,567", "value-of-wrong-type"),
        (FactKind.COUNT, "1 2", "value-of-wrong-type"), (FactKind.COUNT, "true", "value-of-wrong-type"),
        (FactKind.COUNT, "[1]", "value-of-wrong-type"), (FactKind.COUNT, "10-12", "value-of-wrong-type"),
        (FactKind.COUNT, str(LARGEST_COUNT), "value-of-wrong-type"), (FactKind.COUNT, f'"{"9" * 5000}"', "value-of-wrong-type"),
        (FactKind.MONEY, "5 juta", "value-of-wrong-type"), (FactKind.YES_NO, "maybe", "value-of-wrong-type"),
        (FactKind.YES_NO, "1", "value-of-wrong-type"), (FactKind.CHOICE, "flood", "unknown-choice"),
        (FactKind.CHOICE, "[slide]", "unknown-choice"), (FactKind.OFFICIAL, "awas", "unknown-choice"),
        (FactKind.NAME, "{a: b}", "value-of-wrong-type"), (FactKind.NAME, '"  "', "value-of-wrong-type"),
        (FactKind.PLACE, "di Sanur", "needs-languages"), (FactKind.PLACE, "{}", "needs-languages"),
        (FactKind.TIME, "soon", "bad-time"), (FactKind.TIME, "09:15", "time-needs-date"),
        (FactKind.TIME, "[1]", "value-of-wrong-type"),
    ],
)  # fmt: skip
def test_what_is_no_value_is_a_problem_in_its_place(kind: FactKind, text: str, code: str) -> None:
    assert read(kind, text) == (None, [(code, HERE)])


@pytest.mark.parametrize(("text", "code"), [("{fr: au large}", "unknown-language"), ('{id: " "}', "not-a-text")])
def test_words_of_a_language_are_words(text: str, code: str) -> None:
    found, problems = read(FactKind.PLACE, text)
    assert found is None
    assert [item[0] for item in problems] == [code]


@pytest.mark.parametrize(("kind", "longest"), list(LONGEST.items()))
def test_lengths_are_bounded(kind: FactKind, longest: int) -> None:
    text = "n" * longest
    fits, too_long = (text, f"{text}n") if kind is FactKind.NAME else (f"{{id: {text}}}", f"{{id: {text}n}}")
    assert not read(kind, fits)[1]
    assert read(kind, too_long) == (None, [("value-too-long", HERE)])


def test_every_type_has_its_reader() -> None:
    assert set(READERS) == set(FactKind)
