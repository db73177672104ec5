"""A crisis is opened by answering questions, or without any."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisiskit.door import check, load_crisis, load_playbook
from crisiskit.model.vocabulary import Status
from running import Run

NOW = ("--now", "2026-12-04 09.15")
ALL = ("--playbook", "boat-accident", "--status", "exercise", "--from", "ksop", *NOW)


def test_answers_can_be_given_as_options(run: Run, house: Path) -> None:
    done = run(
        "--lang", "id", "open", house, *ALL, "--as-of", "09.10", "--set", "event=terbalik", "--set", "vessel=KM Satu",
        "--set", "place.id=di Selat Bali", "--set", "place.en=in the Bali Strait", "--set", "deaths=2", "--aware-at", "09.05",
    )  # fmt: skip
    assert (done.code, done.out) == (0, ""), done.err
    crisis = load_crisis(house)
    assert (crisis.playbook, crisis.status, crisis.zones) == ("boat-accident", Status.EXERCISE, ("Asia/Makassar",))
    assert crisis.aware_at.isoformat() == "2026-12-04T09:05:00+08:00"
    confirmed, reported = crisis.reports
    place = {"id": "di Selat Bali", "en": "in the Bali Strait"}
    assert confirmed.confirmed == {"event": "capsized", "vessel": "KM Satu", "place": place}
    assert reported.reported == {"deaths": 2}, "the harbour master is not the one to confirm deaths"
    assert confirmed.as_of is not None
    assert confirmed.as_of.isoformat() == "2026-12-04T09:10:00+08:00"
    assert check(house) == ()


def test_what_is_only_reported_is_reported(run: Run, house: Path) -> None:
    run("open", house, *ALL, "--reported", "--set", "event=capsized")
    (report,) = load_crisis(house).reports
    assert (report.reported, report.confirmed) == ({"event": "capsized"}, {})


def test_a_crisis_can_be_opened_with_nothing_known(run: Run, house: Path) -> None:
    done = run("open", house, "--playbook", "boat-accident", "--status", "actual", *NOW)
    assert done.code == 0, done.err
    assert load_crisis(house).reports == ()
    assert check(house) == ()
    assert run("draft", house, "--kind", "acknowledgement", "--channel", "x", *NOW).code == 0


def test_lines_of_a_pipe_are_answers_by_name(run: Run, house: Path) -> None:
    done = run("open", house, *ALL, answers="event=capsized\n\nplace.id=di Selat Bali\n")
    assert done.code == 0, done.err
    assert load_crisis(house).reports[0].confirmed == {"event": "capsized", "place": {"id": "di Selat Bali"}}


def test_lines_of_a_pipe_are_answers_in_turn(run: Run, house: Path) -> None:
    """The facts that decide the level are asked first: what happened stands before the vessel's name."""
    playbook = load_playbook("boat-accident")
    worst = max(row.level for row in playbook.severity)
    done = run("open", house, *ALL, answers="ya\n")
    assert done.code == 0, done.err
    (fact,) = load_crisis(house).reports[0].reported
    assert any(row.level is worst and fact in str(row.when) for row in playbook.severity)


def test_a_person_is_asked_each_question_in_turn_and_again_after_a_slip(run: Run, house: Path) -> None:
    answers = "ferry\nboat-accident\nentah\nlatihan\nharbour\nksop\nmaybe\nya\n\n7\n"
    done = run("--lang", "id", "open", house, *NOW, answers=answers, terminal=True)
    assert done.code == 0, done.err
    assert done.out == ""
    assert done.err.count("Playbook yang mana?") == done.err.count("Sungguhan, latihan, atau uji coba?") == 2
    assert done.err.count("Siapa yang menyampaikannya?") == 2
    assert "Enter bila belum diketahui" in done.err
    assert done.err.count("error[value-of-wrong-type]") == 1
    assert len(load_crisis(house).reports[0].reported) + len(load_crisis(house).reports[0].confirmed) == 2


def test_words_are_asked_for_in_each_language_of_the_house(run: Run, house: Path) -> None:
    playbook = load_playbook("boat-accident")
    answers = "\n" * (2 * len(playbook.facts))
    done = run("--lang", "id", "open", house, *ALL, answers=answers, terminal=True)
    assert "[id] Di mana kejadiannya?" in done.err
    assert "[en] Where did it happen?" in done.err
    assert "capsized (terbalik), sunk (tenggelam)" in done.err


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("--status", "exercise"), "--playbook"),
        (("--playbook", "boat-accident"), "--status"),
        (("--playbook", "boat-accident", "--status", "exercise", "--set", "event=capsized"), "--from"),
    ],
)
def test_without_a_person_what_is_needed_must_be_given(run: Run, house: Path, arguments: tuple[str, ...], option: str) -> None:
    done = run("--lang", "id", "open", house, *arguments)
    assert done.code == 2
    assert f"'{option}'" in done.err
    assert "Pilih salah satu: " in done.err
    assert not (house / "crisis.yaml").exists()


def test_the_end_of_input_is_the_end_of_asking(run: Run, house: Path) -> None:
    assert run("open", house, *NOW, answers="boat-accident\n", terminal=True).code == 2
    assert run("open", house, *NOW, answers="boat-accident\nexercise\n", terminal=True).code == 2
    assert not (house / "crisis.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--set", "evnt=capsized"), "unknown-fact"),
        (("--set", "event=exploded"), "unknown-choice"),
        (("--playbook", "no-such"), "unknown-playbook"),
    ],
)
def test_what_means_nothing_leaves_no_file(run: Run, house: Path, arguments: tuple[str, ...], code: str) -> None:
    done = run("open", house, *ALL, *arguments)
    assert done.code == 1
    assert f"error[{code}]" in done.err
    assert not (house / "crisis.yaml").exists()


