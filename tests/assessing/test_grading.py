"""The level rises by what is confirmed or rumoured, falls by what is confirmed alone, and says on what it rests."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crisiskit.assessing.grading import assess
from crisiskit.model.assessment import Assessment
from crisiskit.model.condition import Compare, Name
from crisiskit.model.crisis import Report, Value
from crisiskit.model.playbook import ClusterRow, SeverityRow
from crisiskit.model.situation import Situation
from crisiskit.model.vocabulary import Certainty, Cluster, Severity
from crisiskit.model.when import When
from crisiskit.recording.folding import fold
from documents import small_house, small_playbook
from strategies import AWARE, HERE, POST, STRANGER, ZONE, make_situation, reports, situations, values

PLAYBOOK, HOUSE = small_playbook(), small_house()
NOW = AWARE + timedelta(hours=6)
#: Every fact that severity can hang on.
DECISIVE = ("deaths", "missing", "event", "road_closed", "warning")
CALM: dict[str, Value] = {"deaths": 0, "missing": 0, "event": "slide", "road_closed": False, "warning": "waspada"}
OWNERS = {"deaths": "bpbd", "missing": "bpbd", "event": "bpbd", "road_closed": "kemenhub", "warning": "pvmbg", "damage": "kemenhub"}


def told(minute: int, source: str, confirmed: dict[str, Value] | None = None, reported: dict[str, Value] | None = None) -> Report:
    """A report some minutes after we knew."""
    at = When.at(AWARE + timedelta(minutes=minute), ZONE)
    return Report(source=source, at=at, confirmed=confirmed or {}, reported=reported or {}, where=HERE)


def confirm(minute: int, **facts: Value) -> list[Report]:
    """Each fact confirmed by its owner."""
    return [told(minute, OWNERS[name], {name: value}) for name, value in facts.items()]


def judge(*told: Report | list[Report], now: datetime = NOW, previous: Assessment | None = None) -> Assessment:
    flat = [report for item in told for report in (item if isinstance(item, list) else [item])]
    return assess(make_situation(PLAYBOOK, HOUSE, flat), now=now, previous=previous)


def levels(found: Assessment) -> tuple[str, str, str]:
    return found.reached.value, found.planned.value, found.possible.value


class TestLevels:
    """Reached with reasons, still possible, and planned for."""

    def test_with_nothing_known_it_is_planned_for_where_the_playbook_starts(self) -> None:
        found = judge()
        assert levels(found) == ("monitor", "moderate", "extreme")
        assert found.reasons == ()

    def test_a_row_that_holds_reaches_its_level_with_its_words_and_readings(self) -> None:
        found = judge(confirm(10, missing=3))
        assert levels(found) == ("high", "high", "extreme")
        reason = found.reasons[0]
        assert reason.because == {"id": "ada yang meninggal dunia atau belum ditemukan", "en": "people have died or are missing"}
        assert reason.rests_on is Certainty.CONFIRMED
        assert [(reading.fact, reading.value, reading.source) for reading in reason.readings] == [("missing", 3, "bpbd")]
        assert [item.level.value for item in found.reasons] == ["high", "low"], "the worst first"

    def test_when_all_is_decided_the_level_is_what_is_reached(self) -> None:
        found = judge(confirm(10, **CALM))
        assert levels(found) == ("low", "low", "low")
        assert found.undecided == ()

    def test_it_is_planned_for_the_start_until_what_could_raise_it_is_decided(self) -> None:
        found = judge(confirm(10, **{name: value for name, value in CALM.items() if name != "road_closed"}))
        assert levels(found) == ("low", "moderate", "moderate")
        assert found.undecided == ("road_closed",)

    def test_an_open_fact_of_a_lower_row_does_not_keep_the_start(self) -> None:
        """Whether anything came down is open; but the road is closed, and nothing worse can come."""
        found = judge(confirm(10, deaths=0, missing=0, warning="waspada", road_closed=True))
        assert levels(found) == ("moderate", "moderate", "moderate")

    def test_an_open_fact_of_a_row_of_the_same_level_does_not_keep_the_start(self) -> None:
        rows = tuple(SeverityRow(level=Severity.MODERATE, when=Name(name)) for name in ("road_closed", "event"))
        playbook = PLAYBOOK.model_copy(update={"severity": rows, "starts_at": Severity.HIGH})
        situation = make_situation(playbook, HOUSE, confirm(10, road_closed=True))
        assert levels(assess(situation, now=NOW)) == ("moderate", "moderate", "moderate")
        assert levels(assess(make_situation(playbook, HOUSE, []), now=NOW)) == ("monitor", "high", "moderate")

    def test_the_undecided_facts_come_most_decisive_first(self) -> None:
        assert judge().undecided == ("deaths", "missing", "warning", "road_closed", "event")
        assert judge(confirm(10, missing=3)).undecided == ("deaths", "warning", "road_closed")

    def test_a_moment_without_a_zone_is_a_mistake_of_the_caller(self) -> None:
        with pytest.raises(ValueError, match="zone"):
            judge(now=datetime(2026, 3, 7, 9, 15))  # noqa: DTZ001  that is the point

    def test_facts_folded_already_are_not_folded_again(self) -> None:
        situation = make_situation(PLAYBOOK, HOUSE, confirm(10, missing=3))
        assert assess(situation, now=NOW, knowledge=fold(situation, NOW)) == assess(situation, now=NOW)


class TestRumour:
    """Unknown never lowers, rumour may raise; only what is confirmed lowers (invariant 6)."""

    def test_a_rumour_raises_and_the_reason_says_so(self) -> None:
        found = judge(confirm(10, event="slide"), told(20, STRANGER, reported={"deaths": 12}))
        assert found.reached is Severity.EXTREME
        assert found.reasons[0].rests_on is Certainty.REPORTED
        assert [reading.value for reading in found.reasons[0].readings] == [12]
        assert found.undecided[0] == "deaths", "what is merely reported is still to be established"

    def test_a_rumour_does_not_lower(self) -> None:
        before = judge(confirm(10, missing=3))
        after = judge(confirm(10, missing=3), told(20, STRANGER, reported={"missing": 0}))
        assert (after.reached, after.possible) == (before.reached, before.possible)
        assert after.reasons[0].rests_on is Certainty.CONFIRMED

    def test_a_rumour_that_all_is_well_leaves_possible_what_was_possible(self) -> None:
        calm: dict[str, Value] = {name: value for name, value in CALM.items() if name in ("deaths", "missing")}
        assert judge(told(20, STRANGER, reported=calm)).possible is Severity.EXTREME

    def test_a_second_rumour_does_not_lower_what_the_first_raised(self) -> None:
        found = judge(told(10, STRANGER, reported={"deaths": 12}), told(20, POST, reported={"deaths": 1}))
        assert found.reached is Severity.EXTREME

    def test_a_rumour_about_one_fact_counts_beside_a_confirmation_that_another_rumour_denies(self) -> None:
        found = judge(
            confirm(10, missing=3), told(20, STRANGER, reported={"warning": "siaga"}), told(30, STRANGER, reported={"missing": 0})
        )
        assert found.reached is Severity.EXTREME

    def test_a_confirmation_ends_an_older_rumour(self) -> None:
        found = judge(told(10, STRANGER, reported={"deaths": 12}), confirm(20, **CALM))
        assert found.reached is Severity.LOW

    def test_a_rumour_from_somebody_who_claims_to_confirm_is_a_rumour(self) -> None:
        found = judge(told(10, "dvi", {"missing": 3}))
        assert found.reasons[0].rests_on is Certainty.REPORTED


class TestDispute:
    """While authorities disagree the worse value steers the level."""

    @pytest.mark.parametrize(("first", "second"), [(1, 12), (12, 1)])
    def test_the_worse_of_two_values_steers(self, first: int, second: int) -> None:
        found = judge(told(10, "bpbd", {"deaths": first}), told(10, "dvi", {"deaths": second}))
        assert found.reached is Severity.EXTREME
        assert [reading.value for reading in found.reasons[0].readings] == [12]
        assert found.reasons[0].rests_on is Certainty.CONFIRMED

    def test_what_holds_by_the_worse_value_is_decided(self) -> None:
        found = judge(told(10, "bpbd", {"deaths": 0}), told(10, "dvi", {"deaths": 1}), confirm(10, warning="waspada"))
        assert "missing" not in found.undecided, "whoever is missing, people are harmed"

    def test_the_cluster_rises_only_by_what_all_authorities_say(self) -> None:
        row = ClusterRow(cluster=Cluster.PREVENTABLE, when=Compare("deaths", ">", 5))
        playbook = PLAYBOOK.model_copy(update={"cluster_rows": (row,)})
        reports = [told(10, "bpbd", {"deaths": 1}), told(10, "dvi", {"deaths": 12})]
        assert assess(make_situation(playbook, HOUSE, reports), now=NOW).cluster is Cluster.VICTIM
        assert assess(make_situation(playbook, HOUSE, reports[1:]), now=NOW).cluster is Cluster.PREVENTABLE

    def test_a_count_that_fell_without_a_reason_steers_by_its_new_value(self) -> None:
        found = judge(confirm(10, deaths=12), confirm(20, deaths=1))
        assert found.reached is Severity.HIGH


class TestFalling:
    """A level falls only after two assessments at least its interval apart."""

    HIGH, CALMER = confirm(10, missing=3), confirm(60, **CALM)
    INTERVAL = timedelta(hours=12)

    def assess(self, hours: float, previous: Assessment | None) -> Assessment:
        return judge(self.HIGH, self.CALMER, now=AWARE + timedelta(hours=hours), previous=previous)

    def test_it_is_held_until_the_interval_has_passed_since_the_lower_one_was_first_seen(self) -> None:
        first = self.assess(0.5, None)
        assert first.planned is Severity.HIGH
        second = self.assess(2, first)
        assert (second.reached, second.planned) == (Severity.LOW, Severity.HIGH)
        assert second.held_since == AWARE + timedelta(hours=2)
        third = self.assess(13.9, second)
        assert third.planned is Severity.HIGH
        assert third.held_since == second.held_since
        fourth = self.assess(14, third)
        assert fourth.planned is Severity.LOW
        assert fourth.held_since is None

    def test_one_assessment_however_late_lowers_nothing(self) -> None:
        assert self.assess(100, self.assess(0.5, None)).planned is Severity.HIGH

    def test_a_rise_in_between_begins_the_wait_anew(self) -> None:
        held = self.assess(2, self.assess(0.5, None))
        up = judge(self.HIGH, self.CALMER, confirm(300, missing=2), now=AWARE + timedelta(hours=6), previous=held)
        assert (up.planned, up.held_since) == (Severity.HIGH, None)
        again = judge(
            self.HIGH, self.CALMER, confirm(300, missing=2), confirm(400, missing=0), now=AWARE + timedelta(hours=15), previous=up
        )
        assert (again.planned, again.held_since) == (Severity.HIGH, AWARE + timedelta(hours=15))

    def test_without_a_previous_one_nothing_is_held(self) -> None:
        assert self.assess(2, None).planned is Severity.LOW

    def test_a_rise_is_followed_at_once(self) -> None:
        low = judge(confirm(10, **CALM), now=AWARE + timedelta(minutes=20))
        assert judge(confirm(10, **CALM), confirm(30, missing=1), previous=low).planned is Severity.HIGH


class TestCluster:
    """The cluster may only rise, and flags are raised, on confirmed facts alone."""

    def test_it_begins_where_the_playbook_says(self) -> None:
        assert (judge().cluster, judge().flags) == (Cluster.VICTIM, ())

    def test_a_confirmed_condition_raises_it(self) -> None:
        assert judge(confirm(10, damage=2_000_000_000)).cluster is Cluster.ACCIDENTAL
        assert judge(told(10, STRANGER, reported={"damage": 2_000_000_000})).cluster is Cluster.VICTIM

    def test_a_flag_is_raised(self) -> None:
        assert judge(confirm(10, event="slide", road_closed=False)).flags == ("rumour",)

    def test_it_does_not_fall(self) -> None:
        playbook = PLAYBOOK.model_copy(update={"cluster": Cluster.PREVENTABLE})
        situation = make_situation(playbook, HOUSE, confirm(10, damage=2_000_000_000))
        assert assess(situation, now=NOW).cluster is Cluster.PREVENTABLE


# ---------------------------------------------------------------- properties

generated = situations(PLAYBOOK, HOUSE, DECISIVE, most=8)


def without_reports(report: Report) -> Report:
    return report.model_copy(update={"reported": {}})


@given(generated)
@settings(max_examples=25, deadline=None)
def test_the_levels_are_in_order_and_every_reason_rests_on_readings_as_sure_as_it_says(
    found: tuple[Situation, list[datetime]]
) -> None:
    situation, moments = found
    for moment in moments:
        assessment = assess(situation, now=moment)
        assert assessment.reached <= assessment.possible
        assert assessment.reached <= assessment.planned
        assert assessment.reached is (assessment.reasons[0].level if assessment.reasons else Severity.MONITOR)
        for reason in assessment.reasons:
            assert reason.readings
            sure = all(reading.certainty is Certainty.CONFIRMED for reading in reason.readings)
            assert sure is (reason.rests_on is Certainty.CONFIRMED)
        facts = fold(situation, moment).facts
        assert all(facts[name].confirmed is None for name in assessment.undecided)


@given(generated, st.data())
@settings(max_examples=25, deadline=None)
def test_taking_a_report_away_never_raises(found: tuple[Situation, list[datetime]], data: st.DataObject) -> None:
    """But for what its own source corrects: of one moment a source's last word counts, so each says one thing of a moment here."""
    situation, moments = found
    told = list({(report.source, report.as_of or report.at): report for report in situation.crisis.reports}.values())
    assume(told)
    number = data.draw(st.integers(0, len(told) - 1))
    fewer = [without_reports(report) if at == number else report for at, report in enumerate(told)]
    before = assess(make_situation(PLAYBOOK, HOUSE, told), now=moments[-1])
    after = assess(make_situation(PLAYBOOK, HOUSE, fewer), now=moments[-1])
    assert after.reached <= before.reached


