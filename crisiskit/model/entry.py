"""One entry of the log: a header that every desk may see, and a body that may be withheld.

    Entry(key="9f2c…", crisis="boat-accident-2026-12-04-1c9a07", desk="humas-2b7e", number=12, prev="51d0…", seq=31,
          recorded_at="2026-12-04T01:48:03+00:00", at="2026-12-04T09:48:00+08:00[Asia/Makassar]", as_of=None, kind="fact",
          role=None, person=None, body_hash="77ab…", body='{"source":"dinkes","confirmed":{"injured":12}}')

An entry is never changed. Its `key` is the hash of header and body's hash, so the chain can be checked where a body is withheld;
`crisiskit.recording.chaining` makes and checks it. What a body means is its kind's: `crisiskit.recording.kinds`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: The desk whose entries are the blocks of `crisis.yaml`, the same wherever that file is read.
FILE_DESK = "file"
#: What the id of a crisis may be: it stands in messages, in file names and in every entry.
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
#: How much of a key is shown to people and anchored.
SHOWN = 8


class Entry(NamedTuple):
    """What one desk recorded once, as it is stored.

    Attributes:
        key: SHA-256 of the header and the body's hash, in hexadecimal; the entry's identity.
        crisis: the id of the crisis it belongs to.
        desk: who recorded it.
        number: its number among the entries of its desk, from 1.
        prev: the key of the desk's entry before, empty for the first.
        seq: one more than the highest its desk had seen; entries replay by `seq`, `desk`, `key`.
        recorded_at: what the desk's clock said, in UTC; it orders nothing.
        at: when it was learned or done, as `When.zoned` writes it.
        as_of: the time it holds for, where that is another.
        kind: what sort of entry it is.
        role: the role of whoever recorded it, where that was said.
        person: their name, where that was said.
        body_hash: SHA-256 of the body.
        body: the body as JSON, or None where it was withheld from us.
    """

    key: str
    crisis: str
    desk: str
    number: int
    prev: str
    seq: int
    recorded_at: str
    at: str
    as_of: str | None
    kind: str
    role: str | None
    person: str | None
    body_hash: str
    body: str | None

    @property
    def short(self) -> str:
        """The beginning of the key, by which people name the entry."""
        return self.key[:SHOWN]

    @property
    def anchor(self) -> str:
        """`humas-2b7e:12:9f2c0a1b`: kept outside the store, it proves that the entry was there."""
        return f"{self.desk}:{self.number}:{self.short}"

    @property
    def order(self) -> tuple[int, str, str]:
        """Its place in the replay."""
        return (self.seq, self.desk, self.key)
