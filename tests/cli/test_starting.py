"""Exit codes, and the guard: nobody sees a traceback who did not ask for one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import crisiskit
from crisiskit.cli import main
from installed import find_program
from running import Run


def test_the_version_is_shown(run: Run) -> None:
    assert run("--version") == (0, f"crisiskit {crisiskit.__version__}\n", "")


def test_nothing_asked_for_gives_the_help(run: Run) -> None:
    done = run()
    assert done.code == 2
    assert "demo" in done.err


def test_problems_are_one_and_wrong_use_is_two(run: Run, tmp_path: Path) -> None:
    assert run("assess", tmp_path).code == 1
    assert run("assess", tmp_path / "nowhere").code == 2


def test_problems_are_told_on_standard_error_with_their_places(run: Run, tmp_path: Path) -> None:
    done = run("--lang", "id", "assess", tmp_path)
    assert done.out == ""
    lines = done.err.splitlines()
    assert [line.partition(": error[")[0] for line in lines] == [f"{tmp_path / name}:1:1" for name in ("crisis.yaml", "house.yaml")]
    assert all("Periksa nama dan foldernya" in line for line in lines)


def test_wrong_use_says_what_is_accepted_and_shows_an_example(run: Run) -> None:
    done = run("draft", "--kind", "x")
    assert "acknowledgement" in done.err
    assert "Example: crisiskit draft --kind holding --channel x --lang en" in done.err


def test_a_failure_of_the_program_is_one_plain_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr("crisiskit.reviewing.checking.check", fail)
    done = run("check")
    assert done.code == 70
    assert done.err.count("\n") == 1
    assert "ZeroDivisionError: by zero" in done.err
    assert "CRISISKIT_DEBUG=1" in done.err
    monkeypatch.setenv("CRISISKIT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("check")


def test_an_interrupt_is_no_failure(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("crisiskit.reviewing.checking.check", interrupt)
    done = run("--lang", "id", "check")
    assert done.code == 130
    assert done.err.endswith("Dihentikan; tidak ada yang ditulis.\n")


def test_the_program_starts_as_a_module_and_as_a_script() -> None:
    for command in ([sys.executable, "-m", "crisiskit"], [find_program()]):
        done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert done.stdout == f"crisiskit {crisiskit.__version__}\n"


def test_arguments_are_those_of_the_process_unless_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    disabled: list[bool] = []
    monkeypatch.setattr("gc.disable", lambda: disabled.append(True))  # the tests go on after this "process"
    monkeypatch.setattr("sys.argv", ["crisiskit", "--version"])
    assert main() == 0
    assert disabled
    assert main(["--version"]) == 0
    assert disabled == [True], "a host's own collector is left alone"
    assert capsys.readouterr().out.startswith("crisiskit ")


def test_output_is_utf8_whatever_the_machine_says() -> None:
    done = subprocess.run(
        [find_program(), "--lang", "id", "check", "nowhere"], capture_output=True, check=False,
        env={"PYTHONIOENCODING": "latin-1", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.decode("utf-8")


def test_playbooks_may_be_named_on_the_command_line(run: Run, tmp_path: Path) -> None:
    assert run("new", "playbook", "market-fire", tmp_path).code == 0
    done = run("--playbooks", tmp_path, "list")
    assert "  Market fire: " in done.out


def test_a_folder_of_playbooks_that_is_not_there_is_warned_of(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRISISKIT_PLAYBOOKS", str(tmp_path / "none"))
    done = run("list")
    assert done.code == 0
    assert f"warning[playbooks-folder-missing]: CRISISKIT_PLAYBOOKS names the folder {tmp_path / 'none'}" in done.err
