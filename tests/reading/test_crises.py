"""A crisis says what was told, by whom and when; what cannot be read of it is a problem, and the rest is kept."""

from __future__ import annotations

import pytest

from crisiskit.model.crisis import Crisis, Verdict
from crisiskit.model.vocabulary import Status
from crisiskit.problems import Where
from crisiskit.reading.crises import playbook_of, read_crisis
from crisiskit.reading.nodes import read_node
from documents import VALID_CRISIS, small_playbook

CRISIS = VALID_CRISIS.read_text(encoding="utf-8")


def crisis(text: str) -> tuple[Crisis | None, list[str]]:
    """The crisis in a text, and the codes of what is wrong with it."""
    node, problems = read_node(text, "crisis.yaml")
    assert node is not None
    found = read_crisis(node, small_playbook(), problems)
    return found, [item.code for item in problems]


def test_every_key_is_read() -> None:
    found, codes = crisis(CRISIS)
    assert codes == []
    assert found is not None
    assert (found.playbook, found.status, found.zones) == ("landslide", Status.EXERCISE, ("Asia/Makassar", "Asia/Jakarta"))
    assert found.aware_at.isoformat() == "2026-03-07T09:15:00+08:00"
    assert found.sources["post"].speaks_for == "bpbd"
    first, second = found.reports
    assert (first.source, first.reported, first.note) == ("post", {"missing": 12}, "by telephone")
    assert second.as_of is not None
    assert second.as_of.isoformat() == "2026-03-07T10:00:00+08:00"
    assert second.confirmed == {"place": {"id": "di Bangli", "en": "in Bangli"}, "event": "slide", "missing": 3}
    assert second.places["event"] == Where("crisis.yaml", 17, 7)
    claim = found.claims[0]
    assert (claim.id, claim.verdict, claim.evidence) == ("bridge-gone", Verdict.UNTRUE, "photographs")


def test_a_bare_as_of_lies_before_the_call() -> None:
    text = CRISIS.replace("as_of: 2026-03-07 10:00", "as_of: 23.50")
    found, _ = crisis(text)
    assert found is not None
    as_of = found.reports[1].as_of
    assert as_of is not None
    assert as_of.isoformat() == "2026-03-06T23:50:00+08:00"


def test_an_answer_left_open_is_no_value() -> None:
    found, codes = crisis(CRISIS.replace("event: slide", "event:"))
    assert found is not None
    assert codes == []
    assert "event" not in found.reports[1].confirmed


@pytest.mark.parametrize("at", ["at:", "at: soon", "on: 2026-03-07 10:05"])
def test_a_report_without_its_time_is_a_problem_and_left_out(at: str) -> None:
    found, codes = crisis(CRISIS.replace("at: 2026-03-07 10:05", at))
    assert found is not None
    assert len(found.reports) == 1
    assert codes


def test_sources_without_words_are_a_problem_but_no_strangers() -> None:
    found, codes = crisis(CRISIS.replace("{id: posko, en: the field post, speaks_for: bpbd}", "the post"))
    assert found is not None
    assert codes == ["needs-languages"]
    assert found.sources["post"].names == {}


@pytest.mark.parametrize("key", ["status", "zone", "aware_at"])
def test_without_one_of_three_keys_there_is_no_crisis_and_the_rest_is_still_looked_at(key: str) -> None:
    lines = [line for line in CRISIS.split("\n") if not line.startswith(key)]
    found, codes = crisis("\n".join(lines).replace("event: slide", "event: flood"))
    assert found is None
    assert codes == ["missing-key", "unknown-choice"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("a: b", "missing-key"), ("- a", "not-a-mapping"), ("playbook: [a]", "missing-key"), ("x", "not-a-mapping")],
)
def test_what_does_not_name_its_playbook(text: str, code: str) -> None:
    node, problems = read_node(text, "crisis.yaml")
    assert node is not None
    assert playbook_of(node, problems)[0] is None
    assert [item.code for item in problems] == [code]


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\x07", "\x1b", "\u2066", "\ufeff", "\u00ad"])
def test_no_sign_that_cannot_be_seen_comes_out_of_words_that_are_printed(hidden: str) -> None:
    escaped = hidden.encode("unicode_escape").decode()
    escaped = escaped if escaped.startswith("\\u") else escaped.replace("\\x", "\\u00")
    source = f'pos: {{id: "pos{escaped}ko", en: post}}'
    claim = (
        f'claims:\n  - id: bridge-gone\n    text: {{id: "Jem{escaped}batan"}}\n    fact: {{id: "masih {escaped} ada"}}\n'
        f'    because: {{id: "{escaped}foto lama"}}\n    verdict: untrue\n'
    )
    found, codes = crisis(CRISIS.partition("claims:")[0].replace("post:", f"{source}\n  post:", 1) + claim)
    assert found is not None
    assert codes == []
    words = [found.claims[0].text, found.claims[0].fact, found.claims[0].because, found.sources["pos"].names]
    assert [item["id"] for item in words] == ["Jembatan", "masih ada", "foto lama", "posko"]


def test_a_claim_is_as_short_as_a_text_may_be() -> None:
    long = "Jembatan runtuh. " * 20
    claim = f"claims:\n  - id: long\n    text: {{id: {long}}}\n    verdict: untrue\n"
    found, codes = crisis(CRISIS.partition("claims:")[0] + claim)
    assert found is not None
    assert (found.claims, codes) == ((), ["value-too-long"])


@pytest.mark.parametrize(("written", "is_read"), [("2026-03-08 dini hari WIT", True), ("2026-03-08 dini hari WIB", False)])
def test_a_part_of_the_next_day_may_have_begun_further_east(written: str, is_read: bool) -> None:
    report = f"reports:\n  - from: post\n    at: 2026-03-07 23:50 WITA\n    confirmed: {{occurred_at: {written}}}\n"
    found, codes = crisis(CRISIS.partition("reports:")[0] + report)
    assert found is not None
    assert (bool(found.reports[0].confirmed), codes) == (is_read, [] if is_read else ["happened-after-report"])
