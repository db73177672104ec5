"""A child replaces rows in their place, removes them by `-`, adds severity, puts its new messages first; four levels at most."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crisiskit.model.playbook import Playbook
from crisiskit.model.vocabulary import Cluster, Part, Severity
from crisiskit.problems import Problem
from crisiskit.reading.library import LONGEST_CHAIN, Library
from documents import VALID, write_files

FRONT = "---\nid: {id}\nlanguage: en\nname: {id}\nkind: {kind}\nextends: {extends}\n---\n\n# {id}\n\n"
FACTS = "## Facts\n\n| fact | type | question | authority | said |\n| --- | --- | --- | --- | --- |\n"
STEPS = "## Steps\n\n### Respond\n\n| step | do | owner | within | after |\n| --- | --- | --- | --- | --- |\n"


def read_chain(
    folder: Path, bodies: dict[str, str], extends: dict[str, str] | None = None
) -> tuple[Playbook | None, tuple[Problem, ...]]:
    """The last of some playbooks, each extending the one before it and the first extending base, unless told otherwise."""
    names = list(bodies)
    parents = dict(zip(names, ["base", *names], strict=False)) | (extends or {})
    files = {
        f"{name}/en.md": FRONT.format(id=name, kind="family", extends=parents[name]) + body for name, body in bodies.items()
    }  # fmt: skip
    playbook, problems = Library((write_files(folder, files), VALID)).read(names[-1], ("en",))
    return playbook, tuple(problems)


def read(folder: Path, bodies: dict[str, str]) -> tuple[Playbook, tuple[Problem, ...]]:
    """The last of a chain of playbooks that can be read."""
    playbook, problems = read_chain(folder, bodies)
    assert playbook is not None
    return playbook, problems


def child(folder: Path, body: str) -> Playbook:
    """A sound child of base."""
    playbook, problems = read(folder, {"child": body})
    assert problems == ()
    return playbook


class TestRows:
    """A row with an id replaces the inherited one whole; one whose other cells are `-` removes it; severity rows always add."""

    def test_a_row_replaces_the_inherited_one_in_its_place_and_a_blank_clears(self, tmp_path: Path) -> None:
        playbook = child(tmp_path, FACTS + "| deaths | count-now | How many? | | |\n| road | name | Which road? | | |\n")
        assert list(playbook.facts) == ["place", "deaths", "missing", "coordinating", "road"]
        assert playbook.facts["deaths"].type.kind.value == "count-now"
        assert playbook.facts["deaths"].authority == ()
        text = playbook.texts["en"].facts["deaths"]
        assert (text.question, text.called, text.said, text.gap, text.gap_guard) == ("How many?", "", (), "", None)

    def test_minus_removes(self, tmp_path: Path) -> None:
        playbook = child(tmp_path, STEPS + "| acknowledge | - | - | - | - |\n")
        assert list(playbook.steps) == ["pause", "call-lead"]
        assert "acknowledge" not in playbook.texts["en"].steps

    @pytest.mark.parametrize(
        ("section", "head", "row", "gone"),
        [
            ("Clocks", "| level | update | basis |", "| low | - | - |", lambda book: Severity.LOW not in book.clocks),
            ("Approvals", "| level | approves | then |", "| low | - | - |", lambda book: Severity.LOW not in book.approvals),
            ("Never say", "| pattern | why |", "| human error | - |", lambda book: not book.texts["en"].never_say),
            ("Roles", "| role | name | does |", "| head | - | - |", lambda book: "head" not in book.roles),
            ("Agencies", "| agency | short | name |", "| dvi | - | - |", lambda book: "dvi" not in book.agencies),
            ("Conditions", "| condition | when |", "| harmed | - |", lambda book: "harmed" not in book.conditions),
        ],
    )
    def test_minus_removes_from_every_table_with_names(
        self, section: str, head: str, row: str, gone: Callable[[Playbook], bool], tmp_path: Path
    ) -> None:
        line = "| --- " * head.count(" | ") + "| --- |"
        playbook, _ = read(tmp_path, {"child": f"## {section}\n\n{head}\n{line}\n{row}\n"})
        assert gone(playbook)

    def test_some_cells_of_minus_do_not_remove(self, tmp_path: Path) -> None:
        _, problems = read(tmp_path, {"child": STEPS + "| acknowledge | - | - | - | pause |\n"})
        assert problems

    def test_severity_adds(self, tmp_path: Path) -> None:
        row = "## Severity\n\n| level | when | because |\n| --- | --- | --- |\n| extreme | missing > 50 | many are missing |\n"
        playbook = child(tmp_path, row)
        assert [item.level for item in playbook.severity] == [Severity.EXTREME, Severity.HIGH, Severity.EXTREME]
        assert playbook.texts["en"].because[-1] == "many are missing"

    def test_a_removed_row_can_be_written_anew_by_a_grandchild(self, tmp_path: Path) -> None:
        playbook, problems = read(
            tmp_path, {"child": FACTS + "| deaths | - | - | - | - |\n", "grandchild": FACTS + "| deaths | count | ? | | |\n"}
        )
        assert playbook.facts["deaths"].authority == ()
        assert {item.code for item in problems} == set()

    def test_what_is_gone_already_cannot_be_removed_again(self, tmp_path: Path) -> None:
        gone = FACTS + "| coordinating | - | - | - | - |\n"
        _, problems = read(tmp_path, {"child": gone, "grandchild": gone})
        assert "nothing-to-remove" in {item.code for item in problems}

    def test_without_a_parent_there_is_nothing_to_remove(self, tmp_path: Path) -> None:
        front = "---\nid: alone\nlanguage: en\nname: Alone\nkind: family\n---\n\n# Alone\n\n"
        text = front + FACTS + "| deaths | - | - | - | - |\n"
        _, problems = Library((write_files(tmp_path, {"alone/en.md": text}),)).read("alone")
        assert [item.code for item in problems] == ["nothing-to-remove"]


class TestMessages:
    """A message with the same id replaces the inherited one in its place; new ones come before the inherited ones of their part."""

    NEW = "## Messages\n\n### Empathy\n\n#### concern\n- We are concerned.\n\n### Known\n\n#### detail\n- {{ deaths }}.\n"

    def order(self, playbook: Playbook, part: Part) -> list[str]:
        return [message.id for message in playbook.texts["en"].messages.values() if message.part is part]

    def test_new_messages_come_first_in_their_part(self, tmp_path: Path) -> None:
        playbook = child(tmp_path, self.NEW)
        assert self.order(playbook, Part.EMPATHY) == ["concern", "condolence"]
        assert self.order(playbook, Part.KNOWN) == ["detail", "figures"]
        assert self.order(playbook, Part.NEXT) == ["next-update"]

    def test_a_grandchilds_come_before_the_childs(self, tmp_path: Path) -> None:
        playbook, problems = read(tmp_path, {"child": self.NEW, "grandchild": self.NEW.replace("concern", "sorrow")[:70]})
        assert not problems
        assert self.order(playbook, Part.EMPATHY) == ["sorrow", "concern", "condolence"]

    def test_a_message_of_the_same_id_replaces_in_its_place(self, tmp_path: Path) -> None:
        body = self.NEW + "\n## Sources\n\n- x\n"
        playbook = child(tmp_path, body.replace("#### detail", "#### figures"))
        assert self.order(playbook, Part.KNOWN) == ["figures"]
        assert playbook.texts["en"].messages["figures"].where.path.startswith(str(tmp_path))

    def test_a_heading_with_no_bullets_removes(self, tmp_path: Path) -> None:
        playbook = child(tmp_path, "## Messages\n\n### Empathy\n\n#### condolence\n\n### Known\n")
        assert self.order(playbook, Part.EMPATHY) == []

    def test_another_part_is_a_problem_and_the_inherited_one_stays(self, tmp_path: Path) -> None:
        playbook, problems = read(tmp_path, {"child": "## Messages\n\n### Actions\n\n#### condolence\n- [harmed] We grieve.\n"})
        assert [item.code for item in problems] == ["message-part-differs"]
        assert self.order(playbook, Part.EMPATHY) == ["condolence"]
        assert self.order(playbook, Part.ACTIONS) == ["coordination"]


class TestQuestions:
    """A question of the same id replaces the inherited one; a bare heading takes it away."""

    ASKED = "## Questions\n\n### who-died\nWho died?\n\n- [harmed] We name no one.\n"

    def test_a_bare_heading_removes(self, tmp_path: Path) -> None:
        playbook, problems = read(tmp_path, {"child": self.ASKED, "grandchild": "## Questions\n\n### who-died\n"})
        assert problems == ()
        assert list(playbook.texts["en"].questions) == ["casualties"]

    def test_a_bare_heading_of_what_is_not_inherited_is_a_problem(self, tmp_path: Path) -> None:
        _, problems = read(tmp_path, {"child": self.ASKED, "grandchild": "## Questions\n\n### who-dyed\n"})
        assert [item.code for item in problems] == ["nothing-to-remove"]


class TestChain:
    """base <- the house's own playbook <- family <- type <- an agency's version of it, at most five."""

    def test_five_levels_are_read_and_the_nearest_word_counts(self, tmp_path: Path) -> None:
        asks = "| deaths | count | As {name} asks | | |\n| {name} | name | ? | | |\n"
        rows = {name: FACTS + asks.format(name=name) for name in ("a", "b", "c", "d")}
        playbook, problems = read(tmp_path, rows)
        assert len(rows) + 1 == LONGEST_CHAIN
        assert not problems
        assert list(playbook.facts)[-4:] == ["a", "b", "c", "d"]
        assert playbook.texts["en"].facts["deaths"].question == "As d asks"

    def test_a_sixth_is_one_problem_and_nothing_else_is_said(self, tmp_path: Path) -> None:
        rows = {name: FACTS + f"| {name} | name | ? | nobody | |\n" for name in ("a", "b", "c", "d", "e")}
        playbook, problems = read_chain(tmp_path, rows)
        assert playbook is None
        assert [item.code for item in problems] == ["extends-too-long"]

    @pytest.mark.parametrize("parent", ["a", "b", "c"])
    def test_a_circle_is_a_problem(self, parent: str, tmp_path: Path) -> None:
        playbook, problems = read_chain(tmp_path, dict.fromkeys(("a", "b", "c"), ""), {"a": parent})
        assert playbook is None
        assert [item.code for item in problems] == ["extends-cycle"]

    @pytest.mark.parametrize("parent", ["..", ".", "/etc", "a" * 300, "base/../base", '"\\0"'])
    def test_what_is_no_id_leads_nowhere(self, parent: str, tmp_path: Path) -> None:
        playbook, problems = read_chain(tmp_path, {"a": ""}, {"a": parent})
        assert playbook is None
        assert {item.code for item in problems} == {"unknown-playbook", "bad-id"}

    def test_front_matter_is_inherited_where_a_child_is_silent(self, tmp_path: Path) -> None:
        parent = FRONT.format(id="ground", kind="family", extends="base").replace(
            "kind:", "lead: pvmbg\nstarts_at: high\ncluster: accidental\nfamily: ground\nsummary: of the parent\nkind:"
        )
        silent = FRONT.format(id="slide", kind="family", extends="ground").replace("kind:", "lead: bpbd\nkind:")
        library = Library((write_files(tmp_path, {"ground/en.md": parent, "slide/en.md": silent}), VALID))
        playbook, problems = library.read("slide")
        assert playbook is not None
        assert not problems
        assert (playbook.lead, playbook.starts_at, playbook.cluster) == ("bpbd", Severity.HIGH, Cluster.ACCIDENTAL)
        assert playbook.family == "ground"
        assert playbook.texts["en"].summary == ""

    def test_a_parent_without_this_language_is_a_problem(self, tmp_path: Path) -> None:
        english = FRONT.format(id="ground", kind="family", extends="base")
        indonesian = FRONT.format(id="slide", kind="family", extends="ground").replace("language: en", "language: id")
        library = Library((write_files(tmp_path, {"ground/en.md": english, "slide/id.md": indonesian}), VALID))
        assert [item.code for item in library.read("slide")[1]] == ["unknown-playbook"]
