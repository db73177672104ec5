"""Every kind beyond the first three: what opens its gate, what it must say, and in which order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

import crisiskit
from crisiskit import Statement
from crisiskit.cli.draft import KINDS as TYPED
from crisiskit.drafting.kinds import KINDS
from crisiskit.drafting.writing import Desk
from crisiskit.errors import DraftRefused
from crisiskit.model.crisis import Claim, Value, Verdict
from crisiskit.model.situation import Situation
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Part
from crisiskit.model.when import When
from crisiskit.problems import Where
from drafting.crises import AWARE, LANGUAGES, NEXT, NOW, make_situation, playbook, report

HERE = Where("crisis.yaml")
LOST: dict[str, Value] = {
    "vessel": "KMP Contoh", "event": "capsized", "place": {"id": "di Selat Contoh", "en": "in the Contoh Strait"},
}
CLAIM = Claim(
    id="twenty-dead", text={"id": "Dua puluh orang tewas.", "en": "Twenty people are dead."}, verdict=Verdict.UNTRUE,
    evidence="Basarnas, by telephone at 11.20", where=HERE,
)  # fmt: skip

ACT: dict[str, Value] = {
    "our_act": {"id": "salah menyebut jumlah korban", "en": "giving a wrong number of victims"},
    "remedy": {"id": "memeriksa ulang semua data", "en": "check all data again"},
}
WARNING: dict[str, Value] = {
    "sea_warning": "tinggi", "warning_area": {"id": "di Selat Contoh", "en": "in the Contoh Strait"},
    "warning_until": When.at(NOW + timedelta(hours=9), "Asia/Makassar"),
}  # fmt: skip


def situation(confirmed: dict[str, Value] | None = None, source: str = "basarnas", claims: tuple[Claim, ...] = ()) -> Situation:
    at = AWARE + timedelta(hours=1)
    reports = [report("ksop", at, LOST), *([report(source, at, confirmed)] if confirmed else [])]
    made = make_situation(playbook("boat-accident"), reports)
    return made.model_copy(update={"crisis": made.crisis.model_copy(update={"claims": claims})})


def write(case: Situation, kind: Kind, channel: str = "press", language: str = "id", **asked: Any) -> Statement:
    assessment = crisiskit.assess(case, now=NOW)
    return crisiskit.draft(case, assessment, kind=kind, channel=channel, language=language, now=NOW, next_update=NEXT, **asked)


def refusal(case: Situation, kind: Kind, **asked: Any) -> list[str]:
    with pytest.raises(DraftRefused) as error:
        write(case, kind, **asked)
    return [item.code for item in error.value.problems]


def test_every_kind_is_a_row_and_can_be_typed() -> None:
    assert set(KINDS) == set(Kind)
    assert list(TYPED) == [kind.value for kind in Kind]
    for spec in KINDS.values():
        assert set(spec.needs) <= set(spec.order)
        assert set(spec.needs) <= set(spec.rank)
        assert all(spec.basis.get(part) for part in spec.needs)


class TestCorrection:
    """Fact, myth once, why it misleads, fact; the myth never heads it."""

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("channel", ["press", "x", "sms"])
    def test_the_myth_is_said_once_between_two_facts(self, channel: str, language: str) -> None:
        case = situation({"deaths": 2, "rescued": 44}, claims=(CLAIM,))
        found = write(case, Kind.CORRECTION, channel, language)
        myth = CLAIM.text[language].rstrip(".")
        assert found.text.count(myth) == 1
        said = [item.message for item in found.sentences if item.part is Part.CLAIM]
        assert said == ["fact", "myth", "why", "again"]
        assert myth not in found.sentences[0].text
        assert found.headline is None or myth not in found.headline

    def test_the_claims_own_fact_is_said_with_who_established_it_and_when(self) -> None:
        words = {"fact": {"id": "mesin kapal tidak meledak", "en": "the engine did not explode"}, "source": "knkt"}
        because = {"id": "video itu direkam pada 2019", "en": "the video was made in 2019"}
        claim = CLAIM.model_copy(update={**words, "because": because, "as_of": When.at(NOW, "Asia/Makassar")})
        found = write(situation(claims=(claim,)), Kind.CORRECTION, "x")
        assert "Faktanya, mesin kapal tidak meledak, menurut KNKT" in found.text
        assert "karena video itu direkam pada 2019" in found.text
        assert found.text.index("Faktanya") < found.text.index("“Dua puluh orang tewas”") < found.text.index("2019")

    def test_without_a_reason_it_is_measured_by_whoever_established_the_fact(self) -> None:
        words = {"fact": {"id": "mesin kapal tidak meledak", "en": "the engine did not explode"}, "source": "knkt"}
        case = situation({"deaths": 2, "rescued": 44}, claims=(CLAIM.model_copy(update=words),))
        found = write(case, Kind.CORRECTION, "x", "en")
        assert "It does not agree with what KNKT has confirmed." in found.text

    def test_only_what_is_untrue_on_evidence_is_corrected(self) -> None:
        unknown = CLAIM.model_copy(update={"verdict": Verdict.UNKNOWN})
        bare = CLAIM.model_copy(update={"evidence": None})
        other = CLAIM.model_copy(update={"id": "engine-exploded"})
        assert refusal(situation(), Kind.CORRECTION) == ["no-claim"]
        assert refusal(situation(claims=(unknown,)), Kind.CORRECTION) == ["no-claim"]
        assert refusal(situation(claims=(unknown,)), Kind.CORRECTION, claim="twenty-dead") == ["claim-not-untrue"]
        assert refusal(situation(claims=(bare,)), Kind.CORRECTION) == ["claim-without-evidence"]
        assert refusal(situation(claims=(CLAIM, other)), Kind.CORRECTION) == ["claim-needed"]
        assert refusal(situation(claims=(CLAIM,)), Kind.CORRECTION, claim="nothing") == ["unknown-claim"]

    def test_no_agency_is_made_to_contradict_what_it_never_spoke_of(self) -> None:
        case = situation({"deaths": 2, "rescued": 44}, claims=(CLAIM.model_copy(update={"text": {"id": "Mesin kapal meledak."}}),))
        found = write(case, Kind.CORRECTION, "web")
        assert "Kabar itu tidak sesuai dengan bukti yang telah kami periksa." in found.text
        ours = CLAIM.model_copy(update={"fact": {"id": "mesin kapal tidak meledak"}, "source": "self"})
        assert "keterangan Basarnas" not in write(situation({"deaths": 2}, claims=(ours,)), Kind.CORRECTION, "web").text

    @pytest.mark.parametrize("same", ["dua orang meninggal dunia.", "Mesin kapal tidak meledak"])
    def test_what_the_text_says_itself_is_not_called_untrue(self, same: str) -> None:
        fact = {"id": "mesin kapal tidak meledak", "en": "the engine did not explode"}
        claim = CLAIM.model_copy(update={"text": {"id": same}, "fact": fact})
        assert refusal(situation({"deaths": 2, "rescued": 4}, claims=(claim,)), Kind.CORRECTION) == ["claim-says-the-fact"]

    def test_quotation_marks_inside_the_claim_do_not_end_its_own(self) -> None:
        claim = CLAIM.model_copy(update={"text": {"id": 'Kapal itu “tenggelam” dan "hilang".'}})
        found = write(situation({"deaths": 2}, claims=(claim,)), Kind.CORRECTION, "web")
        assert "“Kapal itu ‘tenggelam’ dan ‘hilang’”" in found.text

    def test_a_claim_is_corrected_once_it_was_seen_and_its_fact_established(self) -> None:
        ahead = When.at(NOW + timedelta(minutes=1), "Asia/Makassar")
        assert refusal(situation(claims=(CLAIM.model_copy(update={"seen": ahead}),)), Kind.CORRECTION) == ["no-claim"]
        early = CLAIM.model_copy(update={"as_of": ahead})
        assert refusal(situation(claims=(early,)), Kind.CORRECTION, claim=CLAIM.id) == ["claim-not-untrue"]
        today = CLAIM.model_copy(update={"as_of": When(NOW.date(), None, None, "Asia/Makassar")})
        assert write(situation({"deaths": 2}, claims=(today,)), Kind.CORRECTION, "web").kind is Kind.CORRECTION

    def test_without_a_fact_there_is_nothing_to_set_against_it(self) -> None:
        empty = make_situation(playbook("boat-accident"), [])
        case = empty.model_copy(update={"crisis": empty.crisis.model_copy(update={"claims": (CLAIM,)})})
        assert refusal(case, Kind.CORRECTION) == ["required-part-unsayable"]


class TestApology:
    """Its gate: legal has agreed, and we answer for what happened; then it names the act, the remedy and a time."""

    def test_it_is_refused_until_legal_agrees_and_the_act_is_ours(self) -> None:
        assert refusal(situation(), Kind.APOLOGY) == ["apology-not-cleared", "apology-not-ours"]
        assert refusal(situation({"apology_cleared": True}, "self"), Kind.APOLOGY) == ["apology-not-ours"]
        assert refusal(situation(ACT, "self"), Kind.APOLOGY) == ["apology-not-cleared"]

    def test_it_names_the_act_and_what_will_be_done(self) -> None:
        found = write(situation({**ACT, "apology_cleared": True}, "self"), Kind.APOLOGY, "x")
        assert "Kami memohon maaf karena kami salah menyebut jumlah korban." in found.text
        assert "Kami akan memeriksa ulang semua data." in found.text
        assert found.next_update_at == NEXT

    def test_a_history_of_accidents_opens_the_gate_but_the_act_must_be_known(self) -> None:
        case = situation({"apology_cleared": True, "crisis_history": True}, "self")
        assert refusal(case, Kind.APOLOGY) == ["required-part-unsayable"]


class TestWarningRelay:
    """Relayed with its authority, its level on that authority's own scheme and its time; never originated."""

    def test_the_warning_is_bmkgs(self) -> None:
        found = write(situation(WARNING, "bmkg"), Kind.WARNING_RELAY, "x")
        assert "BMKG" in found.text
        assert "Tinggi (2,5 sampai 4 meter)" in found.text
        assert "21.15 WITA" in found.text
        assert write(situation(WARNING, "bmkg"), Kind.WARNING_RELAY, "x", "en").text.count("Tinggi (high") == 1

    def test_the_headline_says_whose_warning_it_is(self) -> None:
        assert write(situation(WARNING, "bmkg"), Kind.WARNING_RELAY, "press", "en").headline == "Official warning from BMKG"

    def test_nobody_else_may_issue_it(self) -> None:
        assert refusal(situation(WARNING, "ksop"), Kind.WARNING_RELAY) == ["required-part-unsayable"] * 2
        assert refusal(situation({"sea_warning": "tinggi"}, "bmkg"), Kind.WARNING_RELAY) == ["required-part-unsayable"]


