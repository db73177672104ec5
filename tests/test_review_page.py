"""The page of the reviewer's rules is what the catalogues say: made from them, held to them. `--update-golden` makes it anew."""

from __future__ import annotations

import re

import pytest

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.rules import list_rules
from crisiskit.problems import WARNINGS
from crisiskit.reviewing.rules import RULES
from installed import ROOT

PAGE = ROOT / "docs" / "reference" / "review.md"
MADE = re.compile(r"(<!-- made: rules -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def make_rules() -> str:
    """A heading for each rule, and what is said of it in each language."""
    lines = []
    for family in dict.fromkeys(rule.family for rule in RULES if rule.names):
        lines += [f"## {family.capitalize()}", ""]
        for name in (name for rule in RULES if rule.family == family for name in rule.names):
            lines += [f"### {name}", "", "A warning." if name in WARNINGS else "An error.", ""]
            for language in LANGUAGES:
                said = list_rules(language)[name]
                say = f"{said['say']} {said['instead']}".replace("{words}", "…")
                lines.append(f"- {language}: {say} *{said['why']}* ({said['case'].rstrip('.')}.)")
            lines.append("")
    return "\n".join(lines)


def test_the_page_has_every_rule(request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    made = MADE.sub(lambda found: f"{found[1]}\n{make_rules()}\n{found[3]}", page)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(made, encoding="utf-8")
    assert MADE.search(page)
    assert PAGE.read_text(encoding="utf-8") == made, "make it anew with --update-golden"
    assert made.count("\n### ") >= 10
