"""Who owns which fact where several agencies speak in one crisis.

    Ownership(agency="basarnas", names={"id": "Basarnas"}, facts={"deaths": {"id": "jumlah korban"}}, answer="granted", …)
"""

from __future__ import annotations

from datetime import datetime

from crisiskit.model.base import Localized, Model


class Ownership(Model):
    """What one of several agencies owns: facts that are established and facts that are disputed, with what they are called.

    `answer` is how it last stood to a text that says them (`asked`, `granted`, `refused`), and when; None where nobody asked.
    """

    agency: str
    names: Localized
    facts: dict[str, Localized] = {}
    disputed: dict[str, Localized] = {}
    is_ours: bool = False
    answer: str | None = None
    answered_at: datetime | None = None
