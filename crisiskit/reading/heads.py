r"""The front matter of a playbook without the rest of it, read at once: the plain form that nearly every author writes.

    read_plain("id: boat-accident\nlanguage: en\nname: Vessel accident\naliases: [ferry, boat sinking]")
    # {"id": "boat-accident", …, "aliases": ("ferry", "boat sinking")}

`list` and `find` look at sixty documents and must answer at once; loading a YAML library alone would cost half as much as the whole
program. So lines that mean the same to YAML and to everybody (`key: words`, `key: [words, words]`) are taken as they stand, and for
anything else there is no answer here: the strict reader is asked, which knows every form. A test holds the two together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A key, and what stands behind it on its line.
_LINE = re.compile(r"([a-z_]+):(?: +(\S.*?))? *")
#: Words that YAML takes for themselves: no sign of its own in front, no colon or hash where it would mean something.
_PLAIN = re.compile(r"[^\W_](?:(?!: | #).)*(?<!:)")
#: In a list, commas and brackets part, and a colon may.
_ITEM = re.compile(r"[^\W_](?:(?! #)[^\[\]{}:,])*")
#: Words in quotes, none of them within.
_QUOTED = re.compile(r"\"([^\"\\]+)\"|'([^']+)'")
#: The word that YAML takes for nothing.
_NOTHING = "null"
#: Odd spaces and line ends, which the strict reader has its own view of.
_ODD = re.compile("[^\\S \n]")


def read_plain(front: str) -> Mapping[str, str | tuple[str, ...]] | None:
    """The keys with their words or lists of words; None where anything is written otherwise."""
    if _ODD.search(front) or not front.replace("\n", "").isprintable():
        return None
    found: dict[str, str | tuple[str, ...]] = {}
    for line in _unfold(front):
        match = _LINE.fullmatch(line)
        value = None if match is None else _read_value(match[2] or "")
        if match is None or value is None or match[1] in found:
            return None
        found[match[1]] = value
    return found


def _unfold(front: str) -> list[str]:
    """The lines, a list that goes on over several of them made one."""
    lines: list[str] = []
    for line in front.split("\n"):
        if lines and line.startswith(" ") and ": [" in lines[-1] and not lines[-1].rstrip().endswith("]"):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        elif line.strip():
            lines.append(line)
    return lines


def _read_value(written: str) -> str | tuple[str, ...] | None:
    if written.startswith("["):
        inside = written[1:-1].strip() if written.endswith("]") else ","
        items = [_read_words(item.strip(), _ITEM) for item in inside.split(",")] if inside else []
        return None if None in items else tuple(item for item in items if item is not None)
    return _read_words(written, _PLAIN)


def _read_words(written: str, plain: re.Pattern[str]) -> str | None:
    """Words as they stand, or out of their quotes."""
    if plain.fullmatch(written):
        return None if written == _NOTHING else written
    quoted = _QUOTED.fullmatch(written)
    return None if quoted is None else quoted[1] or quoted[2]
