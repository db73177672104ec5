"""Every code has its sentence, in every language, with arguments that every place of its use gives."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.catalogue import LANGUAGES, UnknownLanguage, book
from crisiskit.language.problems import LONGEST_ARGUMENT, describe, say
from crisiskit.language.rules import list_rules
from crisiskit.problems import WARNINGS, Problem, Where, problem
from crisiskit.reviewing.rules import RULES
from installed import ROOT
from source_rules import read_modules

#: Calls that make a problem, by the name of what is called, each with the arguments it adds by itself.
MAKERS: dict[str, frozenset[str]] = {
    "problem": frozenset(),
    "note": frozenset(),
    "GrammarTrouble": frozenset(),
    "TimeTrouble": frozenset({"text"}),
    "trouble": frozenset({"text"}),
    "_known": frozenset({"found", "instead"}),
    "_read": frozenset({"found"}),
    "Stale": frozenset({"fact", "found"}),
}
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
FEWEST_CODES = 60


def find_uses(tree: ast.AST) -> Iterator[tuple[str, frozenset[str] | None]]:
    """Each code with the arguments given beside it; None where they cannot be seen there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in MAKERS:
                continue
            arguments = MAKERS[name] | {keyword.arg for keyword in node.keywords if keyword.arg}
            for argument in node.args:
                for code in find_codes(argument):
                    yield code, arguments
        elif isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id == "code" for to in node.targets):
            for code in find_codes(node.value):
                yield code, None


def find_codes(node: ast.AST) -> Iterator[str]:
    """The codes in an expression, which may choose between two; not those inside another call."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from find_codes(node.body)
        yield from find_codes(node.orelse)


@cache
def read_uses() -> dict[str, frozenset[str]]:
    """Every code of the package with the arguments that all its uses give."""
    uses: dict[str, list[frozenset[str]]] = {}
    for module in read_modules(ROOT):
        for code, arguments in find_uses(module.tree):
            uses.setdefault(code, []).extend([] if arguments is None else [arguments])
    return {code: frozenset.intersection(*every) if every else frozenset() for code, every in uses.items()}


def list_rule_codes() -> set[str]:
    """The codes that rules of the reviewer give their problems."""
    return {name for rule in RULES for name in rule.names}


def find_placeholders(sentence: str) -> set[str]:
    return {name.removesuffix("_how") for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_there_are_codes_to_look_at() -> None:
    assert len(read_uses()) > FEWEST_CODES


def test_the_finder_sees_every_way_of_making_a_problem() -> None:
    source = """
