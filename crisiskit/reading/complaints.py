"""Complaints that came in through SP4N-LAPOR!, from `complaints:` in `crisis.yaml`: their clocks count working days.

    complaints:
      - {id: "7654321", kind: field-check, at: 2026-03-09 10:00, answered: 2026-03-10 09:00}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.model.base import made
from crisiskit.model.crisis import Complaint, ComplaintKind
from crisiskit.reading.forms import Form
from crisiskit.reading.keywords import nearest
from crisiskit.reading.times import TimeTrouble, read_when

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from crisiskit.model.when import When

KEYS = ("id", "kind", "at", "answered", "settled")


def read_complaints(crisis: Form, zone: ZoneInfo) -> tuple[Complaint, ...]:
    """The complaints that say their number and when they came; every fault is a problem."""
    found = (_read_complaint(Form(node, crisis.problems, KEYS), zone) for node in crisis.items("complaints"))
    return tuple(filter(None, found))


def _read_complaint(form: Form, zone: ZoneInfo) -> Complaint | None:
    ident, at = form.line("id", required=True), _read_when(form, "at", zone, required=True)
    kind = form.text("kind") or ComplaintKind.SIMPLE.value
    kinds = [item.value for item in ComplaintKind]
    if kind not in kinds:
        form.note("unknown-word", "kind", found=kind, instead=nearest(kind, kinds))
        return None
    ends = {key: _read_when(form, key, zone) for key in ("answered", "settled")}
    if ident is None or at is None:
        return None
    for key, end in ends.items():
        if end is not None and end.day < at.day:
            form.note("complaint-before-itself", key, found=end.isoformat(), at=at.isoformat())
            return None
    return made(Complaint)(
        id=ident, kind=ComplaintKind(kind), at=at, answered=ends["answered"], settled=ends["settled"], where=form.where
    )


def _read_when(form: Form, key: str, zone: ZoneInfo, *, required: bool = False) -> When | None:
    written = form.text(key, required=required)
    if written is None:
        return None
    try:
        return read_when(written, zone)
    except TimeTrouble as trouble:
        form.note(trouble.code, key, **trouble.arguments)
        return None
