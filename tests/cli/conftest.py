"""Fixtures of the command line's tests: the program run in this process, and folders to run it on."""

from __future__ import annotations

import gettext
import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from crisiskit.cli import main
from crisiskit.cli.demo import find_example
from crisiskit.cli.words import LANGUAGE_VARIABLE, LOCALE_VARIABLES
from running import Done, Run

#: What this desk is called in the tests.
DESK = "humas-1"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No language and no name of a desk from the machine, and click's language as it was."""
    for name in (*LOCALE_VARIABLES, LANGUAGE_VARIABLE, "CRISISKIT_DEBUG", "CRISISKIT_PLAYBOOKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CRISISKIT_DESK", DESK)
    monkeypatch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))
    domain = gettext.textdomain()
    yield
    gettext.textdomain(domain)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("draft", folder, "--kind", "holding", answers="yes")`: the program, its exit code and what it printed."""

    def start(*arguments: str | Path, answers: str = "", terminal: bool = False) -> Done:
        stdin = io.StringIO(answers)
        monkeypatch.setattr(stdin, "isatty", lambda: terminal)
        monkeypatch.setattr("sys.stdin", stdin)
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Done(code, *capsys.readouterr())

    return start


@pytest.fixture
def drill(tmp_path: Path) -> Path:
    """A copy of the drill that comes with the package, to be written into."""
    folder = tmp_path / "drill"
    shutil.copytree(find_example("ferry-drill"), folder)
    return folder


@pytest.fixture(scope="session")
def _begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The drill with a log, to be copied."""
    folder = tmp_path_factory.mktemp("begun") / "drill"
    shutil.copytree(find_example("ferry-drill"), folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CRISISKIT_DESK", DESK)
        assert main(["log", "start", str(folder)]) == 0
    return folder


@pytest.fixture
def logged(_begun: Path, tmp_path: Path) -> Path:
    """A copy of the drill with a log, to be written into; its desk is `DESK`."""
    folder = tmp_path / "drill"
    shutil.copytree(_begun, folder)
    return folder


@pytest.fixture
def event() -> Path:
    """The real event that comes with the package."""
    return find_example("bali-strait-2025")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with a house and no crisis yet."""
    folder = tmp_path / "ferry"
    folder.mkdir()
    shutil.copy(find_example("ferry-drill") / "house.yaml", folder)
    return folder
