"""The measures of a crisis or a drill, each a pure function of the evidence.

    [measure(evidence) for measure in MEASURES]      # (Measure(aspect=Aspect.FIRST_WORD, value=0.63, minutes=41, …), …)

A further one is a function and a line in `MEASURES`. What was not there to measure has no value: it is not a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.debriefing.approvals import find_proposals
from crisiskit.debriefing.saying import find_answers, find_corrections, find_inaccurate, find_pairs
from crisiskit.debriefing.scoring import CLAIM_MINUTES, GRACE_MINUTES, find_middle, score_all, score_share, score_time
from crisiskit.debriefing.steps import find_clock, find_notices, find_promises, find_steps
from crisiskit.model.base import made
from crisiskit.model.debrief import Aspect, Measure, Trust
from crisiskit.model.plan import ClockState
from crisiskit.model.vocabulary import ClockName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from crisiskit.debriefing.evidence import Evidence
    from crisiskit.model.plan import Deadline


def measure_first_word(evidence: Evidence) -> Measure:
    """M1: from the moment we knew to the first word in public, against the acknowledgement's clock."""
    return _measure_clock(evidence, Aspect.FIRST_WORD, ClockName.ACKNOWLEDGEMENT)


def measure_statement(evidence: Evidence) -> Measure:
    """As the first word, for the first statement that says more than that a report came."""
    return _measure_clock(evidence, Aspect.STATEMENT, ClockName.STATEMENT)


def _measure_clock(evidence: Evidence, aspect: Aspect, name: ClockName) -> Measure:
    """Counted from `aware_at`, also where a rise of level started the clock: the public does not wait for our levels."""
    clock = find_clock(evidence, name)
    if clock is None or clock.state is ClockState.RUNNING:
        return made(Measure)(aspect=aspect)
    aware = evidence.situation.crisis.aware_at
    planned = evidence.minutes(aware, clock.due)
    took = None if clock.kept_at is None else evidence.minutes(aware, clock.kept_at)
    cites = tuple(sent.file for sent in evidence.public if sent.statement.drafted_at == clock.kept_at)
    return made(Measure)(
        aspect=aspect, value=score_time(took, planned), minutes=took, planned_minutes=planned,
        cites=cites or _cite_beginning(evidence),
    )  # fmt: skip


def _cite_beginning(evidence: Evidence) -> tuple[str, ...]:
    return (evidence.cite_place(evidence.situation.crisis.where),)


def measure_approval(evidence: Evidence) -> Measure:
    """M2, after CDC PHEP 4.1: from proposal to approval; the first for itself, of the rest the median."""
    chain = evidence.plan.approval
    budget = None if chain is None else chain.minutes
    rows = [row for row in find_proposals(evidence) if not row.is_exempt]
    took = [evidence.minutes(row.proposed_at, row.granted_at) for row in rows if row.granted_at is not None]
    if not took or budget is None:
        return made(Measure)(aspect=Aspect.APPROVAL)
    scores = [score_time(took[0], budget)]
    rest = find_middle(took[1:])
    scores += [] if rest is None else [score_time(rest, budget)]
    cites = tuple(cite for row in rows if row.granted_at is not None for cite in row.cites[:2])
    return made(Measure)(
        aspect=Aspect.APPROVAL, value=score_all(scores), minutes=find_middle(took), planned_minutes=budget, cites=cites
    )


def measure_approved(evidence: Evidence) -> Measure:
    """M6: how much of what went out had been approved before; measured only where the log has proposals at all."""
    rows = [row for row in find_proposals(evidence) if not row.is_exempt and row.released_at is not None]
    good = [row for row in rows if row.granted_at is not None and row.released_at is not None and row.granted_at <= row.released_at]
    return _share(Aspect.APPROVED, len(good), len(rows), [cite for row in rows for cite in row.cites])


def measure_consistency(evidence: Evidence) -> Measure:
    """M4: of the facts that two channels stated at once, how many they stated alike."""
    pairs = find_pairs(evidence)
    clashes = [pair for pair in pairs if pair.clashes]
    files = [file for pair in clashes or pairs for file in (pair.first.file, pair.second.file)]
    return _share(Aspect.CONSISTENCY, len(pairs) - len(clashes), len(pairs), files)


def measure_accuracy(evidence: Evidence) -> Measure:
    """Of the values stated, how many somebody with the authority had confirmed by then."""
    number, wrong = find_inaccurate(evidence)
    files = [sent.file for sent, _ in wrong] or [sent.file for sent in evidence.public]
    return _share(Aspect.ACCURACY, number - len(wrong), number, files)


