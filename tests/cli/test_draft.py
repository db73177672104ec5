"""Statements on the command line: one text and nothing else, or many, each marked, named and explained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crisiskit.channels.counters import count_text
from crisiskit.channels.table import load_channels
from running import Run

NOW = ("--now", "2026-12-04 09.45")
LATER = ("--now", "2026-12-04 10.25")
KEYS = {
    "text", "posts", "language", "channel", "kind", "status", "count", "limit", "sentences", "facts", "omitted", "changes",
    "next_update_at", "valid_until", "supersedes", "digest", "drafted_at", "headline", "layout", "paragraphs", "number", "quote",
    "article", "alt_text",
}  # fmt: skip


def test_one_post_is_printed_and_nothing_else(run: Run, event: Path) -> None:
    done = run("draft", event, "--kind", "holding", "--channel", "x", "--lang", "id", "--now", "2025-07-03T00:40+07:00")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("\n") == 1
    assert 200 < count_text(done.out.strip(), load_channels()["x"]).count <= 280


def test_json_has_exactly_the_keys_of_a_statement(run: Run, drill: Path) -> None:
    done = run("draft", drill, "--kind", "holding", "--channel", "x", "--lang", "id", "--json", *NOW)
    statement = json.loads(done.out)
    assert set(statement) == KEYS
    assert (statement["channel"], statement["language"]) == ("x", "id")
    assert (statement["kind"], statement["status"]) == ("holding", "exercise")
    assert statement["posts"] == [statement["text"]]


def test_several_texts_are_a_list_in_json(run: Run, drill: Path) -> None:
    done = run("draft", drill, "--kind", "holding", "--channel", "x, sms", "--lang", "id,en", "--json", *NOW)
    found = [(item["channel"], item["language"]) for item in json.loads(done.out)]
    assert found == [("x", "id"), ("x", "en"), ("sms", "id"), ("sms", "en")]


def test_several_texts_have_headings(run: Run, drill: Path) -> None:
    done = run("--lang", "id", "draft", drill, "--kind", "holding", "--channel", "x,press", *NOW)
    heads = [line for line in done.out.splitlines() if line.startswith("== ")]
    assert [head.rpartition(", ")[0] for head in heads] == ["== X, bahasa Indonesia", "== siaran pers, bahasa Indonesia"]
    assert heads[0].endswith("/280 ==")


def test_all_channels_and_languages_are_written_to_files_that_say_it_is_a_drill(run: Run, drill: Path, tmp_path: Path) -> None:
    out = tmp_path / "texts" / "now"
    done = run("draft", drill, "--kind", "acknowledgement", "--channel", "all", "--lang", "id,en", "--out", out, *NOW)
    assert done.code == 0
    names = sorted(path.name for path in out.iterdir())
    assert sorted(Path(line).name for line in done.out.splitlines()) == names
    assert len(names) == 2 * len(load_channels())
    assert "LATIHAN-2026-12-04T094500-acknowledgement-x-id.txt" in names
    assert all(name.startswith(("LATIHAN-", "EXERCISE-")) for name in names)
    for path in out.iterdir():
        assert path.read_text(encoding="utf-8").startswith(("LATIHAN: ", "EXERCISE: "))


def test_the_first_language_of_the_house_is_the_default(run: Run, drill: Path) -> None:
    done = run("draft", drill, "--kind", "holding", "--channel", "x", *NOW)
    assert done.out.startswith("LATIHAN: ")


def test_an_update_finds_what_was_kept_and_says_what_changed(run: Run, drill: Path) -> None:
    kept = run("--lang", "id", "draft", drill, "--kind", "holding", "--channel", "press,x", "--lang", "id", "--save", *NOW)
    files = sorted(path.name for path in (drill / "sent").iterdir())
    assert files == ["LATIHAN-2026-12-04T094500-holding-press-id.json", "LATIHAN-2026-12-04T094500-holding-x-id.json"]
    assert kept.err.count("Disimpan: ") == 2
    done = run("draft", drill, "--kind", "update", "--channel", "x", "--lang", "id", "--json", *LATER)
    update, last = json.loads(done.out), json.loads((drill / "sent" / files[1]).read_text(encoding="utf-8"))
    assert update["supersedes"] == last["digest"]
    changes = {item["fact"]: (item["before"], item["after"]) for item in update["changes"]}
    assert (changes["rescued"], changes["deaths"]) == ((88, 86), (2, 3))


def test_an_update_of_a_channel_that_said_nothing_yet_follows_another(run: Run, drill: Path) -> None:
    run("draft", drill, "--kind", "holding", "--channel", "press", "--lang", "id", "--save", *NOW)
    done = run("draft", drill, "--kind", "update", "--channel", "x", "--lang", "id,en", "--json", *LATER)
    indonesian, english = json.loads(done.out)
    assert indonesian["supersedes"] is not None
    assert english["supersedes"] == indonesian["supersedes"], "what was said in another language was said in public"


def test_a_file_of_several_statements_is_looked_through(run: Run, drill: Path, tmp_path: Path) -> None:
    first = run("draft", drill, "--kind", "holding", "--channel", "x,sms", "--lang", "id", "--json", *NOW)
    (tmp_path / "sent.json").write_text(first.out, encoding="utf-8")
    ask = ("draft", drill, "--kind", "update", "--channel", "sms", "--lang", "id", "--json")
    done = run(*ask, "--supersedes", tmp_path / "sent.json", *LATER)
    assert json.loads(done.out)["supersedes"] == json.loads(first.out)[1]["digest"]


@pytest.mark.parametrize("text", ["", "{}", "[1]", "no json", '{"text": "x"}', "[" * 100_000, "\x00"])
def test_a_file_that_is_no_statement_is_a_problem(run: Run, drill: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "sent.json").write_text(text)
    done = run("draft", drill, "--kind", "update", "--channel", "x", "--supersedes", tmp_path / "sent.json", *LATER)
    assert (done.code, done.out) == (1, "")
    assert f"{tmp_path / 'sent.json'}:1:1: error[" in done.err


def test_a_file_that_is_not_there_is_a_problem(run: Run, drill: Path, tmp_path: Path) -> None:
    done = run("draft", drill, "--kind", "update", "--channel", "x", "--supersedes", tmp_path / "none.json", *LATER)
    assert done.code == 1
    assert f"error[supersedes-missing]: The statement to be replaced, {tmp_path / 'none.json'}, is not there." in done.err


def test_keeping_the_same_text_twice_keeps_one_file_and_another_text_gets_its_own(run: Run, drill: Path) -> None:
    ask = ("draft", drill, "--kind", "holding", "--channel", "x", "--lang", "id", "--save", *NOW)
    run(*ask)
    run(*ask)
    assert len(list((drill / "sent").iterdir())) == 1
    run(*ask, "--next", "11.00")
    assert sorted(path.name for path in (drill / "sent").iterdir()) == [
        "LATIHAN-2026-12-04T094500-holding-x-id-2.json", "LATIHAN-2026-12-04T094500-holding-x-id.json",
    ]  # fmt: skip


def test_the_next_word_can_be_promised_by_hand(run: Run, drill: Path) -> None:
    done = run("draft", drill, "--kind", "holding", "--channel", "x", "--lang", "id", "--next", "11.20", *NOW)
    assert "pukul 11.20 WITA" in done.out


def test_a_promise_in_the_past_is_wrong_use(run: Run, drill: Path) -> None:
    done = run("draft", drill, "--kind", "holding", "--channel", "x", "--next", "2026-12-04 09.00", *NOW)
    assert (done.code, done.out) == (2, "")
    assert "“2026-12-04 09.00”" in done.err


def test_a_missed_promise_is_warned_of(run: Run, drill: Path) -> None:
    run("draft", drill, "--kind", "holding", "--channel", "x", "--lang", "id", "--save", "--next", "10.00", *NOW)
    done = run("draft", drill, "--kind", "update", "--channel", "x", "--lang", "id", *LATER)
    assert done.code == 0
    assert done.err.count("warning[promise-missed]") == 1


def test_number_and_quote_stand_in_the_press_release(run: Run, drill: Path) -> None:
    ask = ("draft", drill, "--kind", "holding", "--channel", "press", "--lang", "id")
    done = run(*ask, "--number", "12/HUMAS/2026", "--quote", "Kami hadir.", *NOW)
    assert "12/HUMAS/2026" in done.out
    assert "“Kami hadir.”" in done.out


def test_why_tells_where_each_sentence_comes_from_and_what_was_left_out(run: Run, drill: Path) -> None:
    done = run("--lang", "id", "draft", drill, "--kind", "holding", "--channel", "x", "--lang", "id", "--why", *NOW)
    text, _, why = done.out.partition("\n\n")
    assert text.startswith("LATIHAN: ")
    assert why.startswith("Kalimat\n  Pembuka · what · anak tangga ")
    assert "deaths = 2 (Basarnas, per pukul 09.35 WITA)" in why
    assert "Tidak dimuat\n" in why
    assert "tidak muat" in why


def test_what_was_refused_does_not_stop_the_others(run: Run, drill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from crisiskit.drafting.writing import Desk
    from crisiskit.errors import DraftRefused
    from crisiskit.model.statement import Statement
    from crisiskit.problems import problem

    write = Desk.write

    def refuse(desk: Desk, channel: str, language: str) -> Statement:
        if channel == "sms":
            raise DraftRefused([problem("does-not-fit", None, channel="sms", count=400, limit=306, parts=3)])
        return write(desk, channel, language)

    monkeypatch.setattr(Desk, "write", refuse)
    done = run("--lang", "id", "draft", drill, "--kind", "holding", "--channel", "sms,x", "--lang", "id", *NOW)
    assert done.code == 1
    assert done.out.startswith("LATIHAN: ")
    assert done.err.startswith("Tidak disusun: sms, id.\nerror[does-not-fit]: ")
    assert run("draft", drill, "--kind", "holding", "--channel", "sms", "--json", *NOW).out == ""


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_language_that_was_not_asked_for_is_not_missed(run: Run, drill: Path, language: str) -> None:
    assert run("draft", drill, "--kind", "holding", "--channel", "x", "--lang", language, *NOW).err == ""


def test_a_text_over_a_broken_file_is_printed_and_not_kept(run: Run, drill: Path, tmp_path: Path) -> None:
    path = drill / "crisis.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("      missing: 8", "      missing: many"), encoding="utf-8")
    ask = ("draft", drill, "--kind", "holding", "--channel", "x", "--lang", "id", *NOW)
    done = run(*ask)
    assert done.code == 1
    assert "error[value-of-wrong-type]" in done.err
    assert done.out.startswith("LATIHAN: ")
    kept = run(*ask, "--save", "--out", tmp_path / "out")
    assert (kept.code, kept.out) == (1, done.out)
    assert "error[text-not-kept]" in kept.err
    assert not (tmp_path / "out").exists()
    assert not (drill / "sent").exists()


def test_a_number_that_no_channel_prints_is_warned_of(run: Run, drill: Path) -> None:
    ask = ("draft", drill, "--kind", "holding", "--lang", "id", "--number", "12", "--quote", "Kami hadir.", *NOW, "--channel")
    assert run(*ask, "x,web").err.count("warning[option-not-used]") == 2
    assert "option-not-used" not in run(*ask, "x,press").err


@pytest.mark.parametrize("written", ["09.50", "2026-12-04 09.59", "09.40", "2026-12-04 09.45"])
def test_a_promise_that_cannot_be_kept_is_wrong_use(run: Run, drill: Path, written: str) -> None:
    done = run("draft", drill, "--kind", "holding", "--channel", "x", "--next", written, *NOW)
    assert (done.code, done.out) == (2, "")
    assert f"“{written}”" in done.err


def test_a_promise_far_off_is_warned_of(run: Run, drill: Path) -> None:
    ask = ("draft", drill, "--kind", "holding", "--channel", "x", "--lang", "id", *NOW, "--next")
    far, near = run(*ask, "2026-12-07 10.00"), run(*ask, "2026-12-05 09.00")
    assert (far.code, near.code) == (0, 0)
    assert "warning[promise-far-off]" in far.err
    assert near.err == ""


def test_why_speaks_the_reader_s_language(run: Run, drill: Path) -> None:
    done = run("--lang", "id", "draft", drill, "--kind", "holding", "--channel", "press", "--lang", "en", "--why", *NOW)
    assert "event = terbalik (posko SAR Tanjung Sekar, " in done.out
    assert "occurred_at = pukul 08.05 WITA (" in done.out


def test_staff_hear_before_or_with_the_public(run: Run, drill: Path) -> None:
    ask = ("draft", drill, "--channel", "press", "--lang", "id", *NOW, "--save")
    assert "staff-not-told" not in run(*ask, "--kind", "acknowledgement").err
    assert "staff-not-told" in run(*ask, "--kind", "holding").err
    assert run("draft", drill, "--kind", "internal", "--channel", "internal", "--lang", "id", *NOW, "--save").code == 0
    assert "staff-not-told" not in run(*ask, "--kind", "holding").err


def test_an_update_replaces_what_the_public_read_and_no_note_to_staff(run: Run, drill: Path) -> None:
    run("draft", drill, "--kind", "holding", "--channel", "x", "--lang", "id", "--now", "2026-12-04 09.45", "--save")
    run("draft", drill, "--kind", "internal", "--channel", "internal", "--lang", "id", "--now", "2026-12-04 10.00", "--save")
    found = json.loads(run("draft", drill, "--kind", "update", "--channel", "x", "--lang", "id", *LATER, "--json").out)
    assert found["supersedes"] is not None
    page = run("draft", drill, "--kind", "update", "--channel", "press", "--lang", "id", *LATER).out
    assert "09.45" in page


def test_a_text_is_written_as_a_document_whose_name_says_that_it_is_a_drill(run: Run, drill: Path, tmp_path: Path) -> None:
    ask = ("draft", drill, "--kind", "holding", "--channel", "press,x", "--lang", "id", "--number", "12/SP/2026", *NOW)
    done = run(*ask, "--format", "docx", "--out", tmp_path / "out")
    assert done.code == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["LATIHAN-2026-12-04T094500-holding-press-id.docx", "LATIHAN-2026-12-04T094500-holding-x-id.docx"]
    assert done.out.splitlines() == [str(tmp_path / "out" / name) for name in names]
    assert all((tmp_path / "out" / name).read_bytes().startswith(b"PK") for name in names)


def test_a_page_is_printed_or_written(run: Run, drill: Path, tmp_path: Path) -> None:
    ask = ("draft", drill, "--kind", "holding", "--channel", "press", "--lang", "en", "--format", "html", *NOW)
    printed = run(*ask)
    assert printed.out.startswith('<!DOCTYPE html>\n<html lang="en">')
    run(*ask, "--out", tmp_path / "out")
    (path,) = (tmp_path / "out").iterdir()
    assert path.read_text(encoding="utf-8") == printed.out
    assert path.name == "EXERCISE-2026-12-04T094500-holding-press-en.html"


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_document_needs_a_folder_to_go_to(run: Run, drill: Path, form: str) -> None:
    done = run("draft", drill, "--kind", "holding", "--channel", "press", "--format", form, *NOW)
    assert (done.code, done.out) == (2, "")
    assert "--out" in done.err


def test_a_layout_is_chosen_on_the_command_line(run: Run, drill: Path) -> None:
    ask = ("draft", drill, "--kind", "holding", "--channel", "press", "--lang", "id", *NOW)
    assert "\n\nPERNYATAAN SEMENTARA\n" in run(*ask).out
    assert "\n\nSIARAN PERS\n" in run(*ask, "--layout", "press").out


def test_a_layout_nobody_knows_is_refused_with_those_there_are(run: Run, drill: Path) -> None:
    done = run("draft", drill, "--kind", "holding", "--channel", "press", "--layout", "poster", *NOW)
    assert (done.code, done.out) == (1, "")
    assert "error[unknown-layout]" in done.err
    assert "clarification" in done.err


def test_a_layout_is_not_used_where_no_channel_has_one(run: Run, drill: Path) -> None:
    done = run("draft", drill, "--kind", "holding", "--channel", "x", "--layout", "press", *NOW)
    assert done.code == 0
    assert "warning[option-not-used]" in done.err


def test_a_correction_of_our_own_data_is_called_one_only_where_data_are_corrected(run: Run, drill: Path) -> None:
    ask = ("draft", drill, "--kind", "update", "--channel", "press", "--lang", "id", "--layout", "erratum")
    run("draft", drill, "--kind", "holding", "--channel", "press", "--lang", "id", *NOW, "--save")
    unchanged = run(*ask, "--now", "2026-12-04 09.55")
    assert unchanged.code == 1
    assert "error[layout-needs-correction]" in unchanged.err
    corrected = run(*ask, *LATER)
    assert corrected.code == 0
    assert "\n\nRALAT\n\n" in corrected.out


PUBLISHED = """\
    published:
      outlet: Harian Contoh
      title: Dua Puluh Tewas
      date: 2026-12-04
      passage: Dua puluh orang tewas dan pemerintah diam.
      url: https://harian.example/feri