class TestOtherKinds:
    """What each must say at least."""

    def test_a_personal_data_notice_says_what_the_law_asks(self) -> None:
        known: dict[str, Value] = {
            "data_exposed": {"id": "nama dan nomor telepon penumpang", "en": "names and telephone numbers of passengers"},
            "data_exposed_at": When.at(NOW, "Asia/Makassar"),
            "data_how": {"id": "melalui foto manifes", "en": "through a photograph of the manifest"},
            "data_handling": {"id": "meminta foto itu diturunkan", "en": "asked for the photograph to be taken down"},
            "data_advice": {"id": "mewaspadai penelepon tak dikenal", "en": "beware of unknown callers"},
        }  # fmt: skip
        assert refusal(situation(known, "self"), Kind.PERSONAL_DATA_NOTICE) == ["required-part-unsayable"]
        found = write(situation({**known, "data_contact": "dpo@dephub.example"}, "self"), Kind.PERSONAL_DATA_NOTICE, "sms")
        said = [item.message for item in found.sentences if item.part is Part.DATA]
        assert said == ["data-exposed", "data-how", "data-handling", "data-advice", "data-contact"]

    def test_immediate_information_says_the_items_of_the_law_while_danger_lasts(self) -> None:
        assert refusal(situation(), Kind.IMMEDIATE_INFORMATION) == ["required-part-unsayable"]
        found = write(situation({"threat_continues": True}), Kind.IMMEDIATE_INFORMATION, "sms")
        said = [item.message for item in found.sentences if item.part is Part.DANGER]
        assert said == ["danger", "affected", "evacuation", "avoid", "danger-help"]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_immediate_information_begins_with_the_danger_and_not_with_what_happened(self, language: str) -> None:
        found = write(situation({"threat_continues": True, "deaths": 2}), Kind.IMMEDIATE_INFORMATION, "press", language)
        parts = [item.part for item in found.sentences]
        assert parts[0] is Part.DANGER
        assert Part.OPENING in parts

    def test_a_note_to_staff_says_who_speaks(self) -> None:
        found = write(situation(), Kind.INTERNAL, "whatsapp")
        assert found.text.startswith("Untuk pegawai")
        assert "juru bicara" in found.text

    def test_a_crisis_is_closed_by_who_may_and_promises_no_further_hour(self) -> None:
        assert refusal(situation(), Kind.CLOSING) == ["required-part-unsayable"]
        found = write(situation({"search_ended": True, "deaths": 2}), Kind.CLOSING)
        said = [item.message for item in found.sentences if item.part is Part.CLOSING]
        assert said == ["declared", "afterwards", "review"]
        assert found.next_update_at is None
        assert found.valid_until is None
        assert Part.CONTACT not in [item.part for item in found.sentences]  # the review's place is named already

    def test_a_reply_gives_the_approved_answer_or_the_bridge(self) -> None:
        answered = write(situation(), Kind.REPLY, "x", question="blame")
        assert [item.part for item in answered.sentences][:1] == [Part.ANSWER]
        assert "KMP Contoh terbalik" not in answered.text
        bridged = write(make_situation(playbook("boat-accident"), []), Kind.REPLY, "x", question="blame")
        assert "belum dapat kami jawab" in bridged.text
        assert refusal(situation(), Kind.REPLY, question="nothing") == ["unknown-question"]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_an_answer_that_promises_the_next_word_is_not_followed_by_the_promise(self, language: str) -> None:
        found = write(situation(), Kind.REPLY, "press", language, question="when-next")
        assert {item.part for item in found.sentences}.isdisjoint({Part.NEXT})
        assert found.text.count({"id": "13.15 WITA", "en": "13:15 WITA"}[language]) == 1

