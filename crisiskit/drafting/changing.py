"""What has changed since the statement this one supersedes: counts that moved, values withdrawn.

    changes = find_changes(knowledge, playbook, superseded)
    changes[0].before, changes[0].after, changes[0].because["en"]    # 29, 30, "one survivor had been fetched by his family …"

Without a superseded statement nothing is corrected in words: the public never heard the old value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.language.numbers import say_count, say_number
from crisiskit.model.base import made
from crisiskit.model.statement import Change, Statement
from crisiskit.model.vocabulary import COUNTS, Certainty, FactKind
from crisiskit.model.when import When

if TYPE_CHECKING:
    from crisiskit.model.base import Localized
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.situation import Fact, Knowledge
    from crisiskit.model.statement import UsedFact

#: Below this a number is a word; both numbers of a change are written alike.
FIRST_DIGITS = 10


def find_changes(knowledge: Knowledge, playbook: Playbook, superseded: Statement | None) -> tuple[Change, ...]:
    """The changes to what the superseded statement said, in the order it said them."""
    if superseded is None:
        return ()
    found: list[Change] = []
    for used in superseded.facts:
        fact = knowledge.facts.get(used.fact)
        if fact is None or not _was_confirmed(used, fact):
            continue
        if fact.confirmed is None and fact.withdrawn is not None:
            because = fact.withdrawn_because
            found.append(made(Change)(fact=used.fact, before=used.value, after=None, how="withdrawn", because=because))
        elif (change := _moved(used, fact, playbook.facts[used.fact].type.kind)) is not None:
            found.append(change)
    return tuple(found)


def find_outdated(statement: Statement, knowledge: Knowledge) -> tuple[str, ...]:
    """The facts that a statement said and that may not be said so any more, each once."""
    gone = []
    for used in statement.facts:
        fact = knowledge.facts.get(used.fact)
        reading = None if fact is None else fact.sayable
        value = None if reading is None else reading.value
        if (value.isoformat() if isinstance(value, When) else value) != used.value:
            gone.append(used.fact)
    return tuple(dict.fromkeys(gone))


def _was_confirmed(used: UsedFact, fact: Fact) -> bool:
    """Whether what a statement's file says was said is a value that was confirmed: a file can be edited, the record decides."""
    return any(item.value == used.value for item in fact.history if item.certainty is Certainty.CONFIRMED)


def _moved(used: UsedFact, fact: Fact, kind: FactKind) -> Change | None:
    """How a count that was said has moved, if it has and may be said."""
    reading, before = fact.sayable, used.value
    if kind not in COUNTS or reading is None or not isinstance(before, int) or not isinstance(reading.value, int):
        return None
    if reading.value == before:
        return None
    how = "changed" if kind is FactKind.COUNT_NOW else "rose" if reading.value > before else "corrected"
    return made(Change)(fact=used.fact, before=before, after=reading.value, how=how, because=_reason_since(used, fact))


def _reason_since(used: UsedFact, fact: Fact) -> Localized:
    """The last reason given for this fact since the reading that was said; any reason if that reading is gone from the record."""
    confirmed = [item for item in fact.history if item.certainty is Certainty.CONFIRMED]
    said = [at for at, item in enumerate(confirmed) if item.value == used.value and item.at.isoformat() == used.at]
    later = [item for item in confirmed[said[-1] + 1 if said else 0 :] if item.because]
    return later[-1].because if later else {}


def tells(change: Change, language: str) -> bool:
    """Whether a change is told in a sentence of its own in this language: withdrawn, or with a reason."""
    return change.how == "withdrawn" or language in change.because


def say_change(change: Change, called: str, language: str, *, digits: bool = False) -> tuple[str, ...]:
    """The sentence of a change, and its shorter form; its numbers in `digits` where the figures beside it are."""
    words = book(language, "phrases")["changes"]
    if change.how == "withdrawn":
        forms: Sequence[str] = words["withdrawn_because" if language in change.because else "withdrawn"]
    else:
        forms = words[change.how]
    before, after = say_alike(change.before, change.after, language, digits=digits)
    because = change.because.get(language, "").rstrip(".")
    values = {"called": called or words["uncalled"], "before": before, "after": after, "because": because}
    return tuple(form.format(**values) for form in forms)


def say_mark(change: Change, language: str, *, short: bool, digits: bool = False) -> str:
    """What stands behind a changed value inside the figures, in digits if they are; on short channels only for corrections."""
    words = book(language, "phrases")["changes"]
    if short and change.how != "corrected" and language not in change.because:
        return ""
    before = words["none"] if change.before == 0 else say_alike(change.before, change.after, language, digits=digits)[0]
    return str(words["corrected_mark" if change.how == "corrected" else "previously_mark"]).format(before=before)


def say_alike(before: object, after: object, language: str, *, digits: bool = False) -> tuple[str, str]:
    """Both numbers of a change, as words if both are small and `digits` is not asked for, otherwise both as digits."""
    if not isinstance(before, int) or not isinstance(after, int):
        return str(before), str(after)
    say = say_number if digits or max(before, after) >= FIRST_DIGITS else say_count
    return say(before, language), say(after, language)
