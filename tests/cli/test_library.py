"""Reading the library: `list`, `show`, `check`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.reading.roots import bundled_root
from documents import write_files
from running import Run


def test_the_list_names_what_a_crisis_can_be_opened_with_under_its_family(run: Run, tmp_path: Path) -> None:
    head = "---\nid: {id}\nlanguage: {language}\nname: {name}\nfamily: water\nkind: {kind}\nsummary: {name}.\n---\n"
    names = {"id": ("Air", "Banjir"), "en": ("Water", "Flood")}
    for language, (family, flood) in names.items():
        files = {
            f"family-water/{language}.md": head.format(id="family-water", language=language, name=family, kind="family"),
            f"flood/{language}.md": head.format(id="flood", language=language, name=flood, kind="type"),
        }
        write_files(tmp_path, files)
    done = run("--lang", "id", "--playbooks", tmp_path, "list")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    at = lines.index("Air / Water")
    assert lines[at + 1].split(maxsplit=1) == ["flood", "Banjir: Banjir."]
    assert any(line.split(maxsplit=1)[:1] == ["boat-accident"] and "Kecelakaan kapal: " in line for line in lines)
    assert not any(line.split()[:1] in (["base"], ["family-water"]) for line in lines)
    assert "Water / Air" in run("--lang", "en", "--playbooks", tmp_path, "list").out


def test_the_list_is_for_programs_too(run: Run) -> None:
    found = {item["id"]: item for item in json.loads(run("list", "--json").out)}
    assert set(found["boat-accident"]) == {"id", "version", "family", "family_name", "name", "summary", "folder"}
    assert set(found["boat-accident"]["name"]) == {"id", "en"}


def test_a_playbook_is_found_by_a_few_words_with_the_words_that_matched(run: Run) -> None:
    done = run("--lang", "id", "find", "kapal tengelam")
    assert (done.code, done.err) == (0, "")
    first, matched, *_ = done.out.splitlines()
    assert first.startswith("boat-accident  Kecelakaan kapal: ")
    assert matched == "    Kata yang cocok: kapal, tengelam (tenggelam)"
    (best, *_) = json.loads(run("find", "tengelam", "kapal", "--json").out)
    assert best["id"] == "boat-accident"
    assert best["words"][0] == {"written": "tengelam", "meant": "tenggelam"}


def test_a_playbook_is_suggested_from_a_pasted_text(run: Run, tmp_path: Path) -> None:
    news = "Feri terbalik di selat. Puluhan penumpang memakai pelampung."
    done = run("find", "--text", "-", answers=news)
    assert done.out.startswith("boat-accident  Vessel accident: ")
    assert "pelampung" in done.out
    write_files(tmp_path, {"news.txt": news})
    assert run("find", "--text", tmp_path / "news.txt").out == done.out


def test_where_no_playbook_fits_the_program_says_so(run: Run) -> None:
    for arguments in (("find", "resep rendang"), ("find", "--text", "-")):
        done = run("--lang", "id", *arguments, answers="Resep rendang yang gurih.")
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith("Tidak ada playbook yang cocok.")
    assert run("find", "resep rendang", "--json").out == "[]\n"


@pytest.mark.parametrize("arguments", [(), ("kapal", "--text", "-")])
def test_it_finds_by_words_or_by_a_text(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("find", *arguments)
    assert (done.code, done.out) == (2, "")
    assert "crisiskit find boat sinking" in done.err


FIVE_MINUTES = {
    "id": """\
Dari boat-accident 1.0.0 ke our-ferry 0.1.0

Keterangan pembuka
""",
    "en": """\
From boat-accident 1.0.0 to our-ferry 0.1.0

