"""`crisiskit contact comms-head --told`: who was told, who answered; what the media asked and what we said; screenshots.

    crisiskit contact Kompas --asks "berapa korban?" --via telepon
    crisiskit contact Kompas --reply "lihat rilis kedua"
    crisiskit contact @akun --file layar.png
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crisiskit.cli.journal import make_author
from crisiskit.cli.options import make_folder, make_now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crisiskit.cli.entering import Entering
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.acts import Contact
    from crisiskit.recording.kinds.contact import File

#: A recording longer than this is named, not read: nobody waits for its hash at night.
LARGEST_FILE = 512 * 1024 * 1024
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line said of a contact."""

    told: bool
    answered: bool
    asks: str
    reply: str
    via: str
    files: tuple[File, ...]


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    text = say("metavar.text")
    file = click.Path(path_type=Path, exists=True, dir_okay=False)
    return click.Command(
        "contact", callback=click.pass_obj(add_contact), help=say("contact.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["who"], metavar=say("metavar.who")),
            make_folder(say),
            click.Option(["--told"], is_flag=True, help=say("contact.told")),
            click.Option(["--answered"], is_flag=True, help=say("contact.answered")),
            click.Option(["--asks"], metavar=text, help=say("contact.asks")),
            click.Option(["--reply"], metavar=text, help=say("contact.reply")),
            click.Option(["--via"], metavar=text, help=say("contact.via")),
            click.Option(["--file", "files"], multiple=True, type=file, metavar=say("metavar.file"), help=say("contact.file")),
            click.Option(["--at", "moment"], metavar=say("metavar.time"), help=say("contact.at")),
            *make_author(say),
            make_now(say),
        ],
    )  # fmt: skip


def add_contact(
    program: Program, who: str, folder: Path, told: bool, answered: bool, asks: str | None, reply: str | None, via: str | None,
    files: tuple[Path, ...], moment: str | None, role: str | None, person: str | None, now: str | None,
) -> None:  # fmt: skip
    """Record the contact; a reply belongs to the last enquiry of that name that is open."""
    from crisiskit.cli.entering import Author, begin, read_line, read_words
    from crisiskit.cli.journal import make_salt
    from crisiskit.recording.kinds.contact import ContactBody

    given = Given(told, answered, read_line(asks), read_line(reply), read_line(via), tuple(map(read_file, files)))
    name = read_words(who)
    entering = begin(program, folder, now)
    about = _check(entering, name, given)
    at = entering.read_moment(moment, "--at")
    body = ContactBody(
        who=name, via=given.via, told=told, answered=answered, asks=given.asks, reply=given.reply, about=about,
        files=given.files, salt=make_salt(),
    )  # fmt: skip
    entering.record(lambda _: body, Author(role, person), as_of=at)
    for line in _describe(program.say, name, given):
        click.echo(program.say("contact.recorded", time=entering.say(at), what=line))
    entering.tell()
    _tell_open(entering, about)


def _check(entering: Entering, who: str, given: Given) -> str:
    """The key of the enquiry that is answered, if one is. AppendRefused for what says nothing, or of nobody the ladder knows."""
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem
    from crisiskit.reading.keywords import nearest

    playbook = entering.case.situation.playbook
    if not (given.told or given.answered or given.asks or given.reply or given.files):
        raise AppendRefused([problem("contact-without-act", None, found=who)])
    known = (*playbook.roles, *playbook.agencies)
    if (given.told or given.answered) and who not in known:
        raise AppendRefused([problem("contact-unknown", None, found=who, instead=nearest(who, known))])
    if not given.reply or given.asks:
        return ""
    waiting = [item for item in _list_open(entering) if item.who.casefold() == who.casefold()]
    if not waiting:
        names = ", ".join(dict.fromkeys(item.who for item in _list_open(entering)))
        raise AppendRefused([problem("enquiry-unknown", None, found=who, instead=names)])
    return waiting[-1].entry


def _list_open(entering: Entering) -> Sequence[Contact]:
    acts = entering.case.situation.crisis.acts
    return acts.list_enquiries(entering.case.now) if acts is not None else ()


def read_file(path: Path) -> File:
    """The name, size and SHA-256 of a file. AppendRefused where it cannot be read, or is too large."""
    from hashlib import sha256

    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem
    from crisiskit.recording.kinds.contact import File

    digest, size = sha256(), 0
    try:
        with path.open("rb") as opened:
            while (chunk := opened.read(_CHUNK)) and size <= LARGEST_FILE:
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise AppendRefused([problem("proof-unreadable", None, path=str(path), reason=error.strerror or "")]) from error
    if size > LARGEST_FILE:
        raise AppendRefused([problem("proof-too-large", None, path=str(path), limit=LARGEST_FILE // _CHUNK)])
    name = "".join(sign for sign in path.name if sign.isprintable())
    return File(name=name, size=size, sha256=digest.hexdigest())


def _describe(say: Words, who: str, given: Given) -> list[str]:
    """What was recorded, a line each."""
    via = say("contact.by_way", via=given.via) if given.via else ""
    lines = [say("contact.was_told", who=who, via=via)] if given.told else []
    lines += [say("contact.has_answered", who=who, via=via)] if given.answered else []
    lines += [say("contact.has_asked", who=who, via=via, text=given.asks)] if given.asks else []
    lines += [say("contact.was_answered", who=who, via=via, text=given.reply)] if given.reply else []
    return lines + [say("contact.has_file", who=who, name=item.name, sha=item.sha256) for item in given.files]


def _tell_open(entering: Entering, settled: str) -> None:
    """The enquiries that still wait, besides the one just recorded."""
    waiting = [item for item in _list_open(entering) if item.entry != settled]
    if waiting:
        say, names = entering.program.say, ", ".join(dict.fromkeys(item.who for item in waiting))
        click.echo(say("contact.waiting", count=len(waiting), names=names), err=True)
