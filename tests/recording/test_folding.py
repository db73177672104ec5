"""How reports become facts. The docstring of a test is its list of reports; the rest of the crisis is always the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from textwrap import dedent, indent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisiskit import Situation
from crisiskit.model.situation import Fact, Knowledge
from crisiskit.problems import Problem
from crisiskit.reading.crises import read_crisis
from crisiskit.reading.nodes import read_node
from crisiskit.recording.folding import fold
from crisiskit.recording.situations import check_together
from drafting.crises import AWARE, ZONE, make_situation, playbook, report

HEAD = """
playbook: boat-accident
status: actual
zone: [Asia/Makassar, Asia/Jakarta]
aware_at: 2026-03-07 09:15
sources:
  post: {id: posko Sanur, en: the Sanur post, speaks_for: basarnas}
  radio: {id: radio pantai, en: the coast radio}
reports:
"""
BOAT = "boat-accident"


def at(clock: str) -> datetime:
    hour, minute = clock.split(".")
    return datetime(2026, 3, 7, int(hour), int(minute), tzinfo=ZONE)


def load(reports: str) -> tuple[Situation, list[Problem]]:
    """The situation that some reports make, and the problems of reading them and of seeing them together."""
    _, _, listed = reports.partition("\n\n")
    node, problems = read_node(HEAD + indent(dedent(listed).strip(), "  ") + "\n", "crisis.yaml")
    assert node is not None
    crisis = read_crisis(node, playbook(BOAT), problems)
    assert crisis is not None
    empty = make_situation(playbook(BOAT), [])
    situation = empty.model_copy(update={"crisis": crisis})
    return situation, [*problems, *check_together(situation.playbook, situation.house, crisis)]


@pytest.fixture
def facts(request: pytest.FixtureRequest) -> Callable[[str], dict[str, Fact]]:
    """The facts at a clock time, from the reports in the test's docstring."""
    situation, _ = load(request.function.__doc__)

    def known(clock: str) -> dict[str, Fact]:
        return knowledge(situation, clock).facts

    return known


def knowledge(situation: Situation, clock: str) -> Knowledge:
    return fold(situation, at(clock))


def codes(reports: str | None) -> list[str]:
    assert reports
    return sorted(item.code for item in load(reports)[1])


def value(fact: Fact) -> object:
    return None if fact.sayable is None else fact.sayable.value


Facts = Callable[[str], dict[str, Fact]]


def test_reports_later_than_now_are_not_seen(facts: Facts) -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 10:05, confirmed: {rescued: 41}}
    """
    assert value(facts("10.04")["rescued"]) is None
    assert value(facts("10.05")["rescued"]) == 41


def test_a_report_never_erases_a_confirmed_reading(facts: Facts) -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 10:05, confirmed: {deaths: 2}}
    - {from: radio, at: 2026-03-07 11:00, reported: {deaths: 9}}
    """
    deaths = facts("12.00")["deaths"]
    assert value(deaths) == 2
    assert deaths.reported is not None
    assert deaths.suspected == (9,)


def test_a_reported_reading_counts_only_while_it_is_newer(facts: Facts) -> None:
    """From these reports.

    - {from: radio, at: 2026-03-07 09:30, reported: {deaths: 9}}
    - {from: basarnas, at: 2026-03-07 10:05, confirmed: {deaths: 2}}
    """
    assert facts("10.00")["deaths"].suspected == (9,)
    assert facts("10.05")["deaths"].reported is None
    assert facts("10.05")["deaths"].suspected == (2,)


def test_the_newer_as_of_holds_whenever_it_was_learned(facts: Facts) -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 10:05, as_of: 2026-03-07 10:00, confirmed: {missing: 3}}
    - {from: basarnas, at: 2026-03-07 10:30, as_of: 2026-03-07 09:50, confirmed: {missing: 7}}
    """
    assert value(facts("11.00")["missing"]) == 3


def test_a_sources_second_value_for_the_same_time_corrects(facts: Facts) -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 10:05, as_of: 2026-03-07 10:00, confirmed: {rescued: 41}}
    - {from: post, at: 2026-03-07 10:20, as_of: 2026-03-07 10:00, confirmed: {rescued: 43}}
    """
    assert value(facts("11.00")["rescued"]) == 43
    assert facts("11.00")["rescued"].disputed == ()


