"""The time zone that somebody may have meant who wrote none: `WITA` is the abbreviation of Asia/Makassar.

    find_zone("wita")      # "Asia/Makassar"
"""

from __future__ import annotations

#: The zones of Indonesia by their abbreviations (Keputusan Presiden 41/1987).
ABBREVIATIONS = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}


def find_zone(written: str) -> str:
    """The IANA zone most like what was written, by its abbreviation, name or city; those of Indonesia where none is like it."""
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    plain = "_".join(written.split()).casefold()
    if plain in ABBREVIATIONS:
        return ABBREVIATIONS[plain]
    names = sorted(available_timezones(), key=lambda name: name not in ABBREVIATIONS.values())
    known = {name.casefold(): name for name in names}
    cities: dict[str, str] = {}
    for name in names:
        cities.setdefault(name.rpartition("/")[2].casefold(), name)
    for table in (known, cities):
        close = get_close_matches(plain, table, n=1, cutoff=0.8)
        if close:
            return table[close[0]]
    return ", ".join(ABBREVIATIONS.values())
