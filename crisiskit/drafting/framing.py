"""The sentences no author writes: what a text is, what it replaces, what is untrue, where to ask.

    Framing(voice, Kind.UPDATE, topic, figures, changes, superseded).candidates()

Their words stand in each language's `phrases.json`; what they assert comes from the chain of versions, or from a claim of the
crisis with its verdict and evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from crisiskit.drafting.assembling import spell
from crisiskit.drafting.changing import say_change, tells
from crisiskit.drafting.sentences import Candidate, Form
from crisiskit.drafting.voicing import Late, Words
from crisiskit.errors import DraftRefused
from crisiskit.language.catalogue import book
from crisiskit.language.dates import say_date, say_moment
from crisiskit.model.statement import Change, Kind, Statement
from crisiskit.model.vocabulary import Part
from crisiskit.problems import problem

if TYPE_CHECKING:
    from crisiskit.drafting.counting import Figures
    from crisiskit.drafting.voicing import Voice
    from crisiskit.model.crisis import Claim

_HOLE = re.compile(r"\{(\w+)\}")
_CLAUSE_ENDS = re.compile(r"[,:;.]\s| dan | and |$")
_PAIR, _INNER = re.compile('"([^"]*)"'), str.maketrans('“”„«»"', "‘’‘‘’’")


@dataclass(frozen=True, slots=True)
class Framing:
    """What one language and style needs to frame a text. `figures_end` is where in the text the figures end."""

    voice: Voice
    kind: Kind
    topic: Form | None
    figures: Sequence[Figures]
    changes: Sequence[Change]
    superseded: Statement | None
    figures_end: int = 0

    @property
    def phrases(self) -> Mapping[str, Any]:
        """The fixed phrases of the language."""
        return book(self.voice.language, "phrases")

    def candidates(self) -> list[Candidate]:
        """The head, what has changed, and where to ask."""
        found = [self.head(), self._contact(), *self._changes()]
        return [candidate for candidate in found if candidate is not None]

    def head(self, *, dated: bool = False) -> Candidate | None:
        """The first sentence of a kind that says what it is; of an update, what it replaces. `dated`: the day is given already."""
        voice, moment = self.voice, self.voice.now
        heads: Mapping[str, Sequence[str]] = self.phrases["heads"]
        forms = heads.get(f"{self.kind.value}-dated" if dated else self.kind.value, ())
        if self.kind is Kind.UPDATE:
            is_unchanged = self._is_unchanged()
            name = "unchanged" if is_unchanged else "chain_first" if self.superseded is None else "chain"
            forms = self.phrases["update"][name]
            moment = voice.now if is_unchanged or self.superseded is None else self.superseded.drafted_at
        local = moment.astimezone(voice.zones[0])
        values: dict[str, Words | None] = {
            "when": (say_moment(local, voice.language, near=voice.now, zones=voice.zones[:1], short=voice.short),),
            "date": (say_date(local.date(), voice.language, short=voice.short),),
            "topic": self.topic.words if self.topic else None, "own": voice.own_name(),
        }  # fmt: skip
        return make_candidate(Part.CHAIN, "chain", forms, values, facts=self.topic.facts if self.topic else ())

    def _contact(self) -> Candidate | None:
        """Where to ask us, for kinds that name no hour of the next word."""
        voice, words = self.voice, self.phrases["contact"]
        if voice.has_handles:
            is_named = self.kind is Kind.CLOSING  # where its review will stand says the same
            values: Mapping[str, Words | None] = {"channels": None if is_named else (Late("channels"),)}
            return make_candidate(Part.CONTACT, "contact", words["channels"], values)
        # What is heard or seen at a glance gives no address either.
        media = voice.situation.house.media_contact.get(voice.language) if voice.has_addresses else None
        return make_candidate(Part.CONTACT, "contact", words["media"], {"media": None if media is None else (media,)})

    def _changes(self) -> Iterator[Candidate]:
        """A sentence for each change that is told outside the figures."""
        text = self.voice.situation.playbook.texts[self.voice.language]
        in_figures = {name: group.digits for group in self.figures for name in group.facts}
        for change in self.changes:
            if tells(change, self.voice.language) and not (self.voice.short and change.fact in in_figures):
                fact = text.facts.get(change.fact)
                forms = say_change(
                    change, fact.called if fact else "", self.voice.language, digits=in_figures.get(change.fact, False)
                )
                said = tuple(Form((form,), (change.fact,), at) for at, form in enumerate(forms))
                yield Candidate(Part.CHANGES, change.fact, 0, said, self.figures_end, must=True)

    def _is_unchanged(self) -> bool:
        """Whether there are figures, and nothing has been confirmed or withdrawn since that was not said before."""
        if self.superseded is None or self.changes or not self.figures:
            return False
        said = {used.fact: used.value for used in self.superseded.facts}
        readings = [fact.sayable for fact in self.voice.knowledge.facts.values() if fact.sayable is not None]
        later = [item for item in readings if item.at.key > self.superseded.drafted_at]
        return all(item.fact in said and item.value == said[item.fact] for item in later)

    def correct(self, claim: Claim, facts: Sequence[Candidate]) -> list[Candidate]:
        """Fact, myth once, why it misleads, fact: the order in which a correction holds (Debunking Handbook 2020).

        `facts` are what else we know. Nothing without a fact to stand first, or without the claim in this language. Raises
        DraftRefused where the claim says what the facts say.
        """
        words, voice = self.phrases["claim"], self.voice
        fact = claim.fact.get(voice.language, "").rstrip(".")
        source = voice.cite(claim.source)
        values: dict[str, Words | None] = {
            "fact": (fact,) if fact else None, "claim": _bare(_quote_inside(claim.text.get(voice.language))),
            "because": _bare(claim.because.get(voice.language)), "source": source,
            "as_of": (voice.as_of(claim.as_of),) if claim.as_of else None,
        }  # fmt: skip
        ways = (make_candidate(Part.CLAIM, "fact", words[way], values) for way in ("fact", "fact_by", "fact_alone"))
        first = next((way for way in ways if way is not None), None)
        known = list(facts)
        if first is None and known:
            first = _as_part_of(known.pop(0), "fact")
        again = _again(known, make_candidate(Part.CLAIM, "again", words["again"], values))
        myth = make_candidate(Part.CLAIM, "myth", words["myth"], values)
        # Nobody's word is held against a claim but that of whoever is named for it; else our own evidence is.
        ways = (make_candidate(Part.CLAIM, "why", words[way], values) for way in ("why", "why_by_data", "why_checked"))
        why = next((way for way in ways if way is not None), None)
        found = [first, myth, why, again]
        if first is None or myth is None or why is None:
            return []
        _refuse_echo(claim, voice.language, [first, *([again] if again else [])])
        return [_placed(item, number) for number, item in enumerate(found) if item is not None]

    def answer(self, found: Sequence[Candidate], *, was_asked: bool) -> list[Candidate]:
        """The approved answer; where there is none that may be given now, the bridge to what can be said."""
        if found:
            return [Candidate(Part.ANSWER, item.message, item.rung, item.forms, item.place) for item in found]
        forms = self.phrases["bridge" if was_asked else "reply"]
        bridge = make_candidate(Part.ANSWER, "bridge", forms, {})
        return [] if bridge is None else [bridge]


def _again(known: Sequence[Candidate], repeated: Candidate | None) -> Candidate | None:
    """The fact that ends a correction: the figures, if there are any; in the shortest form, the claim's own fact once more."""
    figures = next((item for item in known if item.message == "figures"), None)
    if figures is None:
        return repeated
    forms = [*figures.forms, *(repeated.forms if repeated else ())]
    return Candidate(Part.CLAIM, "again", figures.rung, tuple(replace(form, number=at) for at, form in enumerate(forms)))