problem("one-code", where, found=x)
context.note("a-code" if found else "b-code", where, column=y)
code = "c-code" if z else "d-code"
raise found.trouble("e-code", zone=z)
self.note("topic", where)
"""
    found = dict(find_uses(ast.parse(source)))
    assert found == {
        "one-code": {"found"},
        "a-code": {"column"},
        "b-code": {"column"},
        "c-code": None,
        "d-code": None,
        "e-code": {"text", "zone"},
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence_and_every_sentence_a_code(language: str) -> None:
    sentences = [*book(language, "problems"), *list_rules(language)]
    assert len(sentences) == len(set(sentences)), "a code with two sentences"
    used = set(read_uses()) | list_rule_codes()
    assert set(sentences) - used == set(), "sentences that nothing says"
    assert used - set(sentences) == set(), "codes without a sentence"


def test_every_warning_is_a_code() -> None:
    assert set() == WARNINGS - set(read_uses()) - list_rule_codes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_uses_only_arguments_that_every_use_of_its_code_gives(language: str) -> None:
    # A code chosen into a variable shows its arguments elsewhere; the tests of its room see the whole sentence.
    looked_at = 0
    for code, arguments in read_uses().items():
        if arguments:
            for sentence in book(language, "problems").get(code, {}).values():
                assert find_placeholders(sentence) <= arguments, code
                looked_at += 1
    assert looked_at > FEWEST_CODES


def test_all_languages_say_the_same_arguments() -> None:
    first, *others = (book(language, "problems") for language in LANGUAGES)
    for code, sentences in first.items():
        assert set(sentences) == {"say", "instead"}, code
        for other in others:
            for half in ("say", "instead"):
                assert find_placeholders(sentences[half]) == find_placeholders(other[code][half]), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_whole_sentences(language: str) -> None:
    for code, sentences in book(language, "problems").items():
        for half, sentence in sentences.items():
            shown = Formatter().vformat(sentence, (), dict.fromkeys(["type_how", "found_how", *find_placeholders(sentence)], "x"))
            assert shown.endswith((".", "?")), (code, half)
            assert "  " not in shown, (code, half)
            assert code not in shown, f"{code}: a code explains nothing"


def test_the_type_of_a_fact_is_explained_for_every_type() -> None:
    for language in LANGUAGES:
        assert set(book(language, "arguments")["type_how"]) == set(book(language, "keywords")["types"])


def test_a_line_begins_as_editors_read_it_in_every_language() -> None:
    item = problem("missing-owner", Where("playbooks/flood/id.md", 41, 12), step="pause")
    assert describe(item, "id") == (
        "playbooks/flood/id.md:41:12: error[missing-owner]: Langkah “pause” belum punya pelaksana. "
        "Isi kolom pelaksana dengan satu peran dari bagian Peran."
    )
    assert describe(item, "en") == (
        "playbooks/flood/id.md:41:12: error[missing-owner]: The step “pause” names no owner. "
        "Fill the column owner with one role of the section Roles."
    )


def test_a_warning_says_so() -> None:
    assert describe(problem("reports-are-old", hours=30), "en").startswith("warning[reports-are-old]: The last report is 30 hours")


def test_a_problem_without_a_place_begins_with_its_code() -> None:
    assert describe(problem("file-empty"), "en").startswith("error[file-empty]: ")


def test_a_code_without_a_sentence_is_named() -> None:
    assert say(Problem("brand-new"), "en") == "Something is not right (brand-new)."


def test_a_missing_argument_is_no_hole_and_no_exception() -> None:
    assert say(problem("missing-owner"), "id") == "Ada yang tidak sesuai (missing-owner)."


def test_advice_is_left_out_where_there_is_none() -> None:
    assert say(problem("unknown-role", found="boss", instead=""), "en") == "The playbook has no role “boss”."


def test_an_empty_argument_is_said_to_be_empty() -> None:
    assert "“(kosong)”" in say(problem("bad-condition", found=""), "id")


def test_parts_types_and_dates_are_said_in_the_readers_language() -> None:
    assert "Belum diketahui" in say(problem("does-not-fit", channel="x", count=300, limit=280, parts="opening, not-known"), "id")
    assert "jumlah-kini" in say(problem("fact-not-comparable", fact="missing", type="count-now"), "id")
    wrong = problem("weekday-differs", text="Rabu, 3 Juli 2025", day="Kamis", date="2025-07-03")
    assert "Thursday 3 July 2025" in say(wrong, "en")
    assert "Kamis, 3 Juli 2025" in say(wrong, "id")
    assert "Write a whole number" in say(problem("value-of-wrong-type", fact="deaths", found="two", type="count"), "en")


def test_what_an_author_wrote_is_shown_on_one_line_and_not_endlessly() -> None:
    said = say(problem("unknown-role", found="a\n\x1b[31mb" + "c" * 1000, instead="x"), "en")
    assert "\n" not in said
    assert "\x1b" not in said
    assert len(said) < LONGEST_ARGUMENT + 100


def test_an_unknown_language_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(UnknownLanguage):
        say(problem("file-empty"), "xx")


@given(
    code=st.one_of(st.sampled_from(sorted(book("id", "problems"))), st.text(max_size=20)),
    arguments=st.dictionaries(
        st.sampled_from(["found", "instead", "date", "type", "part", "parts", "key", "fact"]), st.one_of(st.text(), st.integers())
    ),
    language=st.sampled_from(LANGUAGES),
)
def test_nothing_that_is_found_in_a_file_can_stop_a_sentence(
    code: str, arguments: dict[str, str | int], language: str
) -> None:
    said = describe(Problem(code, Where("a.md"), tuple(arguments.items())), language)
    assert said.startswith("a.md:1:1: error[") or "warning[" in said
    assert said.isprintable() or not code.isprintable()


def test_a_number_in_groups_is_shown_without_them() -> None:
    assert say(problem("bad-number", found="12.000"), "en").endswith("such as 12000.")
    assert say(problem("bad-number", found="12.5"), "en").endswith("such as 12.")
    assert say(problem("bad-number", found="many"), "id").endswith("misalnya 12.")


@pytest.mark.parametrize(
    ("code", "reason", "said"),
    [
        ("layout-syntax", "Encountered unknown tag 'debug'.", "perintah “debug” tidak dikenal"),
        ("layout-syntax", "Unexpected end of template. Jinja was looking", "{% if %} atau {% for %} yang belum ditutup"),
        ("layout-syntax", "expected token 'end of print statement', got '}'", "seharusnya “end of print statement”, bukan “}”"),
        ("layout-failed", "'dict object' has no attribute 'x'", "'dict object' has no attribute 'x'"),
        ("file-unreadable", "Permission denied", "tidak ada izin"),
    ],
)
def test_reasons_of_other_programs_are_said_in_the_readers_language(code: str, reason: str, said: str) -> None:
    found = problem(code, None, path="a", layout="press", reason=reason)
    assert said in say(found, "id")
    assert (reason in say(found, "id")) == (reason == said)
