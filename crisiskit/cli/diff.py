"""`crisiskit diff boat-accident our-ferry`: what differs between two playbooks by meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.difference import Change, Difference
    from crisiskit.model.playbook import Playbook

#: As other programs that compare have it.
DIFFERENT = 1
SIGNS = {"added": "+", "changed": "~", "removed": "-"}


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "diff", callback=click.pass_obj(diff), help=say("diff.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["before"], metavar=say("metavar.before")),
            click.Argument(["after"], metavar=say("metavar.after")),
            click.Option(["--lang", "language"], type=click.Choice(LANGUAGES), help=say("diff.lang")),
            click.Option(["--json", "as_json"], is_flag=True, help=say("program.json")),
        ],
    )  # fmt: skip


def diff(program: Program, before: str, after: str, language: str | None, as_json: bool) -> int:
    """Print what differs and return 1; 0 where nothing does."""
    from crisiskit.reviewing.comparing import compare

    say = program.say
    old, new = _read(program, before), _read(program, after)
    wanted = [language] if language else [say.language, *LANGUAGES]
    chosen = next((code for code in wanted if code in old.texts and code in new.texts), None)
    if chosen is None:
        raise click.UsageError(say("diff.no_language"), ctx=click.get_current_context())
    found = compare(old, new, chosen)
    if as_json:
        import json

        rows = [item.model_dump() for item in found]
        shown = {"before": _describe(old), "after": _describe(new), "language": chosen, "differences": rows}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_print_all(old, new, found, chosen, say)))
    return DIFFERENT if found else 0


def _read(program: Program, name: str) -> Playbook:
    """A playbook by its id, its folder, or one of its documents; what is wrong with it is told."""
    from pathlib import Path

    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.roots import find_playbook_roots
    from crisiskit.errors import DocumentError
    from crisiskit.reading.finding import document_paths
    from crisiskit.reading.library import Library

    roots = find_playbook_roots(program)
    path = Path(name)
    folder = path.parent if path.suffix == ".md" and path.is_file() else path
    if document_paths(folder):
        playbook, problems = Library((folder.resolve().parent, *roots)).read_folder(folder.resolve())
    else:
        playbook, problems = Library(roots).read(name)
    if playbook is None:
        raise DocumentError(problems)
    print_problems(problems, program.say)
    return playbook


def _describe(playbook: Playbook) -> dict[str, Any]:
    return {"id": playbook.id, "version": playbook.version}


def _print_all(old: Playbook, new: Playbook, found: Sequence[Difference], language: str, say: Words) -> Iterator[str]:
    """The two, then by section each row with what changed in it, then how many."""
    from crisiskit.reading.keywords import keywords

    yield say("diff.title", one_id=old.id, one_version=old.version, two_id=new.id, two_version=new.version)
    words = keywords(language)
    section = None
    for item in found:
        if item.section != section:
            section = item.section
            yield ""
            yield click.style(words.word("sections", section) if section else say("diff.head"), bold=True)
        title = f": {item.title}" if item.title else ""
        named = item.id if item.section else say("diff.particulars")
        yield f"  {SIGNS[item.how]} {say(f'diff.{item.how}')} {named}{title}"
        for change in item.changes:
            yield from _print_change(change, item, say)
    yield ""
    added, changed, removed = (sum(item.how == how for item in found) for how in SIGNS)
    yield say("diff.counts", added=added, changed=changed, removed=removed) if found else say("diff.same")


def _print_change(change: Change, item: Difference, say: Words) -> Iterator[str]:
    """A property with what it was and is; of a whole row, only what it says."""
    from crisiskit.reviewing.comparing import LINES

    what = {"": say("diff.question"), LINES: ""}.get(change.what, change.what)
    if what and not item.section:
        what = say(f"diff.key_{what}")
    if what:
        yield f"      {what}"
    for key, text in (("before", change.before), ("after", change.after)):
        sign = SIGNS["removed" if key == "before" else "added"]
        for line in text.split("\n") if text or (item.how == "changed" and what) else ():
            yield f"        {sign} {line or say('diff.empty')}"