@given(generated)
@settings(max_examples=25, deadline=None)
def test_what_is_confirmed_reaches_at_least_what_it_reaches_alone(found: tuple[Situation, list[datetime]]) -> None:
    situation, moments = found
    quiet = make_situation(PLAYBOOK, HOUSE, [without_reports(report) for report in situation.crisis.reports])
    loud, still = assess(situation, now=moments[-1]), assess(quiet, now=moments[-1])
    assert loud.reached >= still.reached
    assert loud.possible >= still.possible
    assert loud.undecided == still.undecided
    assert (loud.cluster, loud.flags) == (still.cluster, still.flags)


decided = st.fixed_dictionaries({name: values(PLAYBOOK.facts[name], PLAYBOOK) for name in DECISIVE})


@given(decided, st.sets(st.sampled_from(DECISIVE)))
@settings(max_examples=25, deadline=None)
def test_what_nobody_knows_never_lowers(known: dict[str, Value], hidden: set[str]) -> None:
    """Whatever the open facts turn out to be, the level lies between what is reached and what is still possible."""
    some = judge(confirm(10, **{name: value for name, value in known.items() if name not in hidden}))
    everything = judge(confirm(10, **known))
    assert some.reached <= everything.reached <= some.possible
    assert everything.reached is everything.possible
    assert everything.planned is everything.reached
    assert not everything.undecided


@given(st.lists(reports(PLAYBOOK, DECISIVE), max_size=6), st.integers(1, 40))
@settings(max_examples=25, deadline=None)
def test_a_level_never_falls_between_two_assessments_less_than_its_interval_apart(told: list[Report], hours: int) -> None:
    first = judge(told, now=AWARE + timedelta(hours=1))
    second = judge(told, now=AWARE + timedelta(hours=1 + hours), previous=first)
    assert second.planned >= first.planned, "one assessment alone lowers nothing"
    third = judge(told, now=AWARE + timedelta(hours=1 + 2 * hours), previous=second)
    clock = PLAYBOOK.clocks.get(second.planned)
    if clock is not None and clock.interval is not None and timedelta(hours=hours) < clock.interval:
        assert third.planned >= second.planned