"""


def test_a_right_of_reply_names_the_article_that_the_claim_says(run: Run, drill: Path) -> None:
    ask = ("draft", drill, "--kind", "correction", "--channel", "press", "--lang", "id", "--layout", "right-of-reply", *LATER)
    refused = run(*ask)
    assert refused.code == 1
    assert "error[layout-needs-article]" in refused.err
    path = drill / "crisis.yaml"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n" + PUBLISHED, encoding="utf-8")
    text = run(*ask).out
    assert "Perihal: Hak jawab atas berita “Dua Puluh Tewas”" in text
    assert "“Dua puluh orang tewas dan pemerintah diam.”" in text
    assert "https://harian.example/feri" in text
    assert "Kepala Bidang Komunikasi, Dinas Perhubungan Provinsi Nusa Seruni" in text


def test_the_layouts_of_the_house_are_used(run: Run, drill: Path) -> None:
    house = drill / "house.yaml"
    house.write_text(house.read_text(encoding="utf-8") + "layouts: kop\n", encoding="utf-8")
    (drill / "kop").mkdir()
    (drill / "kop" / "press.html.j2").write_text(
        "<header><p>{{ letterhead | upper }}<br>Jalan Pelabuhan 1</p></header>"
        "{% for paragraph in paragraphs %}<p>{{ paragraph }}</p>{% endfor %}", encoding="utf-8",
    )  # fmt: skip
    done = run("draft", drill, "--kind", "holding", "--channel", "press", "--lang", "id", *NOW)
    assert done.out.startswith("LATIHAN: DINAS PERHUBUNGAN PROVINSI NUSA SERUNI\nJalan Pelabuhan 1\n\n")
    (drill / "kop" / "press.html.j2").write_text("{{ title ~ title }}", encoding="utf-8")
    refused = run("draft", drill, "--kind", "holding", "--channel", "press", "--lang", "id", *NOW)
    assert refused.code == 1
    assert "press.html.j2:1:1: error[layout-not-allowed]" in refused.err


def test_where_no_channel_is_named_it_is_the_press_and_the_houses_own(run: Run, drill: Path) -> None:
    done = run("draft", drill, "--kind", "holding", "--lang", "en", *NOW, "--json")
    assert [item["channel"] for item in json.loads(done.out)] == ["press", "web", "x", "whatsapp", "instagram", "sms"]
    assert json.loads(run("draft", drill, "--kind", "internal", "--lang", "en", *NOW, "--json").out)["channel"] == "internal"


class TestForStaffOnly:
    """A note to staff is written for channels inside; a public one is refused, and so is one the house speaks on."""

    def test_a_public_channel_is_refused_and_nothing_is_written(self, run: Run, drill: Path) -> None:
        done = run("--lang", "en", "draft", drill, "--kind", "internal", "--channel", "internal,x,press", "--lang", "en", *NOW)
        assert (done.code, done.out) == (2, "")
        assert "A note to staff is not written for a public channel (x, press)." in done.err

    def test_all_are_those_inside_and_a_house_can_have_more(self, run: Run, drill: Path) -> None:
        rule = "limits: [{channel: sms-pegawai, like: sms, source: our own, checked: 2026-11-01}]\n"
        with (drill / "house.yaml").open("a", encoding="utf-8") as house:
            house.write(rule)
        asked = ("draft", drill, "--kind", "internal", "--lang", "id", "--json", *NOW, "--channel")
        found = json.loads(run(*asked, "all").out)
        assert [item["channel"] for item in found] == ["internal", "sms-pegawai"]
        assert json.loads(run(*asked, "sms-pegawai").out)["text"].startswith("LATIHAN: Dishub Nusa Seruni: Untuk pegawai")

    def test_on_paper_it_says_for_whom_it_is(self, run: Run, drill: Path) -> None:
        done = run("draft", drill, "--kind", "internal", "--lang", "id", "--format", "html", *NOW)
        assert "NOTA INTERNAL</h1>" in done.out
        assert "NOTA INTERNAL" not in run("draft", drill, "--kind", "internal", "--lang", "id", *NOW).out
