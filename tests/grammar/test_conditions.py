"""Conditions: precedence, parentheses, the same tree whatever the language's words, and what is no condition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.grammar.conditions import atoms_in, names_in, parse_condition
from crisiskit.grammar.trouble import GrammarTrouble
from crisiskit.model.condition import And, Compare, Condition, Name, Not, Or
from crisiskit.reading.keywords import keywords

ID, EN = keywords("id").conditions, keywords("en").conditions
A, B, C = Name("a"), Name("b"), Name("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", A),
        ("a and b", And((A, B))),
        ("a or b and c", Or((A, And((B, C))))),
        ("(a or b) and c", And((Or((A, B)), C))),
        ("not a and b", And((Not(A), B))),
        ("not (a and b)", Not(And((A, B)))),
        ("not not a", Not(Not(A))),
        ("deaths > 0", Compare("deaths", ">", 0)),
        ("deaths>=10", Compare("deaths", ">=", 10)),
        ("event = contact-lost", Compare("event", "=", "contact-lost")),
        ("event != “sunk”", Compare("event", "!=", "sunk")),
        ("deaths ≥ 1 or missing ≠ 0", Or((Compare("deaths", ">=", 1), Compare("missing", "!=", 0)))),
        ("located = no", Compare("located", "=", False)),
        ("located = yes", Compare("located", "=", True)),
        ("A_long-name AND b", And((Name("A_long-name"), B))),
    ],
)
def test_what_is_written_is_the_tree(text: str, tree: Condition) -> None:
    assert parse_condition(text, EN) == tree


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("a dan b atau tidak c", "a and b or not c"),
        ("bukan (a atau b)", "not (a or b)"),
        ("located = tidak dan deaths > 0", "located = no and deaths > 0"),
        ("located = ya", "located = yes"),
        ("tidak deaths > 0", "not deaths > 0"),
    ],
)
def test_both_languages_write_the_same_tree(indonesian: str, english: str) -> None:
    assert parse_condition(indonesian, ID) == parse_condition(english, EN)


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("", "bad-condition", 0),
        ("a and", "bad-condition", 5),
        ("a b", "bad-condition", 2),
        ("or a", "bad-condition", 0),
        ("a == 1", "bad-sign", 2),
        ("a = ", "comparison-without-value", 4),
        ("(a or b", "unclosed-parenthesis", 0),
        ("a)", "bad-condition", 1),
        ("a; b", "bad-condition", 1),
        ("0 < a", "bad-condition", 0),
        ("a ! b", "bad-sign", 2),
    ],
)
def test_what_is_no_condition_is_found_at_its_offset(text: str, code: str, offset: int) -> None:
    with pytest.raises(GrammarTrouble) as trouble:
        parse_condition(text, EN)
    assert (trouble.value.code, trouble.value.offset) == (code, offset)


@given(st.text(max_size=60))
def test_no_text_brings_about_anything_but_trouble(text: str) -> None:
    offset = 0
    try:
        tree = parse_condition(text, EN)
    except GrammarTrouble as trouble:
        offset = trouble.offset
    else:
        assert list(names_in(tree)) == [atom.name for atom in atoms_in(tree)]
    assert 0 <= offset <= len(text)


def test_depth_is_bounded() -> None:
    for text in ("(" * 500 + "a" + ")" * 500, "not " * 500 + "a"):
        with pytest.raises(GrammarTrouble) as trouble:
            parse_condition(text, EN)
        assert trouble.value.code == "condition-too-deep"
