"""Letters that a screen reader spells out or cannot say: dressed-up ones of Unicode, and whole phrases in capitals.

    undress("𝗞𝗮𝗽𝗮𝗹 ｔｅｒｂａｌｉｋ")      # "Kapal terbalik"
    soften("KM BAROKAH JAYA")       # "KM Barokah Jaya"

Each dressed-up letter becomes one plain letter, so places in a file stay what they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from crisiskit.language.catalogue import LANGUAGES, book

#: Fewer capital words than these are an acronym, or a name that is written so.
SHOUTED_WORDS = 2
_LONG, _VOWELS = 4, "AEIOU"


@cache
def _dressed() -> re.Pattern[str]:
    """Mathematical letters and digits, circled and squared letters, full-width letters and digits."""
    return re.compile("[\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f130-\U0001f149\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")


def undress(text: str) -> str:
    """The text with dressed-up letters as plain ones."""
    if text.isascii():
        return text
    return _dressed().sub(lambda found: _plain(found[0]), text)


def _plain(letter: str) -> str:
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 else letter


def is_shouted(text: str) -> bool:
    """Whether a phrase of several words is written in capitals throughout; acronyms are none."""
    return text.isupper() and sum(map(_is_word, text.split())) >= SHOUTED_WORDS


def soften(text: str) -> str:
    """The phrase with a capital for each word; acronyms stay, small words of our languages are small."""
    return " ".join(_soften_word(word) for word in text.split())


def _soften_word(word: str) -> str:
    if word.lower() in _small_words():
        return word.lower()
    return word.capitalize() if _is_word(word) else word


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word for language in LANGUAGES for word in book(language, "formats")["title"]["small"])


def _is_word(word: str) -> bool:
    """Whether capitals are a word rather than an acronym: BALI, not RSUD or KNKT."""
    letters = [letter for letter in word if letter.isalpha()]
    vowels = sum(letter in _VOWELS for letter in word)
    return len(letters) > _LONG or (len(letters) == _LONG and vowels > 1)
