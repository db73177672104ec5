"""The house's folder of layouts: what is read, and what lies outside or is no layout."""

from __future__ import annotations

import os
from pathlib import Path

from crisiskit.model.house import House
from crisiskit.reading.houses import read_house
from crisiskit.reading.layouts import MOST_LAYOUTS, read_layouts
from documents import VALID_HOUSE, write_files


def make_house(layouts: str | None) -> House:
    text = VALID_HOUSE.read_text(encoding="utf-8") + ("" if layouts is None else f"layouts: {layouts}\n")
    house, problems = read_house(text, "house.yaml")
    assert house is not None
    assert problems == []
    return house


def codes(folder: Path, layouts: str | None) -> list[str]:
    return [item.code for item in read_layouts(folder, make_house(layouts))[1]]


def test_a_house_without_layouts_has_none(tmp_path: Path) -> None:
    assert read_layouts(tmp_path, make_house(None)) == ({}, [])


def test_each_file_is_kept_under_its_name_with_its_place(tmp_path: Path) -> None:
    write_files(tmp_path, {"kop/press.html.j2": "<p>a</p>\r\n", "kop/bulletin.html.j2": "b", "kop/README.md": "c", "kop/.x": "d"})
    layouts, problems = read_layouts(tmp_path, make_house("kop/"))
    assert problems == []
    assert list(layouts) == ["bulletin", "press"]
    assert layouts["press"].text == "<p>a</p>\n"
    assert layouts["press"].where.path == str(tmp_path / "kop" / "press.html.j2")


def test_a_folder_outside_the_house_is_refused(tmp_path: Path) -> None:
    write_files(tmp_path, {"house/a.md": "x", "other/press.html.j2": "<p>a</p>"})
    for outside in ("../other", "/etc", "kop/../../other"):
        assert codes(tmp_path / "house", outside) == ["path-outside-folder"], outside


def test_links_that_lead_out_of_the_house_are_refused(tmp_path: Path) -> None:
    write_files(tmp_path, {"house/kop/notice.html.j2": "<p>a</p>", "other/press.html.j2": "<p>secret</p>"})
    house = tmp_path / "house"
    (house / "kop" / "press.html.j2").symlink_to(tmp_path / "other" / "press.html.j2")
    (house / "linked").symlink_to(tmp_path / "other")
    layouts, problems = read_layouts(house, make_house("kop"))
    assert list(layouts) == ["notice"]
    assert [item.code for item in problems] == ["path-outside-folder"]
    assert codes(house, "linked") == ["path-outside-folder"]


def test_a_link_in_a_circle_or_a_pipe_is_no_layout(tmp_path: Path) -> None:
    write_files(tmp_path, {"kop/press.html.j2": "<p>a</p>"})
    (tmp_path / "kop" / "circle.html.j2").symlink_to("circle.html.j2")
    os.mkfifo(tmp_path / "kop" / "pipe.html.j2")
    layouts, problems = read_layouts(tmp_path, make_house("kop"))
    assert list(layouts) == ["press"]
    assert len(problems) == 2


def test_number_names_and_size_are_bounded(tmp_path: Path) -> None:
    write_files(tmp_path, {f"many/a{number}.html.j2": "x" for number in range(MOST_LAYOUTS + 1)})
    assert codes(tmp_path, "many") == ["too-many-layouts"]
    write_files(tmp_path, {"kop/Press.html.j2": "x", "kop/press.html": "x", "kop/big.html.j2": "x" * 300_000})
    assert codes(tmp_path, "kop") == ["bad-layout-name", "file-too-large", "bad-layout-name"]


def test_a_folder_that_cannot_be_is_missing(tmp_path: Path) -> None:
    assert codes(tmp_path, "kop") == ["layouts-folder-missing"]
    assert codes(tmp_path, "x" * 5_000) == ["layouts-folder-missing"]
