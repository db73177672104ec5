"""A folder with `house.yaml` and `crisis.yaml`, and the playbook they follow, as one Situation.

    situation = load_situation("docs/examples/ferry-drill")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crisiskit.errors import DocumentError
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.base import made
from crisiskit.model.situation import Situation
from crisiskit.model.vocabulary import Status
from crisiskit.problems import Problem, Where, in_order, problem
from crisiskit.reading.crises import playbook_of
from crisiskit.reading.files import read_text
from crisiskit.reading.finding import CRISIS_FILE, HOUSE_FILE
from crisiskit.reading.houses import read_house
from crisiskit.reading.keywords import nearest
from crisiskit.reading.library import Library
from crisiskit.reading.nodes import read_node
from crisiskit.recording.folding import fold_reports
from crisiskit.recording.logs import read_recorded

if TYPE_CHECKING:
    from crisiskit.model.crisis import Crisis
    from crisiskit.model.house import House, OwnLayout
    from crisiskit.model.mentions import Mentions
    from crisiskit.model.playbook import Playbook

#: The moment until which a log is replayed; a function where it can only be told in the crisis's own zone.
Until = Callable[[str], datetime] | datetime | None

#: Problems that depend on which agency reads.
_JUDGED = ("not-the-authority", "unknown-role", "house-is-the-example", "sources-disagree", "count-fell")
#: What the file that `crisiskit new house` writes says of itself: a real crisis must not speak for an agency that is not there.
EXAMPLE_HANDLES = ("instansi.example", "@instansi_contoh")


def load_situation(
    folder: str | Path, roots: Iterable[Path], languages: Sequence[str] = LANGUAGES, *, until: Until = None,
    password: str | None = None,
) -> Situation:  # fmt: skip
    """The situation in a folder. `roots` are the folders of playbooks, in order of search.

    Where the crisis has a log, it is replayed until the moment that `until` gives, or to its end; `password` is that of its
    database, if need be. Raises DocumentError with every problem found when the house, the crisis, its log or the playbook cannot
    be read at all; whatever else is wrong is in `Situation.problems`.
    """
    situation, problems = read_situation(Path(folder), roots, languages, until=until, password=password)
    if situation is None:
        raise DocumentError(in_order(problems))
    return situation


def read_situation(
    folder: Path, roots: Iterable[Path], languages: Sequence[str] = LANGUAGES, *, until: Until = None,
    password: str | None = None,
) -> tuple[Situation | None, list[Problem]]:  # fmt: skip
    """The situation, or None with the problems that prevented it."""
    problems: list[Problem] = []
    house = _house(folder, problems)
    path = folder / CRISIS_FILE
    text, found = read_text(path)
    problems += found
    if text is None:
        return None, problems
    node, found = read_node(text, str(path))
    problems += found
    if node is None:
        return None, problems or [problem("file-empty", Where(str(path)))]
    ident, where = playbook_of(node, problems)
    if ident is None:
        return None, problems
    library = Library((folder / "playbooks", *roots), _own_playbook(folder, house, problems))
    playbook, found = library.read(ident, languages, where)
    problems += found
    if playbook is None:
        return None, problems
    crisis = read_recorded(node, folder, playbook, problems, until=until, password=password)
    if crisis is None or house is None:
        return None, problems
    partners = _partners(folder, house, problems)
    crisis = _take_part(crisis, house, partners)
    problems += check_together(playbook, house, crisis)
    layouts = _layouts(folder, house, problems)
    mentions = _mentions(folder, crisis, problems)
    situation = made(Situation)(
        playbook=playbook, house=house, crisis=crisis, folder=folder, partners=partners, layouts=layouts,
        mentions=mentions, problems=in_order(problems),
    )  # fmt: skip
    return situation, problems


def _house(folder: Path, problems: list[Problem]) -> House | None:
    path = folder / HOUSE_FILE
    text, found = read_text(path)
    problems += found
    if text is None:
        return None
    house, found = read_house(text, str(path))
    problems += found
    return house


def _partners(folder: Path, house: House, problems: list[Problem]) -> dict[str, House]:
    """The other agencies, unread where there are none."""
    if not (folder / "houses").is_dir():
        return {}
    from crisiskit.recording.partners import read_partners

    return read_partners(folder, house, problems)


def _take_part(crisis: Crisis, house: House, partners: dict[str, House]) -> Crisis:
    """The crisis that knows who speaks in it. Who opened it is whoever has the file, unless that says so."""
    if not partners or house.registry is None:
        return crisis
    return crisis.model_copy(update={"house": crisis.house or house.registry, "houses": (house.registry, *partners)})


def _layouts(folder: Path, house: House, problems: list[Problem]) -> dict[str, OwnLayout]:
    """The house's own layouts, unread where there are none: a first post must not wait for them."""
    if house.layouts is None:
        return {}
    from crisiskit.reading.layouts import read_layouts

    layouts, found = read_layouts(folder, house)
    problems += found
    return layouts


