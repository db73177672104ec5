"""What one desk sends survives the chat it goes through, and joins there whatever the order."""

from __future__ import annotations

import random
import re
import zlib
from base64 import b32encode
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisiskit.errors import LogRefused
from crisiskit.model.crisis import Crisis
from crisiskit.model.entry import Entry
from crisiskit.model.vocabulary import Status
from crisiskit.model.when import When
from crisiskit.problems import Where
from crisiskit.recording import parcels
from crisiskit.recording.chaining import Chain, Head, find_gaps
from crisiskit.recording.exchanging import find_heads, make_parcel, take_in
from crisiskit.recording.kinds.fact import FactBody
from crisiskit.recording.kinds.note import NoteBody
from crisiskit.recording.kinds.opened import OpenedBody
from crisiskit.recording.parcels import LARGEST_PART, Parcel, find_missing, find_parts, pack, unpack
from crisiskit.recording.sqlite_store import open_sqlite
from crisiskit.recording.stores import Merged

IDENT = "boat-accident-2026-12-04-1c9a07"
NOW = datetime(2026, 12, 4, 2, 48, tzinfo=UTC)
AT = When.at(NOW, "Asia/Makassar")
CRISIS = Crisis(
    id=IDENT, playbook="boat-accident", status=Status.EXERCISE, zones=("Asia/Makassar",), aware_at=NOW, where=Where("crisis.yaml")
)


def make_entries(desk: str, count: int, seq: int = 0, seed: int = 7) -> list[Entry]:
    """Entries of one desk, every third a note with words that do not compress."""
    chance = random.Random(f"{desk}{seed}")
    chain = Chain(IDENT, desk, NOW, Head(seq=seq))
    for number in range(count):
        at = When.at(NOW + timedelta(minutes=number), "Asia/Makassar")
        if number % 3 == 2:
            text = " ".join(f"{chance.getrandbits(40):x}" for _ in range(12))
            chain.add(NoteBody(text=text, about=chain.entries[-1].key, salt=f"{chance.getrandbits(128):x}"), at=at)
        else:
            chain.add(FactBody(source="basarnas", confirmed={"rescued": chance.randrange(100)}), at=at, person="Ni Luh “Ayu”")
    return chain.entries


ENTRIES = [*make_entries("humas-1", 120), *make_entries("posko", 5, seq=120)]
PARCEL = make_parcel(ENTRIES, CRISIS, "humas-1")
PARTS = pack(PARCEL, "LATIHAN: ")


def test_each_part_is_a_message_that_says_what_it_is() -> None:
    assert len(PARTS) > 2
    for number, part in enumerate(PARTS, 1):
        assert len(part) <= LARGEST_PART < 4_000
        intro, head, *letters, end, rest = part.split("\n")
        assert intro == f"LATIHAN: {IDENT} humas-1 humas-1:120:{ENTRIES[119].short}"
        assert re.fullmatch(rf"CRISISKITLOG {number}/{len(PARTS)} [A-Z2-7]{{8}} [A-Z2-7]{{8}}", head)
        assert all(re.fullmatch(r"[A-Z2-7]{1,64}", line) for line in letters)
        assert (end, rest) == (f"END {number}/{len(PARTS)}", "")


def test_what_was_packed_is_unpacked() -> None:
    parts, damaged = find_parts("\n".join(PARTS))
    assert (unpack(parts), damaged) == (PARCEL, [])


def as_whatsapp(part: str) -> str:
    """As a desktop copies several messages: time and name before each, marks of direction, a line that says it was edited."""
    return f"\u200e[09.15, 4/12/2026] Budi 🚢 Humas: {part.rstrip()}\u200e<Pesan ini diedit>\n"


MANGLERS: dict[str, Callable[[str], str]] = {
    "as a desktop copies them": as_whatsapp,
    "in small letters": str.lower,
    "with blanks that do not break": lambda part: part.replace(" ", "\u00a0").replace("\n", "\u00a0\n"),
    "quoted as in a mail": lambda part: "".join(f"> {line}\n" for line in part.splitlines()),
    "with the line ends of Windows": lambda part: part.replace("\n", "\r\n"),
    "on one line": lambda part: " ".join(part.split()),
    "broken anew at forty letters": lambda part: re.sub(r"([A-Z2-7]{40})(?=[A-Z2-7])", "\\1\u200b\n", part),
    "with a byte order mark": lambda part: f"\ufeff{part}",
    "set as code": lambda part: f"```\n{part}```",
}  # fmt: skip


