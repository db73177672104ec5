"""What mentions are worth in an assessment: a reason, moderate, high, never more; and for how long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.assessing.attention import find_reason, say_near
from crisiskit.assessing.grading import assess
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.mentions import Counts, Mentions, Usual
from crisiskit.model.situation import Situation
from crisiskit.model.vocabulary import Certainty, Severity
from documents import small_house, small_playbook
from strategies import AWARE, situations
from surges import HOUR

PLAYBOOK, HOUSE = small_playbook(), small_house()
#: Two days of quiet before the hour in which we knew.
FIRST = AWARE.replace(minute=0) - 48 * HOUR
USUAL = (6, 30, 4)
BUSY, BAD, WORST = (30, 150, 12), (6, 30, 30), (6, 30, 90)


def make_mentions(*hours: tuple[int, int, int], usual: Usual | None = None) -> Mentions:
    """Quiet days, then these hours from the hour on in which we knew."""
    rows = [Counts(FIRST + number * HOUR, *row) for number, row in enumerate([*[USUAL] * 48, *hours])]
    return Mentions(path="mentions.csv", zone="Asia/Makassar", interval=HOUR, rows=tuple(rows), usual=usual)


def levels_at(mentions: Mentions, *hours: int) -> list[str]:
    """The level that mentions give so many hours after the hour in which we knew."""
    found = []
    for hour in hours:
        reasons = find_reason(mentions, FIRST + (48 + hour) * HOUR)
        found.append(reasons[0].level.value if reasons else "-")
    return found


@pytest.mark.parametrize(
    ("row", "level"), [(USUAL, "-"), (BUSY, "monitor"), (BAD, "moderate"), (WORST, "high"), ((0, 0, 10**8), "high")]
)
def test_watch_is_a_reason_only_escalate_moderate_crisis_high_and_never_more(row: tuple[int, int, int], level: str) -> None:
    assert levels_at(make_mentions(row), 1) == [level]


def test_an_hour_counts_when_it_is_over() -> None:
    assert levels_at(make_mentions(BAD), 0, 1) == ["-", "moderate"]


def test_what_was_seen_stands_for_six_hours_and_longer_where_nobody_counts_any_more() -> None:
    assert levels_at(make_mentions(BAD, *[USUAL] * 9), 1, 4, 7, 8) == ["moderate", "moderate", "moderate", "-"]
    assert levels_at(make_mentions(BAD), 1, 48) == ["moderate", "moderate"]


def test_the_reason_says_in_every_language_what_was_counted_when_and_what_is_usual() -> None:
    reason = find_reason(make_mentions(BAD), FIRST + 50 * HOUR)[0]
    assert reason.because == {
        "id": "30 sebutan negatif antara pukul 09.00 WITA dan pukul 10.00 WITA, 8 kali lipat dari biasanya (4), "
        "dengan nada yang lebih buruk daripada biasanya",
        "en": "30 negative mentions from 09:00 WITA to 10:00 WITA, 8 times the usual 4, in a worse tone than usual",
    }
    assert (reason.rests_on, reason.readings) == (Certainty.REPORTED, ())


def test_where_hardly_any_are_usual_no_multiple_is_made_of_it() -> None:
    rows = [Counts(FIRST + number * HOUR, 0, 5, 0) for number in range(48)]
    mentions = make_mentions().model_copy(update={"rows": (*rows, Counts(FIRST + 48 * HOUR, 0, 5, 20))})
    because = find_reason(mentions, FIRST + 49 * HOUR)[0].because
    assert "where hardly any are usual" in because["en"]
    assert "padahal biasanya hampir tidak ada" in because["id"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "hours",
    [
        [BUSY], [BAD], [WORST], [(4, 22, 11)], [(80, 400, 40)], [(80, 400, 40)] * 2, [(6, 30, 20), (6, 30, 45)],
        [(2000, 9000, 0)],
    ],
)  # fmt: skip
def test_every_sort_of_reason_is_a_clause_with_nothing_open(hours: list[tuple[int, int, int]], language: str) -> None:
    because = find_reason(make_mentions(*hours), FIRST + 60 * HOUR)[0].because[language]
    assert "{" not in because
    assert not because.endswith(".")


def test_what_the_house_says_is_usual_counts_where_nothing_has_been_counted_yet() -> None:
    mentions = make_mentions(usual=Usual(mentions=40, negative=4)).model_copy(
        update={"rows": (Counts(FIRST + 48 * HOUR, *WORST),)}
    )
    assert levels_at(mentions, 1) == ["high"]


def test_numbers_are_said_as_near_as_they_matter() -> None:
    assert [say_near(value, "id") for value in (0.04, 0.4, 1.44, 2.5, 1234.5)] == ["0", "0,4", "1,4", "2", "1.234"]


@given(situations(PLAYBOOK, HOUSE), st.lists(st.tuples(*[st.integers(0, 200)] * 3), max_size=12))
def test_mentions_raise_the_level_to_high_at_most_and_change_nothing_else(
    generated: tuple[Situation, list[object]], hours: list[tuple[int, int, int]]
) -> None:
    situation, now = generated[0], AWARE + timedelta(hours=14)
    without = assess(situation, now=now)
    found = assess(situation.model_copy(update={"mentions": make_mentions(*hours)}), now=now)
    rest = [reason for reason in found.reasons if reason in without.reasons]
    added = [reason for reason in found.reasons if reason not in without.reasons]
    assert tuple(rest) == without.reasons
    assert len(added) <= 1
    assert without.reached <= found.reached <= max(without.reached, Severity.HIGH)
    assert found.reached == max([without.reached, *(reason.level for reason in added)])
    assert (found.undecided, found.cluster, found.flags) == (without.undecided, without.cluster, without.flags)
    assert found.reached <= found.possible
