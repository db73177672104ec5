"""Where playbooks are found: also in installed packages that offer the entry point `crisiskit.playbooks`."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from crisiskit.reading.library import Library
from crisiskit.reading.listing import list_playbooks
from crisiskit.reading.roots import bundled_root, find_roots, list_folders, locate
from documents import write_files

FLOOD = """---
id: flood-at-the-port
language: en
name: Flood at the port
extends: base
lead: bpbd
summary: The port floods.
---

# Flood
"""
METADATA = "Metadata-Version: 2.1\nName: port-playbooks\nVersion: 1.0\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: by hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def build_wheel(folder: Path, entry: str) -> Path:
    """A package with one playbook, as an agency would publish it."""
    inside = "port_playbooks-1.0.dist-info"
    files = {
        "port_playbooks/__init__.py": '"""Playbooks of the port."""\n',
        "port_playbooks/library/flood-at-the-port/en.md": FLOOD,
        f"{inside}/METADATA": METADATA,
        f"{inside}/WHEEL": WHEEL,
        f"{inside}/entry_points.txt": f"[crisiskit.playbooks]\nport = {entry}\n",
    }
    path = folder / "port_playbooks-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        record = ""
        for name, text in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{name},sha256={digest},{len(text.encode())}\n"
            wheel.writestr(name, text)
        wheel.writestr(f"{inside}/RECORD", f"{record}{inside}/RECORD,,\n")
    return path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages with the wheel installed in it; nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheels")
    wheel = build_wheel(folder, "port_playbooks:library")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", str(folder / "site"), str(wheel)], check=True, capture_output=True)
    return folder / "site"


def test_a_package_of_playbooks_is_found_like_the_bundled_ones(site: Path) -> None:
    code = "from crisiskit.cli import main; raise SystemExit(main(['find', 'flood', 'port']))"
    environment = {**os.environ, "PYTHONPATH": str(site), "LC_ALL": "C.UTF-8"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("flood-at-the-port  Flood at the port: The port floods.")


def test_it_stands_between_the_folders_given_and_the_bundle_and_extends_what_is_bundled(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(site))
    roots = find_roots([tmp_path], None, os.pathsep)
    assert (roots[0], roots[-1]) == (tmp_path, bundled_root())
    assert [root.name for root in roots[1:-1]] == ["library"]
    assert {"flood-at-the-port", "boat-accident"} <= set(list_playbooks(roots))
    playbook, problems = Library(roots).read("flood-at-the-port")
    assert playbook is not None
    assert [item.code for item in problems] == []
    assert "deaths" in playbook.facts
    write_files(tmp_path, {"flood-at-the-port/en.md": FLOOD.replace("The port floods.", "Ours.")})
    assert list_playbooks(roots)["flood-at-the-port"].summaries == {"en": "Ours."}


def test_a_package_that_is_broken_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"gone-1.0.dist-info/entry_points.txt": "[crisiskit.playbooks]\ngone = no_such_package:library\n"})
    write_files(tmp_path, {"gone-1.0.dist-info/METADATA": METADATA.replace("port-playbooks", "gone")})
    monkeypatch.syspath_prepend(str(tmp_path))
    assert find_roots([], None, os.pathsep)[-1] == bundled_root()


@pytest.mark.parametrize("ident", ["", "..", ".", "../base", "/etc", "Base", "a" * 300, "README.md"])
def test_what_is_no_id_names_no_folder(ident: str) -> None:
    assert locate(ident, [bundled_root()]) is None


def test_a_page_for_people_among_the_folders_is_no_playbook(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": "# Ours\n", "flood-at-the-port/en.md": FLOOD, "empty/notes.md": "x"})
    assert list(list_folders([tmp_path, tmp_path / "nowhere"])) == ["flood-at-the-port"]
