"""The registry and its door: every format of every kind, refusals with a code, the marks of drills."""

from __future__ import annotations

import json

import pytest

from crisiskit.assessing.grading import assess
from crisiskit.errors import CrisisKitError
from crisiskit.language.catalogue import LANGUAGES, UnknownLanguage
from crisiskit.model.assessment import Assessment
from crisiskit.model.plan import EscalationPlan
from crisiskit.model.playbook import Approval, LadderRung
from crisiskit.model.statement import Statement
from crisiskit.model.vocabulary import Severity, Status
from crisiskit.rendering.formats import FORMATS, render
from planning.builders import at, make_house, make_playbook, make_situation, minutes, plan_at, report, step
from rendering.samples import make_statement

SITUATION = make_situation(
    report("basarnas", "2026-03-07 09:20", confirmed={"deaths": 2, "event": "capsized", "coordinating": True}),
    status=Status.EXERCISE,
)
NOW = "2026-03-07 09:40"
THINGS: dict[str, EscalationPlan | Assessment | Statement] = {
    "plan": plan_at(SITUATION, NOW), "assessment": assess(SITUATION, now=at(NOW)),
    "statement": make_statement(status=Status.EXERCISE, text="LATIHAN: Feri terbalik."),
}  # fmt: skip
EVERY = [(kind, form) for kind in THINGS for form in FORMATS[kind]]


def test_each_kind_has_text_markdown_and_json() -> None:
    assert all({"text", "markdown", "json"} <= set(FORMATS[kind]) for kind in THINGS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "form"), EVERY)
