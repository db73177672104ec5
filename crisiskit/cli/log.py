"""`crisiskit log start|show|send|receive|verify`: the log of a crisis, begun, read, passed from desk to desk, and checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from crisiskit.cli.options import Place, make_folder, make_now

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.entry import Entry


def make_command(say: Words) -> click.Command:
    """The group of five, their help in the reader's language."""
    group = click.Group(
        "log", help=say("log.help"), options_metavar=say("program.options"), subcommand_metavar=say("program.commands")
    )
    places = Place(["places"], nargs=-1, metavar=say("metavar.places"))
    desk = click.Option(["--to", "desk"], metavar=say("metavar.desk"), help=say("log.to"))
    partners = click.Option(["--partners"], is_flag=True, help=say("log.partners"))
    out = click.Option(["--out"], type=click.Path(path_type=Path, dir_okay=False), metavar=say("metavar.file"), help=say("log.out"))
    address = click.Option(["--log", "address"], metavar=say("metavar.address"), help=say("log.address"))
    as_json = click.Option(["--json", "as_json"], is_flag=True, help=say("program.json"))
    commands: dict[str, tuple[Callable[..., object], str, list[click.Parameter]]] = {
        "start": (start_log, say("log.start"), [make_folder(say), address]),
        "show": (show_log, say("log.show"), [make_folder(say), as_json, make_now(say)]),
        "send": (send_log, say("log.send"), [make_folder(say), desk, partners, out, make_now(say)]),
        "receive": (receive_log, say("log.receive"), [places]),
        "verify": (verify_log, say("log.verify"), [places]),
    }
    for name, (run, text, params) in commands.items():
        command = click.Command(
            name, callback=click.pass_obj(run), help=text, short_help=text, options_metavar=say("program.options"), params=params
        )
        group.add_command(command)
    return group


def start_log(program: Program, folder: Path, address: str | None) -> None:
    """Begin the log of a crisis that is open, or take up what was begun."""
    from crisiskit.cli.beginning import begin_log
    from crisiskit.cli.situations import read_beginning

    begin_log(program, folder, read_beginning(program, folder)[1], address)


def show_log(program: Program, folder: Path, as_json: bool, now: str | None) -> None:
    """The entries there were at a moment, in the order of replay, and the anchor of this desk."""
    from crisiskit.cli.journal import show_entry
    from crisiskit.cli.printing import print_rows
    from crisiskit.recording.chaining import write_json
    from crisiskit.recording.replaying import find_void, has_come

    case, entries = _load(program, folder, now)
    entries = [entry for entry in entries if has_come(entry, case.now)]
    if as_json:
        for entry in entries:
            click.echo(write_json(entry._asdict()))
        return
    gone = find_void(entries)
    zone = case.situation.crisis.zones[0]
    rows = [show_entry(entry, zone, program.say, gone.get(entry.key)) for entry in entries]
    print_rows(rows, program.say("log.heads").split(", "))


def send_log(
    program: Program, folder: Path, desk: str | None, partners: bool, out: Path | None, now: str | None
) -> None:
    """Print the parts, or write them into a file; a copy stays in `sent/`, whose anchors `verify` holds the log against."""
    from crisiskit.cli.desks import find_desk
    from crisiskit.cli.post import keep_sent, read_heads
    from crisiskit.language.marks import find_mark
    from crisiskit.recording.exchanging import make_parcel
    from crisiskit.recording.parcels import pack
    from crisiskit.recording.writing import write_whole

    case, entries = _load(program, folder, now)
    crisis = case.situation.crisis
    held = read_heads(folder, desk) if desk else ()
    parcel = make_parcel(entries, crisis, find_desk(program), held=held, for_partners=partners)
    if not parcel.entries:
        click.echo(program.say("log.nothing_new", desk=desk), err=True)
        return
    mark = find_mark(crisis.status, program.say.language)
    parts = pack(parcel, mark)
    text = "\n".join(parts)
    kept = keep_sent(folder, text, case.now, crisis.status, program.say.language)
    if out is None:
        click.echo(text, nl=False)
    else:
        write_whole(out, text)
    withheld = sum(entry.body is None for entry in parcel.entries)
    click.echo(program.say("log.sent", count=len(parcel.entries), parts=len(parts), withheld=withheld, path=kept), err=True)


def receive_log(program: Program, places: Sequence[str]) -> None:
    """Take in every whole parcel in the texts; keep the parts of one that is not whole yet, and say which are missing."""
    from crisiskit.cli.consequences import tell_consequences
    from crisiskit.cli.journal import open_store
    from crisiskit.cli.post import gather_parts, keep_parcel, read_places
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.releasing import tell_unsupported
    from crisiskit.cli.situations import load_case, read_again
    from crisiskit.errors import LogRefused
    from crisiskit.recording.chaining import find_gaps
    from crisiskit.recording.exchanging import take_in
    from crisiskit.recording.parcels import unpack

    folder, texts = read_places(program, places)
    case = load_case(program, folder, None)
    crisis = case.situation.crisis
    _refuse_unlogged(case)
    parcels, waiting = gather_parts(folder, texts)
    with open_store(program, folder, crisis) as store:
        for parts in parcels:
            parcel = unpack(parts)
            merged = take_in(store, crisis, parcel)
            keep_parcel(folder, parcel.desk, parts)
            new, filled, known = merged
            click.echo(program.say("log.received", desk=parcel.desk, new=new, filled=filled, known=known))
        gaps = list(find_gaps(store.read(crisis.id or "")))
    print_problems(gaps, program.say)
    if parcels:
        tell_consequences(program, case, folder)
        tell_unsupported(program, read_again(program, case, folder))
    if waiting:
        raise LogRefused(waiting)


def verify_log(program: Program, places: Sequence[str]) -> int:
    """Check the log against itself, against `sent/` and against pasted texts; the exit code says whether it held."""
    from crisiskit.cli.journal import open_store
    from crisiskit.cli.post import read_places, read_sent
    from crisiskit.cli.printing import print_problems
    from crisiskit.cli.situations import read_beginning
    from crisiskit.recording.exchanging import find_heads
    from crisiskit.recording.logs import read_entries
    from crisiskit.recording.verifying import is_broken, verify

    folder, texts = read_places(program, places, piped=False)
    crisis, _ = read_beginning(program, folder)
    _refuse_unlogged_id(crisis.id)
    sent = read_sent(folder)
    with open_store(program, folder, crisis) as store:
        found = verify(store, crisis.id or "", [*texts, *sent])
        print_problems(found, program.say, product=True)
        if is_broken(found):
            return 1
        entries = read_entries(store, crisis)
    click.echo(program.say("log.whole", count=len(entries), texts=len(sent) + len(texts)))
    for desk, (number, key) in sorted(find_heads(entries).items()):
        click.echo(f"{desk}:{number}:{key[:8]}")
    return 0


def _load(program: Program, folder: Path, now: str | None) -> tuple[Case, list[Entry]]:
    """The situation at a moment, and all entries of its log."""
    from crisiskit.cli.journal import open_store
    from crisiskit.cli.situations import load_case
    from crisiskit.recording.logs import read_entries

    case = load_case(program, folder, now)
    _refuse_unlogged(case)
    with open_store(program, folder, case.situation.crisis) as store:
        return case, list(read_entries(store, case.situation.crisis))


def _refuse_unlogged(case: Case) -> None:
    _refuse_unlogged_id(case.situation.crisis.id)


def _refuse_unlogged_id(ident: str | None) -> None:
    from crisiskit.cli.void import refuse_unlogged

    refuse_unlogged(ident)
