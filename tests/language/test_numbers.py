"""Numbers are words below ten and grouped digits from ten on, and money carries its sign as each language writes it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.numbers import count_form, say_count, say_money, say_number

MARKS = {"id": (".", ","), "en": (",", ".")}


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (5405, "5.405", "5,405"),
        (-1200, "-1.200", "-1,200"),
        (Decimal("5.6"), "5,6", "5.6"),
        (Decimal("1234567.12345"), "1.234.567,12345", "1,234,567.12345"),
        (Decimal("1E+3"), "1.000", "1,000"),
    ],
)
def test_numbers_are_grouped(number: int | Decimal, indonesian: str, english: str) -> None:
    assert say_number(number, "id") == indonesian
    assert say_number(number, "en") == english


@given(st.integers(-(10**60), 10**60), st.sampled_from(LANGUAGES))
def test_no_digit_is_lost(number: int, language: str) -> None:
    group, _ = MARKS[language]
    assert int(say_number(number, language).replace(group, "")) == number


@given(st.decimals(-(10**12), 10**12, places=4), st.sampled_from(LANGUAGES))
def test_no_decimal_is_lost(number: Decimal, language: str) -> None:
    group, point = MARKS[language]
    assert Decimal(say_number(number, language).replace(group, "").replace(point, ".")) == number


def test_counts_below_ten_are_words() -> None:
    assert " ".join(say_count(n, "id") for n in range(10)) == (
        "nol satu dua tiga empat lima enam tujuh delapan sembilan"
    )
    assert " ".join(say_count(n, "en") for n in range(10)) == "zero one two three four five six seven eight nine"
    assert [say_count(n, "id") for n in (10, 41, 5405, -3)] == ["10", "41", "5.405", "-3"]


@pytest.mark.parametrize(
    ("amount", "currency", "indonesian", "english"),
    [
        (5_000_000, "IDR", "Rp5.000.000", "Rp5,000,000"),
        (Decimal("5000000.00"), "IDR", "Rp5.000.000", "Rp5,000,000"),
        (Decimal("12500.5"), "IDR", "Rp12.500,50", "Rp12,500.50"),
        (Decimal("0.125"), "IDR", "Rp0,125", "Rp0.125"),
        (1500, "usd", "US$1.500", "US$1,500"),
        (-20, "EUR", "-€20", "-€20"),
        (200, "MYR", "MYR 200", "MYR 200"),
        (1000, "XQZ", "XQZ 1.000", "XQZ 1,000"),
    ],
)
def test_money_carries_its_sign(amount: int | Decimal, currency: str, indonesian: str, english: str) -> None:
    assert say_money(amount, currency, "id") == indonesian
    assert say_money(amount, currency, "en") == english


@pytest.mark.parametrize(
    ("number", "forms", "language", "said"),
    [
        (0, "no one is missing / one person is missing / # people are missing", "en", "no one is missing"),
        (1, "no one is missing / one person is missing / # people are missing", "en", "one person is missing"),
        (2, "no one is missing / one person is missing / # people are missing", "en", "two people are missing"),
        (5405, "no one is missing / one person is missing / # people are missing", "en", "5,405 people are missing"),
        (0, "one person / # people", "en", "zero people"),
        (1, "# person / # people", "en", "one person"),
        (1, "seorang / # orang", "id", "seorang"),
        (3, "seorang / # orang", "id", "tiga orang"),
        (1, "# orang", "id", "satu orang"),
        (41, "# orang dari # orang", "id", "41 orang dari 41 orang"),
    ],
)
def test_a_form_fits_its_count(number: int, forms: str, language: str, said: str) -> None:
    assert count_form(number, forms.split(" / "), language) == said


@pytest.mark.parametrize("forms", [(), ("a", "b", "c", "d")])
def test_there_are_one_two_or_three_forms(forms: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="forms"):
        count_form(1, forms, "id")
