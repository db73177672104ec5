"""Fixtures shared by all tests: where other people's test data lie, when they are there, and how much of them we pass."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

import pytest
from hypothesis import settings

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.playbook import Playbook
from crisiskit.problems import Problem
from crisiskit.reading import library
from crisiskit.reading.documents import read_document
from crisiskit.reading.roots import bundled_root
from postgres import Server, start_server
from tallying import Tally, print_figures

# A property says how many cases it wants where it wants more, or fewer; how long one takes is not what is tested.
settings.register_profile("suite", max_examples=40, deadline=None)
# For `--hypothesis-profile=thorough`, as .ci/run asks of the invariants.
settings.register_profile("thorough", max_examples=200, deadline=None)
settings.load_profile("suite")

#: Enough for all playbooks that come with the package, and for the texts of a test.
READ = lru_cache(maxsize=256)(read_document)
READ_FOLDER = library.Library.read_folder
ROOT = Path(__file__).resolve().parent.parent


def shared_folder(variable: str, name: str) -> Path:
    """The folder of data that lie beside the project, or a skip that says which one is missing."""
    folder = Path(os.environ.get(variable) or ROOT.parent / "shared" / name)
    if not folder.is_dir():
        pytest.skip(f"{name} data are not beside the project ({folder})")
    return folder


@pytest.fixture(autouse=True)
def _read_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document is parsed once in all tests, and a playbook of ours is read once; a benchmark pays for its own."""
    if request.node.get_closest_marker("benchmark") is None:
        monkeypatch.setattr(library, "read_document", READ)
        monkeypatch.setattr(library.Library, "read_folder", read_ours_once)


@cache
def read_ours(folder: Path, languages: Sequence[str]) -> tuple[Playbook | None, tuple[Problem, ...]]:
    """A playbook that comes with the package, as it is read where nothing else is found."""
    playbook, problems = READ_FOLDER(library.Library([bundled_root()]), folder, languages)
    return playbook, tuple(problems)


def read_ours_once(
    self: library.Library, folder: Path, languages: Sequence[str] = LANGUAGES
) -> tuple[Playbook | None, list[Problem]]:
    """`Library.read_folder`, which remembers our playbooks where no house and no other folder has a say in them."""
    if self.house is None and set(self.roots) == {bundled_root()} and folder.parent == bundled_root():
        playbook, problems = read_ours(folder, tuple(languages))
        return playbook, list(problems)
    return READ_FOLDER(self, folder, languages)


@pytest.fixture
def conformance() -> Path:
    """The folder of others' test data (`CRISISKIT_CONFORMANCE`)."""
    return shared_folder("CRISISKIT_CONFORMANCE", "conformance")


@pytest.fixture
def events() -> Path:
    """The folder of real crises, minute by minute (`CRISISKIT_EVENTS`)."""
    return shared_folder("CRISISKIT_EVENTS", "events")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of our own, started when the first test asks for it."""
    with start_server() as server:
        yield server


FIGURES = pytest.StashKey[dict[str, tuple[int, int]]]()


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """`tally("UAX #29", passed, total)` keeps a figure for the table at the end of the run, and fails below it."""

    def keep(what: str, passed: int, total: int) -> None:
        request.config.stash.setdefault(FIGURES, {})[what] = (passed, total)
        assert passed == total, f"{what}: {passed} of {total}"
        assert total > 0, what

    return keep


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table of what we pass of other people's cases, if any were run."""
    figures = config.stash.get(FIGURES, {})
    if figures:
        terminalreporter.section("other people's cases that pass")
        terminalreporter.write_line("\n".join(print_figures(figures)))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the golden files anew, to be read before they are kept."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text, byte for byte, with the file of a name in the folder `golden` beside the test; a missing file fails."""

    def compare(name: str, text: str) -> None:
        file = request.path.parent / "golden" / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode())
        assert file.is_file(), f"no golden file {name}; read the output, then keep it with --update-golden"
        assert text.encode() == file.read_bytes(), f"{name} differs; read the difference, then keep it with --update-golden"

    return compare
