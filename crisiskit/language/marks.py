"""The mark of a drill, which begins everything that comes out of one.

    find_mark(Status.EXERCISE, "id")       # "LATIHAN: "
"""

from __future__ import annotations

from crisiskit.language.catalogue import book
from crisiskit.model.vocabulary import Status


def find_mark(status: Status, language: str) -> str:
    """What stands before every post, message and headline of a drill or test; nothing for the real thing."""
    return "" if status is Status.ACTUAL else str(book(language, "phrases")["marks"][status.value])


def name_mark(mark: str) -> str:
    """The word of a mark without its colon: `LATIHAN`."""
    return mark.strip(" :")
