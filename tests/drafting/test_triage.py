"""What to do with a comment, on a table of comments in both languages; whoever is unsure calls a person."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from crisiskit import Situation
from crisiskit.drafting.triage import URGENT, find_claim, sort_comment
from crisiskit.language.catalogue import LANGUAGES, book
from crisiskit.model.answering import Act, Treatment
from crisiskit.model.crisis import Claim, Verdict
from crisiskit.problems import Where
from drafting.crises import make_situation, playbook

TABLE = Path(__file__).parent / "comments.txt"
FEWEST = 100
#: So many of the table must be treated as meant; and no comment that needs a person may be answered without one.
RIGHT = 0.97


def claim(ident: str, verdict: Verdict, **text: str) -> Claim:
    return Claim(id=ident, text=text, verdict=verdict, where=Where("crisis.yaml"))


CLAIMS = (
    claim("engine", Verdict.UNTRUE, id="Mesin kapal meledak.", en="The engine exploded."),
    claim("hundred", Verdict.UNTRUE, id="100 orang di kapal meninggal.", en="100 people on the ferry died."),
    claim("captain-drunk", Verdict.UNTRUE, id="Nakhoda mabuk.", en="The captain was drunk."),
    claim("seventy-eight", Verdict.UNKNOWN, id="Ada 78 orang di kapal.", en="There were 78 people on board."),
)


@cache
def situation(ident: str) -> Situation:
    made = make_situation(playbook(ident), [])
    return made.model_copy(update={"crisis": made.crisis.model_copy(update={"claims": CLAIMS})})


def read_table() -> list[tuple[str, str, str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [tuple(cell.strip() for cell in line.split("|", 3)) for line in lines if line.strip() and not line.startswith("#")]
    return [(ident, act, reason, comment) for ident, act, reason, comment in rows]


def name_reason(found: Treatment) -> str:
    return found.question or (found.claim if found.act is Act.CORRECT else None) or found.reason


def test_comments_are_treated_as_meant(capsys: pytest.CaptureFixture[str]) -> None:
    rows = read_table()
    assert len(rows) >= FEWEST
    found = [(row, sort_comment(row[3], situation(row[0]))) for row in rows]
    off = [(row, item.act.value, name_reason(item)) for row, item in found if (item.act.value, name_reason(item)) != row[1:3]]
    acts = Counter(row[1] for row, _ in found)
    with capsys.disabled():
        print(f"\n{len(rows) - len(off)} of {len(rows)} comments treated as meant ({dict(sorted(acts.items()))})")  # noqa: T201 - the figures are to be seen
    assert (len(rows) - len(off)) / len(rows) >= RIGHT, off
    assert not [row for row, item in found if row[1] == "escalate" and item.act is not Act.ESCALATE]


def test_every_act_and_every_urgent_reason_is_in_the_table() -> None:
    rows = read_table()
    assert {act for _, act, _, _ in rows} == {act.value for act in Act}
    assert set(URGENT) - {"authority"} <= {reason for _, _, reason, _ in rows}


def sort(comment: str) -> Treatment:
    return sort_comment(comment, situation("boat-accident"))


def test_an_urgent_word_outweighs_thanks_and_questions() -> None:
    found = sort("Terima kasih infonya. Adik saya di kapal itu, ke mana saya bertanya?")
    assert (found.act, found.role) == (Act.ESCALATE, "family-liaison")


def test_urgent_words_of_the_other_language_are_heard_too() -> None:
    assert sort("Tolong min, my sister is on it").reason == "relative"


def test_praise_behind_a_not_is_none() -> None:
    assert sort("pelayanannya tidak bagus").act is not Act.THANK
    assert sort("this is not helpful").act is not Act.THANK


def test_a_long_number_is_somebodys() -> None:
    assert sort("coba hubungi 0812-3456-7890").reason == "personal-data"
    assert sort("korbannya 1.200 orang").reason != "personal-data"


def test_who_says_that_a_claim_is_untrue_does_not_repeat_it() -> None:
    assert sort("Mesin kapal meledak!").act is Act.CORRECT
    assert sort("Jangan percaya kabar mesin kapal meledak").act is not Act.CORRECT


def test_a_claim_with_another_number_is_another_claim() -> None:
    assert find_claim("100 orang di kapal meninggal", CLAIMS, LANGUAGES) is CLAIMS[1]
    assert find_claim("10 orang di kapal meninggal", CLAIMS, LANGUAGES) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_words_on_the_sheet_and_every_reply_a_reason(language: str) -> None:
    words = book(language, "sheets")["comments"]
    told = {*book(language, "comments")["families"]} - {"asks", "denial"}
    assert told | {"question", "claim", "claim-open", "no-words", "no-answer", "mixed", "unsure"} == set(words["reasons"])
    assert set(book(language, "phrases")["replies"]) <= set(words["reasons"])
    assert set(words["acts"]) == {act.value for act in Act}


def test_every_role_that_is_called_is_one_of_the_playbook() -> None:
    assert set(URGENT.values()) <= set(playbook("boat-accident").roles)


def test_both_languages_have_the_same_families() -> None:
    first, *others = (set(book(language, "comments")["families"]) for language in LANGUAGES)
    assert others
    assert all(other == first for other in others)
