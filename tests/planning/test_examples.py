"""Plans of the crises that come with the project: complete in both languages, in time, and never without a name that is on duty."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest

from crisiskit.assessing.grading import assess
from crisiskit.model.plan import EscalationPlan
from crisiskit.model.situation import Situation
from crisiskit.model.vocabulary import Severity
from crisiskit.planning.agenda import list_people
from crisiskit.planning.plans import plan
from crisiskit.recording.situations import load_situation
from crisiskit.rendering.formats import render
from installed import ROOT
from planning.builders import at

MOMENTS = [
    ("bali-strait-2025", "2025-07-02 23:55", "Asia/Jakarta"),
    ("bali-strait-2025", "2025-07-03 00:40", "Asia/Jakarta"),
    ("bali-strait-2025", "2025-07-04 19:00", "Asia/Jakarta"),
    ("ferry-drill", "2026-12-04 08:20", "Asia/Makassar"),
    ("ferry-drill", "2026-12-04 09:45", "Asia/Makassar"),
    ("ferry-drill", "2026-12-04 10:25", "Asia/Makassar"),
]


@cache
def load(name: str) -> Situation:
    return load_situation(ROOT / "docs" / "examples" / name, [ROOT / "playbooks"])


def plan_example(name: str, moment: str, zone: str) -> EscalationPlan:
    situation, now = load(name), at(moment, zone)
    return plan(situation, assess(situation, now=now), now=now)


@pytest.mark.parametrize(("name", "moment", "zone"), MOMENTS)
def test_the_plan_of_an_example_is_whole(name: str, moment: str, zone: str) -> None:
    found = plan_example(name, moment, zone)
    assert found.level >= Severity.MODERATE
    assert found.tasks
    assert found.verify
    assert found.ladder
    assert found.approval
    assert found.promises
    assert found.airings
    assert not [person for person in list_people(found) if person.who is None]
    for words in (*(task.do for task in found.tasks), *(item.question for item in found.verify), found.title):
        assert set(words) == {"id", "en"}
        assert all(words.values())


@pytest.mark.parametrize(("name", "moment", "zone"), MOMENTS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sheet_of_an_example_has_no_hole(name: str, moment: str, zone: str, language: str) -> None:
    page = render(plan_example(name, moment, zone), "markdown", language=language)
    assert "None" not in page
    assert "{" not in page
    assert "()" not in page
    assert page.startswith("# LATIHAN: " if language == "id" else "# EXERCISE: ") == (name == "ferry-drill")


def test_a_quarter_of_an_hour_after_the_ferry_sank_the_next_word_is_promised_within_the_hour() -> None:
    found = plan_example("bali-strait-2025", "2025-07-02 23:55", "Asia/Jakarta")
    assert found.level >= Severity.HIGH
    assert min(item.at for item in found.promises if item.at > found.at) - found.at <= timedelta(minutes=60)


def test_the_critical_path_of_the_shipped_playbook_leads_to_the_statement_through_the_acknowledgement() -> None:
    path = plan_example("bali-strait-2025", "2025-07-02 23:55", "Asia/Jakarta").critical_path
    assert path[-1] == "statement"
    assert "acknowledge" in path
