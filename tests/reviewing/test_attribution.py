"""Who is blamed, named, threatened or comforted: what excuses the words, and where in a text the reviewer points.

The texts themselves are in `corpus/attribution.<language>.yaml`; here stands what a corpus of short texts cannot show.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.language.rules import list_rules
from crisiskit.problems import Problem
from crisiskit.reviewing.hits import Setting
from crisiskit.reviewing.prose import read_prose
from crisiskit.reviewing.reviewer import review_text
from crisiskit.reviewing.rules import RULES
from crisiskit.reviewing.wordings import read_wordings

BLAME = (
    "Kapal terbalik pada Rabu malam di Selat Bali. Menurut kami peristiwa itu terjadi akibat\n"
    "kelalaian nakhoda yang tetap berlayar."
)


def find(text: str, language: str, rule: str) -> list[Problem]:
    return [item for item in review_text(text, language=language, setting=Setting("post")) if item.code == rule]


def test_a_phrase_is_found_across_a_line_that_was_wrapped_by_hand() -> None:
    (found,) = find(BLAME, "id", "blame")
    assert "akibat\nkelalaian nakhoda" in str(found.argument("words"))
    assert found.where is not None
    assert found.where.line == 1


def test_signs_of_a_word_processor_hide_nothing() -> None:
    (found,) = find("It was not our\u00a0fault, and the operator\u2019s mistake is plain.", "en", "blame")[:1]
    assert "not our\u00a0fault" in str(found.argument("words"))


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Pada 12 Mei 2026 KNKT menyimpulkan bahwa kapal tenggelam akibat kelalaian nakhoda.", []),
        ("KNKT menduga kapal tenggelam akibat kelalaian nakhoda.", ["blame", "cause-before-findings"]),
        ("Kapal tenggelam akibat kelalaian nakhoda, dan KNKT akan memeriksanya.", ["blame", "cause-before-findings"]),
        ("Menurut BNPB pada 4 Mei pukul 09.00 WIB, situasi aman.", []),
        ("Menurut BNPB, situasi aman.", ["unsourced-reassurance"]),
        ("Pada 4 Mei pukul 09.00 WIB situasi aman.", ["unsourced-reassurance"]),
        ("Dengan persetujuan keluarga kami sampaikan bahwa korban bernama Made Suarta.", []),
        ("Tanpa persetujuan keluarga kami sampaikan bahwa korban bernama Made Suarta.", ["name-before-kin"]),
        ("BMKG memperkirakan hujan sampai Kamis.", []),
        ("Kami memperkirakan hujan sampai Kamis.", ["speculation"]),
        ("Kami tidak dapat menjamin jadwal kapal.", []),
        ("Kami dapat menjamin jadwal kapal.", ["impossible-promise"]),
    ],
)
def test_the_competent_body_its_finding_and_its_date_excuse(text: str, rules: list[str]) -> None:
    ours = set(book("id", "review/attribution")["rules"])
    found = review_text(text, language="id", setting=Setting("post"))
    assert sorted({item.code for item in found} & ours) == rules


def test_an_excuse_far_away_in_an_endless_sentence_is_none() -> None:
    far = "dan hujan turun " * 100
    assert find(f"Apakah hujan turun {far} lalu ini ulah oknum pegawai", "id", "blame")
    assert find(f"Ini ulah oknum pegawai {far}?", "id", "blame")
    assert not find("Apakah ini ulah oknum pegawai?", "id", "blame")


@given(st.text(alphabet="aoknum ulhsitewygr.?!\n“”\u00a0’01", max_size=300), st.sampled_from(LANGUAGES))
def test_the_flowing_text_has_a_sign_for_each_sign(text: str, language: str) -> None:
    assert len(read_prose(text, language).flowing) == len(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", ["blame", "cause-before-findings", "speculation"])
def test_no_pattern_begins_with_words_that_have_no_bound(rule: str, language: str) -> None:
    patterns = [wording.find.pattern for wording in read_wordings(language, "attribution", rule)]
    assert patterns
    assert [pattern for pattern in patterns if pattern.startswith((r"\b[a-z]", r"\b\w", r"\b[\w", r"\b(?:\w", r"\b(?:[\w"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rule_of_the_family_finds_something_in_the_corpus_and_says_so(language: str) -> None:
    names = set(book(language, "review/attribution")["rules"])
    assert names == {name for rule in RULES if rule.family == "attribution" for name in rule.names}
    assert all("{words}" in list_rules(language)[name]["say"] for name in names)
