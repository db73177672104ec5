"""What could be said: for every message the rung that holds, its forms in words, and for the rest the reason why not.

    choices = Choices(voice, changes, undecided, superseded)
    choices.sayable[Part.OPENING][0].forms[0].words
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from crisiskit.drafting.changing import say_change, tells
from crisiskit.drafting.counting import Figures, group_figures
from crisiskit.drafting.gaps import find_gaps
from crisiskit.drafting.voicing import Late, Mention, Voice, Words
from crisiskit.grammar.evaluating import facts_in, holds
from crisiskit.language.catalogue import book
from crisiskit.language.dates import say_moment
from crisiskit.language.lists import say_list
from crisiskit.model.base import made
from crisiskit.model.statement import Change, Kind, Omission, Statement
from crisiskit.model.vocabulary import Part
from crisiskit.model.wording import Message, Phrase, Rung, Slot, Wording

if TYPE_CHECKING:
    from crisiskit.model.condition import Condition


#: The distance of two messages' places, with room for groups of figures between them.
_APART = 100


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way to say a sentence: its words, the facts in them, its number among the rung's forms.

    It is `late` if it depends on the channel.
    """

    words: Words
    facts: tuple[str, ...]
    number: int
    late: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A message as it can be said now: the rung chosen and its forms, the longest first.

    `place` is its place in the text within its part, which may differ from its rank; what `must` be said fits at any length.
    """

    part: Part
    message: str
    rung: int
    forms: tuple[Form, ...]
    place: int = 0
    must: bool = False


@dataclass(slots=True)
class Choices:
    """Everything that could be said in one language and style."""

    voice: Voice
    kind: Kind
    changes: Sequence[Change]
    undecided: Sequence[str]
    superseded: Statement | None
    most_gaps: int
    sayable: dict[Part, list[Candidate]] = field(default_factory=dict)
    omitted: list[Omission] = field(default_factory=list)
    _figures: tuple[Figures, ...] = ()
    _gaps: tuple[str, ...] = ()
    #: Where in the text the figures end: a correction stands beside what it corrects.
    _figures_end: int = 0
    _topic_form: Form | None = None

    def __post_init__(self) -> None:
        """Choose once; fitting only adds lengths."""
        text = self.voice.situation.playbook.texts[self.voice.language]
        self._figures = group_figures(self.voice, self.changes)
        self._gaps = find_gaps(self.voice, self.undecided)[: self.most_gaps]
        self._topic_form = self._choose_topic([message for message in text.messages.values() if message.part is Part.TOPIC])
        for number, message in enumerate(text.messages.values()):
            if message.part is not Part.TOPIC:
                self.sayable.setdefault(message.part, []).extend(self._choose(message, number * _APART))
        if self.kind is Kind.UPDATE:
            self._add_chain()

    def headline(self) -> Form | None:
        """The headline's longest form."""
        found = self.sayable.get(Part.HEADLINE)
        return found[0].forms[0] if found else None

    def _choose(self, message: Message, place: int = 0) -> list[Candidate]:
        """The message as it can be said; once for each group where it says the figures."""
        missing: tuple[str, ...] | None = None
        for number, rung in enumerate(message.rungs):
            if not self._holds(rung.guard):
                continue
            if self._says_figures(rung):
                found = self._say_figures(message, number, place)
            else:
                candidate = self._say_rung(message, number, None, place)
                found = [] if candidate is None else [candidate]
            if found:
                return found
            missing = missing if missing is not None else self._missing(rung.forms[0])
        reason = "guard" if missing is None else "not-known"
        self.omitted.append(made(Omission)(part=message.part, message=message.id, reason=reason, facts=missing or ()))
        return []

    def _holds(self, guard: Condition | None) -> bool:
        playbook = self.voice.situation.playbook
        return guard is None or holds(guard, self.voice.knowledge.candidates, playbook.facts, playbook.conditions)

    def _says_figures(self, rung: Rung) -> bool:
        return any(slot.name == "figures" for slot in rung.forms[0].all_slots)

    def _say_figures(self, message: Message, number: int, place: int) -> list[Candidate]:
        """A sentence for each group, the weightiest first; in the text the newest stands first.

        Of three or more every second takes its next form, so that they do not all begin alike. On short channels a group with a
        correction must be said, because the mark inside the figures is all that tells of it.
        """
        found = []
        newest_first = sorted(self._figures, key=lambda group: group.held_at, reverse=True)
        for group in self._figures:
            row = newest_first.index(group)
            candidate = self._say_rung(message, number, group, place + row)
            if candidate is not None:
                varies = row % 2 and len(newest_first) > 2 and len(candidate.forms) > 1 and not self.voice.short
                forms = candidate.forms[1:] if varies else candidate.forms
                found.append(replace(candidate, forms=forms, must=self.voice.short and group.corrects))
                self._figures_end = max(self._figures_end, candidate.place)
        return found

    def _say_rung(self, message: Message, number: int, group: Figures | None, place: int) -> Candidate | None:
        """The rung's forms that can be said; None unless its first can."""
        rung = message.rungs[number]
        forms: list[Form] = []
        for index, wording in enumerate(rung.forms):
            form = self._say_wording(wording, index, rung.guard, group)
            if form is None and index == 0:
                return None
            if form is not None:
                forms.append(form)
        return Candidate(message.part, message.id, number, tuple(forms), place)

    def _say_wording(self, wording: Wording, number: int, guard: Condition | None, group: Figures | None) -> Form | None:
        words: list[str | Mention | Late] = []
        facts: dict[str, None] = {}
        for piece in wording.pieces:
            if isinstance(piece, str):
                words.append(piece)
                continue
            inner = piece.pieces if isinstance(piece, Phrase) else (piece,)
            found = self._say_pieces(inner, group)
            if found is None and isinstance(piece, Slot):
                return None
            if found is not None:
                words += found
                facts.update((slot.name, None) for slot in inner if isinstance(slot, Slot))
                if self._topic_form and any(isinstance(slot, Slot) and slot.name == "topic" for slot in inner):
                    facts.update((name, None) for name in self._topic_form.facts)
        if group is not None:
            facts.update((name, None) for name in group.facts)
        if guard is not None:
            facts.update((name, None) for name in facts_in(guard, self.voice.situation.playbook.conditions))
        known = self.voice.knowledge.facts
        used = tuple(name for name in facts if name in known and known[name].confirmed is not None)
        return Form(tuple(words), used, number, late=any(isinstance(word, Late) for word in words))

    def _say_pieces(self, pieces: Sequence[str | Slot], group: Figures | None) -> Words | None:
        """The words of some pieces, or None when one of their slots cannot be said."""
        words: Words = ()
        for piece in pieces:
            found = (piece,) if isinstance(piece, str) else self._fill(piece, group)
            if found is None:
                return None
            words += found
        return words

    def _fill(self, slot: Slot, group: Figures | None) -> Words | None:
        if slot.name == "figures":
            return group.words if group else None
        if slot.name == "source":
            return group.source if group else None
        if slot.name == "as_of":
            return (group.as_of,) if group else None
        if slot.name == "gaps":
            join = book(self.voice.language, "phrases")["gaps_joined_by"]
            return (say_list(self._gaps, self.voice.language, conjunction=join),) if self._gaps else None
        if slot.name == "topic":
            return self._topic_form.words if self._topic_form else None
        return self.voice.fill(slot)

    def _choose_topic(self, topics: Sequence[Message]) -> Form | None:
        """The topic's form, from the playbook's Topic part."""
        for message in topics:
            found = self._choose(message)
            if found:
                return found[0].forms[-1 if self.voice.short else 0]
        return None

    def _missing(self, wording: Wording) -> tuple[str, ...]:
        """The facts a wording waits for."""
        return tuple(dict.fromkeys(slot.name for slot in wording.slots if self._fill(slot, None) is None))

    def _add_chain(self) -> None:
        """The sentences an update needs that no author writes: what it supersedes, what was corrected or withdrawn."""
        words = book(self.voice.language, "phrases")["update"]
        topic = self._topic_form
        if topic is not None:
            voice, now = self.voice, self.voice.now
            if self.superseded is None:
                forms, moment = words["chain_first"], now
            elif self._is_unchanged():
                forms, moment = words["unchanged"], now
            else:
                forms, moment = words["chain"], self.superseded.drafted_at
            local = moment.astimezone(voice.zones[0])
            when = say_moment(local, voice.language, near=now, zones=voice.zones[:1], short=voice.short)
            said = tuple(Form(_insert(form.replace("{when}", when), topic.words), topic.facts, at) for at, form in enumerate(forms))
            self.sayable[Part.CHAIN] = [Candidate(Part.CHAIN, "chain", 0, said)]
        in_figures = self._counted()
        for change in self.changes:
            if tells(change, self.voice.language) and not (self.voice.short and change.fact in in_figures):
                called = self._called(change.fact)
                forms = say_change(change, called, self.voice.language)
                said = tuple(Form((form,), (change.fact,), at) for at, form in enumerate(forms))
                told = Candidate(Part.CHANGES, change.fact, 0, said, self._figures_end, must=True)
                self.sayable.setdefault(Part.CHANGES, []).append(told)

    def _counted(self) -> set[str]:
        return {name for group in self._figures for name in group.facts}

    def _called(self, name: str) -> str:
        text = self.voice.situation.playbook.texts[self.voice.language].facts.get(name)
        return text.called if text else ""

    def _is_unchanged(self) -> bool:
        """Whether there are figures, and nothing has been confirmed or withdrawn since that was not said before."""
        if self.superseded is None or self.changes or not self._figures:
            return False
        said = {used.fact: used.value for used in self.superseded.facts}
        readings = [fact.sayable for fact in self.voice.knowledge.facts.values() if fact.sayable is not None]
        later = [item for item in readings if item.at.key > self.superseded.drafted_at]
        return all(item.fact in said and item.value == said[item.fact] for item in later)


def _insert(form: str, topic: Words) -> Words:
    before, _, after = form.partition("{topic}")
    return (before, *topic, after)

