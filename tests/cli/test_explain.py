"""`crisiskit explain`: every kind in both languages, with the law or framework behind each part."""

from __future__ import annotations

import json

import pytest

from crisiskit.cli.draft import KINDS
from crisiskit.drafting.kinds import KINDS as SPECS
from crisiskit.drafting.kinds import Need
from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.model.statement import Kind
from running import Run


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_need_message_and_basis_has_its_words(language: str) -> None:
    words = book(language, "kinds")
    assert set(words["kinds"]) == {kind.value for kind in Kind}
    assert set(words["needs"]) == {need.value for need in Need}
    assert set(words["messages"]) == {name for spec in SPECS.values() for every in spec.every.values() for name in every}
    assert set(words["basis"]) == {key for spec in SPECS.values() for keys in spec.basis.values() for key in keys}


def test_a_correction_is_explained_with_what_opens_it(run: Run) -> None:
    done = run("explain", "correction")
    assert (done.code, done.err) == (0, "")
    assert "verdict: untrue" in done.out
    assert "Debunking Handbook 2020" in done.out


def test_a_data_notice_names_the_article_and_its_letters(run: Run) -> None:
    done = run("--lang", "id", "explain", "personal-data-notice")
    assert "Pasal 46" in done.out
    for letter in "abc":
        assert f"(huruf {letter})" in done.out


def test_without_a_name_every_kind_has_a_line(run: Run) -> None:
    lines = run("explain").out.splitlines()
    assert [line.split(":")[0] for line in lines] == list(KINDS)


def test_as_json_the_parts_stand_in_the_order_of_the_text(run: Run) -> None:
    found = json.loads(run("explain", "holding", "--json").out)
    parts = [item["part"] for item in found["parts"]]
    assert parts.index("opening") < parts.index("empathy") < parts.index("next")
    assert all(item["basis"] for item in found["parts"])
    assert len(json.loads(run("explain", "--json").out)) == len(KINDS)
