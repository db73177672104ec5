"""Fixtures shared by all tests: where other people's test data lie, when they are there."""

from __future__ import annotations

import os
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
