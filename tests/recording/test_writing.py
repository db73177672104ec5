"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from crisiskit.recording.writing import WriteRefused, hold_folder, make_folder, write_whole


def test_a_new_file_has_the_usual_mode_and_its_bytes(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "a.txt", "satu\r\ndua – 😀\n")
    finally:
        os.umask(old)
    assert (tmp_path / "a.txt").read_bytes() == "satu\r\ndua – 😀\n".encode()
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


def test_an_old_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o604)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_link_stays_a_link_even_to_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    write_whole(link, "text")
    assert link.is_symlink()
    assert (tmp_path / "real").read_text() == "text"


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(WriteRefused):
        write_whole(tmp_path / "a", "text")


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WriteRefused) as refused:
        write_whole(tmp_path / "nowhere" / "a.txt", "text")
    (item,) = refused.value.problems
    assert (item.code, item.argument("path")) == ("file-unwritable", str(tmp_path / "nowhere" / "a.txt"))


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_whatever_fails_the_old_file_stays_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(WriteRefused) as refused:
        write_whole(path, "new")
    assert refused.value.problems[0].argument("reason") == "No space left on device"
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]


def test_a_name_that_is_taken_beside_is_not_touched(tmp_path: Path) -> None:
    taken = tmp_path / f".a.txt.{os.getpid()}-0.tmp"
    taken.write_text("someone else's")
    write_whole(tmp_path / "a.txt", "text")
    assert taken.read_text() == "someone else's"


def test_folders_are_made_unless_they_are_there(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteRefused):
        make_folder(tmp_path / "file")


def test_one_writer_waits_for_the_other(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    order: list[str] = []
    held = threading.Event()

    def wait_and_write() -> None:
        held.wait()
        with hold_folder(tmp_path):
            order.append("second")

    other = threading.Thread(target=wait_and_write)
    other.start()
    with hold_folder(tmp_path):
        held.set()
        other.join(0.2)
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_a_folder_that_cannot_be_held_stops_nobody(tmp_path: Path) -> None:
    with hold_folder(tmp_path / "nowhere"):
        pass