def make_candidate(
    part: Part, message: str, patterns: Sequence[str], values: Mapping[str, Words | None], facts: tuple[str, ...] = ()
) -> Candidate | None:
    """A sentence from its patterns, the longest first; those with a hole that has no value are left out."""
    forms = []
    for number, pattern in enumerate(patterns):
        words = _fill(pattern, values)
        if words is not None:
            forms.append(Form(words, facts, number, late=any(isinstance(word, Late) for word in words)))
    return Candidate(part, message, 0, tuple(forms)) if forms else None


def _fill(pattern: str, values: Mapping[str, Words | None]) -> Words | None:
    words: list[Any] = []
    for number, piece in enumerate(_HOLE.split(pattern)):
        if number % 2 == 0:
            words += [piece] if piece else []
            continue
        value = values.get(piece)
        if value is None:
            return None
        words += value
    return tuple(words)


def _as_part_of(known: Candidate, message: str) -> Candidate:
    return Candidate(Part.CLAIM, message, known.rung, known.forms)


def _placed(candidate: Candidate, place: int) -> Candidate:
    return Candidate(candidate.part, candidate.message, candidate.rung, candidate.forms, place, must=True)


def _refuse_echo(claim: Claim, language: str, facts: Sequence[Candidate]) -> None:
    """Refuse where the text would call untrue what it says itself, word for word."""
    said = (spell(form.words, {}, None) for item in facts for form in item.forms)
    clauses = {_plain(clause) for text in said for clause in _CLAUSE_ENDS.split(text)}
    if _plain(claim.text[language]) in clauses | {_plain(claim.fact.get(language, ""))}:
        raise DraftRefused([problem("claim-says-the-fact", claim.where, found=claim.id)])


def _plain(text: str) -> str:
    """The words alone, as they sound."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def _quote_inside(text: str | None) -> str | None:
    """A text that will stand in quotation marks: those inside it are single, so that none ends it early."""
    return None if text is None else _PAIR.sub("‘\\1’", text).translate(_INNER)


def _bare(text: str | None) -> Words | None:
    return None if not text else (text.strip().rstrip("."),)
