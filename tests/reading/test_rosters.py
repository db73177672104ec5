"""Lines of the roster and days away as people write them, read to what they mean, and never to a traceback."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.model.house import DayKind, Duty, House
from crisiskit.reading.houses import read_house

HEAD = "agency: {id: {name: A, short: A}}\ncity: Jakarta\nzone: Asia/Jakarta\n"


def read(rest: str) -> House:
    house, problems = read_house(HEAD + rest, "house.yaml")
    assert house is not None
    assert not problems
    return house


def read_duty(fields: str) -> Duty:
    return read(f"duty:\n  - {{role: leader, who: Kepala, {fields}}}\n").duty[0]


@pytest.mark.parametrize(
    ("written", "days", "weekdays"),
    [
        ("days: working", DayKind.WORKING, ()),
        ("days: Off", DayKind.OFF, ()),
        ("days: [senin, Wednesday, jumat]", None, (1, 3, 5)),
        ("days: minggu", None, (7,)),
        ("contact: x", None, ()),
    ],
)
def test_days_are_working_days_days_off_or_weekdays_in_any_language(
    written: str, days: DayKind | None, weekdays: tuple[int, ...]
) -> None:
    duty = read_duty(written)
    assert (duty.days, duty.weekdays) == (days, weekdays)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[2026-12-25]", [("2026-12-25", "2026-12-25", None)]),
        ("2026-12-25", [("2026-12-25", "2026-12-25", None)]),
        ("{day: 2026-12-25, because: cuti}", [("2026-12-25", "2026-12-25", "cuti")]),
        (
            "[2026-12-21, {from: 2026-12-24, to: 2026-12-27, because: dinas luar}]",
            [("2026-12-21", "2026-12-21", None), ("2026-12-24", "2026-12-27", "dinas luar")],
        ),
    ],
)
def test_days_away_are_days_or_spans_with_or_without_a_reason(written: str, expected: list[tuple[str, str, str | None]]) -> None:
    spans = [(str(span.first), str(span.last), span.because) for span in read_duty(f"away: {written}").away]
    assert spans == expected


def test_hours_and_deputy_stand_beside_the_days() -> None:
    duty = read_duty('deputy: Sekretaris, hours: "20:00-08:00", days: working')
    assert (duty.deputy, duty.hours, duty.days) == ("Sekretaris", (time(20), time(8)), DayKind.WORKING)


def test_the_house_has_days_off_of_its_own_and_days_on_which_it_works() -> None:
    house = read("holidays: [2026-08-12]\nworking_days: {day: 2026-12-24, because: siaga}\n")
    assert house.holidays[0].covers(date(2026, 8, 12))
    assert [span.because for span in house.working_days] == ["siaga"]


VALUES = st.recursive(
    st.sampled_from(["2026-12-25", "2026-02-30", "x", "true", "null", '""', "senin", "working", "-1", "9999-12-31"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(st.sampled_from(["day", "from", "to", "because", "z"]), inner, max_size=3).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}"
        ),
    ),
    max_leaves=6,
)


@given(st.sampled_from(["away", "days", "hours"]), VALUES)
def test_whatever_stands_there_is_read_or_named_with_its_place(key: str, value: str) -> None:
    house, problems = read_house(f"{HEAD}holidays: {value}\nduty:\n  - {{role: leader, who: K, {key}: {value}}}\n", "house.yaml")
    assert house is not None
    for duty in house.duty:
        for span in (*duty.away, *house.holidays):
            assert span.first <= span.last
    assert all(item.where is not None and item.where.line >= 4 for item in problems)
