"""Reports fold into facts, for any moment: what somebody confirmed stands until something newer is as sure."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisiskit.model.crisis import Report
from crisiskit.model.situation import Fact, Knowledge, Reading, Situation
from crisiskit.model.vocabulary import Certainty, FactKind
from crisiskit.reading.crises import read_crisis
from crisiskit.reading.nodes import read_node
from crisiskit.recording.folding import age, authority_of, fold, held_at, newer_reports
from documents import small_house, small_playbook
from strategies import make_situation, reports, situations

START = """
playbook: landslide
status: actual
zone: Asia/Makassar
aware_at: 2026-03-07 09:15
sources:
  post: {id: posko, en: the post, speaks_for: bpbd}
  branch: {id: kantor cabang, en: the branch office, speaks_for: kemenhub}
  resident: {id: warga, en: a resident}
reports:
"""
LATE = "2026-03-09 20:00"


def read(told: str) -> Situation:
    """The situation of some reports as `crisis.yaml` has them."""
    text = START + told
    node, problems = read_node(text, "crisis.yaml")
    assert node is not None
    crisis = read_crisis(node, small_playbook(), problems)
    assert crisis is not None
    assert not problems
    return Situation(playbook=small_playbook(), house=small_house(), crisis=crisis)


def know(told: str, now: str = LATE) -> Knowledge:
    """What is known at a moment of the crisis's zone."""
    return fold(read(told), datetime.fromisoformat(f"{now}+08:00"))


def say(fact: Fact) -> object:
    """The value of a fact that may be printed."""
    return None if fact.sayable is None else fact.sayable.value


def codes(knowledge: Knowledge) -> list[str]:
    return [item.code for item in knowledge.problems]


class TestTime:
    """`at` is when we learned it: it orders the reports and hides what is later than now."""

    def test_a_report_later_than_now_is_not_seen(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {deaths: 1}}
  - {from: bpbd, at: 2026-03-07 12:00, confirmed: {deaths: 2}}
"""
        assert know(told, "2026-03-07 09:59").facts["deaths"].confirmed is None
        assert say(know(told, "2026-03-07 10:00").facts["deaths"]) == 1
        assert say(know(told, "2026-03-07 11:59").facts["deaths"]) == 1
        assert say(know(told, "2026-03-07 12:00").facts["deaths"]) == 2

    def test_a_report_of_later_in_the_day_whose_as_of_is_earlier_is_hidden_too(self) -> None:
        told = "  - {from: bpbd, at: 2026-03-07 12:00, as_of: 2026-03-07 09:00, confirmed: {deaths: 1}}"
        assert know(told, "2026-03-07 11:00").facts["deaths"].confirmed is None

    def test_the_newer_as_of_holds_whatever_the_order_of_calls(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, as_of: 2026-03-07 09:50, confirmed: {missing: 3}}
  - {from: bpbd, at: 2026-03-07 10:30, as_of: 2026-03-07 08:00, confirmed: {missing: 12}}
"""
        fact = know(told).facts["missing"]
        assert say(fact) == 3
        assert [reading.value for reading in fact.history] == [3, 12]

    def test_without_as_of_the_time_of_the_call_is_printed(self) -> None:
        reading = know("  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {deaths: 1}}").facts["deaths"].sayable
        assert reading is not None
        assert reading.as_of.isoformat() == "2026-03-07T10:00:00+08:00"

    def test_of_equal_times_the_order_of_the_file_decides(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {missing: 3}}
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {missing: 5}}
"""
        assert say(know(told).facts["missing"]) == 5

    def test_a_part_of_the_day_has_its_place_between_clock_times(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 sore, confirmed: {missing: 5}}
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {missing: 9}}
  - {from: bpbd, at: 2026-03-07 19:00, confirmed: {missing: 2}}
"""
        assert say(know(told, "2026-03-07 15:59").facts["missing"]) == 9
        assert say(know(told, "2026-03-07 16:00").facts["missing"]) == 5
        assert say(know(told).facts["missing"]) == 2
        reading = know(told, "2026-03-07 17:00").facts["missing"].sayable
        assert reading is not None
        assert reading.as_of.clock is None, "no clock time is made up"

    def test_a_date_alone_is_as_late_on_that_day_as_the_call_itself(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 14:00, as_of: 2026-03-07 13:00, confirmed: {missing: 9}}
  - {from: bpbd, at: 2026-03-07 18:00, as_of: 2026-03-07, confirmed: {missing: 5}}
