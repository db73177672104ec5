"""The one registry of what can be turned into what, and the door to it.

    render(plan, "markdown", language="id")
    render(assessment, "text", language="en", situation=situation)
    sorted(FORMATS["plan"])       # ["hour", "json", "markdown", "text"]

A further format is one function and one line here.
"""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from crisiskit.errors import CrisisKitError
from crisiskit.model.assessment import Assessment
from crisiskit.model.plan import EscalationPlan
from crisiskit.model.statement import Statement
from crisiskit.problems import problem
from crisiskit.rendering.assessments import render_assessment
from crisiskit.rendering.filling import clean_markdown, clean_text
from crisiskit.rendering.plans import render_plan
from crisiskit.rendering.statements import render_statement
from crisiskit.rendering.to_json import print_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from crisiskit.model.situation import Situation


class FormatUnknown(CrisisKitError):
    """An object cannot be rendered as asked: no such format for it, or it needs the situation that it judges."""



def _plan(layout: str, clean: Callable[[str], str], plan: EscalationPlan, _: Situation | None, language: str) -> str:
    return render_plan(plan, layout, language=language, clean=clean)


def _assessment(
    layout: str, clean: Callable[[str], str], assessment: Assessment, situation: Situation | None, language: str
) -> str:
    return render_assessment(assessment, _require(situation), layout, language=language, clean=clean)


def _assessment_as_json(assessment: Assessment, situation: Situation | None, _: str) -> str:
    return print_json({"status": _require(situation).crisis.status, **dict(assessment)})


def _as_json(thing: Any, _: Situation | None, __: str) -> str:
    return print_json(thing)


def _statement_text(statement: Statement, _: Situation | None, __: str) -> str:
    return statement.text


def _statement_page(statement: Statement, _: Situation | None, language: str) -> str:
    return render_statement(statement, "statement.md.j2", language=language)


def _require(situation: Situation | None) -> Situation:
    """The situation an assessment judges: without it a drill could not be marked."""
    if situation is None:
        raise FormatUnknown([problem("situation-needed", None, found="assessment")])
    return situation


#: Every format of every kind of object.
FORMATS: Mapping[str, Mapping[str, Callable[[Any, Situation | None, str], str]]] = MappingProxyType(
    {
        "plan": MappingProxyType(
            {
                "text": partial(_plan, "plan.txt.j2", clean_text),
                "markdown": partial(_plan, "plan.md.j2", clean_markdown),
                "hour": partial(_plan, "hour.txt.j2", clean_text),
                "json": _as_json,
            }
        ),
        "assessment": MappingProxyType(
            {
                "text": partial(_assessment, "assessment.txt.j2", clean_text),
                "markdown": partial(_assessment, "assessment.md.j2", clean_markdown),
                "json": _assessment_as_json,
            }
        ),
        "statement": MappingProxyType({"text": _statement_text, "markdown": _statement_page, "json": _as_json}),
    }
)

_KINDS = (("plan", EscalationPlan), ("assessment", Assessment), ("statement", Statement))


def render(
    thing: EscalationPlan | Assessment | Statement,
    format: str,  # noqa: A002 - the word people look for
    *,
    language: str,
    situation: Situation | None = None,
) -> str:
    """The text of a plan, an assessment or a statement in a format of `FORMATS`, without a line break at its end.

    `language` is that of the words around: a statement keeps its own. `situation` is needed for an assessment, which is numbers and
    ids without it. Raises FormatUnknown, and UnknownLanguage for a language there is none of.
    """
    kind = next((name for name, model in _KINDS if isinstance(thing, model)), type(thing).__name__)
    renderer = FORMATS.get(kind, {}).get(format)
    if renderer is None:
        instead = ", ".join(FORMATS.get(kind, FORMATS))
        raise FormatUnknown([problem("unknown-format", None, kind=kind, found=format, instead=instead)])
    return renderer(thing, situation, language)
