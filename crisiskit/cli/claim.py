"""`crisiskit claim twenty-dead --text-id "…" --seen 09:05`: what others say that is not so, or not known to be so.

    crisiskit claim twenty-dead --verdict untrue --evidence "…" --fact-id "…" --fact-en "…" --from basarnas --as-of 10:05

What is given is added to what the claim said before; the entry holds the whole of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from crisiskit.cli.journal import make_author
from crisiskit.cli.options import make_folder, make_now
from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from crisiskit.cli.entering import Entering
    from crisiskit.cli.starting import Program
    from crisiskit.cli.words import Words
    from crisiskit.model.crisis import Claim
    from crisiskit.model.when import When

VERDICTS = ("untrue", "unknown", "true")
#: What is said in several languages.
WORDED = ("text", "fact", "because")
_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True)
class Told:
    """What the command line said of a claim; None where it said nothing."""

    verdict: str | None
    evidence: str
    source: str | None
    as_of: When | None
    seen: When | None
    words: dict[str, dict[str, str]]


def make_command(say: Words) -> click.Command:
    """The command, its help in the reader's language."""
    text, time = say("metavar.text"), say("metavar.time")
    worded: list[click.Parameter] = []
    for code in LANGUAGES:
        helps = {
            "text": say("claim.text_in", language=code), "fact": say("claim.fact_in", language=code),
            "because": say("claim.because_in", language=code),
        }  # fmt: skip
        worded += [click.Option([f"--{name}-{code}"], metavar=text, help=told) for name, told in helps.items()]
    return click.Command(
        "claim", callback=click.pass_obj(add_claim), help=say("claim.help"), options_metavar=say("program.options"),
        params=[
            click.Argument(["name"], metavar=say("metavar.id")),
            make_folder(say),
            *worded,
            click.Option(["--verdict"], type=click.Choice(VERDICTS), help=say("claim.verdict")),
            click.Option(["--evidence"], metavar=text, help=say("claim.evidence")),
            click.Option(["--from", "source"], metavar=say("metavar.source"), help=say("claim.source")),
            click.Option(["--as-of"], metavar=time, help=say("claim.as_of")),
            click.Option(["--seen"], metavar=time, help=say("claim.seen")),
            *make_author(say),
            make_now(say),
        ],
    )  # fmt: skip


def add_claim(
    program: Program, name: str, folder: Path, verdict: str | None, evidence: str | None, source: str | None,
    as_of: str | None, seen: str | None, role: str | None, person: str | None, now: str | None, **worded: str | None,
) -> None:  # fmt: skip
    """Record the claim as it is known now."""
    from crisiskit.cli.entering import Author, begin, read_line
    from crisiskit.recording.kinds.claim import make_claim

    words = {key: {code: read_line(worded[f"{key}_{code}"]) for code in LANGUAGES} for key in WORDED}
    entering = begin(program, folder, now)
    told = Told(
        verdict, read_line(evidence), source, _read_time(entering, as_of, "--as-of"), _read_time(entering, seen, "--seen"),
        {key: {code: text for code, text in by_language.items() if text} for key, by_language in words.items()},
    )  # fmt: skip
    claim = _change(entering, name, told)
    entering.record(lambda _: make_claim(claim), Author(role, person))
    words_of = {"untrue": program.say("claim.is_untrue"), "true": program.say("claim.is_true")}
    verdict_word = words_of.get(claim.verdict.value, program.say("claim.is_unknown"))
    said = claim.text.get(program.say.language) or next(iter(claim.text.values()))
    click.echo(program.say("claim.recorded", id=claim.id, verdict=verdict_word, text=said))
    _tell_missing(entering, claim)
    entering.tell()


def _read_time(entering: Entering, written: str | None, option: str) -> When | None:
    """A time that is not yet to come, as exactly as it was written; a bare HH:MM is the latest that is not after now."""
    from crisiskit.cli.moments import read_as_of
    from crisiskit.errors import AppendRefused
    from crisiskit.problems import problem

    if written is None:
        return None
    when = read_as_of(written, option, entering.zone, entering.program, now=entering.case.now)
    if when.clock is not None and when.clock > entering.case.now:
        raise AppendRefused([problem("act-in-the-future", None, found=written, at=entering.say(entering.case.now))])
    return when


def _change(entering: Entering, name: str, told: Told) -> Claim:
    """The claim of that name with what was told. AppendRefused where it is new and has no text, or its name cannot be one."""
    from crisiskit.cli.sources import refuse_unknown
    from crisiskit.errors import AppendRefused
    from crisiskit.model.crisis import Claim, Verdict
    from crisiskit.model.when import When
    from crisiskit.problems import Where, problem

    situation = entering.case.situation
    before = next((item for item in situation.crisis.claims if item.id == name), None)
    if not _ID.fullmatch(name):
        raise AppendRefused([problem("bad-id", None, found=name, column="claim")])
    if told.source is not None:
        refuse_unknown(told.source, situation.playbook, situation.house)
    if before is None and not told.words["text"]:
        options = " ".join(f'--text-{code} "…"' for code in situation.house.agency)
        raise AppendRefused([problem("claim-without-text", None, found=name, options=options)])
    if before is None:
        seen = told.seen or When.at(entering.case.now, entering.zone)
        before = Claim(id=name, text=told.words["text"], seen=seen, where=Where(name))
    changed: dict[str, Any] = {key: {**getattr(before, key), **words} for key, words in told.words.items()}
    given = {"source": told.source, "as_of": told.as_of, "seen": told.seen, "evidence": told.evidence or None}
    changed |= {key: value for key, value in given.items() if value is not None}
    if told.verdict is not None:
        changed["verdict"] = Verdict(told.verdict)
    return before.model_copy(update=changed)


def _tell_missing(entering: Entering, claim: Claim) -> None:
    """What a correction of the claim still needs."""
    from crisiskit.model.crisis import Verdict

    say, languages = entering.program.say, tuple(entering.case.situation.house.agency)
    if claim.verdict is not Verdict.UNTRUE:
        click.echo(say("claim.not_yet", id=claim.id), err=True)
        return
    missing = [] if claim.evidence else ["--evidence"]
    missing += [f"--fact-{code}" for code in languages if code not in claim.fact]
    missing += [f"--text-{code}" for code in languages if code not in claim.text]
    missing += [] if claim.source else ["--from"]
    line = say("claim.needs", options=", ".join(missing)) if missing else say("claim.ready", id=claim.id)
    click.echo(line, err=True)
