"""Steps turned into tasks: which, when, by whom, after what, with how much time to spare."""

from __future__ import annotations

from datetime import timedelta

from crisiskit.model.plan import EscalationPlan, Task
from crisiskit.model.vocabulary import ClockName, Phase, Severity
from planning.builders import at, clock, make_playbook, make_situation, minutes, plan_at, report, step

MISSING = report("basarnas", "2026-03-07 10:00", confirmed={"missing": 3})
TEN_DEAD = report("basarnas", "2026-03-07 11:30", confirmed={"deaths": 12})


def tasks(plan: EscalationPlan) -> dict[str, Task]:
    return {task.id: task for task in plan.tasks}


def test_the_steps_of_the_level_and_of_milder_ones_are_tasks_and_preparation_is_past() -> None:
    moderate, extreme = plan_at(make_situation(), "2026-03-07 09:16"), plan_at(make_situation(TEN_DEAD), "2026-03-07 12:00")
    assert list(tasks(moderate)) == [
        "pause", "log", "call-lead", "check-facts", "acknowledge", "statement", "update", "close", "review",
    ]  # fmt: skip
    assert set(tasks(extreme)) - set(tasks(moderate)) == {"families", "brief"}


def test_response_comes_before_recovery_and_recovery_before_review() -> None:
    steps = (step("c", "leader", phase=Phase.REVIEW), step("b", "leader", phase=Phase.RECOVER), step("a", "leader", minutes(90)))
    found = plan_at(make_situation(playbook=make_playbook(steps=steps)), "2026-03-07 09:16")
    assert [task.id for task in found.tasks] == ["a", "b", "c"]


def test_deadlines_count_from_awareness_and_clocks_follow_the_level() -> None:
    found = tasks(plan_at(make_situation(), "2026-03-07 09:16"))
    assert clock(found["pause"].due) == "09:20"
    assert clock(found["acknowledge"].due) == "10:15"
    assert clock(found["statement"].due) == "13:15"
    assert found["close"].due is None
    assert found["review"].due == at("2026-03-14 09:15")


def test_a_step_that_a_rise_added_counts_from_the_rise() -> None:
    found = tasks(plan_at(make_situation(MISSING, TEN_DEAD), "2026-03-07 12:00"))
    assert clock(found["pause"].due) == "09:20"
    assert clock(found["families"].due) == "10:45"
    assert clock(found["brief"].due) == "11:50"


def test_a_step_on_the_update_clock_is_due_at_the_next_update_promised() -> None:
    situation = make_situation(MISSING)
    assert clock(tasks(plan_at(situation, "2026-03-07 10:05"))["update"].due) == "13:00"
    assert clock(tasks(plan_at(situation, "2026-03-07 10:05", ["2026-03-07 11:30"]))["update"].due) == "11:30"
    # What the acknowledgement promised is the statement: the update comes after it.
    assert clock(tasks(plan_at(situation, "2026-03-07 10:05", ["2026-03-07 11:00"]))["update"].due) == "13:00"


def test_a_task_names_the_person_on_duty_the_deputy_and_who_approves() -> None:
    found = tasks(plan_at(make_situation(), "2026-03-07 09:16"))
    pause, acknowledge = found["pause"], found["acknowledge"]
    assert (pause.owner.who, pause.owner.deputy, pause.owner.title["id"]) == ("Rina", "Tono", "admin media sosial")
    assert acknowledge.approval is not None
    assert (acknowledge.owner.who, acknowledge.approval.who) == ("Piket siang", "Piket siang")
    assert acknowledge.do == {"id": "Terbitkan tanggapan awal", "en": "Publish the acknowledgement"}


def test_a_task_far_ahead_is_given_to_the_shift_of_its_hour() -> None:
    at_night = plan_at(make_situation(aware="2026-03-07 19:40"), "2026-03-07 19:40")
    assert tasks(at_night)["log"].owner.who == "Piket siang"
    steps = (step("later", "duty-officer", minutes(120)),)
    found = plan_at(make_situation(playbook=make_playbook(steps=steps), aware="2026-03-07 19:40"), "2026-03-07 19:40")
    assert tasks(found)["later"].owner.who == "Piket malam"


def test_a_step_not_done_at_this_level_is_passed_over() -> None:
    steps = (
        step("a", "liaison", minutes(5)),
        step("b", "liaison", minutes(10), after=("a",), level=Severity.EXTREME),
        step("c", "liaison", minutes(15), after=("b", "a", "nowhere")),
    )
    found = plan_at(make_situation(playbook=make_playbook(steps=steps)), "2026-03-07 09:16")
    assert tasks(found)["c"].after == ("a",)


def test_the_critical_path_leads_to_the_statement_and_the_acknowledgement_keeps_its_own_time() -> None:
    found = plan_at(make_situation(report("basarnas", "2026-03-07 09:10", confirmed={"missing": 3})), "2026-03-07 09:16")
    assert found.critical_path == ("log", "call-lead", "acknowledge", "check-facts", "statement")
    assert tasks(found)["pause"].slack_minutes == 5
    assert tasks(found)["families"].slack_minutes is None
    assert tasks(found)["acknowledge"].clock is ClockName.ACKNOWLEDGEMENT


def test_without_a_word_to_the_public_the_path_leads_to_the_last_act_that_waits() -> None:
    steps = (step("a", "liaison", minutes(5)), step("b", "liaison", minutes(30), after=("a",)), step("c", "liaison", minutes(90)))
    assert plan_at(make_situation(playbook=make_playbook(steps=steps)), "2026-03-07 09:16").critical_path == ("a", "b")


def test_where_nothing_waits_for_anything_there_is_no_path() -> None:
    steps = (step("a", "liaison", minutes(5)), step("b", "liaison", minutes(30)))
    assert plan_at(make_situation(playbook=make_playbook(steps=steps)), "2026-03-07 09:16").critical_path == ()


def test_a_playbook_whose_steps_run_in_a_circle_still_gives_a_plan() -> None:
    steps = (step("a", "liaison", minutes(5), after=("b",)), step("b", "liaison", timedelta(hours=1), after=("a",)))
    found = plan_at(make_situation(playbook=make_playbook(steps=steps)), "2026-03-07 09:16")
    assert [(task.id, task.after) for task in found.tasks] == [("a", ()), ("b", ("a",))]
