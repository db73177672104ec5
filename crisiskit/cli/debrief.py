"""`crisiskit debrief FOLDER`: the report after a crisis or a drill, and the rows of `improvements.yaml`.

    crisiskit debrief ferry --now "2026-12-06 18:00"
    crisiskit debrief ferry --lang id,en --format docx --out report
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from crisiskit.cli.options import make_folder, make_languages, make_now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.debriefing.debriefs import Documents
    from crisiskit.debriefing.evidence import Evidence, Sent
    from crisiskit.model.debrief import AfterActionReport, Improvement

#: The forms, by the ending of their files.
FORMS = {"markdown": "md", "html": "html", "docx": "docx"}
IMPROVEMENTS = "improvements.yaml"
NAME = "debrief"


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "debrief", callback=click.pass_obj(debrief), help=say("debrief.help"), options_metavar=say("program.options"),
        params=[
            make_folder(say),
            make_now(say),
            make_languages(say, "debrief.lang"),
            click.Option(
                ["--format", "form"], type=click.Choice(tuple(FORMS)), default="markdown", show_default=True,
                help=say("program.format"),
            ),
            click.Option(["--out"], type=click.Path(path_type=Path), metavar=say("metavar.folder"), help=say("debrief.out")),
        ],
    )  # fmt: skip


def debrief(
    program: Program, folder: Path, now: str | None, languages: tuple[str, ...] | None, form: str, out: Path | None
) -> int:
    """Print or write the report in each language; the rows go beside `crisis.yaml`, or into the folder given."""
    from crisiskit.cli.situations import load_case, refuse
    from crisiskit.debriefing import debriefs
    from crisiskit.problems import has_errors, problem
    from crisiskit.rendering.debriefs import list_proposals

    if form == "docx" and out is None:
        raise refuse(program, problem("format-needs-out", None, format=form))
    case = load_case(program, folder, now)
    evidence = gather_case(program, case, folder)
    chosen = languages or (program.say.language,)
    path = (out or folder) / IMPROVEMENTS
    kept = read_kept(program, path)
    report = debriefs.debrief(
        evidence, documents=locate(program, case, folder, chosen[0]), kept=kept or (), proposals=dict(list_proposals(chosen[0]))
    )
    made = {language: _make_form(form, report, language) for language in chosen}
    for language, text in made.items():
        _put(program, report, text, language, form, out)
    if kept is None or has_errors(case.problems):
        return 1
    _write_rows(program, report, path, chosen[0])
    return 0


def gather_case(program: Program, case: Case, folder: Path) -> Evidence:
    """The evidence of a case: what was kept in `sent/`, what went out from other desks by the log, and the anchors of the log."""
    from crisiskit.cli.journal import open_store
    from crisiskit.cli.saved import SENT_FOLDER, read_statements
    from crisiskit.debriefing.evidence import Sent, gather
    from crisiskit.recording.logs import read_entries
    from crisiskit.recording.replaying import has_come

    crisis = case.situation.crisis
    paths = sorted((folder / SENT_FOLDER).glob("*.json"))
    sent = [Sent(f"{SENT_FOLDER}/{path.name}", item) for path in paths for item in read_statements(path)]
    anchors: dict[str, str] = {}
    if crisis.id is not None:
        with open_store(program, folder, crisis) as store:
            anchors = {entry.key: entry.anchor for entry in read_entries(store, crisis) if has_come(entry, case.now)}
    return gather(case.situation, now=case.now, sent=[*sent, *_list_elsewhere(case, sent, anchors)], anchors=anchors)


def _list_elsewhere(case: Case, sent: list[Sent], anchors: dict[str, str]) -> Iterator[Sent]:
    """What the log says went out and is not kept here, under its entry."""
    from crisiskit.debriefing.evidence import Sent
    from crisiskit.publishing.following import as_published, list_released

    here = {(item.statement.channel, item.statement.language, item.statement.digest) for item in sent}
    for release, statement in list_released(case.situation.crisis.acts, case.now):
        if (statement.channel, statement.language, statement.digest) not in here:
            yield Sent(anchors.get(release.entry, release.entry[:8]), as_published(statement, release.at))


def locate(program: Program, case: Case, folder: Path, language: str) -> Documents:
    """The digest of the playbook's documents, and where its steps stand in a language."""
    from crisiskit.cli.roots import find_playbook_roots
    from crisiskit.debriefing.debriefs import Documents
    from crisiskit.reading.library import Library
    from crisiskit.reading.locating import locate_steps

    playbook, house = case.situation.playbook, case.situation.house
    known = language if language in playbook.texts else next(iter(playbook.texts))
    own = None if house.extends is None else folder / house.extends
    library = Library((folder / "playbooks", *find_playbook_roots(program)), own)
    return Documents(*locate_steps(library, playbook.id, known))


def read_kept(program: Program, path: Path) -> tuple[Improvement, ...] | None:
    """The rows of an earlier debrief; None where they cannot all be read: then nothing of theirs is overwritten."""
    from crisiskit.cli.printing import print_problems
    from crisiskit.problems import has_errors
    from crisiskit.reading.files import read_text
    from crisiskit.reading.improvements import read_improvements

    if not path.is_file():
        return ()
    text, problems = read_text(path)
    rows, found = read_improvements(text, str(path)) if text is not None else ((), [])
    problems = [*problems, *found]
    print_problems(problems, program.say)
    return None if has_errors(problems) else rows


def _make_form(form: str, report: AfterActionReport, language: str) -> str | bytes:
    from crisiskit.rendering.debriefs import make_debrief_sheet, render_debrief

    if form == "markdown":
        from crisiskit.rendering.filling import clean_markdown

        return render_debrief(report, "debrief.md.j2", language=language, clean=clean_markdown) + "\n"
    sheet = make_debrief_sheet(report, language=language)
    if form == "html":
        from crisiskit.rendering.to_html import print_html

        return print_html(sheet) + "\n"
    from crisiskit.rendering.to_docx import print_docx

    return print_docx(sheet)


def _put(
    program: Program, report: AfterActionReport, text: str | bytes, language: str, form: str, out: Path | None
) -> None:
    """On the terminal, or into a file whose name carries the mark of a drill."""
    if out is None:
        click.echo(text, nl=False)
        return
    from crisiskit.language.marks import find_mark, name_mark
    from crisiskit.recording.writing import make_folder, write_whole

    mark = "-".join(name_mark(find_mark(report.status, language)).split())
    make_folder(out)
    path = out / f"{'-'.join(filter(None, (mark, NAME, language)))}.{FORMS[form]}"
    write_whole(path, text)
    click.echo(program.say("debrief.saved", path=path), err=True)


def _write_rows(program: Program, report: AfterActionReport, path: Path, language: str) -> None:
    """The rows, for people to go on with."""
    from crisiskit.debriefing.improving import print_improvements
    from crisiskit.language.catalogue import book
    from crisiskit.language.marks import find_mark
    from crisiskit.recording.writing import write_whole

    title = find_mark(report.status, language) + (report.title.get(language) or report.playbook)
    heading = [str(line).format(title=title) for line in book(language, "debrief")["file"]]
    write_whole(path, print_improvements(report.improvements, heading=heading))
    click.echo(program.say("debrief.saved", path=path), err=True)
