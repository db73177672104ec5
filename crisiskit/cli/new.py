"""`crisiskit new house|crisis|playbook|layout`: a commented file to begin with, in the reader's language, that `check` accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crisiskit.cli.options import make_folder, make_now

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.playbook import Playbook


def make_command(say: Words) -> click.Command:
    """The group of four, their help in the reader's language."""
    options = say("program.options")
    group = click.Group("new", help=say("new.help"), options_metavar=options, subcommand_metavar=say("program.commands"))
    group.add_command(
        click.Command(
            "house", callback=click.pass_obj(make_house), help=say("new.house"), short_help=say("new.house"),
            options_metavar=options, params=[make_folder(say, exists=False)],
        )
    )  # fmt: skip
    group.add_command(
        click.Command(
            "crisis", callback=click.pass_obj(make_crisis), help=say("new.crisis"), short_help=say("new.crisis"),
            options_metavar=options,
            params=[
                make_folder(say),
                click.Option(["--playbook"], required=True, metavar=say("metavar.playbook"), help=say("open.playbook")),
                click.Option(
                    ["--status"], type=click.Choice(("actual", "exercise", "test")), default="exercise", show_default=True,
                    help=say("open.status"),
                ),
                make_now(say),
            ],
        )
    )  # fmt: skip
    group.add_command(
        click.Command(
            "playbook", callback=click.pass_obj(make_playbook), help=say("new.playbook"), short_help=say("new.playbook"),
            options_metavar=options,
            params=[
                click.Argument(["ident"], metavar=say("metavar.playbook")),
                make_folder(say, exists=False),
                click.Option(
                    ["--from", "parent"], default="base", show_default=True, metavar=say("metavar.playbook"), help=say("new.from")
                ),
                click.Option(["--lead"], metavar=say("metavar.agency"), help=say("new.lead")),
            ],
        )
    )  # fmt: skip
    group.add_command(
        click.Command(
            "layout", callback=click.pass_obj(make_layout), help=say("new.layout"), short_help=say("new.layout"),
            options_metavar=options, params=[click.Argument(["name"], metavar=say("metavar.name")), make_folder(say)],
        )
    )  # fmt: skip
    return group


def make_house(program: Program, folder: Path) -> None:
    """`house.yaml` with every role of the common playbook, held by the office of its name."""
    from crisiskit.cli.starters import read_starter, refuse_existing
    from crisiskit.recording import writing
    from crisiskit.recording.blocks import write_scalar

    path = folder / "house.yaml"
    refuse_existing(path)
    language = program.say.language
    base = _read(program, "base")
    duty = (f"  - {{role: {role}, who: {write_scalar(text.name)}}}" for role, text in base.texts[language].roles.items())
    writing.make_folder(folder)
    writing.write_whole(path, read_starter("house.yaml", language).substitute(duty="\n".join(duty)))
    _tell(program, path)


def make_crisis(program: Program, folder: Path, playbook: str, status: str, now: str | None) -> None:
    """`crisis.yaml` without reports, in the zone of the house beside it."""
    from crisiskit.cli.open import read_own_house
    from crisiskit.cli.options import read_now
    from crisiskit.cli.starters import fill_starter, refuse_existing
    from crisiskit.recording.writing import write_whole

    path = folder / "crisis.yaml"
    refuse_existing(path)
    ident = _read(program, playbook, folder / "playbooks").id
    zone = read_own_house(program, folder).zone
    aware = read_now(now, zone, program.say)
    write_whole(path, fill_starter("crisis.yaml", program.say.language, playbook=ident, status=status, zones=(zone,), aware=aware))
    _tell(program, path)


def make_playbook(program: Program, ident: str, folder: Path, parent: str, lead: str | None) -> None:
    """A folder with a document in each language that the parent has, extending it."""
    from crisiskit.cli.starters import read_starter, refuse_existing
    from crisiskit.errors import DocumentError
    from crisiskit.problems import problem
    from crisiskit.reading.idents import is_ident
    from crisiskit.recording import writing

    if not is_ident(ident):
        raise DocumentError([problem("bad-id", None, column="id", found=ident)])
    extended = _read(program, parent, folder)
    leader = lead or extended.lead or "pemda"
    if leader not in extended.agencies:
        raise DocumentError([problem("unknown-agency", None, found=leader, instead=", ".join(extended.agencies))])
    paths = {language: folder / ident / f"{language}.md" for language in extended.texts}
    for path in paths.values():
        refuse_existing(path)
    writing.make_folder(folder / ident)
    starter = "playbook.md" if parent == "base" else "playbook-from.md"
    for language, path in paths.items():
        name = ident.replace("-", " ").replace("_", " ").capitalize()
        words = {"id": ident, "name": name, "extends": parent, "lead": leader, "parent": extended.texts[language].name}
        writing.write_whole(path, read_starter(starter, language).substitute(words))
        _tell(program, path)
    click.echo(program.say("new.next", folder=folder / ident, root=folder), err=True)


def make_layout(program: Program, name: str, folder: Path) -> None:
    """A copy of one of our layouts in the house's folder of layouts, for its letterhead."""
    from crisiskit.cli.open import read_own_house
    from crisiskit.cli.starters import read_starter, refuse_existing
    from crisiskit.errors import DocumentError
    from crisiskit.problems import problem
    from crisiskit.recording import writing
    from crisiskit.rendering.layouts import read_layout
    from crisiskit.rendering.letters import NAMES

    body = read_layout(name)
    inside = read_own_house(program, folder).layouts or "layouts"
    path = folder / inside / f"{name}.html.j2"
    if not path.resolve().is_relative_to(folder.resolve()):
        raise DocumentError([problem("path-outside-folder", None, path=inside)])
    refuse_existing(path)
    words = {"name": name, "folder": inside, "names": ", ".join(NAMES), "body": body.rstrip("\n")}
    text = read_starter("layout.html.j2", program.say.language).substitute(words)
    writing.make_folder(path.parent)
    writing.write_whole(path, text)
    _tell(program, path)
    click.echo(program.say("new.next_layout", folder=inside, house=folder / "house.yaml"), err=True)


def _read(program: Program, ident: str, *folders: Path) -> Playbook:
    from crisiskit.cli.roots import find_playbook_roots
    from crisiskit.errors import DocumentError
    from crisiskit.reading.library import Library

    playbook, problems = Library((*folders, *find_playbook_roots(program))).read(ident)
    if playbook is None:
        raise DocumentError(problems)
    return playbook


def _tell(program: Program, path: Path) -> None:
    click.echo(program.say("new.written", path=path), err=True)
