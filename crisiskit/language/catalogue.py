"""The data files of the languages: which languages there are, and one book of one of them.

    LANGUAGES                                   # ("id", "en")
    book("id", "formats")["numbers"]["words"]   # ["nol", "satu", …]

A language is a folder beside this module that holds `formats.json`; nothing about a language stands in Python.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel.core import Locale


class UnknownLanguage(ValueError):
    """There is no such language; `language` is what was asked for."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language

    def __str__(self) -> str:
        return f"no language {self.language!r}; there are {', '.join(LANGUAGES)}"


_FOLDER = Path(__file__).parent


def _find_languages() -> tuple[str, ...]:
    """The languages found, Indonesian first, the rest by their codes."""
    codes = [path.parent.name for path in _FOLDER.glob("*/formats.json")]
    return tuple(sorted(codes, key=lambda code: (code != "id", code)))


#: The codes of all languages, the house's first language in front.
LANGUAGES: tuple[str, ...] = _find_languages()


@cache
def book(language: str, name: str) -> Mapping[str, Any]:
    """One data file of a language, `<language>/<name>.json`, read once; UnknownLanguage if there is no folder."""
    if language not in LANGUAGES:
        raise UnknownLanguage(language)
    text = (_FOLDER / language / f"{name}.json").read_text(encoding="utf-8")
    return MappingProxyType(json.loads(text))


@cache
def find_locale(language: str) -> Locale:
    """Babel's locale for a language, as its formats name it: a parent's where Babel does not know its own."""
    from babel.core import Locale

    return Locale.parse(book(language, "formats")["locale"])
