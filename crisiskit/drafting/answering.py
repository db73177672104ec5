"""Answers in public: to one question, on a sheet for the press desk, under a comment.

    answer(situation, assessment, "knp kapal boleh berlayar?", channel="x", now=now).statement.text
    make_sheet(situation, assessment, language="id", now=now).rows[0].posture      # Posture.ANSWER

Every text is a reply as `Desk` writes it: what is confirmed and approved, or the bridge to it. Only thanks, and the words that lead
a person to the right door, are fixed phrases of the language, and they assert nothing about the crisis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.drafting.matching import find_question
from crisiskit.drafting.triage import find_names, sort_comment
from crisiskit.drafting.writing import Desk
from crisiskit.errors import DraftRefused
from crisiskit.grammar.evaluating import facts_in, holds
from crisiskit.language.catalogue import book
from crisiskit.language.marks import find_mark
from crisiskit.model.answering import Act, Answer, Posture, QuestionSheet, SheetRow, Treatment
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import COUNTS, FactKind, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from crisiskit.model.assessment import Assessment
    from crisiskit.model.condition import Condition
    from crisiskit.model.crisis import Value
    from crisiskit.model.playbook import Question
    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.model.statement import Statement
    from crisiskit.model.wording import Rung

#: The message that says that a question cannot be answered yet.
BRIDGE = "bridge"
#: The messages of a correction that say what is so, never the myth.
FACTS = ("fact", "again")
#: A channel with room for the full names, from which the sheet takes its sentences.
ROOMY = "web"
#: The fact that says that a report is being verified, which by itself answers nothing.
VERIFYING = "verifying"
#: So many facts a row of the sheet names as awaited.
MOST_FACTS = 3


def answer(
    situation: Situation, assessment: Assessment, asked: str, *, channel: str, now: datetime, language: str | None = None,
    knowledge: Knowledge | None = None,
) -> Answer:  # fmt: skip
    """The reply to a question as asked, in `language` or the one asked in. Raises DraftRefused as `Desk` does."""
    first = next(iter(situation.house.agency))
    match = find_question(situation.playbook, asked, language=first, names=find_names(situation))
    spoken = language or (match.language if match.language in situation.house.agency else first)
    ident = match.found.question if match.found else None
    desk = Desk(situation, assessment, kind=Kind.REPLY, now=now, knowledge=knowledge, question=ident)
    return Answer(match=match, statement=desk.write(channel, spoken))


def is_answered(statement: Statement) -> bool:
    """Whether a reply gives an approved answer, and is not the bridge."""
    return any(item.part is Part.ANSWER and item.message not in (BRIDGE, Kind.REPLY.value) for item in statement.sentences)


def make_sheet(
    situation: Situation, assessment: Assessment, *, language: str, now: datetime, knowledge: Knowledge | None = None
) -> QuestionSheet:
    """Every question with the answer that holds at `now`, what it waits for, and how it is met. Raises DraftRefused."""
    bridge = Desk(situation, assessment, kind=Kind.REPLY, now=now, knowledge=knowledge)
    said = bridge.write(ROOMY, language)
    return QuestionSheet(
        playbook=situation.playbook.id, language=language, status=situation.crisis.status, now=now,
        next_update_at=bridge.next_update, bridge=" ".join(item.text for item in said.sentences),
        rows=tuple(
            _make_row(situation, assessment, question, language=language, now=now, knowledge=bridge.knowledge)
            for question in situation.playbook.texts[language].questions.values()
        ),
    )  # fmt: skip


def _make_row(
    situation: Situation, assessment: Assessment, question: Question, *, language: str, now: datetime, knowledge: Knowledge
) -> SheetRow:
    desk = Desk(situation, assessment, kind=Kind.REPLY, now=now, knowledge=knowledge, question=question.id)
    statement = desk.write(ROOMY, language)
    parts = [item for item in statement.sentences if item.part is Part.ANSWER]
    rungs = question.answer.rungs
    answered = is_answered(statement)
    at = min(item.rung for item in parts) if answered else len(rungs)
    waiting = _find_waiting(situation, knowledge, rungs[max(at - 1, 0) : at])
    posture = _find_posture(situation, rungs[at], waiting) if answered else Posture.BRIDGE
    return SheetRow(
        question=question.id, asked=question.question, posture=posture,
        answer=" ".join(item.text for item in parts) if answered else None,
        facts=tuple(dict.fromkeys(name for item in parts for name in item.facts)) if answered else (),
        waiting=waiting, owners=_find_owners(situation, waiting),
    )  # fmt: skip


def _find_posture(situation: Situation, rung: Rung, waiting: Sequence[str]) -> Posture:
    """Answered with a value or a rule of ours; referred to whose question it is; or bridged: what is asked for is not known yet."""
    playbook = situation.playbook
    names = {slot.name for slot in rung.forms[0].slots}
    others = names & {"lead", *playbook.agencies}
    if names & {"figures", *playbook.facts}:
        return Posture.ANSWER
    if not others:
        return Posture.BRIDGE if waiting else Posture.ANSWER
    guarded = () if rung.guard is None else facts_in(rung.guard, playbook.conditions)
    return Posture.BRIDGE if others == {"lead"} and set(guarded) == {VERIFYING} else Posture.REFER


def _find_waiting(situation: Situation, knowledge: Knowledge, rungs: Iterable[Rung]) -> tuple[str, ...]:
    """The facts not established yet that would let the next better rung be said."""
    playbook = situation.playbook
    found: list[str] = []
    for rung in rungs:
        if rung.guard is not None and not holds(rung.guard, knowledge.candidates, playbook.facts, playbook.conditions):
            found += _find_openers(rung.guard, situation, knowledge)
        found += [slot.name for slot in rung.forms[0].slots if slot.name in playbook.facts]
        if any(slot.name == "figures" for slot in rung.forms[0].slots):
            found += [name for name, spec in playbook.facts.items() if spec.type.kind in COUNTS][:MOST_FACTS]
    unknown = [name for name in dict.fromkeys(found) if knowledge.facts[name].sayable is None]
    return tuple(unknown[:MOST_FACTS])


def _find_openers(guard: Condition, situation: Situation, knowledge: Knowledge) -> list[str]:
    """The facts any one of which would open a guard, or all that are open in it where no single one does."""
    playbook = situation.playbook
    unknown = [name for name in facts_in(guard, playbook.conditions) if not knowledge.candidates(name)]

    def opens(name: str) -> bool:
        kind = playbook.facts[name].type
        value: Value = True if kind.kind is FactKind.YES_NO else kind.choices[0] if kind.choices else 1

        def supposed(asked: str) -> tuple[Value, ...]:
            return (value,) if asked == name else knowledge.candidates(asked)

        return holds(guard, supposed, playbook.facts, playbook.conditions)

    return [name for name in unknown if opens(name)] or unknown


def find_awaited(situation: Situation, knowledge: Knowledge, question: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facts that would open the last rung of a question's answers, and the agencies that may confirm them."""
    texts = [text for text in situation.playbook.texts.values() if question in text.questions]
    facts = _find_waiting(situation, knowledge, texts[0].questions[question].answer.rungs[-1:]) if texts else ()
    return facts, _find_owners(situation, facts)


