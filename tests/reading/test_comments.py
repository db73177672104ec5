"""Comments from a file: one a line, CSV with a column text, JSON lines with a field text; other people's words, bounded."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisiskit.reading.comments import LONGEST_COMMENT, MOST_COMMENTS, read_comments


def test_one_comment_a_line_blank_lines_left_out() -> None:
    assert read_comments("Kapan update?\n\n  goblok  \n", "c.txt") == (("Kapan update?", "goblok"), [])


def test_a_comma_in_a_line_makes_no_table() -> None:
    text = "Halo, kapan update?\ntext, kata teman saya, tidak jelas\n"
    assert len(read_comments(text, "c.txt")[0]) == 2


def test_the_column_called_text_of_a_table() -> None:
    text = 'id,Text,likes\n1,"Adik saya, di kapal itu!",3\n2,"dua\nbaris",0\n3\n'
    assert read_comments(text, "c.csv") == (("Adik saya, di kapal itu!", "dua baris"), [])


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_as_spreadsheets_of_either_country_write_it(sign: str) -> None:
    table = f'user{sign}TEXT\na{sign}"Adik saya{sign} di kapal itu!"\nb{sign}Terima kasih\n'
    assert read_comments(table, "comments.csv") == ((" ".join(f"Adik saya{sign} di kapal itu!".split()), "Terima kasih"), [])


def test_the_field_called_text_of_json_lines() -> None:
    text = '{"text": "Kapan update?", "likes": 3}\n\n{"text": "goblok"}\n'
    assert read_comments(text, "c.jsonl") == (("Kapan update?", "goblok"), [])


@pytest.mark.parametrize("line", ["{", '{"likes": 3}', '{"text": 3}', "[" * 5000, '"text"'])
def test_a_line_without_a_comment_is_named_and_the_others_are_read(line: str) -> None:
    comments, problems = read_comments(f'{{"text": "satu"}}\n{line}\n{{"text": "dua"}}\n', "c.jsonl")
    assert comments == ("satu", "dua")
    assert [(item.code, str(item.where)) for item in problems] == [("comment-unreadable", "c.jsonl:2:1")]


def test_comments_are_bounded_in_number_and_length() -> None:
    comments, problems = read_comments("x" * 9000 + "\n" + "ya\n" * (MOST_COMMENTS + 5), "c.txt")
    assert len(comments) == MOST_COMMENTS
    assert len(comments[0]) == LONGEST_COMMENT
    assert [item.code for item in problems] == ["too-many-comments"]


@given(st.text(max_size=400), st.sampled_from(["c.txt", "c.csv", "c.jsonl"]))
def test_any_text_gives_comments_or_problems(text: str, name: str) -> None:
    comments, problems = read_comments(text, name)
    assert all(comment.strip() for comment in comments)
    assert all(item.code in {"comment-unreadable", "too-many-comments"} for item in problems)


def test_what_was_written_as_json_comes_back() -> None:
    said = ["“Kutip”, koma, dan\nbaris", "héllo 😭"]
    text = "\n".join(json.dumps({"text": item}) for item in said)
    assert read_comments(text, "c.jsonl")[0] == ("“Kutip”, koma, dan baris", "héllo 😭")
