"""The reviewer's rules in one table: each a pure function that finds where a text breaks it, with the names of what it finds.

    for rule in RULES:
        hits = list(rule.check(prose, setting))

A rule whose check is `find_wordings` is data alone: its patterns, excuses and sentences lie in the language's folder `review`, in
the file of its family. A further rule is a line here and its sentences there; a rule of the house is in its `house.yaml`.
What each rule means is on the page docs/reference/review.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from crisiskit.reviewing.beginnings import check_beginning
from crisiskit.reviewing.capitals import check_capitals
from crisiskit.reviewing.casualties import find_unsourced_counts
from crisiskit.reviewing.chain import (
    check_attack,
    check_base_response,
    check_bolstering,
    check_cluster,
    check_consent,
    check_denial,
    check_history,
    check_investigator,
    check_mixture,
    check_preventable,
)
from crisiskit.reviewing.figures import check_figures
from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.initials import find_unexpanded
from crisiskit.reviewing.jokes import check_jokes
from crisiskit.reviewing.myths import find_headline_myths
from crisiskit.reviewing.own_words import check_never_say, check_own
from crisiskit.reviewing.pairs import check_languages
from crisiskit.reviewing.parts import NEEDED, find_missing
from crisiskit.reviewing.prose import Prose
from crisiskit.reviewing.sayings import check_sayings
from crisiskit.reviewing.sentences import check_length, check_openings
from crisiskit.reviewing.timing import find_impossible_times, find_missing_zones, find_wrong_weekdays
from crisiskit.reviewing.wordings import find_wordings

Check = Callable[[Prose, Setting], Iterator[Hit]]


class Rule(NamedTuple):
    """A check and the codes of the problems it can find, whose sentences are in the file of its family."""

    names: tuple[str, ...]
    family: str
    check: Check


def _by_words(family: str, *names: str) -> list[Rule]:
    """Rules that are patterns alone."""
    return [Rule((name,), family, partial(find_wordings, name, family)) for name in names]


RULES = (
    *_by_words(
        "attribution", "blame", "cause-before-findings", "name-before-kin", "threat", "speculation", "unsourced-reassurance",
        "impossible-promise",
    ),
    *_by_words("tone", "minimising", "no-comment", "non-apology", "stock-grief", "jargon"),
    Rule(("joke",), "tone", check_jokes),
    Rule(("long-sentence",), "tone", check_length),
    Rule(("repeated-opening",), "tone", check_openings),
    Rule(("all-caps",), "tone", check_capitals),
    Rule(("dangling-pronoun",), "tone", check_beginning),
    Rule(("deny-without-evidence",), "chain", check_denial),
    Rule(("mixed-strategies",), "chain", check_mixture),
    Rule(("strategy-when-preventable",), "chain", check_preventable),
    Rule(("rebuild-missing",), "chain", check_history),
    Rule(("bolstering",), "chain", check_bolstering),
    Rule(("attack-accuser",), "chain", check_attack),
    Rule(("missing-empathy", "missing-help"), "chain", check_base_response),
    Rule(("apology-before-consent",), "chain", check_consent),
    Rule(("cause-without-investigator",), "chain", check_investigator),
    Rule(("cluster-fell",), "chain", check_cluster),
    Rule(("figure-differs", "figure-not-confirmed"), "chain", check_figures),
    Rule(("languages-differ",), "chain", check_languages),
    Rule(("never-say-in-text",), "chain", check_never_say),
    Rule(("house-rule", "house-style"), "chain", check_own),
    Rule(("wrong-weekday",), "form", find_wrong_weekdays),
    Rule(("impossible-time",), "form", find_impossible_times),
    Rule(("missing-zone",), "form", find_missing_zones),
    Rule(("unexpanded-acronym",), "form", find_unexpanded),
    *_by_words("form", "foreign-number-style"),
    *(
        Rule((name,), "parts", partial(find_missing, name))
        for name in dict.fromkeys(name for needed in NEEDED.values() for name in needed)
    ),
    Rule(("unsourced-count",), "parts", find_unsourced_counts),
    Rule(("myth-in-headline",), "parts", find_headline_myths),
    *_by_words("parts", "wrong-official-level"),
    Rule((), "sayings", check_sayings),
)
