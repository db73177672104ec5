"""Figures of people dead, hurt, missing or displaced that stand there without their source and time.

    “12 orang meninggal dan 5 luka-luka.”                                  # unsourced-count
    “Menurut data BPBD per pukul 06.00 WIB, 12 orang meninggal dunia.”     # no fault

Both are needed. A source in the lead-in of a list, or in a sentence of the paragraph that has figures of its own, covers the
figures behind it, and its own figures wherever they return; one in a headline is covered by the text. Where only the hour is
wanting and the text is dated at its head, or one person is spoken of, it is a hint.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.moments import find_days
from crisiskit.reviewing.wordings import find_pattern, is_corrected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.prose import Prose


_FIGURE = re.compile(r"(?<![\d.,:/])\d{1,6}(?:[.,]\d{3})*(?![\d:/]|[.,]\d)")
#: A head that dates a text is no longer than this.
_HEAD = 90
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
            dated = has_source and _is_dated(prose)
            yield Hit("unsourced-count", *found.span(), hint=dated or (of_one and (has_source or has_time)))


def _is_dated(prose: Prose) -> bool:
    """Whether the head of the text says when all of it was so, as “Perkembangan ke-4, 8 Oktober 2026, pukul 12.00” does."""
    head = prose.sentences[0].text
    reports = len(head) < _HEAD or find_pattern(prose.language, "parts", "count_head").search(head) is not None
    return reports and find_pattern(prose.language, "form", "clock").search(head) is not None and bool(find_days(head))


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
    chosen = {at}
    first = at
    while first > 0 and at - first < _REACH and (sentences[first].block == "list" or _leads_on(prose, first)):
        first -= 1
        if _is_about_figures(prose, first) or _tells_both(prose, first):
            chosen.add(first)
    chosen |= _find_same(prose, at)
    last = at
    in_list = sentences[at].block == "list"
    while in_list and last + 1 < len(sentences) and last - at < _REACH and sentences[last + 1].block == "list":
        last += 1
    follows = find_pattern(prose.language, "parts", "count_data_follows")
    if last + 1 < len(sentences) and follows.search(sentences[last + 1].text):
        chosen.add(last + 1)
    return chosen


def _find_same(prose: Prose, at: int) -> set[int]:
    """The sentences before that give the same figure of people."""
    figures = set(_FIGURE.findall(prose.sentences[at].text))
    before = range(max(0, at - _REACH), at) if figures else ()
    counts = find_pattern(prose.language, "parts", "count")
    return {
        number
        for number in before
        if figures & set(_FIGURE.findall(prose.sentences[number].text)) and counts.search(prose.sentences[number].text)
    }


def _tells_both(prose: Prose, number: int) -> bool:
    """Whether a sentence has a source and a time, as “Dinas mencatat 2.139 kasus sampai pukul 12.00.” has, for the next."""
    text = prose.sentences[number].text
    return find_pattern(prose.language, "parts", "count_source").search(text) is not None and _has_as_of(prose, text)


def _is_about_figures(prose: Prose, number: int) -> bool:
    """Whether a sentence counts people itself, or leads to figures: “Data BPBD per pukul 06.00 WIB:”."""
    text = prose.sentences[number].text
    names = ("count", "count_lead")
    return text.rstrip().endswith(":") or any(find_pattern(prose.language, "parts", name).search(text) for name in names)


def _leads_on(prose: Prose, number: int) -> bool:
    """Whether the sentence before stands in the same paragraph, or leads to this one."""
    before = prose.sentences[number - 1]
    return "\n" not in prose.text[before.end : prose.sentences[number].start] or before.text.rstrip().endswith(":")
