"""What must be established first: which fact, by whom to be confirmed, who asks, by when.

    list_verifications(Asking(situation, knowledge, timing, roster, next_word), assessment)
    # (Verification(fact="missing", question={"id": "Berapa orang yang masih dicari?", …}, ask=(Basarnas,), due=09.22), …)

Facts that may still raise the level come first, then the other facts of the severity table, then what statements must otherwise
call unknown. A fact that may be said is not asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crisiskit.grammar.evaluating import facts_in, holds
from crisiskit.model.base import made
from crisiskit.model.plan import Counterpart, Person, Verification
from crisiskit.model.vocabulary import Certainty, ClockName, Phase, Severity
from crisiskit.planning.naming import LEAD, is_ours, meet
from crisiskit.planning.timing import Timing, find_length, halve

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.assessment import Assessment
    from crisiskit.model.playbook import FactSpec, FactText, Playbook
    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.planning.roster import Roster

LIAISON = "liaison"
TECHNICAL = "technical"
DUTY_OFFICER = "duty-officer"

#: What the ids of steps that establish something begin with.
VERBS = ("confirm", "ask", "call")

#: Where and when it happened: every statement needs them, whatever their gap says.
ALWAYS = ("place", "occurred_at")


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question is judged by: the situation, what is known of it, its times and people, and when we speak next."""

    situation: Situation
    knowledge: Knowledge
    timing: Timing
    roster: Roster
    next_word: datetime | None


def list_verifications(asking: Asking, assessment: Assessment) -> tuple[Verification, ...]:
    """The questions still open, in the order to ask them."""
    decisive = frozenset(find_decisive(asking.situation.playbook, assessment))
    return tuple(
        _make_verification(asking, asking.situation.playbook.facts[name], decisive=name in decisive)
        for name in _find_open(asking, assessment)
    )


def find_decisive(playbook: Playbook, assessment: Assessment) -> tuple[str, ...]:
    """The undecided facts that may change the level: those of rows above what is confirmed so far, the most decisive first."""
    sure = (reason.level for reason in assessment.reasons if reason.rests_on is Certainty.CONFIRMED)
    level = max(sure, default=Severity.MONITOR)
    above = {name for row in playbook.severity if row.level > level for name in facts_in(row.when, playbook.conditions)}
    return tuple(name for name in assessment.undecided if name in above)


def _find_open(asking: Asking, assessment: Assessment) -> list[str]:
    """The facts to establish, each once, the most decisive first."""
    playbook, facts = asking.situation.playbook, asking.knowledge.facts
    rows = sorted(playbook.severity, key=lambda row: row.level, reverse=True)
    weighed = [name for row in rows for name in facts_in(row.when, playbook.conditions)]
    needed = [name for name in playbook.facts if _is_missed(asking, name)]
    wanted = dict.fromkeys((*assessment.undecided, *weighed, *ALWAYS, *needed))
    return [name for name in wanted if name in facts and facts[name].sayable is None]


def _is_missed(asking: Asking, name: str) -> bool:
    """Whether statements would have to say that this is not known: some language has a phrase for it whose guard holds."""
    playbook, facts = asking.situation.playbook, asking.knowledge.facts

    def is_said(text: FactText | None) -> bool:
        if text is None or not text.gap:
            return False
        guard = text.gap_guard
        return guard is None or holds(guard, lambda item: facts[item].candidates, playbook.facts, playbook.conditions)

    return any(is_said(text.facts.get(name)) for text in playbook.texts.values())


def _make_verification(asking: Asking, spec: FactSpec, *, decisive: bool) -> Verification:
    situation, fact = asking.situation, asking.knowledge.facts[spec.id]
    texts = situation.playbook.texts
    ask = _find_counterparts(situation, spec)
    due, missed = _find_due(asking, decisive=decisive)
    question = {language: text.facts[spec.id].question for language, text in texts.items() if spec.id in text.facts}
    return made(Verification)(
        fact=spec.id, question=question, ask=ask, owner=_find_owner(asking, spec, ask, due), due=due, decisive=decisive,
        heard=fact.reported is not None, disputed=bool(fact.disputed) or fact.fell_unexplained, missed=missed,
    )  # fmt: skip


def _find_counterparts(situation: Situation, spec: FactSpec) -> tuple[Counterpart, ...]:
    """Whom to ask: the authorities of the fact that are not ourselves; where anyone may confirm it, the lead agency."""
    house, lead = situation.house, situation.playbook.lead
    others = [name for name in spec.authority if not is_ours(house, name)]
    if not spec.authority and lead is not None and not is_ours(house, lead):
        others = [lead]
    return tuple(meet(situation, name) for name in others)


def _find_owner(asking: Asking, spec: FactSpec, ask: tuple[Counterpart, ...], due: datetime | None) -> Person:
    """Who asks: the owner of the step that is made for it, otherwise the liaison; for our own acts the technical unit.

    If that chair is empty the duty officer asks, who owns the clock until relieved (domain report, section 4.1).
    """
    playbook = asking.situation.playbook
    step = _find_step(playbook, spec, ask)
    roles = (LIAISON, DUTY_OFFICER) if ask else (TECHNICAL, DUTY_OFFICER)
    return asking.roster.first(roles if step is None else (step, *roles), due)


def _find_step(playbook: Playbook, spec: FactSpec, ask: tuple[Counterpart, ...]) -> str | None:
    """The owner of the response step named for the fact or for whom we ask: `ask-deaths`, `call-basarnas`, `ask-lead`."""
    objects = [spec.id.replace("_", "-")]
    for other in ask:
        objects += [other.id, *([LEAD] if other.id == playbook.lead else [])]
    names = [f"{verb}-{name}" for name in objects for verb in VERBS]
    steps = [playbook.steps[name] for name in names if name in playbook.steps]
    return next((step.owner for step in steps if step.phase is Phase.RESPOND), None)


def _find_due(asking: Asking, *, decisive: bool) -> tuple[datetime | None, datetime | None]:
    """When the answer is needed, and the first deadline if that has passed.

    Half of the clock of the text that needs it, so that the other half is left for writing and release: of the acknowledgement for
    what decides the level, of the statement for the rest. Once that has passed the answer is needed half an update clock before
    the next word.
    """
    timing, now = asking.timing, asking.timing.local(asking.roster.now)
    clocks = [ClockName.ACKNOWLEDGEMENT, ClockName.STATEMENT]
    first = next((due for name in (clocks if decisive else clocks[::-1]) if (due := timing.clock_due(name, half=True))), None)
    if first is None or first >= now:
        return first, None
    length = find_length(timing.playbook, timing.level, ClockName.UPDATE)
    if asking.next_word is None or length is None:
        return first, None
    return max(now, asking.next_word - halve(length)), first
