"""A statement made by hand, for trying how statements are rendered."""

from __future__ import annotations

from typing import Any

from crisiskit.model.statement import Kind, Omission, Sentence, Statement, UsedFact
from crisiskit.model.vocabulary import Part, Status
from planning.builders import at

TEXT = "Feri terbalik di Selat Seruni. Tiga orang masih dicari."


def make_statement(**changes: Any) -> Statement:
    """A holding statement for X, with other fields."""
    fields: dict[str, Any] = {
        "text": TEXT, "posts": (TEXT,), "language": "id", "channel": "x", "kind": Kind.HOLDING, "status": Status.ACTUAL,
        "count": len(TEXT), "limit": 280, "drafted_at": at("2026-03-07 10:10"), "next_update_at": at("2026-03-07 12:10"),
        "valid_until": at("2026-03-07 12:10"), "digest": "0" * 64,
        "sentences": (
            Sentence(text="Tiga orang masih dicari.", part=Part.KNOWN, message="figures", rung=0, form=1, facts=("missing",)),
        ),
        "facts": (
            UsedFact(fact="missing", value=3, source="basarnas", as_of="2026-03-07T10:00:00+08:00", at="2026-03-07T10:05:00+08:00"),
            UsedFact(fact="place", value={"id": "di Selat Seruni"}, source="ksop", as_of="2026-03-07", at="2026-03-07 night"),
            UsedFact(fact="coordinating", value=True, source="self", as_of="2026-03-06 night", at="2026-03-07"),
            UsedFact(fact="vessel", value="KMP *Latih*", source="ksop", as_of="2026-03-07", at="2026-03-07"),
        ),
        "omitted": (
            Omission(part=Part.EMPATHY, message="empathy", reason="no-room"),
            Omission(part=Part.KNOWN, message="injured", reason="not-known", facts=("injured",)),
        ),
    }  # fmt: skip
    return Statement(**{**fields, **changes})
