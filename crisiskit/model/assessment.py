"""How bad it is at a moment, and on what that judgement rests."""

from __future__ import annotations

from datetime import datetime

from crisiskit.model.acts import Decision
from crisiskit.model.base import Localized, Model
from crisiskit.model.situation import Reading
from crisiskit.model.vocabulary import Certainty, Cluster, Severity


class Reason(Model):
    """Why a level is reached: the playbook's words, whether confirmed readings suffice for it, and the readings it rests on."""

    level: Severity
    because: Localized
    rests_on: Certainty
    readings: tuple[Reading, ...] = ()


class Stage(Model):
    """A level and the moment from which it was planned for; `decision` is what lowered the level to it."""

    level: Severity
    at: datetime
    decision: Decision | None = None


class Assessment(Model):
    """The level reached, the level still possible, the level planned for, and what would decide between them.

    `planned` is the higher of `reached` and the playbook's `starts_at` while deciding facts are open; it falls only after two
    assessments at least the level's interval apart (`held_since` is when the lower level was first seen). Where the crisis has a
    log, it falls by a recorded decision only: `falls_to` is the lowest level that one may name, from `falls_from` on, `stages` are
    the levels planned for so far, and `unheeded` the decisions to lower it that came too early or against what is known.
    """

    at: datetime
    reached: Severity
    possible: Severity
    planned: Severity
    reasons: tuple[Reason, ...] = ()
    undecided: tuple[str, ...] = ()
    held_since: datetime | None = None
    falls_to: Severity | None = None
    falls_from: datetime | None = None
    stages: tuple[Stage, ...] = ()
    unheeded: tuple[Decision, ...] = ()
    cluster: Cluster | None = None
    flags: tuple[str, ...] = ()
