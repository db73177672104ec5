"""Parts that a kind of statement needs and a text does not have: the place, the time, whom to ask, when the next word comes.

    find_missing("missing-next-update", prose, setting)     # a hit at “secara berkala”, or at nothing where all is silent

A part is looked for in the words of strangers, so whatever may be one is taken for one: a false alarm costs more than a gap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.moments import find_days
from crisiskit.reviewing.wordings import find_pattern

if TYPE_CHECKING:
    from crisiskit.reviewing.prose import Prose, Sentence

#: Which parts each kind needs (the definitions in docs/reference/review.md); the other kinds are held to wording alone.
NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "acknowledgement": ("missing-place", "missing-time", "missing-next-update"),
        "holding": ("missing-place", "missing-time", "missing-next-update", "missing-contact"),
        "update": ("missing-place", "missing-time", "missing-next-update", "missing-contact"),
        "correction": ("missing-date", "missing-contact"),
        "apology": ("missing-date", "missing-next-step"),
        "warning-relay": ("missing-authority", "missing-place", "missing-validity"),
        "closing": ("missing-date", "missing-place"),
    }
)

#: “Jakarta, 4 Desember 2026 –”: when the text was written, not when it happened.
_DATELINE = re.compile(
    r"^[A-ZÀ-Þ][\w.’']{0,20}(?: [\w.’']{1,20}){0,3} ?(?:\([^)\n]{1,30}\))?,\s[^.\n–—-]{4,40}\d{4}\)?\s?[–—-]?"
    r"|^[^.\n]{0,40}\d{1,2}\s\w+\s\d{4}$"
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}\s?[A-Z]{2,4}\b")
_HOUR = re.compile(r"(?<![\d.,:])(\d{1,2})[.:]([0-5]\d)(?![\d.,:]\d)")
#: The patterns of a moment to come, by file and name.
_MOMENTS = (("form", "clock"), ("parts", "when_soon"), ("parts", "weekday_said"))


def find_missing(rule: str, prose: Prose, setting: Setting) -> Iterator[Hit]:
    """The part, if the kind needs it and the text has none; at the vague words that stand in its stead, if there are any."""
    if rule not in NEEDED.get(setting.kind, ()) or not prose.sentences or _is_shown(rule, setting):
        return
    if _PRESENT[rule](prose):
        return
    vague = _find_vague(rule, prose)
    if vague is not None:
        yield Hit(rule, *vague)
    elif not setting.excerpt:
        yield Hit(rule, hint=rule == "missing-validity" and _has(prose, "until_further"))


def _is_shown(rule: str, setting: Setting) -> bool:
    """Whether the channel shows the part beside the text: the account to ask, on a short one the date, on a push message now."""
    if rule == "missing-time" and setting.channel == "push":
        return True
    if rule == "missing-contact" and setting.channel == "whatsapp":
        return False  # what is passed on there has lost its sender
    return (rule == "missing-contact" and setting.is_post) or (rule == "missing-date" and setting.is_short)


def _has(prose: Prose, name: str) -> bool:
    return find_pattern(prose.language, "parts", name).search(prose.text) is not None


def _find_vague(rule: str, prose: Prose) -> tuple[int, int] | None:
    """Where a promise without an hour stands: “secara berkala”, “in due course”."""
    if rule not in ("missing-next-update", "missing-next-step"):
        return None
    vague = find_pattern(prose.language, "parts", "vague")
    for sentence in prose.sentences:
        fits = _is_promise(prose, sentence) if rule == "missing-next-update" else _names_step(prose, sentence)
        found = vague.search(prose.text, sentence.start, sentence.end) if fits else None
        if found is not None:
            return found.span()
    return None


def _is_promise(prose: Prose, sentence: Sentence) -> bool:
    """Whether the sentence is about a word that is to come."""
    noun, mark, alone = (find_pattern(prose.language, "parts", name) for name in ("next_noun", "next_mark", "next_alone"))
    text = sentence.text
    return alone.search(text) is not None or (noun.search(text) is not None and mark.search(text) is not None)


def _names_step(prose: Prose, sentence: Sentence) -> bool:
    return find_pattern(prose.language, "parts", "next_step").search(sentence.text) is not None


def _tells_when(prose: Prose, text: str) -> bool:
    """Whether the text holds a moment to come: a clock time, a date, a day; the time that data or a text is of is none."""
    said = find_pattern(prose.language, "parts", "as_of").sub(" ", text)
    patterns = (find_pattern(prose.language, *name) for name in _MOMENTS)
    return any(pattern.search(said) for pattern in patterns) or _CLOCK.search(said) is not None or bool(find_days(said))


def _with_next(prose: Prose, number: int) -> str:
    """The sentence, and the one behind it where it ends with a colon, is a label or asks, as “When is the next update?” does."""
    sentence = prose.sentences[number]
    behind = prose.sentences[number + 1].text if number + 1 < len(prose.sentences) else ""
    return f"{sentence.text} {behind}" if sentence.text.rstrip()[-1:] not in ".!" and len(sentence.text) < 60 else sentence.text


def _has_next_update(prose: Prose) -> bool:
    return any(
        (_is_promise(prose, item) and _tells_when(prose, _with_next(prose, number))) or (number > 0 and _is_last_word(prose, item))
        for number, item in enumerate(prose.sentences)
    )


def _is_last_word(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence about something said has an hour later than every other, as “Buletin kedua: 12.00 WITA” has."""
    talk, done = (find_pattern(prose.language, "parts", name) for name in ("next_talk", "step_done"))
    if not talk.search(sentence.text) or done.search(sentence.text):
        return False
    hours = _find_hours(find_pattern(prose.language, "parts", "as_of").sub(" ", sentence.text))
    others = [hour for item in prose.sentences if item is not sentence for hour in _find_hours(item.text)]
    return bool(hours and others) and max(hours) > max(others)


