"""Entries made and checked: each is hashed with the one before it of its desk, so that none can change or go unnoticed.

    chain = Chain("boat-accident-2026-12-04-1c9a07", "humas-2b7e", recorded_at, Head())
    chain.add(FactBody(source="dinkes", confirmed={"injured": 12}), at=When.at(now, "Asia/Makassar"))
    chain.entries[0].anchor       # humas-2b7e:1:9f2c0a1b

The hash is SHA-256 over the header as JSON without blanks, in UTF-8, its keys sorted, the body by its own hash.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from crisiskit.errors import AppendRefused
from crisiskit.model.entry import ID, Entry
from crisiskit.model.when import When
from crisiskit.problems import Problem, Where, problem

if TYPE_CHECKING:
    from crisiskit.recording.kinds.body import Body

#: What a desk may be called: it stands in anchors, in file names and in messages.
DESK = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
KIND = re.compile(r"[a-z][a-z-]{0,29}")
KEY = re.compile(r"[0-9a-f]{64}")
#: No body is larger, and no number: what a stranger sends must neither fill the disk nor use up the numbers.
LARGEST_BODY, LARGEST_NUMBER = 64 * 1024, 10**12
LONGEST_NAME = 80
#: The fields of the header, which are hashed.
HEADER = tuple(sorted({*Entry._fields, "form"} - {"key", "body"}))
#: The form of the header; a later one gets another number.
FORM = 1


class Head(NamedTuple):
    """Where a desk's chain ends, and the highest `seq` that its store has seen."""

    number: int = 0
    key: str = ""
    seq: int = 0


