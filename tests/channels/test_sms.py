"""SMS against the cases of two segmenters and of the standard's arithmetic.

Two of split-sms's cases are for a splitter that is told to use GSM-7 and loses what the alphabet lacks; ours chooses
the encoding by the text, as a phone does, so they do not apply.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.channels.graphemes import split_graphemes
from crisiskit.channels.sms import SmsCounter, split_sms
from tallying import Tally

COUNTER = SmsCounter()
FORCED = {"Split 160 two-byte character message", "Split 160 surrogate-pairs character message"}
HEADER_BITS = 48


def describe(text: str) -> dict[str, object]:
    """Everything a case of the reference can ask for."""
    measure, parts = COUNTER.measure(text), len(split_sms(text))
    encoding = COUNTER.encoding(measure)
    bits = COUNTER.size(measure) * (7 if encoding == "GSM-7" else 16)
    return {
        "encoding": encoding,
        "segments": parts,
        "message_size_bits": bits,
        "total_size_bits": bits + (HEADER_BITS * parts if parts > 1 else 0),
        "characters": len(text) if encoding == "GSM-7" else len(split_graphemes(text)),
        "unicode_scalars": len(text),
    }


def test_all_cases_of_the_reference_segmenter_pass(conformance: Path, tally: Tally) -> None:
    path = conformance / "sms" / "twilio" / "segments.test.json"
    cases: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    assert len(cases) == 51
    asked = passed = 0
    for case in cases:
        ours = describe(case["body"])
        expected = {key: value for key, value in case.items() if key in ours}
        asked += len(expected)
        assert expected, case
        assert {key: ours[key] for key in expected} == expected, case
        passed += 1
    assert asked > len(cases)
    tally("Twilio: SMS segments", passed, 51)


@pytest.mark.parametrize(("name", "number"), [("gsm.test.json", 9), ("unicode.test.json", 10)])
def test_parts_are_those_of_split_sms(conformance: Path, name: str, number: int, tally: Tally) -> None:
    cases = json.loads((conformance / "sms" / "split-sms" / name).read_text("utf-8"))
    applicable = [case for case in cases if case["description"] not in FORCED]
    assert len(applicable) == number
    passed = 0
    for case in applicable:
        text = case["message"]
        assert split_sms(text) == [part["content"] for part in case["parts"]], case["description"]
        unit = 1 if COUNTER.encoding(COUNTER.measure(text)) == "GSM-7" else 2
        assert COUNTER.size(COUNTER.measure(text)) * unit == case["totalBytes"]
        passed += 1
    tally(f"split-sms: {name.partition('.')[0]}, without those for a splitter that loses letters", passed, number)


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("", [0]),
        ("a" * 160, [160]),
        ("a" * 161, [153, 8]),
        ("a" * 159 + "€", [153, 7]),
        ("a" * 152 + "[" + "b" * 20, [152, 21]),
        ("a" * 306, [153, 153]),
        ("á" * 70, [70]),
        ("á" * 71, [67, 4]),
        ("á" * 66 + "😀" + "b" * 10, [66, 11]),
        ("á" * 65 + "👍🏽" + "b" * 10, [65, 12]),
        ("e" + "\u0301" * 100, [67, 34]),
    ],
)
def test_nothing_that_belongs_together_is_divided(text: str, sizes: list[int]) -> None:
    parts = split_sms(text)
    assert [len(part) for part in parts] == sizes
    assert "".join(parts) == text


def test_capacity_is_that_of_the_standard() -> None:
    gsm, ucs2 = COUNTER.measure("a"), COUNTER.measure("á")
    assert [COUNTER.capacity(gsm, 160, parts) for parts in (1, 2, 3)] == [160, 306, 459]
    assert [COUNTER.capacity(ucs2, 160, parts) for parts in (1, 2, 3)] == [70, 134, 201]


LETTERS = st.sampled_from([*"abc €[", "\n", "\r\n", "á", "“", "😀", "👍🏽", "🇮🇩", "e\u0301"])


@given(st.lists(LETTERS, max_size=200).map("".join), st.sampled_from([1, 3, 40]))
def test_parts_worked_out_from_the_vector_are_never_too_few(text: str, times: int) -> None:
    long = text * times
    assert COUNTER.parts(COUNTER.measure(long)) >= COUNTER.count_parts(long)
    assert "".join(split_sms(long)) == long


@given(st.integers(0, 1000), st.sampled_from("aá"))
def test_without_letters_that_count_two_the_vector_tells_the_parts_exactly(length: int, letter: str) -> None:
    text = letter * length
    assert COUNTER.parts(COUNTER.measure(text)) == COUNTER.count_parts(text)


def test_prepare_saves_a_part() -> None:
    text = "Kapal “Bahari” terbalik di perairan Sanur, 3 orang masih dicari. Basarnas memimpin pencarian."
    assert len(text) > 70
    assert COUNTER.count_parts(text) == 2
    assert COUNTER.count_parts(COUNTER.prepare(text)) == 1