def test_a_bad_answer_in_a_pipe_leaves_no_file(run: Run, house: Path) -> None:
    done = run("open", house, *ALL, answers="perhaps\n")
    assert done.code == 1
    assert "error[value-of-wrong-type]" in done.err
    assert not (house / "crisis.yaml").exists()


def test_a_crisis_that_is_open_is_not_opened_again(run: Run, drill: Path) -> None:
    before = (drill / "crisis.yaml").read_bytes()
    done = run("open", drill, *ALL)
    assert done.code == 1
    assert "error[file-exists]" in done.err
    assert (drill / "crisis.yaml").read_bytes() == before


def test_the_house_comes_first(run: Run, tmp_path: Path) -> None:
    done = run("open", tmp_path, *ALL)
    assert done.code == 1
    assert "crisiskit new house" in done.err


def test_the_zones_of_the_place_may_be_others_than_the_house_s(run: Run, house: Path) -> None:
    done = run("open", house, *ALL, "--zone", "Asia/Jakarta", "--zone", "Asia/Makassar", "--set", "event=capsized")
    assert done.code == 0
    crisis = load_crisis(house)
    assert crisis.zones == ("Asia/Jakarta", "Asia/Makassar")
    assert crisis.aware_at.isoformat() == "2026-12-04T09:15:00+07:00"
    assert run("open", house, *ALL, "--zone", "Mars").code == 1


def test_a_zone_that_is_none_is_wrong_use(run: Run, house: Path) -> None:
    assert run("open", house, *ALL, "--zone", "Mars").code == 2


def test_a_file_that_could_not_be_finished_is_taken_away(run: Run, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("crisiskit.recording.appending.append_report", fail)
    assert run("open", house, *ALL, "--set", "event=capsized").code == 130
    assert not (house / "crisis.yaml").exists()


def test_a_source_that_nobody_knows_opens_nothing(run: Run, house: Path) -> None:
    done = run("open", house, *ALL, "--from", "harbour", "--set", "event=capsized")
    assert done.code == 1
    assert "error[unknown-source]" in done.err
    assert "Did you mean ksop?" in run("open", house, *ALL, "--from", "KSOP", "--set", "event=capsized").err
    assert not (house / "crisis.yaml").exists()


def test_what_must_still_be_confirmed_is_told_with_who_confirms_it(run: Run, house: Path) -> None:
    done = run("open", house, *ALL, "--set", "event=capsized", "--set", "deaths=2")
    assert "; 1 facts confirmed, 1 only reported." in done.err
    assert "deaths (Basarnas, " in done.err


def test_a_fact_given_twice_opens_nothing(run: Run, house: Path) -> None:
    assert run("open", house, *ALL, "--set", "deaths=1", "--set", "deaths=2").code == 2
    assert run("open", house, *ALL, answers="deaths=1\ndeaths=2\n").code == 2
    assert not (house / "crisis.yaml").exists()


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("WIB", "Asia/Jakarta"), ("wita", "Asia/Makassar"), ("WIT", "Asia/Jayapura"), ("asia/makasar", "Asia/Makassar"),
        ("Jakarta", "Asia/Jakarta"), ("Mars", "Asia/Jakarta, Asia/Makassar, Asia/Jayapura"),
    ],
)  # fmt: skip
def test_the_zone_that_may_be_meant_is_named(run: Run, house: Path, written: str, zone: str) -> None:
    done = run("open", house, *ALL, "--zone", written)
    assert done.code == 2
    assert f"“{written}” is not a time zone. Write {zone}." in done.err


@pytest.mark.parametrize(
    ("status", "meant"),
    [("sungguhan", Status.ACTUAL), ("Nyata", Status.ACTUAL), ("latihan", Status.EXERCISE), ("uji coba", Status.TEST)],
)
def test_a_person_may_answer_in_the_words_of_the_language(run: Run, house: Path, status: str, meant: Status) -> None:
    answers = f"kecelakaan kapal\n{status}\nksop\n"
    assert run("--lang", "id", "open", house, *NOW, answers=answers, terminal=True).code == 0
    crisis = load_crisis(house)
    assert (crisis.playbook, crisis.status) == ("boat-accident", meant)


def test_a_slip_is_told_and_a_question_mark_explains(run: Run, house: Path) -> None:
    answers = "?\nboat-accident\n?\nentah\nlatihan\n?\nKSOP\nksop\n?\n"
    done = run("--lang", "id", "open", house, *NOW, answers=answers, terminal=True)
    assert done.code == 0, done.err
    assert "  boat-accident: Kecelakaan kapal\n" in done.err
    assert "tidak pernah ditebak" in done.err
    assert "“entah” bukan salah satu dari: sungguhan (actual), latihan (exercise), uji coba (test)." in done.err
    assert "  ksop: KSOP\n" in done.err
    assert "Mungkin maksudnya ksop" in done.err
    assert "Enter bila belum diketahui.\n" in done.err


def test_a_folder_that_is_not_there_is_made(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "ferry"
    assert run("new", "house", folder).code == 0
    assert run("open", folder, *ALL, "--set", "event=capsized").code == 0
    assert run("open", tmp_path / "other", *ALL).code == 1
    assert (tmp_path / "other").is_dir()
