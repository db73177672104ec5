"""The rules of the house and of the playbook: words that this agency, or this kind of crisis, never uses.

    for hit in check_own(prose, setting): …      # `rules` in house.yaml, and “Never say” of the playbook
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.words import find_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisiskit.reviewing.prose import Prose


def check_own(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """The words of each rule of the house in this language, wherever they stand."""
    for rule in setting.situation.house.rules if setting.situation else setting.rules:
        if rule.language in (None, prose.language):
            reason = rule.why.get(prose.language) or next(iter(rule.why.values()))
            right = rule.instead.get(prose.language, "")
            for start, end in find_all(rule.pattern, prose.text):
                arguments = (("id", rule.id), ("reason", reason), ("right", right))
                yield Hit("house-style" if rule.warns else "house-rule", start, end, arguments=arguments)


def check_never_say(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """The words that the playbook of this crisis never says."""
    text = setting.situation.playbook.texts.get(prose.language) if setting.situation else None
    for rule in text.never_say if text else ():
        for start, end in find_all(rule.pattern, prose.text):
            yield Hit("never-say-in-text", start, end, arguments=(("reason", rule.why.rstrip(".")),))
