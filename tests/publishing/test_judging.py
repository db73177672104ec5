"""What keeps a proposal from being published, each thing on its own; and that with nothing missing it goes out."""

from __future__ import annotations

import pytest

from crisiskit.errors import AppendRefused
from crisiskit.model.acts import Answer, Proposal
from crisiskit.model.release import NeedState
from crisiskit.publishing.freezing import thaw
from crisiskit.publishing.pending import find_pending, find_unsupported
from crisiskit.recording.exchanging import withhold
from publishing.desks import Desk, begin, moment


@pytest.fixture
def desk() -> Desk:
    """Two people have died and one is missing, so the level is high: liaison, lead, law, then the head, or the duty officer."""
    (one,) = begin("humas")
    one.report(1, deaths=2, missing=1)
    return one


def agree(desk: Desk, minutes: int, code: str, *who: str) -> None:
    for name in who:
        desk.consent(minutes, code, name)


#: Everybody whom the high level asks.
EVERYBODY = ("liaison", "bpbd", "legal", "head")


def test_the_whole_chain_of_the_level_is_missing_at_first(desk: Desk) -> None:
    code = desk.propose(5)
    assert desk.refused(6, code) == ["facts-not-cleared", "agency-not-asked", "law-not-cleared", "approval-waits"]


@pytest.mark.parametrize(
    ("absent", "missing"),
    [
        ("liaison", "facts-not-cleared"), ("bpbd", "agency-not-asked"), ("legal", "law-not-cleared"), ("head", "approval-waits"),
    ],
)  # fmt: skip
def test_each_word_is_missed_by_itself_and_with_it_the_text_goes_out(desk: Desk, absent: str, missing: str) -> None:
    code = desk.propose(5)
    agree(desk, 6, code, *(name for name in EVERYBODY if name != absent))
    assert desk.refused(7, code) == [missing]
    agree(desk, 8, code, absent)
    (entry,) = desk.publish(9, code)
    assert entry.kind == "publication"
    acts = desk.see(9).crisis.acts
    assert acts is not None
    assert [item.digest for item in acts.proposals[0].texts] == [text.digest for text in acts.releases[0].texts]


def test_without_harm_the_head_alone_decides_and_law_has_no_say() -> None:
    (one,) = begin("humas")
    one.report(1, event="slide", place={"id": "di Wanasari", "en": "in Wanasari"})
    code = one.propose(5)
    assert one.refused(6, code) == ["approval-waits"]
    agree(one, 6, code, "head")
    assert one.refused(7, code) == []


def test_law_is_asked_only_where_its_condition_holds_over_what_is_confirmed() -> None:
    (one,) = begin("humas")
    one.report(1, missing=1)
    one.report(2, deaths=4, sure=False)
    assert "law-not-cleared" not in one.missing(6, one.propose(5))


# ---------------------------------------------------------------- the lead agency


def test_the_lead_agency_that_was_asked_is_waited_for_until_its_time_is_over(desk: Desk) -> None:
    code = desk.propose(5)
    agree(desk, 6, code, "liaison", "legal", "head")
    assert desk.refused(34, code) == ["agency-not-asked"], "time alone does not stand for asking"
    desk.ask(10, code, "bpbd")
    assert desk.refused(39, code) == ["agency-silent"]
    (need,) = [need for need in desk.judge(40, code).needs if need.who == "bpbd"]
    assert (need.state, need.due) == (NeedState.PASSED, moment(40))
    assert desk.refused(40, code) == []


def test_a_refusal_holds_everything_up_until_they_agree_after_all(desk: Desk) -> None:
    code = desk.propose(5)
    agree(desk, 6, code, *EVERYBODY)
    desk.consent(7, code, "bpbd", Answer.REFUSED, because="the count is being checked")
    assert desk.refused(50, code) == ["proposal-refused"], "silence after a refusal is none"
    desk.ask(51, code, "bpbd")
    assert desk.refused(52, code) == ["proposal-refused"], "nor is being asked again"
    agree(desk, 53, code, "bpbd")
    assert desk.refused(54, code) == []


@pytest.mark.parametrize("who", ["head", "legal", "duty-officer"])
def test_nobodys_refusal_is_passed_over(desk: Desk, who: str) -> None:
    code = desk.propose(5)
    agree(desk, 6, code, *EVERYBODY)
    desk.consent(7, code, who, Answer.REFUSED, because="no")
    assert desk.refused(8, code) == ["proposal-refused"]


# ---------------------------------------------------------------- time