def measure_claims(evidence: Evidence) -> Measure:
    """M5: how soon claims that are not so were put right. Where they circulated a log does not say, so channels do not weigh."""
    found = find_answers(evidence)
    took = [None if item.told_at is None else evidence.minutes(item.seen_at, item.told_at) for item in found]
    value = score_all([score_time(minutes, CLAIM_MINUTES) for minutes in took])
    told = [minutes for minutes in took if minutes is not None]
    return made(Measure)(
        aspect=Aspect.CLAIMS, value=value, minutes=find_middle(told), planned_minutes=CLAIM_MINUTES if found else None,
        met=len(told), of=len(found), cites=tuple(cite for item in found for cite in item.cites),
    )  # fmt: skip


def is_kept(promise: Deadline, evidence: Evidence) -> bool:
    """Whether a promised word came, at most a few minutes late."""
    return promise.kept_at is not None and evidence.minutes(promise.due, promise.kept_at) <= GRACE_MINUTES


def measure_promises(evidence: Evidence) -> Measure:
    """M7: of the times named in public, at how many there was a word."""
    promises = find_promises(evidence)
    kept = [promise for promise in promises if is_kept(promise, evidence)]
    return _share(Aspect.PROMISES, len(kept), len(promises), [cite for item in promises for cite in cite_promise(evidence, item)])


def cite_promise(evidence: Evidence, promise: Deadline) -> tuple[str, ...]:
    """The statements that named the time, and those that kept it."""
    named = [sent.file for sent in evidence.public if sent.statement.next_update_at == promise.due]
    kept = [sent.file for sent in evidence.public if promise.kept_at is not None and sent.statement.drafted_at == promise.kept_at]
    return (*named[:1], *kept[:1])


def measure_corrections(evidence: Evidence) -> Measure:
    """Of what we had said and that turned out wrong, how much we put right in public."""
    found = find_corrections(evidence)
    told = [evidence.minutes(item.at, item.told_at) for item in found if item.told_at is not None]
    cites = [cite for item in found for cite in item.cites]
    return _share(Aspect.CORRECTIONS, len(told), len(found), cites, find_middle(told))


def measure_steps(evidence: Evidence) -> Measure:
    """How near to their time the timed steps were done; one that the log does not have counts as not done."""
    since = evidence.plan.aware_at
    rows = [(row.due, row.actual, row.cites) for row in find_steps(evidence)] if evidence.plan.recorded else []
    return _measure_times(Aspect.STEPS, evidence, since, rows)


def measure_ladder(evidence: Evidence) -> Measure:
    """How near to their time those on the ladder were told."""
    rows = [(row.due, row.actual, row.cites) for row in find_notices(evidence)]
    return _measure_times(Aspect.LADDER, evidence, evidence.plan.aware_at, rows)


def _measure_times(
    aspect: Aspect, evidence: Evidence, since: datetime, rows: Sequence[tuple[datetime, datetime | None, tuple[str, ...]]]
) -> Measure:
    values = [
        score_time(None if actual is None else evidence.minutes(since, actual), evidence.minutes(since, due))
        for due, actual, _ in rows
    ]
    met = sum(actual is not None and actual <= due for due, actual, _ in rows)
    cites = tuple(cite for _, _, found in rows for cite in found)
    return made(Measure)(aspect=aspect, value=score_all(values), met=met, of=len(rows), cites=cites)


def _share(aspect: Aspect, met: int, of: int, cites: Iterable[str], minutes: int | None = None) -> Measure:
    return made(Measure)(
        aspect=aspect, value=score_share(met, of), met=met, of=of, minutes=minutes, cites=tuple(dict.fromkeys(cites)) if of else ()
    )


#: Every measure, in the order of the report.
MEASURES: tuple[Callable[[Evidence], Measure], ...] = (
    measure_first_word, measure_statement, measure_approval, measure_approved, measure_promises, measure_consistency,
    measure_accuracy, measure_corrections, measure_claims, measure_steps, measure_ladder,
)  # fmt: skip


def find_trust(measures: Iterable[Measure]) -> Trust:
    """What the public could see of us: promises kept, errors owned, minutes until the first word."""
    found = {item.aspect: item for item in measures}
    promises, errors, first = found[Aspect.PROMISES], found[Aspect.CORRECTIONS], found[Aspect.FIRST_WORD]
    return made(Trust)(
        kept=promises.met or 0, promised=promises.of or 0, owned=errors.met or 0, errors=errors.of or 0, minutes=first.minutes,
        planned_minutes=first.planned_minutes,
        cites=tuple(dict.fromkeys([*first.cites, *promises.cites, *errors.cites])),
    )  # fmt: skip