def test_two_authorities_that_differ_for_the_same_time_silence_each_other(facts: Facts) -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 10:05, as_of: 2026-03-07 10:00, confirmed: {deaths: 2}}
    - {from: dvi, at: 2026-03-07 10:20, as_of: 2026-03-07 10:00, confirmed: {deaths: 3}}
    - {from: dvi, at: 2026-03-07 11:20, confirmed: {deaths: 3}}
    """
    assert value(facts("10.30")["deaths"]) is None
    assert sorted(facts("10.30")["deaths"].candidates, key=str) == [2, 3]
    assert value(facts("11.30")["deaths"]) == 3
    assert "sources-disagree" not in codes(test_two_authorities_that_differ_for_the_same_time_silence_each_other.__doc__)


def test_a_standing_contradiction_is_a_warning() -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 10:05, as_of: 2026-03-07 10:00, confirmed: {deaths: 2}}
    - {from: dvi, at: 2026-03-07 10:20, as_of: 2026-03-07 10:00, confirmed: {deaths: 3}}
    """
    assert codes(test_a_standing_contradiction_is_a_warning.__doc__) == ["sources-disagree"]


def test_a_count_that_falls_without_a_reason_steers_and_is_not_said(facts: Facts) -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 10:05, confirmed: {rescued: 31}}
    - {from: basarnas, at: 2026-03-07 11:05, confirmed: {rescued: 28}}
    """
    rescued = facts("11.05")["rescued"]
    assert value(rescued) is None
    assert rescued.candidates == (28,)
    assert codes(test_a_count_that_falls_without_a_reason_steers_and_is_not_said.__doc__) == ["count-fell"]


def test_a_count_that_falls_with_its_reason_is_said(facts: Facts) -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 10:05, confirmed: {rescued: 31}}
    - from: basarnas
      at: 2026-03-07 11:05
      confirmed: {rescued: 28}
      because: {rescued: {id: tiga orang tidak ada di posko, en: three people were not at the post}}
    """
    assert value(facts("11.05")["rescued"]) == 28
    assert codes(test_a_count_that_falls_with_its_reason_is_said.__doc__) == []


def test_a_count_of_now_may_fall(facts: Facts) -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 10:05, confirmed: {missing: 7}}
    - {from: basarnas, at: 2026-03-07 11:05, confirmed: {missing: 3}}
    """
    assert value(facts("11.05")["missing"]) == 3
    assert codes(test_a_count_of_now_may_fall.__doc__) == []


def test_a_withdrawal_leaves_nothing_in_its_place(facts: Facts) -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 10:05, confirmed: {rescued: 41, people_aboard: 46}}
    - {from: basarnas, at: 2026-03-07 12:00, confirmed: {rescued: 43}, withdrawn: [people_aboard]}
    - {from: basarnas, at: 2026-03-07 13:00, confirmed: {people_aboard: 45}}
    """
    assert value(facts("11.00")["people_aboard"]) == 46
    gone = facts("12.00")["people_aboard"]
    assert value(gone) is None
    assert gone.withdrawn is not None
    assert value(facts("13.00")["people_aboard"]) == 45, "a confirmation after the withdrawal stands, and has fallen from nothing"


def test_a_confirmation_by_someone_else_is_a_warning_and_stays_a_report(facts: Facts) -> None:
    """From these reports.

    - {from: ksop, at: 2026-03-07 10:05, confirmed: {deaths: 2}}
    """
    assert value(facts("11.00")["deaths"]) is None
    assert facts("11.00")["deaths"].suspected == (2,)
    assert codes(test_a_confirmation_by_someone_else_is_a_warning_and_stays_a_report.__doc__) == ["not-the-authority"]


