"""The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1), by code.

    BASIC[0x00] == "@", EXTENDED[0x65] == "€"

The code 0x1B is the escape to the extension table, no letter; 0x09 is the capital Ç, as the standard has it.
"""

from __future__ import annotations

ESCAPE = "\x1b"
BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅå"
    f"Δ_ΦΓΛΩΠΨΣΘΞ{ESCAPE}ÆæßÉ"
    " !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = {
    0x0A: "\f",
    0x14: "^",
    0x28: "{",
    0x29: "}",
    0x2F: "\\",
    0x3C: "[",
    0x3D: "~",
    0x3E: "]",
    0x40: "|",
    0x65: "€",
}
EXTENSION = "".join(EXTENDED.values())
_LETTERS = frozenset(BASIC.replace(ESCAPE, "") + EXTENSION)


def is_gsm(text: str) -> bool:
    """Whether every character of a text is in the alphabet or its extension table."""
    return _LETTERS.issuperset(text)


def count_foreign(text: str) -> int:
    """How many characters of a text are in neither."""
    return sum(character not in _LETTERS for character in text)
