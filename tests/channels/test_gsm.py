"""The GSM alphabet against the table of the Unicode Consortium."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisiskit.channels.gsm import BASIC, ESCAPE, EXTENDED, EXTENSION, count_foreign, is_gsm
from tallying import Tally


def read_table(path: Path) -> dict[int, str]:
    """Code to character; codes above 0xFF are those of the extension table, after the escape."""
    rows = [line.split("\t")[:2] for line in path.read_text("utf-8").splitlines() if line.startswith("0x")]
    return {int(code, 16): chr(int(character, 16)) for code, character in rows}


def test_136_of_138_rows_are_those_of_unicode_and_two_are_those_of_3gpp(conformance: Path, tally: Tally) -> None:
    table = read_table(conformance / "sms" / "unicode" / "GSM0338.TXT")
    assert len(table) == 138
    ours = {code: BASIC[code] if code < 0x100 else EXTENDED.get(code & 0xFF) for code in table}
    misses = {code: (character, ours[code]) for code, character in table.items() if ours[code] != character}
    # 3GPP TS 23.038 has the capital Ç, and 0x1B is the escape, not a letter.
    assert misses == {0x09: ("ç", "Ç"), 0x1B: ("\u00a0", ESCAPE)}
    tally("GSM 03.38: rows as Unicode has them, but for two that are as 3GPP has them", len(table) - len(misses), 136)


def test_the_alphabet_is_complete() -> None:
    assert len(BASIC) == len(set(BASIC)) == 128
    assert len(EXTENSION) == len(set(EXTENSION)) == 10
    assert not set(BASIC) & set(EXTENSION)


def test_the_escape_is_no_letter() -> None:
    assert not is_gsm(ESCAPE)
    assert count_foreign(f"a{ESCAPE}“”") == 3


@pytest.mark.parametrize("sign", "’‘“”–—…•·→°×½\u00a0\t`´«»™©®‑−áíóúç")
def test_signs_that_turn_an_sms_into_ucs2(sign: str) -> None:
    assert not is_gsm(sign)


@pytest.mark.parametrize("sign", "éèàöñÇ€[]@\n")
def test_signs_that_do_not(sign: str) -> None:
    assert is_gsm(sign)
