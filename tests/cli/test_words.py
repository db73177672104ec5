"""The program's words are whole in every language, and click's with them."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import crisiskit.language
from crisiskit.cli.choosing import STATUSES
from crisiskit.cli.commands import COMMANDS
from crisiskit.cli.diff import SIGNS
from crisiskit.cli.words import Words, find_language
from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.reading.fronts import KEYS as FRONT
from installed import ROOT
from source_rules import read_modules

CATALOGUE = Path(crisiskit.language.__file__).parent / "id" / "LC_MESSAGES"
#: Keys that are put together: each command's, and those of parts that the library writes itself.
MADE = {f"{name}.{key}" for name in COMMANDS for key in ("short", "example")} | {
    f"parts.{name}" for name in ("chain", "changes", "claim", "answer", "contact")
}
MADE |= {f"demo.{key}{end}" for key in ("again", "why", "own", "list") for end in ("", "_command")}
MADE |= {f"diff.{how}" for how in SIGNS} | {f"diff.key_{key}" for key in FRONT if key not in ("id", "language")}
MADE |= {"fact.rises", "fact.sinks", *(f"open.words_{status}" for status in STATUSES)}


def find_keys(tree: ast.AST) -> Iterator[tuple[str, set[str]]]:
    """Each key asked for in a module, with the arguments given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"say", "self.say", "program.say"} and node.args:
            key = node.args[0]
            if isinstance(key, ast.Constant):
                yield str(key.value), {keyword.arg for keyword in node.keywords if keyword.arg}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "make_languages":
            key = node.args[1]
            assert isinstance(key, ast.Constant)
            yield str(key.value), set()


@cache
def read_keys() -> dict[str, list[set[str]]]:
    keys: dict[str, list[set[str]]] = {}
    for module in read_modules(ROOT):
        if module.room == "cli":
            for key, arguments in find_keys(module.tree):
                keys.setdefault(key, []).append(arguments)
    return keys


def list_words(language: str) -> dict[str, str]:
    return {f"{group}.{name}": text for group, words in book(language, "program").items() for name, text in words.items()}


def find_placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_asked_for_is_there_and_every_word_is_asked_for(language: str) -> None:
    asked = set(read_keys()) | MADE
    assert len(asked) > 100
    assert asked - set(list_words(language)) == set(), "asked for and not there"
    assert set(list_words(language)) - asked == set(), "there and not asked for"


def test_every_sentence_gets_its_arguments() -> None:
    for language in LANGUAGES:
        words = list_words(language)
        for key, calls in read_keys().items():
            for arguments in calls:
                if key != "demo.later_story":
                    assert find_placeholders(words[key]) <= arguments, (language, key)


def test_all_languages_say_the_same_arguments() -> None:
    first, *others = map(list_words, LANGUAGES)
    assert others
    for other in others:
        assert list(other) == list(first)
        for key, text in first.items():
            assert find_placeholders(text) == find_placeholders(other[key]), key


def test_examples_in_the_words_name_commands_that_exist() -> None:
    for language in LANGUAGES:
        for key, text in list_words(language).items():
            for name in re.findall(r"crisiskit ([a-z]+)", text):
                assert name in {*COMMANDS, "bukan", "not"}, (language, key)


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "id_ID.UTF-8"}, "id"),
        ([], {"LANG": "id"}, "id"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LANG": "ID-id"}, "id"),
        ([], {"LANG": "id_ID", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "en_US", "LC_MESSAGES": "id_ID"}, "id"),
        ([], {"LANG": "de_DE"}, "en"),
        ([], {"LANG": "en_US", "CRISISKIT_LANG": "id"}, "id"),
        (["--lang", "id", "list"], {"CRISISKIT_LANG": "en"}, "id"),
        (["--lang=en", "list"], {"LANG": "id_ID"}, "en"),
        (["--playbooks", "here", "--lang", "id", "list"], {}, "id"),
        (["--help", "--lang", "id"], {}, "id"),
        (["draft", "--lang", "id"], {}, "en"),
        (["--lang", "xx", "list"], {"LANG": "id_ID"}, "id"),
        (["--lang"], {}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_else_that_of_the_machine(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert find_language(arguments, environment) == language


def test_words_take_arguments() -> None:
    assert Words("id")("fact.falls", fact="deaths", before=3, after=1) == "deaths turun dari 3 menjadi 1."


def read_catalogue() -> list[tuple[list[str], list[str]]]:
    """Each message of the written catalogue: what click says, one form or two, and what we say."""
    with (CATALOGUE / "click.po").open("rb") as file:
        return [(_list(message.id), _list(message.string)) for message in read_po(file) if message.id]


def _list(texts: object) -> list[str]:
    return [texts] if isinstance(texts, str) else [str(text) for text in texts] if isinstance(texts, list | tuple) else []


def test_the_compiled_catalogue_says_what_the_written_one_says() -> None:
    """The `.mo` is what gettext reads, the `.po` is what people read; the head of the `.po` says how one is made from the other."""
    written = {ids[0]: strings[0] for ids, strings in read_catalogue()}
    with (CATALOGUE / "click.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert len(written) > 40
    for ids, strings in read_catalogue():
        assert (compiled.ngettext(ids[0], ids[-1], 2) if len(ids) > 1 else compiled.gettext(ids[0])) == strings[0]
    assert len(compiled._catalog) == len(written) + 1  # type: ignore[attr-defined]


def test_most_of_what_click_can_say_is_in_the_catalogue() -> None:
    """Not all: some of it is for programmers, and each version of click has a few words of its own."""
    keywords = {"_": None, "ngettext": (1, 2)}
    found = extract_from_dir(Path(click.__file__).parent, method_map=[("**.py", "python")], keywords=keywords)
    messages = {item[2][0] if isinstance(item[2], tuple) else item[2] for item in found}
    assert len(messages) > 40
    known = {ids[0] for ids, _ in read_catalogue()}
    assert len(messages & known) > 0.6 * len(messages), sorted(messages - known)


def test_placeholders_of_click_stay_as_they_are() -> None:
    assert read_catalogue()
    for ids, strings in read_catalogue():
        wanted, given = ({name for text in texts for name in find_placeholders(text)} for texts in (ids, strings))
        assert given <= wanted, ids
