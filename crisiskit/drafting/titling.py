"""The headline of a text, as its kind words it: the playbook's own, or what the text is about.

    make_headline(choices, {"channels": ""})     # "Klarifikasi: Kecelakaan KMP Contoh di Selat Contoh"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.drafting.assembling import spell
from crisiskit.drafting.voicing import Mention
from crisiskit.language.catalogue import book
from crisiskit.language.lists import title
from crisiskit.model.vocabulary import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crisiskit.drafting.candidates import Choices
    from crisiskit.drafting.sentences import Form


def make_headline(choices: Choices, late: Mapping[str, str]) -> str | None:
    """The headline, without the mark of a drill; agencies in it have their short names."""
    voice = choices.voice
    named = {*voice.situation.playbook.agencies, "self"}

    def say(form: Form | None) -> str:
        return "" if form is None else spell(form.words, late, set(named))

    headline = say(choices.headline())
    if not headline:
        return None
    pattern: str = book(voice.language, "phrases")["headlines"].get(choices.kind.value, "{headline}")
    topic, authority = choices.short_topic, _find_authority(choices)
    if authority is None and "{authority}" in pattern:
        return headline
    before, is_topical, after = pattern.partition("{topic}")
    if is_topical and topic is not None:  # set as one line: a topic's small first letter stays small where headlines are sentences
        return title(spell((before, *topic.words, after), late, set(named)), voice.language)
    own = spell(voice.own_name() or (), late, set(named))
    return pattern.format(headline=headline, topic=headline, authority=authority, own=own)


def _find_authority(choices: Choices) -> str | None:
    """The short name of the agency whose warning is relayed."""
    words = (word for item in choices.sayable.get(Part.WARNING, ())[:1] for word in item.forms[0].words)
    return next((word.later for word in words if isinstance(word, Mention)), None)
