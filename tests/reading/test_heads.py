"""The quick reader of front matter says what the strict one says, or nothing; and our own documents need no more than it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.reading.files import read_head
from crisiskit.reading.fronts import read_front
from crisiskit.reading.heads import read_plain
from crisiskit.reading.listing import LONGEST_HEAD
from crisiskit.reading.outline import Outline
from documents import SHIPPED

START = "id: fire\nlanguage: en\nname: Fire\n"
#: Whatever has a meaning in YAML, and words around it.
PIECES = st.lists(
    st.sampled_from([*":#[]{},&*!|>'\"%@`?-~\\\n\t", " ", "  ", ": ", " #", "a",
                     "fire", "null", "true", "12", "é", "“", "”", "\u00a0", "\u2028"]),
    max_size=8,
).map("".join)  # fmt: skip


@given(summary=PIECES, aliases=PIECES, bare=PIECES)
def test_what_the_quick_reader_takes_means_the_same_to_the_strict_one(summary: str, aliases: str, bare: str) -> None:
    text = f"{START}summary: {summary}\naliases: [{aliases}]\ncues: {bare}"
    plain = read_plain(text)
    if plain is not None:
        front, _ = read_front(Outline("en.md", text, 2, []))
        assert front is not None
        cues = plain["cues"]
        assert (front.id, front.name, front.summary) == (plain["id"], plain["name"], plain["summary"])
        assert (front.aliases, front.cues) == (plain["aliases"], cues if isinstance(cues, tuple) else (cues,))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("summary: A boat capsizes, or burns.", "A boat capsizes, or burns."),
        ('summary: "Banjir: Jakarta"', "Banjir: Jakarta"),
        ("summary: the agency's own 'word'", "the agency's own 'word'"),
        ("summary: at 09:15", "at 09:15"),
        ("summary: [ferry, boat sinking]", ("ferry", "boat sinking")),
        ("summary: [ferry,\n  boat sinking]", ("ferry", "boat sinking")),
        ("summary: []", ()),
    ],
)
def test_what_authors_write_is_taken_at_once(written: str, meant: object) -> None:
    plain = read_plain(START + written)
    assert plain is not None
    assert plain["summary"] == meant


@pytest.mark.parametrize(
    "written", ["summary: Banjir: Jakarta", "summary: &a b", "summary: |\n  long", "cues:\n  - ferry", "name: Two", "x"]
)
def test_what_may_mean_something_else_is_left_to_the_strict_one(written: str) -> None:
    assert read_plain(START + written) is None


def test_our_own_documents_are_read_at_once() -> None:
    paths = sorted(SHIPPED.glob("*/*.md"))
    assert len(paths) > 5
    for path in paths:
        head = read_head(path, b"---", LONGEST_HEAD)
        assert head is not None, path
        assert read_plain(head) is not None, f"{path}: `list` must wait for the strict reader"
