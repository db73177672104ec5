"""With nothing confirmed a type still has a headline, an opening, a topic and a next time, in each of its languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisiskit.reviewing.first_words import ALWAYS, check_first_words
from documents import check_all, small_playbook, write_files

FRONT = "---\nid: slip\nlanguage: en\nname: Slip\nextends: base\nlead: bpbd\n---\n\n# Slip\n\n## Messages\n\n"
PARTS = {"Headline": "headline", "Topic": "topic", "Opening": "opening", "Next": "next-update"}


def codes(folder: Path, body: str, front: str = FRONT) -> list[str]:
    return [item.code for item in check_all(write_files(folder, {"slip/en.md": front + body}))]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("bullet", "always"),
    [
        ("- A report was received.", True),
        ("- {{ agency }} told {{ lead }}[[ of {{ deaths }}]]; more {{ next_update }}.", True),
        ("- {{ bpbd }} received a report.", True),
        ("- [happened] A road is closed.\n- A report was received.", True),
        ("- [happened] A road is closed.", False),
        ("- A report was received {{ place }}.", False),
        ("- Write to us at {{ channels }}.", False),
    ],
)
def test_the_last_rung_says_something_whatever_is_known(part: str, bullet: str, always: bool, tmp_path: Path) -> None:
    found = codes(tmp_path, f"### {part}\n\n#### {PARTS[part]}\n{bullet}\n")
    assert found == ([] if always else ["no-first-word"])


def test_a_second_message_may_be_the_one_that_is_always_said(tmp_path: Path) -> None:
    assert not codes(tmp_path, "### Opening\n\n#### special\n- [happened] A road is closed.\n")


def test_a_part_that_is_taken_away_is_missed(tmp_path: Path) -> None:
    assert codes(tmp_path, "### Next\n\n#### next-update\n\n### Known\n") == ["no-first-word"]


def test_only_types_must_speak(tmp_path: Path) -> None:
    front = FRONT.replace("lead: bpbd", "lead: bpbd\nkind: family")
    assert not codes(tmp_path, "### Next\n\n#### next-update\n\n### Known\n", front)


def test_the_small_type_speaks_in_both_languages() -> None:
    assert len(ALWAYS) == len(PARTS)
    assert len(small_playbook().texts) == 2
    assert check_first_words(small_playbook()) == []
