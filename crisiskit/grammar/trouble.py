"""What goes wrong while reading a notation: a code, an offset into the text, and the arguments of the sentence.

    GrammarTrouble("unclosed-slot", 12, text="{{ place")
"""

from __future__ import annotations

from collections.abc import Callable

from crisiskit.problems import Where

#: From an offset into a text to its place in the document.
Place = Callable[[int], Where]


class GrammarTrouble(ValueError):
    """A condition or wording that cannot be read; `offset` counts characters from the start of the text."""

    def __init__(self, code: str, offset: int, **arguments: str | int) -> None:
        """Keep code, offset and arguments; the sentence is made elsewhere."""
        super().__init__(code)
        self.code = code
        self.offset = offset
        self.arguments = arguments
