"""Which column of an exported table is which, whatever its vendor calls it: `Sentiment - Negative`, `Jumlah Negatif`, `neg_count`.

    find_columns(["Date (UTC)", "Hour", "Positive", "Neutral", "Negative", "Total Mentions"])
    # Columns(time=0, hour=1, positive=2, neutral=3, negative=4, total=5, zone="UTC")

The words stand in each language's `mentions.json` under `columns`; shares, scores and reach are no counts and are passed over.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.language.time_words import find_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: What a column can be.
ROLES = ("time", "date", "hour", "positive", "neutral", "negative", "total")
COUNTS = ("positive", "neutral", "negative", "total")
#: Words of a heading that say that its times are universal.
UNIVERSAL = frozenset({"utc", "gmt"})
#: No heading has more letters that matter.
_LONGEST = 80


class Columns(NamedTuple):
    """The number of each column that was found, and the zone that the heading of the times names."""

    time: int
    hour: int | None
    counts: Mapping[str, int]
    zone: str | None = None


class _Words(NamedTuple):
    roles: Mapping[str, str]
    noise: frozenset[str]
    not_counts: frozenset[str]


@cache
def _words() -> _Words:
    """The words of all languages: a vendor's headings are in his language, not in the reader's."""
    roles: dict[str, str] = {}
    noise: set[str] = set()
    other: set[str] = set()
    for language in LANGUAGES:
        columns: Mapping[str, list[str]] = book(language, "mentions")["columns"]
        for role in ROLES:
            roles.update(dict.fromkeys(columns[role], role))
        noise.update(columns["noise"])
        other.update(columns["not_counts"])
    return _Words(roles, frozenset(noise), frozenset(other))


def find_columns(heads: Sequence[str]) -> Columns | None:
    """The columns by the cells of a table's head; None where there is no time, or neither a volume nor a tone.

    Where two columns are the same thing, the first is taken.
    """
    found: dict[str, int] = {}
    for number, head in enumerate(heads):
        role = _find_role(_split(head), head)
        if role is not None:
            found.setdefault(role, number)
    time = next((found[role] for role in ("time", "date", "hour") if role in found), None)
    counts = {role: found[role] for role in COUNTS if role in found}
    if time is None or not ("total" in counts or {"positive", "negative"} <= set(counts)):
        return None
    hour = found.get("hour") if "date" in found and "time" not in found else None
    return Columns(time, hour, counts, _find_zone([heads[time], *([heads[hour]] if hour is not None else [])]))


def _split(head: str) -> list[str]:
    """The words of a heading: `positiveMentions`, `positive_mentions` and `Positive mentions` are one."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", head[:_LONGEST])
    return re.findall(r"[^\W\d_]+", apart.casefold())


def _find_role(words: list[str], head: str) -> str | None:
    known = _words()
    if "%" in head or known.not_counts.intersection(words):
        return None
    bare = [word for word in words if word not in known.noise]
    if words and not bare:
        # "Number of posts": nothing but words that say it is a number.
        return next((known.roles[word] for word in words if word in known.roles), None)
    return known.roles.get(" ".join(words)) or known.roles.get(" ".join(bare))


def _find_zone(heads: Sequence[str]) -> str | None:
    """`Date (UTC)`, `Jam (WIB)`, `Date (GMT+7)`."""
    words = [word for head in heads for word in _split(head)]
    if UNIVERSAL.intersection(words):
        ahead = re.search(r"(?:utc|gmt)\s*([+-])\s*0?([0-9]{1,2})(?![0-9])", " ".join(heads), re.IGNORECASE)
        if ahead is None or ahead[2] == "0":
            return "UTC"
        # The names of these zones count the other way.
        name = f"Etc/GMT{'-' if ahead[1] == '+' else '+'}{ahead[2]}"
        return name if int(ahead[2]) <= 12 else None
    zones = {name.casefold(): zone for name, zone in find_words(None).zones.items()}
    return next((zones[word] for word in words if word in zones), None)
