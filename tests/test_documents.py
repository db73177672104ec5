"""The README and the pages say what is so: commands that exist, links that lead somewhere, decisions in order."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from installed import ROOT
from source_rules import ROOMS

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def find_code(page: Path) -> list[str]:
    """The lines of a page's code blocks."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    return [line for token in tokens if token.type == "fence" for line in token.content.splitlines()]


def find_links(page: Path) -> list[str]:
    """What a page's links and pictures point to."""
    tokens = MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))
    inline = [child for token in tokens for child in token.children or ()]
    return [str(token.attrs.get("href") or token.attrs.get("src")) for token in inline if token.attrs]


def test_the_readme_has_exactly_two_commands_that_set_up_everything() -> None:
    """`.ci/run` takes both from here: each makes an environment of its own, one shows, one tests the wheel."""
    commands = [line for line in find_code(ROOT / "README.md") if " -m venv " in line]
    assert [command.rpartition("/")[2] for command in commands] == ["crisiskit demo", "pytest"]
    for command in commands:
        environment, install, run = command.split(" && ")
        folder = environment.removeprefix("python3.11 -m venv ")
        assert install.startswith(f"{folder}/bin/pip install "), install
        assert run.startswith(f"{folder}/bin/"), run
        assert " -e " not in install


def test_every_link_to_a_file_leads_to_one() -> None:
    links = [(page, link) for page in PAGES for link in find_links(page) if not re.match(r"[a-z]+:|#", link)]
    assert links
    for page, link in links:
        target = page.parent / unquote(link.partition("#")[0])
        assert target.exists(), f"{page.relative_to(ROOT)}: {link}"


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    folder = DOCS / "decisions"
    pages = sorted(folder.glob("[0-9]*.md"))
    assert pages
    assert [page.name[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    listed = (folder / "index.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in listed if line[:4].isdigit()] == [page.stem for page in pages]
    for number, page in enumerate(pages, start=1):
        assert page.read_text(encoding="utf-8").startswith(f"# {number}. "), page.name


@pytest.mark.parametrize("section", ["The question", "What we decided", "What else was weighed", "What follows"])
def test_every_decision_answers_the_same_questions(section: str) -> None:
    for page in sorted((DOCS / "decisions").glob("[0-9]*.md")):
        assert f"\n## {section}\n" in page.read_text(encoding="utf-8"), page.name


def test_contributing_names_the_rooms_in_their_order() -> None:
    text = (DOCS / "contributing.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:`[a-z]+`(?:, )?)+) \|", text, re.MULTILINE)
    named = re.findall(r"[a-z]+", " ".join(rows))
    assert named == [room for room in ROOMS if list((ROOT / "crisiskit").glob(f"{room}*"))]