@pytest.mark.parametrize("name", MANGLERS)
def test_what_chats_and_mails_do_to_a_text_does_no_harm(name: str) -> None:
    texts = [MANGLERS[name](part) for part in reversed(PARTS)]
    parts, damaged = find_parts("Selamat pagi, ini lognya:\n" + "\nterima kasih\n".join(texts))
    assert (unpack(parts), damaged) == (PARCEL, [])


def test_a_part_that_is_missing_is_named() -> None:
    parts, _ = find_parts("\n".join([PARTS[-1], PARTS[0]]))
    assert find_missing(parts) == list(range(2, len(PARTS)))
    with pytest.raises(LogRefused) as refused:
        unpack(parts)
    (item,) = refused.value.problems
    assert (item.code, item.argument("numbers")) == ("log-parts-missing", ", ".join(map(str, range(2, len(PARTS)))))


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(PARTS[1]) - 1), st.characters(codec="utf-8"))
def test_a_part_in_which_a_letter_changed_is_the_same_or_refused(place: int, letter: str) -> None:
    changed = PARTS[1][:place] + letter + PARTS[1][place + 1 :]
    parts, damaged = find_parts(changed)
    if parts:
        assert parts[0].data == find_parts(PARTS[1])[0][0].data
        assert parts[0].number == 2
    else:
        assert len(damaged) <= 1


def test_a_damaged_part_is_named_and_forgotten_once_it_came_whole() -> None:
    letters = PARTS[1].splitlines()[3]
    hurt = PARTS[1].replace(letters, f"{'B' if letters[0] == 'A' else 'A'}{letters[1:]}")
    parts, damaged = find_parts(hurt)
    assert [(item.code, item.argument("number")) for item in damaged] == [("log-part-damaged", 2)]
    assert parts == []
    parts, damaged = find_parts(f"{hurt}\n{PARTS[1]}")
    assert (len(parts), damaged) == (1, [])


def sent(data: bytes) -> list[parcels.Part]:
    """The parts of a parcel that holds some bytes."""
    letters = b32encode(data).decode().rstrip("=")
    return [parcels.Part(1, 1, parcels._name(letters), letters, "")]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"no zlib", zlib.compress(b"no json"), zlib.compress(b"[" * 100_000), zlib.compress(b"{}"), zlib.compress(b"[]"),
        zlib.compress(b'{"form":1,"crisis":"x","status":"real","desk":"d","heads":{},"entries":[]}'),
        zlib.compress(b'{"form":1,"crisis":"../x","status":"test","desk":"d","heads":{},"entries":[]}'),
        zlib.compress(b'{"form":1,"crisis":"x","status":"test","desk":"d","heads":{},"entries":[[1,2]]}'),
        zlib.compress(b'{"form":1,"crisis":7,"status":"test","desk":"d","heads":{},"entries":[]}'),
        zlib.compress(b'{"form":1,"crisis":"x","status":"test","desk":"d","heads":[1],"entries":[]}'),
        zlib.compress(
            b'{"form":1,"crisis":"x","status":"test","desk":"d","heads":{},"entries":'
            b'[["d",1,"",1e400,"2026-12-04T00:00:00+00:00","2026-12-04[UTC]",null,"fact",null,null,"{}",null]]}'
        ),
    ],
)  # fmt: skip
def test_what_holds_no_log_is_refused(data: bytes) -> None:
    with pytest.raises(LogRefused) as refused:
        unpack(sent(data))
    assert [item.code for item in refused.value.problems] == ["log-parcel-unreadable"]


def test_a_parcel_that_grows_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "LARGEST_PARCEL", 1_000)
    with pytest.raises(LogRefused):
        unpack(sent(zlib.compress(b" " * 1_001)))


@pytest.mark.parametrize(
    "changed",
    [
        {"desk": "../sent"}, {"desk": ""}, {"number": 0}, {"number": 10**13}, {"seq": 2**70}, {"seq": True}, {"kind": "Fact!"},
        {"at": "yesterday"}, {"as_of": "2026-12-04[Mars/Olympus]"}, {"recorded_at": "2026-12-04T00:00:00"}, {"role": "x\ny"},
        {"person": ""}, {"person": "x" * 81}, {"prev": "not a key"}, {"body": 7}, {"body": "x" * 70_000},
    ],
)  # fmt: skip
def test_an_entry_of_no_form_of_ours_is_refused(changed: dict[str, object]) -> None:
    (entry,) = make_entries("humas-1", 1)
    bad = Entry(**{**entry._asdict(), **changed})
    parcel = PARCEL._replace(entries=(bad,), heads={})
    with pytest.raises(LogRefused):
        unpack(find_parts("\n".join(pack(parcel)))[0])


