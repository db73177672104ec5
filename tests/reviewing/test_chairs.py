"""Every role that a playbook calls on is filled at every hour, weeks before anyone needs it."""

from __future__ import annotations

from datetime import time

import pytest

from crisiskit.model.house import Duty
from crisiskit.problems import Where
from crisiskit.reviewing.chairs import check_chairs
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
