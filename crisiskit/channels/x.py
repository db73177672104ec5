"""How X counts: every code point has a weight, a link counts 23 whatever its length, an emoji 2.

    "Info: bmkg.go.id/gempa"    6 + 23 = 29
    "Kapal hilang 🙏🏽"           13 + 2 = 15

The rule is the platform's page on counting characters (docs.x.com/fundamentals/counting-characters); the figures are
those of the open configuration v3 of twitter-text. The text is normalised to NFC first. The two differ on emoji newer
than the library's table: the page counts every emoji as 2, the library some as more. This counter follows the page.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from crisiskit.channels.counting import Measure, PostCounter
from crisiskit.channels.graphemes import is_pictograph, split_graphemes
from crisiskit.channels.urls import locate_urls


@dataclass(frozen=True, slots=True)
class WeightRules:
    """One configuration of the weighted count.

    Attributes:
        scale: weights are divided by it to give the count.
        default_weight: of a code point outside all ranges.
        ranges: first code point, last code point, weight.
        url_length: the count of a link.
        emoji: whether an emoji of several code points weighs no more than one code point.
    """

    scale: int
    default_weight: int
    ranges: tuple[tuple[int, int, int], ...]
    url_length: int
    emoji: bool


# Configuration v3: Latin to Georgian, general spaces and joiners, dashes and quotes, primes.
V3 = WeightRules(
    scale=100,
    default_weight=200,
    ranges=((0, 4351, 100), (8192, 8205, 100), (8208, 8223, 100), (8242, 8247, 100)),
    url_length=23,
    emoji=True,
)

_TEXT_STYLE = "\ufe0e"
_FLAG_LETTERS = "\U0001f1e6-\U0001f1ff"
# What makes one emoji of several code points: joiner, emoji style, skin tones, tags.
_GLUE = "\u200d\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"


@functools.cache
def _emoji_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What a text must have for its emoji to be looked at; keycaps and flags; the glue of all others."""
    some = re.compile(f"[\u20e3{_FLAG_LETTERS}{_GLUE}]")
    whole = re.compile(f"[0-9#*]\ufe0f?\u20e3|[{_FLAG_LETTERS}]{{2}}")
    return some, whole, re.compile(f"[{_GLUE}]+")


def is_emoji(cluster: str) -> bool:
    """Whether a grapheme cluster of several code points is an emoji and nothing more."""
    if len(cluster) == 1 or _TEXT_STYLE in cluster:
        return False
    _, whole, glue = _emoji_patterns()
    if whole.fullmatch(cluster):
        return True
    pictures = glue.sub("", cluster)
    return bool(pictures) and all(is_pictograph(character) for character in pictures)


class WeightedCounter(PostCounter):
    """Counts as X does; the vector is the sum of weights."""

    unit = "weighted characters"

    def __init__(self, rules: WeightRules = V3) -> None:
        self.rules = rules

    @functools.cached_property
    def _classes(self) -> tuple[tuple[re.Pattern[str], int], ...]:
        """For each weight other than the default its characters, and what they weigh less than the default."""
        rules = self.rules
        spans: dict[int, str] = {}
        for first, last, weight in rules.ranges:
            spans[weight] = spans.get(weight, "") + f"\\U{first:08x}-\\U{last:08x}"
        return tuple((re.compile(f"[{span}]+"), rules.default_weight - weight) for weight, span in spans.items())

    def measure(self, text: str) -> Measure:
        """The weight of a text; divided by the scale it is the count."""
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        total, end = 0, 0
        for start, stop in locate_urls(text):
            total += self._weigh(text[end:start]) + self.rules.url_length * self.rules.scale
            end = stop
        return (total + self._weigh(text[end:] if end else text),)

    def size(self, measure: Measure) -> int:
        """The weighted length, as the platform shows it."""
        return measure[0] // self.rules.scale

    def _weigh(self, text: str) -> int:
        """The weight of a text without links."""
        total = self._weigh_code_points(text)
        if self.rules.emoji and not text.isascii():
            some, _, _ = _emoji_patterns()
            if some.search(text):
                clusters = [cluster for cluster in split_graphemes(text) if is_emoji(cluster)]
                total += self.rules.default_weight * len(clusters)
                total -= sum(self._weigh_code_points(cluster) for cluster in clusters)
        return total

    def _weigh_code_points(self, text: str) -> int:
        total = self.rules.default_weight * len(text)
        for pattern, less in self._classes:
            total -= less * (len(text) - len(pattern.sub("", text)))
        return total
