"""`crisiskit show boat-accident`: a playbook as a page to read, with everything it inherits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words

#: Without one: set for reading on a terminal, Markdown in a pipe.
FORMS = ("markdown", "html")


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "show", callback=click.pass_obj(show), help=say("show.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["ident"], metavar=say("metavar.playbook")),
            click.Option(["--lang", "language"], type=click.Choice(LANGUAGES), help=say("show.lang")),
            click.Option(["--format", "form"], type=click.Choice(FORMS), help=say("show.format")),
            click.Option(["--trainer"], is_flag=True, help=say("show.trainer")),
        ],
    )  # fmt: skip


def show(program: Program, ident: str, language: str | None, form: str | None, trainer: bool) -> None:
    """Print the page, in the program's language unless another is asked for and there is a document in it."""
    from crisiskit.cli.printing import print_page, print_problems, print_text
    from crisiskit.cli.roots import find_playbook_roots
    from crisiskit.errors import DocumentError
    from crisiskit.reading.library import Library
    from crisiskit.rendering.handbooks import print_handbook_html, render_handbook

    library = Library(find_playbook_roots(program))
    order = dict.fromkeys([language or program.say.language, *([] if language else LANGUAGES)])
    playbook, problems = library.read(ident, tuple(order))
    if playbook is None:
        raise DocumentError(problems)
    print_problems(problems, program.say)
    chosen = next(code for code in order if code in playbook.texts)
    if form == "html":
        print_text(print_handbook_html(playbook, chosen, trainer=trainer))
        return
    page = render_handbook(playbook, chosen, trainer=trainer)
    (print_text if form == "markdown" else print_page)(page)
