"""The other parts of a plan: ladder, approvals, promises, outlets."""

from __future__ import annotations

import pytest

from crisiskit.model.house import House, Spokesperson
from crisiskit.model.plan import EscalationPlan
from crisiskit.model.vocabulary import Severity
from crisiskit.planning.outlets import order_outlets
from planning.builders import (
    APPROVALS,
    at,
    clock,
    duty,
    make_house,
    make_playbook,
    make_situation,
    outlet,
    plan_at,
    report,
)

MISSING = report("basarnas", "2026-03-07 09:10", confirmed={"missing": 3})
DEAD = report("basarnas", "2026-03-07 09:10", confirmed={"deaths": 2})
TEN_DEAD = report("basarnas", "2026-03-07 10:00", confirmed={"deaths": 12})


def ladder(plan: EscalationPlan) -> list[tuple[str, str | None]]:
    return [(notice.person.role, clock(notice.due)) for notice in plan.ladder]


def promises(plan: EscalationPlan) -> list[tuple[str, str | None]]:
    return [(promise.what, clock(promise.at)) for promise in plan.promises]


# ---- ladder


def test_the_ladder_has_the_rows_of_the_level_and_of_milder_ones_by_time() -> None:
    assert ladder(plan_at(make_situation(), "2026-03-07 09:16")) == [("comms-head", "09:45"), ("crisis-lead", "10:15")]
    assert ladder(plan_at(make_situation(MISSING), "2026-03-07 09:16")) == [
        ("comms-head", "09:30"), ("secretary", "09:45"), ("crisis-lead", "10:15"),
    ]  # fmt: skip


def test_a_role_is_told_once_by_the_row_whose_deadline_comes_first() -> None:
    # At 10.00 the level rises: within 15 minutes from then is later than within 30 from 09.15.
    later = report("basarnas", "2026-03-07 10:00", confirmed={"missing": 3})
    found = plan_at(make_situation(later), "2026-03-07 10:05")
    assert ladder(found)[0] == ("comms-head", "09:45")
    assert found.ladder[0].level is Severity.MODERATE


def test_who_stays_silent_is_followed_by_the_next_person() -> None:
    first = plan_at(make_situation(MISSING), "2026-03-07 09:16").ladder[0]
    assert first.then is not None
    assert (first.by.who, clock(first.silent_until), first.then.who) == (
        "Koordinator komunikasi krisis", "09:40", "Sekretaris Dinas",
    )  # fmt: skip


def test_a_rung_without_times_stands_last() -> None:
    rows = tuple(rung.model_copy(update={"within": None}) if rung.tell == "comms-head" else rung for rung in make_playbook().ladder)
    found = plan_at(make_situation(MISSING, playbook=make_playbook(ladder=rows)), "2026-03-07 09:16")
    assert ladder(found)[-1] == ("comms-head", None)
    assert found.ladder[-1].silent_until is None


# ---- approvals


def test_the_chain_is_that_of_the_level_with_people_and_agencies() -> None:
    chain = plan_at(make_situation(MISSING), "2026-03-07 09:16").approval
    assert chain is not None
    assert chain.drafts is not None
    assert chain.approves is not None
    assert chain.then is not None
    assert [person.who for person in (chain.drafts, chain.approves, chain.then)] == [
        "Koordinator komunikasi krisis", "Sekretaris Dinas", "Budi",
    ]  # fmt: skip
    assert [person.who for person in chain.clears_facts] == ["Bidang Pelayaran"]
    assert [(other.id, other.contact) for other in chain.clears_with] == [("basarnas", "posko, 0000-7")]
    assert chain.minutes == 20


def test_the_law_is_asked_only_while_its_condition_holds_over_confirmed_facts() -> None:
    heard = report("radio", "2026-03-07 09:10", reported={"deaths": 2}, confirmed={})
    for situation, expected in ((make_situation(MISSING, heard), None), (make_situation(DEAD), "Subbagian Hukum")):
        chain = plan_at(situation, "2026-03-07 09:16").approval
        assert chain is not None
        assert (chain.clears_law.who if chain.clears_law else None) == expected


def test_a_level_without_a_row_borrows_the_nearest_lower_one_and_its_budget() -> None:
    moderate = plan_at(make_situation(), "2026-03-07 09:16").approval
    extreme = plan_at(make_situation(TEN_DEAD), "2026-03-07 10:01").approval
    assert moderate is not None
    assert extreme is not None
    assert (moderate.level, moderate.minutes) == (Severity.LOW, 120)
    assert extreme.level is Severity.HIGH


def test_without_any_row_there_is_no_chain() -> None:
    assert plan_at(make_situation(playbook=make_playbook(approvals={})), "2026-03-07 09:16").approval is None
    only_high = {row.level: row for row in APPROVALS if row.level is Severity.HIGH}
    assert plan_at(make_situation(playbook=make_playbook(approvals=only_high)), "2026-03-07 09:16").approval is None


def test_the_spokesperson_is_the_one_on_duty_or_the_role_the_house_names() -> None:
    named = Spokesperson(role="comms-head", title={"id": "Kepala Biro", "en": "Bureau head"})
    people = make_house().duty
    for house, who in (
        (make_house(spokesperson=named), "Budi"),
        (make_house(spokesperson=named, duty=(*people, duty("spokesperson", "Putri"))), "Putri"),
    ):
        chain = plan_at(make_situation(MISSING, house=house), "2026-03-07 09:16").approval
        assert chain is not None
        assert chain.voice is not None
        assert (chain.voice.who, chain.voice.title["id"]) == (who, "Kepala Biro")
    chain = plan_at(make_situation(MISSING), "2026-03-07 09:16").approval
    assert chain is not None
    assert chain.voice is not None
    assert chain.voice.who is None


