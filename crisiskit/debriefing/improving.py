"""Rows of `improvements.yaml`: each finding that asks for a change, keyed to the playbook's step; what people wrote is kept.

    rows = propose(findings, playbook, "6f1c…", {"pause": Where("base/id.md", 142)})
    rows = keep_words(rows, read_improvements(text))      # status and proposal stay as somebody left them
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisiskit.model.base import made
from crisiskit.model.debrief import GOOD, Code, Improvement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from crisiskit.model.debrief import Finding
    from crisiskit.model.playbook import Playbook
    from crisiskit.problems import Where

#: What a person writes, which no debrief changes.
THEIRS = ("proposal", "status")
#: Findings about a step of the playbook.
OF_STEPS = (Code.STEP_LATE, Code.STEP_OPEN)
#: What sources said against each other is for them to settle: no step of ours is to blame.
_NOT_OURS = (Code.OTHER_VALUE,)


def propose(
    findings: Iterable[Finding], playbook: Playbook, digest: str, places: Mapping[str, Where], proposals: Mapping[str, str]
) -> tuple[Improvement, ...]:
    """A row for each finding that something should change for; `proposals` are first suggestions, by the code of the finding."""
    rows = []
    for item in findings:
        if item.code in GOOD or item.code in _NOT_OURS:
            continue
        step = item.subject if item.code in OF_STEPS else ""
        where = places.get(step)
        row = made(Improvement)(
            playbook=playbook.id, version=playbook.version, digest=digest, step=step, file="" if where is None else where.path,
            line=None if where is None else where.line, code=item.code.value, subject="" if step else item.subject,
            due=_write(item.due), observed=_write(item.observed), evidence=item.cites,
            proposal=proposals.get(item.code.value, ""), status="open",
        )  # fmt: skip
        rows.append(row)
    return tuple({row.key: row for row in rows}.values())


def _write(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat(timespec="minutes")


def keep_words(rows: Iterable[Improvement], kept: Iterable[Improvement]) -> tuple[Improvement, ...]:
    """The rows with a person's words for those that were there; rows that are no longer found stay, behind the others."""
    known = {row.key: row for row in kept}
    found = {row.key: row for row in rows}
    merged = [
        row if (old := known.get(key)) is None else row.model_copy(update={name: getattr(old, name) for name in THEIRS})
        for key, row in found.items()
    ]
    return (*merged, *(row for key, row in known.items() if key not in found))


def print_improvements(rows: Iterable[Improvement], *, heading: Iterable[str] = ()) -> str:
    """The file: comment lines, then the rows, in the order of the fields, as a person can edit them."""
    import yaml

    plain: list[dict[str, Any]] = [row.model_dump(mode="json") for row in rows]
    body = yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=110) if plain else "[]\n"
    return "".join(f"# {line}\n" for line in heading) + body