def _find_owners(situation: Situation, facts: Iterable[str]) -> tuple[str, ...]:
    """The agencies that may confirm the facts, each once; `self` is we."""
    return tuple(dict.fromkeys(name for fact in facts for name in situation.playbook.facts[fact].authority))


def treat_comments(
    situation: Situation, assessment: Assessment, comments: Iterable[str], *, channel: str, now: datetime,
    language: str | None = None, knowledge: Knowledge | None = None,
) -> Iterator[Treatment]:  # fmt: skip
    """Each comment with its act and the reply's wording, in `language` or the comment's own."""
    replies = _Replies(situation, assessment, channel, now, knowledge)
    for comment in comments:
        treatment = sort_comment(comment, situation)
        spoken = language or treatment.language
        if spoken not in situation.house.agency:
            spoken = next(iter(situation.house.agency))
        yield replies.add_to(treatment.model_copy(update={"language": spoken}))


class _Replies:
    """The replies of one moment on one channel, each written once."""

    def __init__(
        self, situation: Situation, assessment: Assessment, channel: str, now: datetime, knowledge: Knowledge | None
    ) -> None:
        self._situation, self._assessment, self._channel, self._now = situation, assessment, channel, now
        self._knowledge = knowledge
        self._written: dict[tuple[Kind, str | None, str], Statement | None] = {}

    def add_to(self, treatment: Treatment) -> Treatment:
        """The treatment with its reply; a correction that may not be written yet is for a person."""
        language = treatment.language
        if treatment.act is Act.ANSWER:
            return self._with(treatment, self._write(Kind.REPLY, treatment.question, language))
        if treatment.act is Act.CORRECT:
            correction = self._write(Kind.CORRECTION, treatment.claim, language)
            fact = "" if correction is None else self._say_fact(correction, treatment.claim)
            if not fact:
                return treatment.model_copy(update={"act": Act.ESCALATE, "reason": "claim-open", "role": "crisis-lead"})
            return treatment.model_copy(update={"reply": self._mark(language) + fact})
        if treatment.reason == "no-answer":
            return self._with(treatment, self._write(Kind.REPLY, None, language))
        phrase = book(language, "phrases")["replies"].get(treatment.reason)
        return treatment if phrase is None else treatment.model_copy(update={"reply": self._mark(language) + phrase})

    def _say_fact(self, correction: Statement, ident: str | None) -> str:
        """The correction's first sentence; where the claim has no fact of its own, what is known, before and behind the myth."""
        claim = next(item for item in self._situation.crisis.claims if item.id == ident)
        said = FACTS[:1] if claim.fact.get(correction.language) else FACTS
        return " ".join(item.text for item in correction.sentences if item.part is Part.CLAIM and item.message in said)

    def _with(self, treatment: Treatment, statement: Statement | None) -> Treatment:
        return treatment if statement is None else treatment.model_copy(update={"reply": statement.text})

    def _mark(self, language: str) -> str:
        return find_mark(self._situation.crisis.status, language)

    def _write(self, kind: Kind, ident: str | None, language: str) -> Statement | None:
        key = (kind, ident, language)
        if key not in self._written:
            claim, question = (ident, None) if kind is Kind.CORRECTION else (None, ident)
            try:
                desk = Desk(
                    self._situation, self._assessment, kind=kind, now=self._now, knowledge=self._knowledge, claim=claim,
                    question=question,
                )  # fmt: skip
                self._written[key] = desk.write(self._channel, language)
            except DraftRefused:
                self._written[key] = None
        return self._written[key]


__all__ = ["answer", "find_awaited", "is_answered", "make_sheet", "treat_comments"]
