"""The program's own words in the reader's language, click's included.

    say = Words("id")
    say("draft.kind")                     # "Jenis pernyataan."
    say("fact.added", path="crisis.yaml")

They lie in `language/<language>/program.json`, by command; click's lie beside it as a gettext catalogue, `LC_MESSAGES/click.po`.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import TYPE_CHECKING

from crisiskit import language
from crisiskit.language.catalogue import LANGUAGES, book

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crisiskit.problems import Problem

#: Where no language is asked for and the locale names none of ours.
FALLBACK = "en"
#: In the order in which programs that use gettext ask them.
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
LANGUAGE_VARIABLE = "CRISISKIT_LANG"
OPTION = "--lang"
_DOMAIN = "click"


class Words:
    """The words of one language, asked for by `command.key`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = book(language, "program")

    def __call__(self, key: str, /, **arguments: object) -> str:
        """The word or sentence, its arguments filled in. KeyError for a key there is none of: the tests see to it."""
        group, _, name = key.partition(".")
        sentence: str = self._words[group][name]
        return sentence.format(**arguments)

    def problem(self, item: Problem) -> str:
        """A problem's sentence, without its place."""
        from crisiskit.language.problems import say

        return say(item, self.language)


def find_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that `--lang` before the command names, else the environment, else English.

    Read before click reads the arguments, since click's own words, in its help and errors, must already be in that language.
    """
    asked = _find_option(arguments) or environment.get(LANGUAGE_VARIABLE)
    if asked in LANGUAGES:
        return str(asked)
    for variable in LOCALE_VARIABLES:
        if environment.get(variable):
            code = environment[variable].replace("-", "_").partition("_")[0].partition(".")[0].lower()
            return code if code in LANGUAGES else FALLBACK
    return FALLBACK


def _find_option(arguments: Sequence[str]) -> str | None:
    """What stands behind the program's own `--lang`; a command has one of its own, for statements."""
    skipped = False
    for number, argument in enumerate(arguments):
        if skipped:
            skipped = False
        elif argument == OPTION:
            return arguments[number + 1] if number + 1 < len(arguments) else None
        elif argument.startswith(f"{OPTION}="):
            return argument.partition("=")[2]
        elif argument == "--playbooks":
            skipped = True
        elif not argument.startswith("-"):
            return None
    return None


def speak(code: str) -> None:
    """Have click speak the language, where there is a catalogue for it.

    gettext knows no other way than the environment of the process to name a language.
    """
    folder = Path(language.__file__).parent
    if (folder / code / "LC_MESSAGES" / f"{_DOMAIN}.mo").is_file():
        os.environ["LANGUAGE"] = code
        gettext.bindtextdomain(_DOMAIN, folder)
        gettext.textdomain(_DOMAIN)
    else:
        gettext.textdomain("messages")
