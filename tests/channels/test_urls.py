"""Links as X finds them, against twitter-text's own cases, and the numbers of Indonesian text that are none."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.channels.urls import find_urls, load_top_level_domains, locate_urls
from tallying import Tally


def read_cases(conformance: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    """The groups of cases in one file of twitter-text."""
    text = (conformance / "twitter-text" / name).read_text("utf-8")
    groups: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)["tests"]
    return groups


@pytest.mark.parametrize(("group", "number"), [("urls", 91), ("tco_urls_with_params", 5)])
def test_all_links_are_found(conformance: Path, group: str, number: int, tally: Tally) -> None:
    cases = read_cases(conformance, "extract.yml")[group]
    wrong = [(case["text"], found) for case in cases if (found := find_urls(case["text"])) != case["expected"]]
    assert wrong == []
    assert len(cases) == number
    tally(f"twitter-text: links, {group}", len(cases) - len(wrong), number)


@pytest.mark.parametrize(("group", "number"), [("urls_with_indices", 10), ("urls_with_directional_markers", 2)])
def test_all_links_are_found_in_their_place(conformance: Path, group: str, number: int) -> None:
    cases = read_cases(conformance, "extract.yml")[group]
    assert len(cases) == number
    for case in cases:
        text = case["text"]
        found = [{"url": text[start:end], "indices": [start, end]} for start, end in locate_urls(text)]
        assert found == case["expected"], case["description"]


def test_every_top_level_domain_still_in_the_root_zone_is_known(conformance: Path) -> None:
    groups = read_cases(conformance, "tlds.yml")
    cases = [*groups["country"], *groups["generic"]]
    assert len(cases) == 1574
    known = load_top_level_domains()
    missed = [case for case in cases if find_urls(case["text"]) != case["expected"]]
    # The list of 2021 has domains that have since left the root zone.
    assert len(missed) <= 146
    assert not [case for case in missed if case["text"].rpartition(".")[2] in known]


def test_the_list_of_top_level_domains_is_whole() -> None:
    known = load_top_level_domains()
    assert len(known) > 1400
    assert {"id", "com", "org", "int", "museum", "भारत", "みんな"} <= known
    assert all(name == name.lower() and not name.startswith(("#", "xn--")) for name in known)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Info: bmkg.go.id/gempa.", ["bmkg.go.id/gempa"]),
        ("Kunjungi contoh.desa.id, ya.", ["contoh.desa.id"]),
        ("(https://dephub.go.id)", ["https://dephub.go.id"]),
        ("DEPHUB.GO.ID dan Http://Dephub.go.id", ["DEPHUB.GO.ID", "Http://Dephub.go.id"]),
        ("Rp1.500.000 pukul 10.45 WIB", []),
        ("PT Contoh Tbk. dan S.H., M.Hum., dkk.", []),
        ("surel humas@dephub.go.id, akun @dephub.go.id", []),
        ("laporan.bz2 v1.2.3", []),
        ("a.com/b(c)d a.com/b( a.com/(b(c)d) a.com/b()", ["a.com/b(c)d", "a.com/b", "a.com/(b(c)d)", "a.com/b"]),
        ("a.com/b((c)) a.com/b(c a.com/((c a.com/(c))", ["a.com/b((c))", "a.com/b", "a.com/", "a.com/(c)"]),
        ("a.com:80/x a.com:80 a.com?q=1", ["a.com:80/x", "a.com", "a.com"]),
        ("http://a.com:80?q=1! http://a.com/?!", ["http://a.com:80?q=1", "http://a.com/"]),
        (f"http://{'b' * 64}.com http://{'b' * 63}.com", [f"http://{'b' * 63}.com"]),
        (f"http://{'.'.join(['b' * 60] * 5)}.com", []),
        ("http://a.com/" + "b" * 4096, []),
        ("a.語.中国 語.中国", []),
        ("a.vermögensberater a.中国語 b.中国1", ["a.vermögensberater", "a.中国"]),
    ],
)
def test_links_end_and_begin_where_they_should(text: str, links: list[str]) -> None:
    assert find_urls(text) == links


SCHEMES = st.sampled_from(["http://", "https://"])
SIGNS = st.sampled_from("._-/()@# ")
LABELS = st.sampled_from(["a", "b-c", ".com", ".go.id", "語", ".中国", "?q", "t.co/a"])


@given(st.lists(st.one_of(SCHEMES, SIGNS, LABELS), max_size=30).map("".join))
def test_links_stand_in_order_and_hold_a_dot_and_no_space(text: str) -> None:
    spans = locate_urls(text)
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all("." in text[start:end] and " " not in text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("before", "repeated", "after"),
    [
        ("", "語", "_.com"),
        ("", "a.com ", ""),
        ("", "a.com/", ""),
        ("", "a.com.", ""),
        ("", "語.com", ""),
        ("", "._", ".com"),
        ("", "a.", "_.com"),
        ("", "b-", "_.com"),
        ("a.com/", "(", ""),
        ("a.com/", "(a", ""),
        ("a.com/", "!", ""),
        ("a.com?", "!", ""),
    ],
)
def test_no_text_takes_long(before: str, repeated: str, after: str) -> None:
    text = before + repeated * 5_000 + after
    began = time.process_time()
    find_urls(text)
    assert time.process_time() - began < 2