class Chain:
    """New entries at the end of a desk's chain, not yet stored.

    Whoever appends is handed one inside the store's transaction: `read` gives what the store holds at that moment, so what is
    appended can depend on it; AppendRefused, raised by them, leaves the store as it was.
    """

    def __init__(
        self, crisis: str, desk: str, recorded_at: datetime, head: Head, read: Callable[[], Iterable[Entry]] = tuple
    ) -> None:
        """Begin behind `head`. AppendRefused for a desk with a name that cannot stand in an anchor."""
        if not DESK.fullmatch(desk):
            raise AppendRefused([problem("bad-desk-name", None, found=desk)])
        self.crisis, self.desk, self.read = crisis, desk, read
        self.recorded_at = recorded_at.astimezone(UTC).isoformat()
        self.entries: list[Entry] = []
        self._head = head

    def add(
        self, body: Body, *, at: When, as_of: When | None = None, role: str | None = None, person: str | None = None
    ) -> Entry:
        """Make the next entry and return it. AppendRefused where it is larger than any entry may be."""
        text = write_body(body)
        if len(text.encode()) > LARGEST_BODY:
            raise AppendRefused([problem("entry-too-large", None, limit=LARGEST_BODY // 1024)])
        head = self._head
        entry = Entry(
            key="", crisis=self.crisis, desk=self.desk, number=head.number + 1, prev=head.key, seq=head.seq + 1,
            recorded_at=self.recorded_at, at=at.zoned(), as_of=None if as_of is None else as_of.zoned(), kind=body.kind, role=role,
            person=person, body_hash=hash_text(text), body=text,
        )  # fmt: skip
        entry = entry._replace(key=hash_entry(entry))
        if find_damage(entry):
            raise AppendRefused([problem("bad-entry", None, desk=self.desk, number=entry.number)])
        self.entries.append(entry)
        self._head = Head(entry.number, entry.key, entry.seq)
        return entry


def write_body(body: Body) -> str:
    """The body as it is hashed and stored: JSON in the order in which things were said, defaults left out."""
    told = body.model_dump(mode="json", exclude_defaults=True)
    return write_json({name: value for name, value in told.items() if value not in ({}, [], "", None)})


def write_json(value: Any) -> str:
    """JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def hash_text(text: str) -> str:
    """SHA-256 of a text's UTF-8."""
    return sha256(text.encode()).hexdigest()


def hash_entry(entry: Entry) -> str:
    """The key that the entry's header gives."""
    header = {**entry._asdict(), "form": FORM}
    return hash_text(write_json({name: header[name] for name in HEADER}))


def is_whole(entry: Entry) -> bool:
    """Whether the entry is what it was when it was made: its key is its header's, its hash its body's."""
    try:
        if entry.body is not None and hash_text(entry.body) != entry.body_hash:
            return False
        return hash_entry(entry) == entry.key
    except (TypeError, ValueError):  # bytes where a text was; letters that no text has
        return False


def find_damage(entry: Entry) -> bool:
    """Whether a field has a form that no entry of ours has, so that nothing must be done with it but refuse it."""
    texts = (entry.crisis, entry.desk, entry.prev, entry.recorded_at, entry.at, entry.kind, entry.key, entry.body_hash)
    options = (entry.as_of, entry.role, entry.person, entry.body)
    if not all(isinstance(text, str) for text in texts) or not all(item is None or isinstance(item, str) for item in options):
        return True
    names = [name for name in (entry.role, entry.person) if name is not None]
    forms = [(DESK, entry.desk), (ID, entry.crisis), (KIND, entry.kind), (KEY, entry.key), (KEY, entry.body_hash)]
    if entry.prev:
        forms.append((KEY, entry.prev))
    return (
        any(type(number) is not int or not 0 < number < LARGEST_NUMBER for number in (entry.number, entry.seq))
        or any(not name.isprintable() or not 0 < len(name) <= LONGEST_NAME for name in names)
        or not all(form.fullmatch(text) for form, text in forms)
        or len(entry.body or "") > LARGEST_BODY
        or not _has_times(entry)
    )


def _has_times(entry: Entry) -> bool:
    """Whether its times can be read."""
    try:
        When.parse_zoned(entry.at)
        if entry.as_of is not None:
            When.parse_zoned(entry.as_of)
        return datetime.fromisoformat(entry.recorded_at).tzinfo is not None
    except ValueError:
        return False


def place_of(entry: Entry) -> Where:
    """Where an entry stands, the same on every desk: `log/humas-2b7e:12:1`."""
    # As `Where` itself makes it; a replay asks for a hundred thousand.
    return tuple.__new__(Where, (_name_chain(entry.desk), entry.number, 1))


@lru_cache(maxsize=256)
def _name_chain(desk: str) -> str:
    """The chain of a desk as a path; one text for all its entries."""
    return f"log/{desk}"


def find_gaps(entries: Iterable[Entry]) -> Iterator[Problem]:
    """What is wrong with the chains that some entries make: broken ones, numbers that are missing, forks."""
    desks: dict[str, dict[int, list[Entry]]] = {}
    for entry in entries:
        desks.setdefault(entry.desk, {}).setdefault(entry.number, []).append(entry)
    for desk, numbers in sorted(desks.items()):
        yield from _find_missing(desk, numbers)
        for number, several in sorted(numbers.items()):
            siblings = Counter(entry.prev for entry in several)
            for count in siblings.values():
                if count > 1:
                    yield problem("log-forked", Where(f"log/{desk}", number), desk=desk, number=number, count=count)
            before = {item.key: item for item in numbers.get(number - 1, ())}
            for entry in several:
                follows = entry.prev in before and before[entry.prev].seq < entry.seq
                if (entry.prev if number == 1 else before and not follows):
                    yield problem("log-chain-broken", place_of(entry), desk=desk, number=number)


def _find_missing(desk: str, numbers: dict[int, list[Entry]]) -> Iterator[Problem]:
    """Each run of numbers that a desk must have given and that are not here."""
    expected = 1
    for number in sorted(numbers):
        if number > expected:
            yield problem("log-gap", Where(f"log/{desk}", expected), desk=desk, first=expected, last=number - 1)
        expected = number + 1
