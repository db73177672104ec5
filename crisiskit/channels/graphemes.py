"""Where one character ends as a reader sees it (Unicode UAX #29): "👨‍👩‍👧" is one, though five code points.

The rules and tables are those of the `grapheme` package. Loading it costs more than a whole draft, so it is loaded only
for a text that has a character outside the ranges below; ordinary Indonesian and English never have one.
"""

from __future__ import annotations

import functools
import importlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

# Characters that never join a neighbour of this class: no combining mark, joiner, variation selector, carriage return
# (which joins a line feed) or Hangul. Latin and IPA; Greek and Cyrillic; dashes, quotes, dots; currency; letterlike
# signs, arrows, symbols.
_ALONE = r"\x00-\x0c\x0e-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u2bff"
# Line ends, controls and direction marks: a cluster by themselves (rules GB3 to GB5).
_CONTROLS = r"\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"


#: The package's work grows with the square of a cluster's length, and no letter or emoji is nearly as long as this.
LONGEST_PIECE = 1_000


@functools.cache
def _compile(name: str) -> re.Pattern[str]:
    patterns = {
        "plain": f"[{_ALONE}]*",
        "pieces": rf"\r\n|[{_CONTROLS}]|[^{_CONTROLS}]+",
        # What is not plain, with the plain characters it touches: between two plain ones there is always an end.
        "doubtful": f"([{_ALONE}]?[^{_ALONE}]+(?:[{_ALONE}][^{_ALONE}]+)*[{_ALONE}]?)",
        # A space begins a cluster; where none comes for so long, nobody wrote what is there.
        "short": rf"(?s:.{{1,{LONGEST_PIECE}}}(?= |\Z)|.{{1,{LONGEST_PIECE}}})",
    }
    return re.compile(patterns[name])


def _load_package() -> ModuleType:
    return importlib.import_module("grapheme")


def split_graphemes(text: str) -> list[str]:
    """The grapheme clusters of a text, in order; joined, they are the text again."""
    if (text.isascii() and "\r" not in text) or _compile("plain").fullmatch(text):
        return list(text)
    clusters: list[str] = []
    for place, part in enumerate(_compile("doubtful").split(text)):
        clusters += _split_doubtful(part) if place % 2 else part
    return clusters


def _split_doubtful(text: str) -> list[str]:
    """The clusters of what is not plain, as the package finds them."""
    # The package (0.11) takes a flag for two characters when a control stands before it, so it is not shown any.
    split, short = _load_package().graphemes, _compile("short")
    pieces = (part for piece in _compile("pieces").findall(text) for part in short.findall(piece))
    return [cluster for piece in pieces for cluster in split(piece)]


@functools.cache
def is_pictograph(character: str) -> bool:
    """Whether a code point is a pictograph (Extended_Pictographic), of which emoji are made.

    Asked through rule GB11: a joiner keeps two pictographs together, and nothing else.
    """
    return bool(_load_package().length(f"{character}\u200d\u231a") == 1)