def test_the_lead_that_is_ourselves_is_not_cleared_with() -> None:
    chain = plan_at(make_situation(MISSING, playbook=make_playbook(lead="dishub")), "2026-03-07 09:16").approval
    assert chain is not None
    assert chain.clears_with == ()


# ---- promises


def test_the_first_words_have_their_clocks_and_updates_follow_the_statement() -> None:
    assert promises(plan_at(make_situation(MISSING), "2026-03-07 09:16")) == [
        ("acknowledgement", "09:45"), ("statement", "10:15"), ("update", "12:15"), ("update", "14:15"), ("update", "16:15"),
    ]  # fmt: skip


def test_updates_count_from_now_once_the_statement_is_past_and_are_rounded_up_to_five_minutes() -> None:
    found = promises(plan_at(make_situation(MISSING), "2026-03-07 11:02"))
    assert found[2:] == [("update", "13:05"), ("update", "15:05"), ("update", "17:05")]


def test_what_was_promised_stands_and_counts_among_the_slots() -> None:
    found = plan_at(make_situation(MISSING), "2026-03-07 11:02", ["2026-03-07 10:15", "2026-03-07 12:00"])
    assert promises(found) == [("update", "12:00"), ("update", "14:00"), ("update", "16:00")]
    assert [promise.made for promise in found.promises] == [True, False, False]


def test_the_last_promise_that_nothing_followed_is_shown_as_missed() -> None:
    found = plan_at(make_situation(MISSING), "2026-03-07 11:02", ["2026-03-07 09:40", "2026-03-07 10:15"])
    assert promises(found)[:2] == [("update", "10:15"), ("update", "13:05")]


def test_promises_carry_their_basis_in_each_language() -> None:
    assert plan_at(make_situation(MISSING), "2026-03-07 09:16").promises[0].basis == {"id": "Pedoman uji", "en": "Test guide"}


def test_a_level_without_clocks_promises_nothing() -> None:
    assert promises(plan_at(make_situation(playbook=make_playbook(clocks={})), "2026-03-07 09:16")) == []


def test_a_clock_without_a_row_of_its_level_still_has_no_basis_to_invent() -> None:
    clocks = {Severity.EXTREME: make_playbook().clocks[Severity.EXTREME]}
    found = plan_at(make_situation(playbook=make_playbook(clocks=clocks)), "2026-03-07 09:16")
    assert promises(found)[0] == ("acknowledgement", "09:30")
    assert found.promises[0].basis == {}


def test_the_next_word_at_a_high_level_is_promised_within_the_hour() -> None:
    found = plan_at(make_situation(MISSING), "2026-03-07 09:16")
    ahead = min(promise.at for promise in found.promises if promise.at > found.at)
    assert (ahead - found.at).total_seconds() <= 3600


# ---- outlets


def order(house: House, moment: str, language: str = "id") -> list[tuple[str, bool | None]]:
    return [(item.channel, item.active_now) for item in order_outlets(house, at(moment), language)]


def test_a_channel_whose_followers_are_there_comes_before_a_larger_one_that_is_quiet_at_the_hour_of_publication() -> None:
    assert order(make_house(), "2026-03-07 09:16") == [("x", True), ("web", None), ("instagram", False)]
    assert order(make_house(), "2026-03-07 20:00") == [("instagram", True), ("web", None), ("x", False)]


def test_of_busy_channels_the_larger_comes_first_and_of_equal_ones_the_first_of_the_house() -> None:
    channels = (outlet("web", "a", 5, "08:00-20:00"), outlet("x", "b", 9, "09:00-10:00"), outlet("sms", "c", 5, "09:00-10:00"))
    assert order(make_house(channels=channels), "2026-03-07 09:16") == [("x", True), ("web", True), ("sms", True)]


def test_a_channel_in_another_language_does_not_carry_the_text() -> None:
    channels = (outlet("x", "a", 5), outlet("sms", "b", 9).model_copy(update={"language": "id"}))
    assert [name for name, _ in order(make_house(channels=channels), "2026-03-07 09:16", "id")] == ["sms", "x"]
    assert [name for name, _ in order(make_house(channels=channels), "2026-03-07 09:16", "en")] == ["x"]


@pytest.mark.parametrize(
    ("moment", "expected"), [("2026-03-07 23:30", True), ("2026-03-08 00:59", True), ("2026-03-08 01:00", False)]
)
def test_busy_hours_may_cross_midnight(moment: str, expected: bool) -> None:
    house = make_house(channels=(outlet("x", "a", 5, "22:00-01:00"),))
    assert order(house, moment) == [("x", expected)]


def test_each_publication_ahead_has_the_order_of_its_own_hour_and_what_is_late_that_of_now() -> None:
    found = plan_at(make_situation(aware="2026-03-07 17:10"), "2026-03-07 18:30").airings
    assert [(item.what, clock(item.at), item.outlets[0].channel) for item in found if item.language == "en"] == [
        ("acknowledgement", "18:30", "instagram"), ("statement", "21:10", "instagram"), ("update", "21:10", "instagram"),
    ]  # fmt: skip
