"""Too light for grave news: humour and an admin's persona, as the language's file lists them, and emoji.

    check_jokes(read_prose("Sobat Dishub, kapalnya lagi ngambek nih 😅", "id"), Setting("post"))

Signs that do the work of a word, such as ⚠️ or 📞, are a hint where the news is grave; any other emoji is a fault in a crisis.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.reviewing.hits import Hit
from crisiskit.reviewing.wordings import find_wordings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.hits import Setting
    from crisiskit.reviewing.prose import Prose

#: Emoji in a row, with what joins and colours them; ©, ® and ™ are none, nor are arrows and check marks of plain text.
_EMOJI = re.compile(
    "(?:[\N{HEAVY BLACK HEART}\N{BLACK HEART SUIT}\N{WHITE SMILING FACE}\N{VICTORY HAND}\N{SPARKLES}\N{WHITE MEDIUM STAR}"
    "\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb\U0001f900-\U0001f9ff\U0001fa70-\U0001faff]"
    "[\U0001f3fb-\U0001f3ff]?[\ufe0f\u200d♀♂]*)+"
)
#: A smile written with signs: `:)`, `;-)`, `^_^`.
_SMILE = re.compile(r"(?<![\w:/(])(?:[:;]'?-?[)D(P]|\^_?\^|<3)(?!\w)")


def check_jokes(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """Wordings that joke, emoji and smiles."""
    yield from find_wordings("joke", "tone", prose, setting)
    plain, grave = _signs(prose.language), _is_grave(prose)
    for found in _EMOJI.finditer(prose.text):
        works = all(sign in plain for sign in found[0])
        if not works or grave:
            yield Hit("joke", *found.span(), works)
    for found in _SMILE.finditer(prose.text):
        yield Hit("joke", *found.span())


@cache
def _signs(language: str) -> frozenset[str]:
    """Signs that stand for a word: telephone, place, warning."""
    return frozenset(book(language, "review/tone")["rules"]["joke"]["signs"])


def _is_grave(prose: Prose) -> bool:
    """Whether people are dead, hurt, missing or in danger in it."""
    return bool(_grave(prose.language).search(prose.plain))


@cache
def _grave(language: str) -> re.Pattern[str]:
    return re.compile(book(language, "review/tone")["rules"]["joke"]["grave"], re.IGNORECASE)