def _find_hours(text: str) -> list[tuple[int, int]]:
    return [(int(found[1]), int(found[2])) for found in _HOUR.finditer(text)]


def _has_next_step(prose: Prose) -> bool:
    if _has(prose, "when_ahead") or _names_later_day(prose):
        return True
    done, ahead = (find_pattern(prose.language, "parts", name) for name in ("step_done", "step_ahead"))
    return any(
        (_names_step(prose, item) or _is_promise(prose, item)) and _tells_when(prose, _with_next(prose, number))
        for number, item in enumerate(prose.sentences)
        if not done.search(item.text) or ahead.search(item.text)
    )


def _names_later_day(prose: Prose) -> bool:
    """Whether a day later than that of the text stands in it: what is to come."""
    found = find_days(prose.text)
    year = next((day.year for day in found if day.year is not None), None)
    days = [date for day in found if year is not None and (date := day.calendar(day.year or year)) is not None]
    return bool(days) and max(days) > days[0]


def _has_place(prose: Prose) -> bool:
    """Whether a place is named that is not part of the name of an office; an office's own region is one."""
    if _has(prose, "place_led") or _has(prose, "place_own"):
        return True
    before, behind = (find_pattern(prose.language, "parts", name) for name in ("agency_before", "agency_behind"))
    found = (item for name in ("place", "place_named") for item in find_pattern(prose.language, "parts", name).finditer(prose.text))
    return any(
        not before.search(prose.text[max(0, item.start() - 70) : item.start()])
        and not behind.search(prose.text[item.end() : item.end() + 70])
        for item in found
    )


def _has_time(prose: Prose) -> bool:
    """Whether something is said of when it happened: any time but that of the next word, and a dateline's date."""
    said = find_pattern(prose.language, "parts", "time_said")
    clock = find_pattern(prose.language, "form", "clock")
    promises = 0
    for number, sentence in enumerate(prose.sentences):
        if _is_promise(prose, sentence) and _tells_when(prose, _with_next(prose, number)) and not _reports_first(prose, sentence):
            promises += 1
            continue
        text = _DATELINE.sub(" ", sentence.text)
        if said.search(text) or clock.search(text) or _CLOCK.search(text):
            return True
        if find_days(text):
            return True
    # Of two such times one is that of what happened: “We hear of a fire since 13:10. We are back at 13:45.”
    return promises > 1


def _reports_first(prose: Prose, sentence: Sentence) -> bool:
    """Whether the sentence of the next word names two times: the second may be that of the event."""
    clocks = find_pattern(prose.language, "form", "clock").findall(sentence.text)
    return len(clocks) > 1 or len(find_days(sentence.text)) > 1


def _has_date(prose: Prose) -> bool:
    """Whether the text is dated: by any date but that of what is to come, unless it says how far off it is (“besok, Selasa, …”)."""
    if _has(prose, "date_told"):
        return True
    ahead = find_pattern(prose.language, "parts", "step_ahead")
    return any(find_days(item.text) and not ahead.search(item.text) for item in prose.sentences)


def _has_contact(prose: Prose) -> bool:
    """Whether it says where to ask; the number of an account or a flight, and the source of a picture, are no such place."""
    said = find_pattern(prose.language, "parts", "contact_no").sub(" ", prose.text)
    return find_pattern(prose.language, "parts", "contact").search(said) is not None


def _has_validity(prose: Prose) -> bool:
    """Whether an end is named, or a second day: a warning speaks of the day it was given and of the days it is for."""
    days = {day for item in find_days(prose.text) if item.year is not None and (day := item.calendar(item.year)) is not None}
    return len(days) > 1 or _has(prose, "valid_until")


_PRESENT: Mapping[str, Callable[[Prose], bool]] = MappingProxyType(
    {
        "missing-place": _has_place,
        "missing-time": _has_time,
        "missing-next-update": _has_next_update,
        "missing-contact": _has_contact,
        "missing-date": _has_date,
        "missing-next-step": _has_next_step,
        "missing-authority": lambda prose: _has(prose, "authority"),
        "missing-validity": _has_validity,
    }
)
