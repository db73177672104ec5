"""What is asked of us in public, and what is to be done with it: a question found, a sheet of answers, a comment treated.

    match.question, match.taken, match.language     # "allowed-to-sail", "Mengapa kapal itu diizinkan berlayar?", "id"
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from crisiskit.model.base import Model
from crisiskit.model.statement import Statement
from crisiskit.model.vocabulary import Status


class Near(Model):
    """A question of the playbook that a question asked comes near: its id, how it stands in `language`, how near (0 to 1)."""

    question: str
    taken: str
    language: str
    score: float


class Match(Model):
    """The approved question that was meant, if any. `other` is a second one as near; `language` is the one asked in."""

    asked: str
    language: str
    found: Near | None = None
    other: Near | None = None


class Posture(Enum):
    """How a question is met: with its answer, with what can be said instead, or by naming whose question it is."""

    ANSWER = "answer"
    REFER = "refer"
    BRIDGE = "bridge"


class SheetRow(Model):
    """A question as it stands now. `owners` own the facts in `waiting`, which would give a fuller answer once confirmed."""

    question: str
    asked: str
    posture: Posture
    answer: str | None
    facts: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()


class QuestionSheet(Model):
    """All questions of a situation with the answers that hold at a moment; `bridge` stands in for those that have none."""

    playbook: str
    language: str
    status: Status
    now: datetime
    next_update_at: datetime
    bridge: str
    rows: tuple[SheetRow, ...]


class Answer(Model):
    """A reply to one question: what was found, and the text; without an approved question the text is the bridge."""

    match: Match
    statement: Statement


class Act(Enum):
    """What to do with a comment (after the US Air Force's web posting assessment)."""

    THANK = "thank"
    ANSWER = "answer"
    CORRECT = "correct"
    RESTORE = "restore"
    LEAVE = "leave"
    ESCALATE = "escalate"


class Treatment(Model):
    """A comment, what to do with it and why, the words that told, the reply's wording, and the role to call."""

    comment: str
    act: Act
    reason: str
    words: tuple[str, ...] = ()
    language: str
    reply: str | None = None
    question: str | None = None
    claim: str | None = None
    role: str | None = None


class CommentSheet(Model):
    """Comments treated at one moment."""

    status: Status
    now: datetime
    treatments: tuple[Treatment, ...]


__all__ = ["Act", "Answer", "CommentSheet", "Match", "Near", "Posture", "QuestionSheet", "SheetRow", "Treatment"]
