"""The format's words of one language, looked up both ways: headings, columns, levels, types, parts.

    words = keywords("id")
    words.section("Jangan ucapkan")     # "never-say"
    words.column("facts", "jenis")      # "type"
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from crisiskit.language.catalogue import book


class Keywords:
    """Look-ups from a written word to the id it stands for; None for a word the format does not know."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        """Turn the catalogue's tables around once."""
        self._words = words
        self._sections = _inverse(words["sections"])
        self._parts = _inverse(words["parts"])
        self._phases = _inverse(words["phases"])
        self._levels = _inverse(words["levels"])
        self._types = _inverse(words["types"])
        self._clocks = _inverse(words["clocks"])
        self._columns = {section: _inverse(columns) for section, columns in words["columns"].items()}
        self.conditions: Mapping[str, list[str]] = words["conditions"]
        self.injects: Mapping[str, str] = words["injects"]

    def section(self, title: str) -> str | None:
        """The section a level-2 heading opens."""
        return self._sections.get(_plain(title))

    def part(self, title: str) -> str | None:
        """The part of a statement a heading under Messages opens."""
        return self._parts.get(_plain(title))

    def phase(self, title: str) -> str | None:
        """The phase a heading under Steps opens."""
        return self._phases.get(_plain(title))

    def level(self, word: str) -> str | None:
        """The severity a word means."""
        return self._levels.get(_plain(word))

    def kind(self, word: str) -> str | None:
        """The kind of fact a word means."""
        return self._types.get(_plain(word))

    def clock(self, word: str) -> str | None:
        """The deadline a word means."""
        return self._clocks.get(_plain(word))

    def column(self, section: str, title: str) -> str | None:
        """The column a head cell names in a section's table."""
        return self._columns[section].get(_plain(title))

    def yes_no(self, word: str) -> bool | None:
        """What a yes or no means."""
        plain = _plain(word)
        if plain in self.conditions["yes"]:
            return True
        return False if plain in self.conditions["no"] else None

    def written(self, table: str, section: str | None = None) -> list[str]:
        """The words a table accepts, as they are written."""
        entries = self._words[table]
        return list((entries[section] if section else entries).values())

    def word(self, table: str, key: str, section: str | None = None) -> str:
        """How an id is written in this language."""
        entries = self._words[table]
        return str((entries[section] if section else entries)[key])


@cache
def keywords(language: str) -> Keywords:
    """The keywords of a language. Raises UnknownLanguage for one that has no folder."""
    return Keywords(book(language, "keywords"))


_ALIKE, _MOST_COMPARED, _MOST_SHOWN = 4, 60, 40


def nearest(word: str, choices: Iterable[str]) -> str:
    """The accepted word most like the one written, or those there are, the first dozen, when none is like it."""
    from difflib import get_close_matches

    options = list(choices)
    # Comparing is slow, and a stranger's document may ask for it ten thousand times: look only at words about as long.
    alike = [option for option in options if abs(len(option) - len(word)) <= _ALIKE][:_MOST_COMPARED]
    close = get_close_matches(word, alike, n=1, cutoff=0.6)
    return close[0] if close else ", ".join([*options[:_MOST_SHOWN], *(["…"] if len(options) > _MOST_SHOWN else [])])


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _inverse(table: Mapping[str, str]) -> dict[str, str]:
    return {_plain(written): key for key, written in table.items()}
