"""The blocks of `crisis.yaml` as entries of the desk `file`: the same on every machine that reads the same file.

    store.append(ident, FILE_DESK, crisis.aware_at, lambda chain: import_crisis(chain, crisis))

So two desks that begin their logs from one file hold the same entries, and joining adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.model.entry import FILE_DESK
from crisiskit.model.when import When
from crisiskit.problems import Problem, problem
from crisiskit.recording.chaining import hash_text, write_body, write_json
from crisiskit.recording.kinds.claim import ClaimBody, make_claim
from crisiskit.recording.kinds.fact import FactBody, make_fact
from crisiskit.recording.kinds.note import NoteBody
from crisiskit.recording.kinds.opened import Named, OpenedBody, make_opened, name_source
from crisiskit.recording.kinds.table import read_body

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crisiskit.model.crisis import Claim, Crisis, Report, Source
    from crisiskit.model.entry import Entry
    from crisiskit.recording.chaining import Chain



class Content(NamedTuple):
    """What one block says: its kind, its times, the hash of its body."""

    kind: str
    at: str
    as_of: str | None
    body_hash: str


def import_crisis(chain: Chain, crisis: Crisis) -> None:
    """Add how the crisis began, its reports in the order in which they are folded, and its claims."""
    aware = When.at(crisis.aware_at, crisis.zones[0])
    chain.add(make_opened(crisis), at=aware)
    salt = _make_salt(crisis)
    seen: list[tuple[str, FactBody]] = []
    for report in in_order(crisis):
        body = make_fact(report, None, seen)
        seen.append((_add(chain, report, body, salt).key, body))
    for claim in crisis.claims:
        chain.add(make_claim(claim), at=claim.seen or aware)


def in_order(crisis: Crisis) -> list[Report]:
    """The reports in the order in which the fold takes those of a file."""
    return [report for _, report in sorted(enumerate(crisis.reports), key=lambda item: (item[1].at.key, item[0]))]


def add_report(
    chain: Chain, report: Report, salt: str, *, declared: Source | None = None, role: str | None = None, person: str | None = None
) -> Entry:
    """Add a report, and its note, with `salt`, in an entry of its own.

    `declared` is who the source is, written where the log does not say so yet. What it withdraws are the readings that the store
    holds at this moment.
    """
    seen: list[tuple[str, FactBody]] = []
    known: dict[str, Named] = {}
    for entry in chain.read():
        body = read_body(entry)
        if isinstance(body, FactBody):
            seen.append((entry.key, body))
            known |= {body.source: body.named} if body.named is not None else {}
        elif isinstance(body, OpenedBody):
            known |= body.sources
    named = None if declared is None else name_source(declared)
    body = make_fact(report, None if named == known.get(report.source) else named, seen)
    return _add(chain, report, body, salt, role, person)


def _add(
    chain: Chain, report: Report, body: FactBody, salt: str, role: str | None = None, person: str | None = None
) -> Entry:
    entry = chain.add(body, at=report.at, as_of=report.as_of, role=role, person=person)
    if report.note:
        chain.add(NoteBody(text=report.note, about=entry.key, salt=salt), at=report.at, role=role, person=person)
    return entry


def _make_salt(crisis: Crisis) -> str:
    """Not chance, since every desk must make the same; but known only to those who have the file, notes included."""
    told = [repr((report.source, report.at, report.confirmed, report.reported, report.note)) for report in crisis.reports]
    return hash_text(write_json(["salt", *told]))[:32]


def find_edits(crisis: Crisis, entries: Iterable[Entry]) -> list[Problem]:
    """What was written into `crisis.yaml` after its log had begun: it is not read, so it must be said."""
    known = {tell_block(entry) for entry in entries if entry.desk == FILE_DESK}
    return [
        problem("block-not-in-log", block.where, path=block.where.path)
        for block, content in _contents(crisis)
        if content not in known
    ]


def _contents(crisis: Crisis) -> Iterator[tuple[Report | Claim, Content]]:
    """Each block and what tells it from another, as the import makes it."""
    aware = When.at(crisis.aware_at, crisis.zones[0])
    for report in crisis.reports:
        body = write_body(make_fact(report, None, ()))
        as_of = None if report.as_of is None else report.as_of.zoned()
        yield report, Content(FactBody.kind, report.at.zoned(), as_of, hash_text(body))
    for claim in crisis.claims:
        yield claim, Content(ClaimBody.kind, (claim.seen or aware).zoned(), None, hash_text(write_body(make_claim(claim))))


def tell_block(entry: Entry) -> Content:
    """What tells a block of the file from another: what it says and when, not the keys of other entries, nor where it stood."""
    body = read_body(entry) if entry.kind == FactBody.kind else None
    if isinstance(body, FactBody) and (body.withdrawn or body.after):
        plain = body.model_copy(update={"withdrawn": dict.fromkeys(body.withdrawn, ()), "after": ()})
        return Content(entry.kind, entry.at, entry.as_of, hash_text(write_body(plain)))
    return Content(entry.kind, entry.at, entry.as_of, entry.body_hash)
