"""A playbook stated row by row in plain words of one language: what every row means, however its document is set.

    state(playbook, "id")["facts"]["deaths"].cells["wewenang"]      # "Basarnas, Tim DVI Polri"

Two playbooks, or two versions of one, are compared by these rows. Spaces, line breaks, tables set otherwise and the order of rows
leave no trace in them; the order of a ladder's rungs does, since the first that holds is said.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, cast

from crisiskit.language.catalogue import book
from crisiskit.language.dates import say_date, say_duration
from crisiskit.model.condition import And, Not, Or
from crisiskit.reading.keywords import keywords
from crisiskit.rendering.handbooks import say_condition, say_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from crisiskit.model.condition import Condition
    from crisiskit.model.playbook import FactSpec, FactText, Playbook, PlaybookText, Step
    from crisiskit.model.wording import Message
    from crisiskit.reading.keywords import Keywords

#: Marks that an editor makes smart.
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


class Stated(NamedTuple):
    """A row: what it says in short, its properties by their words in the language, and its lines in order."""

    title: str = ""
    cells: Mapping[str, str] = {}
    lines: tuple[str, ...] = ()


Rows = dict[str, Stated]


def _flatten(condition: Condition) -> Condition:
    """The condition without parentheses that change nothing: `(a or b) or c` is `a or b or c`."""
    if isinstance(condition, Not):
        return Not(_flatten(condition.item))
    if isinstance(condition, And | Or):
        kind = type(condition)
        items = [_flatten(item) for item in condition.items]
        return kind(tuple(inner for item in items for inner in (item.items if isinstance(item, kind) else (item,))))
    return condition


def state(playbook: Playbook, language: str) -> dict[str, Rows]:
    """Every section's rows by their keys, `""` for the head; KeyError for a language it has no text in."""
    return _Statement(playbook, playbook.texts[language], keywords(language)).sections()


def plain(text: str) -> str:
    """The text without what only an editor put in."""
    return " ".join(text.translate(_QUOTES).split())


