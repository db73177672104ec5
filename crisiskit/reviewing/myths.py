"""A correction that begins with what it corrects: the claim in the headline or the first sentence, denied or not.

    “HOAKS: tsunami akan menerjang Bali malam ini”                      # myth-in-headline
    “Tidak ada peringatan tsunami untuk Bali. Kabar bahwa … tidak benar.”  # the fact first: no fault

A claim that follows the fact in the same sentence is below it. An error of our own is no myth.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.wordings import find_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.prose import Prose, Sentence

KIND = "correction"
#: A first sentence of fewer words is a label: “Klarifikasi.”, “Correction, 4 December 2026.”
_LABEL = 5
#: A claim that begins so far into a sentence, behind a comma, comes after a fact.
_FACT = 20
_DATELINE = re.compile(r"^[^.\n–—]{3,60}\d{4}\)?\s?[–—-]\s?")
_QUOTED = re.compile(r"[“\"«]")


def find_headline_myths(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """The headline or the first sentence of a correction that says the claim."""
    if setting.kind != KIND:
        return
    for number in _find_first(prose):
        sentence = prose.sentences[number]
        behind = prose.sentences[number + 1].text if number + 1 < len(prose.sentences) else ""
        if _says_claim(prose.language, sentence, behind):
            start = sentence.start + len(_dateline(sentence.text))
            yield Hit("myth-in-headline", start, sentence.end)
            return


def _dateline(text: str) -> str:
    found = _DATELINE.match(text)
    return found.group() if found else ""


def _find_first(prose: Prose) -> list[int]:
    """The headlines, labels and the first sentence proper."""
    first = []
    for number, sentence in enumerate(prose.sentences[:6]):
        first.append(number)
        text = sentence.text[len(_dateline(sentence.text)) :]
        if sentence.block != "heading" and (sentence.text.rstrip()[-1:] in '.!?”"' and len(text.split()) >= _LABEL):
            break
    return first


def _says_claim(language: str, sentence: Sentence, behind: str) -> bool:
    """Whether the sentence says what is not so: by a label, a denial, a carrier (“pesan yang menyebut …”), a denial behind."""
    text = sentence.text[len(_dateline(sentence.text)) :]

    def find(name: str, where: str = text) -> re.Match[str] | None:
        return find_pattern(language, "parts", name).search(where)

    if find("own_error"):
        return False
    if find("myth_label") or find("myth_denied_first"):
        return True
    denied = find("myth_denied")
    claim = find("myth_carrier") or (denied and (find("myth_topic") or _QUOTED.search(text)))
    if claim and not _comes_after_fact(text, claim.start()):
        return True
    if text.rstrip().endswith("?") and (find("myth_question") or find("myth_denied_behind", behind)):
        return find("myth_denied", behind) is not None or find("myth_denied_behind", behind) is not None
    bare = len(text.split()) >= _LABEL and not denied and not find("fact_first")
    return bare and find("myth_denied_behind", behind) is not None


def _comes_after_fact(text: str, start: int) -> bool:
    """Whether a clause stands before the claim."""
    return start >= _FACT and re.search(r"[,;:–—]\s*(?:\w+\s){0,3}$", text[:start]) is not None
