"""One reader for each table of a playbook: cells in, entry out, registered once.

    ROWS["severity"](cells, context)      # (key, Entry(SeverityRow(...), "ada yang meninggal dunia", where))
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from crisiskit.model.base import made
from crisiskit.model.playbook import (
    FLAGS,
    Agency,
    AgencyText,
    Approval,
    Clock,
    ClusterRow,
    FactSpec,
    FactText,
    FactType,
    Flag,
    LadderRung,
    NeverSay,
    RoleText,
    ScenarioRow,
    SchemeLevel,
    SeverityRow,
)
from crisiskit.model.vocabulary import COUNTS, Cluster, FactKind
from crisiskit.reading.document import Entry, removal
from crisiskit.reading.keywords import nearest
from crisiskit.reading.ladders import read_guard
from crisiskit.reading.values import LONGEST_SHORT_NAME

if TYPE_CHECKING:
    from crisiskit.model.condition import Condition
    from crisiskit.reading.cells import Cells, Context

Row = tuple[Hashable, Entry] | None


def read_fact(cells: Cells, context: Context) -> Row:
    """A fact: id, type, who may confirm it, how it is asked, called, said, and said to be unknown."""
    ident = cells.ident("fact")
    if ident is None or cells.removes:
        return (ident, removal(cells.where)) if ident else None
    kind = _fact_type(cells, context)
    if kind is None:
        return None
    said = tuple(form.strip() for form in cells.plain("said").split("/")) if cells.text("said") else ()
    _check_said(cells, kind, said)
    gap, guard = _gap(cells, context)
    text = made(FactText)(
        question=cells.text("question"), called=cells.plain("called"), said=said, gap=gap, gap_guard=guard, where=cells.where
    )
    return ident, Entry(made(FactSpec)(id=ident, type=kind, authority=cells.idents("authority")), text, cells.where, cells)


def _fact_type(cells: Cells, context: Context) -> FactType | None:
    word, colon, rest = cells.text("type").partition(":")
    found = context.words.kind(word)
    if found is None:
        cells.note("unknown-type", "type", found=word, instead=nearest(word, context.words.written("types")))
        return None
    kind = FactKind(found)
    names = tuple(name.strip() for name in rest.split(",") if name.strip())
    if (kind in (FactKind.CHOICE, FactKind.OFFICIAL)) != bool(names):
        cells.note("type-needs-names" if not colon or not names else "type-takes-no-names", "type", found=word.strip())
        return None
    if kind is FactKind.CHOICE:
        cells.checked("type", names)
        return made(FactType)(kind=kind, choices=names)
    return made(FactType)(kind=kind, scheme=names[0]) if names else made(FactType)(kind=kind)


def _check_said(cells: Cells, kind: FactType, said: tuple[str, ...]) -> None:
    """Counts have one to three clauses (zero / one / many), choices one word each; other types are not said by a column."""
    if not said:
        return
    if kind.kind in COUNTS and len(said) > 3:
        cells.note("too-many-forms", "said", said[3], forms=len(said))
    elif kind.kind is FactKind.CHOICE and len(said) != len(kind.choices):
        cells.note("choice-words-differ", "said", words=len(said), choices=len(kind.choices))
    elif kind.kind not in COUNTS and kind.kind is not FactKind.CHOICE:
        cells.note("type-is-not-said", "said", found=kind.kind.value)


def _gap(cells: Cells, context: Context) -> tuple[str, Condition | None]:
    """The phrase for what is not known, and the guard in front of it."""
    passage, text = cells.passage("not_known"), cells.plain("not_known")
    if not text.startswith("["):
        return text, None
    end = text.find("]")
    if end < 0:
        cells.note("unclosed-guard", "not_known")
        return "", None
    guard = read_guard(passage, 1, end, context)
    # Without its guard the phrase would be said at any time.
    return ("", None) if guard is None else (text[end + 1 :].strip(), guard)


def read_condition_row(cells: Cells, _: Context) -> Row:
    """A named condition."""
    ident = cells.ident("condition")
    if ident is None or cells.removes:
        return (ident, removal(cells.where)) if ident else None
    when = cells.condition("when")
    if when is None:
        cells.note_blank("when")
        return None
    return ident, Entry(when, None, cells.where, cells)


def read_severity(cells: Cells, context: Context) -> Row:
    """A level and the condition that reaches it; rows always add."""
    level, when = cells.level(), cells.condition("when")
    if when is None:
        cells.note_blank("when")
    if level is None or when is None:
        return None
    spec = made(SeverityRow)(level=level, when=when)
    return (context.path, cells.where.line), Entry(spec, cells.text("because"), cells.where, cells)


def read_cluster(cells: Cells, context: Context) -> Row:
    """A condition that raises the SCCT cluster, or sets the flag `challenge` or `rumour`."""
    word, when = cells.text("cluster"), cells.condition("when")
    known: dict[str, Cluster | Flag] = {**{item.value: item for item in Cluster}, **{item: item for item in FLAGS}}
    cluster = known.get(word)
    if cluster is None:
        cells.note("unknown-word", "cluster", found=word, instead=nearest(word, known))
        return None
    if when is None:
        cells.note_blank("when")
        return None
    spec = made(ClusterRow)(cluster=cluster, when=when)
    return (context.path, cells.where.line), Entry(spec, cells.text("because"), cells.where, cells)


def read_role(cells: Cells, _: Context) -> Row:
    """A role's id, name and duty."""
    ident = cells.ident("role")
    if ident is None or cells.removes:
        return (ident, removal(cells.where)) if ident else None
    text = made(RoleText)(name=cells.text("name"), does=cells.text("does"), where=cells.where)
    return ident, Entry(ident, text, cells.where, cells)


