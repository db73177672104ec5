"""What playbooks there are, without reading more of each than its front matter.

    list_playbooks(roots)["boat-accident"].names["id"]      # "Kecelakaan kapal"
    for family in group_by_family(read_summaries(roots)): …
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.reading.files import read_head
from crisiskit.reading.heads import read_plain
from crisiskit.reading.roots import list_folders

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from crisiskit.model.base import Localized

_FENCE = b"---"
#: No front matter is longer.
LONGEST_HEAD = 32 * 1024
#: A family's document is called so; `family:` names what stands behind it.
_FAMILY = "family-"
#: A type extends a family, which extends the base; an agency's own may stand between.
_LONGEST_CHAIN = 5


class Summary(NamedTuple):
    """A playbook as a list shows it.

    Attributes:
        id: its id, which is its folder's name.
        kind: `type`, or what is only extended: `base`, `family`, `house`.
        version: as its first language states it.
        family: the family it states; a type that states none has that of what it extends.
        extends: the id of what it extends.
        names: what it is called, by language.
        summaries: what it is for, by language.
        aliases: other names, by language.
        cues: words of posts and news that suggest it, by language.
        folder: where it lies.
    """

    id: str
    kind: str
    version: str
    family: str | None
    extends: str | None
    names: Localized
    summaries: Localized
    aliases: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, tuple[str, ...]]
    folder: Path


class Family(NamedTuple):
    """Types of one family: its id (None for those of none), its name by language where a document gives it one."""

    id: str | None
    names: Localized
    members: tuple[Summary, ...]


def list_playbooks(roots: Sequence[Path]) -> dict[str, Summary]:
    """Every playbook that can be opened a crisis with, by id; those that are only extended, and the unreadable, are left out."""
    return {ident: summary for ident, summary in read_summaries(roots).items() if summary.kind == "type"}


def read_summaries(roots: Sequence[Path]) -> dict[str, Summary]:
    """Every playbook, also what is only extended, by id."""
    found = {ident: _summarise(ident, folder) for ident, folder in sorted(list_folders(roots).items())}
    summaries = {ident: summary for ident, summary in found.items() if summary is not None}
    return {ident: item._replace(family=_find_family(item, summaries)) for ident, item in summaries.items()}


def group_by_family(summaries: Mapping[str, Summary]) -> tuple[Family, ...]:
    """The types by family, families and types by id; those of no family last."""
    names = {item.family: item.names for item in summaries.values() if item.kind == "family"}
    groups: dict[str | None, list[Summary]] = {}
    for item in summaries.values():
        if item.kind == "type":
            groups.setdefault(item.family, []).append(item)
    order = sorted(groups, key=lambda ident: (ident is None, ident or ""))
    return tuple(Family(ident, names.get(ident, {}), tuple(groups[ident])) for ident in order)


def _find_family(item: Summary, summaries: Mapping[str, Summary]) -> str | None:
    """The family stated, here or by what is extended."""
    current: Summary | None = item
    for _ in range(_LONGEST_CHAIN):
        if current is None:
            break
        if current.family is not None:
            return current.family
        if current.kind == "family":
            return current.id.removeprefix(_FAMILY)
        current = summaries.get(current.extends or "")
    return None


def _summarise(ident: str, folder: Path) -> Summary | None:
    heads = {language: head for language in LANGUAGES if (head := read_head_of(folder / f"{language}.md"))}
    if not heads:
        return None
    first = next(iter(heads.values()))
    return Summary(
        id=ident, kind=_word(first, "kind") or "type", version=_word(first, "version"), family=_word(first, "family") or None,
        extends=_word(first, "extends") or None, names={language: _word(head, "name") for language, head in heads.items()},
        summaries={language: _word(head, "summary") for language, head in heads.items()},
        aliases={language: _words(head, "aliases") for language, head in heads.items()},
        cues={language: _words(head, "cues") for language, head in heads.items()}, folder=folder,
    )  # fmt: skip


def read_head_of(path: Path) -> Mapping[str, str | tuple[str, ...]] | None:
    """The keys of a document's front matter, or None where it does not say id, language and name; the rest is not looked at."""
    front = read_head(path, _FENCE, LONGEST_HEAD)
    if front is None:
        return None
    head = read_plain(front)
    if head is None:
        return _read_strictly(front, path)
    said = all(_word(head, key) for key in ("id", "language", "name"))
    return head if said and head["language"] in LANGUAGES else None


def _read_strictly(front: str, path: Path) -> Mapping[str, str | tuple[str, ...]] | None:
    """The same from the reader that knows every form."""
    from crisiskit.reading.fronts import read_front
    from crisiskit.reading.outline import Outline

    found, _ = read_front(Outline(str(path), front, 2, []))
    if found is None:
        return None
    words = {"id": found.id, "language": found.language, "name": found.name, "kind": found.kind, "version": found.version}
    words |= {"family": found.family or "", "extends": found.extends or "", "summary": found.summary}
    return {**words, "aliases": found.aliases, "cues": found.cues}


def _word(head: Mapping[str, str | tuple[str, ...]], key: str) -> str:
    value = head.get(key, "")
    return value if isinstance(value, str) else ""


def _words(head: Mapping[str, str | tuple[str, ...]], key: str) -> tuple[str, ...]:
    """A list; one text stands for a list of one."""
    value = head.get(key, ())
    return value if isinstance(value, tuple) else (value,)
