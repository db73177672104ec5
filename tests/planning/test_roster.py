"""Who holds a role when: shifts across midnight, days away, deputies, several shifts, empty chairs."""

from __future__ import annotations

import pytest

from crisiskit.planning.roster import Roster, on_duty
from planning.builders import ZONE, at, duty, make_house, make_playbook

PLAYBOOK = make_playbook()
NIGHT = (
    duty("duty-officer", "Siang", "08:00-20:00", deputy="Sari", contact="1"),
    duty("duty-officer", "Malam", "20:00-08:00", deputy="Tono", contact="2", away=["2026-12-25"]),
)


def who(moment: str, *lines: object, zone: str = ZONE) -> str | None:
    house = make_house(duty=lines or NIGHT, zone=zone)
    return on_duty(house, PLAYBOOK, "duty-officer", at(moment)).who


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-01 07:59", "Malam"),
        ("2026-12-01 08:00", "Siang"),
        ("2026-12-01 19:59", "Siang"),
        ("2026-12-01 20:00", "Malam"),
        ("2026-12-01 23:59", "Malam"),
        ("2026-12-02 00:00", "Malam"),
    ],
)
def test_a_shift_may_cross_midnight_and_ends_before_its_last_minute(moment: str, expected: str) -> None:
    assert who(moment) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-25 02:00", "Malam"),  # the night that began on the 24th
        ("2026-12-25 12:00", "Siang"),
        ("2026-12-25 21:00", "Tono"),
        ("2026-12-26 02:00", "Tono"),  # still the night that began on the 25th
        ("2026-12-26 21:00", "Malam"),
    ],
)
def test_a_night_shift_belongs_to_the_day_it_began_on(moment: str, expected: str) -> None:
    assert who(moment) == expected


def test_the_deputy_of_someone_away_is_named_as_standing_in() -> None:
    person = on_duty(make_house(duty=NIGHT), PLAYBOOK, "duty-officer", at("2026-12-25 21:00"))
    assert (person.who, person.instead_of, person.deputy) == ("Tono", "Malam", None)


def test_hours_are_in_the_zone_of_the_house() -> None:
    # 20.30 in Makassar is 19.30 in Jakarta.
    assert who("2026-12-01 20:30", *NIGHT, zone="Asia/Jakarta") == "Siang"


def test_equal_hours_are_a_whole_day_and_no_hours_are_always() -> None:
    line = duty("duty-officer", "Satu", "08:00-08:00", away=["2026-12-01"], deputy="Dua")
    assert who("2026-12-01 07:00", line) == "Satu"
    assert who("2026-12-01 08:00", line) == "Dua"
    assert who("2026-12-01 07:00", duty("duty-officer", "Selalu")) == "Selalu"


def test_a_shift_may_end_at_midnight() -> None:
    line = duty("duty-officer", "Petang", "16:00-00:00")
    assert who("2026-12-01 23:59", line) == "Petang"
    assert who("2026-12-02 00:00", line) is None


def test_a_shift_with_hours_comes_before_one_that_is_always_on() -> None:
    lines = (duty("duty-officer", "Selalu"), duty("duty-officer", "Pagi", "06:00-12:00"))
    assert who("2026-12-01 07:00", *lines) == "Pagi"
    assert who("2026-12-01 13:00", *lines) == "Selalu"


def test_without_a_deputy_the_next_shift_that_is_on_takes_over() -> None:
    lines = (duty("duty-officer", "Pagi", "06:00-12:00", away=["2026-12-01"]), duty("duty-officer", "Selalu"))
    assert who("2026-12-01 07:00", *lines) == "Selalu"


def test_nobody_on_duty_leaves_the_chair_empty_with_its_title() -> None:
    person = on_duty(make_house(duty=()), PLAYBOOK, "leader", at("2026-12-01 07:00"))
    assert (person.who, person.title) == (None, {"id": "Pimpinan lembaga", "en": "head of the agency"})


def test_the_end_of_a_shift_is_known_in_the_zone_of_the_crisis() -> None:
    house = make_house(duty=NIGHT, zone="Asia/Jakarta")
    roster = Roster(house, PLAYBOOK, at("2026-12-01 22:00"), at("2026-12-01 22:00").tzinfo)  # type: ignore[arg-type]
    assert roster.person("duty-officer").until == at("2026-12-02 09:00")
    assert str(roster.person("duty-officer").until) == "2026-12-02 09:00:00+08:00"


def test_an_act_due_soon_stays_with_the_shift_that_holds_the_sheet_and_a_later_one_goes_to_the_next() -> None:
    now = at("2026-12-01 07:30")
    roster = Roster(make_house(duty=NIGHT), PLAYBOOK, now, now.tzinfo)  # type: ignore[arg-type]
    assert roster.person("duty-officer", at("2026-12-01 08:20")).who == "Malam"
    assert roster.person("duty-officer", at("2026-12-01 08:31")).who == "Siang"
    assert roster.person("duty-officer", at("2026-12-01 06:00")).who == "Malam"


def test_of_several_roles_the_first_with_somebody_on_duty_is_taken() -> None:
    now = at("2026-12-01 07:30")
    roster = Roster(make_house(duty=NIGHT), PLAYBOOK, now, now.tzinfo)  # type: ignore[arg-type]
    assert roster.first(("liaison", "duty-officer")).who == "Malam"
    assert roster.first(("liaison", "leader")).role == "liaison"
    assert roster.first(("nobody",)).role == "nobody"