def read_agency(cells: Cells, _: Context) -> Row:
    """An agency's id and dates, its names and what it answers for."""
    ident = cells.ident("agency")
    if ident is None or cells.removes:
        return (ident, removal(cells.where)) if ident else None
    aliases = tuple(name.strip() for name in cells.text("aliases").split(",") if name.strip())
    text = made(AgencyText)(
        short=cells.plain("short"), name=cells.plain("name") or cells.text("short"), mandate=cells.text("mandate"), aliases=aliases,
        where=cells.where,
    )  # fmt: skip
    if not text.short:
        cells.note_blank("short")
        return None
    if len(text.short) > LONGEST_SHORT_NAME:
        cells.note("value-too-long", "short", fact=ident, limit=LONGEST_SHORT_NAME)
    formerly = cells.text("formerly") or None
    spec = made(Agency)(id=ident, since=cells.day("from"), until=cells.day("until"), formerly=formerly)
    return ident, Entry(spec, text, cells.where, cells)


def read_clock(cells: Cells, _: Context) -> Row:
    """A level's deadlines and the source they rest on."""
    level = cells.level()
    if level is None or cells.removes:
        return (level, removal(cells.where)) if level else None
    names = ("acknowledgement", "statement", "update", "approval", "interval")
    clock = made(Clock)(level=level, **{name: cells.duration(name) for name in names})
    return level, Entry(clock, cells.text("basis"), cells.where, cells)


def read_approval(cells: Cells, _: Context) -> Row:
    """Who approves at a level, and who instead when the time is out."""
    level = cells.level()
    if level is None or cells.removes:
        return (level, removal(cells.where)) if level else None
    spec = made(Approval)(
        level=level, drafts=cells.ident("drafts", required=False), clears_facts=cells.idents("clears_facts"),
        clears_law_when=cells.condition("clears_law_when"), approves=cells.ident("approves", required=False),
        voice=cells.ident("voice", required=False), time_out=cells.duration("time_out"), then=cells.ident("then", required=False),
    )  # fmt: skip
    return level, Entry(spec, None, cells.where, cells)


def read_ladder_row(cells: Cells, _: Context) -> Row:
    """Who is told within what time by whom, and who is told next."""
    level, tell, by = cells.level(), cells.ident("tell"), cells.ident("by")
    if level is None or tell is None or by is None:
        return None
    spec = made(LadderRung)(
        level=level, tell=tell, within=cells.duration("within"), by=by, no_answer_in=cells.duration("no_answer_in"),
        then=cells.ident("then", required=False),
    )  # fmt: skip
    return (level, tell), Entry(spec, None, cells.where, cells)


def read_scheme(cells: Cells, _: Context) -> Row:
    """A level of another authority's scheme, with its own words in each language."""
    scheme, authority, level = cells.ident("scheme"), cells.ident("authority"), cells.ident("level")
    if scheme is None or authority is None or level is None:
        return None
    words = {language: cells.plain(language) for language in ("id", "en") if cells.text(language)}
    return (scheme, level), Entry(made(SchemeLevel)(scheme=scheme, authority=authority, level=level), words, cells.where, cells)


def read_never_say(cells: Cells, _: Context) -> Row:
    """Words never to use and why."""
    pattern = cells.text("pattern")
    if not pattern or not cells.text("why"):
        cells.note_blank("why" if pattern else "pattern")
        return None
    if cells.removes:
        return pattern, removal(cells.where)
    return pattern, Entry(None, made(NeverSay)(pattern=pattern, why=cells.text("why"), where=cells.where), cells.where, cells)


def read_scenario(cells: Cells, _: Context) -> Row:
    """What becomes known in a drill, after how many minutes, and which role is told."""
    fact, minute = cells.ident("fact"), cells.number("minute")
    if fact is None or minute is None:
        return None
    spec = made(ScenarioRow)(fact=fact, minute=minute, told=cells.text("told"))
    return (fact, minute), Entry(spec, cells.passage("value"), cells.where, cells)


#: Every table of the format, by section.
ROWS: Mapping[str, Callable[[Cells, Context], Row]] = MappingProxyType(
    {
        "facts": read_fact, "conditions": read_condition_row, "severity": read_severity, "cluster": read_cluster,
        "roles": read_role, "agencies": read_agency, "clocks": read_clock, "approvals": read_approval,
        "ladder": read_ladder_row, "schemes": read_scheme, "never-say": read_never_say, "scenario": read_scenario,
    }
)  # fmt: skip
