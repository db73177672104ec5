"""What is tested is what people install: the wheel, with its playbooks, its examples and its types.

Developers who work on an editable install say so with `CRISISKIT_EDITABLE=1`; nobody else is to test the checkout by
accident, for then a file that the wheel forgets would never be missed.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import distribution, requires, version
from pathlib import Path

import pytest

import crisiskit
from installed import EDITABLE, PACKAGE, ROOT, find_program


def list_files(folder: Path) -> dict[str, bytes]:
    """Relative path -> content, for all that a checkout and a wheel should share."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    }


def find_data(name: str, source: Path) -> Path:
    """Where the installed package keeps a folder; an editable install reads the checkout's."""
    return source if EDITABLE else PACKAGE / name


def test_the_tests_meet_the_installed_package() -> None:
    inside = PACKAGE.is_relative_to(ROOT) and "site-packages" not in PACKAGE.parts
    assert inside == EDITABLE, (
        f"these tests import {PACKAGE}. Start them as `pytest` in an environment that holds the wheel (README), or set "
        "CRISISKIT_EDITABLE=1 if you mean to test an editable install"
    )


def test_no_folder_of_the_checkout_but_tests_is_on_the_import_path() -> None:
    paths = {Path(entry or ".").resolve() for entry in sys.path}
    assert ROOT / "tests" in paths
    if not EDITABLE:
        assert ROOT not in paths, "`python -m pytest` and PYTHONPATH put the checkout before the installed package"


def test_the_installed_code_is_the_code_of_the_checkout() -> None:
    """A stale install, edited since, would pass or fail for the wrong reason."""
    code = list_files(ROOT / "crisiskit")
    assert "__init__.py" in code
    installed = list_files(PACKAGE)
    differs = [name for name, content in code.items() if installed.get(name) != content]
    assert not differs, f"install again (README's test command does): {', '.join(differs[:5])}"


@pytest.mark.parametrize(("name", "source"), [("playbooks", "playbooks"), ("examples", "docs/examples")])
def test_the_wheel_carries_its_data(name: str, source: str) -> None:
    data = list_files(ROOT / source)
    assert any(not file.startswith(".") for file in data), f"nothing in {source}"
    assert list_files(find_data(name, ROOT / source)) == data


def test_the_wheel_says_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_the_version_is_stated_once() -> None:
    assert version("crisiskit") == crisiskit.__version__


def test_every_extra_of_the_package_has_something_in_it() -> None:
    extras = distribution("crisiskit").metadata.get_all("Provides-Extra") or []
    assert extras
    for extra in extras:
        assert any(f"extra == '{extra}'" in requirement for requirement in requires("crisiskit") or ()), extra


def test_the_program_starts_from_any_folder(tmp_path: Path) -> None:
    done = subprocess.run([find_program(), "--help"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "demo" in done.stdout
