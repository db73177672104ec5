"""Two ministries in one crisis, Basarnas leading: each speaks of its own acts only, and points to the owner for the rest."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crisiskit.assessing.grading import assess
from crisiskit.cli.demo import find_example
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.acts import Acts, Answer, Consent
from crisiskit.model.vocabulary import COUNTS
from crisiskit.planning.owning import find_answer, list_owners
from crisiskit.planning.plans import plan
from crisiskit.recording.folding import fold
from crisiskit.recording.situations import load_situation, speak_for
from crisiskit.rendering.formats import render
from documents import write_files
from installed import ROOT
from running import Run

NOW = ("--now", "2026-03-07 10.40")
HOUSES = ("kemenhub", "kemenpar")
KEMENPAR = """\
agency:
  id: {name: Kementerian Pariwisata, short: Kemenpar}
  en: {name: the Ministry of Tourism, short: the Ministry of Tourism}
registry: kemenpar
city: Jakarta
zone: Asia/Jakarta
channels:
  - {channel: web, handle: kemenpar.example}
  - {channel: x, handle: "@kemenpar_contoh"}
media_contact:
  id: Biro Komunikasi, Kementerian Pariwisata. Surel humas@kemenpar.example
  en: Communications Bureau, Ministry of Tourism. Email press@kemenpar.example
"""
CRISIS = """\
playbook: boat-accident
status: actual
zone: [Asia/Makassar, Asia/Jakarta]
aware_at: 2026-03-07 09:15
reports:
  - from: ksop
    at: 2026-03-07 09:30
    confirmed:
      vessel: KM Contoh Bahari
      vessel_kind: wooden-boat
      people_aboard: 46
      departed_at: 2026-03-07 08:00
  - from: basarnas
    at: 2026-03-07 10:05
    as_of: 2026-03-07 10:00
    confirmed:
      place: {id: "di perairan Sanur, Bali", en: "off Sanur, Bali"}
      event: capsized
      occurred_at: 2026-03-07 08:50
      sar_deployed: true
      missing: 3
      deaths: 2
      rescued: 41
      foreigner: true
  - from: self
    at: 2026-03-07 10:10
    confirmed: {coordinating: true, families_assisted: true}
  - from: kemenpar
    at: 2026-03-07 10:20
    confirmed: {embassies_contacted: true, coordinating: true}
  - {from: dinkes, at: 2026-03-07 10:31, as_of: 2026-03-07 10:30, confirmed: {injured: 114}}
  - {from: kemenkes, at: 2026-03-07 10:32, as_of: 2026-03-07 10:30, confirmed: {injured: 117}}
