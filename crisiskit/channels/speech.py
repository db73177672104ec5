"""How radio counts: seconds, at the rate at which a language is read aloud.

    SpokenCounter("id").measure("Kapal terbalik pukul 23.35 WIB.")    # 32 syllables, which are six seconds

The text is prepared for the voice: a bracket is not heard, so what stands in one becomes a clause between commas.
"""

from __future__ import annotations

from crisiskit.channels.counting import Measure, PostCounter
from crisiskit.language.speaking import count_spoken, seconds_of

_OPEN, _CLOSE, _STOPS = "([", ")]", ",.;:!?"


class SpokenCounter(PostCounter):
    """Counts seconds; the vector is words or syllables, as the language's rate has them."""

    unit = "seconds"

    def __init__(self, language: str) -> None:
        self.language = language

    def measure(self, text: str) -> Measure:
        """The words or syllables as they are spoken."""
        return (count_spoken(text, self.language),)

    def size(self, measure: Measure) -> int:
        """Seconds, rounded up."""
        return seconds_of(measure[0], self.language)

    def prepare(self, text: str) -> str:
        """The text without brackets: "41 (sebelumnya 29), dan" is read "41, sebelumnya 29, dan"."""
        if not any(sign in text for sign in _OPEN):
            return text
        for sign in _OPEN:
            text = text.replace(f" {sign}", ", ").replace(sign, ", ")
        for sign in _CLOSE:
            text = text.replace(sign, ",")
        for stop in _STOPS:
            text = text.replace(f",{stop}", stop)
        return text.removesuffix(",")
