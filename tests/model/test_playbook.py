"""An agency has the name of the day: ministries are renamed, split and joined."""

from __future__ import annotations

from datetime import date

import pytest

import crisiskit
from crisiskit.model.playbook import Agency, Playbook


@pytest.mark.parametrize(
    ("ident", "day", "found"),
    [
        ("komdigi", date(2024, 10, 20), "kominfo"),
        ("komdigi", date(2024, 10, 21), "komdigi"),
        ("kominfo", date(2026, 11, 24), "komdigi"),
        ("kemenparekraf", date(2023, 6, 22), "kemenparekraf"),
        ("kemenparekraf", date(2026, 11, 24), "kemenpar"),
        ("kemenekraf", date(2023, 6, 22), "kemenparekraf"),
        ("kemenhut", date(2023, 6, 22), "klhk"),
        ("basarnas", date(1999, 1, 1), "basarnas"),
        ("nobody", date(2026, 1, 1), "nobody"),
    ],
)
def test_an_agency_is_named_as_on_that_day(ident: str, day: date, found: str) -> None:
    assert crisiskit.load_playbook("base").agency_on(ident, day) == found


def test_names_that_refer_to_each_other_end() -> None:
    first = Agency(id="a", until=date(2020, 1, 1), formerly="b")
    second = Agency(id="b", until=date(2020, 1, 1), formerly="a")
    book = Playbook(id="x", version="1", agencies={"a": first, "b": second})
    assert book.agency_on("a", date(2026, 1, 1)) in {"a", "b"}
