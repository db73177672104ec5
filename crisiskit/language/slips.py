"""Whether one word is another one mistyped: a letter too many, too few, or two changed about.

    is_slip("tengelam", "tenggelam")      # True
    find_meant("sunami", ("banjir", "tsunami"))      # "tsunami"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A typing error is forgiven in words of so many letters that are so much alike (difflib's ratio) and differ so little in length.
SHORTEST_TYPO, ALIKE, LENGTHS_APART = 4, 0.8, 2
#: One letter for another makes a different word of a short one; a long word may have two slips.
SHORT_WORD, LONG_WORD = 6, 9
#: So many of the likeliest are looked at closely.
_LOOKED_AT = 5


def is_slip(word: str, meant: str) -> bool:
    """Whether a finger's slip makes one of the other: a letter too many, too few, two changed about; in a long word two slips."""
    from difflib import SequenceMatcher

    steps = [step for step in SequenceMatcher(None, word, meant, autojunk=False).get_opcodes() if step[0] != "equal"]
    sizes = [max(end - start, upto - since) for _, start, end, since, upto in steps]
    if len(word) >= LONG_WORD:
        return sum(sizes) <= 2
    if len(steps) == 2 and {step[0] for step in steps} == {"insert", "delete"}:
        return sizes == [1, 1] and sorted(word) == sorted(meant)
    return sum(sizes) == 1 and (steps[0][0] != "replace" or len(word) > SHORT_WORD)


def find_meant(word: str, spelled: Iterable[str]) -> str | None:
    """The word most like the one written, of those of which it is a slip, whatever the first letter; None where there is none."""
    from difflib import get_close_matches

    if len(word) < SHORTEST_TYPO or not word.isalpha():
        return None
    near = [item for item in spelled if len(item) >= SHORTEST_TYPO and abs(len(item) - len(word)) <= LENGTHS_APART]
    close = get_close_matches(word, near, n=_LOOKED_AT, cutoff=ALIKE)
    return next((item for item in close if is_slip(word, item)), None)
