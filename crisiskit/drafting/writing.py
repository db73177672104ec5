"""Writing statements: one desk for one kind and moment, one text for each channel and language asked of it.

    desk = Desk(situation, assessment, kind="holding", now=now)
    post = desk.write("x", "id")
    press = desk.write("press", "id")        # costs additions only: every form has been rendered

A form is rendered once for each language and style; a further channel adds lengths.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from crisiskit.channels.counters import count_text, counter_for
from crisiskit.channels.overriding import list_channels
from crisiskit.channels.table import Channel, Overflow
from crisiskit.drafting.assembling import Said, join, join_post, make_paragraphs, put_in_order, spell
from crisiskit.drafting.candidates import Choices
from crisiskit.drafting.changing import find_changes
from crisiskit.drafting.finishing import Text, finish, refuse_length
from crisiskit.drafting.fitting import Fitting, Measure, add
from crisiskit.drafting.gates import check_gates, check_superseded, find_claim, find_question
from crisiskit.drafting.heading import name_outlets, sign
from crisiskit.drafting.kinds import HARMED, KINDS, KindSpec, is_required
from crisiskit.drafting.picturing import describe_picture
from crisiskit.drafting.promising import look_back, promise
from crisiskit.drafting.relaying import tell_left_out, tell_stale
from crisiskit.drafting.threads import number_posts
from crisiskit.drafting.titling import make_headline
from crisiskit.drafting.tracing import trace_facts, trace_omissions, trace_sentences
from crisiskit.drafting.voicing import Voice
from crisiskit.errors import DraftRefused
from crisiskit.grammar.evaluating import holds
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.marks import find_mark
from crisiskit.model.base import made
from crisiskit.model.condition import Compare, Name
from crisiskit.model.statement import Kind, Statement, UsedFact
from crisiskit.model.vocabulary import Part
from crisiskit.problems import problem
from crisiskit.recording.folding import fold

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.drafting.sentences import Candidate, Form
    from crisiskit.model.assessment import Assessment
    from crisiskit.model.situation import Knowledge, Situation
    from crisiskit.model.wording import Message


def draft(
    situation: Situation, assessment: Assessment, *, kind: Kind | str, channel: str, language: str, now: datetime,
    supersedes: Statement | None = None, next_update: datetime | None = None, number: str | None = None, quote: str | None = None,
    claim: str | None = None, question: str | None = None, layout: str | None = None,
) -> Statement:  # fmt: skip
    """One statement. See `Desk` for the arguments and what it raises; a desk is cheaper for several channels."""
    desk = Desk(
        situation, assessment, kind=kind, now=now, supersedes=supersedes, next_update=next_update, number=number, quote=quote,
        claim=claim, question=question, layout=layout,
    )  # fmt: skip
    return desk.write(channel, language)


#: The layouts that give the day themselves.
DATED = ("press", "web")


class Desk:
    """Statements of one kind at one moment.

    `kind` is a `Kind` or its value, such as `holding`; `now` is aware; `supersedes` is the statement this one replaces;
    `next_update` overrides the promised time; `number` and `quote` stand in a press release and are never invented; `claim` is
    the id of the claim that a correction is of, `question` that of the approved question that a reply answers; `layout` is that of
    the agency's formats to use in place of the kind's own, on channels that have one. Raises DraftRefused for an unknown kind, a
    `now` without a zone, a superseded statement that this one cannot replace, or a gate that is shut (`gates`).
    """

    def __init__(
        self, situation: Situation, assessment: Assessment, *, kind: Kind | str, now: datetime,
        knowledge: Knowledge | None = None, supersedes: Statement | None = None, next_update: datetime | None = None,
        number: str | None = None, quote: str | None = None, claim: str | None = None, question: str | None = None,
        layout: str | None = None,
    ) -> None:  # fmt: skip
        """Fold the reports once, find what changed, set the next promise."""
        if kind not in [*Kind, *(item.value for item in Kind)]:
            raise DraftRefused([problem("unknown-kind", found=str(kind), instead=", ".join(item.value for item in Kind))])
        if now.tzinfo is None:
            raise DraftRefused([problem("now-without-zone")])
        self.situation = situation
        self.assessment = assessment
        self.kind = Kind(kind)
        check_superseded(self.kind, situation, supersedes, now)
        self.spec: KindSpec = KINDS[self.kind]
        self.now = now.astimezone(ZoneInfo(situation.crisis.zones[0]))
        self.knowledge = knowledge or fold(situation, now)
        self.supersedes = supersedes
        self.channels = list_channels(situation.house)
        self.changes = find_changes(self.knowledge, situation.playbook, supersedes)
        self.next_update = next_update or promise(
            self.kind, situation.playbook, assessment.planned, situation.crisis.aware_at, self.now
        )
        check_gates(self.kind, self.knowledge, assessment)
        self.claim = find_claim(situation, claim, self.now) if self.kind is Kind.CORRECTION else None
        self.question = find_question(situation.playbook, question)
        #: What a layout is filled with besides our sentences, by the statement's names for it.
        self.given = {"layout": layout, "number": number, "quote": quote, "article": self.claim and self.claim.published}
        self.problems = [*look_back(supersedes, self.now), *tell_left_out(self.kind, self.knowledge, situation.playbook, self.now)]
        self._choices: dict[tuple[str, bool, bool, bool, bool], Choices] = {}
        self._measures: dict[tuple[str, str, bool, bool], dict[Form, Measure]] = {}
        self._spelled: dict[tuple[Form, bool], str] = {}
        self._used: dict[str, UsedFact] = {}

    def write(self, channel_id: str, language: str) -> Statement:
        """The statement for a channel in a language. Raises DraftRefused with what must be confirmed or does not fit."""
        channel = self.channels.get(channel_id.strip().casefold())
        if channel is None:
            raise DraftRefused([problem("unknown-channel", found=channel_id, instead=", ".join(self.channels))])
        if language not in LANGUAGES:
            raise DraftRefused([problem("unknown-language", found=language, instead=", ".join(LANGUAGES))])
        if language not in self.situation.house.agency or language not in self.situation.playbook.texts:
            raise DraftRefused([problem("language-missing", found=language, playbook=self.situation.playbook.id)])
        late = {"channels": "" if self.kind is Kind.INTERNAL else name_outlets(self.situation.house, channel, language)}
        choices = self._choose(channel, language, has_handles=bool(late["channels"]))
        self._refuse_unsayable(choices)
        found = self._compose(channel, language, choices, late)
        return self._record(channel, language, choices, found)

    def _spell_alone(self, form: Form, late: Mapping[str, str], *, short: bool) -> str:
        """A form as if nothing stood before it: its text on a short channel, its longest on another."""
        text = self._spelled.get((form, short))
        if text is None:
            text = spell(form.words, late, None if short else set())
            if not form.late:
                self._spelled[form, short] = text
        return text

    @cached_property
    def harmed(self) -> bool:
        """Whether people are confirmed dead, missing or hurt, by the playbook's own condition."""
        playbook = self.situation.playbook
        condition = Name(HARMED) if HARMED in playbook.conditions else Compare("deaths", ">", 0)
        return holds(condition, self.knowledge.candidates, playbook.facts, playbook.conditions)

    def _choose(self, channel: Channel, language: str, *, has_handles: bool) -> Choices:
        has_addresses = channel.handles > 0
        key = (language, channel.short, channel.utc, has_handles, has_addresses)
        if key not in self._choices:
            voice = Voice(
                self.situation, self.knowledge, language, self.now, self.next_update.astimezone(self.now.tzinfo),
                short=channel.short, utc=channel.utc, has_handles=has_handles, has_addresses=has_addresses,
                dates_all=self.kind is Kind.WARNING_RELAY,
            )  # fmt: skip
            self._choices[key] = Choices(
                voice, self.kind, self.changes, self.assessment.undecided, self.supersedes, channel.gaps, self.claim,
                self._ask(language),
            )  # fmt: skip
        found = self._choices[key]
        return found.under_dateline() if channel.layout in DATED else found

    def _ask(self, language: str) -> Message | None:
        """The answers approved in this language to the question asked."""
        asked = self.situation.playbook.texts[language].questions.get(self.question or "")
        return None if asked is None else asked.answer

    def _refuse_unsayable(self, choices: Choices) -> None:
        """Refuse when a required part cannot be said, naming the facts that must be confirmed first."""
        problems = []
        for part, need in self.spec.needs.items():
            if part is Part.CHANGES or not is_required(need, harmed=self.harmed):
                continue
            said = [item.message for item in choices.sayable.get(part, ())]
            missing = [name for name in self.spec.every.get(part, ()) if name not in said]
            if part is Part.WARNING and not said and choices.stale:
                problems += tell_stale(self.knowledge, self.situation.playbook, self.now)
            elif missing or not said:
                waiting = choices.waiting_for(part, missing)
                problems.append(problem("required-part-unsayable", part=part.value, facts=", ".join(waiting) or "-"))
        if problems:
            raise DraftRefused(problems)

    def _compose(self, channel: Channel, language: str, choices: Choices, late: Mapping[str, str]) -> Text:
        """Choose what fits, and put it together; a thread where the channel allows one."""
        counter = counter_for(channel, language)
        mark = find_mark(self.situation.crisis.status, language)
        fixed = counter.measure(counter.prepare(mark + sign(self.situation.house, channel, language)))
        gap = counter.measure("\n\n" if channel.paragraphs else " ")
        known = self._measures.setdefault((channel.counter, language, channel.is_brief, channel.paragraphs), {})

        def measure(form: Form) -> Measure:
            """The form's length with the space around it, measured once for each counter unless it depends on the channel."""
            found = known.get(form)
            if found is None:
                found = add(counter.measure(counter.prepare(self._spell_alone(form, late, short=channel.is_brief))), gap)
                if not form.late:
                    known[form] = found
            return found

        fitting = Fitting(self.spec, channel, language, self.harmed, choices.sayable, measure, fixed)
        selection = fitting.select()
        if selection.overflows:
            return self._overflow(channel, language, choices, late, fitting)
        chosen = dict(selection.chosen)
        needed = set(fitting.needed())
        while True:
            said = self._order(chosen, choices, late, channel)
            posts = (
                number_posts(said, channel, self.situation.crisis.status, language) if channel.posts > 1
                else [self._print(channel, language, choices, said, late)]
            )
            counts = [count_text(post, channel, language) for post in posts]
            if counts and all(count.fits for count in counts):
                return finish(channel, language, self.situation.house, posts, said, selection.dropped, counts)
            spare = [candidate for candidate in chosen if candidate not in needed]
            if not spare:
                count = counts[0] if counts else count_text(join(said), channel, language)
                raise DraftRefused([refuse_length(channel, count)])
            selection.dropped.append(spare[-1])
            del chosen[spare[-1]]

    def _overflow(
        self, channel: Channel, language: str, choices: Choices, late: Mapping[str, str], fitting: Fitting
    ) -> Text:
        """A numbered thread of what is required and expected; refused where the channel has none or a sentence is too long."""
        needed = fitting.needed()
        chosen = {candidate: candidate.forms[-1] for candidate in needed}
        said = self._order(chosen, choices, late, channel)
        posts = []
        if channel.overflow is Overflow.THREAD:
            posts = number_posts(said, channel, self.situation.crisis.status, language)
        if not posts:
            raise DraftRefused([refuse_length(channel, count_text(join(said), channel, language))])
        rest = [item for part in self.spec.needs for item in choices.sayable.get(part, ()) if item not in chosen]
        return finish(channel, language, self.situation.house, posts, said, rest)

    def _order(
        self, chosen: Mapping[Candidate, Form], choices: Choices, late: Mapping[str, str], channel: Channel
    ) -> list[Said]:
        named: set[str] = set()

        def say(form: Form) -> str:
            """The form in its turn: a long text names each agency in full once."""
            return self._spell_alone(form, late, short=True) if channel.is_brief else spell(form.words, late, named)

        said = put_in_order(chosen, choices.sayable, self.spec, say)
        prepare = counter_for(channel, choices.voice.language).prepare
        return [item._replace(text=prepare(item.text)) for item in said]

    def _print(
        self, channel: Channel, language: str, choices: Choices, said: Sequence[Said], late: Mapping[str, str]
    ) -> str:
        """The text as it leaves the house."""
        if channel.layout is None:
            body = join_post(said, self.spec, channel)
            signature = sign(self.situation.house, channel, language, said[0].form.words if said else ())
            return counter_for(channel, language).prepare(find_mark(self.situation.crisis.status, language) + signature + body)
        from crisiskit.drafting.setting import set_text

        headline = make_headline(choices, late) if channel.headline else None
        return set_text(self.situation, self.now, language, headline=headline, changes=self.changes, **self._lay(channel, said))

    def _lay(self, channel: Channel, said: Sequence[Said]) -> dict[str, Any]:
        """What the statement keeps of its layout; nothing where the channel has none."""
        if channel.layout is None:
            return {}
        from crisiskit.drafting.setting import keep_words

        return keep_words(self.given, channel.layout, self.kind, make_paragraphs(said, self.spec))

    def _record(self, channel: Channel, language: str, choices: Choices, found: Text) -> Statement:
        """The statement with its provenance."""
        promised = choices.voice.next_update if self.spec.promises else None
        mark = find_mark(self.situation.crisis.status, language)
        headline = make_headline(choices, {"channels": ""}) if channel.headline or channel.picture else None
        return made(Statement)(
            text=found.text, posts=tuple(found.posts), language=language, channel=channel.id, kind=self.kind,
            status=self.situation.crisis.status,
            count=found.longest.count, limit=found.longest.limit,
            headline=mark + headline if headline is not None and channel.headline else None,
            alt_text=describe_picture(mark, headline, found.said, channel), **self._lay(channel, found.said),
            sentences=trace_sentences(found.said), facts=trace_facts(found.said, self.knowledge, self._used),
            omitted=trace_omissions(choices, self.spec, found.said, found.dropped), changes=self.changes,
            drafted_at=self.now, next_update_at=promised, valid_until=promised,
            supersedes=None if self.supersedes is None else self.supersedes.digest,
            digest=sha256(found.text.encode()).hexdigest(),
        )  # fmt: skip
