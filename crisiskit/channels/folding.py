"""Writing typographic signs in letters of the GSM alphabet, so that one curly quote does not halve what an SMS holds.

    fold_to_gsm("Kapal “Bahari” – 3 orang…") == 'Kapal "Bahari" - 3 orang...'

Only signs that mean the same are exchanged. Letters with marks that the alphabet lacks lose the mark, as in passports
(ICAO 9303, part 3): a message that names the "Ángel" must not be twice as long as one that names the "Bahari". What has
no equal, such as another script or an emoji, stays; the text is then counted and sent in UCS-2, and names keep their marks.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from crisiskit.channels.gsm import is_gsm

# What is written instead, and for which signs.
_EQUALS = (
    ("'", "‘’‚‛′ʹʻʼʽʾʿˈ`´ˊˋ‹›"),
    ('"', "“”„‟″«»"),
    ("-", "‐‑‒–—―−•·‣◦▪●⁃"),
    ("...", "…"),
    (" ", "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"),
    ("\n", "\v\u0085\u2028\u2029"),
    ("->", "→"),
    ("<-", "←"),
    ("x", "×"),
    ("/", "⁄∕÷"),
    ("+/-", "±"),
    ("<=", "≤"),
    (">=", "≥"),
    ("1/2", "½"),
    ("1/4", "¼"),
    ("3/4", "¾"),
    ("(c)", "©"),
    ("(R)", "®"),
    ("(TM)", "™"),
    ("No.", "№"),
)
# Signs that print nothing.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
# Letters with a stroke or a ligature, which Unicode does not take apart.
_LETTERS = {"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "œ": "oe", "Œ": "OE"}


@functools.cache
def _table() -> dict[int, str]:
    return {ord(sign): instead for instead, signs in _EQUALS for sign in signs}


def fold_to_gsm(text: str) -> str:
    """The text with every sign that has an equal in the GSM alphabet written so, and plain line feeds."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_gsm(text):
        return text
    # What is invisible goes first, so that it parts no letter from its raised number.
    text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    text = re.sub(r"(?<=\d)(?=[½¼¾])", " ", text)
    text = re.sub(r"(?<=[^\W\d_])[²³]", lambda match: str(unicodedata.digit(match[0])), text)
    text = re.sub(r" ?°(?=C\b)", " ", text.translate(_table()))
    if is_gsm(text):
        return text
    plain = "".join(map(_strip_marks, text))
    # A name keeps its marks where taking them away saves nothing.
    return plain if is_gsm(plain) else text


@functools.cache
def _strip_marks(character: str) -> str:
    """The Latin letter under its marks, or the character itself where there is none or the alphabet has it."""
    letter = _LETTERS.get(character) or unicodedata.normalize("NFD", character)[0]
    return letter if letter.isascii() and letter.isalpha() and not is_gsm(character) else character
