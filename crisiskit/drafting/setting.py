"""A text set in one of the agency's formats.

    set_text(situation, now, "id", layout="press", headline="Feri Terbalik", paragraphs=("…",))      # "Dinas Perhubungan …"

Loaded by the first channel that has a layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from crisiskit.reading.forms import print_line
from crisiskit.rendering.layouts import choose_layout, lay_out
from crisiskit.rendering.letters import address_letter
from crisiskit.rendering.pages import print_page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from crisiskit.model.situation import Situation
    from crisiskit.model.statement import Kind


def keep_words(given: Mapping[str, Any], channel_layout: str, kind: Kind, paragraphs: Sequence[str]) -> dict[str, Any]:
    """What the statement keeps to be laid out again, by the names of its fields; the layout asked for goes before the kind's."""
    words = {name: print_line(item) if isinstance(item, str) else item for name, item in given.items()}
    return {**words, "layout": given["layout"] or choose_layout(channel_layout, kind), "paragraphs": tuple(paragraphs)}


def set_text(situation: Situation, now: datetime, language: str, **words: Any) -> str:
    """The text as it leaves the house; `words` are fields of a `Letter`. Raises LayoutRefused."""
    house = situation.house
    day = now.astimezone(ZoneInfo(house.zone)).date()
    return print_page(lay_out(address_letter(house, language, status=situation.crisis.status, day=day, **words), situation.layouts))
