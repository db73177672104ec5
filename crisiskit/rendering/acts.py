"""One act of a plan in words: what, who, by when, and who is next if there is no answer.

    describe_act(sheet, plan.ladder[0])["what"]     # "Beri tahu Kepala Biro Komunikasi (Budi, 0811…)."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.language.lists import capitalise
from crisiskit.language.numbers import say_number
from crisiskit.model.plan import Notice, Person, Task
from crisiskit.planning.agenda import Call, is_past
from crisiskit.rendering.clocks import say_answer, say_telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.planning.agenda import Act
    from crisiskit.rendering.saying import Sheet


#: So many questions of a call are named where space is short; the table of questions has them all.
MOST_QUESTIONS = 3


def describe_act(sheet: Sheet, act: Act) -> dict[str, object]:
    """What to do; and below it who, by when, whom to call, who is next."""
    owner = find_owner(act)
    by = sheet.due(act.due) if act.due is None else f"{sheet.say(act.due)} ({sheet.left(act.due)})"
    details = [
        sheet.words("plan", "act", "who").format(who=sheet.person(owner, contact=True)),
        sheet.words("plan", "act", "by").format(when=by),
        *_find_help(sheet, act, owner),
    ]
    return {"what": end_sentence(say_act(sheet, act, contact=True)), "details": details}


def say_line(sheet: Sheet, act: Act) -> str:
    """An act in one line: when, what, who."""
    pattern: str = sheet.words("plan", "act", "line")
    what = end_sentence(say_act(sheet, act))
    return pattern.format(when=capitalise(sheet.due(act.due)), what=what, who=sheet.person(find_owner(act)))


def end_sentence(text: str) -> str:
    """The text with a full stop, unless it ends in a sign of its own."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def say_act(sheet: Sheet, act: Act, *, contact: bool = False) -> str:
    """What to do, in one sentence."""
    words = sheet.words("plan", "act")
    if isinstance(act, Task):
        return sheet.pick(act.do, act.id)
    if isinstance(act, Notice):
        return str(words["tell"].format(whom=sheet.person(act.person, contact=contact)))
    questions = say_questions(sheet, act)
    if act.to is None:
        return str(words["establish"].format(questions=questions))
    return str(words["ask"].format(whom=sheet.pick(act.to.names, act.to.id), questions=questions))


def say_questions(sheet: Sheet, call: Call) -> str:
    """The first questions of a call, and how many more there are."""
    asked = [sheet.pick(item.question, item.fact) for item in call.questions]
    if len(asked) > MOST_QUESTIONS:
        more = say_number(len(asked) - MOST_QUESTIONS, sheet.language)
        asked[MOST_QUESTIONS:] = [sheet.words("plan", "act", "more_questions").format(number=more)]
    return " ".join(asked)


def find_owner(act: Act) -> Person:
    """Who does it."""
    return act.by if isinstance(act, Notice) else act.owner


def _find_help(sheet: Sheet, act: Act, owner: Person) -> Iterator[str]:
    """Whom to call and who is next."""
    words = sheet.words("plan", "act")
    if isinstance(act, Call) and act.to is not None and act.to.contact:
        yield words["call"].format(whom=capitalise(sheet.pick(act.to.names, act.to.id)), contact=act.to.contact)
    if isinstance(act, Notice) and act.then is not None and act.silent_until is not None:
        yield words["silent"].format(when=sheet.say(act.silent_until), whom=sheet.person(act.then, contact=True))
    elif owner.deputy:
        yield words["away"].format(whom=owner.deputy)


def say_notice(sheet: Sheet, notice: Notice) -> str:
    """A rung of the ladder: when, who, by whom, and who is next after which silence."""
    words = sheet.words("plan", "ladder")
    person = capitalise(sheet.person(notice.person, contact=True))
    line = capitalise(words["line"].format(when=sheet.due(notice.due), whom=person, by=sheet.role(notice.by)))
    if notice.answered is not None:
        return f"{line} {say_answer(sheet, notice)}"
    line = f"{line} {say_telling(sheet, notice)}".rstrip()
    if notice.then is None or notice.silent_until is None:
        return str(line)
    key = "silence_past" if is_past(notice.silent_until, sheet.near) else "silent"
    then = words[key].format(when=sheet.say(notice.silent_until), whom=sheet.person(notice.then, contact=True))
    return f"{line} {then}"
