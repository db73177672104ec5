"""A house says who we are, where we speak and who is on duty; what cannot be read of it is a problem."""

from __future__ import annotations

from datetime import date, time

import pytest

from crisiskit.model.house import House
from crisiskit.problems import Where
from crisiskit.reading.houses import is_zone, read_house
from documents import VALID_HOUSE

HOUSE = VALID_HOUSE.read_text(encoding="utf-8")


def house(text: str) -> tuple[House | None, list[str]]:
    found, problems = read_house(text, "house.yaml")
    return found, [item.code for item in problems]


def test_every_key_is_read() -> None:
    found, codes = house(HOUSE)
    assert codes == []
    assert found is not None
    assert found.agency["en"].name == "the Ministry of Transportation"
    assert (found.registry, found.city, found.zone) == ("kemenhub", "Jakarta", "Asia/Jakarta")
    outlet = found.channels[1]
    assert (outlet.channel, outlet.handle, outlet.audience, outlet.language) == ("x", "@dephub", 1_200_000, "id")
    assert outlet.active == ((time(6), time(9)), (time(18), time(22)))
    assert found.duty[0].hours == (time(20), time(8))
    assert found.duty[0].away == (date(2026, 12, 25),)
    assert found.duty[1].contact == "021 555"
    assert found.spokesperson is not None
    assert found.spokesperson.title["en"] == "Head of Communications"
    assert found.clearance == {"bpbd": "the duty desk of BPBD"}
    assert found.places["agency.en"] == Where("house.yaml", 3, 3)


def test_without_a_short_name_the_name_is_short() -> None:
    found, _ = house("agency: {id: {name: Kemenhub}}\ncity: Jakarta\nzone: Asia/Jakarta\n")
    assert found is not None
    assert found.agency["id"].short == "Kemenhub"


@pytest.mark.parametrize("key", ["agency", "city", "zone"])
def test_without_one_of_three_keys_there_is_no_house_and_the_rest_is_still_looked_at(key: str) -> None:
    lines = [line for line in HOUSE.split("\n") if not line.startswith((f"{key}:", "  id: {name", "  en: {name"))]
    found, codes = house("\n".join(lines).replace("channel: web", "channel: fax"))
    assert found is None
    assert "missing-key" in codes
    assert "unknown-channel" in codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("# nothing yet\n", ["file-empty"]),
        ("~\n", ["not-a-mapping"]),
        ("- a\n", ["not-a-mapping"]),
        ("agency: {}\ncity: Jakarta\nzone: UTC\n", ["missing-key"]),
        ("agency: Kemenhub\ncity: Jakarta\nzone: UTC\n", ["not-a-mapping"]),
        ('agency: {id: {name: a}}\ncity: ""\nzone: UTC\n', ["missing-key"]),
        ("agency: {id: {name: a}}\ncity:\nzone: UTC\n", ["missing-key"]),
        ("agency: {id: {short: a}}\ncity: b\nzone: UTC\n", ["missing-key"]),
    ],
)
def test_no_file_is_refused_without_a_reason(text: str, codes: list[str]) -> None:
    assert house(text) == (None, codes)


def test_line_breaks_in_a_name_are_spaces() -> None:
    found, _ = house("agency:\n  id:\n    name: |\n      Kementerian\n      Perhubungan\ncity: |\n  Jakarta\nzone: UTC\n")
    assert found is not None
    assert found.agency["id"].name == "Kementerian Perhubungan"
    assert found.city == "Jakarta"


@pytest.mark.parametrize("name", ["", "Asia/Bali", "../etc/passwd", "/etc/passwd", "a" * 1000, "\0", "Asia", "WITA"])
def test_what_is_no_zone(name: str) -> None:
    assert not is_zone(name)
