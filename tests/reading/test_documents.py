"""A document becomes typed rows, in the words of its language; a fault in one row leaves all the others."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.condition import Compare, Name, Not, Or
from crisiskit.model.playbook import Agency, Approval, Clock, ClusterRow, FactSpec, FactType, Inject, LadderRung, SchemeLevel, Step
from crisiskit.model.vocabulary import Audience, Category, ClockName, Cluster, FactKind, Part, Phase, Severity
from crisiskit.model.wording import Phrase, Slot
from crisiskit.problems import Problem
from crisiskit.reading.document import Document
from crisiskit.reading.documents import read_document
from documents import SHIPPED, VALID

FRONT = "---\nid: flood\nlanguage: {language}\nname: Flood\nkind: family\nextends: base\n---\n\n# Flood\n\n"


def read(body: str, language: str = "en") -> tuple[Document, list[Problem]]:
    document, problems = read_document(FRONT.format(language=language) + body, f"flood/{language}.md")
    assert document is not None
    return document, problems


def valid(playbook: str, language: str) -> Document:
    path = VALID / playbook / f"{language}.md"
    document, problems = read_document(path.read_text(encoding="utf-8"), str(path))
    assert document is not None
    assert not problems
    return document


@pytest.mark.parametrize("language", LANGUAGES)
class TestEverySection:
    """The same skeleton in both languages, each section read by its columns."""

    def test_front_matter(self, language: str) -> None:
        document = valid("landslide", language)
        front = document.front
        assert (front.id, front.language, front.version, front.kind) == ("landslide", language, "1.0.0", "type")
        assert (front.extends, front.lead, front.starts_at) == ("base", "bpbd", Severity.MODERATE)
        assert (front.cluster, front.category, front.family) == (Cluster.VICTIM, Category.GEO, "ground")
        assert front.valid_from == date(2026, 11, 24)
        assert len(front.aliases) == len(front.cues) == 2
        assert len(document.purpose) == 1

    def test_facts(self, language: str) -> None:
        facts = {key: row.spec for key, row in valid("landslide", language).section("facts").items()}
        assert facts["event"].type == FactType(kind=FactKind.CHOICE, choices=("slide", "rockfall"))
        assert facts["warning"].type == FactType(kind=FactKind.OFFICIAL, scheme="soil")
        base = valid("base", language)
        assert base.section("facts")["deaths"].spec == FactSpec(
            id="deaths", type=FactType(kind=FactKind.COUNT), authority=("bpbd", "dvi")
        )
        text = base.section("facts")["deaths"].text
        assert len(text.said) == 3
        assert text.gap_guard == Name("happened")
        assert not text.gap.startswith("[")
        kinds = {row.type.kind for row in facts.values()} | {row.spec.type.kind for row in base.section("facts").values()}
        assert kinds == set(FactKind)

    def test_conditions_severity_and_cluster(self, language: str) -> None:
        document = valid("landslide", language)
        assert document.section("conditions")["happened"].spec == Or((Name("harmed"), Name("event"), Name("road_closed")))
        levels = [row.spec.level for row in document.section("severity").values()]
        assert levels == [Severity.EXTREME, Severity.MODERATE, Severity.LOW]
        clusters = [row.spec for row in document.section("cluster").values()]
        assert clusters[0] == ClusterRow(cluster=Cluster.ACCIDENTAL, when=Compare("damage", ">", 1_000_000_000))
        assert clusters[1].cluster == "rumour"
        assert clusters[1].when.items[1] == Not(Name("road_closed"))

    def test_steps(self, language: str) -> None:
        steps = valid("base", language).section("steps")
        assert steps["acknowledge"].spec == Step(
            id="acknowledge", phase=Phase.RESPOND, owner="duty-officer", within=ClockName.ACKNOWLEDGEMENT, after=("call-lead",),
            level=Severity.LOW, audience=(Audience.PUBLIC, Audience.MEDIA), approval="head",
        )  # fmt: skip
        assert steps["pause"].spec.within == timedelta(minutes=5)

    def test_people(self, language: str) -> None:
        base = valid("base", language)
        assert list(base.section("roles")) == ["duty-officer", "liaison", "head"]
        assert base.section("agencies")["bpbd"].spec == Agency(id="bpbd")
        assert base.section("agencies")["bpbd"].text.short == "BPBD"
        assert base.section("clocks")[Severity.HIGH].spec == Clock(
            level=Severity.HIGH, acknowledgement=timedelta(minutes=30), statement=timedelta(hours=1), update=timedelta(hours=2),
            approval=timedelta(minutes=30), interval=timedelta(hours=12),
        )  # fmt: skip
        assert base.section("approvals")[Severity.HIGH].spec == Approval(
            level=Severity.HIGH, drafts="duty-officer", clears_facts=("liaison", "lead"), clears_law_when=Compare("deaths", ">", 0),
            approves="head", voice="head", time_out=timedelta(minutes=30), then="duty-officer",
        )  # fmt: skip
        assert base.section("ladder")[(Severity.HIGH, "head")].spec == LadderRung(
            level=Severity.HIGH, tell="head", within=timedelta(minutes=15), by="duty-officer", no_answer_in=timedelta(minutes=10),
            then="liaison",
        )  # fmt: skip
        scheme = base.section("schemes")[("soil", "siaga")]
        assert scheme.spec == SchemeLevel(scheme="soil", authority="pvmbg", level="siaga")
        assert set(scheme.text) == {"id", "en"}

    def test_messages_and_questions(self, language: str) -> None:
        document = valid("landslide", language)
        opening = document.section("messages")["opening"].text
        assert opening.part is Part.OPENING
        assert [len(rung.forms) for rung in opening.rungs] == [2, 1, 1]
        first = opening.rungs[0].forms[0]
        assert first.slots == (Slot("road"), Slot("event"))
        assert isinstance(first.pieces[-2], Phrase)
        assert first.all_slots[-1] == Slot("occurred_at", "time")
        question = valid("base", language).section("questions")["casualties"].text
        assert question.question.endswith("?")
        assert len(question.answer.rungs) == 1

    def test_injects_scenario_and_sources(self, language: str) -> None:
        document = valid("landslide", language)
        inject = document.section("injects")["sister-on-the-road"]
        assert inject.spec == Inject(
            id="sister-on-the-road", minute=5, sender="visitor", via="x", to="duty-officer", expects="acknowledge"
        )
        assert inject.text.endswith("?")
        assert [(row.spec.fact, row.spec.minute, row.text.text) for row in document.section("scenario").values()] == [
            ("event", 0, "slide"), ("missing", 20, "3"),
        ]  # fmt: skip
        assert len(valid("base", language).section("sources")) == 1
        assert len(valid("base", language).section("never-say")) == 1


def test_a_fault_in_one_row_leaves_the_others() -> None:
    rows = "| road | name |\n| Road Two | name |\n| lanes | number |\n| hurt | count |\n"
    document, problems = read(f"## Facts\n\n| fact | type |\n| --- | --- |\n{rows}")
    assert [item.code for item in problems] == ["bad-id", "unknown-type"]
    assert list(document.section("facts")) == ["road", "hurt"]


def test_a_fault_in_one_section_leaves_the_others() -> None:
    document, problems = read("## Facts\n\n- none\n\n## Thanks\n\n## Never say\n\n| pattern | why |\n| --- | --- |\n| x | y |\n")
    assert sorted(item.code for item in problems) == ["bullets-not-table", "unknown-section"]
    assert list(document.section("never-say")) == ["x"]


def test_a_rung_that_cannot_be_read_leaves_its_message_the_others() -> None:
    document, problems = read("## Messages\n\n### Empathy\n\n#### grief\n- {{ a b }}\n- We grieve.\n")
    assert [item.code for item in problems] == ["bad-slot"]
    assert [rung.forms[0].pieces for rung in document.section("messages")["grief"].text.rungs] == [("We grieve.",)]


def test_a_phrase_for_what_is_not_known_is_not_said_without_its_guard() -> None:
    table = "| fact | type | not known |\n| --- | --- | --- |\n| road | name | [harmed and or] which road it is |\n"
    document, problems = read(f"## Facts\n\n{table}")
    assert [item.code for item in problems] == ["bad-condition"]
    assert document.section("facts")["road"].text.gap == ""


def test_without_an_id_or_a_name_the_rest_is_still_looked_at() -> None:
    text = "---\nlanguage: en\nkind: family\n---\n\n# Flood\n\n## Thanks\n"
    document, problems = read_document(text, "flood/en.md")
    assert document is None
    assert sorted(item.code for item in problems) == ["missing-key", "missing-key", "unknown-section"]


def test_the_words_of_another_language_are_not_read() -> None:
    document, problems = read("## Fakta\n\n| fakta | jenis |\n| --- | --- |\n| road | nama |\n", "en")
    assert [item.code for item in problems] == ["unknown-section"]
    assert not document.section("facts")


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*/*.md")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_row_of_what_is_shipped_is_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document, problems = read_document(text, str(path))
    assert document is not None
    assert not problems
    rows = sum(line.startswith("| ") and not line.startswith("| ---") for line in text.split("\n"))
    heads = sum(line.startswith("| ---") for line in text.split("\n"))
    tables = (
        "facts", "conditions", "severity", "cluster", "steps", "never-say", "scenario", "roles", "agencies", "clocks", "approvals",
        "ladder", "schemes",
    )  # fmt: skip
    assert rows > 1
    assert sum(len(document.entries.get(section, {})) for section in tables) == rows - heads
