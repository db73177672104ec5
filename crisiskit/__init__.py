"""crisiskit: crisis-response playbooks for public agencies, from what is known to what is said and who does what.

    import crisiskit as ck

    situation = ck.load_situation("ferry/")
    assessment = ck.assess(situation, now=now)
    plan = ck.plan(situation, assessment, now=now)
    post = ck.draft(situation, assessment, kind="acknowledgement", channel="x", language="id", now=now)

Names are loaded when they are first used; importing the package loads nothing else.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crisiskit.assessing.grading import assess
    from crisiskit.door import check, find_playbooks, load_crisis, load_house, load_playbook, load_situation
    from crisiskit.drafting.writing import draft
    from crisiskit.errors import CrisisKitError, DocumentError, DraftRefused
    from crisiskit.language.problems import describe
    from crisiskit.model.assessment import Assessment
    from crisiskit.model.crisis import Crisis
    from crisiskit.model.house import House
    from crisiskit.model.plan import EscalationPlan
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.situation import Situation
    from crisiskit.model.statement import Kind, Statement
    from crisiskit.model.vocabulary import Severity, Status
    from crisiskit.planning.plans import plan
    from crisiskit.problems import Problem, Where
    from crisiskit.rendering.formats import render
    from crisiskit.reviewing.texts import review

#: Where each public name lives.
_HOMES = {
    "assess": "assessing.grading", "check": "door", "find_playbooks": "door", "load_crisis": "door", "load_house": "door",
    "load_playbook": "door", "load_situation": "door", "draft": "drafting.writing", "CrisisKitError": "errors",
    "DocumentError": "errors", "DraftRefused": "errors", "describe": "language.problems", "Assessment": "model.assessment",
    "Crisis": "model.crisis", "House": "model.house", "EscalationPlan": "model.plan", "Playbook": "model.playbook",
    "Situation": "model.situation", "Kind": "model.statement", "Statement": "model.statement",
    "Severity": "model.vocabulary", "Status": "model.vocabulary", "plan": "planning.plans", "Problem": "problems",
    "Where": "problems", "render": "rendering.formats", "review": "reviewing.texts",
}  # fmt: skip

__all__ = [
    "Assessment", "Crisis", "CrisisKitError", "DocumentError", "DraftRefused", "EscalationPlan", "House", "Kind", "Playbook",
    "Problem", "Severity", "Situation", "Statement", "Status", "Where", "assess", "check", "describe", "draft",
    "find_playbooks", "load_crisis", "load_house", "load_playbook", "load_situation", "plan", "render", "review",
]  # fmt: skip

if not TYPE_CHECKING:  # so that type checkers flag names that are not there

    def __getattr__(name: str) -> object:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__
