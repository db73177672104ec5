"""The situation a command works on, loaded, and what is wrong with it at the moment asked about.

    case = load_case(program, folder, now, languages=("id",))
    case.situation, case.knowledge, case.now
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from crisiskit.cli.journal import find_password
from crisiskit.cli.options import read_now
from crisiskit.cli.printing import print_problems
from crisiskit.cli.roots import find_playbook_roots
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.problems import Problem, in_order, problem
from crisiskit.recording.folding import fold, fold_reports
from crisiskit.recording.situations import load_situation, speak_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from crisiskit.cli.starting import Program
    from crisiskit.model.crisis import Crisis
    from crisiskit.model.playbook import Playbook
    from crisiskit.model.situation import Knowledge, Situation

#: From this age on of the last report a warning is due (design, section 7).
OLD_HOURS = 24
#: Problems that say that a language is missing.
MISSING_LANGUAGE = frozenset({"language-missing", "no-words-in-language"})


@dataclass(frozen=True, slots=True)
class Case:
    """A situation, the moment asked about, what is known then, and what was told to be wrong."""

    situation: Situation
    now: datetime
    knowledge: Knowledge
    problems: tuple[Problem, ...] = ()


def load_case(program: Program, folder: Path, now: str | None, languages: Sequence[str] = LANGUAGES) -> Case:
    """The situation in a folder as it stands at `--now`, its problems told. Raises DocumentError where it cannot be read."""
    case = read_case(program, folder, now, languages)
    print_problems(case.problems, program.say)
    return case


def read_case(program: Program, folder: Path, now: str | None, languages: Sequence[str] = LANGUAGES) -> Case:
    """As `load_case`, its problems only kept."""
    moments: dict[str, datetime] = {}

    def find_moment(zone: str) -> datetime:
        return moments.setdefault(zone, read_now(now, zone, program.say))

    roots = find_playbook_roots(program)
    situation = load_situation(folder, roots, languages, until=find_moment, password=find_password(program))
    moment = find_moment(situation.crisis.zones[0])
    knowledge = fold(situation, moment)
    case = Case(situation, moment, knowledge)
    return replace(case, problems=find_problems(case, languages))


def choose_house(
    program: Program, case: Case, folder: Path, ident: str, languages: Sequence[str] = LANGUAGES
) -> tuple[Case, Path]:
    """The case as another of its agencies sees it, and the folder that its statements are kept in: `houses/<id>/`.

    DocumentError for an agency that does not speak here.
    """
    from crisiskit.recording.partners import HOUSES_FOLDER

    situation = speak_for(case.situation, ident)
    if situation is case.situation:
        return case, folder
    seen = Case(situation, case.now, fold(situation, case.now))
    found = find_problems(seen, languages)
    print_problems((item for item in found if item not in case.problems), program.say)
    return replace(seen, problems=found), folder / HOUSES_FOLDER / ident


def find_house_folder(folder: Path, ident: str | None, case: Case) -> Path:
    """Where the statements of an agency are kept: with the crisis, those of the agencies in `houses/` under their own id."""
    from crisiskit.recording.partners import HOUSES_FOLDER

    is_apart = ident is not None and case.situation.folder is not None and ident in list(case.situation.crisis.houses)[1:]
    return folder / HOUSES_FOLDER / str(ident) if is_apart else folder


def read_again(program: Program, case: Case, folder: Path) -> Case:
    """The same moment after more was recorded; the playbook and the house, which did not change, are not read again."""
    from crisiskit.errors import DocumentError
    from crisiskit.reading.files import read_text
    from crisiskit.reading.finding import CRISIS_FILE
    from crisiskit.reading.nodes import read_node
    from crisiskit.recording.logs import read_recorded
    from crisiskit.recording.situations import check_together

    playbook, house = case.situation.playbook, case.situation.house
    path = folder / CRISIS_FILE
    text, problems = read_text(path)
    node, found = read_node(text, str(path)) if text is not None else (None, [])
    problems += found
    crisis = None
    if node is not None:
        crisis = read_recorded(node, folder, playbook, problems, until=case.now, password=find_password(program))
    if crisis is None:
        raise DocumentError(problems)
    before = case.situation.crisis
    crisis = crisis.model_copy(update={"house": crisis.house or before.house, "houses": before.houses})
    problems += check_together(playbook, house, crisis)
    situation = case.situation.model_copy(update={"crisis": crisis, "problems": in_order(problems)})
    return Case(situation, case.now, fold(situation, case.now))


def read_beginning(program: Program, folder: Path) -> tuple[Crisis, Playbook]:
    """The crisis as `crisis.yaml` alone has it, without its log, and its playbook. Raises DocumentError."""
    from crisiskit.errors import DocumentError
    from crisiskit.reading.crises import playbook_of, read_crisis
    from crisiskit.reading.files import read_text
    from crisiskit.reading.finding import CRISIS_FILE
    from crisiskit.reading.library import Library
    from crisiskit.reading.nodes import read_node

    path = folder / CRISIS_FILE
    text, problems = read_text(path)
    node, found = read_node(text, str(path)) if text is not None else (None, [])
    problems += found
    ident, where = playbook_of(node, problems) if node is not None else (None, None)
    if node is not None and ident is not None:
        playbook, found = Library((folder / "playbooks", *find_playbook_roots(program))).read(ident, LANGUAGES, where)
        problems += found
        crisis = read_crisis(node, playbook, problems) if playbook is not None else None
        if playbook is not None and crisis is not None:
            return crisis, playbook
    raise DocumentError(problems)


def find_problems(case: Case, languages: Sequence[str] = LANGUAGES) -> tuple[Problem, ...]:
    """What is wrong at the moment asked about: doubts about reports that came later are not yet there.

    A language that was not asked for is not missed.
    """
    situation = case.situation
    crisis = situation.crisis
    standing = list(situation.problems)
    if standing:
        _, doubts = fold_reports(crisis.reports, situation.playbook, situation.house, crisis)
        standing = [item for item in standing if item not in doubts]
    standing = [item for item in standing if item.code not in MISSING_LANGUAGE or _is_asked_for(item, languages)]
    return (*in_order([*standing, *case.knowledge.problems]), *_find_age(case))


def _is_asked_for(item: Problem, languages: Sequence[str]) -> bool:
    """Whether one of the languages a problem misses is among those asked for."""
    return any(name.strip() in languages for name in str(item.argument("found")).split(","))


def _find_age(case: Case) -> list[Problem]:
    """A warning where the last report or count is old: somebody may have forgotten `--now`, or the reports."""
    seen = [report.at.key for report in case.situation.crisis.reports if report.at.key <= case.now]
    found = [problem("reports-are-old", None, hours=hours)] if (hours := _find_hours(case, seen)) > OLD_HOURS else []
    mentions = case.situation.mentions
    if mentions is not None and (hours := _find_hours(case, [row.at + mentions.interval for row in mentions.rows])) > OLD_HOURS:
        found.append(problem("mentions-are-old", None, hours=hours))
    return found


def _find_hours(case: Case, moments: Sequence[datetime]) -> int:
    """How many hours ago the last of some moments was that are not in the future."""
    past = [moment for moment in moments if moment <= case.now]
    return int((case.now - max(past)).total_seconds() // 3600) if past else 0


def refuse(program: Program, item: Problem) -> click.ClickException:
    """A wrong use that our own sentences explain."""
    return click.UsageError(program.say.problem(item), ctx=click.get_current_context())
