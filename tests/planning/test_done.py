"""Steps that the log says are done leave the acts; those that come round come back; where nobody looked nobody is blamed."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from crisiskit.assessing.grading import assess
from crisiskit.model.acts import Acts, Contact, Decision, Done
from crisiskit.model.plan import EscalationPlan, Task
from crisiskit.model.vocabulary import ClockName, Severity
from crisiskit.planning.agenda import list_acts
from crisiskit.planning.plans import plan
from crisiskit.planning.roster import Roster
from crisiskit.planning.tasks import mark_done
from crisiskit.planning.timing import find_length, watch_level
from planning.builders import at, make_situation, report

SITUATION = make_situation(report("basarnas", "2026-03-07 09:18", confirmed={"missing": 3}))
NOW = at("2026-03-07 09:30")
STEPS = sorted(SITUATION.playbook.steps)


def plan_with(*done: Done, moment: str = "2026-03-07 09:30") -> EscalationPlan:
    now = at(moment)
    return plan(SITUATION, assess(SITUATION, now=now), now=now, done=done)


def do(step: str, moment: str) -> Done:
    return Done(step=step, at=at(moment), entry="e")


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(-60, 60)), max_size=8))
def test_what_is_done_by_now_is_no_act_and_what_is_done_later_still_is(given_acts: list[tuple[str, int]]) -> None:
    done = [Done(step=step, at=NOW + timedelta(minutes=minutes), entry="e") for step, minutes in given_acts]
    found = plan_with(*done)
    past = {item.step for item in done if item.at <= NOW}
    once = {task.id: task for task in found.tasks if task.clock is not ClockName.UPDATE}
    assert {name for name, task in once.items() if task.done_at is not None} == past & once.keys()
    acts = {act.id for act in list_acts(found) if isinstance(act, Task)}
    assert not acts & past & once.keys()
    assert {task.id for task in found.tasks} == {task.id for task in plan_with().tasks}


def test_a_step_that_comes_round_is_done_for_its_own_round_only() -> None:
    found = plan_with()
    update = next(task for task in found.tasks if task.clock is ClockName.UPDATE)
    assert update.due is not None
    timing = watch_level(SITUATION, assess(SITUATION, now=NOW), NOW)
    length = find_length(SITUATION.playbook, found.level, ClockName.UPDATE)
    assert length is not None
    for before, is_done in ((length, False), (length / 2, False), (timedelta(minutes=5), True)):
        moment = update.due - before
        roster = Roster(SITUATION.house, SITUATION.playbook, update.due, timing.zone)
        (marked,) = mark_done([update], [Done(step=update.id, at=moment, entry="e")], timing, roster)
        assert marked.done_at == (moment if is_done else None)


def test_the_log_of_the_crisis_is_taken_unless_others_are_given() -> None:
    acts = Acts(
        done=(do("pause", "2026-03-07 09:20"),), contacts=(Contact(who="comms-head", told=True, at=NOW, entry="c"),)
    )  # fmt: skip
    situation = SITUATION.model_copy(update={"crisis": SITUATION.crisis.model_copy(update={"acts": acts})})
    found = plan(situation, assess(situation, now=NOW), now=NOW)
    assert found.recorded
    assert {task.id for task in found.tasks if task.done_at is not None} == {"pause"}
    assert {item.person.role for item in found.ladder if item.told is not None} == {"comms-head"}
    assert not {task.id for task in plan(situation, assess(situation, now=NOW), now=NOW, done=()).tasks if task.done_at}
    bare = plan(SITUATION, assess(SITUATION, now=NOW), now=NOW)
    assert (bare.recorded, bare.silent) == (False, ())


def test_the_level_falls_by_a_decision_after_its_interval_and_by_nothing_else() -> None:
    """Three are missing at 09.10 and found at 10.00: high is held for twelve hours, and then until somebody decides."""
    lost = report("basarnas", "2026-03-07 09:10", confirmed={"missing": 3})
    found = report("basarnas", "2026-03-07 10:00", confirmed={"missing": 0, "deaths": 0})

    def plan_then(moment: str, *decided: str) -> EscalationPlan:
        decisions = tuple(Decision(text="semua ditemukan", level=Severity.MODERATE, at=at(item), entry=item) for item in decided)
        situation = make_situation(lost, found)
        crisis = situation.crisis.model_copy(update={"acts": Acts(decisions=decisions)})
        situation = situation.model_copy(update={"crisis": crisis})
        return plan(situation, assess(situation, now=at(moment)), now=at(moment))

    held = plan_then("2026-03-08 06:00")
    assert (held.level, held.held_since, held.falls_from) == (Severity.HIGH, at("2026-03-07 10:00"), at("2026-03-07 22:00"))
    early = plan_then("2026-03-08 06:00", "2026-03-07 21:59")
    assert (early.level, [item.entry for item in early.unheeded]) == (Severity.HIGH, ["2026-03-07 21:59"])
    before = plan_then("2026-03-07 22:00", "2026-03-07 22:01")
    after = plan_then("2026-03-07 22:01", "2026-03-07 22:01")
    assert (before.level, after.level) == (Severity.HIGH, Severity.MODERATE)
    assert after.lowered is not None
    assert before.fall is not None
    dropped = {task.id for task in before.tasks} - {task.id for task in after.tasks}
    assert {task.id for task in before.fall.tasks} == dropped
    assert {item.person.role for item in before.ladder} - {item.person.role for item in after.ladder} == {
        item.person.role for item in before.fall.told
    }
    statement = next(task for task in after.tasks if task.clock is ClockName.STATEMENT)
    assert statement.due == at("2026-03-07 10:15"), "what was late at the higher level is late still"
