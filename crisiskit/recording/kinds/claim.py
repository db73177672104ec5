"""`claim`: what others say that is not so, or not known to be so. A later entry with the same id takes the place of the former."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from crisiskit.model.base import Localized, Model, made
from crisiskit.model.crisis import Claim, Published, Verdict
from crisiskit.problems import problem
from crisiskit.reading.published import LONGEST
from crisiskit.recording.chaining import place_of
from crisiskit.recording.kinds.body import Body

if TYPE_CHECKING:
    from crisiskit.model.entry import Entry
    from crisiskit.model.when import When
    from crisiskit.problems import Where
    from crisiskit.recording.kinds.state import Replaying


class Printed(Model):
    """Where a news outlet printed the claim."""

    outlet: str
    title: str
    day: date
    passage: str
    url: str | None = None


class ClaimBody(Body):
    """A claim, as a block of `claims` has it."""

    kind: ClassVar[str] = "claim"
    id: str
    text: Localized
    seen: str | None = None
    verdict: Verdict = Verdict.UNKNOWN
    evidence: str | None = None
    fact: Localized = Field(default_factory=dict)
    because: Localized = Field(default_factory=dict)
    source: str | None = None
    as_of: str | None = None
    published: Printed | None = None


def make_claim(claim: Claim) -> ClaimBody:
    """The body for a claim."""
    return ClaimBody(
        id=claim.id, text=claim.text, seen=_write(claim.seen), verdict=claim.verdict, evidence=claim.evidence, fact=claim.fact,
        because=claim.because, source=claim.source, as_of=_write(claim.as_of),
        published=None if claim.published is None else Printed(**claim.published.model_dump()),
    )  # fmt: skip


def _write(moment: When | None) -> str | None:
    return None if moment is None else moment.zoned()


def replay(state: Replaying, entry: Entry, body: ClaimBody) -> None:
    """The claim as it is known now."""
    where = place_of(entry)
    text = state.admit_words(body.text, body.id, where, limit=LONGEST["passage"])
    if not text:
        return
    state.claims[body.id] = made(Claim)(
        id=body.id, text=text, seen=_read(state, body.seen, where), verdict=body.verdict, evidence=body.evidence,
        fact=state.admit_words(body.fact, body.id, where), because=state.admit_words(body.because, body.id, where),
        source=_agency(state, body.source, where), as_of=_read(state, body.as_of, where),
        published=None if body.published is None else _admit_printed(state, body.published, where), where=where,
    )  # fmt: skip


def _read(state: Replaying, text: str | None, where: Where) -> When | None:
    return None if text is None else state.admit_time(text, where)


def _agency(state: Replaying, name: str | None, where: Where) -> str | None:
    if name is None or name == "self" or name in state.playbook.agencies:
        return name
    state.problems.append(problem("unknown-agency", where, found=name, instead=""))
    return None


def _admit_printed(state: Replaying, printed: Printed, where: Where) -> Published | None:
    for key, limit in LONGEST.items():
        text: str = getattr(printed, key) or ""
        if len(text) > limit or not text.isprintable():
            state.problems.append(problem("value-too-long", where, fact=key, limit=limit))
            return None
    return made(Published)(
        outlet=printed.outlet, title=printed.title, day=printed.day, passage=printed.passage, url=printed.url
    )


def show(body: ClaimBody) -> str:
    """Its id, its verdict and its first words."""
    return f"{body.id} ({body.verdict.value}): {next(iter(body.text.values()), '')}"
