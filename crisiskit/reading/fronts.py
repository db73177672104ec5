"""The front matter of a playbook: who it is, what it extends, at which level it starts.

    front, problems = read_front(outline, context_of("playbooks/flood/id.md"))
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.base import made
from crisiskit.model.vocabulary import Category, Cluster, Severity
from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.document import KINDS, Front
from crisiskit.reading.forms import Form
from crisiskit.reading.idents import is_ident
from crisiskit.reading.keywords import keywords, nearest
from crisiskit.reading.nodes import read_node

if TYPE_CHECKING:
    from crisiskit.reading.outline import Outline

KEYS = (
    "id", "language", "name", "version", "kind", "valid_from", "extends", "lead", "starts_at", "cluster", "category", "family",
    "summary", "aliases", "cues",
)
Word = TypeVar("Word", bound=Enum)


def read_front(outline: Outline) -> tuple[Front | None, list[Problem]]:
    """The front matter; None when there is none or it does not say id, language and name."""
    problems: list[Problem] = []
    start = Where(outline.path)
    if outline.front is None:
        return None, [problem("front-matter-missing", start)]
    node, found = read_node(outline.front, outline.path, outline.front_line)
    problems += found
    if node is None:
        return None, problems or [problem("front-matter-missing", start)]
    form = Form(node, problems, KEYS)
    ident, language, name = (form.text(key, required=True) for key in ("id", "language", "name"))
    if language is not None and language not in LANGUAGES:
        form.note("unknown-language", "language", found=language, instead=", ".join(LANGUAGES))
        language = None
    for key, value in (("id", ident), ("extends", form.text("extends")), ("lead", form.text("lead"))):
        if value is not None and not is_ident(value):
            form.note("bad-id", key, column=key, found=value)
    if ident is None or language is None or name is None:
        return None, problems
    written = form.text("kind") or "type"
    kind = next((item for item in KINDS if item == written), None)
    if kind is None:
        form.note("unknown-word", "kind", found=written, instead=nearest(written, KINDS))
        kind = "family"  # of which the least is asked
    places = {"": start, **{key: form.place(key) for key in form.values}}
    front = made(Front)(
        id=ident, language=language, name=name, version=form.text("version") or "", kind=kind, valid_from=form.day("valid_from"),
        extends=form.text("extends"), lead=form.text("lead"), starts_at=_starts_at(form, language),
        cluster=_word(form, "cluster", Cluster), category=_word(form, "category", Category), family=form.text("family"),
        summary=form.text("summary") or "", aliases=form.texts("aliases"), cues=form.texts("cues"), places=places,
    )  # fmt: skip
    return front, problems


def _starts_at(form: Form, language: str) -> Severity | None:
    written = form.text("starts_at")
    if written is None:
        return None
    words = keywords(language)
    level = words.level(written)
    if level is None:
        form.note("unknown-level", "starts_at", found=written, instead=nearest(written, words.written("levels")))
        return None
    return Severity(level)


def _word(form: Form, key: str, kind: type[Word]) -> Word | None:
    """A word of a closed list, or None with a problem."""
    written = form.text(key)
    if written is None:
        return None
    try:
        return kind(written)
    except ValueError:
        form.note("unknown-word", key, found=written, instead=nearest(written, [item.value for item in kind]))
        return None
