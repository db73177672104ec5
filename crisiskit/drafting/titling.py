"""The headline of a text, as its kind words it: the playbook's own, or what the text is about.

    make_headline(choices, {"channels": ""})     # "Klarifikasi: Kecelakaan KMP Contoh di Selat Contoh"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.drafting.assembling import spell
from crisiskit.language.catalogue import book
from crisiskit.language.lists import title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crisiskit.drafting.candidates import Choices
    from crisiskit.drafting.sentences import Form


def make_headline(choices: Choices, late: Mapping[str, str]) -> str | None:
    """The headline, without the mark of a drill; agencies in it have their short names."""
    voice = choices.voice
    others = {name for name in voice.situation.playbook.agencies if name != "self"}

    def say(form: Form | None) -> str:
        return "" if form is None else spell(form.words, late, set(others))

    headline = say(choices.headline())
    if not headline:
        return None
    pattern: str = book(voice.language, "phrases")["headlines"].get(choices.kind.value, "{headline}")
    topic = say(choices.short_topic)
    return pattern.format(headline=headline, topic=title(topic, voice.language) if topic else headline)
