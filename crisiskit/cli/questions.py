"""The questions about the facts when a crisis is opened, those that decide the level first; answers may be left open.

    find_answers(program, context, house)      # {"event": "capsized", "place": {"id": "di Selat Bali"}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from crisiskit.cli.choosing import HELP_SIGN
from crisiskit.language.catalogue import book

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crisiskit.cli.answers import Asked, Written
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.house import House
    from crisiskit.model.playbook import Playbook
    from crisiskit.problems import Problem


class Question(NamedTuple):
    """What is asked: the fact, the language of the answer where it is words, the question."""

    fact: str
    language: str | None
    text: str


def gather_once(program: Program, items: Sequence[str], context: Asked) -> Written:
    """The values of facts. Raises UsageError for a fact that is given twice, AppendRefused with what is wrong with the values."""
    from crisiskit.cli.answers import find_repeat, gather
    from crisiskit.cli.situations import refuse
    from crisiskit.problems import problem

    twice = find_repeat(items)
    if twice is not None:
        raise refuse(program, problem("fact-given-twice", None, fact=twice))
    return gather(items, context)


def find_answers(program: Program, context: Asked, house: House) -> Written:
    """The answers of the person at the keyboard, or those in a pipe: `fact=answer` each, or one line for each question in turn."""
    from crisiskit.cli.asking import is_terminal, read_lines

    say = program.say
    questions = [item for fact in _order(context.playbook) for item in _list_questions(say, context, fact, house)]
    if is_terminal():
        return _ask_all(say, context, questions)
    lines = read_lines()
    if all(line.partition("=")[0].partition(".")[0].strip() in context.playbook.facts for line in lines if line):
        return gather_once(program, [line for line in lines if line], context)
    names = [f"{item.fact}.{item.language}" if item.language else item.fact for item in questions]
    return gather_once(program, [f"{name}={line}" for name, line in zip(names, lines, strict=False) if line], context)


def _ask_all(say: Words, context: Asked, questions: Sequence[Question]) -> Written:
    """The answer to each question in turn; an empty one leaves the fact open, the end of input all that follow."""
    click.echo(say("open.begin"), err=True)
    values: Written = {}
    for number, item in enumerate(questions, start=1):
        answer = _ask_until_sound(say, context, item._replace(text=f"({number}/{len(questions)}) {item.text}"))
        if answer is None:
            break
        words = values.setdefault(item.fact, {}) if answer and item.language else None
        if isinstance(words, dict) and item.language:
            words[item.language] = answer
        elif answer:
            values[item.fact] = answer
    return values


def _order(playbook: Playbook) -> list[str]:
    """The facts of the severity rows, the worst rows first, then all others as the playbook has them."""
    from crisiskit.grammar.evaluating import facts_in

    rows = sorted(playbook.severity, key=lambda row: row.level, reverse=True)
    decisive = [name for row in rows for name in facts_in(row.when, playbook.conditions)]
    return [name for name in dict.fromkeys([*decisive, *playbook.facts]) if name in playbook.facts]


def _list_questions(say: Words, context: Asked, fact: str, house: House) -> Iterator[Question]:
    """A fact's question, once for each language of the house where its value is words."""
    from crisiskit.cli.answers import describe_choices, find_question
    from crisiskit.model.vocabulary import LOCALIZED, FactKind

    kind = context.playbook.facts[fact].type.kind
    for language in house.agency if kind in LOCALIZED else (None,):
        text = find_question(fact, context.playbook, language or say.language)
        if kind is FactKind.CHOICE:
            text += f" {describe_choices(fact, context.playbook, say.language)}:"
        elif kind is FactKind.YES_NO:
            text += f" {say('open.yes_no')}"
        yield Question(fact, language, f"[{language}] {text}" if language else text)


def _ask_until_sound(say: Words, context: Asked, question: Question) -> str | None:
    """An answer that can be written, empty for none, None at the end of input."""
    from crisiskit.cli.answers import prepare
    from crisiskit.cli.asking import ask
    from crisiskit.cli.printing import print_problems

    while written := ask(question.text):
        if written == HELP_SIGN:
            kind = context.playbook.facts[question.fact].type.kind.value
            click.echo(say("open.how", fact=question.fact, how=book(say.language, "arguments")["type_how"][kind]), err=True)
            continue
        problems: list[Problem] = []
        ready = prepare(question.fact, written, context, language=question.language, problems=problems)
        if ready is not None:
            return ready
        print_problems(problems, say)
    return written
