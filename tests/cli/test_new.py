"""Files to begin with are sound as they are, in every language, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisiskit.door import load_house, load_playbook, load_situation
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.vocabulary import Status
from running import Run

NOW = ("--now", "2026-12-04 09.15")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_new_passes_the_check(run: Run, tmp_path: Path, language: str) -> None:
    for arguments in (
        ("house", tmp_path),
        ("crisis", tmp_path, "--playbook", "boat-accident", *NOW),
        ("playbook", "market-fire", tmp_path / "."),
        ("playbook", "fast-ferry", tmp_path, "--from", "boat-accident"),
        ("layout", "press", tmp_path),
        ("layout", "right-of-reply", tmp_path),
    ):
        done = run("--lang", language, "new", *arguments)
        assert (done.code, done.out) == (0, ""), done.err
    assert run("check", tmp_path) == (0, "", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_file_explains_itself(run: Run, tmp_path: Path, language: str) -> None:
    run("--lang", language, "new", "house", tmp_path)
    run("--lang", language, "new", "crisis", tmp_path, "--playbook", "boat-accident", *NOW)
    for name in ("house.yaml", "crisis.yaml"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert sum(line.startswith("#") for line in text.splitlines()) >= 4
        assert "$" not in text
        assert "crisiskit " in text


def test_a_new_house_has_every_role_on_duty(run: Run, tmp_path: Path) -> None:
    run("new", "house", tmp_path)
    assert [duty.role for duty in load_house(tmp_path).duty] == list(load_playbook("boat-accident").roles)


def test_a_new_crisis_is_a_drill_unless_said_otherwise(run: Run, house: Path) -> None:
    run("new", "crisis", house, "--playbook", "boat-accident", *NOW)
    situation = load_situation(house)
    assert situation.crisis.status is Status.EXERCISE
    assert situation.crisis.aware_at.isoformat() == "2026-12-04T09:15:00+08:00"
    assert situation.crisis.reports == ()
    assert run("plan", house, *NOW).code == 0


def test_a_new_playbook_can_speak_at_once(run: Run, house: Path) -> None:
    assert run("new", "playbook", "market-fire", house / ".").code == 0
    (house / "playbooks").mkdir()
    (house / "market-fire").rename(house / "playbooks" / "market-fire")
    opened = run(
        "open", house, "--playbook", "market-fire", "--status", "exercise", "--from", "pemda", "--set", "event=fire", "--set",
        "building=Pasar Induk", *NOW,
    )  # fmt: skip
    assert opened.code == 0, opened.err
    done = run("draft", house, "--kind", "holding", "--channel", "x", "--lang", "id", *NOW)
    assert done.out.startswith("LATIHAN: Pasar Induk terbakar.")


def test_a_new_playbook_of_a_parent_inherits_all(run: Run, tmp_path: Path) -> None:
    run("new", "playbook", "fast-ferry", tmp_path, "--from", "boat-accident", "--lead", "ksop")
    child, parent = load_playbook(tmp_path / "fast-ferry"), load_playbook("boat-accident")
    assert (child.extends, child.lead, set(child.facts)) == ("boat-accident", "ksop", set(parent.facts))


def test_a_new_playbook_of_a_parent_asks_for_a_summary_of_its_own(run: Run, tmp_path: Path) -> None:
    run("new", "playbook", "fast-ferry", tmp_path, "--from", "boat-accident")
    child, parent = load_playbook(tmp_path / "fast-ferry"), load_playbook("boat-accident")
    asked = {language: text.summary for language, text in child.texts.items()}
    assert asked["id"] == "Tulis kapan pedoman ini dipakai dan bukan Kecelakaan kapal."
    assert asked["en"] == "Write when this playbook is the right one rather than Vessel accident."
    assert all(child.texts[language].purpose != parent.texts[language].purpose for language in LANGUAGES)
    assert (child.family, child.starts_at, child.cluster) == (parent.family, parent.starts_at, parent.cluster)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("playbook", "Market Fire"), "bad-id"),
        (("playbook", "market-fire", "--from", "no-such"), "unknown-playbook"),
        (("playbook", "market-fire", "--lead", "no-such"), "unknown-agency"),
    ],
)
def test_what_cannot_be_made_is_a_problem(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("new", *arguments)
    assert done.code == 1
    assert f"error[{code}]" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_crisis_needs_a_house_and_a_playbook(run: Run, tmp_path: Path, house: Path) -> None:
    assert "error[file-missing]" in run("new", "crisis", tmp_path, "--playbook", "boat-accident").err
    assert "error[unknown-playbook]" in run("new", "crisis", house, "--playbook", "boat").err
    assert run("new", "crisis", house).code == 2


def test_nothing_is_overwritten(run: Run, drill: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in drill.iterdir()}
    assert run("new", "house", drill).code == 1
    assert run("new", "crisis", drill, "--playbook", "boat-accident").code == 1
    assert {path: path.read_bytes() for path in drill.iterdir()} == before
    assert run("new", "playbook", "market-fire", tmp_path).code == 0
    done = run("new", "playbook", "market-fire", tmp_path)
    assert done.code == 1
    assert "error[file-exists]" in done.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_layout_sets_a_text_as_ours_does_until_its_letterhead_is_changed(run: Run, drill: Path, language: str) -> None:
    ask = ("draft", drill, "--kind", "holding", "--channel", "press", "--layout", "press", "--lang", "id", *NOW)
    before = run(*ask).out
    assert run("--lang", language, "new", "layout", "press", drill).code == 0
    house = drill / "house.yaml"
    house.write_text(house.read_text(encoding="utf-8") + "layouts: layouts\n", encoding="utf-8")
    assert run(*ask).out == before
    path = drill / "layouts" / "press.html.j2"
    path.write_text(path.read_text(encoding="utf-8").replace("</header>", '<p class="small">Jalan Pelabuhan 1</p></header>'))
    assert "Nusa Seruni\n\nJalan Pelabuhan 1\n\n" in run(*ask).out
    again = run("new", "layout", "press", drill)
    assert "error[file-exists]" in again.err


def test_a_new_layout_is_one_of_ours(run: Run, drill: Path) -> None:
    done = run("new", "layout", "poster", drill)
    assert done.code == 1
    assert "error[unknown-layout]" in done.err
    assert not (drill / "layouts").exists()
