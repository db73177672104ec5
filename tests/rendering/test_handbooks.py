"""A playbook as a page: everything in it can be read, nothing of it is taken for markup."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from crisiskit.door import load_playbook
from crisiskit.grammar.conditions import parse_condition
from crisiskit.grammar.wordings import parse_pieces
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.condition import And, Compare, Name, Not, Or
from crisiskit.model.playbook import Playbook
from crisiskit.model.wording import Wording
from crisiskit.problems import Where
from crisiskit.reading.keywords import keywords
from crisiskit.rendering.handbooks import print_handbook_html, render_handbook, say_condition, say_wording


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return load_playbook("boat-accident")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_all_that_the_playbook_has(playbook: Playbook, language: str) -> None:
    page, text, words = render_handbook(playbook, language), playbook.texts[language], keywords(language)
    assert page.startswith(f"# {text.name}\n\n{text.summary}\n\n")
    for section in ("facts", "conditions", "severity", "cluster", "steps", "messages", "never-say", "questions", "sources"):
        assert f"\n## {words.word('sections', section)}\n" in page
    shown = page.replace("\\", "")
    questions = [fact.question for fact in text.facts.values() if fact.question]
    assert len(questions) > 20
    for line in [*questions, *text.steps.values(), *(item.pattern for item in text.never_say), *text.sources]:
        assert line in shown, line
    asked = [phrasing for question in text.questions.values() for phrasing in question.also]
    assert len(asked) > 100
    assert all(phrasing in shown for phrasing in asked)
    for message in text.messages.values():
        for rung in message.rungs:
            for form in rung.forms:
                assert say_wording(form) in shown, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_owners_of_facts_are_named_ourselves_too(playbook: Playbook, language: str) -> None:
    lines = {line.removeprefix("- ").partition(":")[0]: line for line in render_handbook(playbook, language).splitlines()}
    assert lines["rescued"].endswith(" (Basarnas)")
    assert lines["coordinating"].endswith({"id": "(instansi sendiri)", "en": "(the agency itself)"}[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_drilled_must_not_read_is_for_the_trainer(playbook: Playbook, language: str) -> None:
    text = playbook.texts[language]
    page, trainers = render_handbook(playbook, language), render_handbook(playbook, language, trainer=True).replace("\\", "")
    assert len(text.injects) > 5
    assert len(text.scenario) > 5
    for line in text.injects.values():
        first = line.split("\n")[0]
        assert first in trainers
        assert first not in page.replace("\\", "")
    for row, value in zip(playbook.scenario, text.scenario, strict=True):
        assert f"{row.fact} = {value}" in trainers


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_for_a_browser_is_whole_and_inert(playbook: Playbook, language: str) -> None:
    spoiled = playbook.texts[language].model_copy(
        update={"name": "<script>x()</script>", "sources": ("[x](javascript:x)", "<img src=x onerror=x()>", "https://example.org/a")}
    )
    page = print_handbook_html(playbook.model_copy(update={"texts": {language: spoiled}}), language, trainer=True)
    assert page.startswith("<!DOCTYPE html>")
    assert f'<html lang="{language}">' in page
    tags = set(re.findall(r"<([a-z0-9]+)", page))
    assert {"h1", "h2", "h3", "ul", "li", "p", "blockquote"} <= tags
    assert not tags & {"script", "img", "a", "iframe", "link"}
    assert "<title>&lt;script&gt;" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_the_page_is_taken_for_a_link_or_emphasis(playbook: Playbook, language: str) -> None:
    tokens = MarkdownIt().parse(render_handbook(playbook, language))
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert "text" in kinds
    assert not kinds & {"link_open", "image", "em_open", "html_inline", "code_inline"}


def test_the_worst_level_comes_first(playbook: Playbook) -> None:
    page = render_handbook(playbook, "en")
    assert page.index("- **extreme**") < page.index("- **high**") < page.index("- **moderate**")


def test_a_language_without_a_document_is_a_mistake_of_the_caller(playbook: Playbook) -> None:
    with pytest.raises(KeyError):
        render_handbook(playbook, "xx")


@pytest.mark.parametrize(
    "text",
    [
        "A plain sentence.",
        "{{ vessel }} capsized[[ on {{ occurred_at | date }}]].",
        "{{ people | count: one person / # people }} {{ place }}",
    ],
)
def test_a_wording_is_shown_in_its_own_notation(text: str) -> None:
    assert say_wording(Wording(parse_pieces(text), Where(""))) == text


@pytest.mark.parametrize(
    ("condition", "indonesian", "english"),
    [
        (Name("event"), "event", "event"),
        (Compare("deaths", ">", 0), "deaths > 0", "deaths > 0"),
        (Compare("open", "=", False), "open = tidak", "open = no"),
        (Not(Name("open")), "tidak open", "not open"),
        (
            And((Name("a"), Or((Name("b"), Not(And((Name("c"), Name("d")))))))),
            "a dan (b atau tidak (c dan d))",
            "a and (b or not (c and d))",
        ),
    ],
)
def test_a_condition_is_shown_in_the_words_of_the_language(condition: object, indonesian: str, english: str) -> None:
    for language, written in (("id", indonesian), ("en", english)):
        words = keywords(language)
        assert say_condition(condition, words) == written  # type: ignore[arg-type]
        assert parse_condition(written, words.conditions) == condition
