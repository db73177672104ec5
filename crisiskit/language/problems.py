"""Problems as sentences in the reader's language: what is wrong, and what to write instead.

    describe(problem("missing-owner", Where("playbooks/flood/id.md", 41, 12), step="pause"), "id")
    # playbooks/flood/id.md:41:12: error[missing-owner]: Langkah “pause” belum punya pelaksana. Isi kolom pelaksana …

The sentences lie in `<language>/problems.json`, by code, those of the reviewer in `<language>/review/`; they are read at two in
the morning, so nothing here ever raises: a sentence whose arguments are incomplete gives way to one that names the code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.language.rules import find_rule

if TYPE_CHECKING:
    from crisiskit.problems import Argument, Problem

#: No argument is shown at greater length: a file of one line would fill the screen.
LONGEST_ARGUMENT = 240


def describe(problem: Problem, language: str) -> str:
    """One line, `path:line:column: error[code]: sentence`, whose beginning is the same in all languages for editors to read.

    `language` is a code of `LANGUAGES` (UnknownLanguage otherwise). A problem without a place begins with `error[code]`.
    """
    start = "" if problem.where is None else f"{_visible(str(problem.where))}: "
    return f"{start}{problem.weight.value}[{problem.code}]: {say(problem, language)}"


def say(problem: Problem, language: str) -> str:
    """What is wrong and what to write instead, in sentences, without the place."""
    sentences = book(language, "problems").get(problem.code) or find_rule(problem.code, language)
    words = book(language, "arguments")
    arguments = dict(_fill_arguments(problem, language))
    wrong = _fill(sentences.get("say", ""), {name: text or words["blank"] for name, text in arguments.items()})
    if not wrong:
        return str(words["unknown"]).format(code=_visible(problem.code))
    # Advice with a hole in it is none, so it is left out.
    right = _fill(sentences.get("instead", ""), {name: text for name, text in arguments.items() if text})
    return f"{wrong} {right}".rstrip()


def explain(problem: Problem, language: str) -> dict[str, str]:
    """The sentences of a rule of the reviewer apart: `say`, `why`, `instead` and `case`; "" for one that there is not."""
    sentences = book(language, "problems").get(problem.code) or find_rule(problem.code, language)
    arguments = dict(_fill_arguments(problem, language))
    return {name: _fill(str(sentences.get(name, "")), arguments) for name in ("say", "why", "instead", "case")}


def _fill(sentence: str, arguments: Mapping[str, str]) -> str:
    """The sentence with its arguments, or nothing where one is missing."""
    try:
        return Formatter().vformat(sentence, (), arguments)
    except (LookupError, ValueError):
        return ""


def _fill_arguments(problem: Problem, language: str) -> Iterator[tuple[str, str]]:
    """The arguments in words of the language, and what is derived from them."""
    for name, value in problem.arguments:
        yield name, WORDS[name](value, language) if name in WORDS else _visible(str(value))
        if name == "type":
            how: Mapping[str, str] = book(language, "arguments")["type_how"]
            yield "type_how", how.get(str(value), "")
        elif name == "found" and problem.code == "bad-number":
            yield "found_how", _ungroup(str(value)) or "12"


def _ungroup(text: str) -> str:
    """The digits of a number that is written in groups, as 12.000 is; nothing for any other text."""
    first, *groups = text.replace(",", ".").replace(" ", ".").split(".")
    digits = "".join((first, *groups))
    is_grouped = 0 < len(first) <= 3 and bool(groups) and all(len(group) == 3 for group in groups)
    return digits if is_grouped and digits.isascii() and digits.isdigit() and len(digits) < 16 else ""


def _say_type(value: Argument, language: str) -> str:
    return _look_up("types", value, language)


def _say_parts(value: Argument, language: str) -> str:
    """Parts of a statement by their headings; one that an author wrote stays as it is."""
    return ", ".join(_look_up("parts", item.strip(), language) for item in str(value).split(","))


def _look_up(table: str, value: Argument, language: str) -> str:
    words: Mapping[str, str] = book(language, "keywords")[table]
    return words.get(str(value)) or _visible(str(value))


def _say_date(value: Argument, language: str) -> str:
    """The date with its day of the week."""
    from datetime import date

    from crisiskit.language.dates import say_date

    try:
        return say_date(date.fromisoformat(str(value)), language)
    except ValueError:
        return _visible(str(value))


def _say_reason(value: Argument, language: str) -> str:
    """What another program gave as its reason, in words of the language where we know them, else as it is."""
    for pattern, said in book(language, "arguments")["reasons"]:
        found = re.search(pattern, str(value))
        if found:
            return str(said).format(*map(_visible, found.groups()))
    return _visible(str(value))


def _say_clock(value: Argument, language: str) -> str:
    """What a clock is for."""
    names: Mapping[str, str] = book(language, "clocks")["names"]
    return names.get(str(value)) or _visible(str(value))


def _say_statement(value: Argument, language: str) -> str:
    """A kind of statement by its name."""
    kinds: Mapping[str, str] = book(language, "sheets")["statement"]["kinds"]
    return kinds.get(str(value), "").lower() or _visible(str(value))


def _visible(text: str) -> str:
    """The text on one line, without signs that would steer a terminal, cut where nobody reads on."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    shown = " ".join(shown.split())
    return shown if len(shown) <= LONGEST_ARGUMENT else f"{shown[:LONGEST_ARGUMENT].rstrip(' ,')}…"


#: How the arguments are said that are ids of ours or dates; all others are shown as they are.
WORDS: Mapping[str, Callable[[Argument, str], str]] = MappingProxyType(
    {
        "clock": _say_clock, "date": _say_date, "part": _say_parts, "parts": _say_parts, "reason": _say_reason,
        "statement": _say_statement, "type": _say_type,
    }
)  # fmt: skip
