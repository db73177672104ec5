"""What the work itself costs: reading a playbook against bare Markdown, drafting against a template engine."""

from __future__ import annotations

from datetime import datetime

import pytest
from jinja2 import Environment
from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin

import crisiskit
import crisiskit.drafting.setting
from crisiskit.channels.table import load_channels
from crisiskit.drafting.writing import Desk
from crisiskit.model.wording import Phrase, Slot, Wording
from crisiskit.reading.library import Library
from crisiskit.reviewing.checking import check_playbook
from installed import ROOT
from measuring import Record, measure_calls, median_ratio

pytestmark = pytest.mark.benchmark

ROUNDS = 15
PLAYBOOKS = ROOT / "playbooks"
EXAMPLE = ROOT / "docs" / "examples" / "bali-strait-2025"
NOW = datetime.fromisoformat("2025-07-04T19:00:00+07:00")


def test_reading_a_playbook_costs_little_more_than_its_markdown(record: Record) -> None:
    """Both languages, everything it extends, every check there is."""
    folder = PLAYBOOKS / "boat-accident"
    paths = [path for name in ("base", "boat-accident") for path in sorted((PLAYBOOKS / name).glob("*.md"))]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    assert len(texts) == 4
    engine = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
    floor, ours = measure_calls(
        lambda: [engine.parse(text) for text in texts],
        lambda: check_playbook(folder, Library((PLAYBOOKS,))),
        rounds=ROUNDS,
    )
    record("a playbook read and checked / bare markdown-it-py", median_ratio(ours, floor), 2.5)


def test_loading_the_library_costs_little_more_than_its_markdown(record: Record) -> None:
    """Every playbook in both languages with all it extends, each document read once on both sides."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PLAYBOOKS.glob("*/*.md"))]
    assert len(texts) > 5
    engine = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)

    def load_all() -> list[object]:
        library = Library((PLAYBOOKS,))
        return [library.read(ident) for ident in library.folders()]

    floor, ours = measure_calls(lambda: [engine.parse(text) for text in texts], load_all, rounds=5)
    record("the whole library loaded / bare markdown-it-py", median_ratio(ours, floor), 2.5)


def test_six_channels_cost_no_more_than_templates_of_their_sentences(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """The layouts of press and web are left out on both sides."""

    def join(*_: object, paragraphs: tuple[str, ...], **__: object) -> str:
        return "\n\n".join(paragraphs)

    monkeypatch.setattr(crisiskit.drafting.setting, "set_text", join)
    situation = crisiskit.load_situation(EXAMPLE)
    assessment = crisiskit.assess(situation, now=NOW)
    channels = list(load_channels())
    assert len(channels) >= 6

    def draft_some(names: list[str]) -> list[crisiskit.Statement]:
        desk = Desk(situation, assessment, kind="holding", now=NOW)
        return [desk.write(name, "id") for name in names]

    sources = [_as_template(wording) for wording in _chosen(situation, draft_some(channels[:6]))]
    assert len(sources) > 8

    def render_all() -> list[str]:
        environment = Environment()  # noqa: S701  plain text
        return [environment.from_string(source).render() for source in sources]

    floor, six, five = measure_calls(
        render_all, lambda: draft_some(channels[:6]), lambda: draft_some(channels[:5]), rounds=3 * ROUNDS
    )
    record("six channels drafted / Jinja2 of their sentences", median_ratio(six, floor), 1.0)
    further = [whole - part for whole, part in zip(six, five, strict=True)]
    record("a further channel / Jinja2 of their sentences", median_ratio(further, floor), 0.15)


def test_all_channels_cost_little_more_than_templates_of_their_sentences(record: Record) -> None:
    """The whole table in one language, layouts and all, against each distinct sentence that was chosen, once."""
    situation = crisiskit.load_situation(EXAMPLE)
    assessment = crisiskit.assess(situation, now=NOW)

    def draft_all() -> list[crisiskit.Statement]:
        desk = Desk(situation, assessment, kind="holding", now=NOW)
        return [desk.write(name, "id") for name in load_channels()]

    sources = [_as_template(wording) for wording in _chosen(situation, draft_all())]
    assert len(sources) > 12

    def render_all() -> list[str]:
        environment = Environment()  # noqa: S701  plain text
        return [environment.from_string(source).render() for source in sources]

    floor, ours = measure_calls(render_all, draft_all, rounds=ROUNDS)
    record("all channels drafted / Jinja2 of their sentences", median_ratio(ours, floor), 3.0)


def _chosen(situation: crisiskit.Situation, statements: list[crisiskit.Statement]) -> list[Wording]:
    """The wordings that were said, each once."""
    messages = situation.playbook.texts["id"].messages
    found = {
        (sentence.message, sentence.rung, sentence.form): messages[sentence.message].rungs[sentence.rung]
        for statement in statements
        for sentence in statement.sentences
        if sentence.message in messages
    }
    return [rung.forms[form] for (_, _, form), rung in found.items()]


def _as_template(wording: Wording) -> str:
    """The same sentence as a template: each slot an expression, each optional phrase a condition."""
    pieces = []
    for piece in wording.pieces:
        if isinstance(piece, str):
            pieces.append(piece)
        elif isinstance(piece, Slot):
            pieces.append(f"{{{{ {piece.name.replace('-', '_')} }}}}")
        elif isinstance(piece, Phrase):
            inner = "".join(item if isinstance(item, str) else f"{{{{ {item.name.replace('-', '_')} }}}}" for item in piece.pieces)
            pieces.append(f"{{% if true %}}{inner}{{% endif %}}")
    return "".join(pieces)


