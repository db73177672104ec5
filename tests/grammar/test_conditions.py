"""A condition is one tree, whatever the language's words, spaces and quotes; what is none is refused at its first wrong sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.grammar.conditions import atoms_in, measure, names_in, negate, parse_condition
from crisiskit.grammar.trouble import GrammarTrouble
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.condition import And, Compare, Condition, Name, Not, Or
from crisiskit.problems import Where
from crisiskit.reading.keywords import keywords
from documents import small_playbook
from strategies import conditions

ENGLISH, INDONESIAN = (keywords(language).conditions for language in ("en", "id"))
DEATHS, MISSING, CLOSED = Compare("deaths", ">", 0), Compare("missing", ">", 0), Name("road_closed")


@pytest.mark.parametrize(
    ("english", "indonesian", "tree"),
    [
        ("road_closed", "road_closed", CLOSED),
        ("deaths > 0", "deaths > 0", DEATHS),
        ("deaths>0", "deaths  >  0", DEATHS),
        ("not road_closed", "tidak road_closed", Not(CLOSED)),
        ("not road_closed", "bukan road_closed", Not(CLOSED)),
        ("not not road_closed", "tidak bukan road_closed", Not(Not(CLOSED))),
        ("road_closed = yes", "road_closed = ya", Compare("road_closed", "=", value=True)),
        ("road_closed != no", "road_closed != tidak", Compare("road_closed", "!=", value=False)),
        ("not road_closed = no", "tidak road_closed = tidak", Not(Compare("road_closed", "=", value=False))),
        ("event = slide", "event = slide", Compare("event", "=", "slide")),
        ("deaths > 0 or missing > 0", "deaths > 0 atau missing > 0", Or((DEATHS, MISSING))),
        ("deaths > 0 and missing > 0", "deaths > 0 dan missing > 0", And((DEATHS, MISSING))),
        ("deaths > 0 or missing > 0 or a", "deaths > 0 atau missing > 0 atau a", Or((DEATHS, MISSING, Name("a")))),
        ("DEATHS > 0 OR a", "DEATHS > 0 ATAU a", Or((Compare("DEATHS", ">", 0), Name("a")))),
    ],
)  # fmt: skip
def test_both_languages_words_make_the_same_tree(english: str, indonesian: str, tree: Condition) -> None:
    assert parse_condition(english, ENGLISH) == tree
    assert parse_condition(indonesian, INDONESIAN) == tree


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a or b and c", "a or (b and c)"),
        ("a and b or c", "(a and b) or c"),
        ("not a and b", "(not a) and b"),
        ("not a or b", "(not a) or b"),
        ("not deaths > 0 and a", "(not (deaths > 0)) and a"),
        ("a and not b or not c and d", "(a and (not b)) or ((not c) and d)"),
        ("((a))", "a"),
    ],
)
def test_not_binds_before_and_and_before_or(text: str, same: str) -> None:
    assert parse_condition(text, ENGLISH) == parse_condition(same, ENGLISH)


def test_parentheses_change_what_belongs_together() -> None:
    assert parse_condition("(a or b) and c", ENGLISH) == And((Or((Name("a"), Name("b"))), Name("c")))
    assert parse_condition("not (a or b)", ENGLISH) == Not(Or((Name("a"), Name("b"))))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("event = “slide”", Compare("event", "=", "slide")),
        ("event = 'slide'", Compare("event", "=", "slide")),
        ("event = `slide`", Compare("event", "=", "slide")),
        ("deaths ≥ 10", Compare("deaths", ">=", 10)),
        ("deaths ≤ 10", Compare("deaths", "<=", 10)),
        ("deaths ≠ 10", Compare("deaths", "!=", 10)),
        ("deaths\u00a0>\u00a00", DEATHS),
        ("event = contact-lost", Compare("event", "=", "contact-lost")),
        ("deaths > 010", Compare("deaths", ">", 10)),
    ],
)
def test_what_an_editor_made_of_it_is_read_as_meant(text: str, tree: Condition) -> None:
    assert parse_condition(text, ENGLISH) == tree


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("", "bad-condition", 0),
        ("and a", "bad-condition", 0),
        ("a and", "bad-condition", 5),
        ("a or or b", "bad-condition", 5),
        ("a b", "bad-condition", 2),
        ("a)", "bad-condition", 1),
        ("unless a", "bad-condition", 0),
        ("3 > deaths", "bad-condition", 0),
        ("deaths > 0 ; a", "bad-condition", 11),
        ("deaths > -1", "bad-condition", 9),
        ("(a or b", "unclosed-parenthesis", 0),
        ("a or (b and (c)", "unclosed-parenthesis", 5),
        ("deaths == 0", "bad-sign", 7),
        ("deaths ! 0", "bad-sign", 7),
        ("deaths >", "comparison-without-value", 8),
        ("deaths => 0", "comparison-without-value", 8),
        ("deaths > and a", "bad-condition", 13),
        ("(" * 41 + "a" + ")" * 41, "condition-too-deep", 41),
        ("not " * 41 + "a", "condition-too-deep", 164),
    ],
)
def test_what_is_no_condition_is_refused_at_its_first_wrong_sign(text: str, code: str, offset: int) -> None:
    with pytest.raises(GrammarTrouble) as caught:
        parse_condition(text, ENGLISH)
    assert (caught.value.code, caught.value.offset) == (code, offset)


def test_the_word_after_a_sign_is_a_value_whatever_it_is() -> None:
    assert parse_condition("event = and", ENGLISH) == Compare("event", "=", "and")


def test_forty_parentheses_are_not_too_many() -> None:
    assert parse_condition("(" * 40 + "a" + ")" * 40, ENGLISH) == Name("a")


def test_a_number_without_end_is_a_word_and_no_exception() -> None:
    assert parse_condition("deaths > " + "9" * 5000, ENGLISH) == Compare("deaths", ">", "9" * 5000)


def test_every_name_keeps_its_place_which_plays_no_part_in_equality() -> None:
    tree = parse_condition("deaths > 0 or not (a and event = slide)", ENGLISH, lambda offset: Where("x.md", 7, 20 + offset))
    assert [atom.where for atom in atoms_in(tree)] == [Where("x.md", 7, column) for column in (20, 39, 45)]
    assert tree == parse_condition("deaths > 0 or not (a and event = slide)", ENGLISH)
    assert hash(tree) == hash(parse_condition("deaths > 0 or not (a and event = slide)", ENGLISH))


def test_names_come_in_order_and_as_often_as_they_stand() -> None:
    assert list(names_in(parse_condition("a or not (b and a = 3)", ENGLISH))) == ["a", "b", "a"]


def test_unless_is_the_contrary() -> None:
    assert negate(CLOSED) == Not(CLOSED)


def test_a_tree_is_measured_with_the_conditions_it_names_opened_up() -> None:
    tree = parse_condition("a and not (b or c)", ENGLISH)
    assert measure(tree, {}) == (4, 6)
    assert measure(tree, {"b": (10, 100)}) == (13, 105)
    assert measure(Compare("b", ">", 1), {"b": (10, 100)}) == (1, 1)


def write(condition: Condition, language: str) -> str:
    """The condition in a language's words, with every pair of parentheses there can be."""
    said = keywords(language).conditions
    if isinstance(condition, Name):
        return condition.name
    if isinstance(condition, Compare):
        value = condition.value
        shown = said["yes" if value else "no"][0] if isinstance(value, bool) else value
        return f"{condition.name} {condition.sign} {shown}"
    if isinstance(condition, Not):
        return f"{said['not'][-1]} ({write(condition.item, language)})"
    joint = said["and" if isinstance(condition, And) else "or"][0]
    return f" {joint} ".join(f"({write(item, language)})" for item in condition.items)


@given(condition=conditions(small_playbook().facts))
def test_a_tree_written_in_any_language_is_read_as_itself(condition: Condition) -> None:
    for language in LANGUAGES:
        assert parse_condition(write(condition, language), keywords(language).conditions) == condition


@given(text=st.text(alphabet="ab_- ()=<>!0129\u00a0“”≥;dantkuwo", max_size=40), language=st.sampled_from(LANGUAGES))
def test_any_text_is_a_condition_or_trouble_inside_it(text: str, language: str) -> None:
    trouble = find_trouble(text, language)
    assert trouble is None or 0 <= trouble.offset <= len(text)


def find_trouble(text: str, language: str) -> GrammarTrouble | None:
    try:
        parse_condition(text, keywords(language).conditions)
    except GrammarTrouble as trouble:
        return trouble
    return None
