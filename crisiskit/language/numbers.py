"""Numbers, counts and sums of money as an official text says them (domain report, section 6.4).

    say_number(5405, "id")                                            # 5.405
    say_count(3, "id"), say_count(41, "id")                           # tiga, 41
    say_money(5_000_000, "IDR", "id")                                 # Rp5.000.000
    count_form(41, ("no one is safe", "one person is safe", "# people are safe"), "en")   # 41 people are safe
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book, find_locale

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from decimal import Decimal

    from babel.numbers import NumberPattern

#: Enough for every figure of one crisis in all languages.
_REMEMBERED = 2048

#: Digits that a number may have; Babel's own calculation stops at 28, with an exception.
_DIGITS = 5000


def say_number(n: int | Decimal, language: str) -> str:
    """The number in digits, grouped, with every decimal it has and none more: `5.405`, `5,6`; `5,405`, `5.6`."""
    kept = book(language, "formats").get("kept")
    if kept is not None and isinstance(n, int):
        return f"{n:,}".replace(",", kept["group"])
    return _group(n, language, "#,##0.###")


@lru_cache(maxsize=_REMEMBERED)
def _group(n: int | Decimal, language: str, pattern: str) -> str:
    from decimal import localcontext

    with localcontext(prec=_DIGITS):
        said: str = _parse_pattern(pattern).apply(n, find_locale(language), decimal_quantization=False)
    return said


@cache
def _parse_pattern(pattern: str) -> NumberPattern:
    from babel.numbers import parse_pattern

    return parse_pattern(pattern)


def say_count(n: int, language: str) -> str:
    """How many: a word below ten, grouped digits from ten on (`tiga`, `41`, `5.405`)."""
    words: list[str] = book(language, "formats")["numbers"]["words"]
    return words[n] if 0 <= n < len(words) else say_number(n, language)


def say_money(amount: int | Decimal, currency: str, language: str) -> str:
    """A sum with its currency in front: `Rp5.000.000`, `US$1,500`, `MYR 200`.

    `currency` is an ISO 4217 code. Whole amounts have no decimals, others at least two; nothing is rounded. The sign
    is Babel's unless the language's formats name one (Rupiah: no space behind Rp); a code stands apart from the digits.
    """
    return _say_money(amount, currency.upper(), language)


@lru_cache(maxsize=_REMEMBERED)
def _say_money(amount: int | Decimal, code: str, language: str) -> str:
    sign = _find_sign(code, language)
    digits = _group(abs(amount), language, "#,##0" if amount == int(amount) else "#,##0.00")
    return f"{'-' if amount < 0 else ''}{sign}{' ' if sign == code else ''}{digits}"


@cache
def _find_sign(code: str, language: str) -> str:
    from babel.numbers import get_currency_symbol

    own: str | None = book(language, "formats")["numbers"]["currencies"].get(code)
    return own or get_currency_symbol(code, locale=find_locale(language))


def share_digits(counts: Collection[int], language: str) -> bool:
    """Whether counts of one sentence all stand in digits: where one must, and the language wants a list alike.

    Indonesian spelling does (EYD: `52 orang setuju, 15 orang tidak setuju, dan 5 orang abstain`); English does not.
    """
    numbers = book(language, "formats")["numbers"]
    return bool(numbers["alike"]) and len(counts) > 1 and max(counts) >= len(numbers["words"])


def count_form(n: int, forms: Sequence[str], language: str, *, digits: bool = False) -> str:
    """The form that fits `n`, `#` in it replaced by the count: `("seorang", "# orang")` gives `seorang`, `tiga orang`.

    `forms` are as the author split them: zero / one / many, one / many, or many alone (ValueError for any other
    number of them). Without a form for zero, zero takes the form for many. One takes its own form in every language:
    Indonesian has no plural, but its authors write `seorang / # orang`. With `digits` no word is written for a count,
    and one takes the form for many: `1 orang`.
    """
    if not 1 <= len(forms) <= 3:
        raise ValueError(f"{len(forms)} forms; there are one, two or three")
    if n == 0 and len(forms) == 3:
        form = forms[0]
    elif n == 1 and len(forms) > 1 and not digits:
        form = forms[-2]
    else:
        form = forms[-1]
    return form.replace("#", say_number(n, language) if digits else say_count(n, language))
