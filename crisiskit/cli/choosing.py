"""One of a closed list, asked of the person at the keyboard in the words of the language, until it is one; `?` shows help.

    choose_status(say)      # "latihan" is "exercise"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crisiskit.cli.words import Words
from crisiskit.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from crisiskit.cli.starting import Program
    from crisiskit.model.house import House
    from crisiskit.model.playbook import Playbook
    from crisiskit.reading.library import Library

STATUSES = ("actual", "exercise", "test")
#: What is typed to be told what may be answered.
HELP_SIGN = "?"


def choose_status(say: Words) -> str:
    """The status, by its id or a word of any language for it.

    It is never guessed: a drill that passes for the real thing is the worst mistake there is.
    """
    known = {_plain(status): status for status in STATUSES}
    for language in LANGUAGES:
        words = Words(language)
        for status in STATUSES:
            known |= {_plain(word): status for word in words(f"open.words_{status}").split(",")}
    shown = [f"{say(f'open.words_{status}').partition(',')[0]} ({status})" for status in STATUSES]
    return _ask(say, "--status", say("open.ask_status"), known, shown, lambda: say("open.status"), STATUSES)


def choose_playbook(say: Words, library: Library) -> str:
    """The playbook, by its id, its name or another name it has, in any language."""
    from crisiskit.reading.listing import list_playbooks

    found = list_playbooks(library.roots)
    known: dict[str, str] = {}
    for ident, summary in found.items():
        names = [*summary.names.values(), *(name for names in summary.aliases.values() for name in names)]
        known |= {_plain(name): ident for name in names}
    known |= {_plain(ident): ident for ident in found}

    def explain() -> str:
        """Each playbook with its name."""
        return "\n".join(f"  {ident}: {item.names.get(say.language, ident)}" for ident, item in found.items())

    return _ask(say, "--playbook", say("open.ask_playbook"), known, tuple(found), explain, tuple(found))


def choose_source(program: Program, playbook: Playbook, house: House) -> str:
    """Who tells us all this: an agency, one of our roles, or ourselves."""
    from crisiskit.cli.sources import describe_unknown, is_known

    say = program.say
    shown = ("self", *playbook.agencies)
    text = playbook.texts.get(say.language) or next(iter(playbook.texts.values()))
    names = {ident: agency.short for ident, agency in text.agencies.items()} | {
        ident: role.name for ident, role in text.roles.items()
    }
    for answer in _answers(say("open.ask_source", known=", ".join(shown))):
        if is_known(answer, playbook, house):
            return answer
        if answer == HELP_SIGN:
            click.echo("\n".join([say("open.source"), *(f"  {ident}: {name}" for ident, name in names.items())]), err=True)
        elif answer:
            click.echo(say.problem(describe_unknown(answer, playbook)), err=True)
        else:
            click.echo(say("open.not_known"), err=True)
    raise refuse_missing(say, "--from", shown)


def _ask(
    say: Words, option: str, question: str, known: Mapping[str, str], shown: Sequence[str], explain: Callable[[], str],
    choices: Sequence[str],
) -> str:  # fmt: skip
    """The id that an answer means; what is wrong is said before it is asked again."""
    from crisiskit.cli.asking import is_terminal

    for answer in _answers(f"{question} ({', '.join(shown)}, {HELP_SIGN})") if is_terminal() else ():
        if _plain(answer) in known:
            return known[_plain(answer)]
        wrong = say("open.not_one", answer=answer, choices=", ".join(shown))
        click.echo(explain() if answer == HELP_SIGN else wrong, err=True)
    raise refuse_missing(say, option, choices)


def _answers(question: str) -> Iterator[str]:
    """The answers to a question that is put again and again, until the input ends."""
    from crisiskit.cli.asking import ask

    while (answer := ask(question)) is not None:
        yield answer


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def refuse_missing(say: Words, option: str, choices: Sequence[str]) -> click.MissingParameter:
    """The option that is needed where nobody can be asked, and what it takes."""
    message = say("open.choose", choices=", ".join(choices))
    return click.MissingParameter(message, click.get_current_context(), None, f"'{option}'", "option")