def test_a_parcel_with_more_parts_than_anybody_pastes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "MOST_PARTS", 2)
    with pytest.raises(LogRefused) as refused:
        pack(PARCEL)
    assert [item.code for item in refused.value.problems] == ["log-parcel-too-large"]


# ---------------------------------------------------------------- who gets what


def test_partners_get_no_private_body_and_can_still_check_the_chain() -> None:
    parcel = make_parcel(ENTRIES, CRISIS, "humas-1", for_partners=True)
    text = "\n".join(pack(parcel))
    received = unpack(find_parts(text)[0])
    assert {entry.kind for entry in received.entries if entry.body is None} == {"note"}
    assert {entry.kind for entry in received.entries if entry.body is not None} == {"fact"}
    assert [entry.key for entry in received.entries] == [entry.key for entry in ENTRIES]
    assert not list(find_gaps(received.entries))


def test_a_kind_that_is_not_known_here_may_be_private_and_is_withheld() -> None:
    strange = ENTRIES[0]._replace(kind="telepathy")
    assert make_parcel([strange], CRISIS, "humas-1", for_partners=True).entries[0].body is None
    assert make_parcel([strange], CRISIS, "humas-1").entries[0].body is not None


def test_a_desk_is_sent_what_it_has_not_shown_to_hold() -> None:
    theirs = find_heads(ENTRIES[:10])
    assert theirs == {"humas-1": (10, ENTRIES[9].key)}
    assert make_parcel(ENTRIES, CRISIS, "humas-1", held=[theirs]).entries == tuple(ENTRIES[10:])
    strange = {"humas-1": (30, "f" * 64)}
    everything = make_parcel(ENTRIES, CRISIS, "humas-1", held=[strange]).entries
    assert everything == tuple(ENTRIES), "a chain we do not know proves nothing"


def test_a_desk_that_lacks_bodies_has_not_shown_to_hold_what_comes_behind() -> None:
    partial = [*ENTRIES[:2], ENTRIES[2]._replace(body=None), *ENTRIES[3:]]
    assert find_heads(partial)["humas-1"] == (2, ENTRIES[1].key)
    gap = [*ENTRIES[:2], *ENTRIES[3:120]]
    assert find_heads(gap) == {"humas-1": (2, ENTRIES[1].key)}


def open_entry(status: Status) -> Entry:
    chain = Chain(IDENT, "file", NOW, Head())
    return chain.add(OpenedBody(playbook="boat-accident", status=status, zones=("Asia/Makassar",), aware_at=AT.zoned()), at=AT)


@pytest.mark.parametrize(
    ("parcel", "code"),
    [
        (PARCEL._replace(crisis="another-crisis"), "log-id-differs"),
        (PARCEL._replace(status=Status.ACTUAL), "log-status-differs"),
        (PARCEL._replace(entries=(open_entry(Status.ACTUAL),)), "log-status-differs"),
    ],
)
def test_another_crisis_or_a_drill_is_never_joined(tmp_path: Path, parcel: Parcel, code: str) -> None:
    with open_sqlite(tmp_path / "log.sqlite", create=True) as store:
        with pytest.raises(LogRefused) as refused:
            take_in(store, CRISIS, parcel)
        assert [item.code for item in refused.value.problems] == [code]
        assert store.find_crises() == ()


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(4)))
def test_parcels_join_alike_in_any_order_and_twice_as_once(order: Sequence[int]) -> None:
    pieces = [ENTRIES[:15], ENTRIES[10:120], ENTRIES[120:], ENTRIES]
    withheld = make_parcel(ENTRIES, CRISIS, "humas-1", for_partners=True)
    sends = [*(make_parcel(piece, CRISIS, "humas-1") for piece in pieces[:3]), withheld]
    with TemporaryDirectory() as folder, open_sqlite(Path(folder) / "log.sqlite", create=True) as store:
        for number in (*order, *order):
            take_in(store, CRISIS, unpack(find_parts("\n".join(pack(sends[number])))[0]))
        assert list(store.read(IDENT)) == sorted(ENTRIES, key=lambda entry: entry.order)
        assert take_in(store, CRISIS, sends[0]) == Merged(new=0, filled=0, known=15)
