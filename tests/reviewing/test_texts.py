"""A statement may go out while its letters, its length, its mark and its facts are those that were drafted."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest

from crisiskit.assessing.grading import assess
from crisiskit.drafting.writing import draft
from crisiskit.model.crisis import Report
from crisiskit.model.situation import Situation
from crisiskit.model.statement import Statement
from crisiskit.model.vocabulary import Status
from crisiskit.model.when import When
from crisiskit.reviewing.figures import find_counts
from crisiskit.reviewing.prose import read_prose
from crisiskit.reviewing.texts import review
from documents import small_house, small_playbook
from strategies import AWARE, HERE, ZONE, make_situation

NOW = AWARE + timedelta(hours=2)


def situation(deaths: int = 2, status: Status = Status.EXERCISE) -> Situation:
    at = When.at(AWARE + timedelta(minutes=30), ZONE)
    place = {"id": "di Bangli", "en": "in Bangli"}
    told = Report(source="bpbd", at=at, confirmed={"deaths": deaths, "event": "slide", "place": place}, where=HERE)
    return make_situation(small_playbook(), small_house(), [told], status)


def post(status: Status = Status.EXERCISE) -> Statement:
    found = situation(status=status)
    return draft(found, assess(found, now=NOW), kind="holding", channel="x", language="en", now=NOW)


def codes(statement: Statement, now: Situation | None = None) -> list[str]:
    return [item.code for item in review(statement, now or situation(status=statement.status))]


@pytest.mark.parametrize("status", Status)
def test_nothing_stands_against_a_statement_as_it_was_drafted(status: Status) -> None:
    assert post(status).facts
    assert codes(post(status)) == []


def test_no_one_is_not_one() -> None:
    said = find_counts(read_prose("BPBD reports that no one has died and one person is missing.", "en"))
    assert {fact: [count.value for count in counts] for fact, counts in said.items()} == {"missing": [1]}


def test_a_text_of_others_is_reviewed_alone_or_against_a_situation() -> None:
    text = "BPBD reports that three people have died."
    assert [item.code for item in review("We will not comment on that.", excerpt=True)] == ["no-comment"]
    assert "figure-differs" not in {item.code for item in review(text, language="en", excerpt=True)}
    held = review(text, situation(), kind="post", language="en", excerpt=True, now=NOW)
    assert "figure-differs" in {item.code for item in held}
    with pytest.raises(ValueError, match="zone"):
        review(text, situation())
    with pytest.raises(ValueError, match="situation"):
        review(post())


def test_a_changed_letter_is_found() -> None:
    statement = post()
    assert codes(statement.model_copy(update={"text": f"{statement.text}."})) == ["text-was-changed"]
    assert codes(statement.model_copy(update={"posts": (f"{statement.posts[0]}.",)})) == ["text-was-changed"]


def with_text(text: str, status: Status = Status.EXERCISE) -> Statement:
    """A statement of this text, with its digest."""
    return post(status).model_copy(update={"text": text, "posts": (text,), "digest": sha256(text.encode()).hexdigest()})


#: What a holding statement on X needs.
PARTS = "There was a landslide in Garut at 09:00 WIB. Next update at 11:00 WIB."


def test_a_text_that_is_too_long_is_found() -> None:
    assert codes(with_text(f"EXERCISE: {PARTS} {'a' * 300}")) == ["does-not-fit"]


def test_a_drill_without_its_mark_is_found() -> None:
    assert codes(with_text(PARTS)) == ["mark-missing"]
    assert codes(with_text(PARTS, Status.ACTUAL)) == []


def test_a_fact_that_has_changed_since_is_found() -> None:
    assert "deaths" in {used.fact for used in post().facts}
    assert codes(post(), situation(deaths=3)) == ["fact-has-changed", "figure-differs"]


def test_words_never_to_say_are_found() -> None:
    assert "never-say-in-text" in codes(with_text(f"EXERCISE: {PARTS} It was human error."))
