"""The page of problems is what the catalogues say: made from them, held to them. `--update-golden` makes it anew."""

from __future__ import annotations

import pytest

from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.problems import WARNINGS
from installed import ROOT

PAGE = ROOT / "docs" / "reference" / "problems.md"
HEAD = """# Problems

What `crisiskit check` and every other command can say, by code. A problem prints as `path:line:column: error[code]: sentence`; a
warning asks for a second look and stops nothing. Words in braces are filled in. This page is made from the catalogues of the
languages, and a test holds it to them.
"""


def make_page() -> str:
    """The page, one heading for each code."""
    books = {language: book(language, "problems") for language in LANGUAGES}
    codes = sorted(set().union(*books.values()))
    parts = [HEAD]
    for code in codes:
        parts.append(f"## {code}\n\n{'Warning.' if code in WARNINGS else 'Error.'}\n")
        for language, problems in books.items():
            sentence = " ".join(filter(None, (problems[code]["say"], problems[code].get("instead"))))
            parts.append(f"- {language}: {sentence.replace('{{', '{').replace('}}', '}')}")
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def test_every_code_has_its_heading_and_sentences(request: pytest.FixtureRequest) -> None:
    page = make_page()
    assert page.count("\n## ") > 80
    if request.config.getoption("--update-golden"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page, "make it anew with --update-golden"
