"""A correction that begins with what it corrects: the claim in the headline or the first sentence, denied or not.

    “HOAKS: tsunami akan menerjang Bali malam ini”                      # myth-in-headline
    “Tidak ada peringatan tsunami untuk Bali. Kabar bahwa … tidak benar.”  # the fact first: no fault

A claim that follows the fact in the same sentence is below it. An error of our own is no myth.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.moments import find_days
from crisiskit.reviewing.wordings import find_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.prose import Prose, Sentence

KIND = "correction"
#: A first sentence of fewer words is a label (“Klarifikasi.”), and a claim has at least as many.
_LABEL, _CLAIM = 3, 5
#: A headline is the claim if so large a share of its words stands in a sentence that denies them.
_SHARE = 0.7
_STEM = 5
#: A claim that begins so far into a sentence, behind a comma, comes after a fact.
_FACT = 20
#: A denial of the headline stands among so many sentences behind it.
_NEAR = 3
_DATELINE = re.compile(r"^[^.\n–—]{3,60}\d{4}\)?\s?[–—-]\s?")
_QUOTED = re.compile(r"[“\"«]")


def find_headline_myths(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """The headline or the first sentence of a correction that says the claim."""
    if setting.kind != KIND:
        return
    for number in _find_first(prose):
        sentence = prose.sentences[number]
        if find_pattern(prose.language, "parts", "myth_asked").search(sentence.text):
            continue  # a question of questions and answers, to which the fact is the answer
        behind = prose.sentences[number + 1 :]
        if _says_claim(prose.language, sentence, behind[0].text if behind else "") or _is_claim(prose.language, sentence, behind):
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
        if sentence.block != "heading" and _ends_proper(prose.language, text):
            break
    return first


def _ends_proper(language: str, text: str) -> bool:
    """Whether a sentence is one, and not a label, as “Klarifikasi.” and “Correction, 4 December 2026.” are."""
    if text.rstrip()[-1:] not in '.!?”"' or len(text.split()) < _LABEL:
        return False
    days = find_days(text)
    if days and len(re.findall(r"[^\W\d_]{2,}", text[: days[0].start] + text[days[-1].end :])) < _LABEL:
        return False
    headed = find_pattern(language, "parts", "myth_head").match(text) is not None and ":" not in text
    return not headed or len(text.split()) >= _CLAIM * 2


def _says_claim(language: str, sentence: Sentence, behind: str) -> bool:
    """Whether the sentence says what is not so: by a label, a denial, a carrier (“pesan yang menyebut …”), a denial behind."""
    text = sentence.text[len(_dateline(sentence.text)) :]

    def find(name: str, where: str = text) -> re.Match[str] | None:
        return find_pattern(language, "parts", name).search(where)

    if find("own_error"):
        return False
    if any(map(find, ("myth_label", "myth_denied_first", "myth_ends_denied", "myth_answered"))):
        return True
    denied = find("myth_denied")
    claim = find("myth_carrier") or (denied and (find("myth_topic") or _QUOTED.search(text)))
    if claim and not _comes_after_fact(text, claim.start()):
        return True
    if text.rstrip().endswith("?") and (find("myth_question") or find("myth_denied_behind", behind)):
        return find("myth_denied", behind) is not None or find("myth_denied_behind", behind) is not None
    bare = len(text.split()) >= _CLAIM and not denied and not find("fact_first")
    return bare and find("myth_denied_behind", behind) is not None


def _is_claim(language: str, sentence: Sentence, behind: tuple[Sentence, ...]) -> bool:
    """Whether the text denies further down what the sentence says: as a quotation, as a question, or in the same words."""
    text = sentence.text[len(_dateline(sentence.text)) :].strip()
    if _is_denied_headline(language, sentence, behind):
        return True
    denials = [item.text for item in behind if find_pattern(language, "parts", "myth_denied").search(item.text)]
    if not denials or find_pattern(language, "parts", "fact_first").search(text) or len(text.split()) < _LABEL:
        return False
    if find_pattern(language, "parts", "own_error").search(" ".join((text, *denials))):
        return False
    if text.endswith("?") or (_QUOTED.match(text) is not None and text.rstrip(".!")[-1:] in '”"»'):
        return True
    words = _stems(language, text)
    return len(words) >= _LABEL and any(len(words & _stems(language, item)) >= _SHARE * len(words) for item in denials)


def _is_denied_headline(language: str, headline: Sentence, behind: tuple[Sentence, ...]) -> bool:
    """Whether “Kabar itu tidak benar” further down can mean only the headline, since nothing between speaks of a message."""
    if headline.block != "heading" or len(headline.text.split()) < _CLAIM:
        return False
    if find_pattern(language, "parts", "fact_first").search(headline.text):
        return False
    denied, spread = (find_pattern(language, "parts", name) for name in ("myth_denied_behind", "myth_spread"))
    for sentence in behind[:_NEAR]:
        if denied.search(sentence.text):
            return True
        if spread.search(sentence.text):
            return False
    return False


def _stems(language: str, text: str) -> set[str]:
    """How its longer words begin."""
    return {word.casefold()[:_STEM] for word in find_pattern(language, "parts", "myth_content").findall(text)}


def _comes_after_fact(text: str, start: int) -> bool:
    """Whether a clause stands before the claim."""
    return start >= _FACT and re.search(r"[,;:–—]\s*(?:\w+\s){0,3}$", text[:start]) is not None
