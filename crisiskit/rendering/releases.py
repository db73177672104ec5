"""A proposal in words: which texts, whose word it needs and by when, what speaks against it.

    say_pending(sheet, pending)       # ["9f2c0a1b: pernyataan sementara, …", "- siaran pers, bahasa Indonesia", …]
    say_waiting(sheet, pending)       # one line, for a brief

The words stand in `language/<language>/releases.json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisiskit.language.catalogue import book
from crisiskit.language.problems import say
from crisiskit.model.release import NeedKind, NeedState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.model.release import Need, Pending
    from crisiskit.rendering.saying import Sheet


def say_pending(sheet: Sheet, pending: Pending, *, texts: bool = True) -> list[str]:
    """The proposal with its `texts`, everybody whose word it needs, with the command that records it, what is wrong with it."""
    words = _words(sheet)
    lines = [_say_head(sheet, pending), *(_say_texts(sheet, pending) if texts else ())]
    if texts and pending.next_update_at is not None:
        lines.append(words["promise"].format(when=sheet.say(pending.next_update_at)))
    if pending.published_at is not None:
        return [*lines, words["published"].format(when=sheet.say(pending.published_at))]
    lines += [*([""] if texts else []), words[_find_heading(pending)]]
    for need in pending.needs:
        lines.append(f"- {_say_need(sheet, need, contact=True)}")
        if not need.is_met:
            asks = need.what is NeedKind.AGENCY and need.state is NeedState.OPEN
            lines.append("    " + words["ask" if asks else "answer"].format(code=pending.code, who=need.who))
    troubles = [say(item, sheet.language) for item in (*pending.faults, *pending.refusals)]
    lines += ["", words["against"], *(f"- {text}" for text in troubles)] if troubles else []
    return [*lines, "", words["ready"].format(code=pending.code)] if pending.is_ready else lines


def say_passed(sheet: Sheet, pending: Pending) -> list[str]:
    """Whose silence was passed over: an approver who does not answer in time is skipped, and that is told."""
    silent = (need for need in pending.needs if need.state is NeedState.PASSED or need.instead is not None)
    return [f"- {_say_need(sheet, need)}" for need in silent]


def say_waiting(sheet: Sheet, pending: Pending) -> str:
    """In one line what waits, who approves it and by when, who else must agree."""
    words = _words(sheet)
    what = words["waits"].format(code=pending.code, kind=_say_kind(sheet, pending), channels=_list_channels(sheet, pending))
    if pending.faults:
        return f"{what} {words['void']}"
    if pending.refusals:
        return f"{what} {' '.join(say(item, sheet.language) for item in pending.refusals)}"
    if pending.is_ready:
        return f"{what} {words['ready'].format(code=pending.code)}"
    approval = [_say_need(sheet, need) for need in pending.needs if need.what is NeedKind.APPROVAL and not need.is_met]
    others = [_say_whom(sheet, need) for need in pending.needs if need.what is not NeedKind.APPROVAL and not need.is_met]
    if others:
        approval.append(words["also"].format(whom=sheet.list(others)))
    return " ".join([what, *(f"{text}." for text in approval)])


def _words(sheet: Sheet) -> Any:
    return book(sheet.language, "releases")


def _find_heading(pending: Pending) -> str:
    return "needs" if pending.changed is None else "needs_figures"


def _say_head(sheet: Sheet, pending: Pending) -> str:
    words = _words(sheet)
    kind, level = _say_kind(sheet, pending), sheet.level(pending.level)
    return str(words["head"].format(code=pending.code, kind=kind, at=sheet.say(pending.at), level=level))


def _say_kind(sheet: Sheet, pending: Pending) -> str:
    return str(book(sheet.language, "sheets")["statement"]["kinds"][pending.statement.value]).lower()


def _say_texts(sheet: Sheet, pending: Pending) -> Iterator[str]:
    names = book(sheet.language, "sheets")
    for text in pending.texts:
        channel, language = names["channels"].get(text.channel, text.channel), names["languages"].get(text.language, text.language)
        yield _words(sheet)["text"].format(channel=channel, language=language)


def _list_channels(sheet: Sheet, pending: Pending) -> str:
    names = book(sheet.language, "sheets")["channels"]
    return sheet.list(names.get(text.channel, text.channel) for text in pending.texts)


def _say_whom(sheet: Sheet, need: Need, *, contact: bool = False) -> str:
    """A role with who holds it, or an agency with whom we know there."""
    if need.person is not None:
        return sheet.person(need.person, contact=contact)
    if need.agency is None:
        return need.who
    name = sheet.pick(need.agency.names, need.who)
    return f"{name} ({need.agency.contact})" if contact and need.agency.contact else name


def _say_need(sheet: Sheet, need: Need, *, contact: bool = False) -> str:
    """Whose word, and how it stands."""
    words = _words(sheet)
    due = None if need.due is None else sheet.say(need.due)
    at = None if need.answered_at is None else sheet.say(need.answered_at)
    asked_first = need.what is NeedKind.AGENCY and need.state is NeedState.OPEN
    key = "unasked" if asked_first else need.state.value
    if key in ("open", "asked") and due is not None and need.instead is None:
        key += "_until"
    state = words["states"][key].format(due=due, at=at)
    line = words["what"][need.what.value].format(whom=_say_whom(sheet, need, contact=contact), state=state)
    if need.instead is not None:
        line += words["instead"].format(whom=sheet.person(need.instead))
    key, agreed = ("then", None) if need.then_at is None else ("then_agreed", sheet.say(need.then_at))
    then = "" if need.then is None else words[key].format(whom=sheet.person(need.then), at=agreed)
    return f"{line}{then}"
