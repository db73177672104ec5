"""Help in both languages, made without importing a command."""

from __future__ import annotations

import subprocess
import sys

import pytest

from crisiskit.cli.commands import COMMANDS
from crisiskit.language.catalogue import LANGUAGES
from installed import PACKAGE
from running import Run

#: Words of English that click would add, were they not translated.
ENGLISH = (
    "Usage", "Options", "Show this", "Error", "Missing", "Invalid", "Try '", "Did you", "No such", "is not", "required", "Got ",
)  # fmt: skip

#: What is loaded before ours, by Python or by what measures coverage, is not counted.
IMPORTS = """
import sys
before = set(sys.modules)
from crisiskit.cli import main
code = main({arguments})
print(code, *sorted(set(sys.modules) - before), file=sys.stderr)
"""


def list_imports(*arguments: str) -> set[str]:
    code = IMPORTS.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    status, *modules = done.stderr.splitlines()[-1].split()
    assert status == "0", done.stderr
    return set(modules)


def test_help_imports_no_command_and_nothing_heavy() -> None:
    modules = list_imports("--lang", "id", "--help")
    assert "crisiskit.cli.commands" in modules
    assert not modules & {f"crisiskit.cli.{name}" for name in COMMANDS}
    assert not modules & {"pydantic", "yaml", "markdown_it", "babel", "jinja2", "rich", "difflib"}


def test_a_draft_for_a_post_imports_only_what_it_uses(event: object) -> None:
    modules = list_imports(
        "draft", str(event), "--kind", "holding", "--channel", "x", "--lang", "id", "--now", "2025-07-03T00:40+07:00"
    )
    assert "crisiskit.drafting.writing" in modules
    assert not modules & {"rich", "jinja2", "difflib", "sqlite3", "asyncio"}
    assert not modules & {"crisiskit.planning.plans", "crisiskit.rendering.formats"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_every_command_and_what_it_does(run: Run, language: str) -> None:
    done = run("--lang", language, "--help")
    assert (done.code, done.err) == (0, "")
    for name in COMMANDS:
        line = next(line for line in done.out.splitlines() if line.strip().startswith(f"{name} "))
        assert len(line.split()) > 3, line


@pytest.mark.parametrize("name", [*COMMANDS, "new house", "new crisis", "new playbook"])
def test_every_command_explains_itself_in_indonesian_throughout(run: Run, name: str) -> None:
    done = run("--lang", "id", *name.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Pemakaian: ")
    assert not [word for word in ENGLISH if word in done.out]


@pytest.mark.parametrize(
    "arguments",
    [
        ["drft"],
        ["draft"],
        ["draft", "--kind", "x"],
        ["draft", "--knd", "holding"],
        ["draft", "--kind"],
        ["draft", "nowhere", "--kind", "holding"],
        ["draft", "--kind", "holding", "--channel", "fax"],
        ["draft", "--kind", "holding", "--lang", "xx"],
        ["draft", ".", "more", "--kind", "holding"],
        ["show"],
        ["new"],
        ["--lang", "id"],
        ["new", "boat"],
        ["assess", "--json=yes"],
    ],
)
def test_wrong_use_is_explained_in_indonesian_throughout(run: Run, arguments: list[str]) -> None:
    done = run("--lang", "id", *arguments)
    assert (done.code, done.out) == (2, "")
    assert not [word for word in ENGLISH if word in done.err], done.err


def test_a_misspelt_command_is_guessed(run: Run) -> None:
    assert "'draft'" in run("drft").err


def test_every_command_is_a_module_of_its_own() -> None:
    for name in COMMANDS:
        assert (PACKAGE / "cli" / f"{name}.py").is_file()
