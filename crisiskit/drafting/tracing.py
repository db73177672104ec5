"""Where every word of a text comes from: its sentences, the confirmed facts they used, and what was left out with the reason.

    trace_facts(said, knowledge)[0]      # UsedFact(fact="deaths", value=6, source="basarnas", as_of="2025-07-04", …)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.model.base import made
from crisiskit.model.statement import Omission, Sentence, UsedFact
from crisiskit.model.when import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crisiskit.drafting.assembling import Said
    from crisiskit.drafting.candidates import Choices
    from crisiskit.drafting.kinds import KindSpec
    from crisiskit.drafting.sentences import Candidate
    from crisiskit.model.situation import Knowledge, Reading


def trace_sentences(said: Sequence[Said]) -> tuple[Sentence, ...]:
    """Each sentence with its part, message, rung and form, and the facts in it."""
    return tuple(
        made(Sentence)(
            text=item.text, part=item.candidate.part, message=item.candidate.message, rung=item.candidate.rung,
            form=item.form.number, facts=item.form.facts,
        )
        for item in said
    )  # fmt: skip


def trace_facts(said: Sequence[Said], knowledge: Knowledge, used: dict[str, UsedFact]) -> tuple[UsedFact, ...]:
    """Each confirmed value the sentences rest on, once, in their order; `used` keeps those of a desk's other texts."""
    names = dict.fromkeys(name for item in said for name in item.form.facts)
    for name in names:
        if name not in used and (reading := knowledge.facts[name].sayable):
            used[name] = _use(reading)
    return tuple(used[name] for name in names if name in used)


def _use(reading: Reading) -> UsedFact:
    """A reading as the statement's JSON keeps it."""
    value = reading.value.isoformat() if isinstance(reading.value, When) else reading.value
    as_of, at = reading.as_of.isoformat(), reading.at.isoformat()
    return made(UsedFact)(fact=reading.fact, value=value, source=reading.source, as_of=as_of, at=at)


def trace_omissions(
    choices: Choices, kind: KindSpec, said: Sequence[Said], dropped: Sequence[Candidate]
) -> tuple[Omission, ...]:
    """What was not said: by its guard or for want of facts, then for want of room."""
    spoken = {item.candidate for item in said}
    unsayable = [item for item in choices.omitted if item.part in kind.needs]
    crowded = [
        made(Omission)(part=item.part, message=item.message, reason="no-room") for item in dropped if item not in spoken
    ]
    return (*unsayable, *crowded)
