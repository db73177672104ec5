"""The report after a crisis in words: sections of lines, each line with what it rests on, laid out as Markdown or on paper.

    render_debrief(report, "debrief.md.j2", language="id", clean=clean_markdown)
    make_debrief_sheet(report, language="id")      # the PrintedSheet that HTML and DOCX are made from

The words stand in `language/<language>/debrief.json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from crisiskit.language.catalogue import book
from crisiskit.language.lists import capitalise
from crisiskit.language.marks import find_mark, name_mark
from crisiskit.language.numbers import say_number
from crisiskit.model.debrief import GOOD, Code, Happening
from crisiskit.rendering.filling import fill
from crisiskit.rendering.pages import mark_page, read_page
from crisiskit.rendering.saying import Sheet
from crisiskit.rendering.sheets import PrintedSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crisiskit.model.debrief import AfterActionReport, Finding, Improvement, Measure, Moment
    from crisiskit.rendering.filling import Clean

#: What a line cites at most; the rest is counted.
MOST_CITED = 3
#: Findings by the section that they stand in.
SECTIONS = {
    "late": (
        Code.STEP_LATE, Code.STEP_OPEN, Code.NOTICE_LATE, Code.NOTICE_OPEN, Code.CLOCK_LATE, Code.CLOCK_OPEN, Code.PROMISE_LATE,
        Code.PROMISE_OPEN,
    ),
    "approvals": (Code.NOT_APPROVED, Code.APPROVAL_LATE, Code.APPROVAL_REFUSED),
    "corrections": (Code.CORRECTED, Code.NOT_CORRECTED, Code.CLAIM_CORRECTED, Code.CLAIM_OPEN),
    "contradictions": (Code.CONTRADICTION, Code.OTHER_VALUE, Code.SAID_OTHERWISE),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Writer:
    """A report, its sheet and its words."""

    report: AfterActionReport
    sheet: Sheet
    words: Any

    def number(self, value: int) -> str:
        """A number as it is written in the language."""
        return say_number(value, self.sheet.language)

    def cite(self, cites: Iterable[str]) -> str:
        """What a line rests on, in brackets."""
        found = list(dict.fromkeys(cites))
        if not found:
            return ""
        shown = [*found[:MOST_CITED]]
        if len(found) > MOST_CITED:
            shown.append(self.words["more"].format(number=self.number(len(found) - MOST_CITED)))
        return f" ({'; '.join(shown)})"


def render_debrief(report: AfterActionReport, layout: str, *, language: str, clean: Clean) -> str:
    """The report in a layout, in a language."""
    return fill(layout, _describe(report, language), clean)


def make_debrief_sheet(report: AfterActionReport, *, language: str) -> PrintedSheet:
    """The report on paper, the mark of a drill on every page."""
    from html import escape

    from crisiskit.model.entry import SHOWN

    context = _describe(report, language)
    mark = find_mark(report.status, language)
    page = mark_page(read_page(fill("debrief.html.j2", context, escape)), mark)
    return PrintedSheet(
        page=page, language=language, title=str(context["title"]), author=capitalise(_name_house(report, language)),
        mark=name_mark(mark), created=report.at, numbering=book(language, "layouts")["page"], digest=report.digest[:SHOWN],
    )  # fmt: skip


def _name_house(report: AfterActionReport, language: str) -> str:
    return report.house.get(language) or next(iter(report.house.values()), report.playbook)


def _describe(report: AfterActionReport, language: str) -> dict[str, object]:
    """Everything that a layout prints, as plain words."""
    sheet = Sheet(language, report.at, tuple(ZoneInfo(name) for name in report.zones))
    words: Any = book(language, "debrief")
    writer = _Writer(report, sheet, words)
    title = words["title"].format(title=sheet.pick(report.title, report.playbook))
    sections = [
        ("summary", _summarise(writer)), ("trust", _list_trust(writer)),
        ("measures", [_say_measure(writer, item) for item in report.measures]),
        *((name, _list_findings(writer, codes)) for name, codes in SECTIONS.items()),
        ("timeline", [_say_moment(writer, item) for item in report.timeline]),
        ("improvements", [_say_improvement(writer, item) for item in report.improvements]), ("limits", list(words["limits"])),
    ]  # fmt: skip
    return {
        "title": sheet.mark(report.status) + title, "drill": sheet.drill(report.status),
        "sections": [
            {"heading": words["headings"][name], "lines": lines or [words["nothing"][name]]} for name, lines in sections
        ],
    }  # fmt: skip


def _summarise(writer: _Writer) -> list[str]:
    report, sheet, words = writer.report, writer.sheet, writer.words["summary"]
    lines = [
        words["span"].format(aware=sheet.say_full(report.aware_at), at=sheet.say_full(report.at)),
        words["level"].format(level=sheet.level(report.level)),
        words["playbook"].format(playbook=report.playbook, version=report.version, digest=report.digest[:8] or "-"),
        words["recorded" if report.recorded else "unrecorded"],
    ]
    measured = sum(item.value is not None for item in report.measures)
    numbers = {"number": writer.number(measured), "of": writer.number(len(report.measures))}
    return [*lines, words["coverage"].format(**numbers)]


def _list_trust(writer: _Writer) -> list[str]:
    """The page on trust: how long the public waited, what it was promised, what we owned up to."""
    trust, words, sheet = writer.report.trust, writer.words["trust"], writer.sheet
    if trust.minutes is not None:
        planned = sheet.minutes(trust.planned_minutes or 0)
        first = words["minutes"].format(length=sheet.minutes(trust.minutes), planned=planned)
    else:
        first = words["no_word"]
    promises = words["promises"].format(kept=writer.number(trust.kept), number=writer.number(trust.promised))
    errors = words["errors"].format(owned=writer.number(trust.owned), number=writer.number(trust.errors))
    lines = [first, promises if trust.promised else words["no_promises"], errors if trust.errors else words["no_errors"]]
    return [lines[0] + writer.cite(trust.cites), *lines[1:]]


def _say_measure(writer: _Writer, item: Measure) -> str:
    words, sheet = writer.words["measures"], writer.sheet
    name = words["names"][item.aspect.value]
    if item.value is None:
        return str(words["none"]).format(name=name)
    details = []
    if item.minutes is not None:
        details.append(words["took"].format(length=sheet.minutes(item.minutes)))
    if item.planned_minutes is not None:
        details.append(words["planned"].format(length=sheet.minutes(item.planned_minutes)))
    if item.met is not None and item.of is not None:
        details.append(words["share"].format(met=writer.number(item.met), of=writer.number(item.of)))
    percent = writer.number(round(100 * item.value))
    line: str = words["line"].format(name=name, percent=percent, details=", ".join(details))
    return line + writer.cite(item.cites)


def _list_findings(writer: _Writer, codes: tuple[Code, ...]) -> list[str]:
    return [_say_finding(writer, item) for item in writer.report.findings if item.code in codes]


def _say_finding(writer: _Writer, item: Finding) -> str:
    """What was found, when it was due, by how much it was late, and what shows it."""
    sheet, words = writer.sheet, writer.words
    values = {
        "what": sheet.pick(item.words, item.subject).rstrip(". "), "subject": item.subject,
        "who": sheet.list(sheet.pick(names, "?") for names in item.who), "due": "" if item.due is None else sheet.say(item.due),
        "at": "" if item.observed is None else sheet.say(item.observed),
        "length": "" if item.minutes is None else sheet.minutes(item.minutes),
        "owner": "" if item.owner is None else sheet.person(item.owner),
    }  # fmt: skip
    if item.code in (Code.CLOCK_LATE, Code.CLOCK_OPEN):
        clock, _, about = item.subject.partition(" ")
        names: Any = book(sheet.language, "clocks")
        values["what"] = names["about"].format(name=names["names"][clock], about=about) if about else names["names"][clock]
    line: str = words["findings"][item.code.value].format(**values)
    return capitalise(line) + writer.cite(item.cites)


def _say_moment(writer: _Writer, item: Moment) -> str:
    sheet, words = writer.sheet, writer.words["timeline"]
    kinds = sheet.words("statement", "kinds")
    what = kinds.get(item.subject, item.subject) if item.happening is Happening.PUBLISHED else sheet.pick(item.words, item.subject)
    said: str = words[item.happening.value].format(what=what.rstrip(". "), who=sheet.pick(item.who, "?"), code=item.subject)
    state = ""
    if item.is_open:
        state = words["open"]
    elif item.planned is not None:
        late = int((item.at - item.planned).total_seconds() // 60)
        key = "late" if late > 0 else "kept"
        state = words[key].format(due=sheet.say(item.planned), length=sheet.minutes(late) if late > 0 else "")
    when = capitalise(sheet.say(item.at.astimezone(sheet.zones[0])))
    return f"{when}: {capitalise(said)}{state}{writer.cite(item.cites)}"


def _say_improvement(writer: _Writer, item: Improvement) -> str:
    """The step with its place in the playbook, what was found, what is proposed, and how it stands."""
    words = writer.words["improvements"]
    place = f"{item.file}:{item.line}" if item.file else item.playbook
    code = writer.words["codes"].get(item.code, item.code)
    status = words["status"].get(item.status, item.status)
    line: str = words["line"].format(place=place, subject=item.step or item.subject, found=code, status=status)
    return f"{line} {item.proposal}".rstrip() + writer.cite(item.evidence)


def list_proposals(language: str) -> Iterator[tuple[str, str]]:
    """The first suggestion for each finding, by its code."""
    words: Any = book(language, "debrief")["proposals"]
    return ((code.value, words[code.value]) for code in Code if code not in GOOD and code.value in words)
