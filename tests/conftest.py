"""Fixtures shared by all tests: where other people's test data lie, when they are there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared_folder(variable: str, name: str) -> Path:
    """The folder of data that lie beside the project, or a skip that says which one is missing."""
    folder = Path(os.environ.get(variable) or ROOT.parent / "shared" / name)
    if not folder.is_dir():
        pytest.skip(f"{name} data are not beside the project ({folder})")
    return folder


@pytest.fixture
def conformance() -> Path:
    """The folder of others' test data (`CRISISKIT_CONFORMANCE`)."""
    return shared_folder("CRISISKIT_CONFORMANCE", "conformance")


@pytest.fixture
def events() -> Path:
    """The folder of real crises, minute by minute (`CRISISKIT_EVENTS`)."""
    return shared_folder("CRISISKIT_EVENTS", "events")


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
