"""What `propose`, `approve`, `publish` and `brief` have in common: a proposal as it stands, in words and as JSON.

    judge_again(entering, digest).is_ready
    tell_unsupported(program, case)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crisiskit.cli.entering import Entering
    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.release import Pending
    from crisiskit.model.statement import Statement
    from crisiskit.rendering.saying import Sheet


def judge_again(entering: Entering, code: str) -> Pending:
    """How a proposal stands now that more was recorded."""
    from crisiskit.cli.situations import read_again
    from crisiskit.publishing.judging import judge
    from crisiskit.publishing.releasing import pick_proposal

    case = read_again(entering.program, entering.case, entering.folder)
    return judge(case.situation, pick_proposal(case.situation, code, case.now), case.now, knowledge=case.knowledge)


def make_sheet(program: Program, case: Case) -> Sheet:
    """How times, names and levels are said at the moment of the command."""
    from crisiskit.rendering.saying import Sheet

    zones = tuple(ZoneInfo(name) for name in case.situation.crisis.zones)
    return Sheet(program.say.language, case.now.astimezone(zones[0]), zones)


def to_plain(pending: Pending, statements: Sequence[Statement], say: Words) -> dict[str, Any]:
    """For JSON: the proposal, what is missing with its sentence, and the texts."""
    from crisiskit.publishing.missing import list_missing

    told = {name: getattr(pending, name) for name in type(pending).model_fields if name not in ("refusals", "faults")}
    missing = [{"code": item.code, "sentence": say.problem(item)} for item in list_missing(pending)]
    return {"code": pending.code, **told, "ready": pending.is_ready, "missing": missing, "statements": list(statements)}


def tell_unsupported(program: Program, case: Case) -> None:
    """What went out though the log as it is here does not allow it."""
    from crisiskit.cli.printing import print_problems

    acts = case.situation.crisis.acts
    if acts is None or not acts.releases:
        return
    from crisiskit.publishing.pending import find_unsupported

    print_problems(find_unsupported(case.situation, case.now), program.say)
