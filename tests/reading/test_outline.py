"""A document is read as its author meant it, whatever the editor made of it; and what would be lost in silence is a problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisiskit.problems import Problem, Where
from crisiskit.reading.document import Document
from crisiskit.reading.documents import read_document
from crisiskit.reading.files import decode
from crisiskit.reading.outline import Bullet, Paragraph, Table, read_outline
from crisiskit.reading.passages import make_passage
from documents import VALID, check_all, write_files

FRONT = "---\nid: flood\nlanguage: en\nname: Flood\nkind: family\nextends: base\n---\n\n# Flood\n\n"
#: A message without its bullets, and the line on which they begin.
EMPATHY = FRONT + "## Messages\n\n### Empathy\n\n#### grief\n"

FIRST = EMPATHY.count("\n") + 1


def read(text: str) -> tuple[Document, list[Problem]]:
    document, problems = read_document(text, "flood/en.md")
    assert document is not None
    return document, problems


def said(text: str) -> list[object]:
    """The pieces of the first form of each rung under Empathy."""
    document, problems = read(EMPATHY + text)
    assert not problems
    return [form.pieces for rung in document.section("messages")["grief"].text.rungs for form in rung.forms]


class TestAsMeant:
    """A communications officer writes this in Word or on a phone."""

    def test_no_break_spaces_are_spaces(self) -> None:
        assert said("- We\u00a0grieve\u202fwith\u2007them.") == [("We grieve with them.",)]
        table = "|\u00a0pattern\u00a0| why |\n| --- | --- |\n| human\u00a0error | No.\u00a0|\n"
        document, problems = read(f"{FRONT}## Never\u00a0say\n\n{table}")
        assert not problems
        assert list(document.section("never-say")) == ["human error"]

    def test_escaped_signs_are_the_signs(self) -> None:
        assert said(r"- \[deaths \> 0\] We grieve \(with them\)\.") == [("We grieve (with them).",)]
        document, problems = read(FRONT + "## Facts\n\n| fact | type |\n| --- | --- |\n| people\\_aboard | count |\n")
        assert not problems
        assert list(document.section("facts")) == ["people_aboard"]

    def test_an_escaped_bar_is_part_of_its_cell(self) -> None:
        document, problems = read(FRONT + "## Never say\n\n| pattern | why |\n| --- | --- |\n| a \\| b | No. |\n")
        assert not problems
        assert list(document.section("never-say")) == ["a | b"]

    def test_smart_quotes_are_quotes_in_a_condition_and_stay_in_a_sentence(self) -> None:
        assert said("- [event = “slide”] We grieve “with” them.") == [("We grieve “with” them.",)]

    def test_tabs_trailing_spaces_and_breaks_inside_a_sentence_are_one_space(self) -> None:
        assert said("-\tWe  grieve \t with them.   ") == [("We grieve with them.",)]
        assert said("- We grieve   \n  with\n      them.") == [("We grieve with them.",)]
        assert said("- We grieve\\\n  with them.") == [("We grieve with them.",)]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_line_ends_and_a_byte_order_mark_change_nothing(self, end: str, mark: str) -> None:
        text = (VALID / "landslide" / "en.md").read_text(encoding="utf-8")
        plain, _ = decode(text.encode(), "en.md")
        odd, problems = decode((mark + text.replace("\n", end)).encode(), "en.md")
        assert not problems
        assert plain == odd

    def test_a_table_may_stand_without_outer_bars_and_with_few_cells(self) -> None:
        document, problems = read(FRONT + "## Facts\n\nfact | type | question\n--- | --- | ---\nroad | name\n")
        assert not problems
        assert document.section("facts")["road"].text.question == ""

    def test_columns_may_stand_in_any_order(self) -> None:
        document, problems = read(FRONT + "## Facts\n\n| type | fact |\n| --- | --- |\n| - | deaths |\n| name | road |\n")
        assert not problems
        assert document.entries["facts"]["deaths"].removes
        assert not document.entries["facts"]["road"].removes

    def test_headings_and_heads_are_known_however_their_letters_are_written(self) -> None:
        document, problems = read(FRONT + "## NEVER  SAY\n\n| Pattern | Why |\n| --- | --- |\n| x | y |\n")
        assert not problems
        assert list(document.section("never-say")) == ["x"]


class TestNothingLost:
    """A row with more cells than its head, an ordered list among rungs, a bar lost in a cell: problems, not silence."""

    @pytest.mark.parametrize(
        ("text", "code", "after"),
        [
            ("1. We grieve.", "ordered-list", 0),
            ("- We grieve.\n\n1. We grieve.", "ordered-list", 2),
            ("- We grieve.\n    1. Grief.", "ordered-list", 1),
            ("We grieve.", "unexpected-block", 0),
            ("- We grieve.\n\nWe grieve too.", "unexpected-block", 2),
            ("> - We grieve.", "unexpected-block", 0),
            ("| a | b |\n| --- | --- |\n| c | d |", "unexpected-block", 0),
            ("<!-- - We grieve. -->", "unexpected-block", 0),
            ("```\n- We grieve.\n```", "unexpected-block", 0),
            ("- We grieve.\n\n  A second paragraph.", "unexpected-block", 2),
            ("- We grieve.\n- We\n- ", "empty-wording", 2),
            ("##### more\n- We grieve.", "unexpected-heading", 0),
        ],
    )  # fmt: skip
    def test_under_a_message(self, text: str, code: str, after: int) -> None:
        """On which line after the message's heading the problem is found."""
        _, problems = read(EMPATHY + text)
        assert (code, FIRST + after) in [(item.code, item.where and item.where.line) for item in problems]

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("| fact | type |\n| --- | --- |\n| road | name | one more |", "too-many-cells"),
            ("| fact | type | said |\n| --- | --- | --- |\n| hurt | count | one | # |", "too-many-cells"),
            ("| fact | type |\n| --- |\n| road | name |", "broken-table"),
            ("| fact | type |\n| road | name |", "broken-table"),
            ("| fact | type |\n| --- | --- |\n\n| road | name |", "broken-table"),
            ("- road: name", "bullets-not-table"),
            ("### Road\n| fact | type |\n| --- | --- |\n| road | name |", "unexpected-heading"),
        ],
    )
    def test_in_a_table(self, text: str, code: str) -> None:
        _, problems = read(FRONT + "## Facts\n\n" + text)
        assert [item.code for item in problems] == [code]

    def test_a_heading_whose_bullets_cannot_be_read_does_not_take_the_inherited_message_away(self) -> None:
        for text in ("1. We grieve.", "We grieve.", "- [deaths > 0 We grieve."):
            document, problems = read(EMPATHY.replace("#### grief", "#### condolence") + text)
            assert problems
            assert "condolence" not in document.entries["messages"]

    def test_prose_is_welcome_where_an_author_explains(self) -> None:
        table = "| fact | type |\n| --- | --- |\n| road | name |\n"
        _, problems = read(f"{FRONT}## Facts\n\nWhat must be found out.\n\n> By whom it is said.\n\n{table}\n---\n")
        assert not problems

    def test_what_stands_before_the_first_heading_and_outside_every_section(self) -> None:
        outline, problems = read_outline("Words.\n\n- a\n\n# Title\n", "x.md")
        assert [item.code for item in problems] == ["text-before-heading"] * 2
        assert len(outline.sections) == 1