"""
        assert say(know(told).facts["missing"]) == 5
        early = "  - {from: bpbd, at: 2026-03-07 08:00, as_of: 2026-03-07, confirmed: {missing: 7}}\n"
        assert say(know(told.replace("18:00", "08:00") + early).facts["missing"]) == 9

    def test_a_date_alone_that_was_learned_later_stands_for_the_whole_day(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 21:00, as_of: 2026-03-07 20:00, confirmed: {missing: 9}}
  - {from: bpbd, at: 2026-03-08 07:00, as_of: 2026-03-07, confirmed: {missing: 5}}
  - {from: bpbd, at: 2026-03-08 06:00, confirmed: {missing: 4}}
"""
        assert say(know(told, "2026-03-08 05:00").facts["missing"]) == 9
        assert say(know(told).facts["missing"]) == 4
        assert say(know(told.rpartition("  -")[0]).facts["missing"]) == 5


class TestReported:
    """A later report never erases a confirmed reading."""

    def test_a_rumour_stands_beside_the_confirmation(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {deaths: 1, event: slide}}
  - {from: resident, at: 2026-03-07 11:00, reported: {deaths: 20, event: rockfall}}
"""
        facts = know(told).facts
        assert say(facts["deaths"]) == 1
        assert say(facts["event"]) == "slide"
        assert facts["deaths"].reported is not None
        assert facts["deaths"].reported.value == 20
        assert [reading.value for reading in newer_reports(facts["deaths"])] == [20]

    def test_a_report_older_than_the_confirmation_is_past(self) -> None:
        told = """
  - {from: resident, at: 2026-03-07 09:00, reported: {deaths: 20}}
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {deaths: 1}}
"""
        fact = know(told).facts["deaths"]
        assert fact.reported is None
        assert newer_reports(fact) == ()
        assert len(fact.history) == 2

    def test_the_latest_of_several_reports_is_shown_and_all_are_kept(self) -> None:
        told = """
  - {from: resident, at: 2026-03-07 09:00, reported: {deaths: 20}}
  - {from: post, at: 2026-03-07 09:30, reported: {deaths: 2}}
"""
        fact = know(told).facts["deaths"]
        assert fact.confirmed is None
        assert fact.reported is not None
        assert fact.reported.value == 2
        assert [reading.value for reading in newer_reports(fact)] == [20, 2]

    def test_what_one_source_says_twice_of_two_moments_counts_twice(self) -> None:
        told = """
  - {from: resident, at: 2026-03-07 09:00, reported: {deaths: 20}}
  - {from: resident, at: 2026-03-07 09:30, reported: {deaths: 2}}
"""
        assert [reading.value for reading in newer_reports(know(told).facts["deaths"])] == [20, 2]

    def test_in_one_call_what_is_confirmed_comes_after_what_is_reported(self) -> None:
        fact = know("  - {from: bpbd, at: 2026-03-07 09:00, confirmed: {deaths: 1}, reported: {deaths: 20}}").facts["deaths"]
        assert (say(fact), fact.reported, newer_reports(fact)) == (1, None, ())

    def test_what_a_source_said_of_one_moment_counts_as_it_said_it_last(self) -> None:
        told = """
  - {from: resident, at: 2026-03-07 09:00, as_of: 2026-03-07 08:00, reported: {deaths: 20}}
  - {from: resident, at: 2026-03-07 09:30, as_of: 2026-03-07 08:00, reported: {deaths: 2}}
