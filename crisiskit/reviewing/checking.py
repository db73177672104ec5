"""Everything wrong with the files given, at once: documents, pairs, houses, crises, folders of them.

    for item in check([Path("playbooks")], roots):
        print(describe(item, "id"))

Nothing is raised, whatever the files hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crisiskit.problems import Problem, Where, in_order, problem
from crisiskit.reading.files import read_text
from crisiskit.reading.finding import Target, document_paths, find_targets
from crisiskit.reading.houses import read_house
from crisiskit.reading.layouts import read_layouts
from crisiskit.reading.library import Library
from crisiskit.recording.situations import read_situation
from crisiskit.reviewing.chairs import WEEKS, check_chairs, check_weeks
from crisiskit.reviewing.first_words import check_first_words
from crisiskit.reviewing.lengths import check_lengths, check_limits
from crisiskit.reviewing.parity import compare_pair
from crisiskit.reviewing.words import check_first_word, check_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from crisiskit.model.house import House, OwnLayout
    from crisiskit.model.playbook import Playbook


class Ahead(NamedTuple):
    """From when (aware; None: not at all) and for how many weeks the chairs of a house are looked at."""

    now: datetime | None = None
    weeks: int = WEEKS


#: The weeks to come are left out unless a moment is given.
NOT_AHEAD = Ahead()


def check(
    paths: Iterable[Path], roots: Sequence[Path], password: str | None = None, ahead: Ahead = NOT_AHEAD
) -> tuple[Problem, ...]:
    """Every problem of some files or folders, by place.

    `roots` are where the playbooks they extend are found, `password` is that of a log that several desks share.
    """
    targets = dict.fromkeys(target for path in paths for target in find_targets(path))
    # Playbooks that lie side by side share what they extend, which is then read once.
    libraries = {parent: Library((parent, *roots)) for parent in {target.path.parent for target in targets}}
    return in_order(
        item for target in targets for item in _check_target(target, roots, libraries[target.path.parent], password, ahead)
    )


def _check_target(
    target: Target, roots: Sequence[Path], library: Library, password: str | None, ahead: Ahead
) -> list[Problem]:
    if target.kind == "playbook":
        return check_playbook(target.path, library)
    if target.kind == "situation":
        situation, problems = read_situation(target.path, roots, password=password)
        if situation is None:
            return problems
        playbook, house = situation.playbook, situation.house
        return [
            *problems, *_check_roster(playbook, house, ahead), *check_limits(playbook, house), *_try_layouts(situation.layouts),
        ]  # fmt: skip
    if target.kind == "house":
        return _check_house(target.path, roots, ahead)
    code = "file-missing" if target.kind == "missing" else "nothing-to-check"
    return [problem(code, Where(str(target.path)), path=str(target.path))]


def _check_house(path: Path, roots: Sequence[Path], ahead: Ahead) -> list[Problem]:
    """The house's own problems, those of its layouts, and the chairs of the common roles that stand empty."""
    text, problems = read_text(path)
    if text is None:
        return problems
    house, problems = read_house(text, str(path))
    if house is None:
        return problems
    layouts, found = read_layouts(path.parent, house)
    base, _ = Library(roots).read("base")
    return [*problems, *found, *_try_layouts(layouts), *([] if base is None else _check_roster(base, house, ahead))]


def _check_roster(playbook: Playbook, house: House, ahead: Ahead) -> list[Problem]:
    """The chairs that stand empty, every day or in the weeks to come."""
    coming = [] if ahead.now is None else check_weeks(playbook, house, ahead.now, ahead.weeks)
    return [*check_chairs(playbook, house), *coming]


def _try_layouts(layouts: Mapping[str, OwnLayout]) -> list[Problem]:
    """What is wrong with the house's own layouts; Jinja2 is not loaded where there are none."""
    if not layouts:
        return []
    from crisiskit.rendering.trying import try_layouts

    return try_layouts(layouts)


def check_playbook(folder: Path, library: Library) -> list[Problem]:
    """Every problem of a playbook in a folder: its documents, its pair of languages, its first words and their lengths."""
    playbook, problems = library.read_folder(folder)
    documents = [library.document(path)[0] for path in document_paths(folder).values()]
    readable = [document for document in documents if document is not None]
    for other in readable[1:]:
        problems += compare_pair(readable[0], other)
    if playbook is not None:
        problems += check_first_words(playbook)
        problems += check_lengths(playbook) if playbook.kind == "type" else []
        for text in playbook.texts.values():
            problems += [*check_words(text), *check_first_word(text)]
    return problems
