"""How bad it is at a moment, and on what that judgement rests."""

from __future__ import annotations

from datetime import datetime

from crisiskit.model.base import Localized, Model
from crisiskit.model.situation import Reading
from crisiskit.model.vocabulary import Certainty, Cluster, Severity


class Reason(Model):
    """Why a level is reached: the playbook's words, whether confirmed readings suffice for it, and the readings it rests on."""

    level: Severity
    because: Localized
    rests_on: Certainty
    readings: tuple[Reading, ...] = ()


class Assessment(Model):
    """The level reached, the level still possible, the level planned for, and what would decide between them.

    `planned` is the higher of `reached` and the playbook's `starts_at` while deciding facts are open; it falls only after two
    assessments at least the level's interval apart (`held_since` is when the lower level was first seen).
    """

    at: datetime
    reached: Severity
    possible: Severity
    planned: Severity
    reasons: tuple[Reason, ...] = ()
    undecided: tuple[str, ...] = ()
    held_since: datetime | None = None
    cluster: Cluster | None = None
    flags: tuple[str, ...] = ()