class TestReadAloud:
    """What a listener stumbled over when the texts of every kind were read aloud."""

    TOLL: dict[str, Value] = {"deaths": 2, "rescued": 44}  # noqa: RUF012 - a table, not a default

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("kind", [Kind.ACKNOWLEDGEMENT, Kind.HOLDING, Kind.INTERNAL, Kind.REPLY])
    def test_nobody_is_condoled_with_on_a_phone_before_the_dead_are_told(self, kind: Kind, language: str) -> None:
        parts = [item.part for item in write(situation(self.TOLL), kind, "push", language).sentences]
        assert parts.index(Part.KNOWN) < parts.index(Part.EMPATHY)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_closing_tells_the_toll_and_condoles_before_it_speaks_of_a_review(self, language: str) -> None:
        found = write(situation({**self.TOLL, "end_declared": True}), Kind.CLOSING, "press", language)
        parts = [item.part for item in found.sentences]
        assert parts.index(Part.KNOWN) < parts.index(Part.EMPATHY) < parts.index(Part.CLOSING)
        assert found.text.count("@kemenhub151") <= 2

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_danger_does_not_wait_for_the_voyage(self, language: str) -> None:
        route: dict[str, Value] = {"threat_continues": True, "people_aboard": 46}
        found = write(situation(route), Kind.IMMEDIATE_INFORMATION, "press", language)
        assert [item.message for item in found.sentences if item.part is Part.OPENING] == ["what"]

    def test_a_danger_alone_is_no_accident(self) -> None:
        made = make_situation(playbook("boat-accident"), [report("basarnas", AWARE, {"threat_continues": True})])
        text = write(made, Kind.IMMEDIATE_INFORMATION).text
        assert "menerima laporan mengenai kecelakaan kapal" in text
        assert "Telah terjadi" not in text

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_warning_has_its_dates_because_it_is_passed_on(self, language: str) -> None:
        text = write(situation(WARNING, "bmkg"), Kind.WARNING_RELAY, "x", language).text
        day = {"id": "7 Maret", "en": "7 March"}[language]
        assert text.count(day) == 2

    def test_a_warning_is_headed_by_its_authority_and_an_apology_by_us(self) -> None:
        assert "Peringatan Resmi BMKG" in write(situation(WARNING, "bmkg"), Kind.WARNING_RELAY).text
        case = situation({**ACT, "apology_cleared": True}, "self")
        found = write(case, Kind.APOLOGY)
        assert "Permohonan Maaf Kemenhub" in found.text
        assert write(case, Kind.APOLOGY, "instagram").text.count("maaf") == 1

    def test_we_do_not_cite_ourselves(self) -> None:
        fact = {"id": "kami tidak meminta uang", "en": "we ask for no money"}
        claim = CLAIM.model_copy(update={"fact": fact, "source": "self", "as_of": When.at(NOW, "Asia/Makassar")})
        assert "Faktanya, kami tidak meminta uang. " in write(situation(claims=(claim,)), Kind.CORRECTION).text

    def test_a_claim_is_set_against_its_own_source(self) -> None:
        fact = {"id": "manifes mencatat 36 penumpang", "en": "the manifest lists 36 passengers"}
        claim = CLAIM.model_copy(update={"fact": fact, "source": "ksop"})
        text = write(situation(self.TOLL, claims=(claim,)), Kind.CORRECTION, "x").text
        assert "tidak sesuai dengan keterangan KSOP" in text

    def test_staff_are_not_sent_to_the_publics_channels(self) -> None:
        assert "melalui" not in write(situation(), Kind.INTERNAL, "internal").sentences[-1].text

    def test_counts_of_one_list_are_written_alike_in_indonesian(self) -> None:
        said = {language: write(situation(self.TOLL), Kind.HOLDING, "x", language).text for language in LANGUAGES}
        assert "44 orang selamat dan 2 orang meninggal dunia" in said["id"]
        assert "two" in said["en"]

    def test_no_press_address_is_read_out_to_every_listener(self) -> None:
        found = write(situation(self.TOLL, claims=(CLAIM,)), Kind.CORRECTION, "radio")
        assert "humas" not in found.text
        assert [item for item in found.sentences if item.part is Part.CONTACT] == []

    def test_the_dead_are_told_before_the_identified(self) -> None:
        case = make_situation(
            playbook("boat-accident"),
            [report("ksop", AWARE, LOST), report("basarnas", AWARE, self.TOLL), report("dvi", NOW, {"identified": 2})],
        )
        text = write(case, Kind.HOLDING).text
        assert text.index("2 orang meninggal dunia") < text.index("dua korban telah teridentifikasi")


