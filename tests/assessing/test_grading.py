"""How bad it is: unknown never lowers, a rumour may raise, reasons say on what they rest."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crisiskit
from crisiskit import Severity, Situation
from crisiskit.model.crisis import Report
from crisiskit.model.vocabulary import Certainty, Cluster
from drafting.crises import AWARE, NOW, PLAYBOOKS, confirmed_reports, make_situation, playbook, report, rumours

BOAT = "boat-accident"


def boat(*reports: Report) -> Situation:
    return make_situation(playbook(BOAT), list(reports))


def test_nothing_known_is_planned_for_as_the_playbook_starts() -> None:
    found = crisiskit.assess(boat(), now=NOW)
    assert found.reached is Severity.MONITOR
    assert found.planned is playbook(BOAT).starts_at
    assert found.possible is Severity.EXTREME
    assert found.reasons == ()
    assert found.undecided[0] == "threat_continues"


def test_a_rumour_raises_and_says_that_it_is_one() -> None:
    found = crisiskit.assess(boat(report("jasa-raharja", AWARE, {}, {"deaths": 12})), now=NOW)
    assert found.reached is Severity.EXTREME
    assert found.reasons[0].rests_on is Certainty.REPORTED
    assert [reading.value for reading in found.reasons[0].readings] == [12]
    assert "deaths" in found.undecided, "what is only reported is still to be established"


def test_a_confirmation_below_the_rumour_lowers_it() -> None:
    heard = report("jasa-raharja", AWARE, {}, {"deaths": 12})
    sure = report("basarnas", AWARE + timedelta(minutes=30), {"deaths": 1})
    found = crisiskit.assess(boat(heard, sure), now=NOW)
    assert found.reached is Severity.HIGH
    assert all(reason.rests_on is Certainty.CONFIRMED for reason in found.reasons)


def test_reasons_stand_in_both_languages_worst_first() -> None:
    found = crisiskit.assess(boat(report("basarnas", AWARE, {"deaths": 2, "rescued": 30})), now=NOW)
    levels = [reason.level for reason in found.reasons]
    assert levels == sorted(levels, reverse=True)
    assert len(levels) > 1
    assert all(set(reason.because) == {"id", "en"} for reason in found.reasons)


def test_while_authorities_disagree_the_worse_steers() -> None:
    first = report("basarnas", AWARE, {"deaths": 1})
    second = report("dvi", AWARE, {"deaths": 11})
    assert crisiskit.assess(boat(first, second), now=NOW).reached is Severity.EXTREME


def test_a_level_falls_only_after_two_assessments_an_interval_apart() -> None:
    reports = (
        report("basarnas", AWARE, {"missing": 3, "deaths": 0, "injured": 0, "rescued": 40, "threat_continues": False}),
        report("ksop", AWARE, {"event": "aground", "people_aboard": 40, "manifest_passengers": 10, "manifest_crew": 2}),
        report("kemlu", AWARE, {"foreigner": False}),
        report("basarnas", AWARE + timedelta(hours=1), {"missing": 0}),
    )
    situation = boat(*reports)
    first = crisiskit.assess(situation, now=AWARE + timedelta(minutes=30))
    assert first.planned is Severity.HIGH
    second = crisiskit.assess(situation, now=AWARE + timedelta(hours=2), previous=first)
    assert second.reached < Severity.HIGH
    assert second.planned is Severity.HIGH
    interval = playbook(BOAT).clocks[Severity.HIGH].interval
    assert interval is not None
    early = crisiskit.assess(situation, now=second.at + interval / 2, previous=second)
    assert early.planned is Severity.HIGH
    late = crisiskit.assess(situation, now=second.at + interval, previous=early)
    assert late.planned is late.reached
    again = boat(*reports, report("basarnas", AWARE + timedelta(hours=30), {"deaths": 10}))
    assert crisiskit.assess(again, now=AWARE + timedelta(hours=31), previous=late).planned is Severity.EXTREME


def test_the_cluster_rises_on_confirmed_facts_only() -> None:
    rumour = boat(report("jasa-raharja", AWARE, {}, {"overloaded": True}))
    finding = boat(report("knkt", AWARE, {"overloaded": True}))
    assert crisiskit.assess(rumour, now=NOW).cluster is Cluster.ACCIDENTAL
    assert crisiskit.assess(finding, now=NOW).cluster is Cluster.PREVENTABLE


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        crisiskit.assess(boat(), now=NOW.replace(tzinfo=None))


class TestUnknownNeverLowersRumourMayRaise:
    """Grading takes the higher of confirmed and confirmed-plus-reported; only what is confirmed lowers."""

    @pytest.mark.parametrize("ident", PLAYBOOKS)
    @given(data=st.data())
    @settings(max_examples=40, deadline=None)
    def test_reports_never_lower(self, ident: str, data: st.DataObject) -> None:
        book = playbook(ident)
        sure = data.draw(confirmed_reports(ident))
        names = data.draw(st.lists(st.sampled_from(sorted(book.facts)), unique=True, min_size=1))
        quiet = crisiskit.assess(make_situation(book, sure), now=NOW)
        noisy = crisiskit.assess(make_situation(book, [*sure, *rumours(book, names)]), now=NOW)
        assert noisy.reached >= quiet.reached
        assert noisy.planned >= quiet.planned
        assert {reason.level for reason in quiet.reasons} <= {reason.level for reason in noisy.reasons}

    @pytest.mark.parametrize("ident", PLAYBOOKS)
    @given(data=st.data())
    @settings(max_examples=40, deadline=None)
    def test_forgetting_a_fact_never_lowers_what_is_possible(self, ident: str, data: st.DataObject) -> None:
        book = playbook(ident)
        sure = data.draw(confirmed_reports(ident))
        part = [item for item in sure if data.draw(st.booleans())]
        whole = crisiskit.assess(make_situation(book, sure), now=NOW)
        less = crisiskit.assess(make_situation(book, part), now=NOW)
        assert less.possible >= whole.reached
