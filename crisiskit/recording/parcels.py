"""Entries as text that survives a chat: base32 in numbered parts with checksums, each under 4,000 characters.

    parts = pack(Parcel(crisis=…, status=Status.EXERCISE, desk="humas-2b7e", heads={…}, entries=(…)), mark="LATIHAN: ")
    found = find_parts(pasted)                     # in any order, chat names and times between them
    parcel = unpack(found)                         # LogRefused, naming the parts that are missing or damaged

Chats change case, blanks, quotes and dashes; base32 has capital letters and digits only, and is read whatever its case.
"""

from __future__ import annotations

import json
import re
import zlib
from base64 import b32decode, b32encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from crisiskit.errors import LogRefused
from crisiskit.model.entry import ID, Entry
from crisiskit.model.vocabulary import Status
from crisiskit.problems import Problem, problem
from crisiskit.recording.chaining import DESK, find_damage, hash_entry, hash_text, write_json

#: The most characters of a part, its first lines included; WhatsApp shows about 4,000 without folding and takes 65,536.
LARGEST_PART = 3_900
MOST_PARTS = 999
#: What a parcel may hold when it is unpacked: a text from a stranger must not fill the memory.
LARGEST_PARCEL = 64 * 1024 * 1024
_LINE, _TOKEN = 64, 8
_WORD = "CRISISKITLOG"
_PART = re.compile(
    rf"{_WORD}\s+(\d{{1,3}})/(\d{{1,3}})\s+([A-Z2-7]{{8}})\s+([A-Z2-7]{{8}})\b(.{{0,6000}}?)\bEND\s+\1/\2(?!\d)", re.DOTALL
)
#: What chats and mails put between letters without meaning anything: blanks, letters of no width, marks of a quotation.
_NOISE = re.compile("[\\s>\u200b-\u200f\u2060\ufeff\u00ad]+")
_FIELDS = ("desk", "number", "prev", "seq", "recorded_at", "at", "as_of", "kind", "role", "person", "body", "body_hash")


class Parcel(NamedTuple):
    """What one desk sends.

    Attributes:
        crisis: the id of the crisis.
        status: whether it is real; a parcel of another status is refused.
        desk: who sends.
        heads: for each desk the number and key of the last entry up to which the sender lacks nothing.
        entries: the entries, those of partners without their private bodies.
    """

    crisis: str
    status: Status
    desk: str
    heads: Mapping[str, tuple[int, str]]
    entries: tuple[Entry, ...]


class Part(NamedTuple):
    """One part of a parcel: its number, how many there are, the parcel's name, its letters, and the whole of it as text."""

    number: int
    total: int
    parcel: str
    data: str
    text: str


def pack(parcel: Parcel, mark: str = "") -> list[str]:
    """The parts as texts, each with `mark` before it. LogRefused where there are more than anybody would paste."""
    data = zlib.compress(write_json(_to_plain(parcel)).encode(), 9)
    letters = b32encode(data).decode().rstrip("=")
    name = _name(letters)
    anchors = " ".join(f"{desk}:{number}:{key[:8]}" for desk, (number, key) in sorted(parcel.heads.items()) if desk == parcel.desk)
    intro = f"{mark}{parcel.crisis} {parcel.desk} {anchors}".rstrip()
    room = LARGEST_PART - len(intro) - 80
    room = room * _LINE // (_LINE + 1) // _LINE * _LINE
    pieces = [letters[start : start + room] for start in range(0, len(letters), room)]
    if len(pieces) > MOST_PARTS:
        raise LogRefused([problem("log-parcel-too-large", None, count=len(pieces), limit=MOST_PARTS)])
    return [_write_part(intro, name, number, len(pieces), piece) for number, piece in enumerate(pieces, 1)]


def _write_part(intro: str, name: str, number: int, total: int, piece: str) -> str:
    lines = [piece[start : start + _LINE] for start in range(0, len(piece), _LINE)]
    head = f"{_WORD} {number}/{total} {name} {_check(name, number, total, piece)}"
    return "\n".join([intro, head, *lines, f"END {number}/{total}"]) + "\n"


def _name(text: str) -> str:
    """Eight letters by which a text is told from another."""
    return b32encode(sha256(text.encode()).digest()).decode()[:_TOKEN]


def _check(name: str, number: int, total: int, piece: str) -> str:
    return _name(f"{name} {number}/{total} {piece}")


