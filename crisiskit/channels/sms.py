"""How SMS counts: letters of the GSM alphabet or, with a single character outside it, UTF-16; then parts.

    "Kapal terbalik."      15 letters of GSM-7, of 160 in one part, or 153 in each of several
    "Kapal “terbalik”."    17 units of UCS-2, of 70 in one part, or 67 in each of several

The alphabet is that of 3GPP TS 23.038, the parts those of TS 23.040: 140 octets, of which the header that joins several
parts takes 6. Ten letters of the extension table count two and are never divided between parts; nor is a grapheme
cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from crisiskit.channels.counting import count_units
from crisiskit.channels.folding import fold_to_gsm
from crisiskit.channels.graphemes import split_graphemes
from crisiskit.channels.gsm import EXTENSION, count_foreign, is_gsm

if TYPE_CHECKING:
    from crisiskit.channels.counting import Measure

ONE_PART = 160
_SEPTET, _UNIT, _HEADER = 7, 16, 48  # bits


def _hold(limit: int, parts: int, unit: int) -> int:
    """How many units of so many bits are held by parts that hold `limit` septets when they stand alone."""
    bits = limit * _SEPTET
    return bits // unit if parts == 1 else parts * ((bits - _HEADER) // unit)


class SmsCounter:
    """Counts as SMS does.

    The vector: UTF-16 units; letters of the extension table; units beyond the first of each grapheme cluster, which
    bound what is lost at the ends of parts; characters outside the GSM alphabet.
    """

    unit = "SMS characters"

    def measure(self, text: str) -> Measure:
        """The four numbers named above."""
        extensions = sum(map(text.count, EXTENSION))
        if is_gsm(text):
            return (len(text), extensions, text.count("\r\n"), 0)
        units = count_units(text)
        return (units, extensions, units - len(split_graphemes(text)), count_foreign(text))

    def size(self, measure: Measure) -> int:
        """Septets in GSM-7, UTF-16 units in UCS-2."""
        units, extensions, _, foreign = measure
        return units if foreign else units + extensions

    def parts(self, measure: Measure, limit: int | None = None) -> int:
        """Parts that are certain to hold the text, whatever falls on their ends."""
        _, extensions, excess, foreign = measure
        size, unit, limit = self.size(measure), _UNIT if foreign else _SEPTET, limit or ONE_PART
        if size <= _hold(limit, 1, unit):
            return 1
        each = (limit * _SEPTET - _HEADER) // unit
        if foreign:
            return max(2, -(-(size + excess) // each))
        parts = max(2, -(-size // each))
        # At most one letter is lost at the end of a part, and only to a letter of the extension table.
        return parts if size + min(parts - 1, extensions) <= parts * each else parts + 1

    def encoding(self, measure: Measure) -> str | None:
        """The encoding: "UCS-2" if one character is outside the GSM alphabet, otherwise "GSM-7"."""
        return "UCS-2" if measure[3] else "GSM-7"

    def prepare(self, text: str) -> str:
        """The text with typographic signs written in letters of the GSM alphabet."""
        return fold_to_gsm(text)

    def capacity(self, measure: Measure, limit: int, parts: int) -> int:
        """What so many parts hold: 160 and 306 letters of GSM-7, 70 and 134 units of UCS-2."""
        return _hold(limit, parts, _UNIT if measure[3] else _SEPTET)

    def count_parts(self, text: str, limit: int | None = None) -> int:
        """How many parts the text takes, divided as it is sent."""
        return len(split_sms(text, limit or ONE_PART))

    def octets(self, _measure: Measure) -> int:
        """0: septets and units are what is bounded."""
        return 0


def split_sms(text: str, limit: int = ONE_PART) -> list[str]:
    """The parts of a text as they are sent; one part for an empty text.

    `limit` is how many letters of GSM-7 an unjoined part holds.
    """
    gsm = is_gsm(text)
    unit = _SEPTET if gsm else _UNIT
    size = len(text) + sum(map(text.count, EXTENSION)) if gsm else count_units(text)
    if size <= _hold(limit, 1, unit):
        return [text]
    each = _hold(limit, 2, unit) // 2
    pieces = ((letter, 2 if letter in EXTENSION else 1) for letter in text) if gsm else _pieces(text, each)
    return list(_fill(pieces, each))


def _pieces(text: str, each: int) -> Iterator[tuple[str, int]]:
    """Grapheme clusters with their units; the code points of one that is longer than a part."""
    for cluster in split_graphemes(text):
        units = count_units(cluster)
        if units <= each:
            yield cluster, units
        else:
            yield from ((character, count_units(character)) for character in cluster)


def _fill(pieces: Iterable[tuple[str, int]], each: int) -> Iterator[str]:
    """Parts filled one after the other with undivided pieces."""
    part: list[str] = []
    room = each
    for piece, size in pieces:
        if size > room:
            yield "".join(part)
            part, room = [], each
        part.append(piece)
        room -= size
    yield "".join(part)
