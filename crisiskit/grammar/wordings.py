"""Reading a wording: text with slots, optional phrases, and a guard in front.

    guard, start = split_guard("[deaths > 0] {{ vessel }} capsized[[ on {{ occurred_at | date }}]].")
    parse_pieces("{{ vessel }} capsized[[ on {{ occurred_at | date }}]].")

Nothing else exists in a wording: no quotes, calls, loops or nesting, so a document can run nothing.
"""

from __future__ import annotations

from crisiskit.grammar.trouble import GrammarTrouble, Place
from crisiskit.model.wording import Phrase, Piece, Slot

FILTERS = frozenset({"date", "time", "day", "source", "as_of", "title", "a", "count"})

#: Slots that are no facts; agencies' ids are slots too.
BUILT_IN = frozenset(
    {"agency", "lead", "source", "as_of", "figures", "gaps", "next_update", "channels", "topic", "spokesperson"}
)


def split_guard(text: str) -> tuple[str | None, int, int]:
    """The guard's text without brackets or None, its offset, and the offset where the wording begins.

    A leading `[[` is an optional phrase, not a guard. Raises GrammarTrouble for a guard that never ends.
    """
    if not text.startswith("[") or text.startswith("[["):
        return None, 0, 0
    end = text.find("]")
    if end < 0:
        raise GrammarTrouble("unclosed-guard", 0)
    start = end + 1
    while start < len(text) and text[start].isspace():
        start += 1
    return text[1:end], 1, start


def parse_pieces(text: str, offset: int = 0, place: Place | None = None) -> tuple[Piece, ...]:
    """The pieces of a wording from `offset` on, its slots with the places that `place` gives for their offsets.

    Raises GrammarTrouble for anything that is no wording.
    """
    pieces: list[Piece] = []
    at = offset
    while at < len(text):
        opening, found = _next_mark(text, at)
        if opening > at:
            pieces.append(text[at:opening])
        if not found:
            break
        if found == "{{":
            slot, at = _slot(text, opening, place)
            pieces.append(slot)
        elif found == "[[":
            phrase, at = _phrase(text, opening, place)
            pieces.append(phrase)
        else:
            raise GrammarTrouble("stray-mark", opening, found=found)
    return tuple(pieces)


def _next_mark(text: str, at: int) -> tuple[int, str]:
    """The offset and text of the next mark, or the end and nothing."""
    best, found = len(text), ""
    for mark in ("{{", "[[", "}}", "]]"):
        place = text.find(mark, at, best + 1)
        if 0 <= place < best:
            best, found = place, mark
    return best, found


def _phrase(text: str, opening: int, place: Place | None) -> tuple[Phrase, int]:
    """The optional phrase that opens at `opening`, and the offset after it."""
    inner: list[str | Slot] = []
    at = opening + 2
    while True:
        mark, found = _next_mark(text, at)
        if not found:
            raise GrammarTrouble("unclosed-phrase", opening)
        if mark > at:
            inner.append(text[at:mark])
        if found == "]]":
            break
        if found != "{{":
            raise GrammarTrouble("nested-phrase" if found == "[[" else "stray-mark", mark, found=found)
        slot, at = _slot(text, mark, place)
        inner.append(slot)
    if not any(isinstance(piece, Slot) for piece in inner):
        raise GrammarTrouble("phrase-without-slot", opening)
    return Phrase(tuple(inner)), mark + 2


def _slot(text: str, opening: int, place: Place | None) -> tuple[Slot, int]:
    """The slot that opens at `opening`, and the offset after it."""
    end = text.find("}}", opening)
    if end < 0 or "{{" in text[opening + 2 : end]:
        raise GrammarTrouble("unclosed-slot", opening)
    inside = text[opening + 2 : end]
    name, bar, rest = inside.partition("|")
    name = name.strip()
    if not name or not all(sign.isalnum() or sign in "_-" for sign in name):
        raise GrammarTrouble("bad-slot", opening, found=inside.strip())
    where = None if place is None else place(opening)
    if not bar:
        return Slot(name, where=where), end + 2
    kind, colon, forms = rest.partition(":")
    kind = kind.strip()
    if kind not in FILTERS:
        raise GrammarTrouble("unknown-filter", opening, found=kind)
    given = tuple(form.strip() for form in forms.split("/")) if colon else ()
    if (kind == "count") != bool(given) or any(not form for form in given) or len(given) > 3:
        raise GrammarTrouble("bad-count-forms" if kind == "count" else "filter-takes-no-forms", opening, found=kind)
    return Slot(name, kind, given, where), end + 2
