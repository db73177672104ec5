"""How long a text takes to read aloud: its words as a voice says them, counted in the unit of the language's rate.

    count_spoken("pukul 23.35 WIB", "id")       # 20 syllables: "dua puluh tiga lewat tiga puluh lima menit Waktu …"
    seconds_of(60, "en")                        # 20: three words a second

Figures, clock times, abbreviations and signs are long when they are said. What stands between two spaces is counted alone, so
counts of texts that are joined by a space or a line end add up. Rate, unit and words are data of the language
(`<code>/speech.json`); counting the long way is the safe side.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from crisiskit.language.catalogue import book

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Enough for the words of every text of one crisis.
_REMEMBERED = 16384
#: A number of more digits is read digit by digit, as a telephone number is.
_LONGEST_NUMBER = 15
#: Capitals of at most so many letters are read letter by letter.
_LONGEST_INITIALS = 5
_HOURS, _MINUTES, _GROUP = 24, 60, 3
_EDGES = "()[]{}<>“”„\"'‘’.,;:!?…–—-*•·"


def seconds_of(units: int, language: str) -> int:
    """The seconds that so many words or syllables take, rounded up."""
    return -(-units * 60 // int(book(language, "speech")["per_minute"]))


def count_spoken(text: str, language: str) -> int:
    """The words or syllables of a text as it is read aloud."""
    return sum(_count_piece(piece, language) for piece in text.split())


def speak(text: str, language: str) -> str:
    """The text in words, as it is counted: "pukul dua puluh tiga lewat tiga puluh lima menit Waktu Indonesia Barat"."""
    return " ".join(word for piece in text.split() for word, _ in _say_piece(piece, book(language, "speech")))


@lru_cache(maxsize=_REMEMBERED)
def _count_piece(piece: str, language: str) -> int:
    words = book(language, "speech")
    return sum(letters or _count_words(said, words) for said, letters in _say_piece(piece, words))


def _count_words(said: str, words: Mapping[str, Any]) -> int:
    if words["unit"] == "words":
        return len(said.split())
    return sum(_count_syllables(word, words) for word in said.lower().replace("-", " ").split())


def _count_syllables(word: str, words: Mapping[str, Any]) -> int:
    """Vowels, those of a diphthong once; a word without vowels is spelled."""
    vowels = sum(map(word.count, words["vowels"]))
    return vowels - sum(map(word.count, words["diphthongs"])) if vowels else max(1, len(word))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"[0-9]+(?:[.,:][0-9]+)*|[^\W\d_]+|.", re.DOTALL)


def _say_piece(piece: str, words: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """What stands between two spaces in words; beside each, how many letters it is spelled with, or 0."""
    bare = piece.strip(_EDGES)
    abbreviation = words["abbreviations"].get(bare)
    if abbreviation is not None:
        yield abbreviation, 0
        return
    runs, is_lower = _pattern().findall(bare), bare == bare.lower()
    for at, run in enumerate(runs):
        before, after = runs[at - 1] if at else "", runs[at + 1] if at + 1 < len(runs) else ""
        if run[0].isascii() and run[0].isdigit():
            yield _say_figures(run, words), 0
        elif run[0].isalpha():
            yield from _say_letters(run, words)
        else:
            said = _say_sign(run, before, after, words, is_lower=is_lower)
            if said:
                yield said, 0


def _say_letters(run: str, words: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    if run in words["abbreviations"]:
        yield words["abbreviations"][run], 0
    elif run.isupper() and 1 < len(run) <= _LONGEST_INITIALS and run not in words["read_as_words"]:
        yield " ".join(run), len(run)
    else:
        yield run, 0


def _say_sign(sign: str, before: str, after: str, words: Mapping[str, Any], *, is_lower: bool) -> str:
    """A sign in words; a dot is one in an address only, a dash one between figures only."""
    if sign in "-–—":
        is_telephone = before.isdigit() and len(before) > 1 and before[0] == "0"
        is_span = before[-1:].isdigit() and after[:1].isdigit() and not is_telephone
        return str(words["numbers"]["to"]) if is_span else ""
    if is_lower and before[-1:].isalnum() and after[:1].isalnum() and sign in words["between_letters"]:
        return str(words["between_letters"][sign])
    return str(words["signs"].get(sign, ""))


def _say_figures(run: str, words: Mapping[str, Any]) -> str:
    """A clock time, a number with its groups and decimals, or digits one by one."""
    numbers, clock = words["numbers"], words["clock"]
    hour, sign, minute = run[:-3], run[-3:-2], run[-2:]
    is_clock = sign and sign in clock["signs"] and hour.isdigit() and len(hour) <= len(str(_HOURS))
    if is_clock and int(hour) <= _HOURS and int(minute) < _MINUTES:
        return _say_clock(int(hour), int(minute), words)
    point, said_point = numbers["point"]
    groups, _, decimals = run.partition(point)
    first, *others = groups.split(numbers["group"])
    whole = first + "".join(others)
    is_number = whole.isdigit() and (decimals == "" or decimals.isdigit())
    if not is_number or any(len(group) != _GROUP for group in others):
        return " ".join(_say_figures(part, words) for part in re.split("[.,:]", run))
    if len(whole) > _LONGEST_NUMBER or (len(whole) > 1 and whole[0] == "0"):
        return _say_digits(whole + decimals, numbers)
    return _say_number(int(whole), numbers) + (f" {said_point} {_say_digits(decimals, numbers)}" if decimals else "")


def _say_clock(hour: int, minute: int, words: Mapping[str, Any]) -> str:
    clock, numbers = words["clock"], words["numbers"]
    kind = "time" if minute >= len(numbers["words"]) // 2 else "first_minutes" if minute else "hour"
    return str(clock[kind]).format(hour=_say_number(hour, numbers), minute=_say_number(minute, numbers))


def _say_digits(digits: str, numbers: Mapping[str, Any]) -> str:
    return " ".join(numbers["words"][int(digit)] for digit in digits)


def _say_number(number: int, numbers: Mapping[str, Any]) -> str:
    """A whole number in words."""
    small = numbers["words"]
    if number < len(small):
        return str(small[number])
    for value, one, many, join in numbers["scales"]:
        if number >= value:
            times, rest = divmod(number, value)
            said = one if times == 1 else many.format(n=_say_number(times, numbers))
            return " ".join(filter(None, (said, join, _say_number(rest, numbers)))) if rest else str(said)
    ten, one_digit = divmod(number, 10)
    return f"{numbers['tens'][ten]} {small[one_digit]}" if one_digit else str(numbers["tens"][ten])
