"""Crisis-response playbooks for public agencies: from what is confirmed to statements and a plan.

    import crisiskit as ck

    situation = ck.load_situation("ferry/")
    assessment = ck.assess(situation, now=now)
    post = ck.draft(situation, assessment, kind="acknowledgement", channel="x", language="id", now=now)

Importing this loads nothing but names; each is fetched from its room when it is first asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crisiskit.assessing.grading import assess
    from crisiskit.assessing.surge import SurgeWatch
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
    from crisiskit.rendering.formats import render, render_file
    from crisiskit.reviewing.texts import review

__version__ = "0.1.0"

#: Where each name comes from.
_ROOMS = {
    "Assessment": "model.assessment",
    "Crisis": "model.crisis",
    "CrisisKitError": "errors",
    "DocumentError": "errors",
    "DraftRefused": "errors",
    "EscalationPlan": "model.plan",
    "House": "model.house",
    "Kind": "model.statement",
    "Playbook": "model.playbook",
    "Problem": "problems",
    "Severity": "model.vocabulary",
    "Situation": "model.situation",
    "Statement": "model.statement",
    "Status": "model.vocabulary",
    "SurgeWatch": "assessing.surge",
    "Where": "problems",
    "assess": "assessing.grading",
    "check": "door",
    "describe": "language.problems",
    "draft": "drafting.writing",
    "find_playbooks": "door",
    "load_crisis": "door",
    "load_house": "door",
    "load_playbook": "door",
    "load_situation": "door",
    "plan": "planning.plans",
    "render": "rendering.formats",
    "render_file": "rendering.formats",
    "review": "reviewing.texts",
}

__all__ = [
    "Assessment",
    "Crisis",
    "CrisisKitError",
    "DocumentError",
    "DraftRefused",
    "EscalationPlan",
    "House",
    "Kind",
    "Playbook",
    "Problem",
    "Severity",
    "Situation",
    "Statement",
    "Status",
    "SurgeWatch",
    "Where",
    "__version__",
    "assess",
    "check",
    "describe",
    "draft",
    "find_playbooks",
    "load_crisis",
    "load_house",
    "load_playbook",
    "load_situation",
    "plan",
    "render",
    "render_file",
    "review",
]

# Hidden from type checkers, which would else take every misspelt name for one of ours.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Fetch a name from its room, once."""
        room = _ROOMS.get(name)
        if room is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(f"{__name__}.{room}"), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