def test_every_format_of_a_drill_is_marked(kind: str, form: str, language: str) -> None:
    text = render(THINGS[kind], form, language=language, situation=SITUATION)
    if form == "json":
        assert json.loads(text)["status"] == "exercise"
    elif form == "html":
        assert '<p class="mark" role="note">LATIHAN</p>' in text
        assert "<title>LATIHAN: " in text
    else:
        # A statement keeps its own language: what is around it has the other.
        is_english = language == "en" and (kind, form) != ("statement", "text")
        assert text.removeprefix("# ").startswith("EXERCISE: " if is_english else "LATIHAN: ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_test_is_marked_as_one(language: str) -> None:
    text = render(plan_at(make_situation(status=Status.TEST), NOW), "text", language=language)
    assert text.startswith({"id": "UJI COBA: ", "en": "TEST: "}[language])


@pytest.mark.parametrize("kind", THINGS)
def test_a_format_there_is_none_of_is_a_problem_that_names_those_there_are(kind: str) -> None:
    with pytest.raises(CrisisKitError) as caught:
        render(THINGS[kind], "pdf", language="id", situation=SITUATION)
    (found,) = caught.value.problems
    assert (found.code, found.argument("kind"), found.argument("found")) == ("unknown-format", kind, "pdf")
    assert found.argument("instead") == ", ".join(FORMATS[kind])


def test_a_thing_there_is_no_format_for_is_a_problem() -> None:
    with pytest.raises(CrisisKitError) as caught:
        render("a text", "text", language="id")  # type: ignore[arg-type]
    assert caught.value.problems[0].code == "unknown-format"
    assert caught.value.problems[0].argument("instead") == ", ".join(FORMATS)


@pytest.mark.parametrize("form", FORMATS["assessment"])
def test_an_assessment_is_not_rendered_without_its_situation(form: str) -> None:
    with pytest.raises(CrisisKitError) as caught:
        render(THINGS["assessment"], form, language="id")
    assert caught.value.problems[0].code == "situation-needed"


def test_a_language_there_is_none_of_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        render(THINGS["plan"], "text", language="xx")


def test_a_statement_is_printed_as_it_is_and_comes_back_from_its_json() -> None:
    statement = make_statement(text="Satu.\n\nDua   tiga. ", limit=None, next_update_at=None, omitted=(), facts=())
    assert render(statement, "text", language="en") == "Satu.\n\nDua   tiga. "
    assert Statement.model_validate_json(render(statement, "json", language="id")) == statement
    assert json.loads(render(statement, "json", language="id")).keys() == json.loads(statement.model_dump_json()).keys()


def test_no_text_can_leave_its_fence() -> None:
    text = "```\n# Bukan judul\n````"
    page = render(make_statement(text=text), "markdown", language="id")
    assert f"`````text\n{text}\n`````" in page


def test_a_sheet_leaves_out_what_a_house_and_a_playbook_lack() -> None:
    bare = make_playbook(steps=(), clocks={}, approvals={}, ladder=(), severity=(), starts_at=Severity.MONITOR)
    situation = make_situation(playbook=bare, house=make_house(duty=(), channels=()))
    nothing = plan_at(situation, NOW).model_copy(update={"verify": ()})
    page = render(nothing, "markdown", language="en")
    assert "Nothing to do at this level yet." in page
    assert "|" not in page
    assert page.count("## ") == 1
    assert "No deadline within the next hour." in render(nothing, "hour", language="en")


def test_a_sheet_on_which_everything_is_past_says_so() -> None:
    steps = (step("pause", "social-admin", minutes(5)),)
    playbook = make_playbook(steps=steps, clocks={}, ladder=(), starts_at=Severity.LOW)
    page = render(plan_at(make_situation(playbook=playbook), NOW).model_copy(update={"verify": ()}), "text", language="en")
    assert "Every deadline in this plan has passed." in page


def test_a_chain_without_a_budget_or_a_fallback_says_what_it_has() -> None:
    row = Approval(level=Severity.LOW, drafts="social-admin", then="comms-head")
    for chain, line in ((row, "No answer: head of communications (Budi) decides\n"), (row.model_copy(update={"then": None}), "")):
        playbook = make_playbook(approvals={Severity.LOW: chain}, clocks={})
        page = render(plan_at(make_situation(playbook=playbook), NOW), "text", language="en")
        assert ("decides\n" in page) == bool(line)
        assert line in page


def test_a_rung_without_a_time_to_answer_names_nobody_next() -> None:
    rungs = (LadderRung(level=Severity.LOW, tell="comms-head", by="duty-officer", then="leader"),)
    page = render(plan_at(make_situation(playbook=make_playbook(ladder=rungs)), NOW), "text", language="en")
    assert "  - No deadline: Head of communications (Budi, 0000-6), told by the duty officer.\n" in page


def test_deadlines_that_contradict_the_order_are_shown_below_zero() -> None:
    steps = (step("pause", "liaison", minutes(40)), step("log", "liaison", minutes(30), after=("pause",)))
    page = render(plan_at(make_situation(playbook=make_playbook(steps=steps)), NOW), "text", language="en")
    assert "Slack: -10 minutes" in page


def test_a_length_without_a_limit_is_only_counted() -> None:
    assert "- Length: 55\n" in render(make_statement(limit=None), "markdown", language="en")


def test_a_sheet_shows_another_language_rather_than_nothing() -> None:
    situation = make_situation(
        report("basarnas", "2026-03-07 09:20", confirmed={"deaths": 2, "event": "capsized", "coordinating": True}),
        playbook=make_playbook(languages=("id",)),
    )
    page = render(plan_at(situation, NOW), "markdown", language="en")
    assert "Hentikan semua unggahan terjadwal" in page
    shown = render(assess(situation, now=at(NOW)), "text", language="en", situation=situation)
    assert "Apa yang terjadi? capsized" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_level_held_back_says_since_when(language: str) -> None:
    calm = make_situation(report("basarnas", "2026-03-07 09:45", confirmed={"missing": 0, "deaths": 0, "event": "aground"}))
    before = assess(calm, now=at("2026-03-07 09:20")).model_copy(update={"planned": Severity.HIGH})
    held = assess(calm, now=at("2026-03-07 10:00"), previous=before)
    page = render(held, "text", language=language, situation=calm)
    assert {"id": "ditahan sejak pukul 10.00 WITA", "en": "held here since 10:00 WITA"}[language] in page
