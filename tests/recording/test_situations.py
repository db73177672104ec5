"""A folder becomes a situation: what can be read loads, the rest is listed; what cannot be read at all is raised at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crisiskit.errors import DocumentError
from crisiskit.model.situation import Situation
from crisiskit.model.vocabulary import Part, Status
from crisiskit.problems import in_order
from crisiskit.recording.situations import load_situation
from documents import VALID, VALID_CRISIS, VALID_HOUSE, write_files

HOUSE, CRISIS = VALID_HOUSE.read_text(encoding="utf-8"), VALID_CRISIS.read_text(encoding="utf-8")
OWN = """---
id: ministry
language: {language}
name: Our own
kind: house
extends: base
---

# Our own

## {messages}

### {empathy}

#### condolence
- [deaths > 0] {words}
"""
OWN_ENGLISH = OWN.format(language="en", messages="Messages", empathy="Empathy", words="We of the ministry grieve.")
OWN_INDONESIAN = OWN.format(language="id", messages="Pesan", empathy="Empati", words="Kami di kementerian berduka.")


def load(folder: Path, **files: str) -> Situation:
    """The situation of a folder with these files; `house` and `crisis` are valid unless given."""
    return load_situation(write_files(folder, {"house.yaml": HOUSE, "crisis.yaml": CRISIS, **files}), (VALID,))


def test_a_folder_with_its_files_is_a_situation(tmp_path: Path) -> None:
    situation = load(tmp_path)
    assert situation.problems == ()
    assert situation.folder == tmp_path
    assert situation.playbook.id == situation.crisis.playbook == "landslide"
    assert situation.crisis.status is Status.EXERCISE
    assert situation.house.agency["id"].short == "Kemenhub"
    assert [report.source for report in situation.crisis.reports] == ["post", "bpbd"]


def test_what_is_wrong_with_a_part_leaves_the_rest(tmp_path: Path) -> None:
    situation = load(tmp_path, **{"crisis.yaml": CRISIS.replace("missing: 3", "missing: some\n      deaths: 1")})
    assert [item.code for item in situation.problems] == ["value-of-wrong-type"]
    assert situation.crisis.reports[1].confirmed["deaths"] == 1
    assert "missing" not in situation.crisis.reports[1].confirmed


@pytest.mark.parametrize("missing", ["house.yaml", "crisis.yaml"])
def test_a_missing_file_is_raised(missing: str, tmp_path: Path) -> None:
    write_files(tmp_path, {"house.yaml": HOUSE, "crisis.yaml": CRISIS})
    (tmp_path / missing).unlink()
    with pytest.raises(DocumentError) as caught:
        load_situation(tmp_path, (VALID,))
    assert [item.code for item in caught.value.problems] == ["file-missing"]


def test_all_that_is_wrong_is_raised_at_once(tmp_path: Path) -> None:
    house = HOUSE.replace("city: Jakarta", "town: Jakarta").replace('hours: "20:00-08:00"', "hours: at night")
    crisis = CRISIS.replace("status: exercise", "").replace("event: slide", "event: flood").replace("untrue", "silly")
    with pytest.raises(DocumentError) as caught:
        load(tmp_path, **{"house.yaml": house, "crisis.yaml": crisis})
    found = sorted(item.code for item in caught.value.problems)
    assert found == ["bad-hours", "missing-key", "missing-key", "unknown-choice", "unknown-key", "unknown-word"]
    assert list(caught.value.problems) == list(in_order(caught.value.problems))


def test_without_a_status_nothing_loads_since_a_drill_must_not_pass_for_real(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        load(tmp_path, **{"crisis.yaml": CRISIS.replace("status: exercise\n", "")})


def test_a_playbook_in_the_crisis_folder_comes_before_all_others(tmp_path: Path) -> None:
    shutil.copytree(VALID / "landslide", tmp_path / "playbooks" / "landslide")
    path = tmp_path / "playbooks" / "landslide" / "en.md"
    path.write_text(path.read_text(encoding="utf-8").replace("name: Landslide on a road", "name: Our landslide"), encoding="utf-8")
    assert load(tmp_path).playbook.texts["en"].name == "Our landslide"


def test_only_the_languages_asked_for_are_read(tmp_path: Path) -> None:
    write_files(tmp_path, {"house.yaml": HOUSE, "crisis.yaml": CRISIS})
    assert load_situation(tmp_path, (VALID,), ("id",)).playbook.languages == ("id",)


class TestOurOwnPlaybook:
    """base <- the house's own <- family <- type."""

    def test_it_comes_between_base_and_the_type(self, tmp_path: Path) -> None:
        files = {"house.yaml": HOUSE + "extends: house.md\n", "house.md": OWN_INDONESIAN, "house.en.md": OWN_ENGLISH}
        situation = load(tmp_path, **files)
        assert situation.problems == ()
        for language, words in (("id", "Kami di kementerian berduka."), ("en", "We of the ministry grieve.")):
            message = situation.playbook.texts[language].messages["condolence"]
            assert message.part is Part.EMPATHY
            assert [rung.forms[0].pieces for rung in message.rungs] == [(words,)]
            assert message.where.path.startswith(str(tmp_path))
        assert "figures" in situation.playbook.texts["en"].messages, "what base says is still there"

    def test_in_one_language_it_leaves_the_other_alone_and_says_so(self, tmp_path: Path) -> None:
        situation = load(tmp_path, **{"house.yaml": HOUSE + "extends: house.md\n", "house.md": OWN_INDONESIAN})
        assert [item.code for item in situation.problems] == ["language-missing"]
        english = situation.playbook.texts["en"].messages["condolence"]
        assert english.where.path.startswith(str(VALID))

    def test_it_lies_in_the_folder_of_the_crisis(self, tmp_path: Path) -> None:
        (tmp_path / "house.md").write_text(OWN_INDONESIAN, encoding="utf-8")
        for path, code in (("../house.md", "path-outside-folder"), (str(tmp_path / "house.md"), "path-outside-folder")):
            situation = load(tmp_path / "ferry", **{"house.yaml": f"{HOUSE}extends: {path}\n"})
            assert [item.code for item in situation.problems] == [code]

    def test_where_it_lies_makes_it_ours_whatever_it_says_it_is(self, tmp_path: Path) -> None:
        own = {
            name: text.replace("kind: house\nextends: base\n", "")
            for name, text in (("house.md", OWN_INDONESIAN), ("house.en.md", OWN_ENGLISH))
        }
        situation = load(tmp_path, **{"house.yaml": HOUSE + "extends: house.md\n", **own})
        assert situation.problems == ()
        assert situation.playbook.texts["en"].messages["condolence"].where.path.startswith(str(tmp_path))
        assert "figures" in situation.playbook.texts["en"].messages