Front matter
""",
}
#: The change as it is told, the table in which it is written, and the heading of that.
DEATHS = {
    "id": (
        "wewenang\n        - Basarnas, DVI Polri\n        + DVI Polri\n",
        "| fakta | jenis | pertanyaan | wewenang | sebutan | disebut | belum diketahui |",
        "| deaths | jumlah | Berapa orang yang meninggal dunia? | dvi | | | |", "Fakta",
    ),
    "en": (
        "authority\n        - Basarnas, the police DVI team\n        + the police DVI team\n",
        "| fact | type | question | authority | called | said | not known |",
        "| deaths | count | How many people have died? | dvi | | | |", "Facts",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_child_changes_is_told_in_the_words_of_the_language(run: Run, tmp_path: Path, language: str) -> None:
    run("new", "playbook", "our-ferry", tmp_path, "--from", "boat-accident")
    for code, (_, table, row, heading) in DEATHS.items():
        path = tmp_path / "our-ferry" / f"{code}.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f"## {heading}\n", f"## {heading}\n\n{table}\n{'| --- ' * 7}|\n{row}\n"), encoding="utf-8")
    change, _, _, heading = DEATHS[language]
    done = run("--lang", language, "diff", "boat-accident", tmp_path / "our-ferry")
    assert done.code == 1
    assert done.out.startswith(FIVE_MINUTES[language])
    assert f"\n{heading}\n  ~ " in done.out
    assert f"      {change}" in done.out
    assert run("diff", "boat-accident", path, "--lang", language, "--json").code == 1


@pytest.mark.parametrize(("language", "said"), [("id", "Tidak ada perbedaan isi."), ("en", "Nothing differs in meaning.")])
def test_a_playbook_does_not_differ_from_itself(run: Run, language: str, said: str) -> None:
    done = run("--lang", language, "diff", "boat-accident", bundled_root() / "boat-accident")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1] == said
    assert json.loads(run("diff", "boat-accident", "boat-accident", "--json").out)["differences"] == []


def test_what_cannot_be_compared_is_a_problem(run: Run, tmp_path: Path) -> None:
    assert "error[unknown-playbook]" in run("diff", "boat-accident", "boat-acident").err
    run("new", "playbook", "market-fire", tmp_path)
    (tmp_path / "market-fire" / "id.md").unlink()
    assert run("diff", "boat-accident", tmp_path / "market-fire", "--lang", "id").code == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_playbook_is_a_page_of_markdown_in_a_pipe(run: Run, language: str) -> None:
    done = run("--lang", language, "show", "boat-accident")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith({"id": "# Kecelakaan kapal\n", "en": "# Vessel accident\n"}[language])
    assert done.out == run("show", "boat-accident", "--lang", language).out


def test_a_playbook_is_set_for_reading_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    done = run("--lang", "id", "show", "boat-accident")
    assert "Kecelakaan kapal" in done.out
    assert "\n## " not in done.out, "headings are set, not written"
    assert "{{ vessel }}" in done.out, "wordings are shown letter by letter"


def test_a_playbook_that_is_not_there_is_guessed(run: Run) -> None:
    done = run("--lang", "id", "show", "boat-acident")
    assert (done.code, done.out) == (1, "")
    assert "Mungkin maksudnya boat-accident." in done.err


def test_a_page_in_a_language_it_does_not_have_is_a_problem_and_the_program_takes_another(run: Run, tmp_path: Path) -> None:
    run("new", "playbook", "market-fire", tmp_path)
    (tmp_path / "market-fire" / "id.md").unlink()
    assert run("--lang", "id", "--playbooks", tmp_path, "show", "market-fire").out.startswith("# Market fire\n")
    done = run("--playbooks", tmp_path, "show", "market-fire", "--lang", "id")
    assert (done.code, done.out) == (1, "")
    assert "error[no-document]" in done.err


@pytest.mark.soak
def test_nothing_is_said_of_what_is_shipped(run: Run, drill: Path, event: Path) -> None:
    assert run("check", bundled_root(), drill, event) == (0, "", "")


def test_every_fault_is_told_on_a_line_of_its_own(run: Run, drill: Path) -> None:
    path = drill / "crisis.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("event: capsized", "event: exploded"), encoding="utf-8")
    done = run("--lang", "id", "check", drill)
    assert (done.code, done.err) == (1, "")
    lines = done.out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"{path}:") for line in lines)
    assert all("error[unknown-choice]: “exploded” bukan pilihan untuk event." in line for line in lines)


def test_faults_are_for_programs_too(run: Run, drill: Path) -> None:
    path = drill / "house.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("city:", "town:"), encoding="utf-8")
    done = run("check", drill, "--json")
    assert done.code == 1
    found = json.loads(done.out)
    assert {item["code"] for item in found} == {"unknown-key", "missing-key"}
    assert {item["path"] for item in found} == {str(path)}
    assert all(item["line"] and item["column"] and item["sentence"] and item["weight"] == "error" for item in found)


def test_warnings_alone_are_good(run: Run, drill: Path) -> None:
    path = drill / "house.yaml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "role: recorder" not in line]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("check", drill)
    assert done.code == 0
    assert "warning[empty-chair]" in done.out


def test_the_current_folder_is_checked_by_default(run: Run, drill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(drill)
    assert run("check") == (0, "", "")
    (drill / "crisis.yaml").write_text("")
    assert run("check").out.startswith("crisis.yaml:1:1: error[file-empty]: ")


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"[" * 10_000_000, b"| a | b |\n| --- |", b"---\nid: x\n", b"\x00\x01\x02", b"a: " + b"[" * 90_000]
)
@pytest.mark.parametrize("name", ["house.yaml", "crisis.yaml", "playbook/id.md"])
def test_a_broken_file_is_a_problem_and_no_failure(run: Run, tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    done = run("check", tmp_path)
    assert (done.code, done.err) == (1, "")
    assert f"{path}:" in done.out


def test_a_chair_that_will_stand_empty_is_found_weeks_before(run: Run, drill: Path) -> None:
    house = drill / "house.yaml"
    text = house.read_text(encoding="utf-8")
    line = "role: secretary, who: Sekretaris Dinas, deputy: Kepala Bidang Komunikasi"
    assert line in text
    away = "role: secretary, who: Sekretaris Dinas, away: [{from: 2026-12-24, to: 2026-12-25, because: cuti bersama}]"
    house.write_text(text.replace(line, away), encoding="utf-8")
    assert run("check", house, "--now", "2026-11-20 08:00") == (0, "", "")
    done = run("--lang", "id", "check", house, "--now", "2026-11-20 08:00", "--weeks", "6")
    assert done.code == 0
    assert "warning[chair-empty-ahead]: Dari 2026-12-24 00:00 sampai 2026-12-26 00:00 tidak ada petugas" in done.out
    assert "Sekretaris Dinas (cuti bersama)" in done.out
    # The leader's deputy is the secretary, who is away on the day on which the leader is.
    assert "peran “leader”. Berhalangan: Kepala Dinas; Sekretaris Dinas (cuti bersama)" in done.out
