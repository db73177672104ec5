"""The `rules` of `house.yaml`: words the agency itself does not use, for the reviewer.

    rules:
      - {id: pelanggan, language: id, never: "pelanggan*", why: {id: Warga bukan pelanggan.}, instead: {id: Tulis “warga”.}}
      - {id: netizen, never: netizen, why: {id: Merendahkan., en: It belittles.}, level: warning}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.base import made
from crisiskit.model.house import OwnRule
from crisiskit.problems import problem
from crisiskit.reading.forms import Form

if TYPE_CHECKING:
    from crisiskit.problems import Problem
    from crisiskit.reading.nodes import Node

MOST_RULES, LONGEST_PATTERN = 200, 80
LEVELS = ("error", "warning")
_IDENT = re.compile(r"[a-z][a-z0-9-]{0,39}")


def read_own_rules(form: Form) -> tuple[OwnRule, ...]:
    """The rules that can be read, every fault noted on its line; of two with one id, the first."""
    nodes = list(form.items("rules"))
    if len(nodes) > MOST_RULES:
        form.note("too-many-rows", "rules", rows=len(nodes), limit=MOST_RULES)
    found: dict[str, OwnRule] = {}
    for node in nodes[:MOST_RULES]:
        rule = _read(node, form.problems)
        if rule is not None and rule.id in found:
            form.problems.append(problem("rule-twice", rule.where, found=rule.id))
        elif rule is not None:
            found[rule.id] = rule
    return tuple(found.values())


def _read(node: Node, problems: list[Problem]) -> OwnRule | None:
    form = Form(node, problems, ("id", "language", "never", "why", "instead", "level"))
    ident, pattern = form.text("id", required=True), form.line("never", required=True)
    why = form.localized("why")
    if form.is_mapping and not why:
        problems.append(problem("missing-key", form.where, key="why"))
    language = form.text("language")
    if language is not None and language not in LANGUAGES:
        form.note("unknown-language", "language", found=language, instead=", ".join(LANGUAGES))
        return None
    if ident is None or pattern is None or not why:
        return None
    if not _IDENT.fullmatch(ident):
        form.note("bad-id", "id", found=ident, column="id")
        return None
    if len(pattern) > LONGEST_PATTERN or not re.search(r"\w", pattern):
        form.note("bad-pattern", "never", found=pattern, limit=LONGEST_PATTERN)
        return None
    level = form.text("level") or LEVELS[0]
    if level not in LEVELS:
        form.note("unknown-level-of-rule", "level", found=level, instead=", ".join(LEVELS))
    return made(OwnRule)(
        id=ident, language=language, pattern=pattern, why=why, instead=form.localized("instead"), warns=level == LEVELS[1],
        where=form.place("id"),
    )  # fmt: skip