def test_a_withdrawal_by_someone_else_changes_nothing(facts: Facts) -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 10:05, confirmed: {deaths: 2}}
    - {from: ksop, at: 2026-03-07 10:30, withdrawn: [deaths]}
    """
    assert value(facts("11.00")["deaths"]) == 2


def test_a_source_that_speaks_for_an_authority_confirms_in_its_own_name(facts: Facts) -> None:
    """From these reports.

    - {from: post, at: 2026-03-07 10:05, confirmed: {rescued: 41}}
    """
    reading = facts("11.00")["rescued"].sayable
    assert reading is not None
    assert (reading.value, reading.source, reading.authority) == (41, "post", "basarnas")


def test_a_source_nobody_knows_is_a_problem_on_its_line() -> None:
    """From these reports.

    - {from: neighbour, at: 2026-03-07 10:05, confirmed: {rescued: 41}}
    """
    assert "unknown-source" in codes(test_a_source_nobody_knows_is_a_problem_on_its_line.__doc__)


def test_our_own_people_confirm_our_own_acts(facts: Facts) -> None:
    """From these reports.

    - {from: self, at: 2026-03-07 09:20, confirmed: {verifying: ya}}
    - {from: liaison, at: 2026-03-07 09:25, confirmed: {coordinating: yes}}
    - {from: basarnas, at: 2026-03-07 09:30, confirmed: {families_assisted: yes}}
    """
    assert value(facts("10.00")["verifying"]) is True
    assert value(facts("10.00")["coordinating"]) is True
    assert value(facts("10.00")["families_assisted"]) is None, "another agency cannot say what we do"


def test_a_part_of_the_day_orders_and_a_date_alone_is_as_late_as_its_report(facts: Facts) -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 pagi, confirmed: {missing: 9}}
    - {from: basarnas, at: 2026-03-07 13:00, as_of: 2026-03-07, confirmed: {missing: 3}}
    - {from: basarnas, at: 2026-03-07 sore, as_of: 2026-03-07, confirmed: {missing: 1}}
    """
    assert value(facts("07.59")["missing"]) is None
    assert value(facts("08.00")["missing"]) == 9
    assert value(facts("13.00")["missing"]) == 3
    assert value(facts("16.00")["missing"]) == 1


def test_reports_of_one_time_keep_the_order_of_the_file(facts: Facts) -> None:
    """From these reports.

    - {from: basarnas, at: 2026-03-07 10:05, confirmed: {missing: 9}}
    - {from: basarnas, at: 2026-03-07 10:05, confirmed: {missing: 3}}
    """
    assert value(facts("10.05")["missing"]) == 3


CONFIRMED = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 60)), min_size=1, max_size=6, unique_by=lambda item: item[0])


@given(CONFIRMED, st.lists(st.tuples(st.integers(0, 180), st.integers(0, 60)), max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_confirmed_value_survives_any_later_report(confirmed: list[tuple[int, int]], noise: list[tuple[int, int]]) -> None:
    sure = [report("basarnas", AWARE + timedelta(minutes=minute), {"missing": number}) for minute, number in confirmed]
    heard = [report("jasa-raharja", AWARE + timedelta(minutes=minute), {}, {"missing": number}) for minute, number in noise]
    alone = fold(make_situation(playbook(BOAT), sure), AWARE + timedelta(hours=4)).facts["missing"]
    among = fold(make_situation(playbook(BOAT), [*heard, *sure]), AWARE + timedelta(hours=4)).facts["missing"]
    assert value(alone) == value(among) == max(confirmed)[1]


@given(st.permutations(range(6)))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_file_does_not_matter_where_times_differ(order: list[int]) -> None:
    reports = [report("basarnas", AWARE + timedelta(minutes=number), {"missing": number, "rescued": number}) for number in range(6)]
    now = AWARE + timedelta(hours=1)
    straight = fold(make_situation(playbook(BOAT), reports), now).facts
    mixed = fold(make_situation(playbook(BOAT), [reports[number] for number in order]), now).facts
    assert {name: fact.candidates for name, fact in mixed.items()} == {name: fact.candidates for name, fact in straight.items()}
