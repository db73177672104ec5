"""What the one-line commands of the night share: a line is read, recorded in the log, shown, and its consequences told.

    entering = begin(program, folder, now)
    entry = entering.record(DecisionBody(text=text), author)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.model.entry import Entry
    from crisiskit.model.when import When
    from crisiskit.recording.chaining import Chain
    from crisiskit.recording.kinds.body import Body


@dataclass(frozen=True, slots=True)
class Author:
    """Who records: role and name, where they were given."""

    role: str | None
    person: str | None


@dataclass(frozen=True, slots=True)
class Entering:
    """A crisis that has a log, at the moment of the command."""

    program: Program
    folder: Path
    case: Case

    @property
    def zone(self) -> str:
        """The crisis's own zone."""
        return self.case.situation.crisis.zones[0]

    def record(
        self, make: Callable[[Chain], Body], author: Author, *, as_of: datetime | None = None, note: str | None = None
    ) -> Entry:
        """Append what `make` gives, which may look at the store, with a note of its own behind it; the anchor is told."""
        from crisiskit.cli.journal import make_salt, record
        from crisiskit.model.when import When
        from crisiskit.recording.kinds.note import NoteBody

        at, salt = When.at(self.case.now, self.zone), make_salt()

        def write(chain: Chain) -> None:
            since = None if as_of is None or as_of == self.case.now else When.at(as_of, self.zone)
            entry = chain.add(make(chain), at=at, as_of=since, role=author.role, person=author.person)
            if note:
                chain.add(NoteBody(text=note, about=entry.key, salt=salt), at=at, role=author.role, person=author.person)

        entries = record(self.program, self.folder, self.case.situation.crisis, write)
        click.echo(self.program.say("log.recorded", anchor=entries[0].anchor), err=True)
        return entries[0]

    def tell(self) -> None:
        """Say what is different now, and what comes next."""
        from crisiskit.cli.consequences import tell_consequences

        tell_consequences(self.program, self.case, self.folder, always_next=True)

    def read_moment(self, written: str | None, option: str) -> datetime:
        """When it was done, by default now: the latest HH:MM that is not after now. AppendRefused for what is yet to come."""
        from crisiskit.cli.moments import read_as_of
        from crisiskit.errors import AppendRefused
        from crisiskit.problems import problem

        if written is None:
            return self.case.now
        when: When = read_as_of(
            written, option, self.zone, self.program, now=self.case.now, aware=self.case.situation.crisis.aware_at
        )
        if when.clock is None:
            raise AppendRefused([problem("time-needs-clock", None, found=written)])
        if when.clock > self.case.now:
            raise AppendRefused([problem("act-in-the-future", None, found=written, at=self.say(self.case.now))])
        return when.clock

    def say(self, moment: datetime) -> str:
        """A moment with its date, in the crisis's zone."""
        from zoneinfo import ZoneInfo

        return moment.astimezone(ZoneInfo(self.zone)).strftime("%Y-%m-%d %H:%M")


def begin(program: Program, folder: Path, now: str | None) -> Entering:
    """The crisis in a folder. AppendRefused where it has no log."""
    from crisiskit.cli.situations import load_case
    from crisiskit.cli.void import refuse_unlogged

    case = load_case(program, folder, now)
    refuse_unlogged(case.situation.crisis.id)
    return Entering(program, folder, case)


def read_line(text: str | None) -> str:
    """What was typed as one line; nothing for nothing. AppendRefused where it is longer than the log takes."""
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem
    from crisiskit.recording.kinds.state import LONGEST_LINE

    line = "".join(sign for sign in " ".join((text or "").split()) if sign.isprintable())
    if len(line) > LONGEST_LINE:
        raise AppendRefused([problem("line-too-long", None, count=len(line), limit=LONGEST_LINE)])
    return line


def read_words(text: str) -> str:
    """As `read_line`; AppendRefused where nothing is left."""
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem

    line = read_line(text)
    if not line:
        raise AppendRefused([problem("nothing-to-record", None)])
    return line
