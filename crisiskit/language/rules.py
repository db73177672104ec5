"""What the reviewer says of a rule: what is wrong, why it matters, what to write instead, the case behind it.

    find_rule("no-comment", "id")["why"]

The sentences lie with the rule's patterns in `<language>/review/<family>.json`.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from crisiskit.language.catalogue import book

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The files, by what their rules are about: who caused it and who is named, the voice, the form, the parts needed, the chain.
FAMILIES = ("attribution", "tone", "form", "parts", "chain")


@cache
def list_rules(language: str) -> Mapping[str, Mapping[str, Any]]:
    """Every rule of the reviewer with its sentences, by name."""
    found = {name: rule for family in FAMILIES for name, rule in book(language, f"review/{family}")["rules"].items()}
    return MappingProxyType(found)


def find_rule(name: str, language: str) -> Mapping[str, Any]:
    """The rule's sentences; nothing for a name that no rule has."""
    return list_rules(language).get(name, {})


def name_rule(code: str, language: str) -> str:
    """The rule a code belongs to: the date, the validity and the time of a text are one rule, told in three ways."""
    return str(find_rule(code, language).get("rule", code))