"""
        assert [reading.value for reading in newer_reports(know(told).facts["deaths"])] == [2]

    def test_a_confirmation_by_somebody_else_is_a_warning_and_stays_a_report(self) -> None:
        told = "  - {from: dvi, at: 2026-03-07 10:00, confirmed: {missing: 3, deaths: 1}}"
        knowledge = know(told)
        assert codes(knowledge) == ["not-the-authority"]
        assert say(knowledge.facts["deaths"]) == 1
        assert knowledge.facts["missing"].confirmed is None
        assert knowledge.facts["missing"].reported is not None
        assert knowledge.facts["missing"].reported.certainty is Certainty.REPORTED

    def test_where_nobody_is_named_anybody_may_confirm(self) -> None:
        told = "  - {from: resident, at: 2026-03-07 10:00, confirmed: {place: {id: di Bangli, en: in Bangli}}}"
        assert say(know(told).facts["place"]) == {"id": "di Bangli", "en": "in Bangli"}


class TestAuthorities:
    """A source may speak for an authority; our own people, by role or name, speak for us."""

    def test_a_post_that_speaks_for_an_authority_confirms_in_its_name(self) -> None:
        reading = know("  - {from: post, at: 2026-03-07 10:00, confirmed: {deaths: 1}}").facts["deaths"].sayable
        assert reading is not None
        assert (reading.source, reading.authority) == ("post", "bpbd")

    @pytest.mark.parametrize("source", ["self", "kemenhub", "duty-officer", "branch"])
    def test_our_own_acts_are_confirmed_by_any_of_us(self, source: str) -> None:
        """Ourselves, our id in the registry, one of our roles, a source that speaks for us."""
        knowledge = know(f"  - {{from: {source}, at: 2026-03-07 10:00, confirmed: {{coordinating: true, road_closed: true}}}}")
        assert codes(knowledge) == []
        assert say(knowledge.facts["coordinating"]) is True
        assert say(knowledge.facts["road_closed"]) is True, "the authority by its own name"

    def test_somebody_else_cannot_say_what_we_do(self) -> None:
        assert codes(know("  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {coordinating: true}}")) == ["not-the-authority"]

    def test_a_stranger_is_a_problem_and_confirms_nothing_that_has_an_owner(self) -> None:
        knowledge = know("  - {from: neighbour, at: 2026-03-07 10:00, confirmed: {deaths: 1}}")
        assert codes(knowledge) == ["unknown-source", "not-the-authority"]
        assert knowledge.facts["deaths"].confirmed is None

    def test_whose_word_a_source_carries(self) -> None:
        situation = read("  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {deaths: 1}}")
        known = {"bpbd": "bpbd", "post": "bpbd", "resident": "resident", "branch": "self", "head": "self", "nobody": None}
        for source, authority in known.items():
            assert authority_of(source, situation.playbook, situation.house, situation.crisis) == authority


class TestNewerConfirmation:
    """Among the authorities listed the newer reading holds; the same as-of with different values is a contradiction."""

    def test_the_newer_confirmation_holds(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {missing: 12}}
  - {from: bpbd, at: 2026-03-07 12:00, confirmed: {missing: 3}}
"""
        knowledge = know(told)
        assert say(knowledge.facts["missing"]) == 3
        assert codes(knowledge) == []

    def test_of_two_authorities_the_newer_holds(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {deaths: 1}}
  - {from: dvi, at: 2026-03-07 12:00, confirmed: {deaths: 2}}
"""
        knowledge = know(told)
        assert say(knowledge.facts["deaths"]) == 2
        assert codes(knowledge) == []

    def test_a_sources_second_value_for_the_same_moment_corrects(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, as_of: 2026-03-07 09:00, confirmed: {event: rockfall, missing: 30}}
  - {from: bpbd, at: 2026-03-07 10:20, as_of: 2026-03-07 09:00, confirmed: {event: slide, missing: 3}}
"""
        knowledge = know(told)
        assert say(knowledge.facts["event"]) == "slide"
        assert say(knowledge.facts["missing"]) == 3
        assert codes(knowledge) == []

    def test_a_post_corrects_the_authority_it_speaks_for(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, as_of: 2026-03-07 09:00, confirmed: {missing: 30}}
  - {from: post, at: 2026-03-07 10:20, as_of: 2026-03-07 09:00, confirmed: {missing: 3}}
