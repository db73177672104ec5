"""`crisiskit review`: what a text should not say, or lacks, with the exact words, the reason and what to write instead.

    crisiskit review statement.txt --kind holding --channel press
    crisiskit review --json - < post.txt
    crisiskit review update.id.txt --kind update --with update.en.txt --crisis ferry
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crisiskit.cli.options import Folder, make_now
from crisiskit.cli.pasted import STDIN, find_house, open_text
from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from crisiskit.cli.situations import Case
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.problems import Problem
    from crisiskit.reviewing.hits import Earlier, Setting

#: The longest text that is read.
LONGEST = 200_000
#: The kinds, by the values of `Kind`, and those reviewed for wording alone; written out, so that help loads no model.
KINDS = (
    "acknowledgement", "holding", "update", "correction", "apology", "warning-relay", "personal-data-notice",
    "immediate-information", "internal", "closing", "reply", "press-release", "post",
)  # fmt: skip


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    file = click.Path(allow_dash=True, path_type=Path)
    return click.Command(
        "review", callback=click.pass_obj(review), help=say("review.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["file"], type=file, default=STDIN, metavar=f"[{say('metavar.file')}]"),
            click.Option(
                ["--kind"], type=click.Choice(KINDS), default="post", show_default=True, metavar=say("metavar.kind"),
                help=say("review.kind"),
            ),
            click.Option(["--channel"], metavar=say("metavar.channel"), help=say("review.channel")),
            click.Option(["--lang", "language"], type=click.Choice(LANGUAGES), help=say("review.lang")),
            click.Option(["--excerpt"], is_flag=True, help=say("review.excerpt")),
            click.Option(["--with", "other"], type=file, metavar=say("metavar.file"), help=say("review.with")),
            click.Option(["--after"], type=file, multiple=True, metavar=say("metavar.file"), help=say("review.after")),
            click.Option(["--crisis"], type=Folder(), metavar=say("metavar.folder"), help=say("review.crisis")),
            click.Option(["--house"], type=click.Path(path_type=Path), metavar=say("metavar.path"), help=say("review.house")),
            make_now(say),
            click.Option(["--json", "as_json"], is_flag=True, help=say("program.json")),
        ],
    )  # fmt: skip


def review(program: Program, file: Path, language: str | None, as_json: bool, **asked: Any) -> int:
    """Print the problems; the exit code is 1 where one is more than a hint."""
    from crisiskit.problems import Weight
    from crisiskit.reviewing.reviewer import review_text

    text = _read(program, file)
    language = language or _guess(text, program.say.language)
    setting = _make_setting(program, language, asked)
    found = review_text(text, language=language, name=str(file), setting=setting)
    click.echo(_print_json(found, program.say.language) if as_json else _say(found, program.say))
    return int(any(item.weight is not Weight.HINT for item in found))


def _guess(text: str, fallback: str) -> str:
    from crisiskit.language.plain_words import guess_language

    return guess_language(text, LANGUAGES) or fallback


def _make_setting(program: Program, language: str, asked: dict[str, Any]) -> Setting:
    """What the text is held against: the crisis, what was said before, the other language, the house's own rules."""
    from crisiskit.assessing.grading import assess
    from crisiskit.cli.situations import load_case
    from crisiskit.reviewing.hits import Earlier, Setting
    from crisiskit.reviewing.prose import read_prose

    other = _read(program, asked["other"]) if asked["other"] else None
    prose = read_prose(other, _guess_other(other, language)) if other is not None else None
    after = tuple(Earlier(read_prose(_read(program, path), language)) for path in asked["after"])
    setting = Setting(asked["kind"], asked["channel"], asked["excerpt"], earlier=after, other=prose)
    if asked["crisis"] is None:
        house = find_house(program, asked["house"])
        return setting._replace(rules=house.rules if house is not None else ())
    case = load_case(program, asked["crisis"], asked["now"])
    cluster = assess(case.situation, now=case.now, knowledge=case.knowledge).cluster
    earlier = (*_list_kept(case, asked["crisis"], language), *after)
    return setting._replace(situation=case.situation, knowledge=case.knowledge, earlier=earlier, cluster=cluster)


def _guess_other(text: str, language: str) -> str:
    """The language of the counterpart: as it seems, else one that is not the text's."""
    others = [code for code in LANGUAGES if code != language]
    return _guess(text, others[0])


def _list_kept(case: Case, folder: Path, language: str) -> tuple[Earlier, ...]:
    """The statements kept beside the crisis that the public has seen."""
    from crisiskit.cli.saved import list_logged, list_published
    from crisiskit.reviewing.hits import Earlier
    from crisiskit.reviewing.prose import read_prose

    crisis = case.situation.crisis
    kept = list_published(folder, crisis.status, language, case.now, list_logged(crisis, case.now))
    return tuple(Earlier(read_prose(item.text, language), item.drafted_at) for item in kept)


def _read(program: Program, file: Path) -> str:
    """The text, bounded."""
    from crisiskit.cli.situations import refuse
    from crisiskit.problems import problem

    with open_text(program, file) as stream:
        text = stream.read(LONGEST + 1)
    if len(text) > LONGEST:
        raise refuse(program, problem("text-too-long", None, limit=LONGEST))
    return text.replace("\r\n", "\n")


def _print_json(found: tuple[Problem, ...], language: str) -> str:
    """The problems with their sentences, an object each."""
    return json.dumps([_object(item, language) for item in found], ensure_ascii=False, indent=2)


def _object(item: Problem, language: str) -> dict[str, Any]:
    from crisiskit.language.problems import explain
    from crisiskit.language.rules import name_rule

    place = item.where
    return {
        "rule": name_rule(item.code, language), "level": item.weight.value, "words": item.argument("words") or "",
        "line": place.line if place else None, "column": place.column if place else None, **explain(item, language),
    }  # fmt: skip


def _say(found: tuple[Problem, ...], say: Words) -> str:
    """Each problem, its reason and its case on lines of their own, and how many there are."""
    from crisiskit.language.problems import describe, explain

    if not found:
        return say("review.good")
    lines = []
    for item in found:
        told = explain(item, say.language)
        lines.append(describe(item, say.language))
        lines += [f"    {say('review.why', why=told['why'])}"] if told["why"] else []
        lines += [f"    {say('review.case', case=told['case'])}"] if told["case"] else []
    return "\n".join([*lines, say("review.one") if len(found) == 1 else say("review.several", count=len(found))])
