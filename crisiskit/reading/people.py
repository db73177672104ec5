"""Whether steps, approvals, ladder, agencies and drills name roles, agencies, steps and facts that exist.

A step that nobody in the playbook's roles owns is a problem on its line, with the nearest role there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from crisiskit.model.vocabulary import ClockName, Severity
from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.keywords import nearest

if TYPE_CHECKING:
    from datetime import timedelta

    from crisiskit.model.playbook import Clock, Step
    from crisiskit.reading.document import Document, Entry

#: May stand in an `authority` cell beside agencies: our own acts.
SELF = "self"


def check_people(document: Document) -> list[Problem]:
    """Every problem of reference among people, agencies, steps and facts."""
    return [
        *_check_facts(document), *_check_steps(document), *_check_roles(document), *_check_lead(document), *_check_drill(document),
    ]  # fmt: skip


def _known(code: str, name: str | None, choices: Iterable[str], where: Where) -> Iterator[Problem]:
    if name is not None and name not in (options := list(choices)):
        yield problem(code, where, found=name, instead=nearest(name, options))


def _check_facts(document: Document) -> Iterator[Problem]:
    agencies = [*document.section("agencies"), SELF]
    schemes = [row.spec.scheme for row in document.section("schemes").values()]
    for row in document.section("facts").values():
        for name in row.spec.authority:
            yield from _known("unknown-agency", name, agencies, row.place("authority", name))
        scheme = row.spec.type.scheme
        yield from _known("unknown-scheme", scheme, schemes, row.place("type", scheme))
    for row in document.section("schemes").values():
        yield from _known("unknown-agency", row.spec.authority, agencies, row.place("authority"))


def _check_steps(document: Document) -> Iterator[Problem]:
    steps, roles = document.section("steps"), document.section("roles")
    clocks = {key: row.spec for key, row in document.section("clocks").items()}
    for row in steps.values():
        for column, role in (("owner", row.spec.owner), ("approval", row.spec.approval)):
            yield from _known("unknown-role", role, roles, row.place(column))
        for name in row.spec.after:
            if name not in steps:
                yield problem("unknown-step", row.place("after", name), found=name, instead=nearest(name, steps))
            elif row.spec.id in _before(name, steps):
                yield problem("step-cycle", row.place("after", name), found=row.spec.id, other=name)
            elif _due_before(row.spec, steps[name].spec, clocks):
                yield problem("step-before-its-predecessor", row.place("within"), found=row.spec.id, other=name)


def _before(name: str, steps: Mapping[str, Entry]) -> set[str]:
    """The steps a step waits for, directly or not, itself included."""
    found: set[str] = set()
    pending = [name]
    while pending:
        current = pending.pop()
        if current not in found and current in steps:
            found.add(current)
            pending += steps[current].spec.after
    return found


def _due_before(step: Step, other: Step, clocks: Mapping[Severity, Clock]) -> bool:
    """Whether the step is due before the one it waits for at any level at which both are done."""

    def due(item: Step, level: Severity) -> timedelta | None:
        if isinstance(item.within, ClockName):
            clock = clocks.get(level)
            found: timedelta | None = getattr(clock, item.within.value) if clock else None
            return found
        return item.within

    for level in Severity:
        if level >= max(step.level, other.level):
            own, before = due(step, level), due(other, level)
            if own is not None and before is not None and own < before:
                return True
    return False


def _check_roles(document: Document) -> Iterator[Problem]:
    roles = document.section("roles")
    agencies = [*document.section("agencies"), "lead", "self"]
    for row in document.section("approvals").values():
        for column in ("drafts", "approves", "voice", "then"):
            yield from _known("unknown-role", getattr(row.spec, column), roles, row.place(column))
        for name in row.spec.clears_facts:
            yield from _known("unknown-role", name, [*roles, *agencies], row.place("clears_facts", name))
    for row in document.section("ladder").values():
        for column in ("tell", "by", "then"):
            yield from _known("unknown-role", getattr(row.spec, column), roles, row.place(column))


def _check_lead(document: Document) -> Iterator[Problem]:
    """The lead, and the earlier names of agencies."""
    front = document.front
    for row in document.section("agencies").values():
        yield from _known("unknown-agency", row.spec.formerly, document.section("agencies"), row.place("formerly"))
    if front.lead is not None:
        yield from _known("unknown-agency", front.lead, document.section("agencies"), front.where("lead"))
    elif front.kind == "type":
        yield problem("missing-key", front.where(""), key="lead")


def _check_drill(document: Document) -> Iterator[Problem]:
    roles, facts = document.section("roles"), document.section("facts")
    for row in document.section("injects").values():
        yield from _known("unknown-role", row.spec.to, roles, row.where)
    for row in document.section("scenario").values():
        yield from _known("unknown-fact", row.spec.fact, facts, row.place("fact"))
        yield from _known("unknown-role", row.spec.told or None, roles, row.place("told"))
