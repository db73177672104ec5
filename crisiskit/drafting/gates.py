"""What must be so before some kinds of statement may be written at all, and which claim a correction is of.

    find_claim(situation, "engine-exploded", now)     # the claim, if it is known to be untrue and says on what evidence
    check_superseded(Kind.UPDATE, situation, last, now)      # refuses what this crisis cannot have said to the public before

A correction needs a claim that is untrue on evidence (SCCT, rule S1). An apology needs our own act established, a crisis for which
we answer (SCCT: preventable, or accidental with a history) and the consent of legal (S8).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from crisiskit.errors import DraftRefused
from crisiskit.model.crisis import Verdict
from crisiskit.model.statement import NOT_PUBLIC, Kind
from crisiskit.model.vocabulary import Cluster
from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.assessment import Assessment
    from crisiskit.model.crisis import Claim
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.model.statement import Statement
    from crisiskit.model.when import When

#: The facts of `base` that open the gate of an apology.
CLEARED, HISTORY = "apology_cleared", "crisis_history"
#: How long before we knew of a crisis a statement of it may have been written: as long as `aware_at` may be mistaken.
EARLIEST = timedelta(days=1)


def check_gates(kind: Kind, knowledge: Knowledge, assessment: Assessment) -> None:
    """Raise DraftRefused while a gate of the kind is shut; most kinds have none."""
    if kind is not Kind.APOLOGY:
        return
    problems: list[Problem] = []
    if not _is_yes(knowledge, CLEARED):
        problems.append(problem("apology-not-cleared", fact=CLEARED))
    answers = assessment.cluster is Cluster.PREVENTABLE or (
        assessment.cluster is Cluster.ACCIDENTAL and _is_yes(knowledge, HISTORY)
    )
    if not answers:
        found = "-" if assessment.cluster is None else assessment.cluster.value
        problems.append(problem("apology-not-ours", found=found))
    if problems:
        raise DraftRefused(problems)


def check_superseded(kind: Kind, situation: Situation, superseded: Statement | None, now: datetime) -> None:
    """Raise DraftRefused for a statement that this one cannot replace: of another crisis, from later than `now`, never public."""
    if superseded is None:
        return
    crisis, drafted = situation.crisis, superseded.drafted_at
    unknown = sorted({used.fact for used in superseded.facts} - situation.playbook.facts.keys())
    if superseded.status is not crisis.status:
        found = superseded.status.value
    elif unknown:
        found = unknown[0]
    else:
        found = drafted.date().isoformat() if crisis.aware_at - drafted > EARLIEST else ""
    if found:
        raise DraftRefused([problem("supersedes-other-crisis", found=found, instead=crisis.status.value)])
    if drafted > now:
        raise DraftRefused([problem("supersedes-later", found=drafted.isoformat(sep=" ", timespec="minutes"))])
    if superseded.kind in NOT_PUBLIC and superseded.kind is not kind:
        raise DraftRefused([problem("supersedes-not-public", found=superseded.kind.value)])


def find_claim(situation: Situation, ident: str | None, now: datetime) -> Claim:
    """The claim to correct: the one named, or the only one that is untrue, as far as was known at `now`.

    Raises DraftRefused where there is none or several, where its verdict is not "untrue", or where no evidence is written down.
    """
    claims = [_see(claim, now) for claim in situation.crisis.claims if not _is_after(claim.seen, now)]
    untrue = [claim for claim in claims if claim.verdict is Verdict.UNTRUE]
    if ident is None:
        if len(untrue) != 1:
            code = "claim-needed" if untrue else "no-claim"
            raise DraftRefused([problem(code, instead=", ".join(claim.id for claim in untrue) or "-")])
        found = untrue[0]
    else:
        named = next((claim for claim in claims if claim.id == ident), None)
        if named is None:
            raise DraftRefused([problem("unknown-claim", found=ident, instead=", ".join(claim.id for claim in claims) or "-")])
        found = named
    if found.verdict is not Verdict.UNTRUE:
        raise DraftRefused([problem("claim-not-untrue", found.where, found=found.id, verdict=found.verdict.value)])
    if not found.evidence:
        raise DraftRefused([problem("claim-without-evidence", found.where, found=found.id)])
    return found


def _see(claim: Claim, now: datetime) -> Claim:
    """The claim as it stood: what was established only later had no verdict yet."""
    return claim.model_copy(update={"verdict": Verdict.UNKNOWN}) if _is_after(claim.as_of, now) else claim


def _is_after(when: When | None, now: datetime) -> bool:
    """Whether a moment lies after `now`; a day alone or a part of it is never surely later on the same day."""
    if when is None:
        return False
    return when.clock > now if when.clock is not None else when.day > now.date()


def find_question(playbook: Playbook, ident: str | None) -> str | None:
    """The question's id; DraftRefused if no language of the playbook has it."""
    known = dict.fromkeys(name for text in playbook.texts.values() for name in text.questions)
    if ident is not None and ident not in known:
        raise DraftRefused([problem("unknown-question", found=ident, instead=", ".join(known))])
    return ident


def _is_yes(knowledge: Knowledge, name: str) -> bool:
    values = knowledge.candidates(name)
    return bool(values) and all(value is True for value in values)
