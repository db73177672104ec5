"""Every role that a playbook calls on is filled at every hour, weeks before anyone needs it."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from crisiskit.language.problems import say
from crisiskit.model.house import Duty
from crisiskit.model.playbook import Step
from crisiskit.model.vocabulary import Phase
from crisiskit.planning.calendars import Calendar, Holiday, Listing
from crisiskit.problems import Where
from crisiskit.reading.houses import read_house
from crisiskit.reviewing.chairs import check_chairs, check_weeks
from documents import small_house, small_playbook

PLAYBOOK = small_playbook()


def empty(*duties: Duty) -> list[tuple[object, object]]:
    """The roles and hours that nobody holds."""
    house = small_house().model_copy(update={"duty": duties})
    return [(item.argument("role"), item.argument("hours")) for item in check_chairs(PLAYBOOK, house)]


def on_duty(role: str, *hours: tuple[int, int]) -> list[Duty]:
    """Shifts from hour to hour; none: always."""
    spans: list[tuple[time, time] | None] = [(time(start), time(end)) for start, end in hours] or [None]
    return [Duty(role=role, who="Somebody", hours=span, where=Where("house.yaml", 9)) for span in spans]


def test_a_role_that_nobody_holds() -> None:
    day = "00:00-24:00"
    assert empty() == [("duty-officer", day), ("liaison", day), ("head", day)]
    assert empty(*on_duty("duty-officer"), *on_duty("head")) == [("liaison", day)]


@pytest.mark.parametrize(
    ("hours", "gap"),
    [
        ([(8, 20), (20, 8)], None),
        ([(8, 20), (19, 9)], None),
        ([(8, 8)], None),
        ([(8, 20)], "00:00-08:00"),
        ([(0, 20)], "20:00-24:00"),
        ([(20, 8)], "08:00-20:00"),
        ([(20, 8), (8, 12), (13, 20)], "12:00-13:00"),
        ([(0, 0)], None),
    ],
)
def test_hours_that_leave_a_gap(hours: list[tuple[int, int]], gap: str | None) -> None:
    found = empty(*on_duty("duty-officer"), *on_duty("head"), *on_duty("liaison", *hours))
    assert found == ([] if gap is None else [("liaison", gap)])


def test_roles_of_steps_approvals_and_ladder_are_called_on_and_others_are_not() -> None:
    playbook = PLAYBOOK.model_copy(update={"roles": (*PLAYBOOK.roles, "gardener"), "steps": {}, "ladder": (), "approvals": {}})
    house = small_house().model_copy(update={"duty": ()})
    assert check_chairs(playbook, house) == []
    for part in ("steps", "ladder", "approvals"):
        assert check_chairs(playbook.model_copy(update={part: getattr(PLAYBOOK, part)}), house), part


# ---- the weeks to come

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=JAKARTA)


def ahead(duty: str, *, weeks: int = 4, house: str = "", listing: Listing = lambda _: None) -> list[str]:
    """What is wrong with a roster in the weeks to come, in English, without its place; the other roles are held."""
    others = "".join(f"  - {{role: {role}, who: Somebody}}\n" for role in ("duty-officer", "liaison", "head"))
    text = f"agency: {{en: {{name: A, short: A}}}}\ncity: Jakarta\nzone: Asia/Jakarta\n{house}duty:\n{others}{duty}"
    made, problems = read_house(text, "house.yaml")
    assert made is not None
    assert not problems
    playbook = PLAYBOOK.model_copy(update={"steps": {"x": Step(id="x", phase=Phase.RESPOND, owner="watch")}, "roles": ("watch",)})
    playbook = playbook.model_copy(update={"approvals": {}, "ladder": ()})
    return [say(item, "en").partition(". Gaps")[0] for item in check_weeks(playbook, made, NOW, weeks, Calendar(made, listing))]


def test_an_absence_that_a_deputy_covers_is_no_empty_chair() -> None:
    assert ahead("  - {role: watch, who: A, deputy: B, away: [{from: 2026-12-24, to: 2026-12-27, because: leave}]}\n") == []


def test_an_absence_that_nobody_covers_is_named_with_its_reason_and_its_days() -> None:
    found = ahead("  - {role: watch, who: A, away: [{from: 2026-12-24, to: 2026-12-27, because: annual leave}]}\n")
    assert [item.partition(" Name")[0] for item in found] == [
        "From 2026-12-24 00:00 until 2026-12-28 00:00 nobody will be on duty as “watch”. Away: A (annual leave)."
    ]


def test_a_deputy_who_is_away_on_the_same_day_leaves_the_chair_empty() -> None:
    lines = (
        "  - {role: watch, who: A, deputy: B, away: [2026-12-24]}\n"
        "  - {role: other, who: b, away: [{from: 2026-12-24, to: 2026-12-31, because: on mission}]}\n"
    )
    found = ahead(lines)
    assert len(found) == 1
    assert "Away: A; B (on mission)." in found[0]


def test_an_absence_beyond_the_weeks_asked_for_is_not_yet_named() -> None:
    line = "  - {role: watch, who: A, away: [2027-02-01]}\n"
    assert ahead(line) == ahead(line, weeks=0) == []
    assert len(ahead(line, weeks=9)) == 1


def test_days_without_a_shift_are_one_problem_with_their_number() -> None:
    found = ahead("  - {role: watch, who: A, days: working}\n")
    assert found[0] == "From 2026-12-05 00:00 until 2026-12-07 00:00 no line of the roster holds “watch”"
    assert len(found) == 2
    assert found[1].startswith("Public holidays are not counted")
    both = "  - {role: watch, who: A, days: working}\n  - {role: watch, who: B, days: off}\n"
    assert ahead(both, house="holidays: [2026-12-25]\n", listing=lambda _: {}) == []


def test_a_public_holiday_without_a_shift_is_an_empty_chair_and_an_estimated_one_is_said_to_be_one() -> None:
    day = date(2026, 12, 25)
    lines = "  - {role: watch, who: A, days: working}\n  - {role: watch, who: B, days: [saturday, minggu]}\n"
    found = ahead(lines, listing=lambda _: {day: Holiday(day, {"en": "Christmas Day"}, estimated=True)})
    assert found[0] == "From 2026-12-25 00:00 until 2026-12-26 00:00 no line of the roster holds “watch”"
    assert found[1].startswith("The date of the holiday on Friday 25 December 2026 is an estimate")
    assert ahead(lines, listing=lambda _: {}) == []


def test_hours_that_are_empty_every_day_are_told_once_and_not_for_every_day_to_come() -> None:
    assert ahead('  - {role: watch, who: A, hours: "08:00-20:00"}\n') == []