def _mentions(folder: Path, crisis: Crisis, problems: list[Problem]) -> Mentions | None:
    """The counts of mentions, unread where the crisis names none. Rows left out are told as a number: the list has its command."""
    watched = crisis.mentions
    if watched is None:
        return None
    path = _find_inside(folder, watched.file, watched.where, problems)
    if path is None:
        return None
    from crisiskit.reading.mentions import read_mentions

    mentions, found = read_mentions(path, ZoneInfo(crisis.zones[0]), watched.usual)
    if mentions is None:
        problems += found[-1:]
    elif mentions.unread:
        problems.append(problem("mentions-rows-unread", watched.where, number=mentions.unread, path=watched.file))
    return mentions


def _own_playbook(folder: Path, house: House | None, problems: list[Problem]) -> Path | None:
    """The house's own playbook, which must lie in the folder given."""
    if house is None or house.extends is None:
        return None
    return _find_inside(folder, house.extends, house.places.get("extends", house.where), problems)


def _find_inside(folder: Path, name: str, where: Where, problems: list[Problem]) -> Path | None:
    """A file that must lie in the folder given."""
    path = folder / name
    try:
        is_inside, is_file = path.resolve().is_relative_to(folder.resolve()), path.is_file()
    except (OSError, ValueError):  # no file can have this name
        is_inside, is_file = True, False
    if is_inside and is_file:
        return path
    problems.append(problem("file-missing" if is_inside else "path-outside-folder", where, path=name))
    return None


def speak_for(situation: Situation, ident: str) -> Situation:
    """The situation as another of its agencies sees it: their name, their channels, their own acts and nobody else's.

    DocumentError for an agency that does not speak here.
    """
    own = situation.house
    if ident == own.registry:
        return situation
    other = situation.partners.get(ident)
    if other is None or own.registry is None:
        known = [name for name in (own.registry, *situation.partners) if name is not None]
        raise DocumentError([problem("house-not-here", None, found=ident, instead=nearest(ident, known) or ", ".join(known))])
    partners = {own.registry: own, **{name: house for name, house in situation.partners.items() if name != ident}}
    kept = [item for item in situation.problems if item.code not in _JUDGED]
    problems = in_order([*kept, *check_together(situation.playbook, other, situation.crisis)])
    return situation.model_copy(update={"house": other, "partners": partners, "layouts": {}, "problems": problems})


def check_together(playbook: Playbook, house: House, crisis: Crisis) -> list[Problem]:
    """What only shows when the three are seen together: unknown sources, confirmations by others, contradictions, gaps in roles."""
    _, problems = fold_reports(crisis.reports, playbook, house, crisis)
    roles = [(duty.role, duty.where) for duty in house.duty]
    if house.spokesperson is not None:
        roles.append((house.spokesperson.role, house.places.get("spokesperson.role", house.where)))
    for role, where in roles:
        if role not in playbook.roles:
            problems.append(problem("unknown-role", where, found=role, instead=nearest(role, playbook.roles)))
    agencies = {"registry": house.registry, **{f"clearance.{name}": name for name in house.clearance}}
    for key, agency in agencies.items():
        if agency is not None and agency not in playbook.agencies:
            where = house.places.get(key, house.where)
            problems.append(problem("unknown-agency", where, found=agency, instead=nearest(agency, playbook.agencies)))
    if crisis.status is Status.ACTUAL:
        problems += [
            problem("house-is-the-example", outlet.where, found=outlet.handle)
            for outlet in house.channels
            if outlet.handle in EXAMPLE_HANDLES
        ]
    for language in house.agency:
        if language not in playbook.texts:
            where = house.places.get(f"agency.{language}", house.where)
            problems.append(problem("language-missing", where, found=language, playbook=playbook.id))
    return problems