"""
        assert say(know(told).facts["missing"]) == 3

    def test_another_authority_for_the_same_moment_contradicts_and_neither_is_said(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, as_of: 2026-03-07 09:00, confirmed: {deaths: 1}}
  - {from: dvi, at: 2026-03-07 10:20, as_of: 2026-03-07 09:00, confirmed: {deaths: 12}}
"""
        knowledge = know(told)
        fact = knowledge.facts["deaths"]
        assert codes(knowledge) == ["sources-disagree"]
        assert fact.sayable is None
        assert fact.candidates == (1, 12)

    def test_two_authorities_that_say_the_same_do_not_contradict(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, as_of: 2026-03-07 09:00, confirmed: {deaths: 12}}
  - {from: dvi, at: 2026-03-07 10:20, as_of: 2026-03-07 09:00, confirmed: {deaths: 12}}
"""
        assert say(know(told).facts["deaths"]) == 12

    def test_a_newer_word_ends_a_contradiction(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, as_of: 2026-03-07 09:00, confirmed: {deaths: 1}}
  - {from: dvi, at: 2026-03-07 10:20, as_of: 2026-03-07 09:00, confirmed: {deaths: 2}}
  - {from: bpbd, at: 2026-03-07 11:00, confirmed: {deaths: 2}}
"""
        knowledge = know(told)
        assert say(knowledge.facts["deaths"]) == 2
        assert codes(knowledge) == []


class TestFallingCount:
    """A count that falls without a reason is a problem: the new value steers guards, neither is said."""

    def test_without_a_reason_neither_is_said_and_the_new_one_steers(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {deaths: 12}}
  - {from: bpbd, at: 2026-03-07 12:00, confirmed: {deaths: 2}}
"""
        knowledge = know(told)
        fact = knowledge.facts["deaths"]
        assert codes(knowledge) == ["count-fell"]
        assert (fact.sayable, fact.candidates, fact.fell_unexplained) == (None, (2,), True)

    def test_with_a_reason_the_new_one_is_said(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {deaths: 12}}
  - from: bpbd
    at: 2026-03-07 12:00
    confirmed: {deaths: 2}
    because: {deaths: {id: nama tercatat dua kali, en: names were listed twice}}
"""
        knowledge = know(told)
        reading = knowledge.facts["deaths"].sayable
        assert codes(knowledge) == []
        assert reading is not None
        assert reading.value == 2
        assert reading.because == {"id": "nama tercatat dua kali", "en": "names were listed twice"}

    def test_a_reason_for_another_fact_explains_nothing(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {deaths: 12, missing: 5}}
  - from: bpbd
    at: 2026-03-07 12:00
    confirmed: {deaths: 2, missing: 4}
    because: {missing: {id: ditemukan, en: found}}
"""
        assert codes(know(told)) == ["count-fell"]

    def test_a_later_rise_above_what_was_said_settles_it(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {deaths: 12}}
  - {from: bpbd, at: 2026-03-07 12:00, confirmed: {deaths: 2}}
  - {from: bpbd, at: 2026-03-07 13:00, confirmed: {deaths: 11}}
  - {from: bpbd, at: 2026-03-07 14:00, confirmed: {deaths: 13}}
"""
        assert know(told, "2026-03-07 13:30").facts["deaths"].sayable is None
        assert say(know(told).facts["deaths"]) == 13

    def test_a_count_of_now_may_fall(self) -> None:
        told = """
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {missing: 12}}
  - {from: bpbd, at: 2026-03-07 12:00, confirmed: {missing: 2}}
"""
        assert say(know(told).facts["missing"]) == 2

    def test_a_rumour_does_not_make_a_count_fall(self) -> None:
        told = """
  - {from: resident, at: 2026-03-07 10:00, reported: {deaths: 12}}
  - {from: bpbd, at: 2026-03-07 12:00, confirmed: {deaths: 2}}
"""
        assert codes(know(told)) == []


