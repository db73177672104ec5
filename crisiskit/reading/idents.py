"""What an id is: the name of a playbook's folder, of a fact, a step, a message.

    is_ident("boat-accident")      # True
"""

from __future__ import annotations

#: Longer than any id needs to be; a file system takes no name without end.
LONGEST_IDENT = 100


def is_ident(text: str) -> bool:
    """Whether a text is an id: small letters, digits, `-` and `_`, beginning with a letter; some ids are names of folders."""
    is_plain = text.isascii() and all(sign.islower() or sign.isdigit() or sign in "-_" for sign in text)
    return is_plain and text[:1].isalpha() and len(text) <= LONGEST_IDENT
