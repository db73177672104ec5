"""The escalation plan of a situation at a moment: the one door of this room.

    plan = plan(situation, assessment, now=now)
    plan.verify[0].question["id"], plan.tasks[0].owner.who

Nothing confirmed still gives a plan: for the level that the playbook starts at, with the questions that decide it in front.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from crisiskit.model.base import made
from crisiskit.model.plan import EscalationPlan, Handover
from crisiskit.model.record import Contacted, Publication
from crisiskit.planning.agenda import list_people
from crisiskit.planning.approvals import find_chain
from crisiskit.planning.clockwork import Clockwork
from crisiskit.planning.deadlines import find_deadlines, find_expired
from crisiskit.planning.ladder import climb
from crisiskit.planning.naming import name_role, name_source
from crisiskit.planning.outlets import list_airings
from crisiskit.planning.owning import list_owners
from crisiskit.planning.promises import find_next_promise, find_next_update, find_promises
from crisiskit.planning.prospects import Standing, find_fall, find_rise
from crisiskit.planning.roster import Roster, list_handovers
from crisiskit.planning.silence import find_silent, mark_answers
from crisiskit.planning.tasks import make_tasks, mark_done, mark_kept
from crisiskit.planning.timing import watch_level
from crisiskit.planning.verification import Asking, list_verifications
from crisiskit.recording.folding import fold

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.acts import Acts, Done
    from crisiskit.model.assessment import Assessment
    from crisiskit.model.base import Localized
    from crisiskit.model.crisis import Crisis
    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.model.statement import Statement
    from crisiskit.model.vocabulary import Status
    from crisiskit.planning.timing import Timing

_PLACE = "place"
#: The role that answers reporters.
MEDIA_DESK = "media-relations"


def plan(
    situation: Situation,
    assessment: Assessment,
    *,
    now: datetime,
    knowledge: Knowledge | None = None,
    promised: Iterable[datetime] = (),
    published: Iterable[Publication | Statement] | None = None,
    contacts: Iterable[Contacted] | None = None,
    done: Iterable[Done] | None = None,
) -> EscalationPlan:
    """Who does what by when, as of `now` (aware; ValueError otherwise), for the level that `assessment` plans for.

    `knowledge` spares folding the reports again. `promised` are the times of a next word that published statements have named so
    far (aware): they stand before what the clocks would say. `published` is what went out, by which clocks are judged; the times it
    names are promises too. `contacts` are those who were told and who have answered, by which the silent are found, `done` the
    steps that were done; without these three those of the crisis's log are taken. Where nobody looked, the plan blames nobody.
    """
    if now.tzinfo is None:
        raise ValueError("now must carry its zone")
    known = knowledge or fold(situation, now)
    playbook, house, crisis, acts = situation.playbook, situation.house, situation.crisis, situation.crisis.acts
    timing = watch_level(situation, assessment, now)
    roster = Roster(house, playbook, now, timing.zone)
    out = _find_published(crisis, published)
    deadlines = find_deadlines(Clockwork(situation, known, timing, roster, out))
    kept = {item.id for item in deadlines if item.kept_at is not None}
    named = [item.next_update_at for item in out or () if item.next_update_at is not None and item.at <= now]
    promises = find_promises(timing, now, (*promised, *named), kept)
    ladder = climb(playbook, timing, roster)
    answers = None if contacts is None and acts is None else tuple(_find_contacts(contacts, acts))
    steps = acts.done if done is None and acts is not None else done
    tasks = mark_kept(make_tasks(playbook, timing, roster, find_next_update(promises, timing, now)), deadlines)
    tasks = mark_done(tasks, steps or (), timing, roster)
    chain = find_chain(situation, known, timing, roster)
    ladder_told = ladder if answers is None else mark_answers(ladder, playbook, answers, now)
    standing = Standing(situation, known, timing, roster, tasks, ladder_told, chain, kept)
    next_word = min((item.at for item in promises if item.at > now), default=None)
    found = made(EscalationPlan)(
        at=timing.local(now), aware_at=timing.local(crisis.aware_at), status=crisis.status, playbook=playbook.id,
        title=_find_title(situation, known), level=timing.level, reached=assessment.reached, possible=assessment.possible,
        reasons=assessment.reasons, rise=find_rise(standing), fall=find_fall(standing),
        sources=_name_sources(situation, assessment), zones=crisis.zones,
        recorded=steps is not None,
        verify=list_verifications(Asking(situation, known, timing, roster, next_word), assessment),
        tasks=tasks, ladder=ladder_told, approval=chain, owners=list_owners(situation, known),
        promises=promises, next_promise=find_next_promise(promises, now), deadlines=deadlines,
        silent=() if answers is None else find_silent(ladder, playbook, roster, answers),
        expired=find_expired(out or (), now), airings=list_airings(house, playbook.languages, promises, now),
        published=tuple(item for item in out or () if item.at <= now),
        critical_path=tuple(task.id for task in tasks if task.critical),
    )  # fmt: skip
    roles = [person.role for person in list_people(found)]
    return found.model_copy(update={
        "handovers": list_handovers(roster, roles), **_say_how_held(assessment, timing), **_find_waiting(acts, timing, roster),
    })  # fmt: skip


def _find_published(crisis: Crisis, given: Iterable[Publication | Statement] | None) -> tuple[Publication, ...] | None:
    """What went out: as it was given, or as the log has it; None where nobody looked."""
    if given is None and crisis.acts is not None and crisis.acts.releases:
        given = Publication.of_log(crisis.acts)
    return None if given is None else tuple(_gather(given, crisis.status))


def _find_waiting(acts: Acts | None, timing: Timing, roster: Roster) -> dict[str, object]:
    """What others wait for: enquiries without an answer, and shifts that nobody has taken."""
    if acts is None:
        return {}
    offers = tuple(
        made(Handover)(
            role=item.holds, title=name_role(roster.playbook, item.holds), at=timing.local(item.at), leaves=item.gives or None,
            comes=item.takes or None,
        )
        for item in acts.list_offers(roster.now)
    )  # fmt: skip
    answers = roster.maybe(MEDIA_DESK if MEDIA_DESK in roster.playbook.roles else None)
    decisions = tuple(item for item in acts.decisions if item.at <= roster.now)
    return {"enquiries": acts.list_enquiries(roster.now), "answers": answers, "offers": offers, "decisions": decisions}


def _say_how_held(assessment: Assessment, timing: Timing) -> dict[str, object]:
    """How the level came to stand where it does, and when it may fall."""
    since, start = (None if item is None else timing.local(item) for item in (assessment.held_since, assessment.falls_from))
    lowered = assessment.stages[-1].decision if assessment.stages else None
    return {
        "held_since": since, "falls_from": start, "falls_to": assessment.falls_to, "lowered": lowered,
        "unheeded": assessment.unheeded,
    }  # fmt: skip


def _find_contacts(contacts: Iterable[Contacted] | None, acts: Acts | None) -> Iterable[Contacted]:
    """Who was told and who answered: as the caller says, else as the log does."""
    return contacts if contacts is not None else map(Contacted.of, acts.contacts if acts is not None else ())


def _gather(published: Iterable[Publication | Statement], status: Status) -> Iterator[Publication]:
    """What went out in this crisis: a drill promises nothing real, and the real thing nothing in a drill."""
    for item in published:
        if isinstance(item, Publication):
            yield item
        elif item.status is status:
            yield Publication.of(item)


def _find_title(situation: Situation, knowledge: Knowledge) -> Localized:
    """What the crisis is called: the playbook's name, and the place once it is confirmed."""
    fact = knowledge.facts.get(_PLACE)
    reading = None if fact is None else fact.sayable
    places = reading.value if reading is not None and isinstance(reading.value, dict) else {}
    texts = situation.playbook.texts
    return {language: f"{text.name} {places.get(language, '')}".rstrip() for language, text in texts.items()}


def _name_sources(situation: Situation, assessment: Assessment) -> dict[str, Localized]:
    """The names of everyone whom the reasons rest on."""
    sources = (reading.source for reason in assessment.reasons for reading in reason.readings)
    return {source: name_source(situation, source) for source in dict.fromkeys(sources)}