class TestWithdrawal:
    """Only a newer confirmation or an explicit withdrawal ends a confirmed reading."""

    TOLD = """
  - {from: bpbd, at: 2026-03-07 10:00, confirmed: {deaths: 12, missing: 3}}
  - from: bpbd
    at: 2026-03-07 11:00
    withdrawn: [deaths]
    because: {deaths: {id: data tertukar, en: the data were mixed up}}
"""

    def test_what_is_withdrawn_is_not_said_and_is_remembered_with_the_reason(self) -> None:
        fact = know(self.TOLD).facts["deaths"]
        assert fact.candidates == ()
        assert fact.withdrawn is not None
        assert fact.withdrawn.value == 12
        assert fact.withdrawn_because["en"] == "the data were mixed up"
        assert say(know(self.TOLD).facts["missing"]) == 3, "nothing else is withdrawn"
        assert say(know(self.TOLD, "2026-03-07 10:30").facts["deaths"]) == 12, "and not before"

    def test_a_confirmation_after_it_stands_and_need_not_explain_a_fall(self) -> None:
        fact = know(self.TOLD + "  - {from: bpbd, at: 2026-03-07 12:00, confirmed: {deaths: 2}}").facts["deaths"]
        assert say(fact) == 2
        assert fact.withdrawn is None

    def test_a_confirmation_before_it_is_gone_however_new_its_as_of(self) -> None:
        told = self.TOLD.replace("at: 2026-03-07 10:00,", "at: 2026-03-07 10:00, as_of: 2026-03-07 10:00,")
        late = "  - {from: dvi, at: 2026-03-07 10:45, as_of: 2026-03-07 10:40, confirmed: {deaths: 13}}\n"
        assert know(late + told).facts["deaths"].candidates == ()

    def test_only_an_authority_withdraws(self) -> None:
        told = self.TOLD.replace("from: bpbd\n", "from: pvmbg\n")
        knowledge = know(told)
        assert codes(knowledge) == ["not-the-authority"]
        assert say(knowledge.facts["deaths"]) == 12

    def test_a_report_outlives_a_withdrawal(self) -> None:
        told = "  - {from: resident, at: 2026-03-07 09:30, reported: {deaths: 20}}" + self.TOLD
        fact = know(told).facts["deaths"]
        assert fact.reported is not None
        assert fact.reported.value == 20


# ---------------------------------------------------------------- properties

PLAYBOOK, HOUSE = small_playbook(), small_house()
#: One fact of each behaviour: a count, a count of now, a choice, a yes and no of our own, a place anybody may confirm.
NAMES = ("deaths", "missing", "event", "coordinating", "place")
generated = situations(PLAYBOOK, HOUSE, NAMES)


def facts_of(told: Sequence[Report], now: datetime) -> dict[str, Fact]:
    return fold(make_situation(PLAYBOOK, HOUSE, list(told)), now).facts


def is_sure(report: Report, name: str) -> bool:
    """Whether a report would confirm or withdraw a fact, if its source may."""
    return name in report.confirmed or name in report.withdrawn


@given(generated)
@settings(max_examples=25, deadline=None)
def test_a_confirmed_value_survives_reports_that_neither_confirm_nor_withdraw(found: tuple[Situation, list[datetime]]) -> None:
    situation, moments = found
    for name in NAMES:
        told = [report for report in situation.crisis.reports if is_sure(report, name)]
        quiet, noisy = facts_of(told, moments[-1])[name], fold(situation, moments[-1]).facts[name]
        assert noisy.candidates == quiet.candidates
        assert (noisy.sayable is None) is (quiet.sayable is None)


