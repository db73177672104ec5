"""What the README and the tutorial show is what happens: their commands are run, their Python is executed.

A block marked `console` holds commands after `$ ` and what they print; `…` on a line of its own stands for lines left out. What
waits for a person stands in a block marked `text`. `--update-golden` writes the outputs anew, to be read before they are kept.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from crisiskit.cli import main
from installed import ROOT, find_program

PAGES = ("README.md", "docs/tutorial.md", "docs/how-to/approve-and-publish.md")
GAP = "…"


def find_fences(page: Path, language: str) -> list[Token]:
    """The code blocks of one language."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    return [token for token in tokens if token.type == "fence" and token.info.split()[:1] == [language]]


def split_commands(block: str) -> list[tuple[str, list[str]]]:
    """Each command of a block with the lines shown under it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line)
    return found


#: In English, at a desk with a name, wherever the tests run.
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PYTHONSAFEPATH": "1", "CRISISKIT_DESK": "humas-1"}


def run_program(words: list[str]) -> str:
    """What a program prints on its output."""
    words = [find_program() if words[0] == "crisiskit" else words[0], *words[1:]]
    environment = {**os.environ, **ENVIRONMENT}
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL).stdout


def run_here(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The same of our own program, in this process: a page of many commands would take long."""
    capsys.readouterr()
    assert main(words[1:]) == 0, words
    return capsys.readouterr().out


def matches(shown: list[str], printed: list[str]) -> bool:
    """Whether the lines shown are the lines printed, but for what a gap stands for."""
    if GAP not in shown:
        return shown == printed
    at = shown.index(GAP)
    head, rest = shown[:at], shown[at + 1 :]
    if printed[:at] != head:
        return False
    return any(matches(rest, printed[start:]) for start in range(at, len(printed) + 1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the pages' commands find what they name."""
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    return tmp_path


@pytest.mark.parametrize("name", PAGES)
def test_commands_print_what_the_page_shows(
    name: str, folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ROOT / name
    monkeypatch.chdir(folder)
    for variable, value in ENVIRONMENT.items():
        monkeypatch.setenv(variable, value)
    source = page.read_text(encoding="utf-8")
    asked = 0
    for block in find_fences(page, "console"):
        for command, shown in split_commands(block.content):
            asked += 1
            words = shlex.split(command)
            here = words[0] == "crisiskit" and name != "README.md"
            out = run_here(words, capsys) if here else run_program(words)
            printed = out.rstrip("\n").split("\n") if out.strip() else []
            if request.config.getoption("--update-golden") and GAP not in shown:
                old, new = "\n".join([f"$ {command}", *shown]), "\n".join([f"$ {command}", *printed])
                source = source.replace(old + "\n", new + "\n", 1)
            else:
                assert matches(shown, printed), f"{name}: {command}\n" + "\n".join(printed)
    assert asked > 1
    if request.config.getoption("--update-golden"):
        page.write_text(source, encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_python_runs_as_the_page_says(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    blocks = find_fences(ROOT / name, "python")
    assert blocks
    shared: dict[str, object] = {}
    for block in blocks:
        exec(compile(block.content, name, "exec"), shared)  # noqa: S102  the page is ours
    assert capsys.readouterr().out.strip()
