"""Desks with logs in memory, for the tests of this room: they report, propose, agree, publish, and take from one another.

    desk = begin("humas")
    desk.report(1, deaths=2)
    code = desk.propose(5, "holding")
    desk.consent(6, code, "head")
    desk.publish(7, code)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from crisiskit.assessing.grading import assess
from crisiskit.drafting.writing import Desk as Writer
from crisiskit.errors import AppendRefused
from crisiskit.model.acts import Answer
from crisiskit.model.base import Localized
from crisiskit.model.crisis import Crisis, Report
from crisiskit.model.entry import FILE_DESK, Entry
from crisiskit.model.release import Pending
from crisiskit.model.situation import Situation
from crisiskit.model.statement import Statement
from crisiskit.model.vocabulary import Status
from crisiskit.model.when import When
from crisiskit.publishing.following import list_statements
from crisiskit.publishing.freezing import freeze
from crisiskit.publishing.judging import judge
from crisiskit.publishing.missing import list_missing
from crisiskit.publishing.releasing import decide_publication, make_consent, pick_proposal
from crisiskit.recording.chaining import Chain, Head
from crisiskit.recording.importing import add_report, import_crisis
from crisiskit.recording.kinds.body import Body
from crisiskit.recording.kinds.void import VoidBody
from crisiskit.recording.replaying import replay
from documents import small_house, small_playbook
from strategies import AWARE, HERE, ZONE

IDENT = "landslide-2026-03-07-1c9a07"


def moment(minutes: int) -> datetime:
    """So many minutes after we knew."""
    return AWARE + timedelta(minutes=minutes)


class Desk:
    """A desk whose log is the union of what it wrote and took in."""

    def __init__(self, name: str, entries: Sequence[Entry]) -> None:
        self.name = name
        self.entries = {entry.key: entry for entry in entries}

    def read(self) -> list[Entry]:
        return sorted(self.entries.values(), key=lambda entry: entry.order)

    def write(self, add: Callable[[Chain], object]) -> list[Entry]:
        mine = [entry for entry in self.entries.values() if entry.desk == self.name]
        last = max(mine, key=lambda entry: entry.number, default=None)
        seq = max(entry.seq for entry in self.entries.values())
        chain = Chain(IDENT, self.name, AWARE, Head(last.number, last.key, seq) if last else Head(seq=seq), self.read)
        add(chain)
        self.entries |= {entry.key: entry for entry in chain.entries}
        return chain.entries

    def take(self, other: Desk) -> None:
        self.entries = {**other.entries, **self.entries}

    def add(self, minutes: int, body: Body, role: str | None = None) -> Entry:
        (entry,) = self.write(lambda chain: chain.add(body, at=When.at(moment(minutes), ZONE), role=role))
        return entry

    def report(
        self, minutes: int, *, sure: bool = True, source: str = "bpbd", because: dict[str, Localized] | None = None,
        **values: object,
    ) -> Entry:  # fmt: skip
        told = {"confirmed" if sure else "reported": values, "because": because or {}}
        given = {"source": source, "at": When.at(moment(minutes), ZONE), "where": HERE, **told}
        (entry, *_) = self.write(lambda chain: add_report(chain, Report.model_validate(given), "salt"))
        return entry

    def void(self, minutes: int, entry: Entry) -> None:
        self.add(minutes, VoidBody(entry=entry.key, because="a slip"))

    def see(self, minutes: int) -> Situation:
        crisis, problems = replay(self.read(), small_playbook(), until=moment(minutes))
        assert crisis is not None
        assert not problems
        return Situation(playbook=small_playbook(), house=small_house(), crisis=crisis)

    def draft(
        self, minutes: int, kind: str, channels: Sequence[str] = ("x",), languages: Sequence[str] = ("id",)
    ) -> list[Statement]:
        situation, now = self.see(minutes), moment(minutes)
        said = list_statements(situation.crisis.acts, now)
        last = said[-1] if said and kind == "update" else None
        writer = Writer(situation, assess(situation, now=now), kind=kind, now=now, supersedes=last)
        return [writer.write(channel, language) for channel in channels for language in languages]

    def propose(self, minutes: int, kind: str = "holding", *places: Sequence[str]) -> str:
        body = freeze(self.draft(minutes, kind, *places), ZONE, "salt")
        self.add(minutes, body)
        return body.digest[:8]

    def consent(
        self, minutes: int, code: str, who: str, answer: Answer = Answer.GRANTED, because: str = ""
    ) -> Entry:
        situation = self.see(minutes)
        proposal = pick_proposal(situation, code, moment(minutes))
        return self.add(minutes, make_consent(situation.playbook, proposal, who, answer, because=because, salt="salt"))

    def ask(self, minutes: int, code: str, who: str) -> Entry:
        return self.consent(minutes, code, who, Answer.ASKED)

    def judge(self, minutes: int, code: str) -> Pending:
        situation = self.see(minutes)
        return judge(situation, pick_proposal(situation, code, moment(minutes)), moment(minutes))

    def missing(self, minutes: int, code: str) -> list[str]:
        return [item.code for item in list_missing(self.judge(minutes, code))]

    def publish(self, minutes: int, code: str, role: str | None = None) -> list[Entry]:
        """The entries that were added; AppendRefused with what is missing."""

        def write(chain: Chain) -> None:
            for body in decide_publication(self.see(minutes), code, moment(minutes), role=role, salt="salt").bodies:
                chain.add(body, at=When.at(moment(minutes), ZONE), role=role)

        return self.write(write)

    def refused(self, minutes: int, code: str, role: str | None = None) -> list[str]:
        """The codes of what keeps it from being published; none where it was."""
        before = dict(self.entries)
        try:
            self.publish(minutes, code, role)
        except AppendRefused as refused:
            assert self.entries == before, "nothing is recorded of what was refused"
            return [item.code for item in refused.problems]
        return []


def begin(*names: str) -> list[Desk]:
    """Desks that began from the same file."""
    crisis = Crisis(playbook="landslide", status=Status.EXERCISE, zones=(ZONE,), aware_at=AWARE, where=HERE)
    chain = Chain(IDENT, FILE_DESK, AWARE, Head())
    import_crisis(chain, crisis)
    return [Desk(name, chain.entries) for name in names]
