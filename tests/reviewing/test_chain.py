"""SCCT along a crisis: each of S1 to S10 names its fault in a text, and is silent on the mended one, in both languages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisiskit.assessing.grading import assess
from crisiskit.language.problems import explain
from crisiskit.model.crisis import Claim, Report, Verdict
from crisiskit.model.situation import Situation
from crisiskit.model.vocabulary import Cluster
from crisiskit.model.when import When
from crisiskit.problems import Problem, Weight
from crisiskit.recording.folding import fold
from crisiskit.recording.situations import load_situation
from crisiskit.reviewing.hits import Earlier, Setting
from crisiskit.reviewing.prose import read_prose
from crisiskit.reviewing.reviewer import review_text
from documents import small_house, small_playbook
from installed import ROOT
from strategies import AWARE, HERE, ZONE, make_situation

NOW = AWARE + timedelta(hours=2)


def situation(*claims: Claim, deaths: int = 2) -> Situation:
    at = When.at(AWARE + timedelta(minutes=30), ZONE)
    place = {"id": "di Bangli", "en": "in Bangli"}
    told = Report(source="bpbd", at=at, confirmed={"deaths": deaths, "event": "slide", "place": place}, where=HERE)
    made = make_situation(small_playbook(), small_house(), [told])
    return made.model_copy(update={"crisis": made.crisis.model_copy(update={"claims": claims})})


UNTRUE = Claim(
    id="leak", text={"id": "data bocor", "en": "data leaked"}, verdict=Verdict.UNTRUE, evidence="BSSN, 10.00", where=HERE
)


def find(text: str, language: str, setting: Setting) -> list[Problem]:
    """What is more than a hint, by the rules of the chain alone: wording has its own corpus."""
    found = review_text(text, language=language, setting=setting)
    return [item for item in found if item.code in CHAIN and item.weight is not Weight.HINT]


CHAIN = {
    "deny-without-evidence", "mixed-strategies", "strategy-when-preventable", "rebuild-missing", "bolstering", "attack-accuser",
    "missing-empathy", "missing-help", "apology-before-consent", "cause-without-investigator", "cluster-fell", "figure-differs",
    "figure-not-confirmed", "languages-differ",
}  # fmt: skip

#: A rule, the setting without the crisis, a faulty and a mended text.
IN_THE_TEXT = [
    (
        "mixed-strategies",
        "id",
        Setting("post"),
        "Tidak ada kelalaian dari petugas. Kami memohon maaf atas keterlambatan itu.",
        "Kami memohon maaf atas keterlambatan ambulans pada Senin malam.",
    ),
    (
        "mixed-strategies",
        "en",
        Setting("post"),
        "We are not to blame. It could not have been foreseen.",
        "We do not yet know what happened. The inspectorate is investigating.",
    ),
    (
        "strategy-when-preventable",
        "id",
        Setting("update", cluster=Cluster.PREVENTABLE),
        "Pengolahan makanan sudah sesuai prosedur. Hubungi posko di 119.",
        "Makanan itu disimpan terlalu lama. Hubungi posko di 119.",
    ),
    (
        "strategy-when-preventable",
        "en",
        Setting("update", cluster=Cluster.PREVENTABLE),
        "We too are victims of this breach.",
        "We left the server without an update for two years.",
    ),
    (
        "bolstering",
        "id",
        Setting("holding"),
        "Selama ini kami selalu mengutamakan keselamatan penumpang.",
        "Petugas kami mendampingi keluarga di Posko Ketapang.",
    ),
    (
        "bolstering",
        "en",
        Setting("holding"),
        "The agency has received an award for safety.",
        "Our staff are with the families at the harbour.",
    ),
    (
        "bolstering",
        "id",
        Setting("post"),
        "Dua orang meninggal. Kami bangga atas kerja petugas kami.",
        "Dua orang meninggal. Kami menyampaikan duka cita yang mendalam.",
    ),
    (
        "attack-accuser",
        "id",
        Setting("reply"),
        "Keluhan ini datang dari pihak yang sengaja ingin menjatuhkan nama dinas.",
        "Keluhan ini kami terima dengan nomor 4512 dan kami jawab Jumat, 6 Maret 2026.",
    ),
    (
        "attack-accuser",
        "en",
        Setting("reply"),
        "Critics are exaggerating what happened at the counter.",
        "We saw your complaint and will answer it by Friday.",
    ),
]


@pytest.mark.parametrize(("rule", "language", "setting", "faulty", "mended"), IN_THE_TEXT)
def test_a_strategy_that_a_text_shows_by_itself(rule: str, language: str, setting: Setting, faulty: str, mended: str) -> None:
    found = find(faulty, language, setting)
    assert {item.code for item in found} == {rule}
    assert all(str(item.argument("words")) in faulty and all(explain(item, language).values()) for item in found)
    assert find(mended, language, setting) == []


WITH_THE_CRISIS = [
    (
        "deny-without-evidence",
        "id",
        "update",
        "Kabar bahwa data bocor tidak benar.",
        "Kabar tentang data sedang kami periksa bersama BSSN.",
    ),
    ("deny-without-evidence", "en", "update", "Reports that data leaked are false.", "We are checking the reports about data."),
    (
        "missing-empathy",
        "id",
        "holding",
        "Menurut BPBD, dua orang meninggal. Hubungi posko di 119.",
        "Menurut BPBD, dua orang meninggal. Kami menyampaikan duka cita. Hubungi posko di 119.",
    ),
    (
        "apology-before-consent",
        "id",
        "update",
        "Kami memohon maaf atas kejadian di Bangli.",
        "Kami turut prihatin atas kejadian di Bangli.",
    ),
    ("apology-before-consent", "en", "update", "We will pay compensation to every family.", "Our staff are with every family."),
    (
        "cause-without-investigator",
        "id",
        "update",
        "Penyebab longsor belum kami sampaikan.",
        "Penyebab longsor sedang diselidiki Badan Geologi.",
    ),
    (
        "cause-without-investigator",
        "en",
        "update",
        "We do not yet know the cause of the slide.",
        "The Geological Agency is investigating the cause of the slide.",
    ),
    ("figure-differs", "id", "post", "Menurut BPBD, 3 orang meninggal.", "Menurut BPBD, 2 orang meninggal."),
    (
        "figure-differs",
        "en",
        "post",
        "BPBD reports three people dead.",
        "BPBD reports that the figure was corrected: two people have died, not 3.",
    ),
    ("figure-not-confirmed", "en", "post", "BPBD reports 5 people missing.", "We do not yet know how many people are missing."),
]


@pytest.mark.parametrize(("rule", "language", "kind", "faulty", "mended"), WITH_THE_CRISIS)
def test_a_rule_that_needs_the_crisis(rule: str, language: str, kind: str, faulty: str, mended: str) -> None:
    setting = Setting(kind, "press", situation=(made := situation()), knowledge=fold(made, NOW), cluster=Cluster.ACCIDENTAL)
    found = find(faulty, language, setting)
    assert {item.code for item in found} == {rule}
    assert all(all(explain(item, language).values()) for item in found)
    assert find(mended, language, setting) == []


def test_help_is_missed_once_there_is_some_to_name() -> None:
    drill = load_situation(ROOT / "docs" / "examples" / "ferry-drill", (ROOT / "playbooks",))
    text = "Menurut Basarnas, dua orang meninggal. Kami menyampaikan duka cita kepada keluarganya."
    line = next(report.at.key for report in drill.crisis.reports if "family_line" in report.confirmed)
    for now, codes in ((line - timedelta(minutes=1), set()), (line, {"missing-help"})):
        setting = Setting("holding", "press", situation=drill, knowledge=fold(drill, now))
        assert {item.code for item in find(text, "id", setting)} - {"figure-differs", "figure-not-confirmed"} == codes
    setting = Setting("holding", "press", situation=drill, knowledge=fold(drill, line))
    assert "missing-help" not in {item.code for item in find(f"{text} Keluarga dapat menghubungi 119.", "id", setting)}


def test_a_denial_with_evidence_is_none() -> None:
    setting = Setting("correction", "press", situation=(made := situation(UNTRUE)), knowledge=fold(made, NOW))
    assert find("Kabar bahwa data bocor tidak benar.", "id", setting) == []


@pytest.mark.parametrize(
    ("language", "before", "text"),
    [
        ("id", "Kami tidak bersalah atas kejadian itu.", "Kami memohon maaf atas kelalaian petugas kami."),
        ("en", "We apologise for what we did.", "There was no negligence."),
    ],
)
def test_a_denial_and_an_apology_do_not_go_together_along_the_chain(language: str, before: str, text: str) -> None:
    assert find(text, language, Setting("update")) == []
    setting = Setting("update", earlier=(Earlier(read_prose(before, language)),))
    assert [item.code for item in find(text, language, setting)] == ["mixed-strategies"]


def test_a_cluster_that_fell_needs_a_reason() -> None:
    drill = load_situation(ROOT / "docs" / "examples" / "ferry-drill", (ROOT / "playbooks",))
    told = next(report.at for report in drill.crisis.reports if "our_act" in report.confirmed)
    assert assess(drill, now=told.key).cluster is Cluster.PREVENTABLE
    later = told.key + timedelta(minutes=40)
    earlier = (Earlier(read_prose("Kami lalai.", "id"), told.key + timedelta(minutes=5)),)
    for because, codes in (({}, ["cluster-fell"]), ({"our_act": {"id": "salah catat", "en": "a slip"}}, [])):
        taken = Report(source="self", at=When.at(later, ZONE), withdrawn=("our_act",), because=because, where=HERE)
        reports = (*(item for item in drill.crisis.reports if item.at.key <= told.key), taken)
        now = drill.model_copy(update={"crisis": drill.crisis.model_copy(update={"reports": reports})})
        cluster = assess(now, now=later).cluster
        setting = Setting("post", situation=now, knowledge=fold(now, later), earlier=earlier, cluster=cluster)
        assert [item.code for item in find("Perbaikan berjalan.", "id", setting)] == codes


IN_TWO_LANGUAGES = [
    (
        "Enam orang meninggal pada Kamis, 3 Juli 2025 pukul 06.30 WIB.",
        "Six people died on Thursday, 3 July 2025 at 06:30 WIB (23:30 UTC the day before).",
        [],
    ),
    ("Enam orang meninggal pukul 06.30 WIB.", "Five people died at 06:30 WIB.", ["Enam"]),
    ("Sebanyak 1.250 warga mengungsi, 12 terluka.", "Some 1,250 residents left their homes, 21 were hurt.", ["12"]),
    ("Kabar berikutnya pukul 18.00 WIB, 4 Juli.", "Next word at 19:00 WIB, 4 July.", ["18.00"]),
    ("Kabar berikutnya 5 Juli 2025.", "Next word on 4/7/2025.", ["5 Juli 2025"]),
]


@pytest.mark.parametrize(("text", "other", "words"), IN_TWO_LANGUAGES)
def test_two_languages_give_the_same_figures(text: str, other: str, words: list[str]) -> None:
    found = find(text, "id", Setting("post", other=read_prose(other, "en")))
    assert [(item.code, item.argument("words")) for item in found] == [("languages-differ", word) for word in words]


def test_the_house_has_its_own_words() -> None:
    from crisiskit.reading.houses import read_house

    house, problems = read_house(
        "agency: {id: {name: Dinas, short: Dinas}}\ncity: Bangli\nzone: Asia/Makassar\nrules:\n"
        "  - {id: pelanggan, language: id, never: 'pelanggan*', why: {id: Warga bukan pelanggan.}, instead: {id: Tulis “warga”.}}\n"
        "  - {id: netizen, never: netizen, why: {id: Merendahkan., en: It belittles.}, level: warning}\n",
        "house.yaml",
    )
    assert house is not None
    assert problems == []
    setting = Setting("post", rules=house.rules)
    found = review_text("Pelanggan dan netizen bertanya.", language="id", setting=setting)
    assert [(item.code, item.weight.value, item.argument("words")) for item in found] == [
        ("house-rule", "error", "Pelanggan"), ("house-style", "warning", "netizen"),
    ]  # fmt: skip
    assert explain(found[0], "id")["instead"] == "Tulis “warga”."
    assert review_text("Customers ask.", language="en", setting=setting) == ()
