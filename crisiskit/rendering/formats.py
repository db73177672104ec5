"""The one registry of what can be turned into what, and the door to it.

    render(plan, "markdown", language="id")
    render(assessment, "text", language="en", situation=situation)
    sorted(FORMATS["plan"])       # ["hour", "json", "markdown", "now", "text"]
    render_file(statement, "docx", situation=situation)     # bytes, of a format in FILE_FORMATS

A further format is one function and one line here.
"""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from crisiskit.errors import CrisisKitError
from crisiskit.model.answering import CommentSheet, QuestionSheet
from crisiskit.model.assessment import Assessment
from crisiskit.model.plan import EscalationPlan
from crisiskit.model.statement import Statement
from crisiskit.model.weeks import MentionsReport
from crisiskit.problems import problem
from crisiskit.rendering.answers import render_comment_sheet, render_question_sheet
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


def _questions(layout: str, clean: Callable[[str], str], sheet: QuestionSheet, situation: Situation | None, language: str) -> str:
    return render_question_sheet(sheet, _require(situation), layout, language=language, clean=clean)


def _comments(layout: str, clean: Callable[[str], str], sheet: CommentSheet, situation: Situation | None, language: str) -> str:
    return render_comment_sheet(sheet, _require(situation), layout, language=language, clean=clean)


def _mentions(layout: str, clean: Callable[[str], str], report: MentionsReport, _: Situation | None, language: str) -> str:
    from crisiskit.rendering.mentions import render_mentions

    return render_mentions(report, layout, language=language, clean=clean)


def _mentions_svg(report: MentionsReport, _: Situation | None, language: str) -> str:
    from crisiskit.rendering.charts import draw_mentions

    return draw_mentions(report, language=language)


def _assessment_as_json(assessment: Assessment, situation: Situation | None, _: str) -> str:
    return print_json({"status": _require(situation).crisis.status, **dict(assessment)})


def _as_json(thing: Any, _: Situation | None, __: str) -> str:
    return print_json(thing)


def _statement_text(statement: Statement, _: Situation | None, __: str) -> str:
    return statement.text


def _statement_page(statement: Statement, _: Situation | None, language: str) -> str:
    return render_statement(statement, "statement.md.j2", language=language)


def _statement_html(statement: Statement, situation: Situation | None, _: str) -> str:
    from crisiskit.rendering.sheets import make_sheet
    from crisiskit.rendering.to_html import print_html

    return print_html(make_sheet(statement, _require(situation, "statement")))


def _statement_docx(statement: Statement, situation: Situation) -> bytes:
    from crisiskit.rendering.sheets import make_sheet
    from crisiskit.rendering.to_docx import print_docx

    return print_docx(make_sheet(statement, situation))


def _statement_pdf(statement: Statement, situation: Situation) -> bytes:
    from crisiskit.rendering.sheets import make_sheet
    from crisiskit.rendering.to_pdf import print_pdf

    return print_pdf(make_sheet(statement, situation))


def _require(situation: Situation | None, found: str = "assessment") -> Situation:
    """The situation an assessment judges, without which a drill could not be marked; that whose house has the letterhead."""
    if situation is None:
        raise FormatUnknown([problem("situation-needed", None, found=found)])
    return situation


#: Every format of every kind of object.
FORMATS: Mapping[str, Mapping[str, Callable[[Any, Situation | None, str], str]]] = MappingProxyType(
    {
        "plan": MappingProxyType(
            {
                "text": partial(_plan, "plan.txt.j2", clean_text),
                "markdown": partial(_plan, "plan.md.j2", clean_markdown),
                "now": partial(_plan, "now.txt.j2", clean_text),
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
        "questions": MappingProxyType(
            {
                "text": partial(_questions, "questions.txt.j2", clean_text),
                "markdown": partial(_questions, "questions.md.j2", clean_markdown),
                "json": _as_json,
            }
        ),
        "comments": MappingProxyType(
            {
                "text": partial(_comments, "comments.txt.j2", clean_text),
                "markdown": partial(_comments, "comments.md.j2", clean_markdown),
                "json": _as_json,
            }
        ),
        "mentions": MappingProxyType(
            {
                "text": partial(_mentions, "mentions.txt.j2", clean_text),
                "markdown": partial(_mentions, "mentions.md.j2", clean_markdown),
                "json": _as_json,
                "svg": _mentions_svg,
            }
        ),
        "statement": MappingProxyType(
            {"text": _statement_text, "markdown": _statement_page, "json": _as_json, "html": _statement_html}
        ),
    }
)

#: The formats that are files and no text, each with the extra of packages that it needs: `files` and `pdf`.
FILE_FORMATS: Mapping[str, Callable[[Statement, Situation], bytes]] = MappingProxyType(
    {"docx": _statement_docx, "pdf": _statement_pdf}
)

_KINDS = (
    ("plan", EscalationPlan), ("assessment", Assessment), ("statement", Statement), ("questions", QuestionSheet),
    ("comments", CommentSheet), ("mentions", MentionsReport),
)  # fmt: skip


def render(
    thing: EscalationPlan | Assessment | Statement | QuestionSheet | CommentSheet | MentionsReport,
    format: str,  # noqa: A002 - the word people look for
    *,
    language: str,
    situation: Situation | None = None,
) -> str:
    """The text of a plan, an assessment, a statement, a sheet or a week of mentions in a format of `FORMATS`, no line end behind.

    `language` is that of the words around: a statement keeps its own. `situation` is needed for an assessment and for sheets, which
    are numbers and ids without it, and for `html`, which stands on the house's letterhead. Raises FormatUnknown, LayoutRefused, and
    UnknownLanguage for a language there is none of.
    """
    kind = next((name for name, model in _KINDS if isinstance(thing, model)), type(thing).__name__)
    renderer = FORMATS.get(kind, {}).get(format)
    if renderer is None:
        instead = ", ".join(FORMATS.get(kind, FORMATS))
        raise FormatUnknown([problem("unknown-format", None, kind=kind, found=format, instead=instead)])
    return renderer(thing, situation, language)


def render_file(statement: Statement, format: str, *, situation: Situation) -> bytes:  # noqa: A002 - as in render
    """The bytes of a statement in a format of `FILE_FORMATS`: same statement and house, same bytes.

    Raises FormatUnknown, LayoutRefused, and ExtraMissing with what to install where the format's packages are not there.
    """
    maker = FILE_FORMATS.get(format)
    if maker is None:
        instead = ", ".join(FILE_FORMATS)
        raise FormatUnknown([problem("unknown-format", None, kind="statement", found=format, instead=instead)])
    return maker(statement, situation)