def test_after_the_approvers_time_whoever_stands_in_decides(desk: Desk) -> None:
    code = desk.propose(5)
    agree(desk, 6, code, "liaison", "bpbd", "legal")
    assert desk.refused(34, code) == ["approval-waits"]
    assert desk.refused(35, code) == ["fallback-missing"]
    agree(desk, 36, code, "duty-officer")
    (need,) = [need for need in desk.judge(36, code).needs if need.instead is not None]
    assert (need.who, need.instead and need.instead.role) == ("duty-officer", "head")
    assert desk.refused(36, code) == []


def test_whoever_stands_in_may_agree_before_and_counts_only_after_the_approvers_time(desk: Desk) -> None:
    code = desk.propose(5)
    agree(desk, 6, code, "liaison", "bpbd", "legal", "duty-officer")
    assert desk.refused(34, code) == ["approval-waits"]
    assert desk.refused(35, code) == []


def test_an_approver_who_refused_is_not_silent(desk: Desk) -> None:
    code = desk.propose(5)
    agree(desk, 6, code, "liaison", "bpbd", "legal", "duty-officer")
    desk.consent(7, code, "head", Answer.REFUSED, because="not yet")
    assert desk.refused(40, code) == ["proposal-refused"]


def test_what_has_run_out_or_promises_a_time_that_is_past_is_refused(desk: Desk) -> None:
    code = desk.propose(5)
    agree(desk, 6, code, *EVERYBODY)
    until = desk.judge(6, code).valid_until
    assert until is not None
    minutes = int((until - moment(0)).total_seconds()) // 60
    assert desk.missing(minutes, code) == []
    assert desk.refused(minutes + 1, code) == ["proposal-expired", "proposal-promise-past"]


# ---------------------------------------------------------------- what it rests on


def test_a_used_value_that_has_changed_since_voids_the_proposal(desk: Desk) -> None:
    code = desk.propose(5)
    agree(desk, 6, code, *EVERYBODY)
    change = desk.report(7, deaths=3)
    assert desk.refused(8, code) == ["proposal-outdated"]
    desk.void(9, change)
    assert desk.refused(10, code) == [], "the slip is gone, and it is the same text again"


def test_a_value_said_again_changes_nothing(desk: Desk) -> None:
    code = desk.propose(5)
    agree(desk, 6, code, *EVERYBODY)
    desk.report(7, deaths=2, missing=1)
    assert desk.refused(8, code) == []


def test_a_worse_level_asks_for_more_words_though_nothing_that_was_said_has_changed() -> None:
    (one,) = begin("humas")
    one.report(1, event="slide", place={"id": "di Wanasari", "en": "in Wanasari"})
    code = one.propose(5)
    agree(one, 6, code, "head")
    one.report(7, deaths=4, sure=False)
    assert one.refused(8, code) == ["facts-not-cleared", "agency-not-asked"]


def test_a_changed_letter_voids_every_word_given_for_it(desk: Desk) -> None:
    """Somebody who writes to the store makes the same proposal with one letter more: nobody has agreed to that."""
    code = desk.propose(5)
    agree(desk, 6, code, *EVERYBODY)
    situation = desk.see(7)
    acts = situation.crisis.acts
    assert acts is not None
    (proposal,) = acts.proposals
    (statement,) = thaw(proposal) or ()
    forged = statement.model_copy(update={"text": statement.text + "!"})
    assert thaw(_refreeze(proposal, forged)) is None
    for changed in ({"valid_until": moment(900)}, {"statement": "update"}, {"texts": ()}, {"frozen": "eJw="}, {"frozen": "§"}):
        assert thaw(proposal.model_copy(update=changed)) is None, changed


def _refreeze(proposal: Proposal, statement: object) -> Proposal:
    from crisiskit.model.statement import Statement
    from crisiskit.publishing.freezing import freeze

    assert isinstance(statement, Statement)
    return proposal.model_copy(update={"frozen": freeze([statement], "Asia/Makassar").frozen})


def test_a_text_that_came_between_makes_what_waits_pointless(desk: Desk) -> None:
    first, second = desk.propose(5), desk.propose(6)
    assert first != second
    agree(desk, 7, first, *EVERYBODY)
    agree(desk, 7, second, *EVERYBODY)
    desk.publish(8, second)
    assert desk.refused(9, first) == ["proposal-overtaken"]
    assert [item.code for item in find_pending(desk.see(9), moment(9))] == []


