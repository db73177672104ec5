"""Enumerations, capital letters and articles: what a wording needs around the names that are put into it.

    say_list(("KSOP", "Basarnas", "KNKT"), "id")               # KSOP, Basarnas, dan KNKT
    title("kecelakaan kapal di perairan Sanur", "id")          # Kecelakaan Kapal di Perairan Sanur
    article("Brazilian", "en"), article("SAR helicopter", "en")    # a Brazilian, a SAR helicopter

Capital letters in Indonesian titles follow EYD V: each word has one, full repetitions have two, small words have none
unless they begin.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from crisiskit.language.catalogue import book, find_locale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Conjunction = Literal["and", "or"]

#: Enough for every name and headline of one crisis in all languages.
_REMEMBERED = 1024

#: Babel's names of the two enumerations.
_STYLES: Mapping[Conjunction, Literal["standard", "or"]] = {"and": "standard", "or": "or"}


def say_list(items: Sequence[str], language: str, *, conjunction: Conjunction = "and") -> str:
    """`A, B, dan C`, `A dan B`; `A, B and C`, `A or B`. One item is itself, none is nothing."""
    return _join(tuple(items), language, conjunction)


@lru_cache(maxsize=_REMEMBERED)
def _join(items: tuple[str, ...], language: str, conjunction: Conjunction) -> str:
    if len(items) < 2:
        return "".join(items)
    kept = book(language, "formats").get("kept")
    if kept is not None:
        return _fill_list(items, kept["lists"][_STYLES[conjunction]])
    from babel.lists import format_list

    return format_list(items, style=_STYLES[conjunction], locale=find_locale(language))


def _fill_list(items: tuple[str, ...], patterns: Mapping[str, str]) -> str:
    """An enumeration by Babel's four patterns: of two, at the start, in the middle, at the end."""
    said, last = items[0], len(items) - 1
    for number, item in enumerate(items[1:], start=1):
        name = "2" if last == 1 else "start" if number == 1 else "end" if number == last else "middle"
        said = patterns[name].format(said, item)
    return said


def title(text: str, language: str, *, start: bool = True) -> str:
    """The text with the capitals of a headline in its language; words that have capitals of their own stay as they are.

    `start` is whether the headline begins here: a place that is put into the middle of one, `di perairan Sanur`,
    keeps its small first word.
    """
    return _fill_title(text, language, start)


@lru_cache(maxsize=_REMEMBERED)
def _fill_title(text: str, language: str, start: bool) -> str:  # noqa: FBT001
    rules = book(language, "formats")["title"]
    if rules["style"] == "sentence":
        return capitalise(text) if start else text
    words, opening = text.split(" "), start
    for index, word in enumerate(words):
        words[index] = _title_word(word, rules["small"], opening=opening)
        if word:
            opening = word[-1] in ":.?!"
    return " ".join(words)


def _title_word(word: str, small: Sequence[str], *, opening: bool) -> str:
    core = word.strip("\"'“”‘’()[],.;:?!")
    if any(letter.isupper() for letter in core) or (core in small and not opening):
        return word
    first, hyphen, second = core.partition("-")
    if hyphen and first == second:
        return word.replace(core, f"{capitalise(first)}-{capitalise(second)}", 1)
    return capitalise(word)


def capitalise(text: str) -> str:
    """The text with a capital first letter, as a sentence begins, behind any quote or bracket.

    What begins with a digit, a @handle, a #tag, an address (`dephub.go.id`) or a name with its capital further in
    (`iNews`) is left alone.
    """
    for index, letter in enumerate(text):
        if letter in "@#" or letter.isdigit():
            return text
        if letter.isalpha():
            word = text[index:].split(maxsplit=1)[0]
            named = letter.islower() and any(other.isupper() for other in _first_piece(word))
            if named or _is_address(word):
                return text
            return text[:index] + letter.title() + text[index + 1 :]
    return text


def _is_address(word: str) -> bool:
    """Whether it is a link, a mail address or a bare host: a dot with letters or digits on both sides."""
    parts = word.split(".")
    dotted = any(left[-1:].isalnum() and right[:1].isalnum() for left, right in pairwise(parts))
    return dotted or "://" in word or "@" in word


def article(text: str, language: str) -> str:
    """The text behind its indefinite article, by sound: `a Brazilian`, `an hour`, `an MP`; alone if there is none."""
    return _fill_article(text, language)


@lru_cache(maxsize=_REMEMBERED)
def _fill_article(text: str, language: str) -> str:
    rules = book(language, "formats").get("article")
    if not rules or not text.strip():
        return text
    return f"{rules['vowel' if _sounds_like_vowel(text, rules) else 'plain']} {text}"


def _sounds_like_vowel(text: str, rules: Mapping[str, Any]) -> bool:
    start = next((index for index, letter in enumerate(text) if letter.isalnum()), 0)
    piece = _first_piece(text[start:])
    if piece.isdigit():
        return piece.startswith(tuple(rules["vowel_digits"])) or piece in rules["vowel_numbers"]
    if _is_spelled(piece, rules):
        return piece[0] in rules["vowel_letters"]
    word = text[start:].casefold()
    plain = max((len(begin) for begin in rules["plain_starts"] if word.startswith(begin)), default=0)
    vowel = max((len(begin) for begin in rules["vowel_starts"] if word.startswith(begin)), default=0)
    return vowel > plain or (plain == 0 and word[:1] in rules["vowels"])


def _first_piece(text: str) -> str:
    """The letters or the digits that the text begins with."""
    kind = str.isdigit if text[:1].isdigit() else str.isalpha
    end = next((index for index, letter in enumerate(text) if not kind(letter)), len(text))
    return text[:end]


def _is_spelled(piece: str, rules: Mapping[str, Any]) -> bool:
    """Whether it is said letter by letter: `MP`, `SMS`, the `X` of X-ray; not `SAR`, not `NATO`."""
    if not piece.isupper() or piece in rules["spoken_acronyms"]:
        return False
    return len(piece) <= 3 or not any(letter in rules["vowels"] for letter in piece.casefold())
