"""Figures of people dead, hurt, missing or displaced that stand there without their source and time.

    “12 orang meninggal dan 5 luka-luka.”                                  # unsourced-count
    “Menurut data BPBD per pukul 06.00 WIB, 12 orang meninggal dunia.”     # no fault

Where one of the two is there, it is a hint. A source in the sentence before, in the lead-in of a list, or earlier in a paragraph
whose figures go on, covers a figure; one in a headline is covered by the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.wordings import find_pattern, is_corrected

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from crisiskit.reviewing.prose import Prose


#: How many sentences of a paragraph or a list a source reaches over.
_REACH = 40


def find_unsourced_counts(prose: Prose, setting: Setting) -> Iterator[Hit]:  # noqa: ARG001 - a rule's signature
    """Where people harmed are counted by nobody and as of no time; one of a sentence is enough."""
    last = -1
    for found in find_pattern(prose.language, "parts", "count").finditer(prose.text):
        at = prose.find_sentence(found.start())
        if at == last or _is_innocent(prose, found):
            continue
        last = at
        has_source, has_time = _find_cover(prose, at)
        if not (has_source and has_time):
            of_one = find_pattern(prose.language, "parts", "count_of_one_only").search(found.group()) is not None
            yield Hit("unsourced-count", *found.span(), hint=has_source or has_time or of_one)


def _is_innocent(prose: Prose, found: re.Match[str]) -> bool:
    """Whether nobody is counted: a condition, a capacity, a claim that is corrected, the families of the dead."""
    start, end = found.span()
    if find_pattern(prose.language, "parts", "count_innocent").search(prose.around(start)):
        return True
    if find_pattern(prose.language, "parts", "count_of_known").search(prose.text[start:end]):
        return True
    before = prose.text[max(0, start - 40) : start]
    counted = find_pattern(prose.language, "parts", "starts_with_number").search(found.group()) is not None
    if counted and find_pattern(prose.language, "parts", "count_of_kin").search(before):
        return True
    return prose.is_quoted(start, end) and is_corrected(prose, start)


def _find_cover(prose: Prose, at: int) -> tuple[bool, bool]:
    """Whether a source and an as-of time cover the figures of a sentence."""
    near = " ".join(prose.sentences[number].text for number in sorted(_find_covering(prose, at)))
    source = find_pattern(prose.language, "parts", "count_source").search(near) is not None
    return source, _has_as_of(prose, near)


def _has_as_of(prose: Prose, text: str) -> bool:
    """Whether a time in the text is that of the figures and not of the event."""
    of_event = find_pattern(prose.language, "parts", "event_time")
    found = list(find_pattern(prose.language, "parts", "count_as_of").finditer(text))
    return any(not of_event.search(text[max(0, item.start() - 30) : item.start()]) for item in found)


def _find_covering(prose: Prose, at: int) -> set[int]:
    """The sentences whose source and time are those of a figure's: its own, what leads to it, what says of the data behind it."""
    sentences = prose.sentences
    if sentences[at].block == "heading":
        return set(range(len(sentences)))
    chosen = {at, max(0, at - 1)}
    first = at
    while first > 0 and at - first < _REACH and (sentences[first].block == "list" or _same_paragraph(prose, first)):
        first -= 1
        chosen.add(first)
    last = at
    in_list = sentences[at].block == "list"
    while in_list and last + 1 < len(sentences) and last - at < _REACH and sentences[last + 1].block == "list":
        last += 1
    follows = find_pattern(prose.language, "parts", "count_data_follows")
    if last + 1 < len(sentences) and follows.search(sentences[last + 1].text):
        chosen.add(last + 1)
    return chosen


def _same_paragraph(prose: Prose, number: int) -> bool:
    """Whether the sentence before stands in the same paragraph."""
    return "\n" not in prose.text[prose.sentences[number - 1].end : prose.sentences[number].start]
