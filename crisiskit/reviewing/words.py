"""Words never to say: patterns in which `*` stands for any ending, found in wordings and texts.

    find_words("kelebihan muatan*", "… karena kelebihan muatannya …")     # "kelebihan muatannya"
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.model.vocabulary import Part
from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from crisiskit.model.playbook import NeverSay, PlaybookText
    from crisiskit.model.wording import Message, Wording


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    first, *rest = (re.escape(part) for part in re.split(r"\*+", pattern))
    # Shortest first, and never tried again: however many stars a document writes, a text is read once.
    endings = [rf"(?>\w*?{part})" for part in rest[:-1]] + [rf"(?>\w*?{part}(?!\w))" for part in rest[-1:]]
    return re.compile(rf"(?<!\w){first}{''.join(endings)}(?!\w)", re.IGNORECASE)


def find_words(pattern: str, text: str) -> str | None:
    """The words of `text` that match, or None."""
    found = _compile(pattern).search(text)
    return found.group() if found else None


def find_all(pattern: str, text: str) -> list[tuple[int, int]]:
    """Where the words of `text` start and end that match."""
    return [found.span() for found in _compile(pattern).finditer(text)]


def check_words(text: PlaybookText) -> list[Problem]:
    """The playbook's own wordings that use words it forbids."""
    messages = [*text.messages.values(), *(question.answer for question in text.questions.values())]
    return [item for message in messages for item in _check_message(message, text.never_say)]


def _check_message(message: Message, never_say: tuple[NeverSay, ...]) -> list[Problem]:
    wordings = [(form, _plain(form)) for rung in message.rungs for form in rung.forms]
    return [
        problem("never-say-in-wording", wording.where, pattern=rule.pattern, why=rule.why)
        for wording, plain in wordings
        for rule in never_say
        if find_words(rule.pattern, plain)
    ]


def check_first_word(text: PlaybookText) -> list[Problem]:
    """The openings that begin with a pronoun: a text that begins so points at something nobody has named."""
    pronouns: list[str] = book(text.language, "phrases")["pronouns"]
    found = []
    for message in text.messages.values():
        if message.part is Part.OPENING:
            for wording in (form for rung in message.rungs for form in rung.forms):
                start = _plain(wording).casefold()
                word = next((item for item in pronouns if start.startswith((f"{item} ", f"{item},"))), None)
                if word is not None:
                    found.append(problem("pronoun-first", wording.where, word=word))
    return found


def _plain(wording: Wording) -> str:
    """The wording's text with a mark for each slot."""
    pieces: list[str] = []
    for piece in wording.pieces:
        inner = (piece,) if isinstance(piece, str) else getattr(piece, "pieces", ("\N{BULLET}",))
        pieces += [item if isinstance(item, str) else "\N{BULLET}" for item in inner]
    return "".join(pieces)
