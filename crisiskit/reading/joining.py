"""The languages of a playbook joined: one skeleton, a text for each language.

    playbook = join({"id": merged_id, "en": merged_en})
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crisiskit.model.base import made
from crisiskit.model.playbook import Playbook, PlaybookText
from crisiskit.model.vocabulary import Severity

if TYPE_CHECKING:
    from crisiskit.reading.document import Document


def join(documents: Mapping[str, Document]) -> Playbook:
    """The playbook of merged documents; the first language gives the skeleton, the check says where the others differ."""
    first = next(iter(documents.values()))
    front = first.front

    def specs(section: str) -> dict[Any, Any]:
        return {key: entry.spec for key, entry in first.section(section).items()}

    return made(Playbook)(
        id=front.id, version=front.version, kind=front.kind, valid_from=front.valid_from, extends=front.extends, lead=front.lead,
        starts_at=front.starts_at or Severity.MONITOR, cluster=front.cluster, category=front.category, family=front.family,
        facts=specs("facts"), conditions=specs("conditions"), severity=tuple(specs("severity").values()),
        cluster_rows=tuple(specs("cluster").values()), steps=specs("steps"), roles=tuple(specs("roles")),
        agencies=specs("agencies"), clocks=specs("clocks"), approvals=specs("approvals"), ladder=tuple(specs("ladder").values()),
        schemes=tuple(specs("schemes").values()), injects=specs("injects"), scenario=tuple(specs("scenario").values()),
        texts={language: _text(document) for language, document in documents.items()},
    )  # fmt: skip


def _text(document: Document) -> PlaybookText:
    front = document.front

    def texts(section: str) -> dict[Any, Any]:
        return {key: entry.text for key, entry in document.section(section).items()}

    return made(PlaybookText)(
        language=front.language, name=front.name, summary=front.summary, purpose=document.purpose, aliases=front.aliases,
        cues=front.cues, facts=texts("facts"), because=tuple(texts("severity").values()),
        cluster_because=tuple(texts("cluster").values()), steps=texts("steps"), roles=texts("roles"),
        agencies=texts("agencies"), basis=texts("clocks"), schemes=texts("schemes"), messages=texts("messages"),
        never_say=tuple(texts("never-say").values()), questions=texts("questions"), injects=texts("injects"),
        scenario=tuple(passage.text for passage in texts("scenario").values()), sources=tuple(texts("sources").values()),
        where=front.where(""),
    )  # fmt: skip
