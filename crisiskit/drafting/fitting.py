"""Which sentences a text on one channel has, each in which form: lengths are added, nothing is rendered again.

The shortest form of what is required and expected first; then the first message of every part by rank before any second; then
longer forms. Only required and expected parts may pass the channel's aim; nothing passes its limit (design, section 6). Where a
text has paragraphs, the first messages get their longer forms before any second message is added: a reader there wants prose, not
a list of short lines. What is read aloud has whole sentences before it has more of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING

from crisiskit.channels.counters import counter_for, fits
from crisiskit.channels.table import Overflow
from crisiskit.drafting.kinds import KindSpec, is_expected, must_say
from crisiskit.model.vocabulary import Part

if TYPE_CHECKING:
    from crisiskit.channels.table import Channel
    from crisiskit.drafting.sentences import Candidate, Form

Measure = tuple[int, ...]
#: The parts that stand before a channel's fold.
BEFORE_FOLD = (Part.CHAIN, Part.OPENING, Part.KNOWN)

#: The fact that says when it happened, and the expected parts that weigh more than it.
WHEN = "occurred_at"
BEFORE_TIME = (Part.CHANGES, Part.KNOWN, Part.EMPATHY)

#: What a thread's number takes of a post: " (3/9)".
ROOM_FOR_NUMBER = 6


@dataclass(slots=True)
class Selection:
    """The sentences chosen, each with the form it takes; `overflows` when the required ones do not fit one post."""

    chosen: dict[Candidate, Form] = field(default_factory=dict)
    dropped: list[Candidate] = field(default_factory=list)
    overflows: bool = False


@dataclass(slots=True)
class Fitting:
    """One channel's work: what is needed, what has been chosen, how long it is so far."""

    kind: KindSpec
    channel: Channel
    language: str
    harmed: bool
    sayable: Mapping[Part, Sequence[Candidate]]
    measure: Callable[[Form], Measure]
    #: The length of what every text carries: the exercise mark, the signature.
    fixed: Measure
    selection: Selection = field(default_factory=Selection)
    total: Measure = ()

    def __post_init__(self) -> None:
        """The length so far is that of what every text carries."""
        self.total = self.fixed

    def select(self) -> Selection:
        """Choose the sentences and their forms; once more where no sentence chosen says when it happened and one could.

        Time is what real alerts most often lack (Mileti and Sorensen's five elements, counted in 829 alerts).
        """
        found = self._select(dated=False)
        opening = self.sayable.get(Part.OPENING, ())[:1]
        could = any(WHEN in form.facts for candidate in opening for form in candidate.forms)
        if found.overflows or not could or any(WHEN in form.facts for form in found.chosen.values()):
            return found
        self.selection, self.total = Selection(), self.fixed
        again = self._select(dated=True)
        return found if again.overflows else again

    def _select(self, *, dated: bool) -> Selection:
        if self.channel.limit is None and self.channel.aim is None:
            everything = (item for part in self.kind.needs for item in self.sayable.get(part, ()))
            self.selection.chosen.update((candidate, candidate.forms[0]) for candidate in everything)
            return self.selection
        for candidate in self._needed():
            self._put(candidate, self._shortest(candidate))
        if not self._fits(comfortable=False):
            self.selection.overflows = True
            return self.selection
        for candidate in self._expected():
            if dated and candidate.part not in BEFORE_TIME:
                self._tell_when()
            is_toll = self.harmed and candidate.part is Part.KNOWN  # nobody is condoled with for what the text does not say
            self._try(candidate, comfortable=self.channel.strict and not is_toll)
            is_kept = candidate.part in self.kind.kept and self.channel.overflow is Overflow.THREAD
            if is_kept and candidate in self.selection.dropped:
                self.selection.overflows = True
                return self.selection
        if dated:
            self._tell_when()
        firsts, later = self._by_turns()
        if self.channel.is_heard:
            self._lengthen()
        self._add(firsts)
        if self.channel.paragraphs:
            self._lengthen()
        self._add(later)
        self._lengthen()
        return self.selection

    def needed(self) -> list[Candidate]:
        """What a thread must carry: all that is required and expected, by rank."""
        return [*self._needed(), *self._expected()]

    def _fits(self, *, comfortable: bool) -> bool:
        """Whether what is chosen so far is comfortable, or at least allowed."""
        return fits(self.channel, self.total, comfortable=comfortable, language=self.language)

    def _stands(self, form: Form) -> bool:
        """Whether a sentence finds room in one post, where a text runs over several: it is never cut."""
        if self.channel.posts == 1 or self.channel.limit is None:
            return True
        size = counter_for(self.channel, self.language).size
        return size(add(self.fixed, self.measure(form))) + ROOM_FOR_NUMBER <= self.channel.limit

    def _needed(self) -> Iterator[Candidate]:
        """The first message of every required part, and every sentence that must be told at any length."""
        for part in self.kind.rank:
            for number, candidate in enumerate(self.sayable.get(part, ())):
                if candidate.must or must_say(self.kind, part, candidate.message, number, harmed=self.harmed):
                    yield candidate

    def _expected(self) -> Iterator[Candidate]:
        for part in self.kind.rank:
            need = self.kind.needs.get(part)
            if need is not None and is_expected(need, harmed=self.harmed):
                yield from self.sayable.get(part, ())[:1]

    def _tell_when(self) -> None:
        """The opening in the shortest form that says when it happened, before anything optional is added.

        Figures have a time of their own: beside them an opening that need not be said is not added for its date.
        """
        if Part.OPENING not in self.kind.needs:
            return
        timed = any(candidate.part is Part.KNOWN for candidate in self.selection.chosen)
        for candidate in self.sayable.get(Part.OPENING, ())[:1]:
            current = self.selection.chosen.get(candidate)
            dated = [form for form in candidate.forms if WHEN in form.facts]
            if current in dated or not dated or (current is None and timed):
                continue
            self._put(candidate, self._shortest(replace(candidate, forms=tuple(dated))))
            if not self._fits(comfortable=False):
                self._put(candidate, current)

    def _by_turns(self) -> tuple[list[Candidate], list[Candidate]]:
        """The first message of every part by rank; then every second, every third, and so on.

        Figures of several sources or times are one message in several sentences: all of it comes before any second message.
        """
        parts = [self.sayable.get(part, ()) for part in self.kind.rank if part in self.kind.needs]
        groups = [groupby(part, key=attrgetter("message")) for part in parts]
        turns = [
            [sentence for row in zip_longest(*messages) for sentence in row if sentence is not None]
            for messages in zip_longest(*([tuple(sentences) for _, sentences in group] for group in groups), fillvalue=())
        ]
        return (turns[0] if turns else []), [candidate for turn in turns[1:] for candidate in turn]

    def _shortest(self, candidate: Candidate) -> Form:
        if len(candidate.forms) == 1:
            return candidate.forms[0]
        size = counter_for(self.channel, self.language).size
        return min(candidate.forms, key=lambda form: (size(self.measure(form)), -form.number))

    def _put(self, candidate: Candidate, form: Form | None) -> None:
        """Give a sentence a form, or take it out; the length follows."""
        current = self.selection.chosen.pop(candidate, None)
        if current is not None:
            self.total = add(self.total, self.measure(current), sign=-1)
        if form is not None:
            self.selection.chosen[candidate] = form
            self.total = add(self.total, self.measure(form))

    def _add(self, candidates: Sequence[Candidate]) -> None:
        """Take each that is still comfortable; figures not before the weightier ones: the hurt are not told without the dead."""
        for candidate in candidates:
            first = next((item for item in self.selection.dropped if _are_one_message(item, candidate)), candidate)
            if first is candidate:
                self._try(candidate, comfortable=True)
            else:
                self.selection.dropped.append(candidate)

    def _try(self, candidate: Candidate, *, comfortable: bool) -> None:
        """Take a sentence in its shortest form if it fits; remember it otherwise."""
        if candidate in self.selection.chosen:
            return
        shortest = self._shortest(candidate)
        self._put(candidate, shortest)
        if not (self._stands(shortest) and self._fits(comfortable=comfortable)):
            self._put(candidate, None)
            if candidate not in self.selection.dropped:
                self.selection.dropped.append(candidate)
        elif candidate in self.selection.dropped:
            self.selection.dropped.remove(candidate)

    def _lengthen(self) -> None:
        """Give each sentence, by rank, the longest form that keeps the text comfortable and the head before the fold."""
        ranks = {part: number for number, part in enumerate(self.kind.rank)}
        for candidate in sorted(self.selection.chosen, key=lambda item: ranks[item.part]):
            current = self.selection.chosen[candidate]
            for form in candidate.forms:
                if form is current:
                    break
                self._put(candidate, form)
                if self._stands(form) and self._fits(comfortable=True) and self._head_fits(candidate):
                    break
                self._put(candidate, current)

    def _head_fits(self, candidate: Candidate) -> bool:
        """Whether the opening and the first figures still stand before the channel's fold."""
        if self.channel.fold is None or candidate.part not in BEFORE_FOLD:
            return True
        firsts = {self.sayable[part][0] for part in BEFORE_FOLD if self.sayable.get(part)}
        head = [self.fixed, *(self.measure(form) for item, form in self.selection.chosen.items() if item in firsts)]
        size = counter_for(self.channel, self.language).size
        return sum(size(measure) for measure in head) <= self.channel.fold


def _are_one_message(first: Candidate, second: Candidate) -> bool:
    """Whether two sentences are figures of one message."""
    return (first.part, first.message) == (second.part, second.message)


def add(first: Measure, second: Measure, sign: int = 1) -> Measure:
    """The sum of two vectors of one counter, or with `sign` -1 their difference."""
    return tuple([left + sign * right for left, right in zip(first, second, strict=True)])