def test_a_proposal_that_was_a_slip_is_not_known_any_more(desk: Desk) -> None:
    code = desk.propose(5)
    (entry,) = [entry for entry in desk.read() if entry.kind == "proposal"]
    desk.void(6, entry)
    with pytest.raises(AppendRefused) as refused:
        desk.publish(7, code)
    assert [item.code for item in refused.value.problems] == ["proposal-unknown"]


# ---------------------------------------------------------------- who need not wait


def test_a_first_word_needs_the_duty_officer_alone(desk: Desk) -> None:
    code = desk.propose(5, "acknowledgement")
    assert desk.refused(6, code) == ["approval-missing"]
    assert desk.refused(6, code, "head") == ["approval-missing"], "whoever publishes is not thereby the duty officer"
    approval, publication = desk.publish(7, code, "duty-officer")
    assert (approval.kind, approval.role, publication.kind) == ("approval", "duty-officer", "publication")
    assert desk.publish(8, code, "duty-officer") == [], "it is out, and nothing more is recorded"


def test_the_duty_officer_does_not_publish_more_than_a_first_word_alone(desk: Desk) -> None:
    assert "approval-waits" in desk.refused(6, desk.propose(5), "duty-officer")


def test_where_only_figures_differ_their_owner_and_the_duty_officer_suffice(desk: Desk) -> None:
    first = desk.propose(5)
    agree(desk, 6, first, *EVERYBODY)
    desk.publish(7, first)
    desk.report(20, deaths=2, missing=3)
    code = desk.propose(21)
    assert desk.judge(22, code).changed == ("missing",)
    assert desk.refused(22, code) == ["agency-not-asked", "approval-missing"]
    agree(desk, 23, code, "bpbd")
    assert desk.refused(24, code) == ["approval-missing"]
    agree(desk, 25, code, "duty-officer")
    assert desk.refused(26, code) == []


@pytest.mark.parametrize(("kind", "deaths"), [("holding", 0), ("update", 2)])
def test_where_more_than_figures_differs_the_whole_chain_must_agree(desk: Desk, kind: str, deaths: int) -> None:
    """No condolence any more, or another kind of statement."""
    first = desk.propose(5)
    agree(desk, 6, first, *EVERYBODY)
    desk.publish(7, first)
    desk.report(20, because={"deaths": {"id": "salah hitung", "en": "a miscount"}}, deaths=deaths, missing=3)
    code = desk.propose(21, kind)
    assert desk.judge(22, code).changed is None
    assert "facts-not-cleared" in desk.refused(22, code)


# ---------------------------------------------------------------- several desks


def test_a_publication_that_the_joined_log_does_not_support_stays_and_is_named() -> None:
    humas, posko = begin("humas", "posko")
    humas.report(1, deaths=2)
    code = humas.propose(5)
    agree(humas, 6, code, *EVERYBODY)
    posko.take(humas)
    posko.consent(7, code, "head", Answer.REFUSED, because="the families first")
    humas.publish(8, code)
    assert find_unsupported(humas.see(8), moment(8)) == []
    humas.take(posko)
    posko.take(humas)
    for desk in (humas, posko):
        (found,) = find_unsupported(desk.see(9), moment(9))
        assert (found.code, found.argument("reasons")) == ("publication-unsupported", "proposal-refused")
        acts = desk.see(9).crisis.acts
        assert acts is not None
        assert len(acts.releases) == 1


def test_an_approval_that_turns_out_to_be_a_slip_leaves_its_publication_unsupported(desk: Desk) -> None:
    code = desk.propose(5)
    agree(desk, 6, code, "liaison", "bpbd", "legal")
    slip = desk.consent(6, code, "head")
    desk.publish(7, code)
    desk.void(8, slip)
    (found,) = find_unsupported(desk.see(9), moment(9))
    assert found.argument("reasons") == "approval-waits"
    (entry,) = [entry for entry in desk.read() if entry.kind == "proposal"]
    desk.void(10, entry)
    assert [item.code for item in find_unsupported(desk.see(11), moment(11))] == ["publication-without-proposal"]


def test_a_partner_sees_that_it_went_out_and_judges_nothing(desk: Desk) -> None:
    code = desk.propose(5)
    agree(desk, 6, code, *EVERYBODY)
    desk.publish(7, code)
    partner = Desk("dvi", [withhold(entry) for entry in desk.read()])
    assert {entry.kind for entry in partner.read() if entry.body is None} == {"proposal", "clearance", "approval"}
    situation = partner.see(8)
    assert situation.crisis.acts is not None
    assert len(situation.crisis.acts.releases) == 1
    assert find_unsupported(situation, moment(8)) == []
    assert find_pending(situation, moment(8)) == ()