class TestStaleWarnings:
    """A warning is passed on whole, while it holds, and as one authority gave it."""

    def test_one_that_is_over_is_refused_and_says_when_it_ended(self) -> None:
        case = situation({**WARNING, "warning_until": When.at(NOW - timedelta(minutes=1), "Asia/Makassar")}, "bmkg")
        with pytest.raises(DraftRefused) as error:
            write(case, Kind.WARNING_RELAY)
        assert [(item.code, item.argument("found")) for item in error.value.problems] == [("warning-expired", "2026-03-07 12:14")]

    def test_a_level_without_its_hour_is_refused(self) -> None:
        case = situation(WARNING, "bmkg")
        dated = case.crisis.reports[-1].model_copy(update={"as_of": When(NOW.date(), None, None, "Asia/Makassar")})
        crisis = case.crisis.model_copy(update={"reports": (*case.crisis.reports[:-1], dated)})
        assert refusal(case.model_copy(update={"crisis": crisis}), Kind.WARNING_RELAY) == ["warning-without-hour"]

    def test_an_area_that_another_authority_named_is_not_that_of_the_warning(self) -> None:
        area: dict[str, Value] = {"warning_area": {"id": "di lereng gunung", "en": "on the mountain"}}
        case = situation({name: WARNING[name] for name in ("sea_warning", "warning_until")}, "bmkg")
        reports = (*case.crisis.reports, report("pvmbg", AWARE + timedelta(hours=2), area))
        case = case.model_copy(update={"crisis": case.crisis.model_copy(update={"reports": reports})})
        assert refusal(case, Kind.WARNING_RELAY) == ["warning-mixed"]

    @pytest.mark.parametrize("kind", [Kind.WARNING_RELAY, Kind.IMMEDIATE_INFORMATION, Kind.HOLDING])
    def test_of_two_warnings_the_area_and_the_advice_stay_with_theirs(self, kind: Kind) -> None:
        advice = {"id": "menjauhi lereng", "en": "keep off the slopes"}
        later: dict[str, Value] = {
            "weather_warning": "siaga", "warning_area": {"id": "di Kenari", "en": "in Kenari"},
            "warning_until": When.at(NOW + timedelta(hours=2), "Asia/Makassar"), "warning_advice": advice,
        }  # fmt: skip
        danger: dict[str, Value] = {
            "threat_continues": True, "danger": {"id": "tanah bergerak", "en": "the ground moves"}, "help_line": "0000",
            "danger_affected": {"id": "warga", "en": "residents"}, "evacuation": {"id": "balai desa", "en": "the hall"},
            "danger_avoid": {"id": "jauhi lereng", "en": "keep away"},
        }  # fmt: skip
        case = situation(WARNING, "bmkg")
        added = [report("bmkg", AWARE + timedelta(hours=2), later), report("basarnas", AWARE + timedelta(hours=2), danger)]
        crisis = case.crisis.model_copy(update={"reports": (*case.crisis.reports, *added)})
        desk = Desk(
            case.model_copy(update={"crisis": crisis}), crisiskit.assess(case, now=NOW), kind=kind, now=NOW, next_update=NEXT
        )
        found = desk.write("web", "id")
        assert "gelombang" not in found.text  # its area is not that of the rain
        assert ("cuaca" in found.text) == (kind is not Kind.HOLDING)
        assert [item.code for item in desk.problems] == ([] if kind is Kind.HOLDING else ["warning-mixed"])

    def test_advice_does_not_outlive_its_warning(self) -> None:
        until = When.at(NOW - timedelta(minutes=1), "Asia/Makassar")
        advice: Value = {"id": "menjauhi pantai", "en": "keep off the beach"}
        over = situation({**WARNING, "warning_advice": advice, "warning_until": until}, "bmkg")
        holds = situation({**WARNING, "warning_advice": advice}, "bmkg")
        assert "menjauhi pantai" in write(holds, Kind.HOLDING).text
        assert "menjauhi pantai" not in write(over, Kind.HOLDING).text


def test_a_number_and_a_quotation_hold_nothing_that_cannot_be_seen() -> None:
    found = write(situation(), Kind.HOLDING, "press", number="12\u202e/SP\x1b/2026", quote="Kami\u200b turut\u2066 prihatin.")
    assert (found.number, found.quote) == ("12/SP/2026", "Kami turut prihatin.")
    assert found.text.replace("\n", "").isprintable()
