"""Several agencies in one crisis: their houses in `houses/` beside `crisis.yaml`, and whose people `self` are.

    partners = read_partners(folder, house, problems)         # {"kemenpar": House(…)}
    is_joint(situation)                                       # True

`house.yaml` is that of the desk. What `crisis.yaml` and the log say as `self` belongs to the agency that opened the crisis
(`house:` in it), so no other can say it of its own people; what another agency does it reports under its own id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.problems import problem
from crisiskit.reading.files import read_text
from crisiskit.reading.houses import read_house

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.model.house import House
    from crisiskit.model.situation import Situation
    from crisiskit.problems import Problem

HOUSES_FOLDER = "houses"
#: More agencies than this do not speak in one crisis.
MOST_HOUSES = 20


def read_partners(folder: Path, house: House, problems: list[Problem]) -> dict[str, House]:
    """The other agencies by their ids, in the order of their files; what is wrong with one is a problem of its file."""
    found: dict[str, House] = {}
    for path in list_houses(folder):
        text, noted = read_text(path)
        problems += noted
        other = None
        if text is not None:
            other, noted = read_house(text, str(path))
            problems += noted
        if other is None:
            continue
        if other.registry is None:
            problems.append(problem("house-without-registry", other.where))
        elif other.registry in (house.registry, *found):
            problems.append(problem("house-twice", other.places.get("registry", other.where), found=other.registry))
        else:
            found[other.registry] = other
    if found and house.registry is None:
        problems.append(problem("house-without-registry", house.where))
    return found


def list_houses(folder: Path) -> list[Path]:
    """The files of the other agencies; none where there is no such folder."""
    return sorted((folder / HOUSES_FOLDER).glob("*.yaml"))[:MOST_HOUSES]


def is_joint(situation: Situation) -> bool:
    """Whether several agencies speak: their houses lie here, or the crisis is another's than the house that reads it."""
    crisis = situation.crisis
    return bool(situation.partners) or crisis.house not in (None, situation.house.registry)


def name_ourselves(source: str, situation: Situation) -> str:
    """The source under which our own house records: its id, where `self` and the roles are another agency's."""
    house, crisis = situation.house, situation.crisis
    ours = source == "self" or source in situation.playbook.roles
    return house.registry if ours and house.registry and crisis.house not in (None, house.registry) else source
