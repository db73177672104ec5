"""`crisiskit count`: how long a text is on a channel, counted as the channel counts, and whether it fits.

    crisiskit count --channel x post.txt
    crisiskit count --channel sms --json < message.txt
    crisiskit count --channel x --jsonl < texts.jsonl       # a JSON string a line in, a JSON object a line out
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crisiskit.cli.pasted import STDIN, find_house, open_text
from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from crisiskit.channels.measuring import Measured
    from crisiskit.channels.table import Channel
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words

#: The longest text that is read: more than any channel takes, less than a machine minds.
LONGEST = 1_000_000


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    return click.Command(
        "count", callback=click.pass_obj(count), help=say("count.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(
                ["file"], type=click.Path(allow_dash=True, path_type=Path), default=STDIN, metavar=f"[{say('metavar.file')}]"
            ),
            click.Option(["--channel"], required=True, metavar=say("metavar.channel"), help=say("count.channel")),
            click.Option(["--lang", "language"], type=click.Choice(LANGUAGES), help=say("count.lang")),
            click.Option(["--house"], type=click.Path(path_type=Path), metavar=say("metavar.path"), help=say("count.house")),
            click.Option(["--json", "as_json"], is_flag=True, help=say("program.json")),
            click.Option(["--jsonl", "as_lines"], is_flag=True, help=say("count.jsonl")),
        ],
    )  # fmt: skip


def count(
    program: Program, file: Path, channel: str, language: str | None, house: Path | None, as_json: bool, as_lines: bool
) -> int:  # fmt: skip
    """Print the count; the exit code is 1 where the text does not fit, or with `--jsonl` where a line holds no text."""
    from crisiskit.channels.measuring import measure_text

    row = _find_channel(program, channel, house)
    language = language or program.say.language
    with open_text(program, file) as stream:
        if as_lines:
            return _count_lines(stream, row, language, program.say)
        text = stream.read(LONGEST + 1)
    if len(text) > LONGEST:
        raise _refuse(program, problem("text-too-long", None, limit=LONGEST))
    measured = measure_text(text.replace("\r\n", "\n").removesuffix("\n"), row, language)
    click.echo(_print_json(measured, row, indent=2) if as_json else _say(measured, row, program.say))
    return int(not measured.fits)


def _refuse(program: Program, item: Problem) -> click.ClickException:
    """A wrong use. What it takes to say so is imported only then."""
    from crisiskit.cli.situations import refuse

    return refuse(program, item)


def _find_channel(program: Program, name: str, house: Path | None) -> Channel:
    """The channel as the house has it: the one named, or the one in this folder."""
    from crisiskit.channels.overriding import list_channels

    table = list_channels(find_house(program, house))
    channel = table.get(name.strip().casefold())
    if channel is None:
        from crisiskit.reading.keywords import nearest

        raise _refuse(program, problem("unknown-channel", None, found=name, instead=nearest(name, tuple(table))))
    return channel


def _count_lines(stream: TextIO, row: Channel, language: str, say: Words) -> int:
    """One object for each line, at once; a line that holds no JSON string is told in its own object."""
    from crisiskit.channels.measuring import measure_text

    failed = 0
    for number, line in enumerate(_read_lines(stream), 1):
        try:
            text = json.loads(line) if line is not None else None
        except (ValueError, RecursionError):
            text = None
        if isinstance(text, str):
            found = _print_json(measure_text(text, row, language), row, indent=None)
        else:
            failed += 1
            reason = say("count.line_too_long", limit=LONGEST) if line is None else say("count.line")
            found = json.dumps({"error": "not-a-json-string", "line": number, "reason": reason}, ensure_ascii=False)
        sys.stdout.write(f"{found}\n")
        sys.stdout.flush()
    return int(failed > 0)


def _read_lines(stream: TextIO) -> Iterator[str | None]:
    """The lines, one at a time; None for one that is too long, the rest of which is skipped."""
    while line := stream.readline(LONGEST):
        if len(line) < LONGEST or line.endswith("\n"):
            yield line
            continue
        while (rest := stream.readline(LONGEST)) and not rest.endswith("\n"):
            pass
        yield None


def _print_json(measured: Measured, row: Channel, *, indent: int | None) -> str:
    """The figures with the row that they rest on."""
    found: dict[str, Any] = {
        "channel": row.id, "language": measured.language, "count": measured.count, "limit": measured.limit, "aim": row.aim,
        "unit": measured.unit, "parts": measured.parts, "encoding": measured.encoding, "fits": measured.fits,
        "posts": list(measured.posts), "refused": measured.refused, "octets": measured.octets, "octets_limit": row.octets,
        "folded": measured.folded, "source": row.source, "checked": row.checked.isoformat(),
    }  # fmt: skip
    return json.dumps(found, ensure_ascii=False, indent=indent)


def _say(measured: Measured, row: Channel, say: Words) -> str:
    """The same in a sentence or two for somebody tired."""
    from crisiskit.language.dates import say_dateline
    from crisiskit.language.numbers import say_number

    def number(value: int | None) -> str:
        return say_number(value or 0, say.language)

    channel = book(say.language, "sheets")["channels"].get(row.id, row.id)
    sentences = [_say_length(measured, row, say, channel, number)]
    if measured.folded is not None:
        sentences.append(say("count.folded", parts=number(int(measured.folded["parts"]))))
    if measured.limit is not None:
        sentences.append(say("count.checked", day=say_dateline(row.checked, say.language)))
    return " ".join(sentences)


def _say_length(measured: Measured, row: Channel, say: Words, channel: str, number: Callable[[int | None], str]) -> str:
    """The sentence that says how long it is and whether it fits."""
    count, unit = number(measured.count), _name_unit(measured.unit, say)
    limit, parts = number(measured.limit), number(measured.parts)
    most = number(row.posts if measured.posts else row.parts)
    if measured.refused:
        return say("count.refused", channel=channel, signs=" ".join(measured.refused))
    if measured.limit is None:
        return say("count.no_limit", channel=channel, count=count, unit=unit)
    if measured.count > measured.limit:
        over = number(measured.count - measured.limit)
        return say("count.too_long", channel=channel, count=count, unit=unit, over=over, limit=limit)
    if measured.fits:
        return _say_fit(measured, say, count=count, channel=channel, limit=limit, unit=unit, parts=parts, most=most, number=number)
    if row.octets is not None and (measured.octets or 0) > row.octets:
        return say("count.too_many_octets", channel=channel, octets=number(measured.octets), limit=number(row.octets))
    return say("count.too_many_parts", channel=channel, parts=parts, most=most)


def _say_fit(
    measured: Measured, say: Words, *, channel: str, count: str, limit: str, unit: str, parts: str, most: str,
    number: Callable[[int | None], str],
) -> str:  # fmt: skip
    """That it fits, in how many parts or posts, or with how much to spare."""
    if measured.posts:
        return say("count.fits_posts", channel=channel, parts=parts, most=most, count=count, limit=limit, unit=unit)
    if measured.encoding:
        code = measured.encoding
        return say("count.fits_parts", channel=channel, count=count, limit=limit, unit=unit, encoding=code, parts=parts, most=most)
    left = number((measured.limit or 0) - measured.count)
    return say("count.fits", channel=channel, count=count, limit=limit, unit=unit, left=left)


def _name_unit(unit: str, say: Words) -> str:
    """The unit of a counter in the reader's language."""
    names = {
        "weighted characters": say("count.weighted"), "graphemes": say("count.graphemes"), "bytes of UTF-8": say("count.bytes"),
        "UTF-16 units": say("count.units"), "seconds": say("count.seconds"),
    }  # fmt: skip
    return names.get(unit, say("count.characters"))
