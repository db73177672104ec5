"""A few words, or a pasted text, lead to the right playbook; where nothing fits, none is suggested."""

from __future__ import annotations

from functools import cache

import pytest

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.reading.listing import Summary, list_playbooks
from crisiskit.reading.roots import bundled_root
from crisiskit.reading.suggesting import LONGEST_TEXT, suggest, suggest_for_text
from documents import SHIPPED

#: id, then for each language name, aliases, cues.
CARDS = {
    "boat-accident": (
        ("Kecelakaan kapal", "kapal tenggelam, feri tenggelam", "kapal, KMP, pelampung, hilang kontak, selat"),
        ("Vessel accident", "boat sinking, capsized boat", "capsized, life jackets, ferry"),
    ),
    "air-accident": (
        ("Kecelakaan pesawat", "pesawat jatuh", "pesawat, bandara, hilang kontak, kotak hitam"),
        ("Air accident", "plane crash", "plane, runway, black box"),
    ),
    "tsunami-warning": (
        ("Peringatan tsunami", "tsunami", "sirene, air laut surut"),
        ("Tsunami warning", "tsunami alert", "siren, evacuate"),
    ),
    "flood": (
        ("Banjir dan longsor", "tanah longsor", "terendam, air, tanggul"),
        ("Flood and landslide", "flash flood", "submerged, levee"),
    ),
    "earthquake": (("Gempa bumi", "gempabumi", "guncangan, magnitudo"), ("Earthquake", "quake", "shaking, magnitude, aftershock")),
    "account-takeover": (
        ("Pengambilalihan akun", "akun diretas", "dibajak, password"),
        ("Account takeover", "account hacked", "hacked"),
    ),
}  # fmt: skip


@cache
def make_cards() -> dict[str, Summary]:
    return {
        ident: Summary(
            ident, "type", "1.0.0", None, None,
            names={code: words[0] for code, words in zip(LANGUAGES, texts, strict=True)},
            summaries=dict.fromkeys(LANGUAGES, ""),
            aliases={code: tuple(words[1].split(", ")) for code, words in zip(LANGUAGES, texts, strict=True)},
            cues={code: tuple(words[2].split(", ")) for code, words in zip(LANGUAGES, texts, strict=True)}, folder=SHIPPED / ident,
        )
        for ident, texts in CARDS.items()
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("kapal tengelam", "boat-accident"), ("tenggelam kapalnya", "boat-accident"), ("kpl tenggelam", "boat-accident"),
        ("sinking boat", "boat-accident"), ("boat sank sinking", "boat-accident"), ("ferry", "boat-accident"),
        ("pesawat jatu", "air-accident"),
        ("crash of a plane", "air-accident"), ("air accident", "air-accident"), ("sunami", "tsunami-warning"),
        ("peringatn tsnami", "tsunami-warning"), ("tanah lonsor", "flood"), ("banjir", "flood"), ("gempabumi", "earthquake"),
        ("gempa bumi", "earthquake"), ("earth quake", "earthquake"), ("erthquake", "earthquake"),
        ("akun ig dihack dibajak", "account-takeover"),
        ("HACKED account!!", "account-takeover"),
    ],
)  # fmt: skip
def test_a_few_words_lead_to_the_right_one(words: str, first: str) -> None:
    found = suggest(make_cards(), words)
    assert found
    assert found[0].playbook == first


def test_the_words_that_matched_are_told_as_written_and_as_meant() -> None:
    assert suggest(make_cards(), "kapal tengelam")[0].words == (("kapal", "kapal"), ("tengelam", "tenggelam"))


@pytest.mark.parametrize("words", ["", "resep rendang", "how to cook rice", "di yang the", "??", "obat", "selamat pagi semua"])
def test_where_nothing_fits_nothing_is_suggested(words: str) -> None:
    assert suggest(make_cards(), words) == ()


@pytest.mark.parametrize(
    ("text", "first", "words"),
    [
        (
            "BREAKING: KMP Tunu hilang kontak di selat, pelampung terlihat mengapung, keluarga menunggu di pelabuhan",
            "boat-accident", {"KMP", "hilang kontak", "selat", "pelampung"},
        ),
        ("The plane left the runway. Investigators look for the black box.", "air-accident", {"plane", "runway", "black box"}),
        ("Min, itu akun diretas ya? kok posting kripto, password nya bocor", "account-takeover", {"akun diretas", "password"}),
    ],
)  # fmt: skip
def test_a_text_speaks_for_a_playbook_by_names_and_cues(text: str, first: str, words: set[str]) -> None:
    best = suggest_for_text(make_cards(), text)[0]
    assert best.playbook == first
    assert {written for written, _ in best.words} == words


@pytest.mark.parametrize(
    "text", ["", "Resep rendang yang gurih untuk hari raya.", "Air minum dibagikan kepada warga.", "kontak kami, jangan hilang"]
)
def test_a_text_that_speaks_for_none_suggests_none(text: str) -> None:
    assert suggest_for_text(make_cards(), text) == ()


def test_a_text_without_end_is_read_as_far_as_the_limit() -> None:
    story = "cerita panjang " * LONGEST_TEXT
    assert suggest_for_text(make_cards(), f"kapal tenggelam di selat {story}")[0].playbook == "boat-accident"
    assert suggest_for_text(make_cards(), f"{story} kapal tenggelam di selat") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_playbook_of_ours_is_found_by_its_name_however_typed(language: str) -> None:
    summaries = list_playbooks([bundled_root()])
    assert len(summaries) > 1
    for ident, summary in summaries.items():
        words = summary.names[language].split()
        longest = max(words, key=len)
        mistyped = [word if word != longest else word[:3] + word[4:] for word in words]
        for typed in (words, words[::-1], mistyped):
            found = suggest(summaries, " ".join(typed))
            assert found, typed
            assert found[0].playbook == ident, typed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.soak
def test_every_playbook_of_ours_is_found_by_its_aliases(language: str) -> None:
    summaries = list_playbooks([bundled_root()])
    for ident, summary in summaries.items():
        assert summary.aliases[language], ident
        for alias in summary.aliases[language]:
            assert ident in [item.playbook for item in suggest(summaries, alias)], alias
