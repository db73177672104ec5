"""A language is a folder of data: complete, well formed, and enough by itself."""

from __future__ import annotations

import json
import os
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crisiskit.language.catalogue import LANGUAGES, UnknownLanguage, book, find_locale
from installed import PACKAGE

#: What a language may have or not: English has articles, Indonesian has none.
OPTIONAL = {"article"}

FIELDS = {
    "dates": {"weekday", "day", "month", "year"},
    "times": {"hour", "minute", "clock", "zone", "day", "list", "time", "others"},
}


def find_keys(value: Any, above: str = "") -> Iterator[str]:
    """The path of each key, the words of a table of words left out."""
    if isinstance(value, dict) and above not in {".reading.months", ".reading.weekdays", ".reading.zones"}:
        for key, below in value.items():
            yield f"{above}.{key}"
            yield from find_keys(below, f"{above}.{key}")


def test_indonesian_comes_first() -> None:
    assert LANGUAGES[:2] == ("id", "en")
    assert len(set(LANGUAGES)) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_formats(language: str) -> None:
    keys = {key for key in find_keys(dict(book(language, "formats"))) if key.split(".")[1] not in OPTIONAL}
    assert len(keys) > 30
    assert keys == {key for key in find_keys(dict(book("id", "formats"))) if key.split(".")[1] not in OPTIONAL}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", FIELDS)
def test_patterns_have_only_fields_that_are_filled(language: str, section: str) -> None:
    patterns = book(language, "formats")[section].values()
    used = {field for pattern in patterns for _, field, _, _ in string.Formatter().parse(pattern) if field is not None}
    assert used == FIELDS[section]


def test_a_book_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        book("id", "formats")["locale"] = "xx"  # type: ignore[index]


@pytest.mark.parametrize("language", ["xx", "", "..", "../language/id", "__pycache__"])
def test_an_unknown_language_is_named(language: str) -> None:
    with pytest.raises(UnknownLanguage) as caught:
        book(language, "formats")
    assert caught.value.language == language
    assert repr(language) in str(caught.value)
    assert "id, en" in str(caught.value)


def test_an_unknown_book_is_an_error_of_ours() -> None:
    with pytest.raises(FileNotFoundError):
        book("id", "no-such-book")


def test_english_is_british_in_its_numbers_and_lists() -> None:
    assert str(find_locale("en")) == "en_GB"


BALINESE = r"""
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.dates import say_date, say_duration, say_moment, say_time
from crisiskit.language.lists import article, say_list, title
from crisiskit.language.numbers import count_form, say_count, say_money
from crisiskit.reading.times import read_duration, read_when
zone = ZoneInfo("Asia/Makassar")
moment = datetime(2025, 7, 3, 9, 15, tzinfo=zone)
print(*LANGUAGES)
print(say_date(moment, "ban"))
print(say_time(moment, "ban"))
print(say_moment(moment, "ban", near=moment + timedelta(days=2), short=True))
print(say_duration(timedelta(minutes=90), "ban"))
print(say_count(3, "ban"), count_form(2, ("adiri", "# diri"), "ban"), say_money(5000, "IDR", "ban"))
print(say_list(("A", "B"), "ban"), title("ring segara", "ban", start=False), article("kapal", "ban"))
print(read_when(say_moment(moment, "ban", near=moment + timedelta(days=2)), zone).isoformat())
print(read_when("2025-07-03 sanja", zone).isoformat(), read_duration("2 jebos", "ban"))
"""


def test_a_folder_of_data_alone_makes_a_language(tmp_path: Path) -> None:
    """Balinese, which Babel does not know: its folder names Indonesian as the parent locale, and no code changes."""
    package = tmp_path / PACKAGE.name
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    formats = json.loads((package / "language" / "id" / "formats.json").read_text(encoding="utf-8"))
    formats["dates"]["long"] = "{weekday}, tanggal {day} {month} {year}"
    formats["times"]["own"] = "galah {clock} {zone}"
    formats["durations"]["units"] |= {"hour": ["jebos"]}
    formats["numbers"]["words"] = ["nol", "besik", "dua", "telu", "papat", "lima", "nenem", "pitu", "kutus", "sia"]
    formats["title"]["small"] = ["ring"]
    formats["reading"]["filler"] = ["galah"]
    formats["reading"]["parts"] |= {"evening": ["sanja"]}
    formats["reading"]["units"] |= {"hour": ["jebos"]}
    folder = package / "language" / "ban"
    folder.mkdir()
    (folder / "formats.json").write_text(json.dumps(formats), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", BALINESE],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "id ban en",
        "Kamis, tanggal 3 Juli 2025",
        "galah 09.15 WITA",
        "Kamis, 3 Juli, galah 09.15 WITA",
        "1 jebos 30 menit",
        "telu dua diri Rp5.000",
        "A dan B ring Segara kapal",
        "2025-07-03T09:15:00+08:00",
        "2025-07-03 evening 2:00:00",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_of_babel_is_what_babel_says(language: str) -> None:
    """Kept so that a first post does not wait for Babel's tables; a language may keep nothing and is asked of Babel."""
    kept, locale = book(language, "formats")["kept"], find_locale(language)
    assert kept["weekdays"] == [locale.days["format"]["wide"][number] for number in range(7)]
    assert kept["weekdays_alone"] == [locale.days["stand-alone"]["wide"][number] for number in range(7)]
    assert kept["months"] == [locale.months["format"]["wide"][number] for number in range(1, 13)]
    assert kept["group"] == locale.number_symbols["latn"]["group"]
    for style, patterns in kept["lists"].items():
        assert patterns == {name: locale.list_patterns[style][name] for name in ("start", "middle", "end", "2")}
