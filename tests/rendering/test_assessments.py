"""An assessment in words: values as the playbook says them, clusters and flags, what would decide."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisiskit.assessing.grading import assess
from crisiskit.model.crisis import Value
from crisiskit.model.playbook import ClusterRow, FactSpec, FactType, SchemeLevel, SeverityRow
from crisiskit.model.situation import Situation
from crisiskit.model.vocabulary import FactKind, Severity
from crisiskit.model.when import When
from crisiskit.rendering.formats import render
from planning.builders import ZONE, at, make_playbook, make_situation, report, when

KINDS = {
    "place": FactType(kind=FactKind.PLACE), "vessel": FactType(kind=FactKind.NAME), "loss": FactType(kind=FactKind.MONEY),
    "people": FactType(kind=FactKind.COUNT), "closed": FactType(kind=FactKind.YES_NO), "occurred_at": FactType(kind=FactKind.TIME),
    "event": FactType(kind=FactKind.CHOICE, choices=("capsized", "aground")),
    "warning": FactType(kind=FactKind.OFFICIAL, scheme="pvmbg"),
}  # fmt: skip
CONDITIONS = {"loss": "loss > 0", "people": "people > 0"}


def make_crisis(values: dict[str, Value]) -> Situation:
    """A situation in which each confirmed fact reaches a level of its own."""
    texts = make_playbook().texts
    schemes: dict[tuple[str, str], dict[str, str]] = {("pvmbg", "siaga"): {"id": "Level III (Siaga)", "en": "Level III (Siaga)"}}
    texts = {code: text.model_copy(update={"schemes": schemes}) for code, text in texts.items()}
    playbook = make_playbook(
        facts={name: FactSpec(id=name, type=kind) for name, kind in KINDS.items()}, conditions={},
        severity=tuple(SeverityRow(level=Severity.LOW, when=when(CONDITIONS.get(name, name))) for name in KINDS), texts=texts,
        schemes=(SchemeLevel(scheme="pvmbg", authority="basarnas", level="siaga"),),
        cluster_rows=(ClusterRow(cluster="rumour", when=when("vessel")),),
    )  # fmt: skip
    return make_situation(report("basarnas", "2026-03-07 09:20", confirmed=values), playbook=playbook)


def show(situation: Situation, language: str) -> str:
    return render(assess(situation, now=at("2026-03-07 09:40")), "text", language=language, situation=situation)


@pytest.mark.parametrize(
    ("fact", "value", "indonesian", "english"),
    [
        ("place", {"id": "di Selat Seruni", "en": "in the Seruni Strait"}, "di Selat Seruni", "in the Seruni Strait"),
        ("vessel", "KMP Latih", "KMP Latih", "KMP Latih"),
        ("loss", 1_500_000, "Rp1.500.000", "Rp1,500,000"),
        ("people", 5405, "5.405", "5,405"),
        ("closed", True, "ya", "yes"),
        ("occurred_at", When.at(at("2026-03-06 23:35"), ZONE), "Jumat, 6 Maret, pukul 23.35 WITA", "23:35 WITA on Friday 6 March"),
        ("occurred_at", When.parse_iso("2026-03-06 night", ZONE), "Jumat, 6 Maret", "Friday 6 March"),
        ("event", "aground", "kandas", "aground"),
        ("warning", "siaga", "Level III (Siaga)", "Level III (Siaga)"),
        ("warning", "unknown", "unknown", "unknown"),
    ],
)
def test_a_value_is_said_as_its_kind_is_said(fact: str, value: Value, indonesian: str, english: str) -> None:
    situation = make_crisis({fact: value})
    assert f" {indonesian} (Basarnas, pukul 09.20 WITA)" in show(situation, "id")
    assert f" {english} (Basarnas at 09:20 WITA)" in show(situation, "en")


def test_a_source_that_gave_a_day_only_is_quoted_with_the_day() -> None:
    day = When.parse_iso("2026-03-06", ZONE)
    situation = make_situation(report("basarnas", "2026-03-07 09:20", confirmed={"deaths": 2}, as_of=day))
    assert "Confirmed: Basarnas on Friday 6 March." in show(situation, "en")
    assert "Dipastikan: Basarnas, Jumat, 6 Maret." in show(situation, "id")


def test_a_reason_without_readings_stands_alone() -> None:
    rows = (SeverityRow(level=Severity.HIGH, when=when("deaths > 0")),)
    dead = report("basarnas", "2026-03-07 09:20", confirmed={"deaths": 2})
    situation = make_situation(dead, playbook=make_playbook(severity=rows))
    assessment = assess(situation, now=at("2026-03-07 09:40"))
    bare = assessment.model_copy(
        update={"reasons": tuple(reason.model_copy(update={"readings": ()}) for reason in assessment.reasons)}
    )
    shown = render(bare, "text", language="en", situation=situation)
    assert "  - High: ten or more people have died.\n" in shown


def test_flags_are_named() -> None:
    assert "Tanda: rumor" in show(make_crisis({"vessel": "KMP Latih"}), "id")
    playbook = make_playbook(cluster=None)
    assert "Klaster" not in show(make_situation(playbook=playbook), "id")


def test_what_would_decide_is_listed_until_it_is_confirmed() -> None:
    rumour = report("radio", "2026-03-07 09:20", reported={"deaths": 20})
    sure = report("basarnas", "2026-03-07 09:30", confirmed={"deaths": 12})
    assert "1. How many people have died?" in show(make_situation(rumour), "en")
    assert "No open fact can raise the level any more." in show(make_situation(rumour, sure), "en")


def test_times_are_those_of_the_crisis_whatever_the_zone_of_the_question() -> None:
    situation = make_situation()
    now = at("2026-03-07 09:40").astimezone(tz=None) + timedelta(0)
    shown = render(assess(situation, now=now), "text", language="en", situation=situation)
    assert "As of 09:40 WITA on Saturday 7 March 2026 (08:40 WIB)." in shown
