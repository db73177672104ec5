"""What went out before, and whether a proposal says the same with other figures.

    find_changed(statements, list_released(acts, now), playbook)     # ("rescued",), or None: more than figures differs

Where only figures differ, the owner of the figures and the duty officer suffice (domain report, section 4.2: a text that was
cleared once is issued again with the facts filled in, without new clearance).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from crisiskit.model.vocabulary import NUMBERS
from crisiskit.publishing.freezing import thaw

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.acts import Acts, Release
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.statement import Sentence, Statement

_DIGITS = re.compile(r"\d+")


def list_released(acts: Acts | None, now: datetime, *, before: Release | None = None) -> list[tuple[Release, Statement]]:
    """Every text that went out up to `now` by the log, in its order, as far as its proposal is here; only what came `before`."""
    found = []
    for release in acts.releases if acts is not None else ():
        if before is not None and release.entry == before.entry:
            break
        if acts is not None and release.at <= now:
            found += [(release, item) for item in _thaw_released(acts, release)]
    return found


def list_statements(acts: Acts | None, now: datetime) -> list[Statement]:
    """What the log says went out up to `now`, each statement with the moment at which it did."""
    return [as_published(item, release.at) for release, item in list_released(acts, now)]


def as_published(statement: Statement, at: datetime) -> Statement:
    """A frozen statement as it is kept once it is out: nothing of it is another but its moment."""
    return statement.model_copy(update={"drafted_at": at})


def _thaw_released(acts: Acts, release: Release) -> tuple[Statement, ...]:
    found = (thaw(proposal) for proposal in acts.proposals if proposal.digest == release.about)
    return next((statements for statements in found if statements is not None), ())


def find_changed(
    statements: Iterable[Statement], released: Sequence[tuple[Release, Statement]], playbook: Playbook
) -> tuple[str, ...] | None:
    """The figures that changed since each text last went out with its channel, language and kind; None where more did."""
    changed: dict[str, None] = {}
    for statement in statements:
        place = (statement.channel, statement.language, statement.kind)
        before = next((item for _, item in reversed(released) if (item.channel, item.language, item.kind) == place), None)
        moved = None if before is None else _compare(before, statement, playbook)
        if moved is None:
            return None
        changed |= dict.fromkeys(moved)
    return tuple(changed)


def _compare(before: Statement, after: Statement, playbook: Playbook) -> tuple[str, ...] | None:
    """The facts whose figures differ between two texts that say the same otherwise; None for others."""
    old, new = ({used.fact: used.value for used in item.facts} for item in (before, after))
    moved = tuple(name for name in new if name in old and old[name] != new[name])
    words = [(item.layout, item.quote, item.article, item.alt_text is None, item.headline is None) for item in (before, after)]
    if old.keys() != new.keys() or words[0] != words[1] or len(before.sentences) != len(after.sentences):
        return None
    if any(name not in playbook.facts or playbook.facts[name].type.kind not in NUMBERS for name in moved):
        return None
    pairs = zip(before.sentences, after.sentences, strict=True)
    return moved if all(_says_the_same(one, two, moved) for one, two in pairs) else None


def _says_the_same(before: Sentence, after: Sentence, moved: Sequence[str]) -> bool:
    """Whether two sentences are one rung of one message, and differ, if at all, in figures and clock times."""
    if (before.part, before.message, before.rung) != (after.part, after.message, after.rung):
        return False
    return not set(moved).isdisjoint(after.facts) or _DIGITS.sub("#", before.text) == _DIGITS.sub("#", after.text)
