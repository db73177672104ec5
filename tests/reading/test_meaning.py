"""What refers to nothing, or claims without ground, is a problem in its place and is left out; a fault is named once."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from crisiskit.model.playbook import Playbook
from crisiskit.model.vocabulary import Severity
from crisiskit.reading.library import Library
from documents import VALID, check_all, write_files

FRONT = "---\nid: flood\nlanguage: en\nname: Flood\nkind: family\nextends: base\n---\n\n# Flood\n\n"
CONDITIONS = "## Conditions\n\n| condition | when |\n| --- | --- |\n"
SEVERITY = "\n## Severity\n\n| level | when |\n| --- | --- |\n"


def read(folder: Path, body: str) -> tuple[Playbook, list[str]]:
    """The playbook and the codes of its problems."""
    playbook, problems = Library((write_files(folder, {"flood/en.md": FRONT + body}), VALID)).read("flood")
    assert playbook is not None
    return playbook, [item.code for item in problems]


def test_a_severity_row_that_refers_to_nothing_is_left_out_with_its_words(tmp_path: Path) -> None:
    playbook, codes = read(tmp_path, SEVERITY + "| low | wounded > 0 |\n| moderate | deaths > 3 |\n")
    assert codes == ["unknown-name"]
    assert [row.level for row in playbook.severity] == [Severity.EXTREME, Severity.HIGH, Severity.MODERATE]
    assert len(playbook.texts["en"].because) == 3


def test_what_rests_on_a_faulty_condition_is_left_out_in_silence(tmp_path: Path) -> None:
    rows = "| lost | wounded > 0 |\n| grave | lost or deaths > 5 |\n"
    message = "\n## Messages\n\n### Empathy\n\n#### grief\n- [grave] We grieve.\n- We feel with you.\n"
    playbook, codes = read(tmp_path, CONDITIONS + rows + SEVERITY + "| low | grave |\n" + message)
    assert codes == ["unknown-name"], "the fault is named once"
    assert set(playbook.conditions) == {"harmed", "happened"}
    assert len(playbook.severity) == 2
    assert len(playbook.texts["en"].messages["grief"].rungs) == 1


def test_a_rung_with_a_fault_is_left_out_with_its_forms(tmp_path: Path) -> None:
    text = "## Messages\n\n### Empathy\n\n#### grief\n- We grieve.\n    - We grieve {{ nowhere }}.\n- We feel with you.\n"
    playbook, codes = read(tmp_path, text)
    assert codes == ["unknown-slot"]
    assert [rung.forms[0].pieces for rung in playbook.texts["en"].messages["grief"].rungs] == [("We feel with you.",)]


def test_a_message_without_a_sound_rung_is_left_out(tmp_path: Path) -> None:
    playbook, codes = read(tmp_path, "## Messages\n\n### Actions\n\n#### search\n- Teams are searching.\n")
    assert codes == ["unfounded-claim"]
    assert "search" not in playbook.texts["en"].messages


def test_a_question_is_answered_with_ground_even_in_its_last_rung(tmp_path: Path) -> None:
    answers = "- [deaths > 0] Teams.\n- Teams are searching.\n"
    playbook, codes = read(tmp_path, f"## Questions\n\n### who\nWho is searching?\n\n{answers}")
    assert codes == ["unfounded-claim"]
    assert len(playbook.texts["en"].questions["who"].answer.rungs) == 1


def test_a_phrase_for_what_is_not_known_whose_guard_refers_to_nothing_is_blank(tmp_path: Path) -> None:
    table = "| fact | type | not known |\n| --- | --- | --- |\n| road | name | [wounded > 0] which road it is |\n"
    playbook, codes = read(tmp_path, f"## Facts\n\n{table}")
    assert codes == ["unknown-name"]
    assert playbook.texts["en"].facts["road"].gap == ""


@pytest.mark.parametrize("name", ["topic", "agency", "figures", "bpbd"])
def test_a_fact_may_not_have_the_name_of_another_slot(name: str, tmp_path: Path) -> None:
    _, codes = read(tmp_path, f"## Facts\n\n| fact | type |\n| --- | --- |\n| {name} | name |\n")
    assert codes == ["duplicate-id"]


class TestCircles:
    """A condition does not rest on itself, and is soon judged."""

    @pytest.mark.parametrize(
        ("rows", "codes"),
        [
            ("| a | a |", ["condition-cycle"]),
            ("| a | b |\n| b | not a |", ["condition-cycle"] * 2),
            ("| a | b or deaths > 0 |\n| b | c |\n| c | a |\n| d | a |", ["condition-cycle"] * 3),
            ("| a | deaths > 0 |\n| b | a or a |", []),
        ],
    )
    def test_a_circle_is_named_at_each_of_its_members(self, rows: str, codes: list[str], tmp_path: Path) -> None:
        assert read(tmp_path, f"{CONDITIONS}{rows}\n")[1] == codes

    def test_a_chain_that_doubles_at_each_step_is_refused_before_it_costs_anything(self, tmp_path: Path) -> None:
        rows = "".join(f"| c{number} | c{number + 1} or c{number + 1} |\n" for number in range(60))
        body = f"{CONDITIONS}{rows}| c60 | deaths > 0 |\n{SEVERITY}| low | c0 |\n"
        start = perf_counter()
        found = check_all(write_files(tmp_path, {"flood/en.md": FRONT + body}))
        assert perf_counter() - start < 10
        assert {item.code for item in found} == {"condition-too-deep"}

    def test_a_chain_without_end_is_refused_too(self, tmp_path: Path) -> None:
        rows = "".join(f"| c{number} | not c{number + 1} |\n" for number in range(300))
        found = check_all(write_files(tmp_path, {"flood/en.md": f"{FRONT}{CONDITIONS}{rows}| c300 | deaths > 0 |\n"}))
        assert {item.code for item in found} == {"condition-too-deep"}

    def test_forty_steps_are_not_too_many(self, tmp_path: Path) -> None:
        rows = "".join(f"| c{number} | not c{number + 1} |\n" for number in range(40))
        playbook, codes = read(tmp_path, f"{CONDITIONS}{rows}| c40 | deaths > 0 |\n")
        assert codes == []
        assert len(playbook.conditions) == 43
