"""`crisiskit count`: a sentence for people, an object for programs, a line for each line."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from crisiskit.channels.counters import count_text
from crisiskit.channels.table import load_channels
from crisiskit.cli import count as counting
from crisiskit.language.catalogue import LANGUAGES, book
from running import Run

KEYS = [
    "channel", "language", "count", "limit", "aim", "unit", "parts", "encoding", "fits", "posts", "refused", "octets",
    "octets_limit", "folded", "source", "checked",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a house."""
    monkeypatch.chdir(tmp_path)


CHECKED = " Limit looked up on 24 November 2026."
FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("channel", "text", "said"),
    [
        ("x", "Info: bmkg.go.id/gempa", f"It fits X: 29 of 280 weighted characters, 251 left.{CHECKED}"),
        ("x", "a" * 281, f"It does not fit X: 281 weighted characters, 1 more than the 280 allowed.{CHECKED}"),
        ("press", "a" * 2000, "It has 2,000 characters; press release has no limit."),
        ("sms", "a" * 161, f"It fits SMS: 161 of 306 characters in GSM-7, parts: 2 of 2.{CHECKED}"),
        ("sms", "a" * 152 + "[" + "b" * 152, f"It does not fit SMS: it takes 3 parts, and at most 2 are allowed.{CHECKED}"),
        ("youtube-description", "3 < 4", f"YouTube description does not take these signs: <. Write them in words.{CHECKED}"),
        ("bluesky", FAMILY * 130, f"It does not fit Bluesky: 3,250 bytes, and at most 3,000 are allowed.{CHECKED}"),
        (
            "x-thread", "a\n\nbb\n",
            f"It fits thread on X: 2 of at most 9 posts, the longest with 2 of 280 weighted characters.{CHECKED}",
        ),
        ("x-thread", "a\n\n" * 10, f"It does not fit thread on X: it takes 10 parts, and at most 9 are allowed.{CHECKED}"),
        ("radio", "ship " * 90, f"It fits radio: 30 of 60 seconds read aloud, 30 left.{CHECKED}"),
        ("x", "", f"It fits X: 0 of 280 weighted characters, 280 left.{CHECKED}"),
    ],
)  # fmt: skip
def test_it_says_in_a_sentence_or_two_whether_it_fits(run: Run, channel: str, text: str, said: str) -> None:
    done = run("--lang", "en", "count", "--channel", channel, answers=text)
    assert done.out.strip() == said
    assert done.err == ""
    assert done.code == int(" not " in said)


