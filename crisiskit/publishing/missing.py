"""All that keeps a proposal from being published, as problems: what cannot be mended first, then whose word is missing.

    [item.code for item in list_missing(pending)]      # ["proposal-outdated", "agency-not-asked", "approval-waits"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.model.release import NeedKind, NeedState
from crisiskit.problems import problem

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.release import Need, Pending
    from crisiskit.problems import Problem


def list_missing(pending: Pending) -> list[Problem]:
    """Everything, each with what to do; nothing where it may be published."""
    words = (_say_need(need, pending.code) for need in pending.needs if not need.is_met and need.state is not NeedState.REFUSED)
    return [*pending.faults, *pending.refusals, *words]


def say_time(moment: datetime) -> str:
    """A moment as problems have it."""
    return moment.strftime("%Y-%m-%d %H:%M")


def _say_need(need: Need, code: str) -> Problem:
    """What is missing of one word; a refusal is told apart."""
    role, who = need.who, _name(need)
    if need.what is NeedKind.AGENCY:
        return _say_agency(need, code)
    if need.what is NeedKind.FACTS:
        return problem("facts-not-cleared", None, found=code, role=role, who=who)
    if need.what is NeedKind.LAW:
        return problem("law-not-cleared", None, found=code, role=role, who=who)
    if need.instead is not None:
        return problem("fallback-missing", None, found=code, role=role, who=who, instead=need.instead.who or need.instead.role)
    if need.then is not None and need.due is not None:
        then = need.then.who or need.then.role
        return problem("approval-waits", None, found=code, role=role, who=who, at=say_time(need.due), then=then)
    return problem("approval-missing", None, found=code, role=role, who=who)


def _say_agency(need: Need, code: str) -> Problem:
    """What is missing of another agency's word."""
    role, who = need.who, _name(need)
    if need.state is NeedState.OPEN:
        return problem("agency-not-asked", None, found=code, role=role, who=who)
    if need.due is None:
        return problem("agency-silent-for-ever", None, found=code, role=role, who=who)
    return problem("agency-silent", None, found=code, role=role, who=who, at=say_time(need.due))


def _name(need: Need) -> str:
    """Who holds the role, or whom we know at the agency; the id where nobody does."""
    name = need.person.who if need.person is not None else None
    return name or (need.agency.contact if need.agency is not None else None) or need.who
