"""A house says who we are, where we speak and who is on duty; what cannot be read of it is a problem."""

from __future__ import annotations

from datetime import date, time

import pytest

from crisiskit.channels.overriding import list_channels
from crisiskit.channels.table import CHANNELS, load_channels
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
    assert [(span.first, span.last) for span in found.duty[0].away] == [(date(2026, 12, 25), date(2026, 12, 25))]
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


OWN = HOUSE + """
limits:
  - {channel: x, limit: 25000, aim: 1000, source: Premium since 2026-10, checked: 2026-11-01}
  - {channel: info-warga, like: telegram, aim: 800, hashtags: 0, source: our own channel, checked: 2026-11-01}
  - {channel: sms, parts: 1, source: our contract, checked: 2026-11-01}
hashtags: {id: ["#TanggapDarurat", "info seruni"], en: [SafeTravel]}
"""


def test_a_house_overrides_a_limit_and_adds_a_channel() -> None:
    found, codes = house(OWN.replace("channel: web", "channel: info-warga"))
    assert codes == []
    assert found is not None
    assert found.channels[0].channel == "info-warga"
    table = list_channels(found)
    assert list(table) == [*CHANNELS, "info-warga"]
    assert (table["x"].limit, table["x"].aim, table["x"].source) == (25_000, 1000, "Premium since 2026-10")
    assert table["x"].checked == date(2026, 11, 1)
    own, telegram = table["info-warga"], CHANNELS["telegram"]
    assert (own.id, own.counter, own.limit, own.aim, own.hashtags) == ("info-warga", "utf16", telegram.limit, 800, 0)
    # The aim of two parts would not fit what is left.
    assert (table["sms"].parts, table["sms"].aim) == (1, 160)
    assert table["instagram"] is CHANNELS["instagram"]
    assert found.hashtags == {"id": ("#TanggapDarurat", "#InfoSeruni"), "en": ("#SafeTravel",)}


def test_a_house_without_rules_has_the_table_itself() -> None:
    found, _ = house(HOUSE)
    assert list_channels(found) is load_channels()
    assert list_channels(None) is load_channels()


def test_a_lower_limit_lowers_the_aim() -> None:
    found, codes = house(HOUSE + "limits: [{channel: x, limit: 140, source: our own rule, checked: 2026-11-01}]\n")
    assert (list_channels(found)["x"].aim, codes) == (140, [])


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        ("{channel: x, limit: 25000}", ["missing-key", "missing-key"]),
        ("{limit: 5, source: a, checked: 2026-11-01}", ["missing-key"]),
        ("{channel: x, source: a, checked: yesterday}", ["bad-date"]),
        ("{channel: Warga Kita, like: telegram, source: a, checked: 2026-11-01}", ["bad-id"]),
        ("{channel: all, like: telegram, source: a, checked: 2026-11-01}", ["bad-id"]),
        ("{channel: warga, like: forum, source: a, checked: 2026-11-01}", ["unknown-channel"]),
        ("{channel: x, limit: many, source: a, checked: 2026-11-01}", ["bad-number"]),
        ("{channel: x, limt: 5, source: a, checked: 2026-11-01}", ["unknown-key"]),
        ("x", ["not-a-mapping"]),
        ("[]", ["not-a-mapping"]),
        ("~", ["not-a-mapping"]),
    ],
)
def test_each_fault_of_a_rule_is_named(rule: str, codes: list[str]) -> None:
    found, noted = house(HOUSE + f"limits:\n  - {rule}\n")
    assert noted == codes
    assert found is not None
    assert len(found.limits) <= 1


def test_rules_and_hashtags_are_bounded() -> None:
    rows = "".join(f"  - {{channel: c{number}, like: x, source: a, checked: 2026-11-01}}\n" for number in range(60))
    tags = ", ".join(f"Tag{number}" for number in range(20))
    found, codes = house(HOUSE + f"limits:\n{rows}hashtags: [{tags}]\n")
    assert codes == ["too-many-rows", "too-many-rows"]
    assert found is not None
    assert (len(found.limits), len(found.hashtags["id"])) == (40, 10)


def test_a_chain_of_channels_of_ones_own_counts_as_the_last() -> None:
    checked = "source: s, checked: 2026-11-01"
    rules = f"[{{channel: a, like: x, aim: 100, {checked}}}, {{channel: b, like: a, {checked}}}]"
    found, codes = house(HOUSE + f"limits: {rules}\n")
    assert codes == []
    assert (list_channels(found)["b"].counter, list_channels(found)["b"].aim) == ("x", 100)
