"""What is wrong, as a value: where, which code, with which arguments. The sentence comes later, in the reader's language.

A problem never holds prose. `crisiskit.language.problems.describe` turns it into a line such as
`playbooks/flood/id.md:41:12: error[unknown-name]: "korban" bukan fakta atau kondisi …`, in Indonesian or English.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Argument = str | int


class Weight(Enum):
    """How much a problem weighs: an error stops the work on that piece, a warning asks for a second look, a hint for a thought."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


#: Codes that warn only; every other code is an error. One code always weighs the same.
WARNINGS = frozenset(
    {
        "not-the-authority",
        "sources-disagree",
        "count-fell",
        "reports-are-old",
        "promise-missed",
        "no-words-in-language",
        "step-before-its-predecessor",
        "empty-chair",
        "chair-empty-ahead",
        "chair-empty-on-days",
        "clock-late",
        "complaint-late",
        "statement-expired",
        "statement-outdated",
        "holidays-not-counted",
        "holiday-estimated",
        "house-is-the-example",
        "pronoun-first",
        "language-missing",
        "option-not-used",
        "playbooks-folder-missing",
        "warning-expired",
        "warning-mixed",
        "warning-without-hour",
        "promise-far-off",
        "staff-not-told",
        "hashtag-runs-together",
        "value-in-capitals",
        "comment-unreadable",
        "confirmed-while-withdrawn",
        "log-forked",
        "log-kind-unknown",
        "too-many-comments",
        "rebuild-missing",
        "cluster-fell",
        "cause-without-investigator",
        "house-style",
        "stock-grief",
        "jargon",
        "long-sentence",
        "repeated-opening",
        "all-caps",
        "dangling-pronoun",
        "foreign-number-style",
        "unexpanded-acronym",
        "mentions-are-old",
        "mentions-rows-unread",
        "mentions-too-coarse",
        "mentions-too-many",
        "publication-unsupported",
        "publication-without-proposal",
    }
)


class Where(NamedTuple):
    """A place in a file: its path as given, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """`path:line:column`, the form editors can jump to."""
        return f"{self.path}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing that is wrong: its code, its place if it has one, and the arguments of its sentence."""

    code: str
    where: Where | None = None
    arguments: tuple[tuple[str, Argument], ...] = ()

    @property
    def weight(self) -> Weight:
        """Whether it is an error or a warning; a doubtful case of a rule is a hint."""
        if self.argument("hint"):
            return Weight.HINT
        return Weight.WARNING if self.code in WARNINGS else Weight.ERROR

    def argument(self, name: str) -> Argument | None:
        """The argument called `name`, or None."""
        return dict(self.arguments).get(name)


def problem(code: str, where: Where | None = None, /, **arguments: Argument) -> Problem:
    """A problem with its arguments by name: `problem("missing-owner", where, step="pause")`."""
    return Problem(code, where, tuple(sorted(arguments.items())))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems without repeats, by place, those without a place last."""
    def key(item: Problem) -> tuple[bool, Where, str]:
        return (item.where is None, item.where or Where(""), item.code)

    return tuple(sorted(dict.fromkeys(problems), key=key))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them is more than a warning."""
    return any(item.weight is Weight.ERROR for item in problems)