@given(generated)
@settings(max_examples=25, deadline=None)
def test_what_is_said_is_confirmed_by_one_who_may_and_is_the_newest_of_its_kind(found: tuple[Situation, list[datetime]]) -> None:
    situation, moments = found
    for moment in moments:
        for name, fact in fold(situation, moment).facts.items():
            for reading in (*fact.disputed, *filter(None, (fact.confirmed, fact.sayable))):
                assert reading.certainty is Certainty.CONFIRMED
                assert may(reading.authority, name)
                assert reading.at.key <= moment
            if fact.confirmed is not None:
                assert held_at(fact.confirmed) == max(held_at(item) for item in standing(fact, situation, moment))


def may(authority: str | None, name: str) -> bool:
    """Whether somebody may confirm a fact: anybody where nobody is named, and we by either of our names."""
    named = PLAYBOOK.facts[name].authority
    return not named or authority in named or (authority == "self" and HOUSE.registry in named)


def standing(fact: Fact, situation: Situation, moment: datetime) -> list[Reading]:
    """The confirmed readings that no withdrawal has taken back."""
    seen = [item for item in situation.crisis.reports if item.at.key <= moment]
    ordered = sorted(seen, key=lambda item: item.at.key)
    last = -1
    for order, item in enumerate(ordered):
        authority = authority_of(item.source, PLAYBOOK, HOUSE, situation.crisis)
        if fact.id in item.withdrawn and may(authority, fact.id):
            last = order
    return [item for item in fact.history if item.certainty is Certainty.CONFIRMED and item.order > last]


@given(generated, st.data())
@settings(max_examples=25, deadline=None)
def test_the_order_in_the_file_means_nothing_where_times_differ(
    found: tuple[Situation, list[datetime]], data: st.DataObject
) -> None:
    situation, moments = found
    told = list({report.at.key: report for report in situation.crisis.reports}.values())
    shuffled = data.draw(st.permutations(told))
    assert facts_of(shuffled, moments[-1]) == facts_of(told, moments[-1])


@given(st.lists(reports(PLAYBOOK, ("missing",)), min_size=2, max_size=4))
@settings(max_examples=25, deadline=None)
def test_where_times_are_equal_the_last_in_the_file_is_the_newest(told: list[Report]) -> None:
    same = [report.model_copy(update={"at": told[0].at, "as_of": None}) for report in told]
    for order in itertools.islice(itertools.permutations(same), 6):
        fact = facts_of(order, told[0].at.key + timedelta(days=3))["missing"]
        if fact.confirmed is not None:
            assert fact.confirmed == max(fact.history, key=lambda item: (item.certainty is Certainty.CONFIRMED, age(item)))


@given(generated)
@settings(max_examples=30, deadline=None)
def test_what_is_later_than_now_changes_nothing(found: tuple[Situation, list[datetime]]) -> None:
    """One `crisis.yaml` can be replayed at any moment."""
    situation, moments = found
    for moment in moments:
        seen = [report for report in situation.crisis.reports if report.at.key <= moment]
        assert facts_of(seen, moment) == fold(situation, moment).facts


@given(generated)
@settings(max_examples=30, deadline=None)
def test_a_count_that_is_said_never_lies_below_one_that_stood_before_without_a_reason(
    found: tuple[Situation, list[datetime]]
) -> None:
    situation, moments = found
    fact = fold(situation, moments[-1]).facts["deaths"]
    assert PLAYBOOK.facts["deaths"].type.kind is FactKind.COUNT
    if fact.sayable is not None and not fact.sayable.because:
        before = [item for item in standing(fact, situation, moments[-1]) if age(item) < age(fact.sayable)]
        explained = [item for item in before if item.because]
        since = [item for item in before if not explained or age(item) >= max(age(item) for item in explained)]
        assert all(isinstance(item.value, int) and item.value <= fact.sayable.value for item in since)  # type: ignore[operator]