class _Statement:
    """The playbook, the text and the words it is stated in."""

    def __init__(self, playbook: Playbook, text: PlaybookText, words: Keywords) -> None:
        self.playbook = playbook
        self.text = text
        self.words = words

    def sections(self) -> dict[str, Rows]:
        """In the order in which a document has them."""
        playbook, text = self.playbook, self.text
        return {
            "": {"head": self._head()},
            "facts": {name: self._fact(playbook.facts[name], fact) for name, fact in text.facts.items()},
            "conditions": {name: self._row("conditions", when=self._when(item)) for name, item in playbook.conditions.items()},
            "severity": dict(self._levels()),
            "cluster": dict(self._clusters()),
            "steps": {name: self._step(step) for name, step in playbook.steps.items()},
            "messages": {name: self._message(item) for name, item in text.messages.items()},
            "never-say": {item.pattern: self._row("never-say", why=item.why) for item in text.never_say},
            "questions": {
                name: Stated(plain(item.question), {}, (*sorted(map(plain, item.also)), *self._rungs(item.answer)))
                for name, item in text.questions.items()
            },
            "injects": {name: self._inject(name) for name in playbook.injects},
            "scenario": dict(self._scenario()),
            "roles": {name: self._row("roles", name=role.name, does=role.does) for name, role in text.roles.items()},
            "agencies": {name: self._agency(name) for name in text.agencies},
            "clocks": {level.value: self._fields("clocks", clock) for level, clock in playbook.clocks.items()},
            "approvals": {level.value: self._fields("approvals", item) for level, item in playbook.approvals.items()},
            "ladder": {f"{item.level.value}, {item.tell}": self._fields("ladder", item) for item in playbook.ladder},
            "schemes": {
                f"{scheme}, {level}": Stated("", dict(sorted(words.items()))) for (scheme, level), words in text.schemes.items()
            },
            "sources": {plain(source): Stated() for source in text.sources},
        }

    def _head(self) -> Stated:
        playbook, text = self.playbook, self.text
        cells = {
            "name": text.name, "version": playbook.version, "kind": playbook.kind, "valid_from": self._say(playbook.valid_from),
            "extends": playbook.extends or "", "lead": self._agencies([playbook.lead] if playbook.lead else []),
            "starts_at": self._level(playbook.starts_at.value), "cluster": self._say(playbook.cluster),
            "category": self._say(playbook.category), "family": playbook.family or "", "summary": text.summary,
            "aliases": ", ".join(sorted(text.aliases)), "cues": ", ".join(sorted(text.cues)),
        }  # fmt: skip
        return Stated("", {name: plain(value) for name, value in cells.items()}, tuple(map(plain, text.purpose)))

    def _row(self, section: str, **cells: str) -> Stated:
        """A row of a table, its columns by their words."""
        title = next(iter(cells.values()), "")
        return Stated(plain(title), {self._column(section, key): plain(value) for key, value in cells.items()})

    def _column(self, section: str, key: str) -> str:
        return self.words.word("columns", key, section)

    def _fact(self, spec: FactSpec, fact: FactText) -> Stated:
        kind = self.words.word("types", spec.type.kind.value)
        more = ", ".join(spec.type.choices) or spec.type.scheme or ""
        guard = "" if fact.gap_guard is None else f"[{self._when(fact.gap_guard)}] "
        return self._row(
            "facts", question=fact.question, type=f"{kind}: {more}" if more else kind, authority=self._agencies(spec.authority),
            called=fact.called, said=" / ".join(fact.said), not_known=f"{guard}{fact.gap}" if fact.gap else "",
        )  # fmt: skip

    def _levels(self) -> Iterator[tuple[str, Stated]]:
        for row, because in zip(self.playbook.severity, self.text.because, strict=False):
            key = f"{self._level(row.level.value)}: {self._when(row.when)}"
            yield key, self._row("severity", because=because)

    def _clusters(self) -> Iterator[tuple[str, Stated]]:
        for row, because in zip(self.playbook.cluster_rows, self.text.cluster_because, strict=False):
            yield f"{self._say(row.cluster)}: {self._when(row.when)}", self._row("cluster", because=because)

    def _step(self, step: Step) -> Stated:
        within = self.words.word("clocks", step.within.value) if isinstance(step.within, Enum) else self._say(step.within)
        return self._row(
            "steps", do=f"{self.text.steps.get(step.id, '')} ({self.words.word('phases', step.phase.value)})",
            owner=self._role(step.owner), within=within, after=", ".join(sorted(step.after)), level=self._level(step.level.value),
            audience=", ".join(sorted(item.value for item in step.audience)), approval=self._role(step.approval or ""),
        )  # fmt: skip

    def _message(self, message: Message) -> Stated:
        return Stated(self.words.word("parts", message.part.value), {}, tuple(self._rungs(message)))

    def _rungs(self, message: Message) -> Iterator[str]:
        """A line for each rung and shorter form."""
        for rung in message.rungs:
            guard = "" if rung.guard is None else f"[{self._when(rung.guard)}] "
            for depth, form in enumerate(rung.forms):
                yield f"{'  - ' if depth else guard}{plain(say_wording(form))}"

    def _inject(self, name: str) -> Stated:
        item, words = self.playbook.injects[name], self.words.injects
        cells = {"from": item.sender, "via": item.via, "to": self._role(item.to), "expects": item.expects}
        shown = {words[key]: value for key, value in cells.items()}
        return Stated(f"{item.minute // 60:02}:{item.minute % 60:02}", shown, (plain(self.text.injects.get(name, "")),))

    def _scenario(self) -> Iterator[tuple[str, Stated]]:
        for row, value in zip(self.playbook.scenario, self.text.scenario, strict=False):
            yield f"{row.fact}, {row.minute}", self._row("scenario", value=value, told=self._role(row.told))

    def _agency(self, name: str) -> Stated:
        item, text = self.playbook.agencies[name], self.text.agencies[name]
        cells = {"from": self._say(item.since), "until": self._say(item.until), "formerly": item.formerly or ""}
        return self._row(
            "agencies", short=text.short, name=text.name, mandate=text.mandate, aliases=", ".join(sorted(text.aliases)), **cells
        )

    def _fields(self, section: str, row: Iterable[tuple[str, object]]) -> Stated:
        """A row of which the columns are called as the fields."""
        columns = {key: value for key, value in row if key != "level"}
        return self._row(section, **{key: self._say(value) for key, value in columns.items()})

    def _when(self, condition: Condition) -> str:
        return say_condition(_flatten(condition), self.words)

    def _level(self, level: str) -> str:
        return self.words.word("levels", level)

    def _role(self, ident: str) -> str:
        return self.text.roles[ident].name if ident in self.text.roles else ident

    def _agencies(self, idents: Iterable[str]) -> str:
        known, own = self.text.agencies, str(book(self.text.language, "sheets")["handbook"]["self"])
        return ", ".join(known[ident].short if ident in known else own for ident in idents)

    def _say(self, value: object) -> str:
        """A value of the skeleton in words."""
        if isinstance(value, timedelta):
            return say_duration(value, self.text.language)
        if isinstance(value, Enum):
            return str(value.value)
        if isinstance(value, str):
            return self._role(value)
        if isinstance(value, tuple):
            return ", ".join(map(self._say, value))
        if isinstance(value, date):
            return say_date(value, self.text.language)
        return "" if value is None else self._when(cast("Condition", value))
