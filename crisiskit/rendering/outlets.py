"""The order of channels for each publication in words, with the reason.

    describe_airings(sheet, plan)[0]["heading"]      # "Pernyataan pukul 00.40 WIB, bahasa Indonesia"

A publication whose order is that of the one before is named with it, so that a page has one list and not six.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from crisiskit.language.catalogue import book
from crisiskit.language.lists import capitalise
from crisiskit.language.numbers import say_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crisiskit.model.plan import Airing, EscalationPlan, Outlook
    from crisiskit.rendering.saying import Sheet

MILLION = 1_000_000


def describe_airings(sheet: Sheet, plan: EscalationPlan) -> list[dict[str, object]]:
    """A heading and numbered lines for each order: its publications and languages, then its channels."""
    words: Any = book(sheet.language, "outlets")
    return [
        {
            "heading": _say_heading(sheet, group, words),
            "lines": [
                {"number": number, "line": _say_outlet(sheet, item, words)} for number, item in enumerate(group[0].outlets, start=1)
            ],
            "note": "" if any(item.audience for item in group[0].outlets) else words["no_figures"],
        }
        for group in _gather(plan.airings, sheet.language)
    ]


def _gather(airings: Iterable[Airing], first: str) -> list[list[Airing]]:
    """The publications of one order: those of a language in a row, and the same of another language with them."""
    ordered = sorted(airings, key=lambda item: item.language != first)
    groups: dict[object, list[Airing]] = {}
    for (_, rank), group in groupby(ordered, key=lambda item: (item.language, _rank(item))):
        same = list(group)
        groups.setdefault((rank, tuple((item.what, item.at) for item in same)), []).extend(same)
    return list(groups.values())


def _rank(airing: Airing) -> tuple[tuple[str, str, bool | None], ...]:
    """What makes an order the same: the channels, and whether people are there."""
    return tuple((item.channel, item.handle, item.active_now) for item in airing.outlets)


def _say_heading(sheet: Sheet, airings: Sequence[Airing], words: Any) -> str:
    """Which publications, when, in which languages."""
    said = [words["word"].format(what=words["names"][item.what], when=sheet.say(item.at)) for item in airings]
    languages = sheet.list(sheet.word("languages", item.language) for item in airings)
    return capitalise(str(words["heading"]).format(words=sheet.list(said), languages=languages))


def _say_outlet(sheet: Sheet, outlet: Outlook, words: Any) -> str:
    """A channel with the reason for its place."""
    channel = capitalise(sheet.word("channels", outlet.channel))
    line: str = words["line"].format(channel=channel, handle=outlet.handle)
    details = sheet.words("person", "between").join(_list_reasons(sheet, outlet, words))
    return f"{line}: {details}" if details else line


def _list_reasons(sheet: Sheet, outlet: Outlook, words: Any) -> Iterator[str]:
    if outlet.audience is not None:
        yield words["audience"].format(number=_say_size(outlet.audience, sheet, words))
    hours = sheet.list(
        words["span"].format(begin=_say_clock(begin, words), end=_say_clock(end, words)) for begin, end in outlet.active
    )
    if hours:
        yield words["active" if outlet.active_now else "inactive"].format(hours=hours)


def _say_clock(clock: Any, words: Any) -> str:
    return str(words["clock"]).format(hour=f"{clock.hour:02}", minute=f"{clock.minute:02}")


def _say_size(audience: int, sheet: Sheet, words: Any) -> str:
    """`48.000`; from a million on in millions with one decimal, as people say it."""
    if audience < MILLION:
        return say_number(audience, sheet.language)
    millions = (Decimal(audience) / MILLION).quantize(Decimal("0.1")).normalize()
    number = int(millions) if millions == int(millions) else millions
    return str(words["millions"]).format(number=say_number(number, sheet.language))
