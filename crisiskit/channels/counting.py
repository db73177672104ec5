"""What a counter is, and the simplest of them: characters, characters as a reader sees them, code units of an encoding.

A counter measures a text as a vector that adds up: two sentences joined by a space measure what the sentences and the
space measure. So a form is measured once, and fitting forms to a channel is addition:

    measure("Kapal terbalik. 3 orang hilang.") == measure("Kapal terbalik.") + measure(" ") + measure("3 orang hilang.")
"""

from __future__ import annotations

from typing import Protocol

from crisiskit.channels.graphemes import split_graphemes

Measure = tuple[int, ...]


class Counter(Protocol):
    """One way of counting a text."""

    unit: str

    def measure(self, text: str) -> Measure:
        """The vector of a text; vectors of texts that are joined by a space or a line end add up."""

    def size(self, measure: Measure) -> int:
        """The count that a person is shown, in `unit`."""

    def parts(self, measure: Measure, limit: int | None = None, /) -> int:
        """How many parts are certain to hold the text: 1, or for SMS the number worked out from the vector alone.

        `limit` is what one unjoined part holds, None for the usual.
        """

    def encoding(self, measure: Measure, /) -> str | None:
        """How the text is sent, where that changes the count: "GSM-7" or "UCS-2" for SMS, otherwise None."""

    def prepare(self, text: str) -> str:
        """What the channel does to a text before it is counted and sent."""

    def capacity(self, measure: Measure, limit: int, parts: int, /) -> int:
        """How much `parts` parts of `limit` each hold in the encoding that this text needs, in the unit of `size`."""

    def count_parts(self, text: str, limit: int | None = None, /) -> int:
        """How many parts exactly the text takes, `limit` as in `parts`."""

    def octets(self, measure: Measure, /) -> int:
        """The bytes of the text in UTF-8, where a channel bounds them beside its count; otherwise 0."""


class PostCounter:
    """What all counters share whose text is one post, whatever is in it; the vector has one number."""

    unit = "characters"

    def size(self, measure: Measure) -> int:
        """The one number of the vector."""
        return measure[0]

    def parts(self, _measure: Measure, _limit: int | None = None, /) -> int:
        """One: a post is not divided."""
        return 1

    def encoding(self, _measure: Measure, /) -> str | None:
        """None: a post takes any character."""
        return None

    def prepare(self, text: str) -> str:
        """The text as it is."""
        return text

    def capacity(self, _measure: Measure, limit: int, parts: int, /) -> int:
        """The limit, of each post."""
        return limit * parts

    def count_parts(self, _text: str, _limit: int | None = None, /) -> int:
        """One."""
        return 1

    def octets(self, _measure: Measure, /) -> int:
        """0: the bytes are not bounded."""
        return 0


class CharacterCounter(PostCounter):
    """Counts Unicode code points."""

    def measure(self, text: str) -> Measure:
        """The number of code points."""
        return (len(text),)


class GraphemeCounter(PostCounter):
    """Counts what a reader takes for one character (UAX #29), such as a letter with its marks or a family emoji.

    The vector: grapheme clusters; bytes of UTF-8, which a channel may bound as well.
    """

    unit = "graphemes"

    def measure(self, text: str) -> Measure:
        """The numbers of grapheme clusters and of bytes."""
        return (len(split_graphemes(text)), count_bytes(text))

    def octets(self, measure: Measure) -> int:
        """The bytes."""
        return measure[1]


class ByteCounter(PostCounter):
    """Counts bytes of UTF-8."""

    unit = "bytes of UTF-8"

    def measure(self, text: str) -> Measure:
        """The number of bytes."""
        return (count_bytes(text),)


class UnitCounter(PostCounter):
    """Counts UTF-16 code units, in which an emoji is two or more."""

    unit = "UTF-16 units"

    def measure(self, text: str) -> Measure:
        """The number of code units."""
        return (count_units(text),)


def count_bytes(text: str) -> int:
    """Bytes of UTF-8; half of a surrogate pair, which no text should have, is three."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def count_units(text: str) -> int:
    """UTF-16 code units."""
    return len(text) if text.isascii() or max(text) <= "\uffff" else sum(1 + (sign > "\uffff") for sign in text)
