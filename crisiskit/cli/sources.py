"""Whether anybody knows a source, and whom its name may mean: `basarnass` is nobody, and may mean `basarnas`.

    refuse_unknown("KSOP ", playbook, house, crisis.sources)      # AppendRefused: did you mean ksop?
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.errors import AppendRefused
from crisiskit.problems import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crisiskit.model.house import House
    from crisiskit.model.playbook import Playbook

#: How like a known name another must be to be taken for it; below this a suggestion is a guess.
_LIKENESS = 0.7


def is_known(source: str, playbook: Playbook, house: House, declared: Iterable[str] = ()) -> bool:
    """Whether a source is one of ours, an agency of the playbook, or declared in the crisis."""
    return source in ("self", house.registry, *playbook.roles, *playbook.agencies, *declared)


def refuse_unknown(source: str, playbook: Playbook, house: House, declared: Iterable[str] = ()) -> None:
    """Raise AppendRefused for a source that nobody knows, with the one that may be meant."""
    declared = tuple(declared)
    if not is_known(source, playbook, house, declared):
        raise AppendRefused([describe_unknown(source, playbook, declared)])


def describe_unknown(source: str, playbook: Playbook, declared: Iterable[str] = ()) -> Problem:
    """What is wrong with a source that nobody knows, as a problem with the nearest id where one is near."""
    from difflib import get_close_matches

    names = {" ".join(name.split()).casefold(): ident for name, ident in _list_names(playbook, tuple(declared))}
    wanted = " ".join(source.split()).casefold()
    close = get_close_matches(wanted, names, n=1, cutoff=_LIKENESS)
    if close:
        return problem("source-misspelt", None, found=source, instead=names[close[0]])
    return problem("unknown-source", None, found=source)


def _list_names(playbook: Playbook, declared: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """Every name that may be written for a source, with its id; the ids last, since they win."""
    for text in playbook.texts.values():
        yield from ((name, ident) for ident, role in text.roles.items() for name in (role.name,))
        for ident, agency in text.agencies.items():
            yield from ((name, ident) for name in (agency.short, agency.name, *agency.aliases))
    for ident in ("self", *playbook.roles, *playbook.agencies, *declared):
        yield ident, ident
