"""The page of clocks is what the program says: names, sources and lengths made from it. `--update-golden` makes them anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.language.lists import capitalise
from crisiskit.model.vocabulary import Severity
from crisiskit.planning.legal_clocks import DATA_NOTICE, FIRST_ANSWER, SETTLED
from crisiskit.reading.library import Library
from installed import ROOT

PAGE = ROOT / "docs" / "reference" / "clocks.md"
MADE = re.compile(r"(<!-- made: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
#: Clocks whose length stands in the code, and how the page says it.
LENGTHS = {
    "personal-data-notice": f"{DATA_NOTICE.total_seconds() / 3600:g} hours",
    "immediate-information": "the level's acknowledgement clock",
    "lapor-answer": f"{FIRST_ANSWER} working days",
    "lapor-settlement": ", ".join(f"{kind.value} {days}" for kind, days in SETTLED.items()) + " working days",
}


def make_sources() -> Iterator[str]:
    """Each clock that does not come from the playbook, with its length and its source in every language."""
    for name, length in LENGTHS.items():
        yield f"### {capitalise(book('en', 'clocks')['names'][name])}\n\n`{name}`: {length}.\n"
        for language in LANGUAGES:
            yield f"- {language}: {book(language, 'clocks')['basis'][name]}"
        yield ""


def make_levels() -> Iterator[str]:
    """The clocks of the shared base by level, with their source."""
    playbook, problems = Library((ROOT / "playbooks",)).read("base")
    assert playbook is not None
    assert not problems
    yield "| level | acknowledgement | statement | update | source |"
    yield "| --- | --- | --- | --- | --- |"
    for level in Severity:
        clock = playbook.clocks[level]
        lengths = (clock.acknowledgement, clock.statement, clock.update)
        cells = ["–" if length is None else f"{length.total_seconds() / 60:g} min" for length in lengths]
        yield f"| {level.value} | {' | '.join(cells)} | {playbook.texts['en'].basis[level]} |"


MAKERS = {"sources": make_sources, "levels": make_levels}


def test_the_page_says_what_the_program_says(request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    made = MADE.sub(lambda part: part[1] + "\n".join(MAKERS[part[2]]()).rstrip() + "\n" + part[4], page)
    assert len(MADE.findall(page)) == len(MAKERS)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made, "make it anew with --update-golden"
    assert set(LENGTHS) == set(book("en", "clocks")["basis"])


def test_every_clock_and_anchor_is_explained_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    words = book("en", "clocks")
    names = [*words["names"], *words["anchors"]]
    assert len(names) > 10
    for name in names:
        assert f"`{name}`" in page, name