class TestPlaces:
    """Every problem points at the word, not at the line."""

    @pytest.mark.parametrize(
        ("bullet", "after", "column"),
        [
            ("- [deaths > 0 and wounded] We grieve.", 0, 19),
            ("-   [deaths > 0 and wounded] We grieve.", 0, 21),
            ("- \\[deaths > 0 and wounded\\] We grieve.", 0, 20),
            ("- [deaths  >  0   and\twounded] We grieve.", 0, 23),
            ("- [deaths\u00a0>\u00a00 and wounded] We grieve.", 0, 19),
            ("- [deaths > 0\n  and wounded] We grieve.", 1, 7),
            ("- [deaths > 0   \n     and wounded] We grieve.", 1, 10),
        ],
    )
    def test_a_name_in_a_guard(self, bullet: str, after: int, column: int, tmp_path: Path) -> None:
        found = check_all(write_files(tmp_path, {"flood/en.md": EMPATHY + bullet}))
        assert [item.code for item in found] == ["unknown-name"]
        assert found[0].where == Where(str(tmp_path / "flood" / "en.md"), FIRST + after, column)

    @pytest.mark.parametrize("before", ["\\_ ", "a  b ", "\u00a0", "\\\\ ", "“a” "])
    def test_a_slot_behind_signs_that_were_taken_out(self, before: str, tmp_path: Path) -> None:
        text = f"- We {before}grieve {{{{ vessel }}}}."
        found = check_all(write_files(tmp_path, {"flood/en.md": EMPATHY + text}))
        assert [item.code for item in found] == ["unknown-slot"]
        assert found[0].where is not None
        assert found[0].where.column == text.index("{{") + 1

    def test_a_cell_that_is_empty_has_its_place(self) -> None:
        outline, _ = read_outline("# T\n\n| a |  | c |\n| --- | --- | --- |\n||x|  |\n", "x.md")
        table = outline.sections[0].blocks[0]
        assert isinstance(table, Table)
        assert [cell.where().column for cell in table.head] == [3, 6, 10]
        assert [(cell.text, cell.where().column) for cell in table.rows[0]] == [("", 2), ("x", 3), ("", 5)]


def test_bullets_hold_the_bullets_under_them() -> None:
    outline, problems = read_outline("# T\n\n- a\n    - b\n        - c\n    - d\n- e\n\n> f\n", "x.md")
    first, second, quote = outline.sections[0].blocks
    assert not problems
    assert isinstance(first, Bullet)
    assert [child.text.text for child in first.children] == ["b", "d"]
    assert [child.text.text for child in first.children[0].children] == ["c"]
    assert isinstance(second, Bullet)
    assert isinstance(quote, Paragraph)
    assert quote.quoted


@given(st.text(alphabet="ab \\_[]*\t\n", max_size=40))
@settings(max_examples=60)
def test_every_character_of_a_passage_stands_where_it_says(text: str) -> None:
    lines = ["x " + row for row in text.split("\n")]
    if any(not row.strip() for row in text.split("\n")):
        return
    passage = make_passage("\n".join(row.strip() for row in text.split("\n")), "x.md", 0, [row.rstrip() for row in lines])
    assert "  " not in passage.text
    for offset, sign in enumerate(passage.text):
        where = passage.where(offset)
        source = lines[where.line - 1]
        assert 1 <= where.column <= len(source) + 1
        assert sign == " " or source[where.column - 1] == sign
