"""What could be said: for every message the rung that holds, its forms in words, and for the rest the reason why not.

    choices = Choices(voice, kind, changes, undecided, superseded, most_gaps=3)
    choices.sayable[Part.OPENING][0].forms[0].words
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from crisiskit.drafting.counting import Figures, group_figures
from crisiskit.drafting.framing import Framing
from crisiskit.drafting.gaps import find_gaps
from crisiskit.drafting.kinds import KINDS
from crisiskit.drafting.pointing import list_pointers, may_say
from crisiskit.drafting.relaying import find_stale, is_whole
from crisiskit.drafting.sentences import Candidate, Form
from crisiskit.drafting.voicing import Late, Mention, Voice, Words
from crisiskit.grammar.evaluating import facts_in, holds
from crisiskit.language.catalogue import book
from crisiskit.language.dates import say_date, say_weekday
from crisiskit.language.lists import say_list
from crisiskit.language.numbers import share_digits
from crisiskit.model.base import made
from crisiskit.model.statement import Change, Kind, Omission, Statement
from crisiskit.model.vocabulary import COUNTS, Part
from crisiskit.model.wording import Message, Phrase, Rung, Slot, Wording

if TYPE_CHECKING:
    from crisiskit.model.condition import Condition
    from crisiskit.model.crisis import Claim
    from crisiskit.problems import Problem


#: Parts that a kind does not have, and whose sentences it uses.
_MATERIAL = {Kind.CORRECTION: (Part.OPENING, Part.KNOWN)}
#: The distance of two messages' places, with room for groups of figures between them.
_APART = 100
#: An answer with one of these speaks of victims, and not without sympathy.
_OF_VICTIMS = frozenset({"figures", "deaths", "missing", "injured"})


@dataclass(slots=True)
class Choices:
    """Everything that could be said in one language and style."""

    voice: Voice
    kind: Kind
    changes: Sequence[Change]
    undecided: Sequence[str]
    superseded: Statement | None
    most_gaps: int
    claim: Claim | None = None
    question: Message | None = None
    sayable: dict[Part, list[Candidate]] = field(default_factory=dict)
    omitted: list[Omission] = field(default_factory=list)
    #: Warnings of others that may not be passed on, by the fact of their level.
    stale: dict[str, Problem] = field(default_factory=dict)
    _figures: tuple[Figures, ...] = ()
    _gaps: tuple[str, ...] = ()
    #: Where in the text the figures end: a correction stands beside what it corrects.
    _figures_end: int = 0
    _topic: Candidate | None = None

    def __post_init__(self) -> None:
        """Choose once; fitting only adds lengths."""
        text = self.voice.situation.playbook.texts[self.voice.language]
        self.stale = find_stale(self.voice.knowledge, self.voice.situation.playbook, text, self.voice.now)
        self._figures = group_figures(self.voice, self.changes)
        self._gaps = find_gaps(self.voice, self.undecided)[: self.most_gaps]
        self._topic = self._choose_topic([message for message in text.messages.values() if message.part is Part.TOPIC])
        wanted = {*KINDS[self.kind].needs, Part.HEADLINE, *_MATERIAL.get(self.kind, ())}
        for number, message in enumerate(text.messages.values()):
            if message.part in wanted:
                self.sayable.setdefault(message.part, []).extend(self._choose(message, number * _APART))
        self._frame()
        spec = KINDS[self.kind]
        for part in spec.alone:
            found = self.sayable.get(part, [])
            kept = spec.every.get(part) or tuple(item.message for item in found[:1])
            self.sayable[part] = [item for item in found if item.message in kept]

    def _frame(self) -> None:
        """Add what no author writes: the head, changes, the correction of a claim, the answer to a question."""
        framing = self._framing()
        if self.claim is not None:
            known = [*self._founded(Part.OPENING), *self.sayable.get(Part.KNOWN, ())]
            self.sayable[Part.CLAIM] = framing.correct(self.claim, known)
        if self.kind is Kind.REPLY:
            found = [] if self.question is None else self._choose(self.question)
            self.sayable[Part.ANSWER] = framing.answer(found, was_asked=self.question is not None)
            if found:  # an answer stands alone: what else is known was not asked
                self.sayable.pop(Part.OPENING, None)
                self.sayable.pop(Part.KNOWN, None)
                self._leave_out_beside({item.rung for item in found})
        for candidate in (*framing.candidates(), *list_pointers(self.voice)):
            self.sayable.setdefault(candidate.part, []).append(candidate)

    def _framing(self) -> Framing:
        return Framing(self.voice, self.kind, self._topic_form, self._figures, self.changes, self.superseded, self._figures_end)

    def under_dateline(self) -> Choices:
        """The same under a dateline, which gives the day: the head does not give it again, the opening only its name."""
        head, day, language = self._framing().head(dated=True), self.voice.now.date(), self.voice.language
        today, name = say_date(day, language, short=self.voice.short), say_weekday(day, language)

        def shorten(form: Form) -> Form:
            return replace(form, words=tuple(name if word == today else word for word in form.words))

        found = copy(self)
        opening = [replace(item, forms=tuple(map(shorten, item.forms))) for item in self.sayable.get(Part.OPENING, ())]
        found.sayable = {**self.sayable, Part.OPENING: opening, Part.CHAIN: [] if head is None else [head]}
        return found

    def _leave_out_beside(self, rungs: set[int]) -> None:
        """What need not stand beside an answer: the next hour where it names it, sympathy where it speaks of no victims."""
        said = [self.question.rungs[number] for number in rungs] if self.question else []
        names = {slot.name for rung in said for slot in rung.forms[0].all_slots}
        if "next_update" in names:
            self.sayable.pop(Part.NEXT, None)
        names.update(name for rung in said if rung.guard for name in facts_in(rung.guard, {}))
        if not names & _OF_VICTIMS:
            self.sayable.pop(Part.EMPATHY, None)

    def _founded(self, part: Part) -> list[Candidate]:
        """The first sentence of a part if it asserts something confirmed, and not only that a report was received."""
        return [item for item in self.sayable.get(part, ())[:1] if item.forms[0].facts]

    def waiting_for(self, part: Part, messages: Sequence[str]) -> tuple[str, ...]:
        """The facts that would let a part be said, or these messages of it: those in its slots, else those in its guards."""
        gone = [item for item in self.omitted if item.part is part and (not messages or item.message in messages)]
        slots = tuple(dict.fromkeys(name for item in gone for name in item.facts))
        if slots:
            return slots
        playbook = self.voice.situation.playbook
        known = playbook.texts[self.voice.language].messages
        guards = [rung.guard for item in gone if item.message in known for rung in known[item.message].rungs]
        return tuple(dict.fromkeys(name for guard in guards if guard for name in facts_in(guard, playbook.conditions)))

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
        """A sentence for each group, the weightiest first; in the text the newest that decides the level stands first.

        Of three or more every second takes its next form, so that they do not all begin alike. On short channels a group with a
        correction must be said, because the mark inside the figures is all that tells of it.
        """
        found = []
        newest_first = sorted(self._figures, key=lambda group: (group.decides, group.held_at), reverse=True)
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
        """The rung's forms that can be said; None unless its first can, or where it relays a warning that no longer holds."""
        rung, voice = message.rungs[number], self.voice
        forms: list[Form] = []
        rests_on = facts_in(rung.guard, voice.situation.playbook.conditions) if rung.guard is not None else ()
        for index, wording in enumerate(rung.forms):
            form = self._say_wording(wording, index, rests_on, group)
            if index == 0 and (
                form is None or not is_whole(form, message.part, self.stale, voice.knowledge, voice.situation.playbook)
            ):
                return None
            if form is not None:
                forms.append(form)
        return Candidate(message.part, message.id, number, tuple(forms), place)

    def _say_wording(self, wording: Wording, number: int, rests_on: Sequence[str], group: Figures | None) -> Form | None:
        if not may_say(wording, self.voice):
            return None
        words: list[str | Mention | Late] = []
        facts: dict[str, None] = {}
        digits = share_digits(self._list_counts(wording), self.voice.language)
        for piece in wording.pieces:
            if isinstance(piece, str):
                words.append(piece)
                continue
            inner = piece.pieces if isinstance(piece, Phrase) else (piece,)
            found = self._say_pieces(inner, group, digits=digits)
            if found is None and isinstance(piece, Slot):
                return None
            if found is not None:
                words += found
                facts.update((slot.name, None) for slot in inner if isinstance(slot, Slot))
                if self._topic_form and any(isinstance(slot, Slot) and slot.name == "topic" for slot in inner):
                    facts.update((name, None) for name in self._topic_form.facts)
        if group is not None:
            facts.update((name, None) for name in group.facts)
        facts.update((name, None) for name in rests_on)
        known = self.voice.knowledge.facts
        used = tuple(name for name in facts if name in known and known[name].confirmed is not None)
        return Form(tuple(words), used, number, late=any(isinstance(word, Late) for word in words))

    def _list_counts(self, wording: Wording) -> list[int]:
        """The bare counts that a wording says."""
        slots = wording.all_slots
        if len(slots) < 2:  # one count has none beside it to be written like
            return []
        facts, known = self.voice.situation.playbook.facts, self.voice.knowledge.facts
        names = [slot.name for slot in slots if slot.filter is None and not slot.forms and slot.name in facts]
        found = [known[name].sayable for name in names if facts[name].type.kind in COUNTS]
        return [reading.value for reading in found if reading is not None and isinstance(reading.value, int)]

    def _say_pieces(
        self, pieces: Sequence[str | Slot], group: Figures | None, *, digits: bool = False
    ) -> Words | None:
        """The words of some pieces, or None when one of their slots cannot be said."""
        words: Words = ()
        for piece in pieces:
            found = (piece,) if isinstance(piece, str) else self._fill(piece, group, digits=digits)
            if found is None:
                return None
            words += found
        return words

    def _fill(self, slot: Slot, group: Figures | None, *, digits: bool = False) -> Words | None:
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
        return self.voice.fill(slot, digits=digits)

    def _choose_topic(self, topics: Sequence[Message]) -> Candidate | None:
        """What the text is about, from the playbook's Topic part."""
        found = [candidate for message in topics for candidate in self._choose(message)]
        return found[0] if found else None

    @property
    def short_topic(self) -> Form | None:
        """What the text is about, in the fewest words."""
        return self._topic.forms[-1] if self._topic else None

    @property
    def _topic_form(self) -> Form | None:
        return self._topic.forms[-1 if self.voice.short else 0] if self._topic else None

    def _missing(self, wording: Wording) -> tuple[str, ...]:
        """The facts a wording waits for."""
        return tuple(dict.fromkeys(slot.name for slot in wording.slots if self._fill(slot, None) is None))