def test_it_says_what_plain_signs_would_save(run: Run) -> None:
    text = "Kapal “Bahari” terbalik di perairan Sanur, 3 orang masih dicari. Basarnas memimpin pencarian."
    done = run("--lang", "en", "count", "--channel", "sms", answers=text)
    assert done.out.startswith("It fits SMS: 93 of 134 characters in UCS-2, parts: 2 of 2. With plain quotes, dashes and letters")
    found = json.loads(run("count", "--channel", "sms", "--json", answers=text).out)
    assert found["folded"] == {"count": 93, "parts": 1, "encoding": "GSM-7"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", list(load_channels()))
def test_every_channel_has_a_sentence_in_every_language(run: Run, channel: str, language: str) -> None:
    for text in ("Kapal “Bahari” terbalik.", "a" * 70_000 + " 3" * 3000):
        done = run("--lang", language, "count", "--channel", channel, answers=text)
        assert done.out.endswith(".\n")
        assert "{" not in done.out
        assert book(language, "sheets")["channels"][channel] in done.out


def test_json_has_the_figures_and_the_row_they_rest_on(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "post.txt"
    file.write_text("\ufeffKapal “Bahari”\r\nterbalik.\r\n", encoding="utf-8", newline="")
    found = json.loads(run("count", file, "--channel", "X", "--json").out)
    assert list(found) == KEYS
    row = load_channels()["x"]
    assert (found["count"], found["limit"], found["fits"], found["parts"]) == (24, 280, True, 1)
    assert (found["source"], found["checked"]) == (row.source, "2026-11-24")


def test_a_text_for_the_radio_is_counted_in_its_language(run: Run) -> None:
    text = "Kapal terbalik pukul 23.35 WIB di perairan kepulauan itu."
    seconds = {}
    for language in LANGUAGES:
        found = json.loads(run("count", "--channel", "radio", "--lang", language, "--json", answers=text).out)
        assert (found["unit"], found["language"]) == ("seconds", language)
        seconds[language] = found["count"]
        assert found["count"] == count_text(text, load_channels()["radio"], language).count
    assert seconds["id"] > seconds["en"]


def test_a_line_in_is_a_line_out_and_a_bad_line_says_so(run: Run) -> None:
    lines = ['"Kapal terbalik."', "{not json", '"\\ud83d"', "", "42", '["a"]', '"“a”"', "[" * 100_000, '"akhir"']
    done = run("count", "--channel", "x", "--jsonl", answers="\n".join(lines) + "\n")
    found = [json.loads(line) for line in done.out.splitlines()]
    assert len(found) == len(lines)
    assert [item.get("count") for item in found] == [15, None, 2, None, None, None, 3, None, 5]
    bad = [item for item in found if "error" in item]
    assert [item["line"] for item in bad] == [2, 4, 5, 6, 8]
    assert {item["error"] for item in bad} == {"not-a-json-string"}
    assert all(item["reason"] for item in bad)
    assert all(list(item) == KEYS for item in found if "error" not in item)
    assert done.code == 1


def test_lines_that_do_not_fit_are_figures_and_no_fault(run: Run) -> None:
    done = run("count", "--channel", "x", "--jsonl", answers=json.dumps("a" * 300) + "\n")
    assert done.code == 0
    assert json.loads(done.out)["fits"] is False


def test_each_line_is_answered_before_the_next_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Counted as it comes: what was answered so far is out when the next line is asked for."""
    seen: list[int] = []

    class Slow(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as io.StringIO's own stub
            seen.append(len(written.getvalue().splitlines()))
            return super().readline(size)

    from crisiskit.cli import main

    written = io.StringIO()
    monkeypatch.setattr("sys.stdin", Slow('"a"\n"b"\n"c"\n'))
    monkeypatch.setattr("sys.stdout", written)
    assert main(["count", "--channel", "x", "--jsonl"]) == 0
    assert seen == [0, 1, 2, 3]


def test_a_line_or_text_that_is_too_long_is_refused_and_the_next_line_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "LONGEST", 20)
    done = run("count", "--channel", "x", "--jsonl", answers=f'"{"a" * 70}"\n"b"\n"{"c" * 17}"\n"{"d" * 18}"')
    found = [json.loads(line) for line in done.out.splitlines()]
    assert [item.get("count") for item in found] == [None, 1, 17, None]
    assert "20" in found[0]["reason"]
    done = run("--lang", "en", "count", "--channel", "x", answers="a" * 21)
    assert (done.code, done.out) == (2, "")
    assert "longer than 20 characters" in done.err


def test_what_is_not_utf8_is_still_counted(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "latin.txt"
    file.write_bytes("é".encode("latin-1") + b"abc")
    assert json.loads(run("count", file, "--channel", "facebook", "--json").out)["count"] == 4


@pytest.mark.parametrize("arguments", [("--channel", "fax"), ("no.txt", "--channel", "x"), (), ("--channel", "x", "--lang", "q")])
def test_wrong_use_is_told_without_a_traceback(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("count", *arguments, answers="a")
    assert (done.code, done.out) == (2, "")
    assert done.err
    assert "Traceback" not in done.err


HOUSE = """agency: {id: {name: Kemenhub}}
city: Jakarta
zone: Asia/Jakarta
limits:
  - {channel: x, limit: 25000, source: Premium since 2026-10, checked: 2026-11-01}
  - {channel: warga, like: telegram, limit: 50, source: our own channel, checked: 2026-11-02}
"""


def test_the_limits_of_the_house_count(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "house.yaml").write_text(HOUSE, encoding="utf-8")
    for place in (folder, folder / "house.yaml"):
        found = json.loads(run("count", "--channel", "x", "--house", place, "--json", answers="a" * 300).out)
        assert (found["limit"], found["fits"], found["checked"]) == (25_000, True, "2026-11-01")
    own = run("--lang", "en", "count", "--channel", "warga", "--house", folder, answers="a" * 60)
    assert own.out == "It does not fit warga: 60 UTF-16 units, 10 more than the 50 allowed. Limit looked up on 2 November 2026.\n"


def test_the_house_in_this_folder_counts_without_being_named(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("count", "--channel", "x", "--json", answers="a").out)["limit"] == 280
    (tmp_path / "house.yaml").write_text(HOUSE, encoding="utf-8")
    assert json.loads(run("count", "--channel", "x", "--json", answers="a").out)["limit"] == 25_000


def test_the_problems_of_a_house_are_told_and_the_text_is_counted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(HOUSE.replace("25000", "many"), encoding="utf-8")
    done = run("count", "--channel", "x", "--json", answers="a")
    assert json.loads(done.out)["count"] == 1
    assert "house.yaml:5:25: error[bad-number]" in done.err


def test_counting_imports_little(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom crisiskit.cli import main\nmain(['count', 'a.txt', '--channel', 'x', '--json'])\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    (tmp_path / "a.txt").write_text("Kapal terbalik.", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert json.loads(done.stdout)["count"] == 15
    assert not set(done.stderr.split()) & {"yaml", "pydantic", "jinja2", "babel", "markdown_it", "rich", "grapheme"}
