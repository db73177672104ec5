"""Steps, by phase; injects of a drill; sources. The sections whose headings carry meaning.

    ### Tanggap
    | langkah | kerjakan | pelaksana | dalam |
    | --- | --- | --- | --- |
    | pause | Hentikan semua unggahan terjadwal | social-admin | 5 menit |
"""

from __future__ import annotations

from crisiskit.model.base import made
from crisiskit.model.playbook import Inject, Step
from crisiskit.model.vocabulary import Audience, Phase, Severity
from crisiskit.reading.cells import Cells, Context, read_rows, refuse_headings
from crisiskit.reading.document import Entry, removal
from crisiskit.reading.idents import is_ident
from crisiskit.reading.keywords import nearest
from crisiskit.reading.outline import Bullet, Paragraph, Section, Table


def read_steps(section: Section, context: Context) -> dict[str, Entry]:
    """The steps by id. Rows directly under the section's heading belong to the response."""
    steps: dict[str, Entry] = {}
    for part in (section, *section.sections):
        phase = Phase.RESPOND
        if part is not section:
            found = context.words.phase(part.title.text)
            if found is None:
                title, choices = part.title.text, context.words.written("phases")
                context.note("unknown-phase", part.title.where(), found=title, instead=nearest(title, choices))
                continue
            phase = Phase(found)
            refuse_headings(part, context)
        for cells in read_rows(part, "steps", context):
            _read_step(cells, phase, steps)
    return steps


def _read_step(cells: Cells, phase: Phase, steps: dict[str, Entry]) -> None:
    ident = cells.ident("step")
    if ident is None:
        return
    if ident in steps:
        cells.note("duplicate-id", "step", found=ident)
    elif cells.removes:
        steps[ident] = removal(cells.where)
    elif not cells.text("owner"):
        cells.note("missing-owner", "owner", step=ident)
    elif not cells.text("do"):
        cells.note_blank("do")
    elif (owner := cells.ident("owner")) is not None:
        level = cells.level() if cells.text("level") else Severity.LOW
        spec = made(Step)(
            id=ident, phase=phase, owner=owner, within=cells.limit("within"), after=cells.idents("after"),
            level=level or Severity.LOW, audience=_audience(cells), approval=cells.ident("approval", required=False),
        )  # fmt: skip
        steps[ident] = Entry(spec, cells.text("do"), cells.where, cells)


def _audience(cells: Cells) -> tuple[Audience, ...]:
    known = {item.value: item for item in Audience}
    found = []
    for name in cells.idents("audience"):
        if name in known:
            found.append(known[name])
        else:
            cells.note("unknown-word", "audience", name, found=name, instead=nearest(name, known))
    return tuple(found)


def read_injects(section: Section, context: Context) -> dict[str, Entry]:
    """The injects by id: `### 00:05 name`, a line of routing, a quoted text."""
    injects: dict[str, Entry] = {}
    for item in section.sections:
        refuse_headings(item, context)
        where = item.title.where()
        clock, _, name = item.title.text.partition(" ")
        name = name.strip()
        minute = _minutes(clock)
        if minute is None or not is_ident(name):
            context.note("bad-inject-heading", where, found=item.title.text)
            continue
        if name in injects:
            context.note("duplicate-id", where, found=name)
            continue
        plain = [block.text for block in item.blocks if isinstance(block, Paragraph) and not block.quoted]
        quoted = " ".join(block.text.text for block in item.blocks if isinstance(block, Paragraph) and block.quoted)
        route = _route(plain[0].text, context) if plain else None
        if route is None or not quoted:
            context.note("bad-inject-route", plain[0].where() if plain else where, found=name)
            continue
        sender, via, to, expects = route
        spec = made(Inject)(id=name, minute=minute, sender=sender, via=via, to=to, expects=expects)
        injects[name] = Entry(spec, quoted, where)
    return injects


def _minutes(clock: str) -> int | None:
    hours, colon, minutes = clock.replace(".", ":").partition(":")
    if not colon or not (hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit() and len(clock) < 7):
        return None
    return int(hours) * 60 + int(minutes) if int(minutes) < 60 else None


def _route(text: str, context: Context) -> tuple[str, str, str, str] | None:
    """`from A via B to C; expects D` in the document's words."""
    words = context.words.injects
    route, _, expects = text.partition(";")
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for word in f"{route} {expects}".split():
        key = next((key for key, written in words.items() if word.casefold() == written), None)
        if key is not None and key not in found:
            current = found.setdefault(key, [])
        elif current is not None:
            current.append(word)
    values = [" ".join(found.get(key, [])) for key in ("from", "via", "to", "expects")]
    return (values[0], values[1], values[2], values[3]) if all(values) else None


def read_sources(section: Section, context: Context) -> dict[str, Entry]:
    """The sources by name, one bullet each."""
    refuse_headings(section, context)
    found: dict[str, Entry] = {}
    for block in section.blocks:
        if isinstance(block, Bullet):
            found[block.text.text] = Entry(None, block.text.text, block.text.where())
        elif isinstance(block, Table):
            context.note("unexpected-block", block.where)
    return found