def find_parts(text: str) -> tuple[list[Part], list[Problem]]:
    """The parts in a text, whatever stands around them, each once; and those that were damaged on the way."""
    parts: dict[tuple[str, int], Part] = {}
    damaged: list[Problem] = []
    for found in _PART.finditer(text.upper()):
        number, total, name, check = int(found[1]), int(found[2]), found[3], found[4]
        piece = _NOISE.sub("", found[5])
        if 0 < number <= total and _check(name, number, total, piece) == check:
            parts[name, number] = Part(number, total, name, piece, found[0])
        else:
            damaged.append(problem("log-part-damaged", None, number=number, total=total, found=name))
    whole = {(name, number) for name, number in parts}
    return list(parts.values()), [item for item in damaged if (item.argument("found"), item.argument("number")) not in whole]


def find_missing(parts: Sequence[Part]) -> list[int]:
    """The numbers that are missing among the parts of one parcel."""
    return sorted(set(range(1, parts[0].total + 1)) - {part.number for part in parts})


def unpack(parts: Sequence[Part]) -> Parcel:
    """The parcel of all its parts, in any order. LogRefused where a part is missing, or what they hold is no parcel of ours."""
    if not parts:
        raise LogRefused([problem("log-no-parts", None)])
    missing = find_missing(parts)
    if missing:
        numbers = ", ".join(map(str, missing))
        raise LogRefused([problem("log-parts-missing", None, found=parts[0].parcel, numbers=numbers, total=parts[0].total)])
    letters = "".join(part.data for part in sorted({part.number: part for part in parts}.values()))
    refused = LogRefused([problem("log-parcel-unreadable", None, found=parts[0].parcel)])
    if _name(letters) != parts[0].parcel:
        raise refused
    try:
        return _read_plain(json.loads(_inflate(letters)), refused)
    except (ValueError, TypeError, KeyError, AttributeError, zlib.error, RecursionError) as error:
        raise refused from error


def _inflate(letters: str) -> bytes:
    data = b32decode(letters + "=" * (-len(letters) % 8))
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(data, LARGEST_PARCEL)
    if not unpacker.eof:
        raise ValueError("larger than any parcel, or cut")
    return text


def _to_plain(parcel: Parcel) -> dict[str, Any]:
    """What is written: without what the reader can work out again."""
    rows = []
    lasts: dict[tuple[str, int], str] = {}
    for entry in parcel.entries:
        row: dict[str, Any] = {name: getattr(entry, name) for name in _FIELDS}
        row["prev"] = 0 if entry.prev and lasts.get((entry.desk, entry.number - 1)) == entry.prev else entry.prev
        row["body_hash"] = None if entry.body is not None else entry.body_hash
        lasts[entry.desk, entry.number] = entry.key
        rows.append([row[name] for name in _FIELDS])
    heads = {desk: list(head) for desk, head in parcel.heads.items()}
    return {
        "form": 1, "crisis": parcel.crisis, "status": parcel.status.value, "desk": parcel.desk, "heads": heads, "entries": rows,
    }  # fmt: skip


def _read_plain(plain: dict[str, Any], refused: LogRefused) -> Parcel:
    crisis, desk = plain["crisis"], plain["desk"]
    if plain["form"] != 1 or not ID.fullmatch(crisis) or not DESK.fullmatch(desk):
        raise refused
    heads = {name: (int(number), str(key)) for name, (number, key) in plain["heads"].items()}
    return Parcel(crisis, Status(plain["status"]), desk, heads, tuple(_read_rows(crisis, plain["entries"], refused)))


def _read_rows(crisis: str, rows: Iterable[Sequence[Any]], refused: LogRefused) -> Iterable[Entry]:
    """The entries, each with the key that its header gives; one that was sent right behind another of its desk follows that."""
    lasts: dict[tuple[str, int], str] = {}
    for row in rows:
        fields = dict(zip(_FIELDS, row, strict=True))
        body = fields["body"]
        if fields["prev"] == 0:
            fields["prev"] = lasts[fields["desk"], fields["number"] - 1]
        if body is not None:
            fields["body_hash"] = hash_text(body)
        entry = Entry(key="", crisis=crisis, **fields)
        entry = entry._replace(key=hash_entry(entry))
        if find_damage(entry):
            raise refused
        lasts[entry.desk, entry.number] = entry.key
        yield entry
