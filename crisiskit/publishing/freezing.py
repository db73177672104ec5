"""Texts frozen for approval, and thawed again letter by letter.

    body = freeze(statements, "Asia/Makassar", salt)
    body.digest[:8]                                  # the code that people approve and publish
    thaw(proposal)                                   # the same statements; None where a letter is another

The digest covers the whole statements: texts, posts, headlines, the readings used, the promise. Whatever changes has another code.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from crisiskit.model.statement import Statement
from crisiskit.model.when import When
from crisiskit.recording.chaining import hash_text, write_json
from crisiskit.recording.kinds.proposal import ProposalBody, Text

if TYPE_CHECKING:
    from datetime import datetime

    from crisiskit.model.acts import Proposal

#: What frozen texts may hold when they are thawed: what a stranger sends must not fill the memory.
LARGEST = 4 * 1024 * 1024


def freeze(statements: Sequence[Statement], zone: str, salt: str = "") -> ProposalBody:
    """The body of a proposal for one or more statements of one kind and moment; times are written in `zone`."""
    plain = write_json([item.model_dump(mode="json") for item in statements])
    first = statements[0]
    texts = tuple(
        Text(channel=item.channel, language=item.language, digest=item.digest, supersedes=item.supersedes or "")
        for item in statements
    )
    return ProposalBody(
        digest=hash_text(plain), statement=first.kind, texts=texts, salt=salt,
        frozen=b64encode(zlib.compress(plain.encode(), 9)).decode(),
        next_update_at=_write(first.next_update_at, zone), valid_until=_write(first.valid_until, zone),
    )  # fmt: skip


def _write(moment: datetime | None, zone: str) -> str:
    return "" if moment is None else When.at(moment, zone).zoned()


def thaw(proposal: Proposal) -> tuple[Statement, ...] | None:
    """The statements of a proposal; None where they are not what its digest and its list of texts say."""
    statements = _unpack(proposal.frozen, proposal.digest)
    if statements is None or not statements:
        return None
    told = [(text.channel, text.language, text.digest, text.supersedes) for text in proposal.texts]
    held = [(item.channel, item.language, item.digest, item.supersedes or "") for item in statements]
    promises = {(item.next_update_at, item.valid_until) for item in statements}
    kinds = {item.kind.value for item in statements}
    if told != held or kinds != {proposal.statement} or promises != {(proposal.next_update_at, proposal.valid_until)}:
        return None
    return statements


@lru_cache(maxsize=64)
def _unpack(frozen: str, digest: str) -> tuple[Statement, ...] | None:
    """What is packed, where each text is what its hash says."""
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(b64decode(frozen, validate=True), LARGEST)
        text = data.decode()
        if not unpacker.eof or hash_text(text) != digest:
            return None
        statements = tuple(Statement.model_validate(item) for item in json.loads(text))
    except (ValueError, TypeError, RecursionError, zlib.error):  # pydantic's errors are ValueErrors
        return None
    return statements if all(hash_text(item.text) == item.digest for item in statements) else None