"""
#: What each says of its own people, and the other must not.
OURS = {
    "id": {"kemenhub": "Petugas kami mendampingi keluarga", "kemenpar": "kedutaan"},
    "en": {"kemenhub": "Our staff are with the families", "kemenpar": "embass"},
}


@pytest.fixture
def joint(tmp_path: Path) -> Path:
    """The folder of the Ministry of Transportation, which opened the crisis, with the house of the Ministry of Tourism."""
    folder = write_files(tmp_path / "joint", {"crisis.yaml": CRISIS, "houses/kemenpar.yaml": KEMENPAR})
    shutil.copy(find_example("bali-strait-2025") / "house.yaml", folder)
    return folder


def draft(run: Run, folder: Path, house: str, language: str, *more: str) -> str:
    done = run("draft", folder, "--house", house, "--kind", "holding", "--lang", language, *NOW, *more)
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("house", HOUSES)
def test_the_statement_of_each_agency_is_as_it_was_read_aloud(
    run: Run, joint: Path, house: str, language: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"joint-{house}.{language}.txt", draft(run, joint, house, language, "--channel", "x,web"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("house", HOUSES)
def test_no_agency_says_of_its_own_people_what_another_did(run: Run, joint: Path, house: str, language: str) -> None:
    other = next(name for name in HOUSES if name != house)
    text = draft(run, joint, house, language, "--channel", "web")
    assert OURS[language][house] in text
    assert OURS[language][other] not in text


@pytest.mark.parametrize("house", HOUSES)
def test_every_sentence_with_a_figure_names_an_owner_and_every_channel_the_pointer(run: Run, joint: Path, house: str) -> None:
    situation = load_situation(joint, [ROOT / "playbooks"])
    counts = {name for name, spec in situation.playbook.facts.items() if spec.type.kind in COUNTS}
    pointers = {"id": "Angka korban disampaikan Basarnas", "en": "igures on victims"}
    seen = 0
    for language in LANGUAGES:
        for statement in json.loads(draft(run, joint, house, language, "--channel", "x,web,whatsapp,sms", "--json")):
            assert pointers[language] in statement["text"]
            for sentence in statement["sentences"]:
                if counts & set(sentence["facts"]) and ("41" in sentence["text"] or "46" in sentence["text"]):
                    seen += 1
                    assert "Basarnas" in sentence["text"] or "KSOP" in sentence["text"] or "harbour master" in sentence["text"]
    assert seen


def test_self_is_the_agency_that_opened_the_crisis_on_every_desk(run: Run, joint: Path, tmp_path: Path) -> None:
    assert run("log", "start", joint).code == 0
    assert "house: kemenhub\n" in (joint / "crisis.yaml").read_text(encoding="utf-8")
    theirs = write_files(tmp_path / "theirs", {"house.yaml": KEMENPAR})
    shutil.copy(joint / "crisis.yaml", theirs)
    assert run("log", "start", theirs).code == 0
    before = run("draft", theirs, "--kind", "holding", "--channel", "web", "--lang", "id", *NOW).out
    assert "Petugas kami" not in before
    assert run("fact", "families_assisted=yes", theirs, "--from", "self", "--now", "2026-03-07 10.39").code == 0
    assert "kemenpar: families_assisted=true" in run("log", "show", theirs).out
    after = run("draft", theirs, "--kind", "holding", "--channel", "web", "--lang", "id", *NOW).out
    assert "Petugas kami mendampingi keluarga" in after


def test_statements_of_another_agency_are_kept_apart(run: Run, joint: Path) -> None:
    draft(run, joint, "kemenpar", "id", "--channel", "x", "--save")
    assert [path.parent.name for path in (joint / "houses" / "kemenpar" / "sent").glob("*.json")] == ["sent"]
    assert not (joint / "sent").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_partners_are_told_who_owns_what_and_no_disputed_value(run: Run, joint: Path, language: str) -> None:
    out = run("--lang", language, "brief", joint, "--audience", "partners", *NOW).out
    heading = {"id": "Siapa pemilik fakta yang mana", "en": "Who owns which fact"}[language]
    owned = out.partition(heading)[2].partition("\n\n")[0]
    assert "Basarnas: " in owned
    assert {"id": "jangan disampaikan: jumlah korban luka", "en": "not to be said: the number of people injured"}[language] in owned
    assert "114" not in out
    assert "117" not in out
    assert heading in run("--lang", language, "plan", joint, *NOW, "--format", "markdown").out


def test_how_an_agency_answered_is_told_to_us_and_only_its_consent_to_partners(joint: Path) -> None:
    situation = load_situation(joint, [ROOT / "playbooks"])
    now = datetime(2026, 3, 7, 10, 40, tzinfo=ZoneInfo("Asia/Makassar"))
    words = [
        Consent(at=now.replace(minute=minute), entry="9f2c", about="77ab", who=who, answer=Answer(answer))
        for who, minute, answer in (("basarnas", 33, "asked"), ("ksop", 34, "refused"), ("basarnas", 36, "granted"))
    ]
    acts = Acts(consents=tuple(words))
    asked = situation.model_copy(update={"crisis": situation.crisis.model_copy(update={"acts": acts})})
    assert find_answer(asked, "basarnas", now) == ("granted", now.replace(minute=36))
    assert find_answer(asked, "basarnas", now.replace(minute=35))[0] == "asked"
    rows = {item.agency: item.answer for item in list_owners(asked, fold(situation, now))}
    assert rows["ksop"] == "refused"
    assert rows["dinkes"] is None
    found = plan(situation, assess(situation, now=now), now=now)
    told = found.model_copy(update={"owners": list_owners(asked, fold(situation, now))})
    assert "Cleared 10:36 WITA." in render(told, "markdown", language="en")


def test_an_agency_that_another_says_of_is_what_it_is_to_each(joint: Path) -> None:
    situation = load_situation(joint, [ROOT / "playbooks"])
    theirs = speak_for(situation, "kemenpar")
    assert speak_for(situation, "kemenhub") is situation
    assert speak_for(theirs, "kemenhub").house == situation.house
    assert [item.code for item in theirs.problems] == ["sources-disagree"]
    now = datetime(2026, 3, 7, 10, 40, tzinfo=ZoneInfo("Asia/Makassar"))
    ours, other = fold(situation, now).facts, fold(theirs, now).facts
    assert ours["families_assisted"].sayable
    assert not other["families_assisted"].history
    assert other["embassies_contacted"].sayable
    assert not ours["embassies_contacted"].history
    assert ours["deaths"] == other["deaths"]


def test_what_is_wrong_with_the_houses_is_told(run: Run, joint: Path) -> None:
    done = run("--lang", "en", "draft", joint, "--house", "bnpb", "--kind", "holding", "--channel", "x", *NOW)
    assert (done.code, "error[house-not-here]" in done.err) == (1, True)
    write_files(joint, {"houses/again.yaml": KEMENPAR, "houses/nobody.yaml": KEMENPAR.replace("registry: kemenpar\n", "")})
    err = run("--lang", "en", "draft", joint, "--kind", "holding", "--channel", "x", *NOW).err
    assert "kemenpar.yaml:4:11: error[house-twice]" in err
    assert "nobody.yaml:1:1: error[house-without-registry]" in err


def test_where_one_agency_speaks_nothing_points_to_another(run: Run, drill: Path) -> None:
    moment = ("--now", "2026-12-04 10.20", "--lang", "id")
    out = run("draft", drill, "--kind", "holding", "--channel", "x,web", *moment).out
    assert "Basarnas" in out
    assert "Angka korban disampaikan" not in out
