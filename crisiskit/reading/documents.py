"""One playbook file to one Document: front matter, then each section by its reader.

    document, problems = read_document(text, "playbooks/boat-accident/id.md")
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.base import made
from crisiskit.problems import Where
from crisiskit.reading.cells import Context, read_rows, refuse_headings
from crisiskit.reading.document import Document, Entry, Front
from crisiskit.reading.fronts import read_front
from crisiskit.reading.keywords import keywords, nearest
from crisiskit.reading.ladders import read_messages, read_questions
from crisiskit.reading.outline import Bullet, Paragraph, Section, Table, read_outline
from crisiskit.reading.rows import ROWS
from crisiskit.reading.steps import read_injects, read_sources, read_steps

if TYPE_CHECKING:
    from crisiskit.problems import Problem

#: Sections that are more than one table.
SECTIONS: Mapping[str, Callable[[Section, Context], Mapping[str, Entry]]] = MappingProxyType(
    {
        "steps": read_steps, "messages": read_messages, "questions": read_questions, "injects": read_injects,
        "sources": read_sources,
    }
)  # fmt: skip


def read_document(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """The document and every problem in it; None when its front matter does not say what it is."""
    outline, problems = read_outline(text, path)
    front, found = read_front(outline)
    problems += found
    language = front.language if front is not None else PurePath(path).stem
    if outline.front is None or language not in LANGUAGES:
        return None, problems
    # Where the front matter does not say enough, the rest is still read for its problems.
    context = Context(path, language, keywords(language), problems)
    document = Document(path, front or made(Front)(id="", language=language, name="", places={"": Where(path)}))
    for top in outline.sections:
        if top.level == 1:
            document.purpose += tuple(block.text.text for block in top.blocks if isinstance(block, Paragraph))
            for block in top.blocks:
                if isinstance(block, Table | Bullet):
                    context.note("outside-section", block.where if isinstance(block, Table) else block.text.where())
    flat = [inner for top in outline.sections for inner in (top.sections if top.level == 1 else [top])]
    for section in flat:
        _read_section(section, document, context)
    return (None if front is None else document), problems


def _read_section(section: Section, document: Document, context: Context) -> None:
    title, where = section.title.text, section.title.where()
    key = context.words.section(title) if section.level == 2 else None
    if key is None:
        context.note("unknown-section", where, found=title, instead=nearest(title, context.words.written("sections")))
        return
    if key in document.entries:
        context.note("duplicate-section", where, found=title)
        return
    if key in SECTIONS:
        document.entries[key] = dict(SECTIONS[key](section, context))
        return
    refuse_headings(section, context)
    rows: dict[object, Entry] = {}
    for cells in read_rows(section, key, context):
        row = ROWS[key](cells, context)
        if row is None:
            continue
        if row[0] in rows:
            context.note("duplicate-id", cells.where, found=_shown(row[0]))
        else:
            rows[row[0]] = row[1]
    document.entries[key] = rows


def _shown(key: object) -> str:
    items = key if isinstance(key, tuple) else (key,)
    return " ".join(str(getattr(item, "value", item)) for item in items)
